"""What is known of a person in a hand-over, and a recipient, as JSON for the store and back (`typed_json`).

A form that was released stays readable: a new field has a default, a renamed one needs a migration. The tests with
kept samples notice. Nothing raised here quotes what stood in a content.
"""

from erstanlauf.domain.handover.content import HandoverContent
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.store.trouble import HandoverUnreadable
from erstanlauf.store.typed_json import decoded, encoded

FORMAT = 1


def encode_content(content: HandoverContent) -> bytes:
    """Return a content as JSON."""
    return encoded("content", FORMAT, content).encode()


def decode_content(stored: bytes) -> HandoverContent:
    """Return the content that was encoded, equal in every field. Raises `HandoverUnreadable`."""
    content = decoded(stored, "content", FORMAT, HandoverContent)
    if content is None:
        raise HandoverUnreadable
    assert isinstance(content, HandoverContent)
    return content


def encode_recipient(recipient: Recipient) -> str:
    """Return a recipient as JSON."""
    return encoded("recipient", FORMAT, recipient)


def decode_recipient(stored: str) -> Recipient:
    """Return the recipient that was encoded, equal in every field. Raises `HandoverUnreadable`."""
    recipient = decoded(stored, "recipient", FORMAT, Recipient)
    if recipient is None:
        raise HandoverUnreadable
    assert isinstance(recipient, Recipient)
    return recipient
