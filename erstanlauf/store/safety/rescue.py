"""What backups can do for a store that is closed or does not open: the newest good one, what would be lost, who may.

Opens backups to read from; changes nothing.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from erstanlauf.domain.backups import Backup, Loss
from erstanlauf.domain.people import Permit, PersonId, Role
from erstanlauf.domain.retention import CLOCK_TOLERANCE
from erstanlauf.store.cipher import Database, connect_read_only, trouble_named
from erstanlauf.store.keys.store_key import StoreKey
from erstanlauf.store.opening import STORE_FILE, open_existing
from erstanlauf.store.safety.backup import loss_between, steps_of
from erstanlauf.store.safety.bundle import BACKUP_FOLDER, Bundle, backups_in
from erstanlauf.store.safety.checks import refuse_damage
from erstanlauf.store.safety.mark import MARK_FILE, read_mark
from erstanlauf.store.trouble import (
    BackupDamaged,
    NotWritable,
    StoreDamaged,
    StoreMissing,
    StoreNewer,
    StoreNotEncrypted,
    WrongKey,
)


def newest_good(folder: Path, keys: tuple[StoreKey, ...], now: datetime) -> Backup | None:
    """Return the newest backup that one of these keys opens and that is still what was written.

    One dated after now was made while the clock was wrong; it comes last.
    """
    for backup in sorted(backups_in(folder / BACKUP_FOLDER), key=lambda each: each.made_at > now + CLOCK_TOLERANCE):
        with suppress(BackupDamaged):
            _opened(Bundle(folder / BACKUP_FOLDER, backup.name), keys).close()
            return backup
    return None


def loss_of(folder: Path, source: Path, backup: Backup, keys: tuple[StoreKey, ...]) -> Loss:
    """Return what would be lost by putting a backup back over a closed store. Raises `BackupDamaged`."""
    try:
        present = open_existing(folder, keys)
    except (StoreDamaged, StoreMissing, StoreNotEncrypted, StoreNewer, WrongKey):
        present = None
    old = _opened(Bundle(source, backup.name), keys)
    try:
        if present is not None:
            with suppress(StoreDamaged), trouble_named(folder / STORE_FILE):
                return loss_between(present, old, backup)
        mark = read_mark(folder / MARK_FILE)
        steps = None if mark is None else max(0, mark.seq - steps_of(old))
        return Loss(backup, steps, None, ())
    finally:
        old.close()
        if present is not None:
            present.close()


def permit_in(
    source: Path, name: str, keys: tuple[StoreKey, ...], by: PersonId, administrator: PersonId | None
) -> Permit:
    """Return what somebody may do by the roles in a backup: those of a store that does not open cannot be asked.

    `administrator` administers whatever the backup says: it may be older than their roles, or than any.
    """
    db = _opened(Bundle(source, name), keys)
    try:
        has_roles = db.table("desk_user").exists()
        rows = db.execute("SELECT roles FROM desk_user WHERE id = ?", (by,)).fetchall() if has_roles else []
    finally:
        db.close()
    roles = {Role(role) for row in rows for role in row[0].split(",")}
    return Permit(by, frozenset(roles | {Role.ADMINISTRATION} if by == administrator else roles))


def _opened(bundle: Bundle, keys: tuple[StoreKey, ...]) -> Database:
    """Open a backup and read all of it. Raises `BackupDamaged`."""
    for key in keys:
        with suppress(WrongKey, StoreDamaged, NotWritable):
            db = connect_read_only(bundle.store, key)
            try:
                refuse_damage(db, bundle.store)
            except BaseException:
                db.close()
                raise
            return db
    raise BackupDamaged(name=bundle.name)
