"""Asking for consent: what is kept of it as a draft, and what is handed to the outbox."""

from dataclasses import replace

import pytest

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import HandoverContent, fields_of
from erstanlauf.domain.handover.states import Handover, HandoverState
from tests.usecases.handover.fakes import (
    ALL_TICKS,
    CONTENT,
    DAY,
    FEW_TICKS,
    KIM,
    MBE,
    MORNING,
    OTHER_VISIT,
    VISIT,
    House,
    PlaceFull,
    asked,
)


def test_a_draft_keeps_of_the_content_only_what_was_ticked() -> None:
    house = House()

    drafts = house.desk.keep_draft(asked({KIM.id: FEW_TICKS}), MORNING)

    assert [each.state for each in drafts] == [HandoverState.DRAFT]
    kept = house.store.contents[drafts[0].id]
    assert set(fields_of(kept)) == FEW_TICKS
    assert drafts[0].consent.kept_until == KIM.kept_until(MORNING.date())
    assert drafts[0].consent.leaves_until == MORNING + 14 * DAY


def test_two_recipients_share_the_code_and_nothing_else() -> None:
    house = House()

    to_kim, to_mbe = house.agreed_to_both()

    assert to_kim.code == to_mbe.code
    assert to_kim.reference != to_mbe.reference
    assert (to_kim.consent.fields, to_mbe.consent.fields) == (ALL_TICKS, FEW_TICKS)
    assert (to_kim.response_days, to_mbe.response_days) == (7, 3)
    assert {each.state for each in house.desk.of_visit(VISIT)} == {HandoverState.WAITING}


def test_a_draft_is_changed_in_its_place_and_dropped_where_its_ticks_are_gone() -> None:
    house = House()
    first = house.desk.keep_draft(asked({KIM.id: ALL_TICKS, MBE.id: ALL_TICKS}), MORNING)

    second = house.desk.keep_draft(asked({KIM.id: FEW_TICKS, MBE.id: frozenset()}), MORNING)

    assert [each.reference for each in second] == [first[0].reference]
    assert list(house.store.rows) == [first[0].id]
    assert set(fields_of(house.store.contents[first[0].id])) == FEW_TICKS


def test_whoever_was_taken_off_stays_off_where_keeping_the_rest_failed() -> None:
    house = House()
    house.desk.keep_draft(asked({KIM.id: ALL_TICKS, MBE.id: ALL_TICKS}), MORNING)
    house.store.is_full = True

    with pytest.raises(PlaceFull):
        house.desk.keep_draft(asked({KIM.id: FEW_TICKS}), MORNING)

    assert [each.recipient for each in house.desk.of_visit(VISIT)] == [KIM.id]


def test_a_draft_is_taken_up_again_as_it_was_said() -> None:
    house = House()
    said = asked({KIM.id: FEW_TICKS, MBE.id: ALL_TICKS})
    house.desk.keep_draft(said, MORNING)
    house.restart()

    taken_up = house.desk.draft(VISIT)

    assert taken_up is not None
    assert taken_up.ticks == said.ticks
    assert taken_up.content == CONTENT
    assert (taken_up.code, taken_up.language, taken_up.wording) == (said.code, said.language, said.wording)
    assert taken_up.given_at == said.given_at


def test_no_draft_is_taken_up_at_another_visit_nor_after_sending() -> None:
    house = House()
    house.agreed()

    assert house.desk.draft(VISIT) is None
    assert house.desk.draft(OTHER_VISIT) is None


def test_dropping_drafts_leaves_what_was_sent() -> None:
    house = House()
    sent = house.agreed()
    house.desk.keep_draft(asked({MBE.id: FEW_TICKS}), MORNING)

    house.desk.drop_drafts(VISIT)

    assert list(house.store.rows) == [sent.id]


def test_ticks_without_the_name_are_a_mistake_of_the_program_and_change_nothing() -> None:
    house = House()

    with pytest.raises(ValueError, match="name"):
        house.desk.keep_draft(asked({MBE.id: FEW_TICKS, KIM.id: frozenset((DataField.NEEDS,))}), MORNING)

    assert house.store.rows == {}


def test_a_recipient_at_rest_is_not_offered() -> None:
    house = House()
    house.recipients.put(replace(MBE, is_active=False))

    assert house.desk.recipients() == [KIM]


def test_a_new_code_is_nobodys() -> None:
    house = House()
    code = house.desk.new_code()
    house.agreed(code=code)
    house._chance = iter(range(1, 99))  # type: ignore[assignment]  # the same chance once more

    assert house.desk.new_code() != code


def test_what_was_taken_back_of_a_draft_is_not_ticked_when_it_is_taken_up() -> None:
    house = House()
    [draft] = house.desk.keep_draft(asked({KIM.id: ALL_TICKS}), MORNING)
    house.withdrawals.withdraw({draft.id: frozenset((DataField.HEALTH,))}, MORNING)

    taken_up = house.desk.draft(VISIT)

    assert taken_up is not None
    assert taken_up.ticks[KIM.id] == ALL_TICKS - {DataField.HEALTH}


def test_sending_that_broke_off_between_two_recipients_is_tried_again_without_a_second_case(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = House()
    both = asked({KIM.id: ALL_TICKS, MBE.id: FEW_TICKS})
    first, second = house.desk.keep_draft(both, MORNING)
    put = house.store.put

    def put_one_only(handover: Handover, content: HandoverContent | None = None) -> None:
        put(handover, content)
        house.store.is_full = True

    monkeypatch.setattr(house.store, "put", put_one_only)
    with pytest.raises(PlaceFull):
        house.desk.send(VISIT, MORNING)
    monkeypatch.undo()
    house.store.is_full = False

    house.desk.keep_draft(both, MORNING)
    house.desk.send(VISIT, MORNING)

    made = house.desk.of_visit(VISIT)
    assert {each.id for each in made} == {first.id, second.id}
    assert {each.state for each in made} == {HandoverState.WAITING}
