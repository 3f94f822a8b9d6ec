"""The digits of a QR code: typed through any keyboard, and one word for each way in which they can be wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.returning.code import (
    LONGEST_TYPED,
    MOST_SEALED_BYTES,
    CodeMisread,
    CodeNewer,
    TypedTooLong,
    WrongKeyboard,
    digits_of_number,
    digits_of_sealed,
    read_typed,
)
from erstanlauf.domain.slip_number import SlipNumberUnreadable
from erstanlauf.domain.visit import SlipNumber
from tests.domain.returning.keyboards import FRENCH, GERMAN, KEYBOARDS, US, typed_on
from tests.domain.returning.test_carried import NUMBERS

NUMBER = SlipNumber("K7-418-3")
SEALED = bytes(range(40, 86))
CODE = digits_of_sealed(SEALED)


@given(st.binary(min_size=19, max_size=MOST_SEALED_BYTES))
def test_sealed_bytes_are_read_back_from_their_digits(sealed: bytes) -> None:
    digits = digits_of_sealed(sealed)
    assert digits.isascii()
    assert digits.isdecimal()
    assert read_typed(f" {digits}\n") == sealed


@given(NUMBERS)
def test_a_number_is_read_back_from_digits_and_from_its_own_marks(number: SlipNumber) -> None:
    assert read_typed(digits_of_number(number)) == number
    assert read_typed(number.replace("-", " ").lower()) == number


@given(st.data())
def test_one_wrong_digit_two_swapped_and_a_cut_are_told_as_misread(data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(CODE) - 1))
    wrong = data.draw(st.sampled_from([each for each in "0123456789" if each != CODE[place]]))
    swapped = CODE[: place - 1] + CODE[place] + CODE[place - 1] + CODE[place + 1 :]
    for misread in (CODE[:place] + wrong + CODE[place + 1 :], swapped, CODE[:place]):
        if misread != CODE:
            with pytest.raises(CodeMisread):
                read_typed(misread)


def test_what_a_newer_program_wrote_is_told_as_that() -> None:
    rest = "123456789012345"
    check = int("7" + rest) % 9973
    with pytest.raises(CodeNewer):
        read_typed(f"7{check:04}{rest}")


@pytest.mark.parametrize("keyboard", [GERMAN, US], ids=["German", "US"])
def test_a_scan_types_the_same_on_a_german_and_an_american_keyboard(keyboard: str) -> None:
    assert typed_on(KEYBOARDS[keyboard], CODE) == CODE + "\n"


@pytest.mark.parametrize("keyboard", [each for each in KEYBOARDS if each not in (GERMAN, US)])
@pytest.mark.parametrize("code", [CODE, digits_of_number(NUMBER) + "55555"])
def test_a_keyboard_with_shifted_digits_is_noticed(keyboard: str, code: str) -> None:
    with pytest.raises(WrongKeyboard):
        read_typed(typed_on(KEYBOARDS[keyboard], code))


def test_a_french_keyboard_types_no_digit_at_all() -> None:
    assert typed_on(KEYBOARDS[FRENCH], "0123456789") == "à&é\"'(-è_ç\n"


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("", SlipNumberUnreadable),
        ("K7-418-4", SlipNumberUnreadable),
        ("Ali", SlipNumberUnreadable),
        ("😀" * 40, WrongKeyboard),
        ("0", CodeMisread),
        ("4711", CodeMisread),
        ("9" * LONGEST_TYPED, CodeMisread),
        ("١" * 30, WrongKeyboard),
        ("0" * (LONGEST_TYPED + 1), TypedTooLong),
        ("x" * 1_000_000, TypedTooLong),
        ("\0" * 1_000_000, TypedTooLong),
    ],
)
def test_rubbish_gets_one_word_each(typed: str, trouble: type[Exception]) -> None:
    with pytest.raises(trouble):
        read_typed(typed)


@given(st.text())
def test_nothing_typed_raises_anything_but_known_trouble(typed: str) -> None:
    try:
        read_typed(typed)
    except (SlipNumberUnreadable, CodeMisread, CodeNewer, WrongKeyboard, TypedTooLong):
        return
