"""After a backup was put back nobody is handed over twice or forgotten, and what was taken back stays taken back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import covered
from erstanlauf.domain.handover.states import Handover, HandoverState, moved
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.retention import CutOffs, due
from erstanlauf.domain.visit import VisitId
from erstanlauf.store.keys.store_key import StoreKey
from erstanlauf.store.open_store import OpenStore, open_in_spite_of_lost_steps
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety import restore as restoring
from erstanlauf.store.safety.bundle import BACKUP_FOLDER
from erstanlauf.store.safety.mark import HEAD_BYTES, MARK_FILE, Mark, MarkFile
from erstanlauf.store.safety.restore import Restoring
from tests.store.desks import KEY, SOMEBODY, opened
from tests.store.handover_samples import (
    A_RECIPIENT,
    CONTENT,
    PARCEL,
    TELLING,
    a_handover,
    handed_over,
    issued,
    kept,
    leaving,
    withdrawn,
)
from tests.store.plain_store import a_plain_desk, leave_the_key_out, words_in
from tests.store.safety.days import HALF_PAST, NAME, backed_up
from tests.store.samples import NOON

LATER = HALF_PAST + timedelta(hours=3)
VISIT = VisitId("01a20272-00bf-7e0c-89f1-530f82a5a9a2")

both = pytest.mark.parametrize("is_readable", [True, False], ids=["store readable", "store lost"])


def due_by_default(_: Mapping[str, str]) -> CutOffs:
    return due(OfficeSettings(), LATER)


def put_back(folder: Path, is_readable: bool = True, name: str = NAME, keys: tuple[StoreKey, ...] = (KEY,)) -> None:
    """Put the backup back, if asked after the present store was lost."""
    if not is_readable:
        (folder / STORE_FILE).write_bytes(b"")
        (folder / f"{STORE_FILE}-wal").unlink(missing_ok=True)
    restoring.restore(
        Restoring(folder, folder / BACKUP_FOLDER, name, keys, (), SOMEBODY, lambda: LATER, due_by_default)
    )


def before_and_after(
    folder: Path,
    then: Callable[[OpenStore], list[Handover]],
    since: Callable[[OpenStore, list[Handover]], None],
    is_readable: bool,
) -> tuple[list[Handover], OpenStore]:
    """Do something, make a backup, do more, put the backup back; return the first hand-overs and the open store."""
    store = opened(folder)
    handovers = then(store)
    backed_up(store)
    since(store, handovers)
    store.close()
    put_back(folder, is_readable)
    return handovers, opened(folder)


def nothing(_: OpenStore, __: list[Handover]) -> None:
    pass


def by_state(store: OpenStore) -> dict[HandoverState, Handover]:
    return {each.state: each for each in store.handovers.all()}


@both
def test_what_waited_is_held_with_its_parcel_and_the_rest_is_not(folder: Path, is_readable: bool) -> None:
    def then(store: OpenStore) -> list[Handover]:
        return [
            kept(store, a_handover(VISIT)),
            leaving(store, kept(store, a_handover(VISIT))),
            *(
                handed_over(store, a_handover(VISIT), to=each)
                for each in (HandoverState.ISSUED, HandoverState.REJECTED)
            ),
        ]

    (waits, on_its_way, gone, over), store = before_and_after(folder, then, nothing, is_readable)

    assert by_state(store) == {
        HandoverState.WAITING: replace(waits, is_held=True),
        HandoverState.LEAVING: replace(on_its_way, is_held=True),
        HandoverState.ISSUED: gone,
        HandoverState.REJECTED: over,
    }
    assert store.handovers.parcel(on_its_way.id) == PARCEL
    assert store.handovers.content(waits.id) is not None
    assert store.report().is_sound
    store.close()


@both
def test_what_was_withdrawn_since_stays_withdrawn(folder: Path, is_readable: bool) -> None:
    def then(store: OpenStore) -> list[Handover]:
        return [leaving(store, kept(store, a_handover(VISIT))), kept(store, a_handover(VISIT))]

    def since(store: OpenStore, handovers: list[Handover]) -> None:
        store.handovers.put(withdrawn(handovers[0], at=LATER))
        store.handovers.put(withdrawn(handovers[1], DataField.HEALTH, DataField.REACH))

    (whole, part), store = before_and_after(folder, then, since, is_readable)

    after = store.handovers.one(whole.id)
    assert after is not None
    assert (after.state, after.consent.is_withdrawn) == (HandoverState.WITHDRAWN, True)
    assert (store.handovers.content(whole.id), store.handovers.parcel(whole.id)) == (None, None)
    after = store.handovers.one(part.id)
    assert after is not None
    assert after.consent == part.consent.without([DataField.HEALTH, DataField.REACH])
    found = store.handovers.content(part.id)
    assert found is not None
    assert (found == covered(CONTENT, after.consent.standing)) is True
    store.close()


@both
def test_what_was_erased_since_is_erased_again(folder: Path, is_readable: bool) -> None:
    def then(store: OpenStore) -> list[Handover]:
        of_visit = [kept(store, a_handover(VisitId("erased"))), handed_over(store, a_handover(VisitId("erased")))]
        return [kept(store, a_handover(VISIT)), handed_over(store, a_handover(VISIT)), *of_visit]

    def since(store: OpenStore, handovers: list[Handover]) -> None:
        store.handovers.forget(handovers[0].id)
        store.handovers.forget_content(handovers[1].id)
        store.erasures.erase(VisitId("erased"))

    (_, emptied, _, proof), store = before_and_after(folder, then, since, is_readable)

    assert {each.id for each in store.handovers.all()} == {emptied.id, proof.id}
    assert store.transactions.db.table("handover_content").count == 0
    store.close()


def test_where_the_store_can_be_read_its_hand_overs_are_those_of_today(folder: Path) -> None:
    def then(store: OpenStore) -> list[Handover]:
        return [kept(store, a_handover(VISIT)), leaving(store, kept(store, a_handover(VISIT)))]

    def since(store: OpenStore, handovers: list[Handover]) -> None:
        issued(store, leaving(store, handovers[0]), LATER)
        store.handovers.put(moved(issued(store, handovers[1], LATER), HandoverState.ACCEPTED, LATER))
        kept(store, a_handover(VISIT, state=HandoverState.DRAFT))
        kept(store, a_handover(VisitId("newer")))
        store.recipients.put(A_RECIPIENT)

    (first, second), store = before_and_after(folder, then, since, is_readable=True)

    found = {each.id: each for each in store.handovers.all()}
    assert (found[first.id].state, found[second.id].state) == (HandoverState.ISSUED, HandoverState.ACCEPTED)
    assert [(each.state, each.is_held) for each in found.values() if each.id not in (first.id, second.id)] == [
        (HandoverState.WAITING, True),
        (HandoverState.DRAFT, False),
    ]
    assert store.handovers.parcel(second.id) is None
    assert store.recipients.all() == [A_RECIPIENT]
    store.close()


def test_where_the_store_is_lost_those_of_the_backup_are_there(folder: Path) -> None:
    def then(store: OpenStore) -> list[Handover]:
        store.recipients.put(A_RECIPIENT)
        return [kept(store, a_handover(VISIT))]

    def since(store: OpenStore, handovers: list[Handover]) -> None:
        issued(store, leaving(store, handovers[0]), LATER)
        kept(store, a_handover(VISIT, state=HandoverState.DRAFT))

    (first,), store = before_and_after(folder, then, since, is_readable=False)

    assert store.handovers.all() == [replace(first, is_held=True)]
    assert store.recipients.all() == [A_RECIPIENT]
    store.close()


def test_whoever_goes_on_without_lost_steps_hands_nothing_over_unasked(folder: Path) -> None:
    store = opened(folder)
    waits, gone = kept(store, a_handover(VISIT)), handed_over(store, a_handover(VISIT))
    store.close()
    mark = MarkFile(folder / MARK_FILE)
    mark.write(Mark(500, bytes(HEAD_BYTES)))
    mark.close()

    store = open_in_spite_of_lost_steps(folder, (KEY,), SOMEBODY, lambda: NOON)

    assert store.handovers.one(waits.id) == replace(waits, is_held=True)
    assert store.handovers.one(gone.id) == gone
    store.close()


# in the bytes


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    taken_back=st.sets(st.sampled_from(sorted(TELLING)), min_size=1),
    is_on_its_way=st.booleans(),
    is_readable=st.booleans(),
)
def test_no_field_that_was_taken_back_is_in_any_file_but_a_backup_after_a_restore(
    tmp_path_factory: pytest.TempPathFactory, taken_back: set[DataField], is_on_its_way: bool, is_readable: bool
) -> None:
    folder = tmp_path_factory.mktemp("desk") / "desk"
    with pytest.MonkeyPatch.context() as patched:
        store = a_plain_desk(folder, patched, lambda: NOON)
        handover = kept(store, a_handover(VISIT))
        if is_on_its_way:
            handover = leaving(store, handover)
        backed_up(store)
        store.handovers.put(withdrawn(handover, *taken_back))
        store.close()
        put_back(folder, is_readable)

        fields = set(TELLING) if DataField.NAME in taken_back else taken_back
        words = [word for field in fields for word in TELLING[field]] + [PARCEL.decode()]
        assert {file for _, file in words_in(folder, words)} == {f"{NAME}.db"}

        store = opened(folder)
        assert {file for _, file in words_in(folder, words)} == {f"{NAME}.db"}
        after = store.handovers.one(handover.id)
        assert after is not None
        assert after.consent.standing.isdisjoint(taken_back)
        store.close()


@pytest.mark.parametrize("is_readable", [True, False], ids=["readable", "lost"])
def test_the_same_person_is_found_again_after_a_backup_was_put_back(folder: Path, is_readable: bool) -> None:
    def like(store: OpenStore) -> list[Handover]:
        return [each.handover for each in store.people_handed_over.like(CONTENT.person, VisitId("here"), most=3)]

    def somebody_is_found(store: OpenStore, handovers: list[Handover]) -> None:
        assert like(store) == handovers

    [handover], store = before_and_after(
        folder, lambda store: [kept(store, a_handover(VISIT))], somebody_is_found, is_readable
    )
    assert [each.id for each in like(store)] == [handover.id]
    store.handovers.forget_content(handover.id)
    assert like(store) == []
    store.close()


def test_the_bytes_of_a_backup_are_looked_through(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_the_key_out(monkeypatch)
    store = opened(folder)
    leaving(store, kept(store, a_handover(VISIT)))
    backed_up(store)
    words = {word for words in TELLING.values() for word in words} | {PARCEL.decode()}
    assert {word for word, file in words_in(folder, words) if file == f"{NAME}.db"} == words
    store.close()
