"""The secret of one store, and the plain file earlier versions kept it in, which set-up takes over and removes.

The salt is also the beginning of the store, so that a damaged store can be told from the store of another key.
"""

import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from erstanlauf.store.trouble import KeyDamaged

KEY_BYTES = 32
SALT_BYTES = 16
OLD_KEY_FILE = "erstanlauf.key"

_OLD_FORM = "erstanlauf-key-1"
_CHECKSUM_DIGITS = 16


@dataclass(frozen=True, slots=True, repr=False)
class StoreKey:
    """The secret of one store. It has no repr, so that it cannot get into a log."""

    key: bytes
    salt: bytes

    @property
    def short_name(self) -> str:
        """Name for files that belong to this key; tells nothing, the salt lies open in the store."""
        return self.salt[:6].hex()


def new_key() -> StoreKey:
    """Draw a key from the system's randomness."""
    return StoreKey(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(SALT_BYTES))


def next_key(key: StoreKey) -> StoreKey:
    """Draw a key to follow another one of the same store."""
    return StoreKey(secrets.token_bytes(KEY_BYTES), key.salt)


def read_old_key(path: Path) -> StoreKey:
    """Return the key in a plain file. Raises `KeyDamaged`, or OSError when the file cannot be read."""
    line = path.read_bytes().decode("ascii", errors="replace").strip()
    form, _, rest = line.partition(" ")
    secret, _, checksum = rest.partition(" ")
    try:
        both = bytes.fromhex(secret)
    except ValueError:
        both = b""
    if form != _OLD_FORM or len(both) != KEY_BYTES + SALT_BYTES or checksum != _checksum(secret):
        raise KeyDamaged(file=str(path))
    return StoreKey(both[:KEY_BYTES], both[KEY_BYTES:])


def keep_names(folder: Path) -> None:
    """Make new names in a folder survive a power cut, where the system lets a folder be synced (not on Windows)."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _checksum(secret: str) -> str:
    return hashlib.sha256(f"{_OLD_FORM} {secret}".encode("ascii")).hexdigest()[:_CHECKSUM_DIGITS]
