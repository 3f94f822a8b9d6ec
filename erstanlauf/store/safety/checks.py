"""Reads a store to find damage before it is met in the middle of a visit. Knows the open database, mends nothing.

When what is read:
* before the first page, only after an unclean end, which left a write-ahead log behind, or after damage was found:
  structure and seals;
* right after the first page otherwise: the same, as a job of the thread that owns the store;
* once a week all of it, after a backup: then the desk reads the whole store anyway, and people are used to the moment.
When that was last is kept in a file beside the store; where the file is gone, it is read once more.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.store.audit import AuditTrail, verified_head
from erstanlauf.store.cipher import Database, fold_log_in, trouble_named
from erstanlauf.store.safety.mark import MARK_FILE, read_mark
from erstanlauf.store.transactions import Transactions
from erstanlauf.store.trouble import DamageFound, StepsLost, StoreDamaged

CHECKED_FILE = "erstanlauf.checked"
FULL_CHECK_EVERY = timedelta(days=7)
MOST_LOST = 10_000_000

_DAMAGED = "damaged"


class Checks:
    """Checks of an open store; they run on the thread that owns it."""

    def __init__(self, transactions: Transactions, audit: AuditTrail) -> None:
        self._transactions = transactions
        self._audit = audit
        self._path = transactions.path

    def quick(self) -> None:
        """Read structure and seals. Raises `DamageFound`."""
        with self._remembered(), self._transactions.reading() as db:
            refuse_damage(db, self._path)

    def is_full_due(self, now: datetime) -> bool:
        """Whether the store was not read as a whole for a week; a time to come counts as never."""
        with suppress(OSError, ValueError):
            last = datetime.fromisoformat(_checked(self._path).read_text(encoding="ascii"))
            return not timedelta(0) <= now - last < FULL_CHECK_EVERY
        return True

    def full(self, now: datetime) -> None:
        """Read all of the store, its indexes and the chain of the audit. Raises `DamageFound` and `AuditBroken`."""
        with self._remembered(), self._transactions.reading() as db:
            if [row[0] for row in db.execute("PRAGMA integrity_check(1)")] != ["ok"] or broken_seals(db):
                raise StoreDamaged(file=str(self._path))
            if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise StoreDamaged(file=str(self._path))
            verified_head(db)
        with trouble_named(self._path):
            _checked(self._path).write_text(now.astimezone(UTC).isoformat(), encoding="ascii")

    @contextmanager
    def _remembered(self) -> Iterator[None]:
        """Let the next opening look before anything else where damage was found."""
        try:
            yield
        except StoreDamaged as error:
            with suppress(OSError):
                _checked(self._path).write_text(_DAMAGED, encoding="ascii")
            with suppress(KnownTrouble):
                self._audit.note_alone(AuditAction.DAMAGE_FOUND)
            raise DamageFound(file=str(self._path)) from error


def is_in_doubt(path: Path) -> bool:
    """Whether a store is to be read before it is used: its log still holds something, so it was not closed by whoever
    had it open last, or damage was found then.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size > 0:
        return True
    with suppress(OSError, ValueError):
        return _checked(path).read_text(encoding="ascii") == _DAMAGED
    return False


def refuse_damage(db: Database, path: Path) -> None:
    """Read the store once and raise `StoreDamaged` for the first fault.

    Twice over, for each finds what the other misses: a wrong structure, and a page of a long draft whose seal is
    broken, which SQLCipher would hand out as zeros.
    """
    if [row["quick_check"] for row in db.query("PRAGMA quick_check(1)")] != ["ok"] or broken_seals(db):
        raise StoreDamaged(file=str(path))


def lost_steps(db: Database, path: Path) -> int:
    """Return how many confirmed steps a store misses, by the high-water mark beside it; 0 where there is no mark.

    Never more than `MOST_LOST`, by which slip numbers can be left out: a mark that says more is of another store.
    """
    with trouble_named(path):
        mark = read_mark(path.with_name(MARK_FILE))
    steps: int = db.execute("SELECT seq FROM mark").fetchone()[0]
    return 0 if mark is None else min(MOST_LOST, max(0, mark.seq - steps))


def refuse_lost_steps(db: Database, path: Path) -> None:
    """Raise `StepsLost` for a store whose last steps are gone."""
    steps = lost_steps(db, path)
    if steps:
        raise StepsLost(file=str(path), steps=steps)


def broken_seals(db: Database) -> tuple[str, ...]:
    """Name the pages that are not as they were written.

    The log is folded in first, for the seals are read in the file alone: a power cut while it was being folded in
    leaves torn pages there, which the log holds whole.
    """
    fold_log_in(db)
    return tuple(str(row[0]) for row in db.execute("PRAGMA cipher_integrity_check"))


def _checked(path: Path) -> Path:
    return path.with_name(CHECKED_FILE)
