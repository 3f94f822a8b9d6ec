"""The way in to a store: set up once with a key on paper, taken over from an earlier version, logged in to."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.people import Role
from erstanlauf.store.access import Access, DoorState, Prepared
from erstanlauf.store.keys.kdf import KdfCost
from erstanlauf.store.keys.key_file import KEYS_COPY_FILE, KEYS_FILE, load_key_file
from erstanlauf.store.keys.paper_key import new_paper_key
from erstanlauf.store.keys.store_key import OLD_KEY_FILE, StoreKey
from erstanlauf.store.keys.trouble import (
    KeyFileDamaged,
    KeyFileMissing,
    LogInPaused,
    PaperKeyMistyped,
    PaperKeyWrong,
    WrongPassword,
)
from erstanlauf.store.open_store import open_store
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety.mark import MARK_FILE
from erstanlauf.store.trouble import AlreadySetUp, StoreDamaged, StoreMissing, StoreNotEncrypted
from tests.store.desks import KEY, SOMEBODY, make_store
from tests.store.old_key_file import write_old_key
from tests.store.samples import NOON, a_new_visit

PASSWORD = "ein langes Kennwort"
QUICK = KdfCost(memory_kib=19_456, rounds=1, lanes=1)


@pytest.fixture
def access(folder: Path) -> Access:
    return an_access(folder)


def an_access(folder: Path) -> Access:
    return Access(folder, lambda: NOON, QUICK)


def set_up(access: Access, *, also_counter: bool = True) -> Prepared:
    prepared = access.prepare("verwaltung", PASSWORD, also_counter=also_counter)
    access.confirm(prepared, prepared.paper).close()
    return prepared


def make_old_desk(folder: Path) -> None:
    """Make the folder of an earlier version: a store with one open visit, its key in a plain file beside it."""
    make_store(folder)
    store = open_store(folder, (KEY,), SOMEBODY, lambda: NOON)
    a_new_visit(store)
    store.transactions.db.execute("DELETE FROM desk_user")
    store.close()
    write_old_key(folder, KEY)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def test_a_first_start_writes_nothing_before_the_paper_was_typed_back(access: Access, folder: Path) -> None:
    assert access.state() is DoorState.FIRST_START
    prepared = access.prepare("verwaltung", PASSWORD, also_counter=True)
    with pytest.raises(PaperKeyMistyped):
        access.confirm(prepared, "ABCD")
    with pytest.raises(PaperKeyWrong):
        access.confirm(prepared, new_paper_key())
    assert names(folder) == set()

    access.confirm(prepared, prepared.paper.lower().replace("-", " ")).close()

    assert access.state() is DoorState.LOCKED
    assert names(folder) == {STORE_FILE, KEYS_FILE, KEYS_COPY_FILE, MARK_FILE, "erstanlauf.tries"}


@pytest.mark.parametrize("also_counter", [True, False])
def test_the_first_person_administers_and_serves_where_wished(access: Access, *, also_counter: bool) -> None:
    set_up(access, also_counter=also_counter)

    store = an_access(access.folder).log_in("Verwaltung", PASSWORD)
    assert store.permit.roles == {Role.ADMINISTRATION} | ({Role.COUNTER} if also_counter else set())
    store.close()


def test_no_key_lies_openly_in_any_file(access: Access, folder: Path) -> None:
    prepared = set_up(access)
    [key] = prepared.keys

    for path in folder.iterdir():
        content = path.read_bytes()
        for secret in (key.key, PASSWORD.encode(), prepared.paper.encode(), prepared.paper.replace("-", "").encode()):
            assert secret not in content
            assert secret.hex().encode() not in content


def test_a_second_set_up_is_refused_and_changes_nothing(access: Access, folder: Path) -> None:
    late = access.prepare("andere", PASSWORD, also_counter=True)
    set_up(access)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    with pytest.raises(AlreadySetUp):
        access.require_first_start()
    with pytest.raises(AlreadySetUp):
        access.confirm(late, late.paper)

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_key_of_an_earlier_version_is_taken_over_changed_and_removed(access: Access, folder: Path) -> None:
    make_old_desk(folder)
    assert access.state() is DoorState.TAKE_OVER
    prepared = access.prepare("verwaltung", PASSWORD, also_counter=True)
    store = access.confirm(prepared, prepared.paper)
    assert len(store.visits.drafts()) == 1
    store.close()

    assert OLD_KEY_FILE not in names(folder)
    assert not load_key_file(folder).is_changing
    with pytest.raises(StoreDamaged):
        open_store(folder, (KEY,), SOMEBODY, lambda: NOON)
    again = an_access(folder).log_in("verwaltung", PASSWORD)
    assert len(again.visits.drafts()) == 1
    again.close()


class CutOff(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("at", ["keep_key_file", "open_store", "end_change", "Access._let_in"])
@pytest.mark.parametrize("first", [True, False])
def test_a_set_up_cut_off_anywhere_is_begun_anew_or_ended_by_logging_in(
    access: Access, folder: Path, monkeypatch: pytest.MonkeyPatch, at: str, *, first: bool
) -> None:
    if not first:
        make_old_desk(folder)
    prepared = access.prepare("verwaltung", PASSWORD, also_counter=True)

    def cut(*_: object, **__: object) -> None:
        raise CutOff

    with monkeypatch.context() as patched:
        patched.setattr(f"erstanlauf.store.access.{at}", cut)
        with suppress(CutOff):
            access.confirm(prepared, prepared.paper).close()

    again = an_access(folder)
    if again.state() is not DoorState.LOCKED:
        once_more = again.prepare("verwaltung", PASSWORD, also_counter=True)
        again.confirm(once_more, once_more.paper).close()
    store = an_access(folder).log_in("verwaltung", PASSWORD)
    assert len(store.visits.drafts()) == (0 if first else 1)
    assert Role.ADMINISTRATION in store.permit.roles
    store.close()
    assert OLD_KEY_FILE not in names(folder)
    assert not load_key_file(folder).is_changing


def test_a_wrong_password_opens_nothing_and_is_told_to_the_audit_as_one_series(access: Access) -> None:
    set_up(access)
    waiting = an_access(access.folder)
    for _ in range(2):
        with pytest.raises(WrongPassword):
            waiting.log_in("verwaltung", "ein anderes Kennwort")
    with pytest.raises(WrongPassword):
        waiting.log_in("nobody", PASSWORD)

    store = waiting.log_in("verwaltung", PASSWORD)
    entries = store.audit.entries(10)
    store.close()

    series = {(entry.subject, entry.count) for entry in entries if entry.action is AuditAction.FAILED_LOG_INS}
    assert series == {(store.permit.by, 2), (None, 1)}
    assert entries[0].action is AuditAction.LOGGED_IN


def test_after_six_wrong_passwords_the_right_one_has_to_wait(access: Access) -> None:
    set_up(access)
    clock = [NOON]
    for number in range(6):
        clock[0] = NOON.replace(minute=number)
        with pytest.raises((WrongPassword, LogInPaused)):
            Access(access.folder, lambda: clock[0], QUICK).log_in("verwaltung", "ein anderes Kennwort")

    with pytest.raises(LogInPaused):
        Access(access.folder, lambda: clock[0], QUICK).log_in("verwaltung", PASSWORD)
    clock[0] = NOON.replace(minute=30)
    Access(access.folder, lambda: clock[0], QUICK).log_in("verwaltung", PASSWORD).close()


def test_the_key_on_paper_opens_the_store_with_a_new_password(access: Access) -> None:
    prepared = set_up(access)
    late = an_access(access.folder)

    _, unlocked = late.read_paper(prepared.paper)
    late.let_in_with("noch ein Kennwort", unlocked).close()

    with pytest.raises(WrongPassword):
        an_access(access.folder).log_in("verwaltung", PASSWORD)
    an_access(access.folder).log_in("verwaltung", "noch ein Kennwort").close()


def test_a_damaged_key_file_is_mended_from_its_copy_by_logging_in(access: Access, folder: Path) -> None:
    set_up(access)
    (folder / KEYS_FILE).write_bytes(b"")

    an_access(folder).log_in("verwaltung", PASSWORD).close()

    assert (folder / KEYS_FILE).read_bytes() == (folder / KEYS_COPY_FILE).read_bytes()


def _damage_both(folder: Path) -> None:
    for name in (KEYS_FILE, KEYS_COPY_FILE):
        (folder / name).write_bytes(b"damaged")


def _remove_both(folder: Path) -> None:
    for name in (KEYS_FILE, KEYS_COPY_FILE):
        (folder / name).unlink()


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        (_damage_both, KeyFileDamaged),
        (_remove_both, KeyFileMissing),
    ],
    ids=["key file damaged", "key file missing"],
)
def test_what_no_password_can_open_is_told_before_anybody_types_one(
    access: Access, folder: Path, change: Callable[[Path], object], trouble: type[KnownTrouble]
) -> None:
    set_up(access)
    change(folder)
    before = names(folder)

    with pytest.raises(trouble):
        an_access(folder).state()

    assert names(folder) == before


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        (lambda folder: (folder / STORE_FILE).unlink(), StoreMissing),
        (lambda folder: (folder / STORE_FILE).write_bytes(b""), StoreDamaged),
        (lambda folder: (folder / STORE_FILE).write_bytes(b"SQLite format 3\0" + bytes(5000)), StoreNotEncrypted),
    ],
    ids=["missing", "empty", "plain"],
)
def test_a_store_that_is_no_longer_one_is_never_replaced_by_an_empty_one(
    access: Access, folder: Path, change: Callable[[Path], object], trouble: type[KnownTrouble]
) -> None:
    set_up(access)
    change(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith(STORE_FILE)}

    with pytest.raises(trouble):
        an_access(folder).log_in("verwaltung", PASSWORD)

    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith(STORE_FILE)}
    assert after == before


def test_a_log_of_a_store_that_is_gone_is_not_a_first_start(folder: Path) -> None:
    folder.mkdir()
    (folder / f"{STORE_FILE}-wal").write_bytes(b"x")

    with pytest.raises(KeyFileMissing):
        an_access(folder).state()


def test_changing_the_key_leaves_everybody_their_password(access: Access, folder: Path) -> None:
    set_up(access)
    store = an_access(folder).log_in("verwaltung", PASSWORD)
    other = store.ring.let_in("tresen", PASSWORD)
    store.people.give_roles(other, frozenset({Role.COUNTER}))
    a_new_visit(store)
    old = (folder / KEYS_FILE).read_bytes()
    store.ring.let_out(other)
    store.ring.let_in("katalog", PASSWORD)

    store.ring.change_key()

    a_new_visit(store)
    store.close()
    again = an_access(folder).log_in("katalog", PASSWORD)
    assert len(again.visits.drafts()) == 2
    again.close()
    for name in (KEYS_FILE, KEYS_COPY_FILE):
        (folder / name).write_bytes(old)  # who left has kept a copy
    with pytest.raises(StoreDamaged):
        an_access(folder).log_in("tresen", PASSWORD)


def test_keys_for_slips_survive_and_older_ones_stay(access: Access, folder: Path) -> None:
    set_up(access)
    store = an_access(folder).log_in("verwaltung", PASSWORD)
    first = store.house_keys.make(NOON)
    content = store.ring.sealed(first.secret, first.id, "ein anderes langes Kennwort")
    store.house_keys.take_over("0badcafe", StoreKey(bytes(32), bytes(16)).key, NOON.replace(hour=13))

    assert [key.id for key in store.house_keys.all()] == ["0badcafe", first.id]
    assert store.ring.unsealed(content, "ein anderes langes Kennwort") == (first.id, first.secret)
    store.close()
