"""The plan of a visit: the chosen services as places to go, with those facts that are sure enough to reckon with.

An address counts where it may be printed. Opening hours count only where they are confirmed: a slot names a day and an
hour, and nobody who stands before a closed door there is helped by a line that said to call first. For the same reason
no slot lies on a day that is no public holiday but on which offices are mostly closed.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from erstanlauf.domain.catalogue import Catalogue, Confidence, Contact
from erstanlauf.domain.conditions import Case
from erstanlauf.domain.hours import schedule_of
from erstanlauf.domain.plan import PlanStep, Stop, building_of, make_plan
from erstanlauf.domain.schedule import Schedule
from erstanlauf.domain.suggestion import Suggestions
from erstanlauf.domain.visit import Choice
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.slips import needs_appointment, offer_of, printable

REACHABLE_WITHIN = timedelta(minutes=30)
"""How long every way is taken to last; an estimate, for the catalogue knows no stops."""

_EVES = ((12, 24), (12, 31))
"""Christmas Eve and New Year's Eve: free where the service allows it. Source: TVöD § 6 Abs. 3 Satz 1."""


def plan_of(
    choices: Collection[Choice], knowledge: Knowledge, answer: Suggestions, case: Case, leaves_at: datetime
) -> tuple[PlanStep, ...]:
    """Return one step for each choice that may be printed, in the order to go; `leaves_at` is aware."""
    eves = frozenset(date(year, *eve) for year in (leaves_at.year, leaves_at.year + 1) for eve in _EVES)
    stops = [_stop(choice, knowledge.catalogue, eves) for choice in choices if choice.kind not in answer.barred]
    ranking = [each.kind for each in answer.suggestions]
    return make_plan(stops, ranking, knowledge.plan_book, case, leaves_at, REACHABLE_WITHIN)


def _stop(choice: Choice, catalogue: Catalogue, eves: frozenset[date]) -> Stop:
    contact = offer_of(choice, catalogue).contact
    address = printable(contact.address)
    return Stop(choice.kind, building_of(address.value) if address else None, _schedule(contact, eves))


def _schedule(contact: Contact, eves: frozenset[date]) -> Schedule | None:
    if needs_appointment(contact):
        return Schedule((), appointment_only=True)
    if contact.appointment_only or contact.hours is None or contact.hours.confidence is not Confidence.HIGH:
        return None
    schedule = schedule_of(contact.hours.value)
    return schedule and replace(schedule, closed_on=eves)
