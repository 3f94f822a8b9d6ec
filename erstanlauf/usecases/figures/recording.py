"""What is kept of a visit for the figures of the steering group, worked out while its draft is still there.

Afterwards nobody can: the facts, and what was said unasked, go with the draft.
"""

from dataclasses import replace
from datetime import datetime

from erstanlauf.domain.case_management import AGAINST_OFFERING, Overruling
from erstanlauf.domain.catalogue import Privacy
from erstanlauf.domain.figures.target_groups import group_of
from erstanlauf.domain.situation import Status
from erstanlauf.domain.visit import CaseStep, ForFigures, Visit
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.session import VisitSession


def for_figures(session: VisitSession, knowledge: Knowledge, now: datetime) -> ForFigures:
    """Return what the figures need of a visit that is being closed. `record_of` leaves it out of a violence visit."""
    return ForFigures(
        group=group_of(session.visit.situation, knowledge.groups),
        near_misses=near_misses_of(session.visit, knowledge, now),
        case=case_step_of(session, knowledge),
    )


def near_misses_of(visit: Visit, knowledge: Knowledge, now: datetime) -> frozenset[str]:
    """Return the ids of the rules that kept a service off the list, a limit of the catalogue as `LIMITS`.

    They are those the clerk is shown at the end of a visit of one adult, where nothing was said unasked and nobody left
    the status open on purpose. Otherwise a rule that speaks, or falls silent, because of an illness, of debts or of a
    paper that is not talked about would tell it on. None of services that leave no trace.
    """
    status = None if visit.situation.status is Status.OFFEN else visit.situation.status
    situation = replace(visit.situation, status=status, partner=None)
    told = replace(visit, flags=frozenset(), situation=situation)
    catalogue, answer = knowledge.catalogue, VisitSession(told, knowledge, now).answer
    missed = (each for each in answer.near_misses if catalogue.privacy_of(each.kind) is Privacy.OPEN)
    return frozenset(reason.rule for each in missed for reason in each.reasons)


def case_step_of(session: VisitSession, knowledge: Knowledge) -> CaseStep | None:
    """Return what became of Case Management; None where neither the rules nor the clerk offered it.

    The last step counts: who said no to handing over and then yes has handed over. A slip that names it counts as on
    the slip whether or not it was printed.
    """
    visit, takers = session.visit, knowledge.rulebook.case_management.keys()
    is_on_slip = session.has_case_management
    is_against = visit.overruling in AGAINST_OFFERING
    if not (session.case_management.offered or is_on_slip or is_against):
        return None
    if is_on_slip and visit.handover_code is not None:
        return CaseStep.HANDED_OVER
    if visit.handover_refused or visit.overruling is Overruling.DECLINED:
        return CaseStep.DECLINED
    if is_on_slip:
        return CaseStep.ON_SLIP
    return CaseStep.LEFT_OUT if is_against or not takers.isdisjoint(visit.unsuitable) else CaseStep.OFFERED
