"""Conditions are three-valued: what nobody asked is neither true nor false, and they say what they wait for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.conditions import (
    AllOf,
    AnyOf,
    Condition,
    FactIsOneOf,
    FactWithin,
    FlagSaid,
    LevelAtLeast,
    NeedGiven,
    Not,
    SomeChild,
    SwitchIs,
)
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import ENDLESS, German, Span, Status
from erstanlauf.domain.truth import Truth
from tests.builders import a_case, a_situation

ADULT = FactWithin("age", Span(27, ENDLESS))
PROTECTED = FactIsOneOf("status", frozenset({Status.SCHUTZ}))


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (Span.exactly(27), Truth.MET),
        (Span.exactly(26), Truth.NOT_MET),
        (Span(25, 26), Truth.NOT_MET),
        (Span(18, 66), Truth.UNKNOWN),
        (None, Truth.UNKNOWN),
    ],
)
def test_a_band_across_the_edge_leaves_a_limit_open(age: Span | None, expected: Truth) -> None:
    assert ADULT.holds(a_case(situation=a_situation(age=age))) is expected


def test_an_unknown_part_does_not_hide_one_that_fails() -> None:
    case = a_case(situation=a_situation(age=20))
    assert AllOf((ADULT, PROTECTED)).holds(case) is Truth.NOT_MET
    assert AllOf((ADULT, PROTECTED)).open_facts(case) == frozenset()


def test_an_unknown_part_does_not_hide_one_that_holds() -> None:
    case = a_case(situation=a_situation(age=30))
    assert AnyOf((ADULT, PROTECTED)).holds(case) is Truth.MET
    assert AnyOf((ADULT, PROTECTED)).open_facts(case) == frozenset()


def test_an_open_condition_names_only_the_facts_that_decide_it() -> None:
    case = a_case(situation=a_situation(age=30))
    assert AllOf((ADULT, PROTECTED)).open_facts(case) == {"status"}
    assert Not(PROTECTED).open_facts(case) == {"status"}


def test_a_flag_that_was_not_said_is_not_unknown() -> None:
    assert FlagSaid(frozenset({Flag.OBDACHLOS})).holds(a_case()) is Truth.NOT_MET


def test_needs_and_switches_are_always_known() -> None:
    case = a_case(Topic.SPRACHE, switches={"ik_zulassung": "stopped"})
    assert NeedGiven(frozenset({Topic.SPRACHE, Topic.WOHNEN})).holds(case) is Truth.MET
    assert SwitchIs("ik_zulassung", frozenset({"priority"})).holds(case) is Truth.NOT_MET


def test_german_is_ordered_and_not_merely_compared() -> None:
    b1 = LevelAtLeast("german", German.B1)
    assert b1.holds(a_case(situation=a_situation(german=German.B2))) is Truth.MET
    assert b1.holds(a_case(situation=a_situation(german=German.NONE))) is Truth.NOT_MET
    assert b1.holds(a_case()) is Truth.UNKNOWN


def test_no_children_is_an_answer_and_unknown_children_are_none() -> None:
    school_child = SomeChild(Span(6, 17))
    assert school_child.holds(a_case(situation=a_situation(children=()))) is Truth.NOT_MET
    assert school_child.holds(a_case(situation=a_situation(children=(Span(3, 5), Span(6, 9))))) is Truth.MET
    assert school_child.open_facts(a_case()) == {"children"}


def test_the_partner_is_read_by_name_and_unknown_when_absent() -> None:
    german_partner = FactIsOneOf("partner.status", frozenset({Status.DEUTSCH}))
    assert german_partner.holds(a_case()) is Truth.UNKNOWN


def test_a_truth_must_be_compared_by_name() -> None:
    with pytest.raises(TypeError):
        bool(Truth.UNKNOWN)


AGES = st.integers(0, 99)
LEAVES = st.one_of(
    st.tuples(AGES, AGES).map(lambda ends: FactWithin("age", Span(min(ends), max(ends)))),
    st.sampled_from(Status).map(lambda status: FactIsOneOf("status", frozenset({status}))),
    st.sampled_from(German).map(lambda level: LevelAtLeast("german", level)),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        parts.map(Not),
        st.lists(parts, max_size=3).map(lambda found: AllOf(tuple(found))),
        st.lists(parts, max_size=3).map(lambda found: AnyOf(tuple(found))),
    ),
    max_leaves=8,
)


@given(CONDITIONS, AGES, st.sampled_from(Status), st.sampled_from(German))
def test_what_is_decided_with_gaps_stays_so_when_they_are_filled(
    condition: Condition, age: int, status: Status, german: German
) -> None:
    full = a_case(situation=a_situation(age=age, status=status, german=german))
    assert condition.holds(full) is not Truth.UNKNOWN
    for known in ({}, {"age": age}, {"status": status}, {"german": german}, {"age": age, "status": status}):
        partial = a_case(situation=a_situation(**known))
        if condition.holds(partial) is not Truth.UNKNOWN:
            assert condition.holds(partial) is condition.holds(full)
        else:
            assert condition.open_facts(partial)
