"""Which letters a text may hold: all that are seen, and those unseen ones that a script spells with."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.plain_text import code_point, hidden_character

TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NO_WIDTH = "\u00ad\u180e\u200b\u200c\u200d\u2060\u2061\u2064\ufeff\U000e0041"
CONTROLS = "\0\x07\x08\t\x0b\x0c\r\x1b\x1c\x7f\x85\x9f\u2028\u2029"
NO_LETTERS = "\ud800\ue000"


@pytest.mark.parametrize("character", TURNS + NO_WIDTH + CONTROLS + NO_LETTERS, ids=code_point)
@pytest.mark.parametrize("text", ["Niederwall{}23", "{}Niederwall 23", "Niederwall 23{}", "{}"])
def test_finds_what_nobody_sees(character: str, text: str) -> None:
    assert hidden_character(text.format(character)) == character


@pytest.mark.parametrize(
    "text",
    [
        "Neues Rathaus, Niederwall 23 (Flure A und C) – Mo-Fr 8-12 Uhr, 100 % „kostenlos“",
        "Ferizaj Đorđe Łódź İstanbul Ångström",
        "0521\u00a051-0",
        "eins\nzwei",
        "مرحبا",
        "می\u200cخواهم",
        "क्\u200dष",
        "ශ්\u200dරී",
        "ትግርኛ 中文 Việt",
        "",
    ],
)
def test_lets_every_script_be_written(text: str) -> None:
    assert hidden_character(text) is None


@pytest.mark.parametrize("text", ["می\u200c", "\u200cمی", "می\u200c b", "a\u200cمی", "\U0001f469\u200d\U0001f467"])
def test_a_joiner_stands_only_inside_a_word_that_needs_it(text: str) -> None:
    assert hidden_character(text) in ("\u200c", "\u200d")


@given(st.text())
def test_a_sound_text_turns_no_letter_around_and_breaks_no_line(text: str) -> None:
    if hidden_character(text) is None:
        assert not set(text) & set(TURNS)
        assert all(unicodedata.category(each) != "Cc" or each == "\n" for each in text)
        assert len(text.splitlines()) <= 1 + text.count("\n")


def test_names_a_character_by_its_number() -> None:
    assert [code_point("\x1b"), code_point("\U000e0041")] == ["U+001B", "U+E0041"]
