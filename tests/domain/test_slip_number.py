"""A slip number survives being said, typed and misread: understood as meant or refused, never mistaken."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from erstanlauf.domain.slip_number import (
    DESK_DIGITS,
    DESK_LETTERS,
    FIRST_RUNNING_NUMBER,
    SlipNumberUnreadable,
    parse_slip_number,
    slip_number,
)
from erstanlauf.domain.visit import SlipNumber

NUMBERS = st.builds(
    lambda letter, digit, running: slip_number(letter + digit, running),
    st.sampled_from(DESK_LETTERS),
    st.sampled_from(DESK_DIGITS),
    st.integers(FIRST_RUNNING_NUMBER, 99_999),
)


def is_refused(typed: str) -> bool:
    try:
        parse_slip_number(typed)
    except SlipNumberUnreadable:
        return True
    return False


@given(NUMBERS)
def test_a_number_is_read_as_it_is_printed(number: SlipNumber) -> None:
    assert parse_slip_number(number) == number


@given(NUMBERS, st.sampled_from(["", " ", "-", "\u2013", "\u2011", ".", " / ", "\u00a0", "\u200f"]))
def test_separators_and_case_do_not_matter(number: SlipNumber, separator: str) -> None:
    assert parse_slip_number(f" {number.replace('-', separator).lower()}\n") == number


@given(NUMBERS, st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９"]))
def test_digits_of_other_scripts_are_understood(number: SlipNumber, digits: str) -> None:
    assert parse_slip_number(number.translate(str.maketrans("0123456789", digits))) == number


@given(NUMBERS, st.sampled_from(["OIZSGB", "oizsgb", "DLZSGB", "Qlzsgb"]))
def test_look_alikes_are_understood(number: SlipNumber, looks: str) -> None:
    assert parse_slip_number(number.translate(str.maketrans("012568", looks))) == number


@given(NUMBERS, st.data())
def test_one_wrong_mark_is_noticed(number: SlipNumber, data: st.DataObject) -> None:
    marks = list(number.replace("-", ""))
    place = data.draw(st.integers(0, len(marks) - 1))
    wrong = data.draw(st.sampled_from(DESK_LETTERS if place == 0 else "0123456789"))
    assume(wrong != marks[place])
    marks[place] = wrong

    assert is_refused("".join(marks))


@given(NUMBERS, st.data())
def test_a_swap_of_neighbours_is_noticed(number: SlipNumber, data: st.DataObject) -> None:
    marks = list(number.replace("-", ""))
    place = data.draw(st.integers(0, len(marks) - 2))
    assume(marks[place] != marks[place + 1])
    marks[place], marks[place + 1] = marks[place + 1], marks[place]

    assert is_refused("".join(marks))


@given(st.text(max_size=30))
def test_anything_typed_is_a_number_or_known_trouble(typed: str) -> None:
    assert is_refused(typed) or parse_slip_number(typed) == parse_slip_number(parse_slip_number(typed))


def test_the_trouble_does_not_repeat_what_was_typed() -> None:
    with pytest.raises(SlipNumberUnreadable) as trouble:
        parse_slip_number("Olena")

    assert "Olena" not in str(trouble.value)


@pytest.mark.parametrize(
    ("desk_code", "running_number"), [("K7", 99), ("K1", 100), ("O7", 100), ("7K", 100), ("", 100)]
)
def test_makes_no_number_that_could_not_be_read(desk_code: str, running_number: int) -> None:
    with pytest.raises(ValueError, match="no slip number"):
        slip_number(desk_code, running_number)
