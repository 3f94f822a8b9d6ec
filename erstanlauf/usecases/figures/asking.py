"""Asking for figures: every answer comes through the one door. Runs on the store's thread and asks the permit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from erstanlauf.domain.figures.changes import changes
from erstanlauf.domain.figures.counted import By, Cells, Counted, DeskSource
from erstanlauf.domain.figures.disclosure import Door, Published
from erstanlauf.domain.figures.periods import Period, PeriodKind, periods_over
from erstanlauf.domain.figures.rounding import Rounding
from erstanlauf.domain.figures.views import Across, Question
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.people import Action, Permit
from erstanlauf.usecases.figures.ports import Counts

_MAY_BEGIN_LATER = 20
"""By what part of a period its counts may begin later and still be those of the whole: New Year, holidays."""


class Asking:
    """What somebody of the steering group may see. `settings` and `today` return what holds now."""

    def __init__(
        self, permit: Permit, counts: Counts, settings: Callable[[], OfficeSettings], today: Callable[[], date]
    ) -> None:
        self._permit = permit
        self._counts = counts
        self._settings = settings
        self._today = today
        self._noted = set[str]()

    def answer(self, question: Question) -> Published:
        """Return the table of a question, and have the audit know who asked it, once for as long as somebody works.

        Raises `NotPermitted`, `QuestionRefused` and `NotYetOver`.
        """
        answer = self.part(question)
        self._note(subject_of(question))
        return answer

    def part(self, question: Question) -> Published:
        """Return the same for what the audit knows as a whole: a report, or what a table is set beside."""
        self._permit.require(Action.SEE_FIGURES)
        return self._door().answer(question, self._today())

    def change(self, question: Question) -> Mapping[str, int]:
        """Return by how much the figures of a question rose or fell since the period before, by row.

        Empty where the two do not compare. Raises what `answer` raises.
        """
        earlier = self.before(question)
        return {} if earlier is None else changes(self.part(replace(question, across=Across.NONE)), earlier)

    def before(self, question: Question) -> Published | None:
        """Return the answer of the period before, whole; None where it does not compare.

        That is where a desk has counts of a part of both periods alone: what changed then would be the desk.
        """
        self._permit.require(Action.SEE_FIGURES)
        period, before = question.period, question.period.before()
        sources = [each for each in self._counts.sources() if each.first <= period.last and each.last >= before.first]
        begins = before.first + (before.last - before.first) // _MAY_BEGIN_LATER
        if not sources or any(each.first > begins or each.last < period.last for each in sources):
            return None
        return self.part(Question(question.view, before))

    def minutes(self, period: Period) -> int | None:
        """Return the median minutes of a visit; None where it would tell too much. Raises as `answer` does."""
        self._permit.require(Action.SEE_FIGURES)
        minutes = self._door().minutes(period, self._today())
        self._note(f"minutes/{period.id}")
        return minutes

    def periods(self, kind: PeriodKind) -> Sequence[Period]:
        """Return the periods of a kind that may be asked of, the newest first: those that are over and have visits."""
        sources = self.sources()
        order = tuple(PeriodKind)
        if not sources or order.index(kind) < order.index(self.shortest):
            return ()
        last = max(each.last for each in sources)
        found = periods_over(kind, min(each.first for each in sources), self._today())
        return [each for each in found if each.first <= last]

    @property
    def shortest(self) -> PeriodKind:
        """The shortest period that has figures."""
        return PeriodKind(self._settings().figures_shortest)

    def sources(self) -> Sequence[DeskSource]:
        """Return the desks whose counts are here, this one first where it has any."""
        self._permit.require(Action.SEE_FIGURES)
        return self._counts.sources()

    def missing(self, period: Period) -> Sequence[DeskSource]:
        """Return the desks whose counts end before the period does; this desk itself is always up to date."""
        return [each for each in self.sources() if each.taken_at is not None and each.last < period.last]

    @property
    def is_invented(self) -> bool:
        """Whether some of the counts are invented, so that everything made of them says so."""
        return any(each.is_invented for each in self.sources())

    def _note(self, subject: str) -> None:
        if subject not in self._noted:
            self._counts.note_seen(subject)
            self._noted.add(subject)

    def _door(self) -> Door:
        rounding = Rounding(self._counts.rounding_key(), int(self._settings().figures_base))
        return Door(self._counts_of, rounding, self.shortest)

    def _counts_of(self, counted: Counted, period: Period, by: By) -> Cells:
        if by is By.WEEK:
            mondays = tuple(period.weeks())
            return self._counts.cells(counted, mondays[0], mondays[-1] + timedelta(days=6), by)
        return self._counts.cells(counted, period.first, period.last, by)


def subject_of(question: Question) -> str:
    """Return how the audit names a question: view and period, and across what."""
    across = () if question.across is Across.NONE else (question.across.value,)
    return "/".join((question.view.value, *across, question.period.id))
