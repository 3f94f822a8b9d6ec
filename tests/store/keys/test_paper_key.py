"""The paper key survives being printed, read and typed: taken as meant or refused, never taken for another key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.store.keys.paper_key import (
    GROUPS,
    KEY_BYTES,
    LETTERS_IN_GROUP,
    new_paper_key,
    read_paper_key,
    written,
)
from erstanlauf.store.keys.trouble import PaperKeyMistyped

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
KEYS = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)
PLACES = st.integers(0, GROUPS * LETTERS_IN_GROUP - 1)


def is_refused(typed: str) -> bool:
    try:
        read_paper_key(typed)
    except PaperKeyMistyped:
        return True
    return False


def replaced(letters: str, place: int, letter: str) -> str:
    return letters[:place] + letter + letters[place + 1 :]


@given(KEYS)
def test_a_key_is_read_as_it_is_printed(key: bytes) -> None:
    assert read_paper_key(written(key)) == key


@given(KEYS, st.sampled_from(["", " ", "-", "\u2013", "\u2011", ". ", " / ", "\u00a0", "\u200f", "\n"]))
def test_separators_case_and_width_do_not_matter(key: bytes, separator: str) -> None:
    assert read_paper_key(f" {written(key).replace('-', separator).lower()}\n") == key
    wide = "".join(chr(ord(mark) + 0xFEE0) for mark in written(key))
    assert read_paper_key(wide) == key


@given(KEYS, PLACES)
def test_every_single_wrong_letter_is_found(key: bytes, place: int) -> None:
    letters = written(key).replace("-", "")
    for letter in set(ALPHABET) - {letters[place]}:
        assert is_refused(replaced(letters, place, letter))


@given(KEYS)
def test_every_swap_of_neighbours_is_found(key: bytes) -> None:
    letters = written(key).replace("-", "")
    for place in range(len(letters) - 1):
        swapped = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
        assert swapped == letters or is_refused(swapped)


@given(KEYS, PLACES)
def test_a_letter_too_many_or_too_few_is_found(key: bytes, place: int) -> None:
    letters = written(key).replace("-", "")
    assert is_refused(letters[:place] + letters[place + 1 :])
    assert is_refused(letters[:place] + "A" + letters[place:])


@given(KEYS)
def test_a_letter_no_paper_has_is_taken_for_the_one_it_looks_like(key: bytes) -> None:
    letters = written(key).replace("-", "")
    for place, letter in enumerate(letters):
        for typed in {"D": "0O", "Q": "0o", "L": "1i", "J": "1I", "T": "1"}.get(letter, ""):
            assert read_paper_key(replaced(letters, place, typed)) == key
        if letter not in "DQLJT":
            assert is_refused(replaced(letters, place, "0"))
            assert is_refused(replaced(letters, place, "1"))


@given(st.text())
def test_any_other_text_is_refused_and_never_repeated(typed: str) -> None:
    with pytest.raises(PaperKeyMistyped) as told:
        read_paper_key(typed)
    assert told.value.details == {"groups": 9, "letters": 4}


def test_very_long_and_very_unclear_texts_are_refused_at_once() -> None:
    assert is_refused("0" * 36)
    assert is_refused("A" * 10_000_000)


def test_a_new_key_is_nine_groups_of_four_and_never_the_same() -> None:
    papers = {new_paper_key() for _ in range(200)}
    assert len(papers) == 200
    for paper in papers:
        assert [len(group) for group in paper.split("-")] == [4] * 9
        assert set(paper) <= {*ALPHABET, "-"}
