"""The list for one minute a day: overdue first, then what waits, what is open, what was over lately."""

from dataclasses import replace

import pytest

from erstanlauf.domain.handover.states import HandoverState, NoSuchWay, Why
from tests.usecases.handover.fakes import CONTENT, DAY, KIM, MBE, MORNING, VISIT, House, PlaceMissing, asked


def test_overdue_comes_first_then_what_waits_what_is_open_and_what_is_over() -> None:
    house = House()
    house.now = MORNING - 20 * DAY
    late, over = house.agreed_to_both()
    house.send_all()
    house.now = MORNING - DAY
    fresh = house.agreed()
    house.send_all()
    house.follow_up.move(over.id, HandoverState.DONE, None, MORNING - 2 * DAY)
    house.now = MORNING
    house.place().is_missing = True
    waits = house.agreed()
    house.send_all()
    house.desk.keep_draft(asked(), MORNING)

    lines = house.follow_up.lines(MORNING)

    assert [each.handover.id for each in lines] == [late.id, waits.id, fresh.id, over.id]
    assert [(each.days, each.is_overdue) for each in lines] == [(20, True), (0, False), (1, False), (20, False)]
    assert [type(each.trouble) for each in lines] == [type(None), PlaceMissing, type(None), type(None)]
    assert [each.recipient for each in lines] == [KIM, KIM, KIM, MBE]


def test_what_was_over_for_long_is_in_the_list_no_more() -> None:
    house = House()
    handover = house.agreed()
    house.send_all()
    house.follow_up.move(handover.id, HandoverState.REJECTED, Why.OTHER, MORNING)

    assert house.follow_up.lines(MORNING + 14 * DAY)
    assert house.follow_up.lines(MORNING + 15 * DAY) == []


def test_a_consent_that_ran_out_is_told_in_the_list() -> None:
    house = House()
    house.agreed()

    line = house.follow_up.lines(MORNING + 14 * DAY)[0]

    assert line.trouble is not None
    assert line.trouble.code == "handover.consent_over"


def test_what_was_said_on_the_telephone_moves_it() -> None:
    house = House()
    handover = house.agreed()
    house.send_all()

    house.follow_up.move(handover.id, HandoverState.NOT_REACHED, Why.NOT_REACHED, MORNING + DAY)
    house.follow_up.move(handover.id, HandoverState.ACCEPTED, None, MORNING + 2 * DAY)

    now = house.one(handover)
    assert (now.state, now.why, now.state_at) == (HandoverState.ACCEPTED, None, MORNING + 2 * DAY)


@pytest.mark.parametrize("state", [HandoverState.WITHDRAWN, HandoverState.LEAVING, HandoverState.DONE])
def test_nobody_says_on_the_telephone_what_has_no_way(state: HandoverState) -> None:
    house = House()
    handover = house.agreed()

    with pytest.raises(NoSuchWay):
        house.follow_up.move(handover.id, state, None, MORNING)

    assert house.one(handover) == handover


def test_a_parcel_that_may_have_left_can_be_said_to_be_there() -> None:
    house = House()
    handover = house.agreed()
    house.place().is_missing = True
    house.send_all()

    house.follow_up.move(handover.id, HandoverState.ISSUED, None, MORNING + DAY)

    assert house.one(handover).left_at == MORNING
    assert house.store.parcels == {}
    assert house.outbox.waiting() == []


def test_reading_what_is_known_of_the_person_is_one_reading() -> None:
    house = House()
    handover = house.agreed()

    assert house.follow_up.content(handover.id) == CONTENT
    assert house.store.read == [handover.id]


def test_releasing_what_is_not_held_changes_nothing() -> None:
    house = House()
    handover = house.agreed()

    assert house.follow_up.release(handover.id) == handover
    assert house.follow_up.move(replace(handover, id="x").id, HandoverState.DONE, None, MORNING) is None  # type: ignore[arg-type]
    assert house.desk.of_visit(VISIT) == [handover]
