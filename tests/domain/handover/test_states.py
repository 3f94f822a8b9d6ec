"""The ways between the states of a hand-over, and when an answer is overdue."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.recipient import RecipientId
from erstanlauf.domain.handover.states import (
    BEFORE_IT_LEFT,
    OPEN,
    OVER,
    TASK_STATUS,
    WAYS,
    Handover,
    HandoverId,
    HandoverState,
    NoSuchWay,
    Reference,
    Why,
    is_overdue,
    moved,
)
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.visit import VisitId
from tests.domain.handover.test_consent import a_consent

MADE = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
SDOHCC_STATUS = {
    *("draft", "requested", "accepted", "rejected", "cancelled", "in-progress", "on-hold", "failed", "completed"),
    "entered-in-error",
}


def a_handover(state: HandoverState = HandoverState.ISSUED, *, left_at: datetime | None = MADE) -> Handover:
    return Handover(
        id=HandoverId("h"),
        reference=Reference("UE-WKRT-7M3P"),
        visit=VisitId("v"),
        recipient=RecipientId("r"),
        code=WithdrawalCode("WKRT-7M3P"),
        made_at=MADE,
        consent=a_consent(DataField.NAME),
        state=state,
        state_at=MADE,
        response_days=7,
        left_at=left_at,
    )


def test_every_state_has_its_ways_its_task_status_and_its_place() -> None:
    assert set(WAYS) == set(TASK_STATUS) == set(HandoverState)
    assert set(TASK_STATUS.values()) <= SDOHCC_STATUS
    assert sorted((*BEFORE_IT_LEFT, *OPEN, *OVER)) == sorted(HandoverState)


@pytest.mark.parametrize("state", HandoverState)
@pytest.mark.parametrize("to", HandoverState)
def test_a_hand_over_goes_only_where_there_is_a_way(state: HandoverState, to: HandoverState) -> None:
    handover = a_handover(state)
    later = MADE + timedelta(days=1)
    if to is state:
        assert moved(handover, to, later) is handover
    elif to in WAYS[state]:
        assert moved(handover, to, later) == replace(handover, state=to, state_at=later)
    else:
        with pytest.raises(NoSuchWay) as refused:
            moved(handover, to, later)
        assert refused.value.details == {"reference": "UE-WKRT-7M3P", "now": state.value, "wanted": to.value}


def test_everything_that_is_not_over_can_be_withdrawn_and_nothing_that_is_goes_on() -> None:
    assert all(HandoverState.WITHDRAWN in WAYS[state] for state in HandoverState if state not in OVER)
    assert not any(WAYS[state] for state in OVER)


def test_another_reason_in_the_same_state_is_taken_down() -> None:
    rejected = moved(a_handover(), HandoverState.REJECTED, MADE, Why.OTHER)
    assert moved(rejected, HandoverState.REJECTED, MADE, Why.NOT_RESPONSIBLE).why is Why.NOT_RESPONSIBLE


@pytest.mark.parametrize(
    ("state", "on", "overdue"),
    [
        (HandoverState.ISSUED, date(2026, 11, 9), False),
        (HandoverState.ISSUED, date(2026, 11, 10), True),
        (HandoverState.NOT_REACHED, date(2026, 11, 10), True),
        (HandoverState.ACCEPTED, date(2026, 12, 24), False),
        (HandoverState.DONE, date(2026, 12, 24), False),
    ],
)
def test_it_is_overdue_after_the_day_the_recipient_named(state: HandoverState, on: date, overdue: bool) -> None:
    assert is_overdue(a_handover(state), on) is overdue


def test_what_has_not_left_is_never_overdue() -> None:
    assert not is_overdue(a_handover(HandoverState.WAITING, left_at=None), date(2030, 1, 1))
