"""Scripts of characters against the official table."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from erstanlauf.slips.text.fonts import FAMILIES, Fonts
from erstanlauf.slips.text.scripts import script_of, scripts_along

SCRIPTS_TXT = Path("/usr/share/unicode/Scripts.txt")
CODES = {"Latin": "Latn", "Greek": "Grek", "Cyrillic": "Cyrl", "Arabic": "Arab"} | {
    "Devanagari": "Deva",
    "Ethiopic": "Ethi",
    "Han": "Hani",
}
# Signs made of letters (№, Ω, subscripts): nobody writes words with them, so they go with the text around them.
LETTERLIKE = range(0x2000, 0x2C00)


def official_scripts() -> Iterator[tuple[str, str]]:
    if not SCRIPTS_TXT.is_file():
        pytest.skip("Scripts.txt is not here (Debian package unicode-data): scripts were NOT checked against Unicode")
    for line in SCRIPTS_TXT.read_text("utf-8").splitlines():
        points, _, name = line.split("#")[0].partition(";")
        first, _, last = points.strip().partition("..")
        if first:
            for code in range(int(first, 16), int(last or first, 16) + 1):
                yield chr(code), name.strip()


def test_agrees_with_the_official_table_on_every_letter_that_can_be_printed(fonts: Fonts) -> None:
    letters = {
        character: script
        for character, script in official_scripts()
        if unicodedata.category(character).startswith("L")
        and ord(character) not in LETTERLIKE
        and any(font.covers(character) for font in fonts.chain(tuple(FAMILIES), bold=False))
    }
    assert len(letters) > 2_000
    assert {c: script for c, script in letters.items() if script_of(c) != CODES.get(script)} == {}


def test_signs_take_the_script_of_the_word_before_them() -> None:
    assert scripts_along("(a б") == ["Latn", "Latn", "Latn", "Cyrl"]


def test_text_without_letters_has_no_script() -> None:
    assert scripts_along("0521 51-0") == [None] * 9
