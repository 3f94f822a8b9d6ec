"""Versions of the catalogue in the open store, and the work on the next one. Knows bytes, not what is in them.

A version is never changed or removed: a visit was served by the one that was in force when it was closed.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.catalogue import OfferId
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.people import PersonId
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.cipher import Database
from erstanlauf.store.transactions import Transactions
from erstanlauf.usecases.catalogue_ports import ShippedContent, VersionHead

_HEADS = "SELECT number, published_at, by, shipped, changes FROM catalogue_version ORDER BY number DESC"
_QUICK = 1
"""Compression: a tenth slower than none, and a third of the size."""


class VersionMissing(KnownTrouble):
    """This desk never had a version of this number. Details: number."""

    code: ClassVar[str] = "catalogue.version_missing"


class CatalogueVersions:
    """The adapter for the ports `CatalogueVersions` and `CallNotes`."""

    def __init__(
        self, transactions: Transactions, audit: AuditTrail, by: PersonId, now: Callable[[], datetime]
    ) -> None:
        self._transactions = transactions
        self._audit = audit
        self._by = by
        self._now = now

    def heads(self) -> Sequence[VersionHead]:
        """Return all versions, the newest first."""
        with self._transactions.reading() as db:
            rows = db.query(_HEADS)
            return [_head(row) for row in rows]

    def content(self, number: int) -> bytes:
        """Return a version. Raises `VersionMissing`."""
        with self._transactions.reading() as db:
            rows = db.execute("SELECT content FROM catalogue_version WHERE number = ?", (number,)).fetchall()
        if not rows:
            raise VersionMissing(number=number)
        return zlib.decompress(rows[0][0])

    def in_force_at(self, moment: datetime) -> int | None:
        """Return the version that was in force at an aware moment; None before the first."""
        with self._transactions.reading() as db:
            [(number,)] = db.execute(
                "SELECT max(number) FROM catalogue_version WHERE unixepoch(published_at) <= unixepoch(?)",
                (moment.isoformat(),),
            ).fetchall()
        return None if number is None else int(number)

    def publish(
        self, content: bytes, shipped: str | None, changes: int, taken_over: ShippedContent | None = None
    ) -> VersionHead:
        """Put a version in force; the steps of work that led to it are done with.

        What it has `taken_over` from the program is kept as a version of its own before it.
        """
        with self._transactions.one() as db:
            if taken_over is not None:
                self._add(db, taken_over.content, taken_over.mark, 0)
            head = self._add(db, content, shipped, changes)
            db.execute("DELETE FROM catalogue_step")
        return head

    def steps(self) -> Sequence[bytes]:
        """Return the steps of work since the newest version, oldest first."""
        with self._transactions.reading() as db:
            rows = db.execute("SELECT content FROM catalogue_step ORDER BY seq").fetchall()
        return [zlib.decompress(content) for (content,) in rows]

    def add_step(self, content: bytes) -> None:
        """Keep one more step."""
        row = (self._now().isoformat(), self._by, zlib.compress(content, _QUICK))
        with self._transactions.one() as db:
            db.execute("INSERT INTO catalogue_step (at, by, content) VALUES (?, ?, ?)", row)

    def drop_last_step(self) -> None:
        """Forget the newest step; nothing happens where there is none."""
        with self._transactions.one() as db:
            db.execute("DELETE FROM catalogue_step WHERE seq = (SELECT max(seq) FROM catalogue_step)")

    def note_export(self, number: int) -> None:
        """Write down that a version was given away."""
        self._audit.note_alone(AuditAction.CATALOGUE_EXPORTED, str(number))

    def tried(self) -> Mapping[OfferId, datetime]:
        """Return when each offer was last called in vain."""
        with self._transactions.reading() as db:
            rows = db.execute("SELECT offer, tried_at FROM catalogue_call").fetchall()
        return {OfferId(offer): datetime.fromisoformat(tried_at) for offer, tried_at in rows}

    def note_try(self, offer: OfferId) -> None:
        """Write down that nobody was reached just now."""
        with self._transactions.one() as db:
            _replace_try(db, offer, self._now())

    def forget_try(self, offer: OfferId) -> None:
        """Take back that nobody was reached; nothing happens where that was not written down."""
        with self._transactions.one() as db:
            db.execute("DELETE FROM catalogue_call WHERE offer = ?", (offer,))

    def _add(self, db: Database, content: bytes, shipped: str | None, changes: int) -> VersionHead:
        [(number,)] = db.execute("SELECT COALESCE(max(number), 0) + 1 FROM catalogue_version").fetchall()
        head = VersionHead(int(number), self._now(), self._by, shipped, changes)
        row = (head.number, head.published_at.isoformat(), head.by, shipped, changes, zlib.compress(content, _QUICK))
        db.execute("INSERT INTO catalogue_version VALUES (?, ?, ?, ?, ?, ?)", row)
        self._audit.note(AuditAction.CATALOGUE_PUBLISHED, str(head.number), changes)
        return head


def _replace_try(db: Database, offer: OfferId, at: datetime) -> None:
    db.execute("DELETE FROM catalogue_call WHERE offer = ?", (offer,))
    db.execute("INSERT INTO catalogue_call VALUES (?, ?)", (offer, at.isoformat()))


def _head(row: Mapping[str, object]) -> VersionHead:
    shipped = row["shipped"]
    return VersionHead(
        int(str(row["number"])),
        datetime.fromisoformat(str(row["published_at"])),
        PersonId(str(row["by"])),
        None if shipped is None else str(shipped),
        int(str(row["changes"])),
    )
