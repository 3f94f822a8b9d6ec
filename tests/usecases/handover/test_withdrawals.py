"""Taking consent back: what has not left stops, for what has there is somebody to tell."""

from dataclasses import replace

import pytest

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import fields_of
from erstanlauf.domain.handover.states import HandoverState
from erstanlauf.domain.handover.withdrawal_code import CodeUnreadable
from erstanlauf.usecases.handover.trouble import CodeUnknown
from erstanlauf.usecases.handover.withdrawals import WHOLE
from tests.usecases.handover.fakes import ALL_TICKS, CODE, FEW_TICKS, KIM, MBE, MORNING, SCAN, VISIT, House, asked

HEALTH = frozenset((DataField.HEALTH,))


def test_code_and_reference_lead_to_it_however_they_are_typed() -> None:
    house = House()
    first, second = house.agreed_to_both()

    by_code = house.withdrawals.find(f" {CODE.lower().replace('-', ' ')} ", MORNING)
    by_reference = house.withdrawals.find(second.reference.lower().replace("-", ""), MORNING)

    assert {each.handover.id for each in by_code} == {first.id, second.id}
    assert [(each.handover.id, each.recipient) for each in by_reference] == [(second.id, MBE)]


def test_the_slip_of_the_visit_leads_to_all_that_was_handed_over_and_to_no_draft() -> None:
    house = House()
    first, second = house.agreed_to_both()
    house.desk.keep_draft(asked({KIM.id: FEW_TICKS}, visit=VISIT, given_at=house.now), house.now)

    assert {each.handover.id for each in house.withdrawals.find(SCAN, MORNING)} == {first.id, second.id}
    with pytest.raises(CodeUnknown):
        house.withdrawals.find("2" * 60, MORNING)


@pytest.mark.parametrize("typed", ["", "quatsch", "UE-", "K7-418-3", "A" * 10_000, "UE-AAAA-AAAB"])
def test_what_is_no_code_is_refused_in_one_word(typed: str) -> None:
    with pytest.raises(CodeUnreadable):
        House().withdrawals.find(typed, MORNING)


@pytest.mark.parametrize("typed", [CODE, f"UE-{CODE}"])
def test_a_code_of_another_desk_leads_nowhere(typed: str) -> None:
    with pytest.raises(CodeUnknown):
        House().withdrawals.find(typed, MORNING)


def test_what_has_not_left_stops_and_nothing_of_the_person_stays() -> None:
    house = House()
    handover = house.agreed()

    withdrawn = house.withdrawals.withdraw({handover.id: WHOLE}, MORNING)

    assert [each.id for each in withdrawn.stopped] == [handover.id]
    assert withdrawn.to_tell == ()
    assert house.one(handover).state is HandoverState.WITHDRAWN
    assert house.one(handover).consent.standing == frozenset()
    assert house.store.contents == {}
    assert house.send_all() == []
    assert house.place().files == {}


def test_for_what_has_left_the_recipient_is_told() -> None:
    house = House()
    first, second = house.agreed_to_both()
    house.place(MBE).is_missing = True
    house.send_all()
    house.place(MBE).is_missing = False

    withdrawn = house.withdrawals.withdraw({first.id: WHOLE, second.id: WHOLE}, MORNING)

    assert [(each.id, recipient) for each, recipient in withdrawn.to_tell] == [(first.id, KIM), (second.id, MBE)]
    house.send_all()
    assert len(house.place(KIM).files) == 1
    assert house.place(MBE).files == {}
    assert house.one(second).left_at is None


def test_one_field_is_taken_back_of_what_has_not_left() -> None:
    house = House()
    handover = house.agreed()

    withdrawn = house.withdrawals.withdraw({handover.id: HEALTH}, MORNING)

    assert [each.id for each in withdrawn.stopped] == [handover.id]
    assert house.one(handover).state is HandoverState.WAITING
    assert DataField.HEALTH not in fields_of(house.store.contents[handover.id])
    assert house.send_all() != []


def test_taking_the_name_back_takes_all_of_it_back() -> None:
    house = House()
    handover = house.agreed()

    house.withdraw(handover, fields={DataField.NAME})

    now = house.one(handover)
    assert now.state is HandoverState.WITHDRAWN
    assert now.consent.taken_back == ALL_TICKS


def test_taking_back_twice_or_what_was_never_given_changes_nothing() -> None:
    house = House()
    handover = house.agreed(ticks={KIM.id: FEW_TICKS})
    house.send_all()
    house.withdraw(handover)
    before = house.one(handover)

    for fields in (WHOLE, HEALTH):
        withdrawn = house.withdrawals.withdraw({handover.id: fields}, MORNING)
        assert (withdrawn.stopped, withdrawn.to_tell) == ((), ())
    assert house.one(handover) == before


def test_what_is_over_is_told_too_for_the_recipient_still_keeps_it() -> None:
    house = House()
    handover = house.agreed()
    house.send_all()
    house.follow_up.move(handover.id, HandoverState.DONE, None, MORNING)

    withdrawn = house.withdrawals.withdraw({handover.id: WHOLE}, MORNING)

    assert [each.id for each, _ in withdrawn.to_tell] == [handover.id]
    now = house.one(handover)
    assert (now.state, now.consent.is_withdrawn) == (HandoverState.DONE, True)
    assert house.store.contents == {}


def test_nobody_knows_of_what_is_held_so_the_recipient_is_told() -> None:
    house = House()
    handover = house.agreed()
    house.handovers.put(replace(handover, is_held=True))

    withdrawn = house.withdrawals.withdraw({handover.id: WHOLE}, MORNING)

    assert [each.id for each, _ in withdrawn.to_tell] == [handover.id]


def test_a_draft_that_is_taken_back_is_forgotten() -> None:
    house = House()
    draft = house.desk.keep_draft(asked(), MORNING)[0]

    withdrawn = house.withdrawals.withdraw({draft.id: WHOLE}, MORNING)

    assert [each.id for each in withdrawn.stopped] == [draft.id]
    assert house.desk.of_visit(VISIT) == []
