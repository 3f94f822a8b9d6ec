"""Seals what a slip carries under the house keys: the adapter for the port `Seal`. Knows bytes, not what they say.

Why this way (2026-11): AES-SIV (RFC 5297) encrypts and authenticates, needs no random number and so no room for one on
paper; the same slip has the same code, and the number in it makes every slip another one. Its key is derived from the
house key, so that another use of that key gives nothing away. The first two bytes name the key without telling it:
with them a slip of another office is told from one that was altered. They and the form are authenticated, too.
"""

from collections.abc import Callable, Sequence
from hashlib import blake2b

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from erstanlauf.store.house_keys import HouseKey
from erstanlauf.usecases.returning.ports import SlipAltered, SlipOfOtherHouse

_FORM = b"erstanlauf slip 1"
_TAG_BYTES = 2
_KEY_BYTES = 64
"""AES-256 once for encryption and once for the seal."""
_SEAL_BYTES = 16


class SlipSeal:
    """Seals with the newest house key and opens with any. May run on any thread."""

    def __init__(self, keys: Callable[[], Sequence[HouseKey]]) -> None:
        self._keys = keys

    def sealed(self, content: bytes) -> bytes | None:
        """Return the content sealed with the key in use; None where this desk has no house key yet."""
        key = next(iter(self._keys()), None)
        if key is None:
            return None
        tag = _tag_of(key)
        return tag + _cipher(key.secret).encrypt(content, [_FORM, tag])

    def opened(self, sealed: bytes) -> bytes:
        """Return what was sealed. Raises `SlipOfOtherHouse` and `SlipAltered`."""
        tag, rest = sealed[:_TAG_BYTES], sealed[_TAG_BYTES:]
        keys = [key for key in self._keys() if _tag_of(key) == tag]
        if not keys:
            raise SlipOfOtherHouse
        for key in keys if len(rest) > _SEAL_BYTES else ():
            try:
                return _cipher(key.secret).decrypt(rest, [_FORM, tag])
            except InvalidTag:
                continue
        raise SlipAltered


def _tag_of(key: HouseKey) -> bytes:
    return blake2b(key.id.encode(), digest_size=_TAG_BYTES, person=b"erstanlauf key").digest()


def _cipher(secret: bytes) -> AESSIV:
    return AESSIV(HKDF(SHA512(), _KEY_BYTES, salt=None, info=_FORM).derive(secret))
