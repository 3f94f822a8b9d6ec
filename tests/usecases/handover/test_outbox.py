"""What waits leaves once, as the same bytes, and only while its consent stands."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.states import Handover, HandoverState
from erstanlauf.usecases.handover.outbox import ToPrepare, ToSend
from erstanlauf.usecases.handover.ports import StoppedInTime
from tests.usecases.handover.fakes import (
    ALL_TICKS,
    CODE,
    DAY,
    KIM,
    MORNING,
    Crash,
    House,
    PlaceFull,
    PlaceMissing,
    fields_in,
)

HEALTH = frozenset((DataField.HEALTH,))


def parcels(house: House) -> list[bytes]:
    return list(house.place().files.values())


def test_what_waits_leaves_once_and_is_issued() -> None:
    house = House()
    handover = house.agreed()

    assert [each.id for each in house.send_all()] == [handover.id]

    now = house.one(handover)
    assert (now.state, now.left_at) == (HandoverState.ISSUED, MORNING)
    assert list(house.place().files) == [f"{handover.reference}.zip"]
    assert fields_in(*parcels(house)) == ALL_TICKS
    assert house.store.parcels == {}
    assert house.send_all() == []
    assert len(parcels(house)) == 1


def test_a_missing_share_keeps_it_waiting_and_the_same_bytes_leave_later() -> None:
    house = House()
    handover = house.agreed()
    house.place().is_missing = True

    assert house.send_all() == []
    assert isinstance(house.outbox.trouble_of(handover.id), PlaceMissing)
    kept = house.store.parcels[handover.id]
    house.restart()
    assert house.send_all() == []
    house.place().is_missing = False
    house.send_all()

    assert parcels(house) == [kept]
    assert house.fake_packer.packed == 1
    assert house.outbox.trouble_of(handover.id) is None


def test_trouble_of_one_recipient_stops_no_other() -> None:
    house = House()
    to_kim, to_mbe = house.agreed_to_both()
    house.fake_packer.trouble[KIM.id] = PlaceFull()

    assert [each.id for each in house.send_all()] == [to_mbe.id]

    assert house.one(to_kim).state is HandoverState.WAITING
    assert isinstance(house.outbox.trouble_of(to_kim.id), PlaceFull)


def test_nothing_leaves_by_a_consent_that_ran_out_or_by_a_clock_before_it() -> None:
    house = House()
    handover = house.agreed()

    for moment, code in (
        (MORNING + 14 * DAY, "handover.consent_over"),
        (MORNING - timedelta(seconds=1), "handover.clock_behind"),
    ):
        house.now = moment
        assert house.send_all() == []
        trouble = house.outbox.trouble_of(handover.id)
        assert trouble is not None
        assert trouble.code == code
    assert parcels(house) == []
    house.now = MORNING + 14 * DAY - timedelta(seconds=1)
    assert house.send_all() != []


@pytest.mark.parametrize("year", [1970, 1999, 2025])
def test_nothing_leaves_while_the_clock_stands_before_this_program(year: int) -> None:
    house = House()
    house.now = MORNING.replace(year=year)
    handover = house.agreed()

    assert house.send_all() == []

    trouble = house.outbox.trouble_of(handover.id)
    assert trouble is not None
    assert trouble.code == "handover.clock_behind"
    assert parcels(house) == []


def test_a_consent_that_runs_out_while_the_share_is_slow_stops_the_parcel() -> None:
    house = House()
    handover = house.agreed()

    def slowly() -> None:
        house.now = MORNING + 14 * DAY

    house.place().meanwhile = slowly

    assert house.send_all() == []
    assert parcels(house) == []
    assert isinstance(house.outbox.trouble_of(handover.id), StoppedInTime)
    assert house.one(handover).state is HandoverState.LEAVING


@pytest.mark.parametrize("fields", [ALL_TICKS, HEALTH], ids=["whole", "health"])
def test_a_withdrawal_stops_what_a_slow_share_is_taking_from_another_thread(fields: frozenset[DataField]) -> None:
    house = House()
    handover = house.agreed()
    step = house.outbox.take(handover.id, MORNING)
    assert isinstance(step, ToPrepare)
    to_send = house.outbox.keep(house.outbox.pack(step), MORNING)
    assert to_send is not None
    is_writing, is_withdrawn, told = threading.Event(), threading.Event(), list[KnownTrouble]()

    def slowly() -> None:
        is_writing.set()
        is_withdrawn.wait(10)

    house.place().meanwhile = slowly

    def send(parcel: ToSend) -> None:
        try:
            house.outbox.send(parcel)
        except KnownTrouble as trouble:
            told.append(trouble)

    sender = threading.Thread(target=send, args=(to_send,))
    sender.start()
    assert is_writing.wait(10)
    house.withdraw(handover, fields=fields)
    is_withdrawn.set()
    sender.join()
    house.place().meanwhile = lambda: None

    assert [type(each) for each in told] == [StoppedInTime]
    assert parcels(house) == []
    house.send_all()
    assert [fields_in(each) & fields for each in parcels(house)] in ([], [frozenset()])
    assert bool(parcels(house)) is (fields == HEALTH)


def test_a_crash_before_the_bytes_were_put_puts_the_same_ones_later() -> None:
    house = House()
    handover = house.agreed()
    house.place().meanwhile = crash

    with pytest.raises(Crash):
        house.send_all()
    house.restart()
    house.place().meanwhile = lambda: None
    kept = house.store.parcels[handover.id]
    house.send_all()

    assert parcels(house) == [kept]


def test_a_crash_after_the_bytes_were_put_leaves_one_file() -> None:
    house = House()
    handover = crashed_after_putting(house)

    house.send_all()

    assert house.one(handover).state is HandoverState.ISSUED
    assert len(parcels(house)) == 1
    assert house.fake_packer.packed == 1


@pytest.mark.parametrize("has_left", [True, False])
def test_a_withdrawal_after_a_crash_finds_out_whether_the_parcel_had_left(has_left: bool) -> None:
    house = House()
    handover = crashed_after_putting(house)
    if not has_left:
        house.place().files.clear()

    withdrawn = house.withdrawals.withdraw({handover.id: ALL_TICKS}, MORNING)

    assert [each.id for each, _ in withdrawn.to_tell] == [handover.id]
    assert house.store.contents == {}
    assert house.store.parcels == {}
    house.place().is_missing = True
    house.send_all()
    assert house.one(handover).sha256
    house.place().is_missing = False
    house.send_all()
    now = house.one(handover)
    assert now.state is HandoverState.WITHDRAWN
    assert (now.left_at is not None) is has_left
    assert bool(now.sha256) is has_left
    assert house.outbox.waiting() == []
    assert len(parcels(house)) == has_left


@pytest.mark.parametrize("has_left", [True, False])
def test_a_field_taken_back_after_a_crash_leaves_only_where_it_had_left_already(has_left: bool) -> None:
    house = House()
    handover = crashed_after_putting(house)
    if not has_left:
        house.place().files.clear()

    house.withdraw(handover, fields=HEALTH)
    house.send_all()

    assert house.one(handover).state is HandoverState.ISSUED
    assert fields_in(*parcels(house)) == (ALL_TICKS if has_left else ALL_TICKS - HEALTH)


def test_what_was_packed_by_a_consent_that_changed_meanwhile_is_thrown_away() -> None:
    house = House()
    handover = house.agreed()
    step = house.outbox.take(handover.id, MORNING)
    assert isinstance(step, ToPrepare)
    packed = house.outbox.pack(step)
    house.withdraw(handover, fields=HEALTH)

    assert house.outbox.keep(packed, MORNING) is None
    assert house.store.parcels == {}


def test_what_is_held_after_a_backup_was_put_back_waits_for_somebody() -> None:
    house = House()
    handover = house.agreed()
    house.handovers.put(replace(house.one(handover), is_held=True))

    assert house.send_all() == []
    trouble = house.outbox.trouble_of(handover.id)
    assert trouble is not None
    assert trouble.code == "handover.held"
    house.follow_up.release(handover.id)
    assert house.send_all() != []


def test_a_recipient_at_rest_gets_nothing() -> None:
    house = House()
    handover = house.agreed()
    house.recipients.put(replace(KIM, is_active=False))

    assert house.send_all() == []
    trouble = house.outbox.trouble_of(handover.id)
    assert trouble is not None
    assert trouble.code == "handover.recipient_at_rest"


def test_what_was_erased_while_it_was_packed_or_sent_is_no_trouble() -> None:
    house = House()
    handover = house.agreed()
    step = house.outbox.take(handover.id, MORNING)
    assert isinstance(step, ToPrepare)
    packed = house.outbox.pack(step)
    to_send = house.outbox.keep(packed, MORNING)
    assert to_send is not None
    del house.store.rows[handover.id]

    assert house.outbox.keep(packed, MORNING) is None
    assert house.outbox.sent(to_send, MORNING).id == handover.id
    assert house.outbox.take(handover.id, MORNING) is None


def test_two_rounds_at_once_send_the_same_bytes() -> None:
    house = House()
    handover = house.agreed()
    first, second = (house.outbox.take(handover.id, MORNING) for _ in range(2))
    assert isinstance(first, ToPrepare)
    assert isinstance(second, ToPrepare)

    one, other = (house.outbox.keep(house.outbox.pack(each), MORNING) for each in (first, second))

    assert one is not None
    assert other is not None
    assert one.parcel == other.parcel
    house.outbox.send(one)
    house.outbox.sent(one, MORNING)
    with pytest.raises(StoppedInTime):
        house.outbox.send(other)
    assert len(parcels(house)) == 1
    assert house.one(handover).state is HandoverState.ISSUED


def test_other_bytes_of_that_name_are_left_alone() -> None:
    house = House()
    handover = house.agreed()
    house.place().files[f"{handover.reference}.zip"] = b"theirs"

    house.send_all()

    assert parcels(house) == [b"theirs"]
    assert isinstance(house.outbox.trouble_of(handover.id), KnownTrouble)


def test_a_full_disk_of_the_desk_keeps_a_withdrawn_parcel_here() -> None:
    house = House()
    handover = house.agreed()
    house.place().is_missing = True
    house.send_all()
    house.place().is_missing = False
    house.store.is_full = True
    with pytest.raises(PlaceFull):
        house.withdraw(handover)
    house.store.is_full = False

    assert house.send_all() == []
    assert parcels(house) == []
    house.withdraw(handover)
    assert house.one(handover).state is HandoverState.WITHDRAWN


def crash() -> None:
    raise Crash


def crashed_after_putting(house: House) -> Handover:
    handover = house.agreed(code=CODE)
    house.place().afterwards = crash
    with pytest.raises(Crash):
        house.send_all()
    house.place().afterwards = lambda: None
    house.restart()
    assert house.one(handover).state is HandoverState.LEAVING
    return house.one(handover)


def test_a_full_disk_of_the_desk_is_told_of_one_and_stops_no_other() -> None:
    house = House()
    handover = house.agreed()
    house.store.is_full = True

    assert house.send_all() == []

    assert isinstance(house.outbox.trouble_of(handover.id), PlaceFull)
    assert parcels(house) == []
    house.store.is_full = False
    assert [each.id for each in house.send_all()] == [handover.id]


@pytest.mark.parametrize(
    "changes", [{"is_active": False}, {"key": "age1new", "is_plain": False}, {"folder": "/freigabe/neu"}]
)
def test_a_parcel_packed_while_the_recipient_was_changed_does_not_leave_as_before(changes: dict[str, object]) -> None:
    house = House()
    handover = house.agreed()
    step = house.outbox.take(handover.id, MORNING)
    assert isinstance(step, ToPrepare)
    packed = house.outbox.pack(step)
    house.desk_of_recipients.put(replace(KIM, **changes))  # type: ignore[arg-type]  # each has the type of its field

    assert house.outbox.keep(packed, MORNING) is None

    assert house.one(handover).state is HandoverState.WAITING
    assert house.store.parcels == {}
