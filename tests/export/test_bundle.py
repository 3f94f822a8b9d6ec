"""A bundle is opened only as it was sealed, by a key somebody here trusts, and never when it is older."""

import json
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.export import limits
from erstanlauf.export.bundle import (
    Bundle,
    BundleDamaged,
    BundleNewerForm,
    BundleOlder,
    BundleTooLarge,
    BundleUnknownKey,
    open_bundle,
    seal,
)
from erstanlauf.export.signing import KeyId, PublicKey, SigningKey, key_id, new_signing_key, public_key, sign
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording

KEY = SigningKey(bytes(range(32)))
PUBLIC = public_key(KEY)
NAME = key_id(PUBLIC)
TRUSTED = {NAME: PUBLIC}
ISSUED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CONTENT = ("Neues Rathaus, Niederwall 23\n" * 40).encode()
SEALED = seal(CONTENT, ISSUED, 7, "Bielefeld", KEY)


def test_comes_out_as_it_was_sealed() -> None:
    assert open_bundle(SEALED, TRUSTED, {}) == Bundle(CONTENT, ISSUED, 7, "Bielefeld", NAME)


def test_the_same_catalogue_makes_the_same_file() -> None:
    assert seal(CONTENT, ISSUED, 7, "Bielefeld", KEY) == SEALED


def test_says_in_its_head_where_it_comes_from() -> None:
    _, head, _ = SEALED.split(b"\n", 2)
    assert json.loads(head) | {"digest": ""} == {
        "city": "Bielefeld",
        "digest": "",
        "issued_at": "2026-11-22T09:30:00+00:00",
        "key": NAME,
        "serial": 7,
        "size": len(CONTENT),
    }


def test_a_change_of_any_byte_is_found() -> None:
    for at in range(len(SEALED)):
        for flip in (0x01, 0x20, 0x80):
            altered = bytearray(SEALED)
            altered[at] ^= flip
            with pytest.raises((BundleDamaged, BundleUnknownKey, BundleNewerForm)):
                open_bundle(bytes(altered), TRUSTED, {})


@given(st.integers(0, len(SEALED)), st.integers(0, 40), st.binary(max_size=40))
def test_anything_put_in_or_left_out_is_found(at: int, left_out: int, put_in: bytes) -> None:
    altered = SEALED[:at] + put_in + SEALED[at + left_out :]
    if altered != SEALED:
        with pytest.raises(KnownTrouble):
            open_bundle(altered, TRUSTED, {})


@given(st.binary(max_size=400))
def test_any_bytes_are_refused(rest: bytes) -> None:
    for beginning in (b"", b"erstanlauf-bundle-1\n", b"erstanlauf-bundle-1\n{}\n", b"erstanlauf-bundle-"):
        with pytest.raises(KnownTrouble):
            open_bundle(beginning + rest, TRUSTED, {})


def test_a_key_nobody_trusts_is_named() -> None:
    other = new_signing_key()
    with pytest.raises(BundleUnknownKey) as caught:
        open_bundle(seal(CONTENT, ISSUED, 9, "Bielefeld", other), TRUSTED, {})
    told = sentence(Wording(), caught.value)
    assert str(key_id(public_key(other))) in told
    assert "der Katalog gilt unverändert weiter" in told


def test_a_trusted_name_with_the_signature_of_another_key_is_refused() -> None:
    forged = SEALED[:-64] + sign(SEALED[:-64], new_signing_key())
    with pytest.raises(BundleDamaged):
        open_bundle(forged, TRUSTED, {})


def test_a_key_that_is_kept_under_a_wrong_name_opens_nothing() -> None:
    with pytest.raises(BundleDamaged):
        open_bundle(SEALED, {NAME: PublicKey(bytes(32))}, {})
    with pytest.raises(BundleDamaged):
        open_bundle(SEALED, {NAME: PublicKey(b"short")}, {})


@pytest.mark.parametrize("newest", [8, 1000])
def test_one_that_is_older_is_refused(newest: int) -> None:
    with pytest.raises(BundleOlder) as caught:
        open_bundle(SEALED, TRUSTED, {NAME: newest})
    assert f"Nr. 7 von Bielefeld ist älter als Nr. {newest}" in sentence(Wording(), caught.value)


def test_the_last_one_is_opened_again() -> None:
    assert open_bundle(SEALED, TRUSTED, {NAME: 7}).serial == 7


def test_a_newer_one_is_taken_and_other_keys_count_apart() -> None:
    assert open_bundle(SEALED, TRUSTED, {NAME: 6, KeyId("AAAA-AAAA-AAAA-AAAA-AAAA"): 99}).serial == 7


def test_one_of_a_newer_program_says_so() -> None:
    with pytest.raises(BundleNewerForm):
        open_bundle(SEALED.replace(b"bundle-1\n", b"bundle-2\n"), TRUSTED, {})


def signed(head: object, body: bytes) -> bytes:
    """Return a file that a trusted key has signed and that `seal` would not make."""
    content = b"erstanlauf-bundle-1\n" + json.dumps(head).encode() + b"\n" + body
    return content + sign(content, KEY)


HEAD = json.loads(SEALED.split(b"\n", 2)[1])


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (HEAD, b""),
        (HEAD, b"not packed"),
        (HEAD, zlib.compress(CONTENT)[:-1]),
        (HEAD, zlib.compress(CONTENT) + b"more"),
        (HEAD, zlib.compress(b"another")),
        ({**HEAD, "size": len(CONTENT) + 1}, zlib.compress(CONTENT)),
        ({**HEAD, "digest": "0" * 64}, zlib.compress(CONTENT)),
        ({**HEAD, "serial": "7"}, zlib.compress(CONTENT)),
        ({**HEAD, "serial": True}, zlib.compress(CONTENT)),
        ({**HEAD, "city": None}, zlib.compress(CONTENT)),
        ({**HEAD, "issued_at": "gestern"}, zlib.compress(CONTENT)),
        ({**HEAD, "issued_at": "2026-11-22T09:30:00"}, zlib.compress(CONTENT)),
        ([], zlib.compress(CONTENT)),
    ],
)
def test_a_signed_mistake_is_refused(head: object, body: bytes) -> None:
    with pytest.raises(BundleDamaged):
        open_bundle(signed(head, body), TRUSTED, {})


def test_a_signed_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PLAIN_BYTES", 100_000)
    with pytest.raises(BundleTooLarge):
        open_bundle(signed(HEAD, zlib.compress(bytes(10_000_000))), TRUSTED, {})
    with pytest.raises(BundleTooLarge):
        seal(bytes(100_001), ISSUED, 1, "Bielefeld", KEY)


def test_one_that_is_too_large_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PACKED_BYTES", len(SEALED) - 1)
    with pytest.raises(BundleTooLarge):
        open_bundle(SEALED, TRUSTED, {})


def test_nothing_of_an_unsigned_file_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zlib, "decompressobj", lambda: pytest.fail("unpacked before the signature was checked"))
    with pytest.raises(BundleDamaged):
        open_bundle(SEALED[:-1] + bytes([SEALED[-1] ^ 1]), TRUSTED, {})


def test_a_town_with_a_line_break_stays_one_line() -> None:
    sealed = seal(CONTENT, ISSUED, 7, "Biele\nfeld\u202e", KEY)
    assert open_bundle(sealed, TRUSTED, {}).city == "Biele feld"
