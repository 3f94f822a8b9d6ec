"""Any content a case may have, with names in any script, for tests that hold for all of them."""

from dataclasses import fields
from enum import StrEnum
from typing import TypeVar

from hypothesis import strategies as st

from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import (
    LONGEST_NAME,
    LONGEST_REACH,
    Handed,
    HandoverContent,
    NamedPerson,
    Reach,
    ReachKind,
)
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import (
    ENDLESS,
    Assigned,
    German,
    Housing,
    Partner,
    Qualification,
    Situation,
    Span,
    Status,
    Work,
)
from erstanlauf.domain.visit import Choice
from erstanlauf.i18n.languages import LANGUAGES

Code = TypeVar("Code", bound=StrEnum)

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
NAMES = st.one_of(
    ANY_TEXT,
    st.sampled_from(
        [
            *(
                "Ayşe Öz",
                "محمد الأحمد",
                "Нгуен",
                "ገብረ",
                "王小明",
                "Đặng",
                "O'Brien",
                "=Müller",
                "+49 521 0",
                "\u202eabc",
            ),
            *("\ufeff=x", "a\r\nb", '"quote"', "a;b", "👩🏽‍⚕️", "e\u0301", "\x00", "x" * LONGEST_NAME),
        ]
    ),
)


def _ordered(codes: type[Code]) -> st.SearchStrategy[tuple[Code, ...]]:
    return st.lists(st.sampled_from(list(codes)), unique=True, max_size=6).map(tuple)


spans = st.tuples(st.integers(0, ENDLESS), st.integers(0, ENDLESS)).map(lambda ends: Span(min(ends), max(ends)))
partners = st.builds(
    Partner,
    age=st.none() | spans,
    status=st.none() | st.sampled_from(Status),
    german=st.none() | st.sampled_from(German),
)
_FACTS = {
    "age": spans,
    "status": st.sampled_from(Status),
    "months_in_de": spans,
    "title_months": spans,
    "children": st.lists(spans, max_size=5).map(tuple),
    "housing": st.sampled_from(Housing),
    "work": st.sampled_from(Work),
    "german": st.sampled_from(German),
    "qualification": st.sampled_from(Qualification),
    "partner": partners,
    "assigned": st.sampled_from(Assigned),
}
situations = st.builds(
    Situation, **{each.name: st.none() | _FACTS.get(each.name, st.booleans()) for each in fields(Situation)}
)
people = st.builds(
    NamedPerson,
    family_name=NAMES,
    given_names=NAMES,
    birth_year=st.none() | st.integers(1900, 2026),
    reach=st.none() | st.builds(Reach, st.sampled_from(ReachKind), NAMES.map(lambda text: text[:LONGEST_REACH])),
)
choices = st.sampled_from(
    [
        Choice(Kind("schuldnerberatung"), OfferId("schuldnerberatung/awo")),
        Choice(Kind("sprachkurs")),
        Choice(Kind("case_management"), OfferId("case_management/weg")),
    ]
)
contents = st.builds(
    HandoverContent,
    person=people,
    language=st.none() | st.sampled_from([each.tag for each in LANGUAGES]),
    needs=_ordered(Topic),
    answers=situations,
    said=_ordered(Flag),
    referrals=st.lists(
        st.builds(Handed, choices, st.none() | st.sampled_from([DataField.HEALTH, DataField.DEBTS])), max_size=3
    ).map(tuple),
)
ticks = st.sets(st.sampled_from(DataField)).map(lambda fields: frozenset(fields | {DataField.NAME}))
