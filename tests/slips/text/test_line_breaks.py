"""Where lines may be broken in the languages of the slips."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.slips.text.line_breaks import break_opportunities


def pieces(text: str) -> list[str]:
    cuts = [0, *break_opportunities(text), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


@pytest.mark.parametrize(
    "number",
    [
        "0521 51-0",
        "(0521) 51-0",
        "+49 (521) 51-0",
        "0521/51-0",
        "116 117",
        "8 – 12",
        "10 000",
        "22.11.2026",
        "08:00-12:30",
    ],
)
def test_keeps_numbers_whole(number: str) -> None:
    assert pieces(number) == [number]


@pytest.mark.parametrize(
    "address", ["anlauf-stelle@bielefeld.de", "www.bielefeld.de/a-b", "https://kurz-und-gut.de/a/b"]
)
def test_keeps_addresses_of_the_net_whole(address: str) -> None:
    assert pieces(f"an {address}")[-1] == address


def test_breaks_after_spaces() -> None:
    assert pieces("Niederwall 25, 33602 Bielefeld") == ["Niederwall ", "25, ", "33602 ", "Bielefeld"]


def test_never_breaks_at_a_no_break_space() -> None:
    assert pieces("§\u00a024\u202fAufenthG") == ["§\u00a024\u202fAufenthG"]


def test_breaks_compounds_after_the_hyphen_but_keeps_the_hyphen_of_an_omission() -> None:
    assert pieces("Migrations-Beratung und Aus- und Fortbildung") == [
        *("Migrations-", "Beratung ", "und ", "Aus- ", "und ", "Fortbildung")
    ]


def test_breaks_between_alternatives() -> None:
    assert pieces("Mutter/Vater") == ["Mutter/", "Vater"]


def test_breaks_at_soft_hyphens_and_zero_width_spaces() -> None:
    assert pieces("Flüchtlings\u00adhilfe a\u200bb") == ["Flüchtlings\u00ad", "hilfe ", "a\u200b", "b"]


def test_keeps_signs_with_the_word_before_them_even_after_a_space() -> None:
    assert pieces("« oui » non !") == ["« oui » ", "non !"]


def test_keeps_arabic_punctuation_with_its_word() -> None:
    assert pieces("نعم ، لا ؟") == ["نعم ، ", "لا ؟"]


def test_never_separates_a_mark_from_its_letter() -> None:
    assert pieces("a \u0301b") == ["a \u0301b"]


@given(st.text())
def test_opportunities_ascend_inside_the_text(text: str) -> None:
    found = break_opportunities(text)
    assert list(found) == sorted(set(found))
    assert all(0 < index < len(text) for index in found)


@given(
    st.from_regex(r"(\+49|0[1-9]{2,4}) ?[(/]?[0-9]{2,6}\)?([ -][0-9]{1,4}){1,3}", fullmatch=True),
    st.text("ab. ,", max_size=5),
)
def test_keeps_any_phone_number_whole(number: str, around: str) -> None:
    text = f"{around} {number} {around}"
    start = len(around) + 1
    assert not [index for index in break_opportunities(text) if start < index < start + len(number)]
