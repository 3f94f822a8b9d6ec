"""Encrypts files for a public key, and opens those for a key of this desk, in the age format.

Knows bytes and keys, nothing of what is in them.
"""

from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble

ENDING = ".age"
MARK = b"age-encryption.org/v1\n"
"""How every file in this format begins."""

_LONGEST_HEAD = 8_192
"""That of a file for one recipient has some 300 bytes. The library takes hours over one of a hundred thousand lines."""
_END_OF_HEAD = b"\n--- "

_SECRET_BEGIN = "age-secret-key-"
_MOST_LETTERS = 200
_NO_KEY_FITS = "No matching keys found"


class KeyUnreadable(KnownTrouble):
    """The public key of a recipient was not copied whole, or is none. Details: recipient."""

    code: ClassVar[str] = "parcel_key.unreadable"


class KeyIsSecret(KnownTrouble):
    """Somebody gave the secret half of a key. Details: recipient."""

    code: ClassVar[str] = "parcel_key.secret"


class SealedToOtherError(ValueError):
    """The file is whole as far as one can see, but for somebody else."""


class NotSealedError(ValueError):
    """Cut, altered, or nothing in the age format."""


def check_key(key: str, recipient: str) -> None:
    """Raise `KeyUnreadable` or `KeyIsSecret` for what is no public key; `recipient` is the title the sentence names."""
    _recipient_of(key, recipient)


def sealed(content: bytes, key: str, recipient: str) -> bytes:
    """Return a content that only the owner of `key` can read; never the same bytes twice.

    Raises `KeyUnreadable`, `KeyIsSecret`.
    """
    import pyrage

    return bytes(pyrage.encrypt(content, [_recipient_of(key, recipient)]))


def new_identity() -> str:
    """Draw a secret key, "AGE-SECRET-KEY-1…"."""
    import pyrage

    return str(pyrage.x25519.Identity.generate())


def public_of(identity: str) -> str:
    """Return the public key that belongs to a secret one, "age1…"."""
    import pyrage

    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def unsealed(content: bytes, identity: str) -> bytes:
    """Return what was sealed for the owner of a secret key. Raises `SealedToOtherError` and `NotSealedError`.

    The format packs nothing, so what comes out is never longer than the file.
    """
    import pyrage

    if not content.startswith(MARK) or content.find(_END_OF_HEAD, 0, _LONGEST_HEAD) < 0:
        raise NotSealedError
    try:
        return bytes(pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(identity)]))
    except pyrage.DecryptError as error:
        raise (SealedToOtherError if str(error) == _NO_KEY_FITS else NotSealedError) from error


def _recipient_of(key: str, recipient: str) -> object:
    import pyrage  # 3 ms that a desk which sends nothing never pays

    text = key.strip()
    if text.lower().startswith(_SECRET_BEGIN):
        raise KeyIsSecret(recipient=recipient)
    if len(text) > _MOST_LETTERS:
        raise KeyUnreadable(recipient=recipient)
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise KeyUnreadable(recipient=recipient) from error
