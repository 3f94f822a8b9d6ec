"""The plain key file of earlier versions is read once more, or refused as damaged."""

from pathlib import Path
from random import Random

import pytest

from erstanlauf.store.keys.store_key import OLD_KEY_FILE, StoreKey, new_key, next_key, read_old_key
from erstanlauf.store.trouble import KeyDamaged

WRITTEN_BY_AN_EARLIER_VERSION = (
    b"erstanlauf-key-1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
    b"6465666768696a6b6c6d6e6f70717273 0ce724b89d4e1deb\n"
)


def test_the_key_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    path = tmp_path / OLD_KEY_FILE
    path.write_bytes(WRITTEN_BY_AN_EARLIER_VERSION)

    assert read_old_key(path) == StoreKey(bytes(range(32)), bytes(range(100, 116)))


def test_two_hundred_damages_are_told_as_damage(tmp_path: Path) -> None:
    chance, path, content = Random(20261122), tmp_path / OLD_KEY_FILE, WRITTEN_BY_AN_EARLIER_VERSION[:-1]
    for _ in range(200):
        at = chance.randrange(len(content))
        flipped = content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]
        path.write_bytes(chance.choice([flipped, content[:at]]))
        with pytest.raises(KeyDamaged):
            read_old_key(path)


def test_the_next_key_of_a_store_keeps_its_salt() -> None:
    first = new_key()
    second = next_key(first)

    assert second.salt == first.salt
    assert second.key != first.key
