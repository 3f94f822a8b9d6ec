"""The plan of a visit: the chosen services as places to go, with those facts that are sure enough to reckon with.

An address counts where it may be printed. Opening hours count only where they are confirmed: a slot names a day and an
hour, and nobody who stands before a closed door there is helped by a line that said to call first.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

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


def plan_of(
    choices: Collection[Choice], knowledge: Knowledge, answer: Suggestions, case: Case, leaves_at: datetime
) -> tuple[PlanStep, ...]:
    """Return one step for each choice that may be printed, in the order to go; `leaves_at` is aware."""
    stops = [_stop(choice, knowledge.catalogue) for choice in choices if choice.kind not in answer.barred]
    ranking = [each.kind for each in answer.suggestions]
    return make_plan(stops, ranking, knowledge.plan_book, case, leaves_at, REACHABLE_WITHIN)


def _stop(choice: Choice, catalogue: Catalogue) -> Stop:
    contact = offer_of(choice, catalogue).contact
    address = printable(contact.address)
    return Stop(choice.kind, building_of(address.value) if address else None, _schedule(contact))


def _schedule(contact: Contact) -> Schedule | None:
    if needs_appointment(contact):
        return Schedule((), appointment_only=True)
    if contact.hours is None or contact.hours.confidence is not Confidence.HIGH:
        return None
    return schedule_of(contact.hours.value)
