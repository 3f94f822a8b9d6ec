"""Periods figures are given for: months, quarters, half-years and years of the calendar, nothing between them.

Why this way (2026-11): whoever may choose the days freely asks twice, one day apart, and has the figures of one day.
On a fixed grid two periods that overlap are one inside the other. A period has figures only when it is over: figures
that grow would be two answers to the same question.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar, Self

from erstanlauf.domain.errors import KnownTrouble

MONTHS_OF_A_YEAR = 12
FIRST_YEAR, LAST_YEAR = 2000, 2999
"""Of periods that may be asked for; one before and one behind exist, to compare with and to count on to."""


class PeriodKind(StrEnum):
    """How long a period is; declaration order is the order of comparison, shortest first."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def months(self) -> int:
        return {"month": 1, "quarter": 3, "half_year": 6, "year": 12}[self.value]


_LETTERS = {PeriodKind.QUARTER: "-Q", PeriodKind.HALF_YEAR: "-H"}


class PeriodNotOffered(KnownTrouble):
    """Two days that are not the first and last of a month, quarter, half-year or year.

    Details: first, last, nearest (first and last days of the periods that come closest), all in ISO form.
    """

    code: ClassVar[str] = "figures.period_not_offered"


@dataclass(frozen=True, slots=True)
class Period:
    """One period of the grid: the `number`th of its kind in a year, from 1."""

    kind: PeriodKind
    year: int
    number: int = 1

    def __post_init__(self) -> None:
        is_on_grid = 1 <= self.number <= MONTHS_OF_A_YEAR // self.kind.months
        if not (is_on_grid and FIRST_YEAR - 1 <= self.year <= LAST_YEAR + 1):
            raise ValueError(f"{self.kind} {self.number} of {self.year}")

    @classmethod
    def of_days(cls, first: date, last: date) -> Self:
        """Return the period with this first and last day. Raises `PeriodNotOffered`."""
        for kind in PeriodKind:
            if FIRST_YEAR <= first.year <= LAST_YEAR:
                found = cls(kind, first.year, (first.month - 1) // kind.months + 1)
                if (found.first, found.last) == (first, last):
                    return found
        nearest = ", ".join(f"{each.first} – {each.last}" for each in _nearest(first, last))
        raise PeriodNotOffered(first=first.isoformat(), last=last.isoformat(), nearest=nearest)

    @classmethod
    def with_day(cls, kind: PeriodKind, day: date) -> Self:
        """Return the period of a kind that a day lies in."""
        return cls(kind, day.year, (day.month - 1) // kind.months + 1)

    @property
    def id(self) -> str:
        """Return "2026", "2026-H1", "2026-Q3" or "2026-03"."""
        if self.kind is PeriodKind.YEAR:
            return str(self.year)
        if self.kind is PeriodKind.MONTH:
            return f"{self.year}-{self.number:02}"
        return f"{self.year}{_LETTERS[self.kind]}{self.number}"

    @property
    def first(self) -> date:
        return date(self.year, (self.number - 1) * self.kind.months + 1, 1)

    @property
    def last(self) -> date:
        return self.next().first - timedelta(days=1)

    def next(self) -> "Period":
        """Return the period of the same kind that begins when this one is over."""
        if self.number * self.kind.months == MONTHS_OF_A_YEAR:
            return Period(self.kind, self.year + 1)
        return Period(self.kind, self.year, self.number + 1)

    def before(self) -> "Period":
        """Return the period of the same kind before this one."""
        return Period.with_day(self.kind, self.first - timedelta(days=1))

    def months(self) -> Iterator["Period"]:
        """Return its months in order."""
        at = Period.with_day(PeriodKind.MONTH, self.first)
        for _ in range(self.kind.months):
            yield at
            at = at.next()

    def weeks(self) -> Iterator[date]:
        """Return the Mondays of its weeks: those with their Thursday in it, so that no week is split in two."""
        monday = self.first - timedelta(days=self.first.weekday())
        while (thursday := monday + timedelta(days=3)) <= self.last:
            if thursday >= self.first:
                yield monday
            monday += timedelta(days=7)


def periods_over(kind: PeriodKind, first_day: date, today: date) -> Iterator[Period]:
    """Return the periods of a kind that are over, the newest first, back to the one with the first day."""
    at = Period.with_day(kind, today).before()
    while at.last >= first_day:
        yield at
        at = at.before()


def _nearest(first: date, last: date) -> list[Period]:
    """Return the two periods whose days come closest, the closest first."""
    days = [min(max(day, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31)) for day in (first, last)]
    found = {Period.with_day(kind, day) for kind in PeriodKind for day in days}
    return sorted(found, key=lambda each: (abs(each.first - first) + abs(each.last - last), each.id))[:2]
