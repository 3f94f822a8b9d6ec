"""Where a store comes from: made once, opened ever after, refused where a part is missing."""

import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.store import check_store, open_store, opening
from erstanlauf.store.key_file import StoreKey, new_key, read_key, write_key_once
from erstanlauf.store.opening import KEY_FILE, STORE_FILE
from erstanlauf.store.trouble import (
    KeyDamaged,
    KeyMissing,
    NoStoreYet,
    StoreDamaged,
    StoreMissing,
    StoreNotEncrypted,
    WrongKey,
)
from tests.store.samples import NOON, a_new_visit

Change = Callable[[Path], object]


@pytest.fixture
def used(folder: Path) -> Path:
    """The folder of a desk with one open visit, closed for the night."""
    store = open_store(folder)
    a_new_visit(store)
    store.close()
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in lists, the user's folder is private there")
def test_only_the_owner_may_read_what_a_first_start_makes(folder: Path) -> None:
    store = open_store(folder)
    a_new_visit(store)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.iterdir()]}
    store.close()

    assert modes == {"desk": 0o700, STORE_FILE: 0o600, f"{STORE_FILE}-wal": 0o600, KEY_FILE: 0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in lists")
def test_rights_that_a_copy_has_widened_are_narrowed_again(used: Path) -> None:
    for path in used.iterdir():
        path.chmod(0o644)

    open_store(used).close()

    assert {stat.S_IMODE(path.stat().st_mode) for path in used.iterdir()} == {0o600}


def test_every_desk_has_a_key_of_its_own(tmp_path: Path) -> None:
    for name in ("one", "two"):
        open_store(tmp_path / name).close()

    keys = [read_key(tmp_path / name / KEY_FILE) for name in ("one", "two")]
    assert keys[0].key != keys[1].key
    assert keys[0].salt != keys[1].salt


def test_a_key_never_shows_in_words() -> None:
    key = new_key()

    assert key.key.hex() not in repr(key)
    assert repr(key.key) not in f"{key}"


def test_a_key_file_is_never_written_over(tmp_path: Path) -> None:
    path, first = tmp_path / KEY_FILE, new_key()
    write_key_once(path, first)

    with pytest.raises(FileExistsError):
        write_key_once(path, new_key())

    assert read_key(path) == first
    assert contents(tmp_path).keys() == {KEY_FILE}


def _swap_key_with_another_desk(folder: Path) -> None:
    other = folder.with_name("other")
    open_store(other).close()
    shutil.copy(other / KEY_FILE, folder / KEY_FILE)


def _make_plain(folder: Path) -> None:
    (folder / STORE_FILE).unlink()
    plain = sqlite3.connect(folder / STORE_FILE)
    plain.execute("CREATE TABLE t (a)")
    plain.close()


def _leave_only_a_log(folder: Path) -> None:
    (folder / STORE_FILE).rename(folder / f"{STORE_FILE}-wal")
    (folder / KEY_FILE).unlink()


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        (lambda folder: (folder / KEY_FILE).unlink(), KeyMissing),
        (lambda folder: (folder / STORE_FILE).unlink(), StoreMissing),
        (_leave_only_a_log, KeyMissing),
        (lambda folder: (folder / STORE_FILE).write_bytes(b""), StoreDamaged),
        (lambda folder: (folder / KEY_FILE).write_bytes(b""), KeyDamaged),
        (lambda folder: (folder / KEY_FILE).write_bytes(bytes(131)), KeyDamaged),
        (lambda folder: (folder / KEY_FILE).write_text("erstanlauf-key-2 00 00\n"), KeyDamaged),
        (_swap_key_with_another_desk, WrongKey),
        (_make_plain, StoreNotEncrypted),
    ],
    ids=[
        "key gone",
        "store gone",
        "only a log left",
        "empty store",
        "empty key",
        "zeroed key",
        "key of another form",
        "key of another desk",
        "plain file",
    ],
)
def test_a_store_with_a_part_wrong_is_refused_and_left_as_it_is(
    used: Path, change: Change, trouble: type[KnownTrouble]
) -> None:
    change(used)
    before = contents(used)

    for attempt in (open_store, check_store):
        with pytest.raises(trouble):
            attempt(used)

    assert contents(used) == before


@pytest.mark.parametrize("place", range(0, 130, 7))
def test_one_wrong_mark_in_the_key_file_is_a_damaged_key(used: Path, place: int) -> None:
    written = bytearray((used / KEY_FILE).read_bytes())
    written[place] ^= 1
    (used / KEY_FILE).write_bytes(bytes(written))

    with pytest.raises(KeyDamaged):
        open_store(used)


def test_checking_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(NoStoreYet):
        check_store(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_first_start_cut_off_before_the_key_is_begun_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_off(path: Path, key: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(opening, "write_key_once", cut_off)
        with pytest.raises(KeyboardInterrupt):
            open_store(folder)

    store = open_store(folder)
    assert store.drafts() == []
    store.close()


def test_a_first_start_cut_off_after_the_key_is_finished(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_off(folder: Path, key: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(opening, "_finish_first_start", cut_off)
        with pytest.raises(KeyboardInterrupt):
            open_store(folder)
    assert not (folder / STORE_FILE).exists()

    store = open_store(folder)
    visit = a_new_visit(store)
    store.close()

    assert contents(folder).keys() == {STORE_FILE, KEY_FILE}
    again = open_store(folder)
    assert [draft.visit for draft in again.drafts()] == [visit]
    again.close()


def test_of_two_first_starts_at_once_both_end_in_the_same_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def be_overtaken(path: Path, key: StoreKey) -> None:
        monkeypatch.setattr(opening, "write_key_once", write_key_once)
        winner = open_store(folder)
        a_new_visit(winner, NOON)
        winner.close()
        write_key_once(path, key)

    monkeypatch.setattr(opening, "write_key_once", be_overtaken)
    store = open_store(folder)

    assert [draft.saved_at for draft in store.drafts()] == [NOON]
    store.close()
    assert contents(folder).keys() == {STORE_FILE, KEY_FILE}
