"""Making the report to the committees: which tables of a period it has."""

from collections.abc import Callable, Mapping
from datetime import date

from erstanlauf.domain.ageing import AgeLimits, ages
from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.figures.periods import Period
from erstanlauf.domain.figures.report import Report
from erstanlauf.domain.figures.views import SHORTEST_OF_TWO, Across, Question, View
from erstanlauf.domain.people import Action, Permit
from erstanlauf.usecases.figures.asking import Asking, subject_of
from erstanlauf.usecases.figures.ports import Counts, ReportFiles

TABLES: tuple[tuple[View, Across], ...] = (
    (View.WEEKS, Across.NONE),
    (View.STAFFING, Across.HOURS),
    (View.TOPICS, Across.GROUPS),
    (View.GROUPS, Across.NONE),
    (View.TARGETS, Across.NONE),
    (View.GAPS, Across.GROUPS),
    (View.UNSUITABLE, Across.NONE),
    (View.NEAR_MISSES, Across.NONE),
    (View.TOLD, Across.OUTCOMES),
    (View.CASES, Across.NONE),
    (View.ANSWERS, Across.REASONS),
    (View.RETURNS, Across.NONE),
    (View.LANGUAGES, Across.NONE),
)
"""The tables of the paper in its order: each view once, across something where the period is long enough."""

COMPARED = (View.TOPICS, View.GROUPS, View.TARGETS, View.GAPS, View.TOLD, View.CASES, View.RETURNS, View.LANGUAGES)
"""Views that are set beside the period before."""


class ReportDesk:
    """Makes reports, on the store's thread. `catalogue` returns the one in force, `limits` say when its facts age."""

    def __init__(
        self,
        permit: Permit,
        counts: Counts,
        asking: Asking,
        catalogue: Callable[[], Catalogue],
        limits: AgeLimits,
        today: Callable[[], date],
    ) -> None:
        self._permit = permit
        self._counts = counts
        self._asking = asking
        self._catalogue = catalogue
        self._limits = limits
        self._today = today

    def make(self, period: Period) -> Report:
        """Return the report of a period. Raises `NotPermitted`, `QuestionRefused` and `NotYetOver`."""
        self._permit.require(Action.EXPORT_FIGURES)
        is_long = period.kind.months >= SHORTEST_OF_TWO.months
        questions = [Question(view, period, across if is_long else Across.NONE) for view, across in TABLES]
        tables = tuple(self._asking.part(each) for each in questions)
        before = {view: self._asking.before(Question(view, period)) for view in COMPARED}
        minutes = self._asking.minutes(period)
        self._counts.note_exported(f"report/{period.id}")
        return Report(
            period=period,
            made_on=self._today(),
            tables=tables,
            before={view: table for view, table in before.items() if table is not None},
            minutes=minutes,
            catalogue_age=self.catalogue_age(),
            sources=tuple(self._asking.sources()),
            missing=tuple(self._asking.missing(period)),
            is_invented=self._asking.is_invented,
        )

    def note_copied(self, what: Question | Period) -> None:
        """Write down that the table of a question, or the median of a period, left the page by the clipboard."""
        self._permit.require(Action.EXPORT_FIGURES)
        self._counts.note_exported(subject_of(what) if isinstance(what, Question) else f"minutes/{what.id}")

    def catalogue_age(self) -> tuple[tuple[str, int], ...]:
        """Return how many offers in use are of which `OfferAge`, in the order of its members."""
        self._permit.require(Action.SEE_FIGURES)
        found = ages(self._catalogue().active(), self._limits, self._today())
        return tuple((age.value, offers) for age, offers in found.items())


def report_files(report: Report, writer: ReportFiles) -> Mapping[str, bytes]:
    """Return the files of a report by name; to be called beside the store."""
    stem = f"Bericht-{report.period.id}"
    return {
        f"{stem}.pdf": writer.pdf(report),
        f"{stem}.xlsx": writer.workbook(report),
        **writer.tables(report),
    }
