"""When somebody who leaves now can be served at an offer: the one answer for plan, cards and order of offers.

Knows contacts, schedules and the calendar; returns codes and times, no sentences. Only what is confirmed gives a time:
nobody who stands before a closed door there is helped by a line that said to call first. For the same reason nobody is
sent on a day that is no public holiday but on which offices are mostly closed, and any closure counts that somebody has
heard of, sure or not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from erstanlauf.domain.catalogue import Closure, Confidence, Contact, Stated
from erstanlauf.domain.holidays_nrw import is_eve
from erstanlauf.domain.hours import is_always_open, schedule_of
from erstanlauf.domain.schedule import LOCAL, Schedule, Slot

WAY = timedelta(minutes=30)
"""How long every way is taken to last; an estimate, for the catalogue knows no stops."""


class Access(StrEnum):
    """How an offer can be reached at a moment."""

    OPEN = "open"
    LATER = "later"
    ALWAYS = "always"
    APPOINTMENT = "appointment"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reachability:
    """How an offer can be reached, and when.

    `slot` is the first that can be reached: that of now with `OPEN`, the next one with `LATER`, the first afterwards
    with `CLOSED`, there None where nobody knows. `closed_until` is the last day on which it is closed for once.
    """

    access: Access
    slot: Slot | None = None
    closed_until: date | None = None


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """The days apart from public holidays on which an offer is closed."""

    closures: tuple[Closure, ...] = ()

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and (is_eve(day) or any(each.first <= day <= each.last for each in self.closures))


def reachable(contact: Contact, leaves_at: datetime, way: timedelta = WAY) -> Reachability:
    """Return how an offer can be reached by a person who leaves at an aware moment and is on the way for some time."""
    schedule = walk_in_times(contact)
    slot = schedule.next_opening(leaves_at, way) if schedule else None
    closed_until = _closed_until(contact.closures, leaves_at.astimezone(LOCAL).date())
    if closed_until is not None:
        return Reachability(Access.CLOSED, slot, closed_until)
    if needs_appointment(contact):
        return Reachability(Access.APPOINTMENT)
    if slot is None:
        return Reachability(Access.ALWAYS if _is_always_open(contact) else Access.UNKNOWN)
    is_open = slot.opens_at.astimezone(UTC) <= leaves_at.astimezone(UTC)
    return Reachability(Access.OPEN if is_open else Access.LATER, slot)


def walk_in_times(contact: Contact) -> Schedule | None:
    """Return when one can just come, as far as that is confirmed; None where nobody can say.

    A place by appointment has a schedule that says so.
    """
    if needs_appointment(contact):
        return Schedule((), appointment_only=True)
    hours = visiting_hours(contact)
    if contact.appointment_only or hours is None or hours.confidence is not Confidence.HIGH:
        return None
    schedule = schedule_of(hours.value)
    closures = contact.closures.value if contact.closures else ()
    return schedule and Schedule(schedule.spans, ClosedDays(closures))


def visiting_hours(contact: Contact) -> Stated[str] | None:
    """Return the hours that count for who comes for advice: those of the consultation, else those of the house.

    An unsure consultation is not filled in by the hours of the house: somebody may be there, but nobody who advises.
    """
    return contact.consultation or contact.hours


def needs_appointment(contact: Contact) -> bool:
    """Whether it is sure enough to go on paper that nobody is served without an appointment."""
    appointment = contact.appointment
    return contact.appointment_only and appointment is not None and appointment.confidence is not Confidence.LOW


def _is_always_open(contact: Contact) -> bool:
    hours = visiting_hours(contact)
    return hours is not None and hours.confidence is Confidence.HIGH and is_always_open(hours.value)


def _closed_until(closures: Stated[tuple[Closure, ...]] | None, day: date) -> date | None:
    """Return the last day of a closure that holds on a day, others that follow on it included; None without one."""
    if closures is None or closures.confidence is Confidence.LOW:
        return None
    last = _last_day(closures.value, day)
    while last is not None and (further := _last_day(closures.value, last + timedelta(days=1))):
        last = further
    return last


def _last_day(closures: Iterable[Closure], day: date) -> date | None:
    return max((each.last for each in closures if each.first <= day <= each.last), default=None)
