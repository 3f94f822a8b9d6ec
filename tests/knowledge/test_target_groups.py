"""Which target group a situation counts for by the shipped file, and how a faulty file is refused."""

from pathlib import Path

import pytest

from erstanlauf import paths
from erstanlauf.domain.conditions import facts_in
from erstanlauf.domain.figures.target_groups import GROUP_FACTS, MOST_GROUPS, NOT_KNOWN, TargetGroup, group_of
from erstanlauf.domain.situation import (
    NOTHING_KNOWN,
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
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.knowledge.faults import KnowledgeFault
from erstanlauf.knowledge.target_groups import load_groups

GROUPS = load_groups(paths.resources() / "steering" / "groups.yaml")
THREE_TO_FIVE_YEARS, FIVE_YEARS_AND_MORE = Span(36, 59), Span(60, 1000)

COUNTED = [
    # protection and asylum, however long ago
    ("refugees", Situation(status=Status.GESTATTUNG)),
    ("refugees", Situation(status=Status.SCHUTZ)),
    ("refugees", Situation(status=Status.P25_3)),
    ("refugees", Situation(status=Status.P25_5)),
    ("refugees", Situation(status=Status.UKRAINE24)),
    ("refugees", Situation(status=Status.DULDUNG)),
    ("refugees", Situation(status=Status.DULDUNG_AB)),
    ("refugees", Situation(status=Status.P25AB)),
    ("refugees", Situation(status=Status.SCHUTZ, months_in_de=FIVE_YEARS_AND_MORE)),
    ("refugees", Situation(status=Status.DULDUNG_AB, work=Work.TRAINING)),
    ("refugees", Situation(status=Status.UKRAINE24, work=Work.STUDY)),
    ("refugees", Situation(status=Status.GESTATTUNG, work=Work.EMPLOYED, eu=False)),
    # five years and more, whatever brought them
    ("long_resident", Situation(status=Status.UNBEFRISTET)),
    ("long_resident", Situation(status=Status.UNBEFRISTET, months_in_de=Span(24, 35))),
    ("long_resident", Situation(months_in_de=FIVE_YEARS_AND_MORE)),
    ("long_resident", Situation(months_in_de=Span.exactly(60))),
    ("long_resident", Situation(status=Status.DEUTSCH, months_in_de=Span.exactly(240))),
    ("long_resident", Situation(status=Status.EU, months_in_de=FIVE_YEARS_AND_MORE)),
    ("long_resident", Situation(status=Status.FAMILIE, months_in_de=FIVE_YEARS_AND_MORE)),
    ("long_resident", Situation(status=Status.OFFEN, months_in_de=FIVE_YEARS_AND_MORE)),
    # study and training
    ("students", Situation(status=Status.STUDIUM)),
    ("students", Situation(status=Status.STUDIUM, work=Work.MINIJOB)),
    ("students", Situation(status=Status.STUDIUM, months_in_de=THREE_TO_FIVE_YEARS)),
    ("students", Situation(work=Work.STUDY)),
    ("students", Situation(status=Status.EU, work=Work.STUDY)),
    ("students", Situation(status=Status.VISUM, work=Work.STUDY)),
    ("students", Situation(status=Status.VISUM, work=Work.TRAINING)),
    # family
    ("family", Situation(status=Status.FAMILIE)),
    ("family", Situation(status=Status.EU_FAM)),
    ("family", Situation(status=Status.FAMILIE, work=Work.SEEKING, children=(Span(3, 5),))),
    # the EU
    ("eu_work", Situation(status=Status.EU)),
    ("eu_work", Situation(status=Status.EU, work=Work.EMPLOYED)),
    ("eu_work", Situation(status=Status.EU, work=Work.NONE)),
    ("eu_work", Situation(eu=True)),
    ("eu_work", Situation(eu=True, status=Status.OFFEN)),
    ("eu_work", Situation(status=Status.EU, work=Work.TRAINING, months_in_de=Span(0, 2))),
    ("eu_work", Situation(status=Status.EU, months_in_de=Span(48, 72))),
    # work from elsewhere
    ("non_eu_work", Situation(status=Status.ARBEIT)),
    ("non_eu_work", Situation(status=Status.SUCHE)),
    ("non_eu_work", Situation(status=Status.ARBEIT, eu=False, work=Work.EMPLOYED)),
    ("non_eu_work", Situation(status=Status.VISUM, work=Work.EMPLOYED)),
    ("non_eu_work", Situation(status=Status.VISUM, work=Work.SELF_EMPLOYED, months_in_de=Span(0, 2))),
    # nobody knows, or it is none of these
    (NOT_KNOWN, NOTHING_KNOWN),
    (NOT_KNOWN, Situation(status=Status.OFFEN)),
    (NOT_KNOWN, Situation(status=Status.OFFEN, eu=False, work=Work.EMPLOYED, months_in_de=Span(3, 35))),
    (NOT_KNOWN, Situation(status=Status.VISUM)),
    (NOT_KNOWN, Situation(status=Status.VISUM, work=Work.SEEKING)),
    (NOT_KNOWN, Situation(status=Status.DEUTSCH)),
    (NOT_KNOWN, Situation(status=Status.SPAETAUSSIEDLER)),
    (NOT_KNOWN, Situation(months_in_de=Span(36, 72))),
    (NOT_KNOWN, Situation(months_in_de=Span(0, 2))),
    (NOT_KNOWN, Situation(eu=False)),
    (NOT_KNOWN, Situation(work=Work.EMPLOYED)),
    (NOT_KNOWN, Situation(age=Span(18, 24), children=(Span(0, 0),))),
    (NOT_KNOWN, Situation(housing=Housing.LANDESUNTERKUNFT, assigned=Assigned.NRW, application_made=True)),
    (NOT_KNOWN, Situation(money_short=True, registered=False, work_forbidden=True)),
    (NOT_KNOWN, Situation(german=German.NONE, qualification=Qualification.ACADEMIC)),
    (NOT_KNOWN, Situation(partner=Partner(status=Status.SCHUTZ))),
    (NOT_KNOWN, Situation(title_months=Span.exactly(120), title_before_2025_04=True)),
]


@pytest.mark.parametrize(("group", "situation"), COUNTED)
def test_each_situation_counts_for_one_group_and_only_for_sure(group: str, situation: Situation) -> None:
    assert group_of(situation, GROUPS) == group


def test_the_table_has_every_status_and_every_group() -> None:
    assert {situation.status for _, situation in COUNTED} == {None, *Status}
    assert {group for group, _ in COUNTED} == {NOT_KNOWN, *(each.id for each in GROUPS)}


def test_the_groups_are_those_of_the_council_paper_in_both_languages() -> None:
    assert [each.id for each in GROUPS] == [
        *("refugees", "long_resident", "students", "family", "eu_work", "non_eu_work"),
    ]
    assert all(set(each.names) == {"de", "en"} for each in GROUPS)


def test_groups_read_nothing_but_what_tells_why_somebody_came() -> None:
    read = frozenset[str]().union(*(facts_in(each.when) for each in GROUPS))
    assert read <= GROUP_FACTS
    assert not GROUP_FACTS & {"money_short", "housing", "registered", "german", "work_forbidden", "partner.status"}


ENTRY = """- id: {id}
  names: {{de: "Eine", en: "One"}}
  when: {when}
  source: {{ref: "x", date: 2020-08-19}}
"""
EU = "{fact: eu, is: true}"


def entry(group: str = "one", when: str = EU) -> str:
    return ENTRY.format(id=group, when=when)


def read(text: str, folder: Path) -> tuple[TargetGroup, ...]:
    path = folder / "groups.yaml"
    path.write_text(text, encoding="utf-8")
    return load_groups(path)


def test_the_first_group_that_is_met_counts(tmp_path: Path) -> None:
    either = read("groups:\n" + entry("first") + entry("second"), tmp_path)
    assert group_of(Situation(eu=True), either) == "first"


def test_a_group_is_told_by_children_too_and_by_what_is_not_so(tmp_path: Path) -> None:
    text = "groups:\n" + entry("young", "{child: {to: 5}}") + entry("not_eu", "{not: {fact: eu, is: true}}")
    groups = read(text, tmp_path)
    assert group_of(Situation(children=(Span(3, 5),)), groups) == "young"
    assert group_of(Situation(eu=False), groups) == "not_eu"
    assert group_of(NOTHING_KNOWN, groups) == NOT_KNOWN


def test_no_answer_to_the_status_is_no_group_however_the_condition_is_turned(tmp_path: Path) -> None:
    others = ", ".join(each for each in Status if each is not Status.OFFEN)
    groups = read("groups:\n" + entry("left", f"{{not: {{fact: status, is: [{others}]}}}}"), tmp_path)
    assert group_of(Situation(status=Status.OFFEN), groups) == NOT_KNOWN


@pytest.mark.parametrize(
    ("text", "code", "field", "line"),
    [
        (entry(when="{need: [wohnen]}"), "knowledge.only_facts_decide", "when.need", 4),
        (entry(when="{flag: [schulden]}"), "knowledge.only_facts_decide", "when.flag", 4),
        (entry(when="{problems: 2}"), "knowledge.only_facts_decide", "when.problems", 4),
        (entry(when="{switch: ik_zulassung, is: [stopped]}"), "knowledge.only_facts_decide", "when.switch", 4),
        (
            entry(when="{any: [{fact: eu, is: true}, {all: [{not: {flag: [schwanger]}}]}]}"),
            *("knowledge.only_facts_decide", "when.any[2].all[1].not.flag", 4),
        ),
        (entry(when="{fact: money_short, is: true}"), "knowledge.fact_not_for_groups", "when.fact", 4),
        (entry(when="{fact: partner.status, is: [eu]}"), "knowledge.fact_not_for_groups", "when.fact", 4),
        (entry(when="{fact: religion, is: [x]}"), "knowledge.fact_not_for_groups", "when.fact", 4),
        (entry(when="{fact: status, is: [eu, offen]}"), "knowledge.unknown_code", "when.is", 4),
        (entry(when="{fact: status, is: [illegal]}"), "knowledge.unknown_code", "when.is", 4),
        (entry(when="{fact: eu, is: true, child: {to: 5}}"), "knowledge.unknown_field", "when.fact", 4),
        (entry(when="{}"), "knowledge.unknown_field", "when.all", 4),
        (entry(when="{all: []}"), "knowledge.empty_list", "when.all", 4),
        (entry().replace(f"  when: {EU}\n", ""), "knowledge.missing_field", "when", 2),
        (entry() + entry(), "knowledge.duplicate_id", "id", 6),
        (entry("rest"), "knowledge.reserved_id", "id", 2),
        (entry("not_known"), "knowledge.reserved_id", "id", 2),
        (entry("visits"), "knowledge.reserved_id", "id", 2),
        (entry("Frau K."), "knowledge.bad_form", "id", 2),
        (entry("x" * 41), "knowledge.bad_form", "id", 2),
        (entry().replace(', en: "One"', ""), "knowledge.missing_field", "names.en", 3),
        (entry().replace('de: "Eine"', 'de: ""'), "knowledge.text_expected", "names.de", 3),
        (entry().replace(", date: 2020-08-19", ""), "knowledge.missing_field", "source.date", 5),
        (entry().replace('ref: "x", ', ""), "knowledge.missing_field", "source.ref", 5),
        (entry().replace("2020-08-19", "2020-08-32"), "knowledge.bad_date", "source.date", 5),
        (entry() + "  color: red\n", "knowledge.unknown_field", "color", 6),
        ("".join(entry(f"g{each}") for each in range(MOST_GROUPS + 1)), "knowledge.too_many_entries", "groups", 1),
    ],
)
def test_a_faulty_file_is_refused_with_its_line(text: str, code: str, field: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeFault) as caught:
        read("groups:\n" + text, tmp_path)
    details = caught.value.details
    assert (caught.value.code, details["field"], details["line"]) == (code, field, line)
    said = sentence(Wording(), caught.value)
    assert said.startswith(f"groups.yaml, Zeile {line}, Eintrag ")
    assert "geändert wurde nichts – " in said


def test_without_any_group_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeFault) as caught:
        read("groups: []\n", tmp_path)
    assert caught.value.code == "knowledge.empty_list"


def test_the_most_groups_there_may_be_are_read(tmp_path: Path) -> None:
    assert len(read("groups:\n" + "".join(entry(f"g{each}") for each in range(MOST_GROUPS)), tmp_path)) == MOST_GROUPS
