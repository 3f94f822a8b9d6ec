"""Keys can be read out on the phone and travel as a text that shows whether it is whole."""

import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.export.signing import (
    KeyTextBroken,
    PublicKey,
    is_key_id,
    is_signed,
    key_id,
    new_signing_key,
    public_key,
    public_key_text,
    read_public_key,
    sign,
)

keys = st.binary(min_size=32, max_size=32).map(PublicKey)
KEY = PublicKey(bytes(range(32)))


@given(keys)
def test_a_key_comes_back_from_its_text(key: PublicKey) -> None:
    assert read_public_key(public_key_text(key)) == key


@given(keys)
def test_a_fingerprint_has_five_groups_without_letters_that_look_alike(key: PublicKey) -> None:
    assert re.fullmatch(r"[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){4}", key_id(key))
    assert is_key_id(key_id(key))


@pytest.mark.parametrize(
    "text", ["", "ABCD", "ABCD-EFGH-JKLM-NPQR-STU1", "ABCD-EFGH-JKLM-NPQR-STUVW", "abcd-efgh-jklm-npqr-stuv"]
)
def test_knows_what_is_no_fingerprint(text: str) -> None:
    assert not is_key_id(text)


def test_another_key_has_another_fingerprint() -> None:
    assert key_id(KEY) != key_id(PublicKey(bytes(31) + b"\x01"))
    assert key_id(KEY) == "NNG6-4LMG-2S3Y-PEJU-LTEM"


def test_reads_what_a_mail_program_made_of_it() -> None:
    text = "\ufeff  " + public_key_text(KEY).replace("\n", "\r\n\r\n") + "  "
    assert read_public_key(text) == KEY
    assert read_public_key(text.replace(key_id(KEY), key_id(KEY).lower())) == KEY


@given(st.integers(0, len(public_key_text(KEY)) - 1), st.characters(exclude_categories=("Z", "C")))
def test_a_letter_typed_wrong_is_found(at: int, letter: str) -> None:
    text = public_key_text(KEY)
    altered = text[:at] + letter + text[at + 1 :]
    if altered.upper().split() != text.upper().split() or altered.split()[2] != text.split()[2]:
        with pytest.raises(KeyTextBroken):
            read_public_key(altered)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "erstanlauf-catalogue-key-1",
        f"erstanlauf-catalogue-key-2\n{key_id(KEY)}\n{base64.b64encode(KEY).decode()}",
        f"erstanlauf-catalogue-key-1\n{key_id(KEY)}\n{base64.b64encode(KEY[:31]).decode()}",
        f"erstanlauf-catalogue-key-1\n{key_id(KEY)}\nÄÖÜ",
        public_key_text(KEY) * 2,
        public_key_text(KEY) + " " * 2000,
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(KeyTextBroken):
        read_public_key(text)


def test_a_signature_holds_for_one_content_and_one_key() -> None:
    key, other = new_signing_key(), new_signing_key()
    signature = sign(b"Katalog", key)
    assert is_signed(b"Katalog", signature, public_key(key))
    assert not is_signed(b"katalog", signature, public_key(key))
    assert not is_signed(b"Katalog", signature, public_key(other))
    assert not is_signed(b"Katalog", signature[:-1], public_key(key))
    assert not is_signed(b"Katalog", signature, PublicKey(b""))
