"""Keeping what a recipient answered, whether its receipt said so or somebody on the telephone."""

from dataclasses import replace
from datetime import datetime

from erstanlauf.domain.handover.states import Handover, HandoverState, Why, moved
from erstanlauf.usecases.handover.ports import Handovers


def keep_answer(
    handovers: Handovers, present: Handover, state: HandoverState, why: Why | None, at: datetime
) -> Handover:
    """Keep an answer and return the hand-over as it is now. Raises `NoSuchWay`.

    Whoever answers has got the parcel: it has left, and whether a consent still stands is no question of ours any more.
    """
    answered = replace(moved(present, state, at, why), left_at=present.left_at or present.state_at, is_held=False)
    if answered == present:
        return present
    if present.left_at is None:
        handovers.drop_parcel(answered)
    else:
        handovers.put(answered)
    return answered
