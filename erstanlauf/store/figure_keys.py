"""Keys for files with counts, and when one last went out, in the open store: the adapters for `FigureKeys` and
`SentCounts`. Knows no cryptography.

The keys go into backups with the store. A desk is known to the steering desk by the key it signs with.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from erstanlauf.domain.audit import AuditAction
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.house_keys import HouseKey
from erstanlauf.store.transactions import Transactions
from erstanlauf.usecases.figures.ports import Sent


class FigureKeys:
    """What this desk signs its counts with, reads those of others with, and proves its house with."""

    def __init__(
        self, transactions: Transactions, audit: AuditTrail, house_keys: Callable[[], Sequence[HouseKey]]
    ) -> None:
        self._transactions = transactions
        self._audit = audit
        self._house_keys = house_keys

    def signing_key(self) -> bytes:
        """Return the 32 secret bytes this desk signs its counts with, and is known by."""
        with self._transactions.reading() as db:
            [(signing,)] = db.execute("SELECT signing FROM figures_keys").fetchall()
        return bytes(signing)

    def identity(self) -> str | None:
        """Return the secret key that counts are sealed to for this desk; None before the first was kept."""
        with self._transactions.reading() as db:
            [(identity,)] = db.execute("SELECT identity FROM figures_keys").fetchall()
        return None if identity is None else str(identity)

    def keep_identity(self, identity: str) -> None:
        """Read the counts of other desks with this key from now on."""
        with self._transactions.one() as db:
            db.execute("UPDATE figures_keys SET identity = ?", (identity,))
            self._audit.note(AuditAction.FIGURES_KEY_ADDED)

    def house_keys(self) -> Sequence[bytes]:
        """Return the secrets that the desks of this house share, the one in use first."""
        return [key.secret for key in self._house_keys()]


class SentCounts:
    """When counts of this desk were last laid into a folder. The audit has an entry for each time already."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def last_sent(self) -> Sent | None:
        """Return what was sent last; None before the first time."""
        with self._transactions.reading() as db:
            rows = db.execute("SELECT at, last FROM figures_sent").fetchall()
        return Sent(datetime.fromisoformat(rows[0][0]), date.fromisoformat(rows[0][1])) if rows else None

    def note_sent(self, sent: Sent) -> None:
        """Remember that counts were laid down."""
        with self._transactions.one() as db:
            db.execute(
                "INSERT INTO figures_sent VALUES (1, ?, ?)"
                " ON CONFLICT DO UPDATE SET at = excluded.at, last = excluded.last",
                (sent.at.isoformat(), sent.last.isoformat()),
            )
