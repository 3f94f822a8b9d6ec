"""Keys that towns and desks sign catalogue bundles with: Ed25519, named by a fingerprint short enough for the phone.

A key is 32 bytes everywhere outside. Where keys are kept, and who is trusted, is decided elsewhere.
"""

import base64
import binascii
import hashlib
from typing import ClassVar, NewType

from erstanlauf.domain.errors import KnownTrouble

PublicKey = NewType("PublicKey", bytes)
SigningKey = NewType("SigningKey", bytes)
"""Secret: whoever has it signs in the name of the town."""

KeyId = NewType("KeyId", str)
"""Fingerprint of a public key as it is read out, "ABCD-EFGH-JKLM-NPQR-STUV"."""

KEY_BYTES = 32
GROUPS = 5
LETTERS_IN_GROUP = 4

_FORM = "erstanlauf-catalogue-key-1"
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""That of the paper key, without I, O, 0 and 1."""

_LETTER_SET = frozenset(_ALPHABET)
_LETTERS = GROUPS * LETTERS_IN_GROUP
_LETTER_BITS = 5
_MOST_CHARACTERS = 1_000


class KeyTextBroken(KnownTrouble):
    """A public key was not copied whole, or is none."""

    code: ClassVar[str] = "bundle.key_text_broken"


def new_signing_key() -> SigningKey:
    """Draw a key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return SigningKey(Ed25519PrivateKey.generate().private_bytes_raw())


def public_key(key: SigningKey) -> PublicKey:
    """Return the key that checks what `key` signs."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return PublicKey(Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw())


def key_id(key: PublicKey) -> KeyId:
    """Return the fingerprint: the first 100 bits of the SHA-256 of the key, in groups of four letters."""
    digest = hashlib.sha256(key).digest()
    number = int.from_bytes(digest, "big") >> (8 * len(digest) - _LETTER_BITS * _LETTERS)
    letters = "".join(_ALPHABET[number >> _LETTER_BITS * place & 31] for place in reversed(range(_LETTERS)))
    return KeyId("-".join(letters[at : at + LETTERS_IN_GROUP] for at in range(0, _LETTERS, LETTERS_IN_GROUP)))


def is_key_id(text: str) -> bool:
    """Whether a text has the form of a fingerprint."""
    groups = text.split("-")
    return len(groups) == GROUPS and all(len(each) == LETTERS_IN_GROUP and set(each) <= _LETTER_SET for each in groups)


def public_key_text(key: PublicKey) -> str:
    """Return a key as the small text file that is given to others: form, fingerprint, key; one line each."""
    return f"{_FORM}\n{key_id(key)}\n{base64.b64encode(key).decode()}\n"


def read_public_key(text: str) -> PublicKey:
    """Return the key of such a text. The fingerprint in it proves that it is whole, not whose it is.

    Raises `KeyTextBroken`.
    """
    words = text[:_MOST_CHARACTERS].removeprefix("\ufeff").split()
    if len(text) > _MOST_CHARACTERS or len(words) != 3 or words[0] != _FORM:
        raise KeyTextBroken
    try:
        key = PublicKey(base64.b64decode(words[2], validate=True))
    except (binascii.Error, ValueError) as error:
        raise KeyTextBroken from error
    if len(key) != KEY_BYTES or public_key_text(key).split() != [words[0], words[1].upper(), words[2]]:
        raise KeyTextBroken
    return key


def sign(content: bytes, key: SigningKey) -> bytes:
    """Return the signature of a content."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(key).sign(content)


def is_signed(content: bytes, signature: bytes, key: PublicKey) -> bool:
    """Whether a signature was made with the key that belongs to `key`, over just this content."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True
