"""Names of any script become words and skeletons: not how a name is written matters but what it sounds like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.i18n.folding import folded, words
from erstanlauf.store.alike.names import LONGEST_WORD, MOST_SKELETONS, MOST_WORDS, name_words, skeletons
from erstanlauf.store.alike.two_forms import FORMS


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Großmann-Yıldız", ("grossmann", "yildiz")),
        ("  Müller ", ("mueller",)),
        ("Шевченко", ("shevchenko",)),
        ("Мар’яна", ("mar", "yana")),
        ("ገብረመድህን", ("gebremedhn",)),
        ("王小明", ("wangxiaoming",)),
        ("", ()),
        ("…!", ()),
    ],
)
def test_a_name_becomes_words_in_latin_letters(name: str, found: tuple[str, ...]) -> None:
    assert name_words(name) == found


@pytest.mark.parametrize(
    "spellings",
    [
        ("schewtschenko", "shevchenko", "szewczenko", "chevtchenko"),
        ("khaled", "chaled", "halit", "xalid"),
        ("jamal", "dschamal", "cemal", "djamal"),
        ("yusuf", "jussuf", "youssef"),
        ("othman", "osman", "uthman"),
        ("walid", "oualid", "velid"),
        ("fatima", "fatimah", "fathima"),
        ("hryhorenko", "grigorenko"),
        ("mykola", "nikolaj"),  # by the list of names with two forms
    ],
)
def test_spellings_of_one_name_have_a_skeleton_in_common(spellings: tuple[str, ...]) -> None:
    first, *others = (set(skeletons(each)) for each in spellings)
    assert all(first & other for other in others)


def test_a_name_has_one_other_form_that_is_written_as_it_is_compared() -> None:
    assert {name_words(form) for form in FORMS} == {(form,) for form in FORMS}
    assert set(FORMS.values()) <= set(FORMS)


def test_a_word_of_vowels_is_its_own_skeleton() -> None:
    assert skeletons("io") == ["io"]


@given(st.text(max_size=400))
def test_any_text_is_a_name(text: str) -> None:
    found = name_words(text)
    assert len(found) == min(MOST_WORDS, len(words(folded(text))))
    for word in found:
        assert 0 < len(word) <= LONGEST_WORD
        assert 0 < len(skeletons(word)) <= MOST_SKELETONS
        assert all(skeletons(word))
