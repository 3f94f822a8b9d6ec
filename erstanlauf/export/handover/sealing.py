"""Encrypts parcels to the public key of a recipient, in the age format. Knows bytes and keys, nothing of a case."""

from erstanlauf.export.handover.faults import KeyIsSecret, KeyUnreadable

ENDING = ".age"

_SECRET_BEGIN = "age-secret-key-"
_MOST_LETTERS = 200


def check_key(key: str, recipient: str) -> None:
    """Raise `KeyUnreadable` or `KeyIsSecret` for what is no public key; `recipient` is the title the sentence names."""
    _recipient_of(key, recipient)


def sealed(content: bytes, key: str, recipient: str) -> bytes:
    """Return a content that only the owner of `key` can read; never the same bytes twice.

    Raises `KeyUnreadable`, `KeyIsSecret`.
    """
    import pyrage

    return bytes(pyrage.encrypt(content, [_recipient_of(key, recipient)]))


def _recipient_of(key: str, recipient: str) -> object:
    import pyrage  # 3 ms that a desk without hand-overs never pays

    text = key.strip()
    if text.lower().startswith(_SECRET_BEGIN):
        raise KeyIsSecret(recipient=recipient)
    if len(text) > _MOST_LETTERS:
        raise KeyUnreadable(recipient=recipient)
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise KeyUnreadable(recipient=recipient) from error
