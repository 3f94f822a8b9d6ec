"""What was typed about a person becomes a line that can be kept: any script, nothing hidden, nothing spelled anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.handover.content import LONGEST_NAME, Reach, ReachKind
from erstanlauf.domain.handover.entered import (
    EARLIEST_BIRTH_YEAR,
    Removed,
    birth_year_entered,
    line_entered,
    reach_entered,
)
from erstanlauf.domain.plain_text import hidden_character


@pytest.mark.parametrize(
    "name",
    ["Müller-Lüdenscheidt", "الحسن", "Нгуєн", "田中", "ገብረእግዚአብሔር", "O'Neill", "d’Arc", "von der Leyen", "می‌خواهم"],
)
def test_a_name_of_any_script_stays_as_it_is(name: str) -> None:
    assert line_entered(name).text == name
    assert line_entered(name).removed == ()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ali\u202e", "Ali"),
        ("Al\x00i", "Ali"),
        ("Ali\u200b Rezaei", "Ali Rezaei"),
        ("\ufeffAli", "Ali"),
        ("Al\u2066i\u2069", "Ali"),
        ("Ali\u2028Rezaei\u202e", "Ali Rezaei"),
    ],
)
def test_what_nobody_sees_goes_and_that_it_went_is_told(typed: str, kept: str) -> None:
    entered = line_entered(typed)
    assert entered.text == kept
    assert entered.removed == (Removed.HIDDEN,)


def test_new_lines_and_wide_gaps_become_single_spaces_without_a_word_about_it() -> None:
    assert line_entered("  Ali\r\n\tRezaei  ").text == "Ali Rezaei"
    assert line_entered("  Ali\r\n\tRezaei  ").removed == ()


def test_a_line_longer_than_any_name_is_cut_and_that_is_told() -> None:
    entered = line_entered("a" * (LONGEST_NAME + 1))
    assert len(entered.text) == LONGEST_NAME
    assert entered.removed == (Removed.TOO_LONG,)


@given(st.text(max_size=400))
def test_whatever_is_pasted_becomes_one_plain_line_and_stays_it(typed: str) -> None:
    entered = line_entered(typed)
    assert hidden_character(entered.text) is None
    assert "\n" not in entered.text
    assert len(entered.text) <= LONGEST_NAME
    assert line_entered(entered.text).text == entered.text


@pytest.mark.parametrize(("typed", "year"), [("", None), ("  ", None), ("1984", 1984), ("١٩٨٤", 1984), ("1900", 1900)])
def test_a_year_is_read_in_the_digits_of_any_script(typed: str, year: int | None) -> None:
    assert birth_year_entered(typed, 2026) == year


@pytest.mark.parametrize("typed", ["84", "1899", "2027", "19 84", "198", "19845", "-198", "1984?", "²⁰²⁰"])
def test_anything_else_is_no_year_of_birth(typed: str) -> None:
    with pytest.raises(ValueError, match="year"):
        birth_year_entered(typed, 2026)


def test_the_earliest_year_is_that_of_nobody_alive() -> None:
    assert birth_year_entered(str(EARLIEST_BIRTH_YEAR), 2026) == EARLIEST_BIRTH_YEAR


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("+49 151 2345678", ReachKind.PHONE),
        ("0521/51-0", ReachKind.PHONE),
        ("(0521) 51 22 06", ReachKind.PHONE),
        ("٠٥٢١ ٥١٢٢٠٦", ReachKind.PHONE),
        ("ali@example.org", ReachKind.EMAIL),
        ("Niederwall 23, 33602 Bielefeld", ReachKind.POST),
        ("c/o Caritas", ReachKind.POST),
        ("12", ReachKind.POST),
    ],
)
def test_a_way_to_reach_somebody_is_understood_and_stays_the_text_it_is(typed: str, kind: ReachKind) -> None:
    assert reach_entered(typed) == Reach(kind, typed)


def test_an_empty_line_is_no_way_to_reach_anybody() -> None:
    assert reach_entered("") is None
