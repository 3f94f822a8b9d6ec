"""Searching words as people type them: without umlauts, without accents, in pieces, on any keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.i18n.folding import finder, folded, matches, search_text, spellings, typed_words, words

ANY_TEXT = st.text(st.characters(), max_size=40)  # halves of pairs and NUL too


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("strasse", "Goldstraße 6"),
        ("buerger", "Bürgerberatung"),
        ("burger", "Bürgerberatung"),
        ("bürger", "Bürgerberatung"),
        ("BERATUNG", "Bürgerberatung"),
        ("ki", "Stadt Bielefeld, KI"),
        ("jmd", "Jugendmigrationsdienst (JMD)"),
        ("schule kind", "Kind ohne Schule"),
        ("türkçe", "Türkçe"),
        ("turkce", "Türkçe"),
        ("müller", "Muller"),
        ("україн", "Українська"),
        ("", "alles"),
    ],
)
def test_finds(typed: str, text: str) -> None:
    assert matches(typed, text)
    assert finder(typed)(search_text("Anderes", text))


@pytest.mark.parametrize(("typed", "text"), [("ra", "Bürgerberatung"), ("xyz", "Schule"), ("schule haus", "Schule")])
def test_does_not_find(typed: str, text: str) -> None:
    assert not matches(typed, text)


def test_what_is_searched_often_is_found_inside_words_from_the_first_letter_on() -> None:
    assert finder("ra")(search_text("Bürgerberatung"))
    assert not finder("schule haus")(search_text("Schule"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("Bürger", "Buerger"),
        ("Ärzte", "Aerzte"),
        ("KREŞ", "kres"),
        ("Iğdır", "igdir"),
        ("İSTANBUL", "istanbul"),
        ("Đorđe", "dorde"),
        ("Łódź", "lodz"),
        ("smørrebrød", "smorrebrod"),
        ("Čačak žena", "cacak zena"),
        ("đăng ký nhà trẻ", "dang ky nha tre"),
        ("ŞCOALĂ Școală", "scoala scoala"),
        ("œuvre", "oeuvre"),
        ("ﬁn", "fin"),
        ("ελληνικός", "ΕΛΛΗΝΙΚΟΣ"),
        ("ещё", "еще"),
        ("детский", "детскии"),
        ("ґанок", "ганок"),
        ("إقامة", "اقامه"),
        ("آداب أمّ", "اداب ام"),
        ("حَضَانَة", "حضانه"),
        ("عــائلة", "عائله"),
        ("مستشفى", "مستشفي"),
        ("ﺣﻀﺎﻧﺔ", "حضانة"),
        ("مهدکودک", "مهدكودك"),
        ("زندگی", "زندگي"),
        ("مهد\u200cکودک", "مهدکودک"),
        ("١٢٣ ۴۵۶", "123 456"),
        ("१२", "12"),
        ("שָׁלוֹם", "שלום"),
        ("काग़ज़", "कागज"),
        ("１２ ＡＢＣ", "12 abc"),
        ("so\u00adzial", "sozial"),
    ],
)
def test_what_people_type_for_one_another_becomes_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("पिता", "पता"),  # father, address: a vowel sign is no accent
        ("की", "का"),
        ("ሀገር", "ሓገር"),
        ("и", "і"),
        ("س", "ش"),
    ],
)
def test_other_words_stay_others(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_a_word_keeps_its_vowel_signs_and_nothing_else() -> None:
    assert words(folded("पता दर्ज कराना, काग़ज़!")) == ["पता", "दर्ज", "कराना", "कागज"]
    assert words(folded('a_b-c"d\x00e\ud800f*')) == list("abcdef")


def test_a_word_is_known_in_every_way_of_spelling_it() -> None:
    assert spellings("Größe") == {"groesse", "grosse", "grose"}
    assert spellings("مهد\u200cکودک") == {"مهدكودك", "مهد", "كودك"}


def test_what_is_typed_keeps_its_order() -> None:
    assert typed_words("Müller, haus") == [("mueller", "muller"), ("haus",)]


def test_umlauts_are_written_out_and_other_marks_go() -> None:
    assert folded("Größe ÄÖÜ éñ") == "groesse aeoeue en"


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(ANY_TEXT)
def test_any_text_has_words_of_letters_and_digits_alone(text: str) -> None:
    for word in (*words(folded(text)), *spellings(text), *(form for forms in typed_words(text) for form in forms)):
        word.encode()
        assert word.isprintable()
        assert not set(word) & set(" \"'()*:^-+{}_\x00")


@given(ANY_TEXT)
def test_every_text_finds_itself(text: str) -> None:
    assert matches(text, text)
