"""Whom cases may be handed to, in the open store: the adapter for the port `Recipients`. Knows no person."""

from collections.abc import Sequence

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.handover_codec import decode_recipient, encode_recipient
from erstanlauf.store.transactions import Transactions


class Recipients:
    """The recipients of one desk; none is ever deleted, for hand-overs name them."""

    def __init__(self, transactions: Transactions, audit: AuditTrail) -> None:
        self._transactions = transactions
        self._audit = audit

    def all(self) -> Sequence[Recipient]:
        """Return all recipients, also those at rest, by title. Raises `HandoverUnreadable`."""
        with self._transactions.reading() as db:
            rows = db.execute("SELECT content FROM recipient").fetchall()
        return sorted((decode_recipient(content) for (content,) in rows), key=lambda each: (each.title, each.id))

    def put(self, recipient: Recipient) -> None:
        """Add a recipient or put it in the place of the one with its id."""
        row = (recipient.id, encode_recipient(recipient))
        with self._transactions.one() as db:
            db.execute(
                "INSERT INTO recipient VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET content = excluded.content", row
            )
            self._audit.note(AuditAction.RECIPIENT_CHANGED, recipient.id)
