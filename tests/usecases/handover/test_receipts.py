"""A recipient's answer moves the hand-over; what cannot be meant is said in one word and stays where it lies."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from erstanlauf.domain.handover.receipts import TakenAs
from erstanlauf.domain.handover.states import Handover, HandoverState, Reference, Why
from erstanlauf.usecases.handover.ports import FoundReceipt
from erstanlauf.usecases.handover.receipts import Taken
from tests.usecases.handover.fakes import DAY, FEW_TICKS, KIM, MBE, MORNING, House, PlaceFull, PlaceMissing

ACCEPTED, REJECTED, DONE = HandoverState.ACCEPTED, HandoverState.REJECTED, HandoverState.DONE


def issued(house: House) -> Handover:
    handover = house.agreed()
    house.send_all()
    return house.one(handover)


def taken(house: House) -> list[Taken]:
    return [each for _, of_one, _ in house.receipts.take_all(house.now) for each in of_one]


def words(house: House) -> list[TakenAs]:
    return [each.taken_as for each in taken(house)]


def test_a_receipt_moves_the_hand_over_and_is_put_away() -> None:
    house = House()
    handover = issued(house)
    house.now += DAY
    house.place().answer(handover, REJECTED, MORNING + timedelta(hours=2), why=Why.NOT_RESPONSIBLE)

    assert words(house) == [TakenAs.MOVED]

    now = house.one(handover)
    assert (now.state, now.why, now.state_at) == (REJECTED, Why.NOT_RESPONSIBLE, MORNING + timedelta(hours=2))
    assert house.place().found == {}


def test_the_same_receipt_again_changes_nothing() -> None:
    house = House()
    handover = issued(house)
    for file in ("a.json", "b.json"):
        house.place().answer(handover, ACCEPTED, MORNING, file=file)

    assert words(house) == [TakenAs.MOVED, TakenAs.KNOWN]
    after = house.one(handover)
    house.now += DAY
    house.place().answer(handover, ACCEPTED, MORNING + DAY)

    assert words(house) == [TakenAs.KNOWN]
    assert house.one(handover) == after
    assert house.place().found == {}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_newest_answer_counts_in_whatever_order_the_files_come(order: tuple[int, ...]) -> None:
    house = House()
    handover = issued(house)
    house.now += 10 * DAY
    answers = [(HandoverState.NOT_REACHED, 1), (ACCEPTED, 2), (DONE, 3)]
    for place in order:
        state, day = answers[place]
        house.place().answer(handover, state, MORNING + day * DAY)
        assert words(house)[0] in (TakenAs.MOVED, TakenAs.OLDER)

    assert house.one(handover).state is DONE


def test_several_receipts_at_once_are_taken_in_the_order_of_their_times() -> None:
    house = House()
    handover = issued(house)
    house.now += 10 * DAY
    house.place().answer(handover, DONE, MORNING + 2 * DAY, file="a.json")
    house.place().answer(handover, ACCEPTED, MORNING + DAY, file="b.json")

    assert words(house) == [TakenAs.MOVED, TakenAs.MOVED]


def test_what_cannot_be_meant_is_said_and_stays_where_it_lies() -> None:
    house = House()
    handover = issued(house)
    place = house.place()
    place.answer(handover, ACCEPTED, MORNING, file="1", reference=Reference("UE-AAAA-AAAA"))
    place.answer(handover, ACCEPTED, MORNING, file="2", sha256="0" * 64)
    place.found["3"] = FoundReceipt("3", None, PlaceFull())

    assert {each.file: each.taken_as for each in taken(house)} == {
        "1": TakenAs.UNKNOWN,
        "2": TakenAs.OTHER_PARCEL,
        "3": TakenAs.UNREADABLE,
    }
    assert sorted(place.found) == ["1", "2", "3"]
    assert house.one(handover) == handover


def test_no_recipient_answers_for_another() -> None:
    house = House()
    handover = issued(house)
    house.place(MBE).answer(handover, ACCEPTED, MORNING)

    assert words(house) == [TakenAs.UNKNOWN]


def test_a_state_without_a_way_is_said() -> None:
    house = House()
    handover = issued(house)
    house.now += 10 * DAY
    house.place().answer(handover, REJECTED, MORNING + DAY)
    taken(house)
    house.place().answer(handover, ACCEPTED, MORNING + 2 * DAY)

    assert words(house) == [TakenAs.NO_WAY]
    assert house.one(handover).state is REJECTED
    assert house.place().found


def test_an_answer_to_what_was_withdrawn_is_noted_and_changes_no_state() -> None:
    house = House()
    handover = issued(house)
    house.withdraw(handover)
    house.place().answer(handover, ACCEPTED, MORNING)

    assert words(house) == [TakenAs.WITHDRAWN]
    assert house.one(handover).state is HandoverState.WITHDRAWN
    assert house.place().found == {}


def test_an_answer_proves_that_a_parcel_had_left() -> None:
    house = House()
    handover = house.agreed(ticks={KIM.id: FEW_TICKS})
    step = house.outbox.take(handover.id, MORNING)
    to_send = house.outbox.keep(house.outbox.pack(step), MORNING)  # type: ignore[arg-type]  # it waits, so it is packed
    assert to_send is not None
    house.outbox.send(to_send)
    house.restart()
    house.place().answer(house.one(handover), ACCEPTED, MORNING)

    assert words(house) == [TakenAs.MOVED]

    assert house.one(handover).left_at == MORNING
    assert house.store.parcels == {}
    assert house.send_all() == []


def test_the_clock_of_a_recipient_is_believed_between_leaving_and_now_alone() -> None:
    house = House()
    first, second = house.agreed_to_both()
    house.send_all()
    house.now += DAY
    house.place(KIM).answer(house.one(first), ACCEPTED, datetime(1980, 1, 1, tzinfo=UTC))
    house.place(MBE).answer(house.one(second), ACCEPTED, datetime(2099, 1, 1, tzinfo=UTC))
    taken(house)

    assert house.one(first).state_at == MORNING
    assert house.one(second).state_at == MORNING + DAY


def test_a_missing_share_keeps_no_other_recipient_from_being_read() -> None:
    house = House()
    first, second = house.agreed_to_both()
    house.send_all()
    house.place(KIM).is_missing = True
    house.place(MBE).answer(house.one(second), ACCEPTED, MORNING)

    told = {each.id: trouble for each, _, trouble in house.receipts.take_all(MORNING)}

    assert isinstance(told[KIM.id], PlaceMissing)
    assert told[MBE.id] is None
    assert house.one(second).state is ACCEPTED
    assert house.one(first).state is HandoverState.ISSUED


def test_a_receipt_that_cannot_be_put_away_keeps_none_behind_it_from_being_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = House()
    first, second = issued(house), issued(house)
    house.place().answer(first, ACCEPTED, MORNING, file="a.json")
    house.place().answer(second, REJECTED, MORNING, file="b.json")

    def locked(_file: str) -> None:
        raise PlaceFull

    monkeypatch.setattr(house.place(), "put_receipt_away", locked)

    told = {each.id: trouble for each, _, trouble in house.receipts.take_all(MORNING)}

    assert (house.one(first).state, house.one(second).state) == (ACCEPTED, REJECTED)
    assert isinstance(told[KIM.id], PlaceFull)
