"""Writes the plain key file of earlier versions, which the program itself only reads and takes over."""

import hashlib
from pathlib import Path

from erstanlauf.store.keys.store_key import OLD_KEY_FILE, StoreKey


def write_old_key(folder: Path, key: StoreKey) -> None:
    """Put a key beside its store as version 0.4 did."""
    secret = (key.key + key.salt).hex()
    checksum = hashlib.sha256(f"erstanlauf-key-1 {secret}".encode("ascii")).hexdigest()[:16]
    (folder / OLD_KEY_FILE).write_text(f"erstanlauf-key-1 {secret} {checksum}\n", encoding="ascii")
