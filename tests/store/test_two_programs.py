"""Two programs at one folder in the worst moment: nobody is locked out of the store, and no change is undone."""

from contextlib import suppress
from pathlib import Path

import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.store import access as way_in
from erstanlauf.store import cipher
from erstanlauf.store.access import Access
from erstanlauf.store.cipher import Database
from erstanlauf.store.keys.key_file import KeyFile, keep_key_file, load_key_file
from erstanlauf.store.keys.store_key import StoreKey
from erstanlauf.store.keys.trouble import WrongPassword
from erstanlauf.store.open_store import OpenStore, open_store
from erstanlauf.store.trouble import AlreadySetUp, DiskFull, StoreLocked
from tests.store.samples import NOON, a_new_visit
from tests.store.test_access import PASSWORD, QUICK, an_access, make_old_desk, set_up


@pytest.mark.parametrize("stays", [True, False], ids=["and stays", "for a moment"])
def test_a_program_that_takes_the_store_during_a_change_of_its_key_costs_nobody_the_store(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, stays: bool
) -> None:
    set_up(an_access(folder))
    store = an_access(folder).log_in("verwaltung", PASSWORD)
    a_new_visit(store)
    connect, others = cipher.connect, list[Database]()

    def overtaken(path: Path, key: StoreKey) -> Database:
        if not others:
            others.append(connect(path, key))
        elif not stays:
            others[0].close()
        return connect(path, key)

    with monkeypatch.context() as patched:
        patched.setattr(cipher, "connect", overtaken)
        if stays:
            with pytest.raises(StoreLocked):
                store.ring.change_key()
        else:
            store.ring.change_key()
    store.close()
    others[0].close()

    again = an_access(folder).log_in("verwaltung", PASSWORD)
    assert len(again.visits.drafts()) == 1
    again.close()
    assert not load_key_file(folder).is_changing


@pytest.mark.parametrize("first", [True, False], ids=["first start", "take over"])
def test_of_two_programs_that_set_a_desk_up_one_does(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, first: bool
) -> None:
    if not first:
        make_old_desk(folder)
    slow, quick = an_access(folder), an_access(folder)
    of_slow, of_quick = (each.prepare("verwaltung", PASSWORD, also_counter=True) for each in (slow, quick))
    keep, refused = keep_key_file, list[KnownTrouble]()

    def overtaken(place: Path, key_file: KeyFile) -> None:
        if not refused:
            with pytest.raises(StoreLocked) as trouble:
                quick.confirm(of_quick, of_quick.paper)
            refused.append(trouble.value)
        keep(place, key_file)

    with monkeypatch.context() as patched:
        patched.setattr(way_in, "keep_key_file", overtaken)
        slow.confirm(of_slow, of_slow.paper).close()

    with pytest.raises(AlreadySetUp):
        quick.confirm(of_quick, of_quick.paper)
    an_access(folder).log_in("verwaltung", PASSWORD).close()
    assert refused
    assert not (folder / way_in.SET_UP_FILE).exists()


def test_a_log_in_that_could_not_be_written_down_leaves_the_store_free(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(an_access(folder))
    access, held = an_access(folder), list[KnownTrouble]()
    with monkeypatch.context() as patched:
        patched.setattr("erstanlauf.store.audit.AuditTrail.note_alone", _no_room)
        with suppress(KnownTrouble):
            try:
                access.log_in("verwaltung", PASSWORD)
            except KnownTrouble as trouble:
                held.append(trouble)  # as a page does that shows it, and with it all that was alive there
                raise

    access.log_in("verwaltung", PASSWORD).close()
    assert held


def _no_room(*_: object) -> None:
    raise DiskFull(folder="F", free_mb=0)


def test_a_log_in_builds_on_the_key_file_of_when_it_has_the_store(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else is let out between the right password and the opened store."""
    set_up(an_access(folder))
    store = an_access(folder).log_in("verwaltung", PASSWORD)
    gone = store.ring.let_in("tresen", PASSWORD)
    store.close()

    def late(*arguments: object) -> OpenStore:
        monkeypatch.undo()
        other = an_access(folder).log_in("verwaltung", PASSWORD)
        other.ring.let_out(gone)
        other.close()
        return open_store(*arguments)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(way_in, "open_store", late)
    with pytest.raises(WrongPassword):
        Access(folder, lambda: NOON, QUICK).log_in("tresen", PASSWORD)

    assert "tresen" not in load_key_file(folder).people.values()
    an_access(folder).log_in("verwaltung", PASSWORD).close()
