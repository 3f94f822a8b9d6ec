"""The code somebody withdraws with: what is drawn, what was meant, what is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.handover.withdrawal_code import (
    RANDOM_BYTES,
    CodeUnreadable,
    parse_withdrawal_code,
    reference_code,
    withdrawal_code,
)

RANDOMNESS = st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES)
MARKS = "ABCDEFGHJKLMNPQRSTUVWXYZ3456789"


@given(RANDOMNESS)
def test_a_code_is_read_back_however_it_is_written(randomness: bytes) -> None:
    code = withdrawal_code(randomness)
    assert parse_withdrawal_code(code) == code
    assert parse_withdrawal_code(f" {code.lower().replace('-', '')}\n") == code
    assert parse_withdrawal_code(" ".join(code)) == code
    assert parse_withdrawal_code(code.replace("Q", "0").replace("L", "1").replace("Z", "2")) == code


@given(RANDOMNESS, st.integers(0, 7), st.sampled_from(MARKS))
def test_one_wrong_mark_is_noticed(randomness: bytes, place: int, wrong: str) -> None:
    marks = list(withdrawal_code(randomness).replace("-", ""))
    if marks[place] == wrong:
        return
    marks[place] = wrong
    with pytest.raises(CodeUnreadable):
        parse_withdrawal_code("".join(marks))


@given(RANDOMNESS, st.integers(0, 6))
def test_a_swap_of_neighbours_is_noticed(randomness: bytes, place: int) -> None:
    marks = list(withdrawal_code(randomness).replace("-", ""))
    if marks[place] == marks[place + 1]:
        return
    marks[place], marks[place + 1] = marks[place + 1], marks[place]
    with pytest.raises(CodeUnreadable):
        parse_withdrawal_code("".join(marks))


@given(st.text(max_size=200))
def test_anything_typed_is_a_code_or_refused_without_being_kept(typed: str) -> None:
    with suppress(CodeUnreadable):
        code = parse_withdrawal_code(typed)
        assert parse_withdrawal_code(code) == code
    assert CodeUnreadable().details == {}


def test_a_reference_tells_what_it_is() -> None:
    assert reference_code(bytes(RANDOM_BYTES)).startswith("UE-")


def test_a_code_wants_its_randomness() -> None:
    with pytest.raises(ValueError, match="7 random bytes"):
        withdrawal_code(b"too short")
