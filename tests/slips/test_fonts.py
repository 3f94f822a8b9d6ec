"""Font files: what they cover, how they shape, and what happens where one is missing or damaged."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf import paths
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.fonts import FAMILIES, Font, FontMissing, Fonts, GlyphMissing, load_fonts

FOLDER = paths.resources() / "fonts"
WHOLE = (FOLDER / "NotoSans-Regular.ttf").read_bytes()
ALPHABETS = (
    "aäbcdefghijklmnoöpqrstuüvwxyzßAÄÖÜẞ"
    "çğıİöşüâîû"
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇ"
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى"
    "پچژکگیهٔ‌"
    "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
    ".,:;!?()[]/–-•…§€%+&@„“”«»’،؛؟٫٬٪"
)


def test_every_file_matches_the_checksum_that_its_description_gives() -> None:
    described = dict(re.findall(r"^([0-9a-f]{64})  (\S+)$", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE))
    actual = {hashlib.sha256(file.read_bytes()).hexdigest(): file.name for file in FOLDER.glob("*.ttf")}
    assert described == actual


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.ttf")), ids=lambda file: file.stem)
def test_every_file_states_the_open_font_licence_and_reserves_no_name(file: Path) -> None:
    names = TTFont(file)["name"]
    assert "SIL Open Font License, Version 1.1" in names.getDebugName(13)
    assert "Reserved Font Name" not in names.getDebugName(0)


def test_every_family_that_a_language_asks_for_is_loaded() -> None:
    assert {family for language in LANGUAGES for family in language.fonts} <= {family for family, _ in FAMILIES}


def test_prints_every_letter_and_sign_of_the_slip_languages(fonts: Fonts) -> None:
    assert fonts.missing_from(ALPHABETS) == ""


def test_names_each_missing_character_once_and_no_invisible_one(fonts: Fonts) -> None:
    assert fonts.missing_from("a 中☐中 \u2066\u2069\u200c\n") == "中☐"


def test_does_not_miss_a_letter_that_has_a_composed_form(fonts: Fonts) -> None:
    assert fonts.missing_from("u\u0308") == ""


def test_refuses_text_with_a_missing_character_and_names_only_its_code_point(fonts: Fonts) -> None:
    with pytest.raises(GlyphMissing) as trouble:
        fonts.require("Name 中")
    assert trouble.value.details == {"character": "U+4E2D"}


def test_joins_arabic_letters(fonts: Fonts) -> None:
    naskh = fonts.regular[1]
    single = {naskh.shape(letter, "Arab", "ar", True)[0].glyphs[0].id for letter in "بيت"}
    joined = {cluster.glyphs[0].id for cluster in naskh.shape("بيت", "Arab", "ar", True)}
    assert joined.isdisjoint(single)


def test_answers_clusters_from_left_to_right_on_paper(fonts: Fonts) -> None:
    assert [cluster.start for cluster in fonts.regular[1].shape("بيت", "Arab", "ar", True)] == [2, 1, 0]


@given(st.text(ALPHABETS + "\u0301\u0308\U0001f600", max_size=20), st.booleans())
def test_clusters_cover_the_text_without_gap_or_overlap(fonts: Fonts, text: str, right_to_left: bool) -> None:
    for font in fonts.regular:
        clusters = sorted(font.shape(text, None, "de", right_to_left))
        ends = [0, *(cluster.end for cluster in clusters)]
        assert [*(cluster.start for cluster in clusters), len(text)] == ends


def test_subset_draws_the_wanted_glyphs_only(fonts: Fonts) -> None:
    glyph = fonts.regular[0].shape("ä", "Latn", "de", False)[0].glyphs[0].id
    content, new_ids = fonts.regular[0].subset([glyph])
    assert glyph in new_ids
    assert len(content) < 2_000


def test_a_missing_file_is_known_trouble_that_names_the_file_without_its_folder(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "fonts")
    (tmp_path / "fonts" / "NotoNaskhArabic-Bold.ttf").unlink()
    with pytest.raises(FontMissing) as trouble:
        load_fonts(tmp_path / "fonts")
    assert trouble.value.details == {"file": "NotoNaskhArabic-Bold.ttf"}


@pytest.mark.parametrize(
    "content",
    [b"", b"\0\1\0\0", b"not a font at all", WHOLE[: len(WHOLE) // 2], WHOLE[:-8], b"OTTO" + WHOLE[4:]],
    ids=["empty", "only a mark", "other content", "half", "a few bytes short", "other outlines"],
)
def test_a_damaged_file_is_known_trouble(content: bytes, tmp_path: Path) -> None:
    damaged = tmp_path / "NotoSans-Regular.ttf"
    damaged.write_bytes(content)
    with pytest.raises(FontMissing):
        Font(damaged)


def test_opens_files_in_folders_with_any_letters(tmp_path: Path) -> None:
    folder = tmp_path / "Schriften für العربية"
    shutil.copytree(FOLDER, folder)
    assert load_fonts(folder).regular[0].name == "NotoSans-Regular"


def test_says_in_one_german_sentence_what_to_do() -> None:
    words = Wording("de")
    assert sentence(words, FontMissing(file="NotoSans-Bold.ttf")) == (
        "Die Schriftdatei NotoSans-Bold.ttf fehlt oder ist beschädigt, darum entstand kein Laufzettel; die Vorsprache "
        "ist gespeichert – das Programm neu einrichten lassen."
    )
    assert sentence(words, GlyphMissing(character="U+4E2D")) == (
        "Keine Schrift des Programms hat das Zeichen U+4E2D, darum entstand kein Laufzettel; die Vorsprache ist"
        " gespeichert – das Zeichen im Katalog oder in der Übersetzung ersetzen."
    )
