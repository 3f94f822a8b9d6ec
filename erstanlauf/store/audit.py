"""The audit of an open store: the adapter for the port `Audit`. Each entry seals the one before it.

Knows ids and codes. An entry is written inside the transaction of what it tells of, so that neither is there without
the other.

Why this way (2026-11): the seal is a plain hash. A key for it would have to lie in the same store, so whoever can
change entries could seal them anew; what holds the chain is its end noted elsewhere: in the high-water file, in every
backup and on the printed page.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from erstanlauf.domain.audit import AuditAction, AuditEntry
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.people import PersonId
from erstanlauf.domain.retention import CLOCK_TOLERANCE
from erstanlauf.store.cipher import Database
from erstanlauf.store.transactions import Transactions
from erstanlauf.store.trouble import AuditBroken

_COLUMNS = "seq, at, by, action, subject, count, seal"


class AuditTrail:
    """Writes down what one member of staff does; `by` is None while nobody has logged in."""

    def __init__(self, transactions: Transactions, by: PersonId | None, now: Callable[[], datetime]) -> None:
        self._transactions = transactions
        self._by = by
        self._now = now

    def note(self, action: AuditAction, subject: str | None = None, count: int = 1) -> None:
        """Add an entry to the transaction that is open."""
        self._add(self._now(), self._by, action, subject, count)

    def note_alone(self, action: AuditAction, subject: str | None = None, count: int = 1) -> None:
        """Add an entry in a transaction of its own: for what changes nothing else in the store."""
        with self._transactions.one():
            self.note(action, subject, count)

    def note_reading(self, subject: str, action: AuditAction = AuditAction.VISIT_READ) -> None:
        """Add an entry for what was only read. Where it cannot be written, on a full disk say, reading goes on."""
        with suppress(KnownTrouble):
            self.note_alone(action, subject)

    def note_failed_log_ins(self, person: PersonId | None, tries: int, last_at: datetime) -> None:
        """Add one entry for a whole series of failed log-ins; `person` is None for logins nobody has."""
        with self._transactions.one():
            self._add(last_at, None, AuditAction.FAILED_LOG_INS, person, tries)

    def entries(self, limit: int, before: int | None = None) -> Sequence[AuditEntry]:
        """Return entries, the newest first, older than the number `before` where it is given."""
        with self._transactions.reading() as db:
            rows = db.query(
                f"SELECT {_COLUMNS} FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?",
                (2**62 if before is None else before, limit),
            )
            return [_entry(row) for row in rows]

    def verify(self) -> bytes:
        """Follow the whole chain and return the seal at its end. Raises `AuditBroken` with the first wrong entry."""
        with self._transactions.reading() as db:
            return verified_head(db)

    def out_of_date(self, time: datetime, now: datetime) -> dict[str, Any]:
        """Return count, first and last time of the entries that `forget_before` would delete."""
        with self._transactions.reading() as db:
            [row] = db.query(
                "SELECT count(*) AS count, min(at) AS first, max(at) AS last FROM audit WHERE seq < ?",
                (_first_in_time(db, time, now),),
            )
        return row

    def forget_before(self, time: datetime, now: datetime) -> int:
        """Delete entries older than a time, in the transaction that is open; return how many. The chain stays whole.

        It is cut before the first entry that is younger; one dated after `now`, by a clock that was wrong, does not
        hold up the others.
        """
        db = self._transactions.db
        [last] = db.query(
            "SELECT seq, seal FROM audit WHERE seq < ?"
            " UNION ALL SELECT seq, seal FROM audit_start ORDER BY seq DESC LIMIT 1",
            (_first_in_time(db, time, now),),
        )
        db.execute("UPDATE audit_start SET seq = ?, seal = ?", (last["seq"], last["seal"]))
        return db.execute("DELETE FROM audit WHERE seq <= ?", (last["seq"],)).rowcount

    def _add(self, at: datetime, by: PersonId | None, action: AuditAction, subject: str | None, count: int) -> None:
        db = self._transactions.db
        [last] = db.query(
            "SELECT seq, seal FROM audit UNION ALL SELECT seq, seal FROM audit_start ORDER BY seq DESC LIMIT 1"
        )
        row = (last["seq"] + 1, at.isoformat(), by, action.value, subject, count)
        db.execute(f"INSERT INTO audit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, _seal(last["seal"], row)))


def _first_in_time(db: Database, time: datetime, now: datetime) -> int:
    """Return the number of the first entry that is not older than a time, or one no entry has."""
    limits = (time.isoformat(), (now + CLOCK_TOLERANCE).isoformat())
    within = "julianday(at) BETWEEN julianday(?) AND julianday(?)"
    rows = list(db.query(f"SELECT seq FROM audit WHERE {within} ORDER BY seq LIMIT 1", limits))
    return int(rows[0]["seq"]) if rows else 2**62


def verified_head(db: Database) -> bytes:
    """Follow the chain of a database and return the seal at its end. Raises `AuditBroken`."""
    [start] = db.query("SELECT seq, seal FROM audit_start")
    seq, seal = start["seq"], bytes(start["seal"])
    for row in db.execute(f"SELECT {_COLUMNS} FROM audit ORDER BY seq"):
        *content, found = row
        seal = _seal(seal, tuple(content))
        seq += 1
        if content[0] != seq or seal != found:
            raise AuditBroken(seq=seq)
    return seal


def _seal(before: bytes, row: tuple[object, ...]) -> bytes:
    return hashlib.sha256(before + json.dumps(row, separators=(",", ":")).encode()).digest()


def _entry(row: dict[str, Any]) -> AuditEntry:
    return AuditEntry(
        seq=row["seq"],
        at=datetime.fromisoformat(row["at"]),
        by=row["by"],
        action=AuditAction(row["action"]),
        subject=row["subject"],
        count=row["count"],
    )
