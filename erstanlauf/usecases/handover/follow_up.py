"""The list "offen und überfällig": what recipients have not answered, what waits, what was done lately."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.content import HandoverContent
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.handover.states import OPEN, OVER, Handover, HandoverId, HandoverState, NoSuchWay, Why
from erstanlauf.domain.people import Action, Permit
from erstanlauf.usecases.handover.answers import keep_answer
from erstanlauf.usecases.handover.lines import Line, by_id, line_of, recipient_of
from erstanlauf.usecases.handover.outbox import UNSENT, holding
from erstanlauf.usecases.handover.ports import Handovers, Recipients

TOLD = frozenset(
    (
        *(HandoverState.ISSUED, HandoverState.ACCEPTED, HandoverState.REJECTED, HandoverState.NOT_REACHED),
        *(HandoverState.NO_CAPACITY, HandoverState.ARRIVED, HandoverState.DONE),
    )
)
"""What somebody may say on the telephone; `ISSUED`: only that the parcel is there."""

DONE_FOR_DAYS = 14
"""How long what is over stays in the list."""


class FollowUp:
    """Runs on the store's thread and asks the permit. `trouble_of` is what the last try to send ran into."""

    def __init__(
        self,
        permit: Permit,
        handovers: Handovers,
        recipients: Recipients,
        trouble_of: Callable[[HandoverId], KnownTrouble | None],
    ) -> None:
        self._permit = permit
        self._handovers = handovers
        self._recipients = recipients
        self._trouble_of = trouble_of

    def lines(self, now: datetime) -> Sequence[Line]:
        """Return overdue ones first, then what has not left, what is open, and what was over in the last 14 days.

        Inside each group the oldest comes first, but the latest of what is over.
        """
        self._permit.require(Action.HAND_OVER)
        known = by_id(self._recipients.all())
        over = self._handovers.in_states(OVER, now - timedelta(days=DONE_FOR_DAYS))
        lines = [
            line_of(each, recipient, now, self._trouble(each, recipient, now))
            for each in (*self._handovers.in_states(UNSENT | OPEN), *over)
            for recipient in (recipient_of(each, known),)
        ]
        return sorted(lines, key=_order)

    def move(self, handover: HandoverId, state: HandoverState, why: Why | None, now: datetime) -> Handover | None:
        """Keep what a recipient said on the telephone; None where the hand-over was erased.

        Raises `NoSuchWay`, also for states that no recipient tells.
        """
        self._permit.require(Action.HAND_OVER)
        present = self._handovers.one(handover)
        if present is None:
            return None
        if state not in TOLD:
            raise NoSuchWay(reference=present.reference, now=present.state.value, wanted=state.value)
        return keep_answer(self._handovers, present, state, why, now)

    def release(self, handover: HandoverId) -> Handover | None:
        """Let a hand-over that is held wait again: the person was asked and still agrees. None where it was erased."""
        self._permit.require(Action.HAND_OVER)
        present = self._handovers.one(handover)
        if present is None or not present.is_held:
            return present
        released = replace(present, is_held=False)
        self._handovers.put(released)
        return released

    def content(self, handover: HandoverId) -> HandoverContent | None:
        """Return what is known of the person; that it was read stands in the audit. None where it was erased."""
        self._permit.require(Action.HAND_OVER)
        return self._handovers.content(handover)

    def _trouble(self, handover: Handover, recipient: Recipient, now: datetime) -> KnownTrouble | None:
        if handover.state not in UNSENT:
            return None
        return holding(handover, recipient, now) or self._trouble_of(handover.id)


def _order(line: Line) -> tuple[int, float]:
    handover = line.handover
    if handover.state in OVER:
        return 3, -handover.state_at.timestamp()
    group = 0 if line.is_overdue else 1 if handover.state in UNSENT else 2
    return group, (handover.left_at or handover.made_at).timestamp()
