"""What the administration has set, in the open store: the adapter for the port `KeptSettings`. Knows names and texts.

What a setting means, its default and its limits stand in the domain.
"""

from collections.abc import Mapping

from erstanlauf.domain.audit import AuditAction
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.transactions import Transactions


class KeptSettings:
    """Settings that differ from their default."""

    def __init__(self, transactions: Transactions, audit: AuditTrail) -> None:
        self._transactions = transactions
        self._audit = audit

    def all(self) -> Mapping[str, str]:
        """Return the settings that were set, by name."""
        with self._transactions.reading() as db:
            return {row["id"]: row["value"] for row in db.query("SELECT id, value FROM setting ORDER BY id")}

    def put(self, name: str, value: str | None) -> None:
        """Keep a setting; None brings its default back."""
        with self._transactions.one() as db:
            if value is None:
                db.execute("DELETE FROM setting WHERE id = ?", (name,))
            else:
                db.execute(
                    "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (name, value)
                )
            self._audit.note(AuditAction.SETTING_CHANGED, name)
