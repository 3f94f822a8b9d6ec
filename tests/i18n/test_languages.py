"""The table of slip languages: found by two letters, by alias and by variant, and printable."""

import subprocess
import sys

import pytest
from babel import Locale

from erstanlauf import paths
from erstanlauf.i18n.languages import GERMAN, LANGUAGES, Language, UnknownLanguage, find, language
from erstanlauf.slips.text.fonts import Fonts


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        *(("ar", "ar"), ("uk", "uk"), ("Tü", "tr"), ("tr", "tr"), ("en", "en"), ("fa", "fa"), ("pe", "fa")),
        *(("عر", "ar"), ("Укр", "uk"), ("  AR ", "ar"), ("farsi", "fa"), ("de", "de")),
    ],
)
def test_two_letters_find_the_language(typed: str, tag: str) -> None:
    assert find(typed)[0].tag == tag


def test_nothing_typed_shows_every_language_in_the_order_of_the_table() -> None:
    assert find("") == list(LANGUAGES)


def test_what_no_name_holds_finds_nothing() -> None:
    assert find("xyz") == []


@pytest.mark.parametrize(
    ("tag", "meant"), [("ar-SY", "ar"), ("AR", "ar"), ("uk_UA", "uk"), ("ukr", "uk"), ("farsi", "fa")]
)
def test_aliases_and_variants_are_understood(tag: str, meant: str) -> None:
    assert language(tag).tag == meant


def test_an_unknown_tag_is_named_together_with_the_known_ones() -> None:
    with pytest.raises(UnknownLanguage) as raised:
        language("tlh")
    assert raised.value.details == {"tag": "tlh", "known": ", ".join(each.tag for each in LANGUAGES)}


def test_german_is_first() -> None:
    assert GERMAN.tag == "de"


def test_tags_and_aliases_are_unique() -> None:
    names = [name for each in LANGUAGES for name in (each.tag, *each.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("each", LANGUAGES, ids=lambda each: each.tag)
def test_a_language_can_be_named_dated_and_printed(each: Language) -> None:
    fonts = Fonts(paths.resources() / "fonts")
    assert fonts.missing_from(each.own_name + each.german_name) == ""
    assert all((paths.resources() / "fonts" / f"{family}-Regular.ttf").exists() for family in each.fonts)
    locale = Locale.parse(each.babel_locale)
    assert locale.language == {"sh": "bs", "prs": "fa"}.get(each.tag, each.tag)
    assert locale.text_direction == each.direction


def test_the_table_costs_a_start_neither_babel_nor_fonts() -> None:
    code = "import sys, erstanlauf.i18n.languages; print({'babel', 'uharfbuzz', 'reportlab'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
