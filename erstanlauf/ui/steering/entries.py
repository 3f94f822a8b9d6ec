"""What may be chosen on the page of figures, in the order in which it is asked at a meeting. Knows no widget."""

from enum import StrEnum

from erstanlauf.domain.figures.views import View
from erstanlauf.i18n.figure_words import view_title
from erstanlauf.i18n.wording import N_, Wording


class Extra(StrEnum):
    """What is no table of counts."""

    MINUTES = "minutes"
    CATALOGUE_AGE = "catalogue_age"


Entry = View | Extra

GROUPS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (N_("Vorsprachen"), (View.WEEKS, View.STAFFING, Extra.MINUTES)),
    (N_("Anliegen"), (View.TOPICS, View.GROUPS, View.LANGUAGES)),
    (N_("Wohin"), (View.TARGETS,)),
    (N_("Lücken"), (View.GAPS, View.UNSUITABLE, View.NEAR_MISSES, View.TOLD)),
    (N_("Wege"), (View.CASES, View.ANSWERS, View.RETURNS)),
    (N_("Katalog"), (Extra.CATALOGUE_AGE,)),
)

_EXTRAS = {Extra.MINUTES: N_("Dauer einer Vorsprache"), Extra.CATALOGUE_AGE: N_("Alter der Einträge")}


def entry_title(words: Wording, entry: Entry) -> str:
    """Return what an entry is called."""
    return view_title(words, entry) if isinstance(entry, View) else words.gettext(_EXTRAS[entry])
