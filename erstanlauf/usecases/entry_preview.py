"""What one entry of the catalogue would print today: a slip with this step alone. Knows no paper."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from erstanlauf.domain.ageing import AgeLimits, aged
from erstanlauf.domain.catalogue import Catalogue, Kind, OfferId
from erstanlauf.domain.plan import PlanStep
from erstanlauf.domain.slip import Slip
from erstanlauf.domain.suggestion import Suggestions
from erstanlauf.domain.visit import Choice, SlipNumber, Visit, VisitId
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.slips import slip_of

_NO_ANSWER = Suggestions((), (), (), (), {})


def entry_slip(
    catalogue: Catalogue, offer_id: OfferId, knowledge: Knowledge, limits: AgeLimits, today: date, language: str
) -> Slip:
    """Return the slip of an offer as facts count today, whether the offer is in use or not.

    It has no number, no slot and no deadline, for it belongs to no visit.
    """
    kind = Kind(offer_id.partition("/")[0])
    service = catalogue.services[kind]
    alone = replace(catalogue, services={kind: service})
    counted = replace(knowledge, catalogue=aged(alone, limits, today))
    visit = Visit(
        VisitId(""), SlipNumber(""), datetime.combine(today, time(), UTC), language=language, needs=service.topics[:1]
    )
    step = PlanStep(kind, (), (), (), None, same_trip=False, slot=None)
    slip = slip_of(visit, (Choice(kind, offer_id),), (step,), counted, _NO_ANSWER, today)
    return replace(slip, number=None)
