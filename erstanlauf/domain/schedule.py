"""When a place can be walked into: weekly opening times, public holidays, single closed days.

Opening times are local wall-clock times and stay the same when the clocks change; moments are aware and compared as
what they are, in UTC. Two local times with the same zone are compared by Python as if the clocks never changed, so
nothing here compares them. Knows no service and no catalogue.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from erstanlauf.domain.holidays_nrw import is_public_holiday

LOCAL = ZoneInfo("Europe/Berlin")
MIDNIGHT = time(0, 0)
_SEARCHED_DAYS = 366
_DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class OpenSpan:
    """One span of opening on a weekday (Monday is 0), in local time. Closing at `MIDNIGHT` means the end of that day.

    Raises `ValueError` for a span that ends before it begins; one that goes on after midnight is two spans.
    """

    weekday: int
    opens: time
    closes: time

    def __post_init__(self) -> None:
        ends_late_enough = self.closes == MIDNIGHT or self.opens < self.closes
        if not 0 <= self.weekday < _DAYS_OF_WEEK or not ends_late_enough or self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError(f"open on weekday {self.weekday} from {self.opens} to {self.closes}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A span of opening on a certain day, with its local times."""

    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a place serves people who just come. Spans of one weekday add up; none replaces another.

    `closed_on` are single days on which the place stays closed. With `appointment_only` nobody is served who just
    comes, whatever the spans say.
    """

    spans: tuple[OpenSpan, ...]
    closed_on: Container[date] = frozenset()
    appointment_only: bool = False

    def is_open_at(self, moment: datetime) -> bool:
        """Whether one could walk in at an aware moment; the minute of closing is too late."""
        day = moment.astimezone(LOCAL).date()
        return any(_lies_within(moment, slot) for slot in self._slots_on(day))

    def next_opening(self, moment: datetime, reachable_within: timedelta) -> Slot | None:
        """Return the first slot a person who leaves at an aware moment can still reach before it closes.

        It may have begun already. None for a place by appointment, and for one that does not open within a year.
        """
        arrival = moment.astimezone(UTC) + reachable_within
        first_day = arrival.astimezone(LOCAL).date()
        days = (first_day + timedelta(days=number) for number in range(_SEARCHED_DAYS))
        slots = (slot for day in days for slot in self._slots_on(day))
        return next((slot for slot in slots if arrival < slot.closes_at.astimezone(UTC)), None)

    def _slots_on(self, day: date) -> Iterator[Slot]:
        if self.appointment_only or day in self.closed_on or is_public_holiday(day):
            return
        today = (span for span in self.spans if span.weekday == day.weekday())
        for span in sorted(today, key=lambda each: each.opens):
            last_day = day + timedelta(days=1) if span.closes == MIDNIGHT else day
            yield Slot(datetime.combine(day, span.opens, LOCAL), datetime.combine(last_day, span.closes, LOCAL))


def _lies_within(moment: datetime, slot: Slot) -> bool:
    return slot.opens_at.astimezone(UTC) <= moment.astimezone(UTC) < slot.closes_at.astimezone(UTC)
