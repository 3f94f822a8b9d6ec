"""From a folder to an open store: what stands before it, the first start, taking over an earlier version, logging in.

Joins keys and store; each knows nothing of the other. Belongs to the thread that will own the store.

Why this way (2026-11): on a first start nothing is written before the key on paper was typed back, so that nobody
works with a store that one forgotten password would close for ever. A key that lay in a plain file is changed when it
is taken over, for whoever copied that file could read the store.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.backups import Backup, Loss
from erstanlauf.domain.people import Action, Permit, PersonId, Role
from erstanlauf.domain.retention import CutOffs
from erstanlauf.store.cipher import held, trouble_named
from erstanlauf.store.keys.kdf import USUAL_COST, KdfCost
from erstanlauf.store.keys.key_file import (
    KEYS_COPY_FILE,
    KEYS_FILE,
    KeyFile,
    keep_key_file,
    key_file_in,
    load_key_file,
)
from erstanlauf.store.keys.key_holders import (
    Unlocked,
    begin_change,
    change_paper_key,
    change_password,
    end_change,
    new_key_file,
    new_person,
)
from erstanlauf.store.keys.log_in import log_in, log_in_with_paper
from erstanlauf.store.keys.paper_key import new_paper_key, read_paper_key
from erstanlauf.store.keys.store_key import OLD_KEY_FILE, StoreKey, new_key, next_key, read_old_key
from erstanlauf.store.keys.tries import Tries
from erstanlauf.store.keys.trouble import KeyFileDamaged, KeyFileMissing, KeyFileNewer, PaperKeyWrong, WrongPassword
from erstanlauf.store.open_store import OpenStore, open_in_spite_of_lost_steps, open_store
from erstanlauf.store.opening import STORE_FILE, build, finish, has_store
from erstanlauf.store.safety.bundle import BACKUP_FOLDER, Bundle, backups_in
from erstanlauf.store.safety.place import refuse_network_drive
from erstanlauf.store.safety.rescue import loss_of, newest_good, permit_in
from erstanlauf.store.safety.restore import Restoring, restore
from erstanlauf.store.trouble import AlreadySetUp, BackupDamaged

SET_UP_FILE = "erstanlauf.setup"
"""Held while a folder is set up."""


class DoorState(StrEnum):
    """What stands before the store of a folder."""

    FIRST_START = "first_start"
    TAKE_OVER = "take_over"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True, repr=False)
class Prepared:
    """A first start that waits for its key on paper: nothing of it is on the disk. `keys` are the newest first."""

    person: PersonId
    roles: frozenset[Role]
    keys: tuple[StoreKey, ...]
    key_file: KeyFile
    paper: str


class Access:
    """The way in to the store of one folder."""

    def __init__(self, folder: Path, now: Callable[[], datetime], cost: KdfCost = USUAL_COST) -> None:
        self.folder = folder
        self.tries = Tries(folder, now())
        self._backups = folder / BACKUP_FOLDER
        self._now = now
        self._cost = cost
        self._unlocked: Unlocked | None = None

    def state(self) -> DoorState:
        """Look at the folder; writes nothing.

        Raises `OnNetworkDrive`, `KeyFileMissing` for a store without key file, and `KeyFileDamaged`. What is wrong with
        the store itself is told when somebody has logged in, for putting a backup back takes the key.
        """
        folder = self.folder
        refuse_network_drive(folder)
        with trouble_named(folder / STORE_FILE):
            if self._has_key_file():
                load_key_file(folder)
                return DoorState.LOCKED
            if (folder / OLD_KEY_FILE).exists():
                return DoorState.TAKE_OVER
            if has_store(folder) or backups_in(self._backups):
                raise KeyFileMissing(folder=str(folder), file=KEYS_FILE)
            return DoorState.FIRST_START

    def require_first_start(self) -> None:
        """Raise `AlreadySetUp` where there is nothing to set up or take over, and what `state` raises."""
        if self.state() is DoorState.LOCKED:
            raise AlreadySetUp(folder=str(self.folder))

    def prepare(self, login: str, password: str, *, also_counter: bool) -> Prepared:
        """Make keys and the first person in memory. Raises what a poor login or password raises, and `KeyDamaged`."""
        person, paper = new_person(), new_paper_key()
        roles = frozenset((Role.ADMINISTRATION, Role.COUNTER) if also_counter else (Role.ADMINISTRATION,))
        plain = self.folder / OLD_KEY_FILE
        if plain.exists():
            with trouble_named(plain):
                first = read_old_key(plain)
            keys: tuple[StoreKey, ...] = (next_key(first), first)
        else:
            first = new_key()
            keys = (first,)
        key_file = new_key_file(first, person, login, password, self._cost)
        key_file = change_paper_key(key_file, first, person, paper, self._cost)
        if len(keys) > 1:
            key_file = begin_change(key_file, first, keys[0])
        return Prepared(person, roles, keys, key_file, paper)

    def confirm(self, prepared: Prepared, typed: str) -> OpenStore:
        """Write what was prepared once the key on paper was typed back, and open the store.

        Raises `PaperKeyMistyped`, `PaperKeyWrong` and `AlreadySetUp`; then nothing was written.
        """
        if read_paper_key(typed) != read_paper_key(prepared.paper):
            raise PaperKeyWrong
        with self._setting_up():
            folder, is_first_start = self.folder, len(prepared.keys) == 1
            if self._has_key_file() or (is_first_start and has_store(folder)):
                raise AlreadySetUp(folder=str(folder))
            if is_first_start:
                build(folder, prepared.keys[0])
            keep_key_file(folder, prepared.key_file)
            if is_first_start:
                finish(folder, prepared.keys[0])
        store = self._opened(Unlocked(prepared.person, prepared.keys))
        with _closed_after_trouble(store):
            if store.permit.roles != prepared.roles:
                store.people.give_roles(prepared.person, prepared.roles)
                store.permit = Permit(prepared.person, prepared.roles)
        return self._let_in(store)

    def log_in(self, login: str, password: str) -> OpenStore:
        """Open the store for somebody. Raises `LogInPaused`, `WrongPasswordCounted` and the trouble of opening."""
        self._unlocked = None
        key_file = load_key_file(self.folder)
        unlocked = log_in(key_file, self.tries, login, password, self._now())
        return self._let_in(self._opened(unlocked))

    def read_paper(self, typed: str) -> tuple[KeyFile, Unlocked]:
        """Return what a key on paper opens. Raises `PaperKeyMistyped`, `PaperKeyWrong` and `PaperKeyNotSet`."""
        self._unlocked = None
        key_file = load_key_file(self.folder)
        return key_file, log_in_with_paper(key_file, self.tries, typed)

    def let_in_with(self, password: str, unlocked: Unlocked) -> OpenStore:
        """Give whoever holds the key on paper a new password and open the store."""
        store = self._opened(unlocked)
        with _closed_after_trouble(store):
            changed = change_password(
                load_key_file(self.folder), unlocked.keys[0], unlocked.person, password, self._cost
            )
            keep_key_file(self.folder, changed)
            store.audit.note_alone(AuditAction.PASSWORD_CHANGED, unlocked.person)
        return self._let_in(store)

    def go_on_without(self) -> OpenStore:
        """Open the store for who has just logged in, without the steps that are lost. Raises `NotPermitted`."""
        assert self._unlocked is not None
        unlocked = self._unlocked
        return self._let_in(open_in_spite_of_lost_steps(self.folder, unlocked.keys, unlocked.person, self._now))

    def way_back(self) -> Loss | None:
        """Return which backup `put_back` would use and what would be lost; None where there is none.

        Where the key file is lost, or an old one lies in its place, it alone is taken from a backup, and nothing is
        lost.
        """
        found = self._better_key_file()
        if found is not None:
            return Loss(found[0], 0, 0, ())
        if self._unlocked is None:
            return None
        backup = newest_good(self.folder, self._unlocked.keys, self._now())
        return None if backup is None else loss_of(self.folder, self._backups, backup, self._unlocked.keys)

    def put_back(self, cut_offs: Callable[[Mapping[str, str]], CutOffs]) -> None:
        """Put the newest good backup in the place of the store that did not open for who has just logged in.

        Raises `BackupDamaged` where there is none, `NotPermitted`, and what `restore` raises.
        """
        found = self._better_key_file()
        if found is not None:
            keep_key_file(self.folder, found[1])
            return
        unlocked, way_back = self._unlocked, self.way_back()
        if way_back is None or unlocked is None:
            raise BackupDamaged(name="")
        name = way_back.backup.name
        administrator = load_key_file(self.folder).administrator
        permit_in(self._backups, name, unlocked.keys, unlocked.person, administrator).require(Action.REPAIR)
        restore(Restoring(self.folder, self._backups, name, unlocked.keys, (), unlocked.person, self._now, cut_offs))

    def _better_key_file(self) -> tuple[Backup, KeyFile] | None:
        """Return a key file to lay back: the desk's is lost, or somebody has put one in its place that is older."""
        found = self._backed_up_key_file()
        if self._unlocked is None or found is None:
            return found
        present = load_key_file(self.folder)
        is_older = present.store_id == found[1].store_id and present.revision < found[1].revision
        return found if is_older else None

    def _backed_up_key_file(self) -> tuple[Backup, KeyFile] | None:
        """Return the newest state of the key file in any backup: by its own count, for a clock may have been wrong."""
        found = []
        for backup in backups_in(self._backups):
            with suppress(OSError, KeyFileDamaged, KeyFileNewer):
                found.append((backup, key_file_in(Bundle(self._backups, backup.name).keys.read_bytes())))
        return max(found, key=lambda each: each[1].revision, default=None)

    def _opened(self, unlocked: Unlocked) -> OpenStore:
        """Open the store, end a change of its key that was cut off, and mend a damaged half of the key file.

        Who has shown a password is kept in mind until the store is open: the way back needs the key. The key file is
        read once the store is ours alone: until then another program may have written it.
        """
        self._unlocked = unlocked
        store = open_store(self.folder, unlocked.keys, unlocked.person, self._now)
        self._unlocked = None
        with _closed_after_trouble(store):
            key_file = load_key_file(self.folder)
            if unlocked.person not in key_file.people:
                raise WrongPassword
            if key_file.is_changing:
                keep_key_file(self.folder, end_change(key_file, unlocked.keys[0]))
                if newest_good(self.folder, unlocked.keys[:1], self._now()) is None:
                    store.ring.back_up()
            elif key_file.from_copy:
                keep_key_file(self.folder, key_file)
            (self.folder / OLD_KEY_FILE).unlink(missing_ok=True)
        return store

    def _let_in(self, store: OpenStore) -> OpenStore:
        with _closed_after_trouble(store):
            for series in self.tries.open_series():
                store.audit.note_failed_log_ins(series.person, series.count, series.last_at)
            self.tries.mark_told()
            store.audit.note_alone(AuditAction.LOGGED_IN)
        return store

    @contextmanager
    def _setting_up(self) -> Iterator[None]:
        """Keep another program from setting the same folder up meanwhile. Raises `StoreLocked`."""
        place = self.folder / SET_UP_FILE
        with trouble_named(place):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with held(place):
                yield
        finally:
            if self._has_key_file():  # else somebody may be waiting to set up in our stead
                with suppress(OSError):
                    place.unlink(missing_ok=True)

    def _has_key_file(self) -> bool:
        return any((self.folder / name).exists() for name in (KEYS_FILE, KEYS_COPY_FILE))


@contextmanager
def _closed_after_trouble(store: OpenStore) -> Iterator[None]:
    """Close a store in which a step of logging in failed, so that the next log-in finds it free."""
    try:
        yield
    except BaseException:
        store.close()
        raise
