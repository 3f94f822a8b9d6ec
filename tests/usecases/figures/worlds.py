"""A steering desk for tests: counts in memory, a permit, and what is joined over them."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

from erstanlauf.domain.figures.counted import (
    By,
    Cell,
    Cells,
    Counted,
    DayCount,
    DeskCounts,
    DeskId,
    DeskSource,
)
from erstanlauf.domain.office_settings import DEFAULTS, OfficeSettings
from erstanlauf.domain.people import Permit, PersonId, Role
from erstanlauf.usecases.figures.asking import Asking

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
STEERING = Permit(PersonId("11112222"), frozenset({Role.STEERING}))
ADMINISTRATION = Permit(PersonId("33334444"), frozenset({Role.ADMINISTRATION}))
COUNTER = Permit(PersonId("55556666"), frozenset({Role.COUNTER}))

_BUCKETS: dict[By, Callable[[date], str]] = {
    By.PERIOD: lambda _: "",
    By.WEEK: lambda day: (day - timedelta(days=day.weekday())).isoformat(),
    By.MONTH: lambda day: day.replace(day=1).isoformat(),
    By.WEEKDAY: lambda day: str(day.weekday()),
}


class CountsInMemory:
    """Fills `Counts` from a list, and keeps what was noted."""

    def __init__(self, counts: Sequence[DayCount] = (), sources: Sequence[DeskSource] = ()) -> None:
        self.counts = list(counts)
        self.known = list(sources)
        self.noted: list[str] = []
        self.serial = 0

    def cells(self, counted: Counted, first: date, last: date, by: By) -> Cells:
        found = Counter[Cell]()
        for each in self.counts:
            if each.counted is counted and first <= each.day <= last:
                found[_BUCKETS[by](each.day), each.a, each.b] += each.visits
        return found

    def sources(self) -> Sequence[DeskSource]:
        return self.known

    def rounding_key(self) -> bytes:
        return bytes(32)

    def of_this_desk(self, made_at: datetime) -> DeskCounts:
        self.serial += 1
        days = [each.day for each in self.counts] or [made_at.date()]
        return DeskCounts(DeskId("d"), "K7", self.serial, made_at, min(days), max(days), tuple(self.counts))

    def take(self, counts: DeskCounts, now: datetime) -> bool:
        is_new = counts.serial > self.serial
        self.serial = max(self.serial, counts.serial)
        return is_new

    def note_seen(self, subject: str) -> None:
        self.noted.append(subject)

    def note_exported(self, subject: str) -> None:
        self.noted.append(f"exported {subject}")


def a_source(first: date, last: date, code: str = "B2", *, is_own: bool = False) -> DeskSource:
    """Return a desk that has counts from one day to another."""
    return DeskSource(DeskId(code), code, first, last, None if is_own else NOW)


def visits_on(day: date, visits: int, topic: str = "sprache", group: str = "refugees") -> list[DayCount]:
    """Return what some visits of a day add up to, all of one topic and one group."""
    codes = {
        Counted.HOUR: ("09", ""),
        Counted.GROUP: (group, ""),
        Counted.TOPIC: (topic, group),
        Counted.COMING: ("first", ""),
        Counted.MINUTES: ("04", ""),
    }
    return [DayCount(day, counted, a, b, visits) for counted, (a, b) in codes.items()]


def asking_over(
    counts: CountsInMemory, permit: Permit = STEERING, settings: OfficeSettings = DEFAULTS, today: date = TODAY
) -> Asking:
    """Return what somebody may ask of counts."""
    return Asking(permit, counts, lambda: settings, lambda: today)
