"""Backups of an open store: the adapter for the port `Backups`, and one backup in a single call for what changes much.

A copy is made by the thread of the store and checked by any other one; only then it gets its name. Restoring stands
in `restore`.

Why this way (2026-11): VACUUM INTO writes one whole file under the same key and cannot be overtaken by a save, as a
copy page by page can. What is promised to be gone at the end of a visit or of a day (open drafts, languages of slips,
which rules spoke against services in a visit) is taken out of the copy, for a backup lives for weeks; the rules are
counted there. The key file goes along: without it only this desk could open the copy.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, TypeVar

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.backups import Backup, Loss
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.cipher import Database, connect, connect_read_only, fold_log_in, in_one_transaction, trouble_named
from erstanlauf.store.daily_counts import forget_rules
from erstanlauf.store.keys.key_file import key_file_content, key_file_in, load_key_file
from erstanlauf.store.keys.store_key import StoreKey, keep_names
from erstanlauf.store.keys.trouble import KeyFileDamaged, KeyFileMissing, KeyFileNewer
from erstanlauf.store.safety.bundle import (
    BACKUP_FOLDER,
    UNFINISHED,
    Bundle,
    backups_in,
    new_bundle,
    remove_old,
    remove_unfinished,
    time_of,
)
from erstanlauf.store.safety.checks import broken_seals
from erstanlauf.store.safety.erased import take_over_erased
from erstanlauf.store.safety.swap import RESTORING
from erstanlauf.store.transactions import Transactions
from erstanlauf.store.trouble import (
    BackupDamaged,
    BackupNotWhole,
    BackupOfOtherKey,
    NotWritable,
    SecondPlaceMissing,
    StoreDamaged,
    StoreShrunk,
    WrongKey,
)
from erstanlauf.usecases.ports import UnfinishedBackup

Answer = TypeVar("Answer")

_NOT_IN_BACKUPS = ("DELETE FROM draft", "DELETE FROM visit_language", "DELETE FROM handover WHERE state = 'draft'")
"""As `retention.NOT_IN_BACKUPS` says."""
_ALL_DAYS = "9999-12-31"
_EXPLAIN_FEWER_VISITS = (AuditAction.ERASED, AuditAction.EXPIRED, AuditAction.VISIT_REOPENED)
_LEAST_SHARE = 0.8
_SEALS = "SELECT seq, seal FROM audit UNION ALL SELECT seq, seal FROM audit_start"


@dataclass(frozen=True, slots=True)
class Facts:
    """By what two stores are known to hold the same: rows by table, steps taken and the seal of the audit."""

    rows: Mapping[str, int]
    steps: int
    seal: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Copy:
    """A copy of a store before its check."""

    bundle: Bundle
    expected: Facts
    key: StoreKey
    key_file: bytes

    @property
    def name(self) -> str:
        return self.bundle.name


class Backups:
    """Backups of one desk, in a folder beside the store."""

    def __init__(
        self,
        transactions: Transactions,
        audit: AuditTrail,
        key: Callable[[], StoreKey],
        former_keys: Callable[[], tuple[StoreKey, ...]],
    ) -> None:
        self._transactions = transactions
        self._audit = audit
        self._key = key
        self._former_keys = former_keys
        self._folder = transactions.path.with_name(BACKUP_FOLDER)
        self._is_tidy = False

    def all(self) -> Sequence[Backup]:
        """Return the backups there are, the newest first."""
        return backups_in(self._folder)

    def has_changed(self) -> bool:
        """Whether the store has taken a step since the newest backup, other than writing down that backup."""
        newest = next(iter(self.all()), None)
        then = None if newest is None else self._read(newest, steps_of)
        if newest is None or then is None:
            return True
        with self._transactions.reading() as db:
            steps = steps_of(db) - then
            last = db.execute("SELECT action, subject FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        return steps > 1 or (steps == 1 and last != (AuditAction.BACKED_UP, newest.name))

    def copy(self, now: datetime) -> Copy:
        """Copy the store; runs on its thread. Raises `StoreShrunk`, `StoreDamaged`, `DiskFull`, the trouble of keys."""
        with self._transactions.reading() as db:
            self._refuse_shrunk(db)
        if not self._is_tidy:  # later there may be one that is being checked
            with trouble_named(self._folder / "any"):
                remove_unfinished(self._folder)
            shutil.rmtree(self._folder.with_name(RESTORING), ignore_errors=True)  # of a restore that was cut off
            self._is_tidy = True
        return copy_of(self._transactions.db, self._transactions.path, self._key(), now)

    def finish(self, copy: UnfinishedBackup) -> Backup:
        """Check a copy and give it its name; runs on any thread. Raises `BackupNotWhole` and the trouble of disks."""
        assert isinstance(copy, Copy)
        return finished(copy)

    def note(self, backup: Backup) -> None:
        """Write down that a backup was made."""
        self._audit.note_alone(AuditAction.BACKED_UP, backup.name)

    def loss(self, backup: Backup) -> Loss:
        """Return what the store has that a backup has not. Raises `BackupDamaged` and `BackupOfOtherKey`."""
        with self._transactions.reading() as db:
            loss = self._read(backup, lambda old: loss_between(db, old, backup))
        if loss is None:
            is_whole = has_other_key(Bundle(self._folder, backup.name), self._folder.parent)
            raise (BackupOfOtherKey if is_whole else BackupDamaged)(name=backup.name)
        return loss

    def carry(self, backup: Backup, place: str) -> None:
        """Copy a backup to a second place, a folder. Raises `SecondPlaceMissing` and the trouble of disks."""
        if not Path(place).is_dir():
            raise SecondPlaceMissing(folder=place)
        try:
            carried(Bundle(self._folder, backup.name), self.place_of_this_desk(place))
        except OSError as error:  # pulled out meanwhile; each system says that in its own way
            raise SecondPlaceMissing(folder=place) from error

    def remove_old(self, now: datetime, longest_days: int, newest_days: int, second_place: str) -> None:
        """Remove the backups that may not stay; a second place that is not there now is looked at next time."""
        for folder in [self._folder, *([self.place_of_this_desk(second_place)] if second_place else [])]:
            with trouble_named(folder / "any"):
                remove_old(folder, now, longest_days, newest_days)

    def place_of_this_desk(self, place: str) -> Path:
        """Return where in a second place the backups of this desk lie; several desks may share the place."""
        return Path(place) / f"erstanlauf-{self._key().short_name}"

    def _read(self, backup: Backup, question: Callable[[Database], Answer]) -> Answer | None:
        """Ask a backup; None for one that no key of this desk opens."""
        for key in (self._key(), *self._former_keys()):
            with suppress(WrongKey, StoreDamaged, NotWritable):
                db = connect_read_only(Bundle(self._folder, backup.name).store, key)
                try:
                    return question(db)
                finally:
                    db.close()
        return None

    def _refuse_shrunk(self, db: Database) -> None:
        """A store that lost a fifth of its visits without a word must not become the newest backup.

        Not asked after a restore: then the newest backup is of another course of things, as the audit shows.
        """
        for newest in self.all()[:1]:
            then = self._read(newest, lambda old: (_visits(old), *_end_of_audit(old)))
            if then is None or _seal_of(db, then[1]) != then[2]:
                return
            before, left = then[0], _visits(db)
            if left < _LEAST_SHARE * before and before - left > _gone_since(db, then[1]):
                raise StoreShrunk(before=before, now=left)


def back_up_now(db: Database, path: Path, key: StoreKey, now: datetime) -> Backup:
    """Copy an open store and check the copy in one go: before its form or its content is changed as a whole."""
    return finished(copy_of(db, path, key, now))


def copy_of(db: Database, path: Path, key: StoreKey, now: datetime) -> Copy:
    """Copy an open store into the folder of its backups. Leaves nothing where it fails."""
    folder = path.with_name(BACKUP_FOLDER)
    with trouble_named(folder / "any"):
        _make_folder(folder)
        bundle = new_bundle(folder, now)
    key_file = key_file_content(load_key_file(path.parent))
    if broken_seals(db):  # the structure is read by the copying itself
        raise StoreDamaged(file=str(path))
    with _nothing_left(bundle), trouble_named(bundle.store):
        os.close(os.open(bundle.unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        db.execute("VACUUM INTO ?", (str(bundle.unfinished),))
        expected = _facts_of_a_copy(db)
    return Copy(bundle, expected, key, key_file)


def finished(copy: Copy) -> Backup:
    """Check a copy and give it its name. Raises `BackupNotWhole`; leaves nothing where it fails."""
    bundle = copy.bundle
    with _nothing_left(bundle), _damage_of_a_copy(bundle), trouble_named(bundle.store):
        _take_out(bundle.unfinished, copy.key)
        _check(bundle.unfinished, copy)
        with _synced(bundle.keys) as keys:
            keys.write(copy.key_file)
        _sync(bundle.unfinished)
        bundle.unfinished.rename(bundle.store)
        keep_names(bundle.folder)
    made_at = time_of(bundle.name)
    assert made_at is not None
    return Backup(bundle.name, made_at, bundle.store.stat().st_size)


def carried(bundle: Bundle, place: Path) -> None:
    """Copy a backup to a second place and read it back there."""
    target = Bundle(place, bundle.name)
    with _nothing_left(target), trouble_named(target.store):
        _make_folder(place)
        remove_unfinished(place)
        with _synced(target.keys) as keys:
            keys.write(bundle.keys.read_bytes())
        with bundle.store.open("rb") as source, _synced(target.unfinished) as copy:
            shutil.copyfileobj(source, copy)
        if _digest(target.unfinished) != _digest(bundle.store):
            raise BackupNotWhole(folder=str(place))
        take_over_erased(place, bundle.folder.parent)
        target.unfinished.replace(target.store)
        keep_names(place)


def has_other_key(bundle: Bundle, folder: Path) -> bool:
    """Whether the key file of a backup is whole and knows no key of the key file in a folder."""
    try:
        own = key_file_in(bundle.keys.read_bytes())
        present = load_key_file(folder)
    except (OSError, KeyFileDamaged, KeyFileMissing, KeyFileNewer):
        return False
    return own.store_id != present.store_id or not set(own.generations) & set(present.generations)


def loss_between(present: Database, old: Database, backup: Backup) -> Loss:
    """Return what an open store has that a backup has not."""
    kept = {row[0] for row in old.execute("SELECT id FROM visit")}
    lost = [day for visit, day in present.execute("SELECT id, day FROM visit") if visit not in kept]
    days = tuple(sorted({date.fromisoformat(day) for day in lost}))
    return Loss(backup, max(0, steps_of(present) - steps_of(old)), len(lost), days)


def facts_of(db: Database) -> Facts:
    """Return the facts of an open store of any schema."""
    tables = [table for table in db.table_names() if table != "_sqlite_migrations"]
    rows = {table: db.execute(f"SELECT count(*) FROM [{table}]").fetchone()[0] for table in tables}
    return Facts(rows, steps_of(db), _end_of_audit(db)[1])


def _facts_of_a_copy(db: Database) -> Facts:
    """Return the facts a copy of an open store will have: without what is taken out of it, and all that goes along."""
    db.execute("BEGIN IMMEDIATE")
    try:
        _delete_what_is_not_in_backups(db)
        return facts_of(db)
    finally:
        db.rollback()


def _delete_what_is_not_in_backups(db: Database) -> None:
    tables = db.table_names()
    for statement in _NOT_IN_BACKUPS:
        if statement.split()[2] in tables:
            db.execute(statement)
    if "visit_near_miss" in tables:
        forget_rules(db, before=_ALL_DAYS)


def steps_of(db: Database) -> int:
    """Return how many steps an open store has taken; 0 by a schema that did not count them."""
    if not db.table("mark").exists():
        return 0
    steps: int = db.execute("SELECT seq FROM mark").fetchone()[0]
    return steps


def _visits(db: Database) -> int:
    visits: int = db.execute("SELECT count(*) FROM visit").fetchone()[0]
    return visits


def _end_of_audit(db: Database) -> tuple[int, bytes]:
    """Return number and seal of the newest audit entry; (0, b"") by a schema without audit."""
    if not db.table("audit").exists():
        return 0, b""
    entry, seal = db.execute(f"SELECT seq, seal FROM ({_SEALS}) ORDER BY seq DESC LIMIT 1").fetchone()
    return entry, bytes(seal)


def _seal_of(db: Database, entry: int) -> bytes:
    """Return the seal of an audit entry; b"" for one that is not there."""
    found = db.execute(f"SELECT seal FROM ({_SEALS}) WHERE seq = ?", (entry,)).fetchone()
    return b"" if found is None else bytes(found[0])


def _gone_since(db: Database, entry: int) -> int:
    """Return how many visits the audit says have gone after one of its entries."""
    marks = ", ".join("?" for _ in _EXPLAIN_FEWER_VISITS)
    question = f"SELECT COALESCE(sum(count), 0) FROM audit WHERE seq > ? AND action IN ({marks})"
    gone: int = db.execute(question, (entry, *_EXPLAIN_FEWER_VISITS)).fetchone()[0]
    return gone


def _take_out(path: Path, key: StoreKey) -> None:
    """Remove from a copy what must not live as long as a backup."""
    db = connect(path, key)
    try:
        with in_one_transaction(db):
            _delete_what_is_not_in_backups(db)
        fold_log_in(db)
    finally:
        db.close()


def _check(path: Path, copy: Copy) -> None:
    db = connect_read_only(path, copy.key)
    try:
        found = [row[0] for row in db.execute("PRAGMA integrity_check")]
        broken = db.execute("PRAGMA cipher_integrity_check").fetchall()
        if found != ["ok"] or broken or facts_of(db) != copy.expected:
            raise BackupNotWhole(folder=str(path.parent))
    finally:
        db.close()


@contextmanager
def _damage_of_a_copy(bundle: Bundle) -> Iterator[None]:
    """Say of damage that it is in the copy, not in the store."""
    try:
        yield
    except (StoreDamaged, WrongKey) as error:
        raise BackupNotWhole(folder=str(bundle.folder)) from error


@contextmanager
def _nothing_left(bundle: Bundle) -> Iterator[None]:
    """Remove the files of a backup that does not come about."""
    try:
        yield
    except BaseException:
        if not bundle.store.exists():
            with suppress(OSError):
                bundle.remove()
                for path in bundle.folder.glob(f"{bundle.name}*{UNFINISHED}*"):
                    path.unlink()
        raise


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    keep_names(folder.parent)


@contextmanager
def _synced(path: Path) -> Iterator[BinaryIO]:
    """Open a file to write that is to survive a power cut."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
