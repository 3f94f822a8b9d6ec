"""The plan of a visit: the chosen services as places to go, with those facts that are sure enough to reckon with.

An address counts where it may be printed; hours count where `domain.reachability` says so.
"""

from collections.abc import Collection
from datetime import datetime

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.conditions import Case
from erstanlauf.domain.plan import PlanStep, Stop, building_of, make_plan
from erstanlauf.domain.reachability import WAY, walk_in_times
from erstanlauf.domain.suggestion import Suggestions
from erstanlauf.domain.visit import Choice
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.slips import offer_of, printable


def plan_of(
    choices: Collection[Choice], knowledge: Knowledge, answer: Suggestions, case: Case, leaves_at: datetime
) -> tuple[PlanStep, ...]:
    """Return one step for each choice that may be printed, in the order to go; `leaves_at` is aware."""
    stops = [_stop(choice, knowledge.catalogue) for choice in choices if choice.kind not in answer.barred]
    ranking = [each.kind for each in answer.suggestions]
    return make_plan(stops, ranking, knowledge.plan_book, case, leaves_at, WAY)


def _stop(choice: Choice, catalogue: Catalogue) -> Stop:
    contact = offer_of(choice, catalogue).contact
    address = printable(contact.address)
    return Stop(choice.kind, building_of(address.value) if address else None, walk_in_times(contact))
