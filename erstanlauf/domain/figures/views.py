"""What the steering group may ask: the list of views, each with at most two dimensions and its shortest period."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.figures.counted import By, Counted
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.handover.states import Why
from erstanlauf.domain.visit import ReferralOutcome


class View(StrEnum):
    """One table or picture of the steering page."""

    WEEKS = "weeks"
    TOPICS = "topics"
    GROUPS = "groups"
    LANGUAGES = "languages"
    TARGETS = "targets"
    GAPS = "gaps"
    UNSUITABLE = "unsuitable"
    NEAR_MISSES = "near_misses"
    TOLD = "told"
    STAFFING = "staffing"
    RETURNS = "returns"
    CASES = "cases"
    ANSWERS = "answers"


class Across(StrEnum):
    """What the columns of a table are; NONE where it has one dimension."""

    NONE = "none"
    MONTHS = "months"
    GROUPS = "groups"
    OUTCOMES = "outcomes"
    REASONS = "reasons"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands in the columns: a code of the counts.

    `fixed` are all codes there can be, shown whatever the counts; without them a column that is too small is among the
    rest. `sums` are counts that sum up a column where the rows cannot, because a visit counts in several of them.
    """

    code: str = "b"
    fixed: tuple[str, ...] = ()
    sums: Counted | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """How a view is made of counts.

    `rows`: code "a" or the "bucket" of days stands there; buckets are all shown. `only_b` takes one value of code b
    alone. `many` where one visit may count in several rows: what is left has no figure then, for one visit could move
    it by more than one step. `most_rows` is the length of a list of the most frequent.
    """

    counted: Counted
    rows: str = "a"
    by: By = By.PERIOD
    only_b: str | None = None
    many: bool = False
    most_rows: int | None = None
    is_over_time: bool = True
    columns: Mapping[Across, Columns] = field(default_factory=dict)

    @property
    def splits(self) -> tuple[Across, ...]:
        """What it may be asked across, the whole first."""
        plain = (Across.NONE, Across.MONTHS) if self.is_over_time else (Across.NONE,)
        return (*plain, *self.columns)


CHOSEN, UNSUITABLE = "chosen", "unsuitable"
MOST_LANGUAGES = 10

_BY_GROUP = {Across.GROUPS: Columns(sums=Counted.GROUP)}
_OUTCOMES = Columns(fixed=tuple(each.value for each in ReferralOutcome))
_REASONS = Columns(fixed=tuple(each.value for each in Why))

SHAPES: Mapping[View, Shape] = {
    View.WEEKS: Shape(Counted.HOUR, rows="bucket", by=By.WEEK, is_over_time=False),
    View.TOPICS: Shape(Counted.TOPIC, many=True, columns=_BY_GROUP),
    View.GROUPS: Shape(Counted.GROUP),
    View.LANGUAGES: Shape(Counted.LANGUAGE, most_rows=MOST_LANGUAGES),
    View.TARGETS: Shape(Counted.REFERRAL, only_b=CHOSEN, many=True),
    View.GAPS: Shape(Counted.GAP, many=True, columns=_BY_GROUP),
    View.UNSUITABLE: Shape(Counted.REFERRAL, only_b=UNSUITABLE, many=True),
    View.NEAR_MISSES: Shape(Counted.NEAR_MISS, many=True),
    View.TOLD: Shape(Counted.TOLD, many=True, columns={Across.OUTCOMES: _OUTCOMES}),
    View.STAFFING: Shape(
        Counted.HOUR, rows="bucket", by=By.WEEKDAY, is_over_time=False, columns={Across.HOURS: Columns(code="a")}
    ),
    View.RETURNS: Shape(Counted.COMING),
    View.CASES: Shape(Counted.CASE),
    View.ANSWERS: Shape(Counted.ANSWER, many=True, columns={Across.REASONS: _REASONS}),
}

SHORTEST_OF_TWO = PeriodKind.HALF_YEAR
"""Shortest period of a table with two dimensions besides time. Source: notes on figures that leave a desk, 2026."""


class QuestionRefused(KnownTrouble):
    """No figures for this: the period is too short for the table. Details: period, shortest (a kind of period)."""

    code: ClassVar[str] = "figures.question_refused"


class NotYetOver(KnownTrouble):
    """No figures yet: the period is not over. Details: period, last (its last day in ISO form)."""

    code: ClassVar[str] = "figures.not_yet_over"


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody of the steering group asks: a view of a period, whole or across something."""

    view: View
    period: Period
    across: Across = Across.NONE

    def __post_init__(self) -> None:
        if self.across not in SHAPES[self.view].splits:
            raise ValueError(f"{self.view} is not given across {self.across}")

    def shortest(self, of_one: PeriodKind) -> PeriodKind:
        """Return the shortest period this may be asked of, where one dimension may be asked of `of_one`."""
        if self.across in (Across.NONE, Across.MONTHS):
            return of_one
        return max(of_one, SHORTEST_OF_TWO, key=tuple(PeriodKind).index)
