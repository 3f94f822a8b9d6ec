"""Keys for catalogues that travel between towns, in the open store. Knows bytes and numbers, no cryptography.

The secret signs what this desk gives away; the public ones say whose catalogues it takes, and which was the newest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from erstanlauf.domain.audit import AuditAction
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.transactions import Transactions


@dataclass(frozen=True, slots=True, repr=False)
class SigningKey:
    """The key this desk signs with. It has no repr, so that it cannot get into a log."""

    id: str
    secret: bytes


@dataclass(frozen=True, slots=True)
class TrustedTown:
    """A town whose catalogues are taken; `newest_serial` is the number of the last one, 0 before the first."""

    id: str
    public: bytes
    town: str
    since: datetime
    newest_serial: int


class TownKeys:
    """The adapter for the port `TownKeys`."""

    def __init__(self, transactions: Transactions, audit: AuditTrail) -> None:
        self._transactions = transactions
        self._audit = audit

    def signing_key(self) -> SigningKey | None:
        """Return the key this desk signs with; None before the first was kept."""
        with self._transactions.reading() as db:
            rows = db.execute("SELECT id, secret FROM signing_key ORDER BY unixepoch(since) DESC LIMIT 1").fetchall()
        return SigningKey(rows[0][0], bytes(rows[0][1])) if rows else None

    def keep_signing_key(self, key_id: str, secret: bytes, now: datetime) -> None:
        """Sign with this key from now on."""
        with self._transactions.one() as db:
            db.execute("INSERT INTO signing_key VALUES (?, ?, ?, 0)", (key_id, secret, now.isoformat()))

    def next_serial(self, key_id: str) -> int:
        """Count one more catalogue signed with a key and return its number, from 1."""
        with self._transactions.one() as db:
            [(serial,)] = db.execute(
                "UPDATE signing_key SET last_serial = last_serial + 1 WHERE id = ? RETURNING last_serial", (key_id,)
            ).fetchall()
        return int(serial)

    def trusted(self) -> Sequence[TrustedTown]:
        """Return the towns whose catalogues are taken, by name."""
        with self._transactions.reading() as db:
            rows = list(db.query("SELECT id, public, town, since, newest_serial FROM trusted_town ORDER BY town, id"))
        return [_town(row) for row in rows]

    def trust(self, key_id: str, public: bytes, town: str, now: datetime) -> None:
        """Take catalogues signed with a key from now on; how far one had got with it stays."""
        with self._transactions.one() as db:
            db.execute(
                "INSERT INTO trusted_town VALUES (?, ?, ?, ?, 0) ON CONFLICT DO UPDATE SET town = excluded.town",
                (key_id, public, town, now.isoformat()),
            )
            self._audit.note(AuditAction.TOWN_TRUSTED, key_id)

    def distrust(self, key_id: str) -> None:
        """Take nothing signed with a key any more; nothing happens where none was taken."""
        with self._transactions.one() as db:
            if db.execute("DELETE FROM trusted_town WHERE id = ? RETURNING id", (key_id,)).fetchall():
                self._audit.note(AuditAction.TOWN_DISTRUSTED, key_id)

    def note_taken(self, key_id: str, serial: int) -> None:
        """Keep in mind the newest catalogue that was taken from a town."""
        with self._transactions.one() as db:
            db.execute("UPDATE trusted_town SET newest_serial = max(newest_serial, ?) WHERE id = ?", (serial, key_id))


def _town(row: Mapping[str, object]) -> TrustedTown:
    public = row["public"]
    assert isinstance(public, bytes)
    since = datetime.fromisoformat(str(row["since"]))
    return TrustedTown(str(row["id"]), public, str(row["town"]), since, int(str(row["newest_serial"])))
