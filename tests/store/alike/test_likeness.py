"""Two names speak for one person as much from either side, in whatever order their words stand."""

import pytest
from hypothesis import assume, given

from erstanlauf.domain.handover.content import NamedPerson, Reach, ReachKind
from erstanlauf.store.alike.keys import keys_of
from erstanlauf.store.alike.likeness import Likeness, Traits, traits_of
from tests.store.alike.persons import PERSONS

BITS = 12.0


def bits(one: NamedPerson, other: NamedPerson) -> float:
    first, second = traits_of(one), traits_of(other)
    return Likeness(first, [second], rarity).bits(second)


def rarity(word: str) -> float:
    """Return some number of bits that is always the same for a word."""
    return BITS - len(word) % 7


@given(PERSONS, PERSONS)
def test_either_way_round_is_the_same(one: NamedPerson, other: NamedPerson) -> None:
    assert bits(one, other) == pytest.approx(bits(other, one))


@given(PERSONS, PERSONS)
def test_which_name_is_the_familys_does_not_matter(one: NamedPerson, other: NamedPerson) -> None:
    swapped = NamedPerson(one.given_names, one.family_name, one.birth_year, one.reach)
    assert bits(swapped, other) == pytest.approx(bits(one, other))
    assert keys_of(traits_of(swapped)) == keys_of(traits_of(one))


@given(PERSONS, PERSONS)
def test_nobody_is_more_like_a_person_than_the_person(one: NamedPerson, other: NamedPerson) -> None:
    assume(traits_of(one).words)
    assert bits(one, one) >= bits(one, other) - 0.001


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdel Rahman", "Abdelrahman"),
        ("De Lucia", "Delucia"),
        ("Zeynep", "Zainab"),
        ("Hofmann", "Hoffmann"),
        ("Schewtschenko", "Шевченко"),
    ],
)
def test_spellings_of_one_name_speak_for_one_person(one: str, other: str) -> None:
    assert bits(NamedPerson(one, "Ali"), NamedPerson("Ali", other)) > bits(NamedPerson(one, "Ali"), NamedPerson("Ali"))


@pytest.mark.parametrize(("one", "other"), [("Oksana", "Hussein"), ("Karimi", "Yılmaz"), ("Ali", "Omar")])
def test_other_names_speak_against_it(one: str, other: str) -> None:
    assert bits(NamedPerson(one), NamedPerson(other)) < 0


def test_a_year_beside_is_half_a_proof_and_another_one_speaks_against_it() -> None:
    same, beside, other, unknown = (
        bits(NamedPerson("Ali", birth_year=1987), NamedPerson("Ali", birth_year=year))
        for year in (1987, 1988, 1990, None)
    )
    assert same > beside > unknown > other


@pytest.mark.parametrize(
    ("kind", "one", "other", "is_same"),
    [
        (ReachKind.PHONE, "+49 176 1234 5678", "0176/12345678", True),
        (ReachKind.PHONE, "۰۱۷۶ ۱۲۳۴۵۶۷۸", "0176 12345678", True),
        (ReachKind.PHONE, "112", "112", False),
        (ReachKind.EMAIL, "Oksana@example.org", " oksana@EXAMPLE.org", True),
        (ReachKind.POST, "Niederwall 25", "Niederwall 25", False),
    ],
    ids=["prefix", "Persian digits", "too short", "case", "a house"],
)
def test_a_number_is_the_same_however_it_is_written(kind: ReachKind, one: str, other: str, is_same: bool) -> None:
    first, second = (traits_of(NamedPerson("", reach=Reach(kind, value))).reach for value in (one, other))
    assert (first == second and first != "") is is_same


def test_what_is_compared_shows_in_no_message() -> None:
    assert "chadidscha" not in repr(Traits(("chadidscha",), (), None, ""))
