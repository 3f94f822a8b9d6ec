"""Words of the report to the committees beside those of its figures: headings, what is counted where, how it is made.

Paper, workbook and CSV say it in these words. Knows gettext; knows no figure.
"""

from erstanlauf.domain.figures.periods import Period
from erstanlauf.domain.figures.views import View
from erstanlauf.i18n.wording import N_, Wording

COMMITTEES = (N_("Integrationsrat"), N_("Sozial- und Gesundheitsausschuss"))
"""Who the report goes to. Source: council paper on the first-contact desk, Bielefeld 2020."""

_ROWS_ARE: dict[View, str] = {
    View.WEEKS: N_("Woche"),
    View.TOPICS: N_("Anliegen"),
    View.GROUPS: N_("Zielgruppe"),
    View.LANGUAGES: N_("Sprache"),
    View.TARGETS: N_("Angebot"),
    View.GAPS: N_("Anliegen"),
    View.UNSUITABLE: N_("Angebot"),
    View.NEAR_MISSES: N_("Regel"),
    View.TOLD: N_("Angebot"),
    View.STAFFING: N_("Wochentag"),
    View.RETURNS: N_("Vorsprache"),
    View.CASES: N_("Was daraus wurde"),
    View.ANSWERS: N_("Stand der Übergabe"),
}

_EXPLAINED: dict[View, str] = {
    View.WEEKS: N_("Eine Woche zählt zu dem Zeitraum, in dem ihr Donnerstag liegt."),
    View.TOPICS: N_("Eine Vorsprache kann mehrere Anliegen haben und zählt dann in jeder dieser Zeilen."),
    View.GROUPS: N_(
        "Jede Vorsprache zählt in höchstens einer Zeile: bei der Zielgruppe, deren Merkmale sicher bekannt waren. Für"
        " die Zahlen wird niemand etwas gefragt."
    ),
    View.LANGUAGES: N_("Sprache des Laufzettels: die zehn häufigsten, alle anderen unter „Übrige“."),
    View.TARGETS: N_("Angebote auf dem Laufzettel. Ein Zettel kann auf mehrere verweisen."),
    View.GAPS: N_("Vorsprachen mit einem Anliegen, für das sich kein Angebot fand."),
    View.UNSUITABLE: N_("Vorgeschlagene Angebote, die am Tresen als „nicht passend“ entfernt wurden."),
    View.NEAR_MISSES: N_("Regeln, an denen ein sonst passendes Angebot scheiterte, je Vorsprache und Regel einmal."),
    View.TOLD: N_("Was Menschen, die wiederkamen, über die Stellen sagten, zu denen sie verwiesen worden waren."),
    View.STAFFING: N_("Eine Vorsprache zählt zu der Zeit, zu der sie begann."),
    View.RETURNS: N_("Wer mit der Nummer eines früheren Laufzettels wiederkommt, wird nicht doppelt beraten."),
    View.CASES: N_("Vorsprachen, bei denen Case Management angeboten wurde oder in Frage kam."),
    View.ANSWERS: N_("Übergaben an das Case Management, nach ihrem Stand und dem Grund, den die Stelle nannte."),
}

_METHOD = (
    N_(
        "Zahlen gibt es nur für ganze Monate, Quartale, Halbjahre und Jahre, die vorüber sind, und mit höchstens zwei"
        " Merkmalen; mit zwei Merkmalen erst ab einem halben Jahr."
    ),
    N_(
        "Veränderungen sind Differenzen der gedruckten Zahlen zum gleich langen Zeitraum davor; sie können um das"
        " Doppelte der Abweichung abweichen."
    ),
    N_(
        "Vorsprachen wegen Gewalt zählen nur als Vorsprachen, ohne Anliegen und Zielgruppe. Was Menschen ungefragt"
        " über Krankheit, Schulden oder Lesen sagen, wird nicht gezählt; Namen, Geburtsdaten und Staatsangehörigkeiten"
        " kennt die Zählung nicht."
    ),
    N_(
        "Gezählt wird, was am Tresen abgeschlossen wurde. Entwürfe, die nie abgeschlossen wurden, und Vorsprachen,"
        " die auf Wunsch gelöscht wurden, bevor ihre Frist ablief, zählen nicht."
    ),
)


def report_title(words: Wording) -> str:
    """Return the title of the report."""
    return words.gettext("Bericht an den Integrationsrat")


def rows_are(words: Wording, view: View) -> str:
    """Return the heading above the rows of a view."""
    return words.gettext(_ROWS_ARE[view])


def counted_in(words: Wording, view: View) -> str:
    """Return what the figures of a view count, as the heading of their column."""
    if view is View.ANSWERS:
        return words.gettext("Übergaben")
    return words.gettext("Verweise") if view is View.TOLD else words.gettext("Vorsprachen")


def explained(words: Wording, view: View) -> str:
    """Return what is counted in a view."""
    return words.gettext(_EXPLAINED[view])


def short_method(words: Wording, base: int, most_error: int) -> str:
    """Return what stands under every table of the paper; the whole of it stands once, at the end."""
    note = words.gettext(
        "Auf Vielfache von {base} gerundet, Abweichung höchstens {most_error}, auch bei 0; nach dem Vorbild von"
        " Statistischem Bundesamt und Statistics Canada."
    )
    return note.format(base=base, most_error=most_error)


def method_lines(words: Wording) -> list[str]:
    """Return what is to be known of all tables beside how their figures are rounded."""
    return [words.gettext(each) for each in _METHOD]


def days_text(period: Period) -> str:
    """Return the first and last day of a period."""
    return f"{period.first:%d.%m.%Y} – {period.last:%d.%m.%Y}"
