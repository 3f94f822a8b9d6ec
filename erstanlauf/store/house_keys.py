"""Keys that the desks of one office share for their slips, in the open store: the adapter for the port `HouseKeys`.

The newest one is used, the others stay to read old slips. How a key is carried to another desk is for `store.keys`.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from erstanlauf.domain.audit import AuditAction
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.transactions import Transactions

HOUSE_KEY_BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class HouseKey:
    """A secret for slips. It has no repr, so that it cannot get into a log."""

    id: str
    secret: bytes
    since: datetime


class HouseKeys:
    """All house keys of a desk."""

    def __init__(self, transactions: Transactions, audit: AuditTrail) -> None:
        self._transactions = transactions
        self._audit = audit
        self._known: Sequence[HouseKey] = ()
        self.all()

    @property
    def known(self) -> Sequence[HouseKey]:
        """The house keys as they were read last, the one in use first; may be asked for on any thread."""
        return self._known

    def all(self) -> Sequence[HouseKey]:
        """Return the house keys, the one in use first."""
        with self._transactions.reading() as db:
            rows = list(db.query("SELECT id, secret, since FROM house_key"))
        keys = [HouseKey(row["id"], bytes(row["secret"]), datetime.fromisoformat(row["since"])) for row in rows]
        self._known = tuple(sorted(keys, key=lambda key: (key.since, key.id), reverse=True))
        return self._known

    def make(self, now: datetime) -> HouseKey:
        """Draw a new key, use it from now on and return it."""
        key = HouseKey(secrets.token_hex(4), secrets.token_bytes(HOUSE_KEY_BYTES), now)
        self._put(key)
        return key

    def take_over(self, key_id: str, secret: bytes, now: datetime) -> None:
        """Use the key of another desk from now on; one that is known already is used again."""
        self._put(HouseKey(key_id, secret, now))

    def note_export(self, key_id: str) -> None:
        """Write down that a key was put into a file."""
        self._audit.note_alone(AuditAction.HOUSE_KEY_EXPORTED, key_id)

    def _put(self, key: HouseKey) -> None:
        with self._transactions.one() as db:
            db.execute(
                "INSERT INTO house_key VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET secret = excluded.secret, since = excluded.since",
                (key.id, key.secret, key.since.isoformat()),
            )
            self._audit.note(AuditAction.HOUSE_KEY_ADDED, key.id)
        self.all()
