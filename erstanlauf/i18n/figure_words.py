"""Words for figures: names of views, rows and columns, periods, and the note on method.

Page, paper and table files say it in these words. Knows gettext, catalogue and rules; knows figures only as published.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from erstanlauf.domain.ageing import OfferAge
from erstanlauf.domain.catalogue import Catalogue, Kind
from erstanlauf.domain.figures.disclosure import REST, Figure
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.target_groups import NOT_KNOWN
from erstanlauf.domain.figures.views import SHAPES, Across, Question, View
from erstanlauf.domain.handover.states import HandoverState, Why
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.suggestion import LIMITS
from erstanlauf.domain.visit import CaseStep, ReferralOutcome
from erstanlauf.i18n import catalogue_words, handover_words, labels, return_words
from erstanlauf.i18n.wording import N_, SOURCE_LANGUAGE, Wording

FIRST, RETURN = "first", "return"
"""Codes of `Counted.COMING`."""

_VIEWS = {
    View.WEEKS: N_("Vorsprachen je Woche"),
    View.TOPICS: N_("Anliegen"),
    View.GROUPS: N_("Zielgruppen"),
    View.LANGUAGES: N_("Sprachen der Zettel"),
    View.TARGETS: N_("Wohin verwiesen wurde"),
    View.GAPS: N_("Anliegen ohne passendes Angebot"),
    View.UNSUITABLE: N_("Angebote, die nicht passten"),
    View.NEAR_MISSES: N_("Regeln, an denen ein Angebot scheiterte"),
    View.TOLD: N_("Was aus Verweisen wurde"),
    View.STAFFING: N_("Andrang nach Wochentag und Stunde"),
    View.RETURNS: N_("Zum ersten Mal da oder mit Zettel zurück"),
    View.CASES: N_("Angebote des Case Managements"),
    View.ANSWERS: N_("Übergaben und ihr Stand"),
}
_ACROSS = {
    Across.NONE: N_("gesamt"),
    Across.MONTHS: N_("nach Monat"),
    Across.GROUPS: N_("nach Zielgruppe"),
    Across.OUTCOMES: N_("nach Ergebnis"),
    Across.REASONS: N_("nach Grund"),
    Across.HOURS: N_("nach Stunde"),
}
_CASES = {
    CaseStep.OFFERED: N_("angeboten, noch offen"),
    CaseStep.DECLINED: N_("angeboten, nicht gewünscht"),
    CaseStep.LEFT_OUT: N_("nicht angeboten, obwohl die Regeln dafür sprechen"),
    CaseStep.ON_SLIP: N_("auf dem Zettel, ohne Übergabe"),
    CaseStep.HANDED_OVER: N_("mit Daten übergeben"),
}
_COMING = {FIRST: N_("zum ersten Mal da"), RETURN: N_("mit Zettel zurück")}
_WEEKDAYS = (
    *(N_("Montag"), N_("Dienstag"), N_("Mittwoch"), N_("Donnerstag")),
    *(N_("Freitag"), N_("Samstag"), N_("Sonntag")),
)
_MONTHS = (
    *(N_("Januar"), N_("Februar"), N_("März"), N_("April"), N_("Mai"), N_("Juni")),
    *(N_("Juli"), N_("August"), N_("September"), N_("Oktober"), N_("November"), N_("Dezember")),
)
_MONTHS_IN_SHORT = (
    *(N_("Jan."), N_("Feb."), N_("Mär."), N_("Apr."), N_("Mai"), N_("Jun.")),
    *(N_("Jul."), N_("Aug."), N_("Sep."), N_("Okt."), N_("Nov."), N_("Dez.")),
)
_QUARTERS = (N_("1. Quartal {year}"), N_("2. Quartal {year}"), N_("3. Quartal {year}"), N_("4. Quartal {year}"))
_HALF_YEARS = (N_("1. Halbjahr {year}"), N_("2. Halbjahr {year}"))
_KINDS = {
    PeriodKind.MONTH: N_("Monat"),
    PeriodKind.QUARTER: N_("Quartal"),
    PeriodKind.HALF_YEAR: N_("Halbjahr"),
    PeriodKind.YEAR: N_("Jahr"),
}
_AGES = {
    OfferAge.FRESH: N_("geprüft und aktuell"),
    OfferAge.DUE: N_("in den nächsten 30 Tagen zu prüfen"),
    OfferAge.STALE: N_("Prüfung überfällig"),
    OfferAge.UNCONFIRMED: N_("nicht bestätigt"),
}


@dataclass(frozen=True, slots=True)
class FigureNames:
    """What codes are called that are data: services by the catalogue, groups and rules by language."""

    catalogue: Catalogue
    groups: Mapping[str, Mapping[str, str]]
    rules: Mapping[str, Mapping[str, str]]


def view_title(words: Wording, view: View) -> str:
    """Return the heading of a view."""
    return words.gettext(_VIEWS[view])


def table_title(words: Wording, question: Question) -> str:
    """Return the heading of the table of a question, without what its columns are."""
    if question.view is View.STAFFING and question.across is Across.NONE:
        return words.gettext("Andrang nach Wochentag")
    return view_title(words, question.view)


def across_title(words: Wording, across: Across) -> str:
    """Return what the columns of a table are, for a choice: "nach Zielgruppe"."""
    return words.gettext(_ACROSS[across])


def row_name(words: Wording, names: FigureNames, view: View, code: str) -> str:
    """Return what a row of a view is called, the rest too. A code of another desk that is not known here stays."""
    return rest_name(words) if code == REST else _named(_ROWS[view], words, names, code)


def column_name(words: Wording, names: FigureNames, across: Across, code: str) -> str:
    """Return what a column is called, the rest too; short, for there may be twenty of them."""
    return rest_name(words) if code == REST else _named(_COLUMNS[across], words, names, code)


def rest_name(words: Wording) -> str:
    """Return what the categories are called together that are too small to stand for themselves."""
    return words.gettext("Übrige")


def period_name(words: Wording, period: Period) -> str:
    """Return "1. Halbjahr 2026", "März 2026" and the like."""
    if period.kind is PeriodKind.YEAR:
        return words.gettext("Jahr {year}").format(year=period.year)
    if period.kind is PeriodKind.MONTH:
        month = words.gettext(_MONTHS[period.number - 1])
        return words.gettext("{month} {year}").format(month=month, year=period.year)
    parts = _QUARTERS if period.kind is PeriodKind.QUARTER else _HALF_YEARS
    return words.gettext(parts[period.number - 1]).format(year=period.year)


def kind_name(words: Wording, kind: PeriodKind) -> str:
    """Return what a kind of period is called, for a choice."""
    return words.gettext(_KINDS[kind])


def number_text(words: Wording, number: int) -> str:
    """Return a number with its thousands set apart."""
    return f"{number:,}".replace(",", thousands_sign(words))


def thousands_sign(words: Wording) -> str:
    """Return what stands between thousands."""
    return "." if words.language == SOURCE_LANGUAGE else ","


def change_text(words: Wording, change: int) -> str:
    """Return a difference with its sign, "±0" where there is none."""
    return f"{'±' if change == 0 else '+' if change > 0 else '−'}{number_text(words, abs(change))}"


def figure_text(words: Wording, figure: Figure, base: int) -> str:
    """Return a figure as it is written in a cell: the number, or "unter 5" where none is given."""
    return words.gettext("unter {base}").format(base=base) if figure is None else number_text(words, figure)


def untold_text(words: Wording, question: Question, base: int) -> str:
    """Return what stands in a cell without a figure: it is too small, or of a list that is another one each month."""
    return words.pgettext("figure", "offen") if is_list_by_months(question) else figure_text(words, None, base)


def untold_note(words: Wording, question: Question, base: int) -> str:
    """Return what is to be said of cells without a figure beside how figures are made; empty where that says it all."""
    if not is_list_by_months(question):
        return ""
    note = words.gettext(
        "„offen“ heißt: in diesem Monat nicht unter den {most} häufigsten oder unter {base}, gezählt unter „Übrige“."
    )
    return note.format(most=SHAPES[question.view].most_rows, base=base)


def is_list_by_months(question: Question) -> bool:
    """Whether a table has the most frequent of a period beside those of its months: what is none of these has no figure
    there, however large it is.
    """
    return question.across is Across.MONTHS and SHAPES[question.view].most_rows is not None


def minutes_text(words: Wording, minutes: int) -> str:
    """Return a median length as it is given: it is rounded to five minutes, so 0 is less than that."""
    if not minutes:
        return words.gettext("unter 5 Minuten")
    return words.gettext("rund {minutes} Minuten").format(minutes=minutes)


def method_note(words: Wording, base: int, most_error: int) -> str:
    """Return what stands under every table: how its figures are made, after which model."""
    note = words.gettext(
        "Jede Zahl und jede Summe ist für sich auf ein Vielfaches von {base} gerundet, Abweichung höchstens "
        "{most_error}; darum gehen Summen nicht immer auf. Eine Zeile oder Spalte mit weniger als {base}, im "
        "Einzelfall gleich {base}, steht unter „Übrige“ oder als „unter {base}“; eine 0 heißt nicht „niemand“, "
        "sondern höchstens {most_error}. Verfahren nach dem Vorbild der Rundung auf 5 beim Statistischen "
        "Bundesamt (SGB XII seit 2020) und der zufälligen Rundung bei Statistics Canada."
    )
    return note.format(base=base, most_error=most_error)


def invented_note(words: Wording) -> str:
    """Return what marks everything that is made of invented counts."""
    return words.gettext("Erfundene Daten – keine echten Zahlen")


def age_name(words: Wording, code: str) -> str:
    """Return what an `OfferAge` is called."""
    return words.gettext(_AGES[OfferAge(code)])


def listed(words: Wording, parts: Sequence[str]) -> str:
    """Return parts in one line, the last joined by "und"."""
    return words.gettext(" und ").join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


_Name = Callable[[Wording, FigureNames, str], str]


def _named(name: _Name, words: Wording, names: FigureNames, code: str) -> str:
    try:
        return name(words, names, code)
    except (KeyError, ValueError):  # a code of a later program, or of data that are gone
        return code


def _week(words: Wording, _: FigureNames, code: str) -> str:
    monday = date.fromisoformat(code)
    return words.gettext("KW {week}, ab {day}").format(week=monday.isocalendar().week, day=f"{monday:%d.%m.}")


def _topic(words: Wording, _: FigureNames, code: str) -> str:
    return labels.topic(words, Topic(code))


def _group(words: Wording, names: FigureNames, code: str) -> str:
    if code in ("", NOT_KNOWN):  # without a group: of the time before groups were kept
        return words.gettext("nicht bekannt oder andere")
    return _in_language(words, names.groups[code])


def _service(_: Wording, names: FigureNames, code: str) -> str:
    return names.catalogue.services[Kind(code)].name


def _rule(words: Wording, names: FigureNames, code: str) -> str:
    if code == LIMITS:
        return words.gettext("Alter, Papiere oder Deutsch nach dem Katalog")
    return _in_language(words, names.rules[code])


def _month(words: Wording, _: FigureNames, code: str) -> str:
    return words.gettext(_MONTHS_IN_SHORT[int(code[-2:]) - 1])


def _in_language(words: Wording, by_language: Mapping[str, str]) -> str:
    return by_language.get(words.language) or by_language[SOURCE_LANGUAGE]


_ROWS: Mapping[View, _Name] = {
    View.WEEKS: _week,
    View.TOPICS: _topic,
    View.GROUPS: _group,
    View.LANGUAGES: lambda words, _, code: catalogue_words.language_name(words, code),
    View.TARGETS: _service,
    View.GAPS: _topic,
    View.UNSUITABLE: _service,
    View.NEAR_MISSES: _rule,
    View.TOLD: _service,
    View.STAFFING: lambda words, _, code: words.gettext(_WEEKDAYS[int(code)]),
    View.RETURNS: lambda words, _, code: words.gettext(_COMING[code]),
    View.CASES: lambda words, _, code: words.gettext(_CASES[CaseStep(code)]),
    View.ANSWERS: lambda words, _, code: handover_words.state_name(words, HandoverState(code)),
}
_COLUMNS: Mapping[Across, _Name] = {
    Across.NONE: lambda _words, _names, code: code,
    Across.MONTHS: _month,
    Across.GROUPS: _group,
    Across.OUTCOMES: lambda words, _, code: return_words.outcome_name(words, ReferralOutcome(code)),
    Across.REASONS: lambda words, _, code: handover_words.why_name(words, Why(code)),
    Across.HOURS: lambda words, _, code: words.gettext("{hour} Uhr").format(hour=int(code)),
}
