"""A secret on its way between desks opens with its passphrase alone, and damage is not taken for a wrong one."""

import json
from random import Random

import pytest

from erstanlauf.store.keys import kdf
from erstanlauf.store.keys.checked_text import checked_text
from erstanlauf.store.keys.sealed_file import MOST_SEALED_BYTES, seal, unseal
from erstanlauf.store.keys.trouble import PasswordTooShort, SealedFileDamaged, SealedFileNewer, WrongPassphrase
from tests.store.keys.samples import CHEAP

SECRET = bytes(range(32))
PASSPHRASE = "über sieben Brücken"


@pytest.fixture(scope="module")
def content() -> bytes:
    return seal(SECRET, "house-1", PASSPHRASE, CHEAP)


def test_it_opens_with_its_passphrase(content: bytes) -> None:
    assert unseal(content, PASSPHRASE) == ("house-1", SECRET)
    assert SECRET not in content


def test_another_passphrase_is_told_as_such(content: bytes) -> None:
    with pytest.raises(WrongPassphrase):
        unseal(content, PASSPHRASE.lower() + " ")


def test_four_hundred_damages_are_told_as_damage(content: bytes) -> None:
    chance = Random(20261122)
    for _ in range(400):
        at = chance.randrange(len(content))
        flipped = content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]
        with pytest.raises(SealedFileDamaged):
            unseal(chance.choice([flipped, content[:at]]), PASSPHRASE)


def test_the_id_and_the_cost_are_bound_to_the_secret(content: bytes) -> None:
    plain = json.loads(content.split(b"\n", 1)[1])
    for change in ({"id": "house-2"}, {"argon2id": [19_456, 2, 1]}):
        with pytest.raises(WrongPassphrase):
            unseal(checked_text("erstanlauf-sealed-1", {**plain, **change}), PASSPHRASE)


def test_what_is_too_large_absurd_or_of_another_kind_is_refused_before_any_derivation(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(kdf, "Argon2id")
    plain = json.loads(content.split(b"\n", 1)[1])
    changes: list[dict[str, object]] = [
        {"argon2id": [1 << 30, 3, 4]},
        {"argon2id": [65_536, 3]},
        {"argon2id": None},
        {"salt": ""},
        {"salt": 5},
        {"nonce": "?"},
        {"secret": ""},
        {"id": 5},
        {"more": 1},
        {"id": "x" * MOST_SEALED_BYTES},
    ]
    for change in changes:
        with pytest.raises(SealedFileDamaged):
            unseal(checked_text("erstanlauf-sealed-1", {**plain, **change}), PASSPHRASE)
    for other in (b"", b"PK\x03\x04", checked_text("erstanlauf-keys-1", plain)):
        with pytest.raises(SealedFileDamaged):
            unseal(other, PASSPHRASE)
    with pytest.raises(SealedFileNewer):
        unseal(checked_text("erstanlauf-sealed-2", {}), PASSPHRASE)


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(PasswordTooShort):
        seal(SECRET, "house-1", "kurz", CHEAP)
