"""A store is made once, on purpose, and afterwards opened where it is or refused; no part of an earlier one is lost."""

import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.people import Action, Role
from erstanlauf.store.cipher import change_key, connect
from erstanlauf.store.keys.store_key import StoreKey, new_key, next_key
from erstanlauf.store.open_store import open_store
from erstanlauf.store.opening import STORE_FILE, build, finish
from erstanlauf.store.safety.mark import MARK_FILE
from erstanlauf.store.trouble import StoreDamaged, StoreMissing, StoreNotEncrypted, WrongKey
from tests.store.desks import KEY, SOMEBODY, checked, make_store, opened
from tests.store.samples import NOON, a_new_visit

Change = Callable[[Path], object]


@pytest.fixture
def used(folder: Path) -> Path:
    """The folder of a desk with one open visit, closed for the night."""
    store = opened(folder)
    a_new_visit(store)
    store.close()
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def drafts_with(folder: Path, *keys: StoreKey) -> int:
    store = open_store(folder, keys, SOMEBODY, lambda: NOON)
    found = len(store.visits.drafts())
    store.close()
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in lists, the user's folder is private there")
def test_only_the_owner_may_read_what_set_up_makes(folder: Path) -> None:
    store = opened(folder)
    a_new_visit(store)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.iterdir()]}
    store.close()

    assert modes == {"desk": 0o700, STORE_FILE: 0o600, f"{STORE_FILE}-wal": 0o600, MARK_FILE: 0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in lists")
def test_rights_that_a_copy_has_widened_are_narrowed_again(used: Path) -> None:
    (used / STORE_FILE).chmod(0o644)

    opened(used).close()

    assert stat.S_IMODE((used / STORE_FILE).stat().st_mode) == 0o600


def test_keys_differ_and_never_show_in_words() -> None:
    key, other = new_key(), new_key()

    assert (key.key, key.salt) != (other.key, other.salt)
    assert key.key.hex() not in repr(key)
    assert repr(key.key) not in f"{key}"


def _make_plain(folder: Path) -> None:
    (folder / STORE_FILE).unlink()
    plain = sqlite3.connect(folder / STORE_FILE)
    plain.execute("CREATE TABLE t (a)")
    plain.close()


def _swap_with_another_desk(folder: Path) -> None:
    other = folder.with_name("other")
    make_store(other, new_key())
    (other / STORE_FILE).replace(folder / STORE_FILE)


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        (lambda folder: (folder / STORE_FILE).unlink(), StoreMissing),
        (lambda folder: (folder / STORE_FILE).rename(folder / f"{STORE_FILE}-wal"), StoreMissing),
        (lambda folder: (folder / STORE_FILE).write_bytes(b""), StoreDamaged),
        (_swap_with_another_desk, WrongKey),
        (_make_plain, StoreNotEncrypted),
    ],
    ids=["store gone", "only a log left", "empty store", "store of another desk", "plain file"],
)
def test_a_store_with_a_part_wrong_is_refused_and_left_as_it_is(
    used: Path, change: Change, trouble: type[KnownTrouble]
) -> None:
    change(used)
    before = contents(used)

    with pytest.raises(trouble):
        open_store(used, (KEY,), SOMEBODY, lambda: NOON)
    with pytest.raises(trouble):
        checked(used)

    assert contents(used) == before


def test_opening_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        checked(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_set_up_cut_off_before_the_store_got_its_name_is_finished_by_opening(folder: Path) -> None:
    build(folder, KEY)
    assert not (folder / STORE_FILE).exists()

    assert drafts_with(folder, KEY) == 0
    assert contents(folder).keys() == {STORE_FILE, MARK_FILE}


def test_a_set_up_begun_twice_with_the_same_key_ends_in_one_store(folder: Path) -> None:
    build(folder, KEY)
    build(folder, KEY)
    finish(folder, KEY)
    finish(folder, KEY)

    assert contents(folder).keys() == {STORE_FILE}


def test_whoever_opens_a_store_in_which_nobody_has_a_role_gets_the_first_ones(folder: Path) -> None:
    store = opened(folder)

    assert store.permit.roles == {Role.ADMINISTRATION, Role.COUNTER}
    refused = {action for action in Action if not store.permit.may(action)}
    assert refused == {Action.SEE_FIGURES, Action.EXPORT_FIGURES, Action.COLLECT_FIGURES}  # whose role they give
    store.close()


def test_a_store_under_its_former_key_is_given_the_new_one(used: Path) -> None:
    key = next_key(KEY)

    assert drafts_with(used, key, KEY) == 1
    assert drafts_with(used, key) == 1
    with pytest.raises(StoreDamaged):  # the salt is the store's own, so it is not another store's key
        drafts_with(used, KEY)


def test_a_store_that_has_its_new_key_already_opens_with_both(used: Path) -> None:
    key = next_key(KEY)
    db = connect(used / STORE_FILE, KEY)
    change_key(db, KEY, key)
    db.close()

    assert drafts_with(used, key, KEY) == 1


def test_a_key_for_another_salt_is_a_mistake_and_changes_nothing(used: Path) -> None:
    db = connect(used / STORE_FILE, KEY)
    with pytest.raises(ValueError, match="keeps its salt"):
        change_key(db, KEY, new_key())
    db.close()

    assert drafts_with(used, KEY) == 1
