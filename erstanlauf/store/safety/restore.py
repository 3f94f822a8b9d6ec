"""Puts a backup in the place of the store: prepares the new store in a folder of its own, then swaps.

The store is closed meanwhile. Everything that can fail happens in that folder: copying, the missing steps, erasing
again what was erased, what is out of date. Giving the folder its final name is the moment that counts (`swap`), so a
kill anywhere leaves the old store or the new one.

Why this way (2026-11): what the office has set, who may do what and the house keys are those of today, where the
present store can still be read; so are open visits, which no backup holds. Slip numbers go on behind the last one that
can have been given, for a number on paper must not lead to somebody else's visit.

Hand-overs are those of today as well, so that nobody is handed over twice and none is forgotten; where the present
store cannot be read they are those of the backup. Either way nothing leaves until somebody has asked the person: what
waited is held, for steps may be gone in which consent was withdrawn or a parcel left.

Counts of days are those of the backup, as its visits are: one that was written down since is a row there and is written
down again, so nobody is counted twice. Counts of other desks and of hand-overs are of today, as what they are made of
is. The secret by which figures are rounded never gets an older one in its place, or a question would have two answers.
The key that other desks seal their counts to comes out of the backup where there is none today: after an older backup
was put back first, say. Without it the files they send could be read by nobody.
"""

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.figures.counted import Counted
from erstanlauf.domain.people import PersonId, Role
from erstanlauf.domain.retention import ClockDoubtful, CutOffs, check_clock
from erstanlauf.store import handover_rows, migrations
from erstanlauf.store.cipher import Database, change_key, connect, connect_read_only, trouble_named
from erstanlauf.store.daily_counts import THIS_DESK
from erstanlauf.store.keys.key_file import load_key_file
from erstanlauf.store.keys.store_key import StoreKey
from erstanlauf.store.keys.trouble import KeyFileDamaged, KeyFileMissing
from erstanlauf.store.open_store import OpenStore, open_store
from erstanlauf.store.opening import STORE_FILE, open_existing
from erstanlauf.store.safety.backup import back_up_now, has_other_key, steps_of
from erstanlauf.store.safety.bundle import Bundle, stamp
from erstanlauf.store.safety.checks import MOST_LOST, refuse_damage
from erstanlauf.store.safety.erased import apply_erasures, take_over_erased
from erstanlauf.store.safety.mark import MARK_FILE, read_mark
from erstanlauf.store.safety.swap import RESTORING, begin_swap, finish_swap, set_aside
from erstanlauf.store.trouble import (
    BackupDamaged,
    BackupOfOtherKey,
    StoreDamaged,
    StoreLocked,
    StoreMissing,
    StoreNotEncrypted,
    WrongKey,
)

_OF_TODAY = (
    *("desk_user", "setting", "house_key", "former_key"),
    *("catalogue_version", "catalogue_step", "catalogue_call", "signing_key", "trusted_town", "recipient"),
    *("counted_desk", "figures_desk", "figures_keys", "figures_sent"),
)
"""What an office knows today counts, not what it knew when the backup was made."""

_DRAWN_ONCE = ("figures_desk",)
"""Where the office has nothing of the kind today, what the backup has counts."""

_COUNTS_OF_TODAY = f"FROM daily_count WHERE desk <> '{THIS_DESK}' OR counted = '{Counted.ANSWER}'"

_NUMBERS_LEFT_OUT = 1000
"""Slip numbers left out where nothing tells how many were given since the backup: more than a desk gives in a week."""

Rows = list[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class _Present:
    """What is taken over from the present store; `is_readable` tells whether there was anything to take."""

    is_readable: bool = False
    has_counts: bool = False
    steps: int = 0
    next_slip: int = 0
    of_today: Mapping[str, Rows] = field(default_factory=dict)
    drafts: Rows = field(default_factory=list)
    handovers: Mapping[str, Rows] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Restoring:
    """Who puts which backup back, and with which keys. `source` is the folder in which the backup lies.

    `keys` are those of the key file, newest first; `former_keys` those that backups may still be under.
    """

    folder: Path
    source: Path
    name: str
    keys: tuple[StoreKey, ...]
    former_keys: tuple[StoreKey, ...]
    by: PersonId
    now: Callable[[], datetime]
    cut_offs: Callable[[Mapping[str, str]], CutOffs]
    """What is due now, by the settings that are kept."""

    @property
    def bundle(self) -> Bundle:
        return Bundle(self.source, self.name)


def restore(job: Restoring) -> None:
    """Put a backup in the place of the store, which is closed. A backup of the present store is made first.

    Raises `BackupDamaged`, `BackupOfOtherKey` and the trouble of disks; the store is then as it was.
    """
    place = job.folder / RESTORING
    with trouble_named(job.folder / STORE_FILE):
        finish_swap(job.folder, STORE_FILE)
        shutil.rmtree(place, ignore_errors=True)
        fitting = _fitting_key(job)
        present = _present(job)
        try:
            place.mkdir(mode=0o700)
            take_over_erased(job.folder, job.source)
            _prepare(job, fitting, present)
            _require_untouched(job, present)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        aside = f"erstanlauf-{stamp(job.now())}"
        begin_swap(job.folder, aside)
        finish_swap(job.folder, STORE_FILE)
        if present.is_readable:  # there is a backup of it
            shutil.rmtree(set_aside(job.folder, aside), ignore_errors=True)


def _fitting_key(job: Restoring) -> StoreKey:
    """Return the key that opens the backup, which is read as a whole."""
    if not job.bundle.store.exists():
        raise BackupDamaged(name=job.name)
    for key in (*job.keys, *job.former_keys):
        with suppress(WrongKey, StoreDamaged):
            db = connect_read_only(job.bundle.store, key)
            try:
                refuse_damage(db, job.bundle.store)
            finally:
                db.close()
            return key
    if has_other_key(job.bundle, job.folder):
        raise BackupOfOtherKey(name=job.name)
    raise BackupDamaged(name=job.name)


def _present(job: Restoring) -> _Present:
    """Back the present store up and return what is taken over from it."""
    try:
        db = open_existing(job.folder, job.keys)
    except (StoreDamaged, StoreMissing, StoreNotEncrypted, WrongKey):
        return _Present()
    try:
        refuse_damage(db, job.folder / STORE_FILE)
        with suppress(KeyFileDamaged, KeyFileMissing):
            back_up_now(db, job.folder / STORE_FILE, job.keys[0], job.now())
        return _Present(
            is_readable=True,
            has_counts=db.table("daily_count").exists(),
            steps=steps_of(db),
            next_slip=db.execute("SELECT next_slip FROM desk").fetchone()[0],
            of_today={table: _rows(db, table) for table in _OF_TODAY if db.table(table).exists()},
            drafts=_rows(db, "draft"),
            handovers={table: _rows(db, table) for table in handover_rows.TABLES if db.table(table).exists()},
        )
    except StoreDamaged:
        return _Present()
    finally:
        db.close()


def _require_untouched(job: Restoring, present: _Present) -> None:
    """Raise `StoreLocked` where another program has the store, or had it since it was read: its steps would be lost."""
    if not present.is_readable:
        return
    db = open_existing(job.folder, job.keys)
    try:
        if steps_of(db) != present.steps:
            raise StoreLocked(folder=str(job.folder))
    finally:
        db.close()


def _prepare(job: Restoring, fitting: StoreKey, present: _Present) -> None:
    """Make the store that will be the present one, whole, in a folder of its own."""
    place = job.folder / RESTORING
    path = place / STORE_FILE
    shutil.copyfile(job.bundle.store, path)
    key = job.keys[0]
    db = connect(path, fitting)
    try:
        migrations.bring_up_to_date(db)
        if key != fitting:
            change_key(db, fitting, key)
    finally:
        db.close()
    store = open_store(place, (key,), job.by, job.now)
    try:
        _take_over(job, store, present)
        if present.has_counts:
            _take_over_counts(job, store)
        _expire(job, store)
    finally:
        store.close()


def _take_over(job: Restoring, store: OpenStore, present: _Present) -> None:
    """Bring what is of today into the prepared store, in one transaction."""
    mark = read_mark(job.folder / MARK_FILE)
    identity = store.figure_keys.identity()
    with store.transactions.one() as db:
        for table, rows in present.of_today.items():
            if rows or table not in _DRAWN_ONCE:
                db.execute(f"DELETE FROM {table}")
                _insert(db, table, rows)
        if identity is not None:
            db.execute("UPDATE figures_keys SET identity = ? WHERE identity IS NULL", (identity,))
        if not present.is_readable:
            _let_administer(job, store)
        closed = {row[0] for row in db.execute("SELECT id FROM visit")}
        _insert(db, "draft", [row for row in present.drafts if row[0] not in closed])
        if present.handovers:
            db.execute("DELETE FROM handover")  # and with it all that hangs on it
        for table, rows in present.handovers.items():
            _insert(db, table, rows)
        handover_rows.hold_what_waits(db)
        [steps] = db.execute("SELECT seq FROM mark").fetchone()
        known = min(max(present.steps, mark.seq if mark else 0), steps + MOST_LOST)
        left_out = max(0, known - steps) if known else _NUMBERS_LEFT_OUT
        if not present.is_readable:
            db.execute("UPDATE desk SET next_slip = next_slip + ?", (left_out,))
        db.execute("UPDATE desk SET next_slip = max(next_slip, ?)", (present.next_slip,))
        db.execute("UPDATE mark SET seq = max(seq, ?)", (known,))
        apply_erasures(db, job.folder, job.now())
        store.audit.note(AuditAction.RESTORED, job.name)


def _take_over_counts(job: Restoring, store: OpenStore) -> None:
    """Bring the counts that are of today over row by row: those of ten desks and ten years are no list."""
    present = open_existing(job.folder, job.keys)
    try:
        with store.transactions.one() as db:
            db.execute(f"DELETE {_COUNTS_OF_TODAY}")
            rows = present.execute(f"SELECT * {_COUNTS_OF_TODAY}")
            db.conn.executemany("INSERT INTO daily_count VALUES (?, ?, ?, ?, ?, ?)", rows)
    finally:
        present.close()


def _let_administer(job: Restoring, store: OpenStore) -> None:
    """Let whoever made the key on paper administer: the backup may be older than their roles, or than anybody's."""
    with suppress(KeyFileDamaged, KeyFileMissing):
        administrator = load_key_file(job.folder).administrator
        if administrator is not None:
            roles = store.people.permit_of(administrator).roles | {Role.ADMINISTRATION}
            row = (administrator, ",".join(sorted(roles)))
            store.transactions.db.execute("INSERT OR REPLACE INTO desk_user VALUES (?, ?)", row)


def _expire(job: Restoring, store: OpenStore) -> None:
    """Erase what is out of date; a clock in doubt is left to the next start, which says so."""
    now, marks = job.now(), store.erasures.clock_marks()
    with suppress(ClockDoubtful):
        check_clock(marks.newest, marks.trusted, now)
        store.erasures.erase_due(job.cut_offs(store.settings.all()), (), now)


def _rows(db: Database, table: str) -> Rows:
    return list(db.execute(f"SELECT * FROM {table}").fetchall())


def _insert(db: Database, table: str, rows: Rows) -> None:
    for row in rows:
        db.execute(f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' for _ in row)})", row)
