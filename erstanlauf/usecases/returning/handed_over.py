"""What coming back wants to know of cases that were handed over with data; never who the person is.

Runs on the store's thread. Asks no permit: those who show it have asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.handover.states import HandoverState, Why
from erstanlauf.domain.visit import Choice, VisitId
from erstanlauf.usecases.handover.ports import Handovers, Recipients


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A case of an earlier visit: to whom it was handed, on which day, and how it stands."""

    title: str
    day: date
    state: HandoverState


class CasesHandedOver:
    """Reads hand-overs and who they went to."""

    def __init__(self, handovers: Handovers, recipients: Recipients) -> None:
        self._handovers = handovers
        self._recipients = recipients

    def of_visit(self, visit: VisitId) -> tuple[HandedOver, ...]:
        """Return the cases of a visit that left the desk or are about to, the oldest first."""
        titles = {each.id: each.title for each in self._recipients.all()}
        return tuple(
            HandedOver(titles.get(each.recipient, ""), (each.left_at or each.made_at).date(), each.state)
            for each in self._handovers.of_visit(visit)
            if each.state is not HandoverState.DRAFT
        )

    def given_back_since(self, day: date) -> Sequence[tuple[Choice, date]]:
        """Return which offers said from a day on that a case is not theirs, and when."""
        offers = {each.id: each.offer for each in self._recipients.all() if each.offer is not None}
        if not offers:
            return ()
        return [
            (Choice(Kind(offer.partition("/")[0]), offer), each.state_at.date())
            for each in self._handovers.in_states({HandoverState.REJECTED}, datetime.combine(day, time.min, UTC))
            if each.why is Why.NOT_RESPONSIBLE and (offer := offers.get(each.recipient)) is not None
        ]
