"""What goes by which ticks: nothing that nobody ticked, whatever the visit holds."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.handover.consent import SPECIAL, DataField
from erstanlauf.domain.handover.content import (
    SPECIAL_OF_FLAG,
    SPECIAL_OF_TOPIC,
    Handed,
    HandoverContent,
    NamedPerson,
    Reach,
    ReachKind,
    covered,
    fields_of,
)
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import NOTHING_KNOWN, Situation, Span, Status
from erstanlauf.domain.visit import Choice

EVERYTHING = HandoverContent(
    person=NamedPerson("Muster", "Ada", 1984, Reach(ReachKind.PHONE, "0521 51-0")),
    language="ar",
    needs=tuple(Topic),
    answers=Situation(age=Span(27, 66), status=Status.SCHUTZ),
    said=tuple(Flag),
    referrals=(
        Handed(Choice(Kind("mbe"), OfferId("mbe/awo"))),
        *(Handed(Choice(Kind(field.value)), field) for field in sorted(SPECIAL)),
    ),
)
FIELDS = st.frozensets(st.sampled_from(DataField)).map(lambda fields: fields | {DataField.NAME})


@given(FIELDS)
def test_only_what_was_ticked_goes(fields: frozenset[DataField]) -> None:
    part = covered(EVERYTHING, fields)

    assert set(fields_of(part)) <= fields
    for topic in part.needs:
        assert DataField.NEEDS in fields
        assert SPECIAL_OF_TOPIC.get(topic, DataField.NEEDS) in fields
    for flag in part.said:
        assert SPECIAL_OF_FLAG.get(flag, DataField.ANSWERS) in fields
    for handed in part.referrals:
        assert DataField.REFERRALS in fields
        assert handed.special is None or handed.special in fields
    assert (part.answers == NOTHING_KNOWN) == (DataField.ANSWERS not in fields)
    assert (part.language is None) == (DataField.LANGUAGE not in fields)
    assert (part.person.reach is None) == (DataField.REACH not in fields)
    assert (part.person.birth_year is None) == (DataField.BIRTH_YEAR not in fields)


@given(FIELDS, FIELDS)
def test_covering_twice_is_covering_by_what_both_hold(one: frozenset[DataField], two: frozenset[DataField]) -> None:
    assert covered(covered(EVERYTHING, one), two) == covered(EVERYTHING, one & two)


def test_with_every_tick_all_goes() -> None:
    assert covered(EVERYTHING, frozenset(DataField)) == EVERYTHING
    assert fields_of(EVERYTHING) == tuple(DataField)


def test_nothing_goes_without_the_name() -> None:
    with pytest.raises(ValueError, match="without the name"):
        covered(EVERYTHING, frozenset(DataField) - {DataField.NAME})


def test_only_what_there_is_need_be_asked_for() -> None:
    nameless = HandoverContent(NamedPerson("Muster"), needs=(Topic.WOHNEN,))
    assert fields_of(nameless) == (DataField.NAME, DataField.NEEDS)
    assert fields_of(replace(nameless, needs=(Topic.SCHULDEN_ALLTAG,))) == (DataField.NAME, DataField.DEBTS)


def test_nothing_of_a_person_is_in_a_representation() -> None:
    for each in (EVERYTHING, EVERYTHING.person, EVERYTHING.person.reach):
        assert "Muster" not in repr(each)
        assert "0521" not in repr(each)
