"""A hand-over with its state, the ways between states, and when it is overdue."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar, NewType

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.consent import Consent
from erstanlauf.domain.handover.recipient import RecipientId
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.visit import VisitId

HandoverId = NewType("HandoverId", str)
"""Time-ordered UUID made at the desk, as text."""

Reference = NewType("Reference", str)
"""What parcel, sheet and receipt are called by: "UE-" and a code of eight letters and digits. Tells nothing."""


class HandoverState(StrEnum):
    """Where a hand-over stands. `LEAVING`: its bytes are on their way, nobody knows yet whether they arrived."""

    DRAFT = "draft"
    WAITING = "waiting"
    LEAVING = "leaving"
    ISSUED = "issued"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOT_REACHED = "not_reached"
    NO_CAPACITY = "no_capacity"
    ARRIVED = "arrived"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class Why(StrEnum):
    """Why a recipient does not take a case, or cannot yet."""

    NOT_RESPONSIBLE = "not_responsible"
    NO_CAPACITY = "no_capacity"
    NOT_REACHED = "not_reached"
    DECLINED_BY_PERSON = "declined_by_person"
    UNREADABLE = "unreadable"
    OTHER = "other"


TASK_STATUS: Mapping[HandoverState, str] = {
    HandoverState.DRAFT: "draft",
    HandoverState.WAITING: "draft",
    HandoverState.LEAVING: "requested",
    HandoverState.ISSUED: "requested",
    HandoverState.ACCEPTED: "accepted",
    HandoverState.REJECTED: "rejected",
    HandoverState.NOT_REACHED: "on-hold",
    HandoverState.NO_CAPACITY: "on-hold",
    HandoverState.ARRIVED: "in-progress",
    HandoverState.DONE: "completed",
    HandoverState.WITHDRAWN: "cancelled",
}
"""Status of the FHIR Task each state is. Source: SDOHCC 3.0.0, value set of Task for Referral Management."""

BEFORE_IT_LEFT = frozenset((HandoverState.DRAFT, HandoverState.WAITING))
OPEN = frozenset(
    (
        *(HandoverState.LEAVING, HandoverState.ISSUED, HandoverState.ACCEPTED, HandoverState.ARRIVED),
        *(HandoverState.NOT_REACHED, HandoverState.NO_CAPACITY),
    )
)
"""It left, and something is still to come."""
OVER = frozenset((HandoverState.REJECTED, HandoverState.DONE, HandoverState.WITHDRAWN))
WITHOUT_EFFECT = frozenset((HandoverState.DRAFT, HandoverState.WITHDRAWN, HandoverState.REJECTED))
"""States in which a recipient may be asked for anew at the same visit."""

_AFTER_IT_LEFT = frozenset(
    (
        *(HandoverState.ACCEPTED, HandoverState.REJECTED, HandoverState.NOT_REACHED, HandoverState.NO_CAPACITY),
        *(HandoverState.ARRIVED, HandoverState.DONE, HandoverState.WITHDRAWN),
    )
)
WAYS: Mapping[HandoverState, frozenset[HandoverState]] = {
    HandoverState.DRAFT: frozenset((HandoverState.WAITING, HandoverState.WITHDRAWN)),
    HandoverState.WAITING: frozenset((HandoverState.LEAVING, HandoverState.WITHDRAWN)),
    HandoverState.LEAVING: frozenset((HandoverState.ISSUED, *_AFTER_IT_LEFT)),
    HandoverState.ISSUED: _AFTER_IT_LEFT,
    HandoverState.NOT_REACHED: _AFTER_IT_LEFT,
    HandoverState.NO_CAPACITY: _AFTER_IT_LEFT,
    HandoverState.ACCEPTED: _AFTER_IT_LEFT - {HandoverState.ACCEPTED},
    HandoverState.ARRIVED: frozenset((HandoverState.DONE, HandoverState.WITHDRAWN)),
    HandoverState.REJECTED: frozenset(),
    HandoverState.DONE: frozenset(),
    HandoverState.WITHDRAWN: frozenset(),
}
"""Where a state may go to. Staying in a state is no step and always allowed."""


class NoSuchWay(KnownTrouble):
    """A hand-over cannot go from its state to this one. Details: reference, now, wanted."""

    code: ClassVar[str] = "handover.no_such_way"


class HandoverOutdated(KnownTrouble):
    """A hand-over was withdrawn or erased since it was read, so what comes of it is not kept. Details: reference."""

    code: ClassVar[str] = "handover.outdated"


@dataclass(frozen=True, slots=True)
class Handover:
    """One case on its way to one recipient. Nothing here tells who the person is.

    `code` is what the person withdraws with; all hand-overs of one visit share it. `sha256` is that of the parcel's
    bytes as they leave. `is_held`: a backup was put back since, so nobody knows whether the consent still stands or the
    parcel has left already; it waits until somebody has asked.
    """

    id: HandoverId
    reference: Reference
    visit: VisitId
    recipient: RecipientId
    code: WithdrawalCode
    made_at: datetime
    consent: Consent
    state: HandoverState
    state_at: datetime
    response_days: int
    why: Why | None = None
    left_at: datetime | None = None
    sha256: str = ""
    is_held: bool = False

    @property
    def due_on(self) -> date | None:
        """Return the day by which the recipient said it would answer; None before it left."""
        return None if self.left_at is None else (self.left_at + timedelta(days=self.response_days)).date()


def moved(handover: Handover, to: HandoverState, at: datetime, why: Why | None = None) -> Handover:
    """Return the hand-over in another state; in the same one with the same reason it is left as it is.

    Raises `NoSuchWay`.
    """
    if to is handover.state and why is handover.why:
        return handover
    if to is not handover.state and to not in WAYS[handover.state]:
        raise NoSuchWay(reference=handover.reference, now=handover.state.value, wanted=to.value)
    return replace(handover, state=to, state_at=at, why=why)


def is_overdue(handover: Handover, today: date) -> bool:
    """Whether the recipient should have answered before today and has not, or has not reached the person since."""
    waits = handover.state in (HandoverState.LEAVING, HandoverState.ISSUED, HandoverState.NOT_REACHED)
    return waits and handover.due_on is not None and handover.due_on < today
