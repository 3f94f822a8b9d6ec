"""What is counted of each day: the named list of tables, none with more than two dimensions.

These tables are all that outlives a visit. A visit is counted from its rows as long as they are kept; when they go,
its counts are written down (`store`), so every figure is the same before and after. Any other pair of facts ends with
the visit. What must not be counted (violence, health, debt, literacy) is in no visit's record to begin with.

Why this way (2026-11-23): only the hours are asked of days and weeks, all else of months and longer. So only they are
written down, and sent, with their day, and the others under the first of its month. On a day with one visit, or one of
a group, the tables of that day side by side would be that visit: its hour, language, topics and where it was sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType


class Counted(StrEnum):
    """A table of daily counts. The comment tells its two codes `a` and `b`; a table of one dimension leaves b empty."""

    HOUR = "hour"  # a: hour the visit began, "00" to "23", local time; one for each visit, so its sum is all visits
    GROUP = "group"  # a: target group
    TOPIC = "topic"  # a: topic, b: target group
    GAP = "gap"  # a: topic no service answered, b: target group
    REFERRAL = "referral"  # a: kind of service, b: chosen or unsuitable
    NEAR_MISS = "near_miss"  # a: rule that kept some service off, once for each visit
    TOLD = "told"  # a: kind, b: what the person told when coming back
    COMING = "coming"  # a: first or return
    MINUTES = "minutes"  # a: whole minutes from opening to closing, "00" to "60", 60 and more as "60"
    LANGUAGE = "language"  # a: language of the slip
    CASE = "case"  # a: what became of the offer of Case Management
    ANSWER = "answer"  # a: state of a hand-over made on this day, b: why, empty where nothing was said


BY_DAY = frozenset({Counted.HOUR})
"""The tables that are kept by day."""


class By(StrEnum):
    """How the days of a period are put together."""

    PERIOD = "period"
    WEEK = "week"
    MONTH = "month"
    WEEKDAY = "weekday"


Cell = tuple[str, str, str]
"""Bucket of days, a, b. The bucket is "" for a period, the Monday of a week or the first of a month in ISO form, or
"0" (Monday) to "6"."""

Cells = Mapping[Cell, int]
"""Exact counts, never zero."""


def written_day(counted: Counted, day: date) -> date:
    """Return the day under which a count of a day is written down or sent."""
    return day if counted in BY_DAY else day.replace(day=1)


DeskId = NewType("DeskId", str)
"""Random id of one desk among those whose figures are put together; made at the desk."""


@dataclass(frozen=True, slots=True, order=True, repr=False)
class DayCount:
    """One count of one day; of its month, under the first day, where it is not one of `BY_DAY`."""

    day: date
    counted: Counted
    a: str
    b: str
    visits: int


@dataclass(frozen=True, slots=True, repr=False)
class DeskCounts:
    """All counts of one desk from a first to a last day, exact, to be put together with those of other desks.

    It replaces all that was taken of the same desk, where its serial is higher and it ends on no earlier day: the visit
    that made a first day may have been erased since. No repr: exact counts of a day are nearly a visit.
    """

    desk: DeskId
    code: str
    serial: int
    made_at: datetime
    first: date
    last: date
    counts: tuple[DayCount, ...]
    is_invented: bool = False


@dataclass(frozen=True, slots=True)
class DeskSource:
    """A desk whose counts are here: until which day, and when they were taken; None for this desk itself."""

    desk: DeskId
    code: str
    first: date
    last: date
    taken_at: datetime | None
    is_invented: bool = False
