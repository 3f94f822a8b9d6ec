"""Visit files: what goes in comes out, and everything else is refused with its place and without repeating it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import (
    German,
    Housing,
    Partner,
    Qualification,
    Situation,
    Span,
    Status,
    Work,
)
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.visit_file import VisitFileFault, read_visit, visit_as_json

SPANS = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(lambda ends: Span(min(ends), max(ends)))
YES_NO = st.none() | st.booleans()
PARTNERS = st.builds(
    Partner,
    age=st.none() | SPANS,
    status=st.none() | st.sampled_from(Status),
    german=st.none() | st.sampled_from(German),
)
SITUATIONS = st.builds(
    Situation,
    age=st.none() | SPANS,
    status=st.none() | st.sampled_from(Status),
    eu=YES_NO,
    months_in_de=st.none() | SPANS,
    title_months=st.none() | SPANS,
    children=st.none() | st.lists(SPANS, max_size=4).map(tuple),
    housing=st.none() | st.sampled_from(Housing),
    registered=YES_NO,
    work=st.none() | st.sampled_from(Work),
    money_short=YES_NO,
    german=st.none() | st.sampled_from(German),
    qualification=st.none() | st.sampled_from(Qualification),
    partner=st.none() | PARTNERS,
    title_before_2025_04=YES_NO,
    application_made=YES_NO,
)


@given(SITUATIONS, st.lists(st.sampled_from(Topic), unique=True), st.frozensets(st.sampled_from(Flag)))
def test_a_visit_that_was_written_is_read_back_equal(
    situation: Situation, needs: list[Topic], flags: frozenset[Flag]
) -> None:
    read = read_visit(visit_as_json(situation, tuple(needs), flags).encode(), "visit.json")
    assert (read.situation, read.needs, read.flags) == (situation, tuple(needs), flags)


def test_nk_and_null_both_mean_not_known() -> None:
    read = read_visit(b'{"situation": {"age": "nk", "registered": null, "children": "nk"}}', "visit.json")
    assert read.situation == Situation()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "keine lesbare JSON-Datei"),
        ("{", "keine lesbare JSON-Datei"),
        ("[" * 5000, "keine lesbare JSON-Datei"),
        ('{"situation": {"age": NaN}}', "keine lesbare JSON-Datei"),
        ('{"needs": [], "needs": []}', "keine lesbare JSON-Datei"),
        ("[]", "{…}"),
        ('{"name": "x"}', "„name“"),
        ('{"situation": {"nationality": "x"}}', "„situation.nationality“"),
        ('{"situation": {"age": -1}}', "„situation.age“"),
        ('{"situation": {"age": 2000}}', "„situation.age“"),
        ('{"situation": {"age": true}}', "„situation.age“"),
        ('{"situation": {"age": [30, 20]}}', "„situation.age“"),
        ('{"situation": {"age": "34"}}', "„situation.age“"),
        ('{"situation": {"status": "ohne"}}', "„situation.status“"),
        ('{"situation": {"registered": 1}}', "„situation.registered“"),
        ('{"situation": {"children": [3, "x"]}}', "„situation.children[1]“"),
        ('{"situation": {"partner": {"work": "none"}}}', "„situation.partner.work“"),
        ('{"needs": ["geld"]}', "„needs“"),
        ('{"needs": "sprache"}', "„needs“"),
        ('{"flags": [1]}', "„flags“"),
        ("\ufeff{", "keine lesbare JSON-Datei"),
    ],
)
def test_a_faulty_file_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(VisitFileFault) as caught:
        read_visit(text.encode(), "visit.json")
    line = sentence(Wording(), caught.value)
    assert told in line
    assert line.startswith("visit.json")
    assert "getan wurde nichts" in line


def test_a_file_that_is_too_large_or_not_utf8_is_refused() -> None:
    for content in (b" " * 1_000_001, "{\u00fc".encode("utf-16"), b"\xff"):
        with pytest.raises(VisitFileFault):
            read_visit(content, "visit.json")


def test_what_a_person_wrote_into_a_value_is_not_repeated() -> None:
    content = json.dumps({"situation": {"status": "Frau Muster, geb. 1990"}}).encode()
    with pytest.raises(VisitFileFault) as caught:
        read_visit(content, "visit.json")
    assert "Muster" not in sentence(Wording(), caught.value)
    assert "Muster" not in str(caught.value)
