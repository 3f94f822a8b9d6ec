"""A slip once more, after its visit was closed: made of the little that is kept, so it may hold less than the first.

What was sensitive went when the visit was closed, and with it every answer: services that may not stay, deadlines and
reasons that followed from answers are not on it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from erstanlauf.domain.conditions import Case
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.states import Handover
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.slip import Slip
from erstanlauf.domain.visit import Visit, VisitId
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.plans import plan_of
from erstanlauf.usecases.ports import KeptSlip
from erstanlauf.usecases.session import VisitSession
from erstanlauf.usecases.slips import slip_of


class NothingKept(KnownTrouble):
    """Of this visit nothing is kept that could be printed."""

    code: ClassVar[str] = "print.nothing_kept"


def slip_from(
    kept: KeptSlip, visit_id: VisitId, knowledge: Knowledge, now: datetime, code: WithdrawalCode | None = None
) -> Slip:
    """Return the slip of a closed visit; raises `NothingKept` where no service of it is in the catalogue any more.

    `code` is what the person withdraws with where something was handed over. No guard is asked again: without the
    answers it would bar what was rightly printed in the first place.
    """
    chosen = tuple(each for each in kept.chosen if each.kind in knowledge.catalogue.services)
    if not chosen:
        raise NothingKept
    visit = Visit(
        visit_id,
        kept.number,
        kept.opened_at,
        language=kept.language,
        needs=kept.topics,
        chosen=chosen,
        slips_issued=1,
        handover_code=code,
    )
    answer = replace(VisitSession(visit, knowledge, now).answer, barred={})
    case = Case(visit.situation, visit.needs, visit.flags, knowledge.switches)
    plan = plan_of(chosen, knowledge, answer, case, now)
    return slip_of(visit, chosen, plan, knowledge, answer, now.date())


def standing_code(handovers: Sequence[Handover]) -> WithdrawalCode | None:
    """Return what the hand-overs of one visit are withdrawn with; None where there is nothing left to take back."""
    return next((each.code for each in handovers if not each.consent.is_withdrawn), None)
