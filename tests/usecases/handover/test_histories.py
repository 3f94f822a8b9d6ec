"""Thousands of histories of handing over, over the real store and the real packer: nothing leaves without a consent.

Whatever comes between – a withdrawal, a share that vanishes, a clock that jumps, the end of the program – a recipient
gets each case at most once, always as the same bytes, and in them nothing that was taken back.
"""

import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pyrage
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.consent import LEAVES_WITHIN_DAYS, DataField
from erstanlauf.domain.handover.content import HandoverContent
from erstanlauf.domain.handover.receipts import TakenAs
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.handover.states import WAYS, Handover, HandoverId, HandoverState, NoSuchWay, Reference
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.visit import VisitId
from erstanlauf.export.handover.packing import ParcelPacker
from erstanlauf.store.handovers import Handovers as StoreHandovers
from erstanlauf.usecases.handover.follow_up import TOLD
from erstanlauf.usecases.handover.outbox import UNSENT, Packed, ToPrepare, ToSend
from tests.export.handover.cases import FakeSheets
from tests.store.desks import opened
from tests.usecases.handover import parcels
from tests.usecases.handover.fakes import DAY, KIM, MBE, Crash, FakePlace, House, asked
from tests.usecases.handover.places import QUICK

HISTORIES, STEPS = 100, 30
BATCHES, BATCHES_OF_A_DAY = 100, 2
KEYS = [pyrage.x25519.Identity.generate() for _ in range(2)]
KIM_WITH_KEY = replace(KIM, is_plain=False, key=str(KEYS[0].to_public()))
VISITS = [VisitId(f"019ab000-0000-7000-8000-00000000000{each}") for each in range(4)]
LEAPS = [*(timedelta(minutes=each) for each in (5, -60, 1, 90)), DAY, 13 * DAY, -20 * DAY, 14 * DAY, 40 * DAY]
TICKS = st.sets(st.sampled_from(DataField)).map(lambda fields: frozenset(fields | {DataField.NAME}))
NO_TICKS: frozenset[DataField] = frozenset()
WHICH = st.integers(0, 11)
MEANWHILE = st.sampled_from(["", "withdraw", "field", "leap", "vanish", "full", "crash"])

Step = ToPrepare | Packed | ToSend


@dataclass
class Agreed:
    """What a person said, as the test remembers it."""

    fields: frozenset[DataField]
    at: datetime
    taken_back: set[DataField] = field(default_factory=set)
    is_held: bool = False

    @property
    def standing(self) -> frozenset[DataField]:
        return NO_TICKS if DataField.NAME in self.taken_back else self.fields - self.taken_back

    def lets_leave(self, at: datetime) -> bool:
        return bool(self.standing) and not self.is_held and self.at <= at < self.at + timedelta(days=LEAVES_WITHIN_DAYS)


class Lying(dict[str, bytes]):
    """The files at a recipient's; whatever comes to lie there is looked at."""

    def __init__(self, look: Callable[[str, bytes], None]) -> None:
        super().__init__()
        self._look = look

    def __setitem__(self, name: str, content: bytes) -> None:
        self._look(name, content)
        super().__setitem__(name, content)


class WatchedHandovers:
    """The store's hand-overs; holds every change of state against the ways there are."""

    def __init__(self, kept: StoreHandovers) -> None:
        self._kept = kept

    def all(self) -> Sequence[Handover]:
        return self._kept.all()

    def in_states(self, states: Collection[HandoverState], since: datetime | None = None) -> Sequence[Handover]:
        return self._kept.in_states(states, since)

    def of_visit(self, visit: VisitId) -> Sequence[Handover]:
        return self._kept.of_visit(visit)

    def with_code(self, code: WithdrawalCode) -> Sequence[Handover]:
        return self._kept.with_code(code)

    def one(self, handover: HandoverId) -> Handover | None:
        return self._kept.one(handover)

    def called(self, reference: Reference) -> Handover | None:
        return self._kept.called(reference)

    def content(self, handover: HandoverId) -> HandoverContent | None:
        return self._kept.content(handover)

    def parcel(self, handover: HandoverId) -> bytes | None:
        return self._kept.parcel(handover)

    def put(self, handover: Handover, content: HandoverContent | None = None) -> None:
        self._watch(handover)
        self._kept.put(handover, content)

    def keep_parcel(self, handover: Handover, parcel: bytes) -> None:
        self._watch(handover)
        self._kept.keep_parcel(handover, parcel)

    def drop_parcel(self, handover: Handover) -> None:
        self._watch(handover)
        self._kept.drop_parcel(handover)

    def forget(self, handover: HandoverId) -> None:
        self._kept.forget(handover)

    def forget_content(self, handover: HandoverId) -> None:
        self._kept.forget_content(handover)

    def _watch(self, after: Handover) -> None:
        before = self._kept.one(after.id)
        if before is None:
            assert after.state is HandoverState.DRAFT
        else:
            assert after.state is before.state or after.state in WAYS[before.state]
            assert after.reference == before.reference


class Histories(RuleBasedStateMachine):
    """One desk, two recipients, some visits."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix="histories-", dir=QUICK))
        shutil.copytree(_template(), self._folder, dirs_exist_ok=True)
        self._store = opened(self._folder)
        self.house = House(WatchedHandovers(self._store.handovers), self._store.recipients, ParcelPacker(FakeSheets()))
        self.agreed: dict[Reference, Agreed] = {}
        self.ids: list[HandoverId] = []
        self.steps: dict[HandoverId, Step] = {}
        self.lay: dict[str, bytes] = {}
        for place in self.house.channels.places.values():
            place.files = Lying(self._look)

    def teardown(self) -> None:
        try:
            self._all_is_well_again()
        finally:
            self._store.close()
            shutil.rmtree(self._folder)

    @initialize(to_kim=TICKS, to_mbe=TICKS)
    def begin_with_both(self, to_kim: frozenset[DataField], to_mbe: frozenset[DataField]) -> None:
        self._agree(VISITS[0], to_kim, to_mbe)
        self._hand_to_the_outbox(VISITS[0])

    @rule(visit=st.sampled_from(VISITS), to_kim=TICKS, to_mbe=st.just(NO_TICKS) | TICKS)
    def begin(self, visit: VisitId, to_kim: frozenset[DataField], to_mbe: frozenset[DataField]) -> None:
        self._agree(visit, to_kim, to_mbe)
        self._hand_to_the_outbox(visit)

    @rule(visit=st.sampled_from(VISITS), to_mbe=TICKS, then=st.sampled_from(["drop", "leave"]))
    def begin_and_end_without_a_yes(self, visit: VisitId, to_mbe: frozenset[DataField], then: str) -> None:
        self._agree(visit, NO_TICKS, to_mbe)
        if then == "drop":
            self.house.desk.drop_drafts(visit)
            assert self.house.desk.draft(visit) is None

    @rule(to_kim=TICKS, meanwhile=MEANWHILE)
    def begin_and_send_at_once(self, to_kim: frozenset[DataField], meanwhile: str) -> None:
        self._agree(VISITS[0], to_kim, NO_TICKS)
        for handover in self._hand_to_the_outbox(VISITS[0]):
            self._steps(handover, 4, meanwhile)

    @precondition(lambda self: self.unsent())
    @rule(which=WHICH, steps=st.sampled_from([4, 4, 1, 2, 3]), meanwhile=MEANWHILE)
    def go_on(self, which: int, steps: int, meanwhile: str) -> None:
        """Go on with one hand-over; what the store is asked and what runs beside it are steps of their own."""
        unsent = self.unsent()
        self._steps(unsent[which % len(unsent)], steps, meanwhile)

    def _agree(self, visit: VisitId, to_kim: frozenset[DataField], to_mbe: frozenset[DataField]) -> None:
        desk, now = self.house.desk, self.house.now
        desk.keep_draft(asked({KIM.id: to_kim, MBE.id: to_mbe}, visit, now, desk.new_code()), now)

    def _hand_to_the_outbox(self, visit: VisitId) -> list[HandoverId]:
        sent = self.house.desk.send(visit, self.house.now)
        for each in sent:
            self.ids.append(each.id)
            self.agreed[each.reference] = Agreed(each.consent.fields, each.consent.given_at)
        return [each.id for each in sent]

    def _steps(self, handover: HandoverId, steps: int, meanwhile: str) -> None:
        for _ in range(steps):
            with suppress(KnownTrouble):
                self._one_step(handover, meanwhile)

    def _one_step(self, handover: HandoverId, meanwhile: str) -> None:
        outbox, step = self.house.outbox, self.steps.pop(handover, None)
        after: Step | None = None
        if step is None:
            after = outbox.take(handover, self.house.now)
        elif isinstance(step, ToPrepare):
            after = outbox.pack(step)
        elif isinstance(step, Packed):
            after = outbox.keep(step, self.house.now)
        else:
            self._send(step, meanwhile)
        if after is not None:
            self.steps[handover] = after

    @rule()
    def send_all(self) -> None:
        self.house.send_all()

    @precondition(lambda self: self.ids)
    @rule(which=WHICH, fields=st.just(frozenset(DataField)) | st.frozensets(st.sampled_from(DataField), min_size=1))
    def withdraw(self, which: int, fields: frozenset[DataField]) -> None:
        self._withdraw(self._id(which), fields)

    @precondition(lambda self: self.ids)
    @rule(which=WHICH)
    def withdraw_with_the_code(self, which: int) -> None:
        present = self._present(self._id(which))
        found = self.house.withdrawals.find(present.code, self.house.now)
        assert present.id in [each.handover.id for each in found]
        for line in found:
            self._withdraw(line.handover.id, frozenset(DataField))

    @rule(leap=st.sampled_from(LEAPS))
    def leap(self, leap: timedelta) -> None:
        self.house.now += leap

    @rule(recipient=st.sampled_from([KIM, MBE]), trouble=st.sampled_from(["", "", "missing", "full"]))
    def share(self, recipient: Recipient, trouble: str) -> None:
        place = self.house.place(recipient)
        place.is_missing, place.is_full = trouble == "missing", trouble == "full"

    @rule()
    def end_and_start(self) -> None:
        self._start_again()

    @rule(where=st.sampled_from(["meanwhile", "afterwards"]))
    def end_while_sending(self, where: str) -> None:
        for place in self.house.channels.places.values():
            setattr(place, where, _crash)
        with suppress(Crash):
            self.house.send_all()
        self._start_again()

    @rule()
    def put_a_backup_back(self) -> None:
        """What a restore does to hand-overs that have not left, or of which nobody knows."""
        self._start_again()
        for each in self.house.handovers.all():
            if each.state in UNSENT:
                self.house.handovers.put(replace(each, is_held=True))
                self.agreed[each.reference].is_held = True

    @precondition(lambda self: self.ids)
    @rule(which=WHICH)
    def release(self, which: int) -> None:
        present = self._present(self._id(which))
        self.house.follow_up.release(present.id)
        self.agreed[present.reference].is_held = False

    @rule(which=WHICH, state=st.sampled_from(HandoverState))
    def telephone(self, which: int, state: HandoverState) -> None:
        with suppress(NoSuchWay):
            self.house.follow_up.move(self._likely_there(which), state, None, self.house.now)

    @rule(
        which=WHICH,
        state=st.sampled_from(sorted(TOLD)),
        days=st.integers(-30, 30),
        is_of_other=st.booleans(),
        times=st.integers(1, 2),
    )
    def receipt(self, which: int, state: HandoverState, days: int, is_of_other: bool, times: int) -> None:
        present = self._present(self._likely_there(which))
        place = self.house.channels.places[present.recipient]
        sha256 = "0" * 64 if is_of_other else present.sha256
        for each in range(times):
            place.answer(present, state, self.house.now + days * DAY, file=f"{each}.json", sha256=sha256)
        taken = [one for _, of_one, _ in self.house.receipts.take_all(self.house.now) for one in of_one]
        if not place.is_missing:
            assert len(taken) == times
            assert TakenAs.MOVED not in [each.taken_as for each in taken[1:]]
            if is_of_other or not present.sha256:
                assert {each.taken_as for each in taken} == {TakenAs.OTHER_PARCEL}
        place.found.clear()

    @rule(key=st.sampled_from(KEYS))
    def change_the_key(self, key: pyrage.x25519.Identity) -> None:
        self.house.desk_of_recipients.put(replace(KIM_WITH_KEY, key=str(key.to_public())))

    @rule()
    def look_at_the_list(self) -> None:
        self._look_for_what_was_taken_back()
        self.house.follow_up.lines(self.house.now)

    def _look_for_what_was_taken_back(self) -> None:
        for handover in map(self._present, self.ids):
            if not self.agreed[handover.reference].standing:
                assert self.house.handovers.content(handover.id) is None
                assert self.house.handovers.parcel(handover.id) is None

    def _look(self, name: str, content: bytes) -> None:
        """Hold what comes to lie at a recipient's against what the person said; at that very moment."""
        agreed = self.agreed[Reference(name.partition(".")[0])]
        assert agreed.lets_leave(self.house.now)
        assert parcels.fields_in(content, KEYS) <= agreed.standing
        assert self.lay.setdefault(name, content) == content

    def _send(self, to_send: ToSend, meanwhile: str) -> None:
        place = self.house.channels.places[to_send.recipient.id]
        place.meanwhile = lambda: self._meanwhile(meanwhile, to_send.handover.id, place)
        try:
            self.house.outbox.send(to_send)
            self.house.outbox.sent(to_send, self.house.now)
        except Crash:
            self._start_again()
        finally:
            place.meanwhile = _nothing

    def _meanwhile(self, what: str, handover: HandoverId, place: FakePlace) -> None:
        match what:
            case "withdraw":
                self._withdraw(handover, frozenset(DataField))
            case "field":
                self._withdraw(handover, frozenset((DataField.HEALTH, DataField.REACH)))
            case "leap":
                self.house.now += 14 * DAY
            case "vanish":
                place.is_missing = True
            case "full":
                place.is_full = True
            case "crash":
                raise Crash

    def _withdraw(self, handover: HandoverId, fields: frozenset[DataField]) -> None:
        present = self._present(handover)
        had_left = bool(present.left_at)
        done = self.house.withdrawals.withdraw({handover: fields}, self.house.now)
        agreed = self.agreed[present.reference]
        is_change = bool(fields & agreed.standing)
        agreed.taken_back |= fields
        told = [each.id for each, _ in done.to_tell]
        assert len(told) + len(done.stopped) == is_change
        assert not had_left or not is_change or told == [handover]

    def _start_again(self) -> None:
        self._store.close()
        self._store = opened(self._folder)
        self.house.handovers = WatchedHandovers(self._store.handovers)
        self.house.recipients = self._store.recipients
        self.house.restart()
        self.steps.clear()
        for place in self.house.channels.places.values():
            place.meanwhile = place.afterwards = _nothing

    def _all_is_well_again(self) -> None:
        """Have everything leave that may, twice: the second time changes nothing; the store knows what lies there."""
        self._start_again()
        for place in self.house.channels.places.values():
            place.is_missing = place.is_full = False
        self.house.send_all()
        after_once = [dict(place.files) for place in self.house.channels.places.values()]
        assert self.house.send_all() == []
        assert [dict(place.files) for place in self.house.channels.places.values()] == after_once
        lying = {name.partition(".")[0] for files in after_once for name in files}
        assert len(lying) == sum(map(len, after_once)) == len(self.lay)
        for handover in map(self._present, self.ids):
            agreed = self.agreed[handover.reference]
            if handover.reference in lying:
                is_stuck = handover.state in UNSENT and not agreed.lets_leave(self.house.now)
                assert handover.left_at is not None or is_stuck
            assert handover.state not in UNSENT or not agreed.lets_leave(self.house.now)
            assert not (handover.state is HandoverState.WITHDRAWN and handover.sha256 and handover.left_at is None)
        self._look_for_what_was_taken_back()
        assert self._store.report().is_sound

    def unsent(self) -> list[HandoverId]:
        """Return what has not left, or on the way to which a step has been done."""
        return [each for each in self.ids if each in self.steps or self._present(each).state in UNSENT]

    def _likely_there(self, which: int) -> HandoverId:
        """Return one that has left or may have; any where there is none."""
        there = [each for each in self.ids if self._present(each).sha256] or self.ids
        return there[which % len(there)]

    def _id(self, which: int) -> HandoverId:
        return self.ids[which % len(self.ids)]

    def _present(self, handover: HandoverId) -> Handover:
        present = self.house.handovers.one(handover)
        assert present is not None
        return present


@cache
def _template() -> Path:
    """Return the folder of a store that knows both recipients and nobody handed over."""
    folder = Path(tempfile.mkdtemp(prefix="histories-", dir=QUICK))
    store = opened(folder)
    store.recipients.put(KIM_WITH_KEY)
    store.recipients.put(MBE)
    store.close()
    return folder


@pytest.fixture(autouse=True, scope="module")
def _no_template_stays() -> Iterator[None]:
    yield
    if _template.cache_info().currsize:
        shutil.rmtree(_template())
        _template.cache_clear()


def _crash() -> None:
    raise Crash


def _nothing() -> None:
    return


@pytest.mark.slow
@pytest.mark.parametrize(
    "batch",
    [each if each < BATCHES_OF_A_DAY else pytest.param(each, marks=pytest.mark.long) for each in range(BATCHES)],
)
def test_no_history_lets_anything_leave_without_consent_or_twice(batch: int) -> None:
    """Each batch is drawn anew; all of them together are ten thousand histories."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=checks,
        ),
    )
