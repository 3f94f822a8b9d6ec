"""The rules of this step, read from their files: what they say beyond the vignettes, and files with faults."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from erstanlauf import paths
from erstanlauf.app import load_knowledge
from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.conditions import Case
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import German, Housing, Qualification, Situation, Span, Status, Work
from erstanlauf.domain.suggestion import Suggestions, Verdict
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.knowledge.faults import KnowledgeFault
from erstanlauf.knowledge.rules import load_rules
from erstanlauf.usecases.knowledge import Knowledge
from tests.builders import TODAY, a_situation, suggest

ALL_RULES = {f"R{number:02}" for number in range(1, 36)}
ON = date(2026, 11, 23)
PUBLIC_OFFICES = {
    "abh", "jobcenter", "arbeitsagentur", "familienkasse", "sozialamt_asylblg", "sozialamt_sgb12", "buergerberatung",
    "krankenkasse", "cm_stadt",
}  # fmt: skip


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(TODAY)


Ask = Callable[..., Suggestions]


@pytest.fixture(scope="module")
def ask(knowledge: Knowledge) -> Ask:
    def answer(situation: Situation, *needs: Topic, flags: tuple[Flag, ...] = (), **switches: str) -> Suggestions:
        case = Case(situation, needs, frozenset(flags), {**knowledge.switches, **switches})
        return suggest(case, knowledge.catalogue, knowledge.rulebook, ON)

    return answer


def verdicts(answer: Suggestions) -> dict[str, Verdict]:
    return {each.kind: each.verdict for each in answer.suggestions}


def test_all_rules_are_there_with_source_and_review_date(knowledge: Knowledge) -> None:
    assert {rule.id for rule in knowledge.rulebook.rules} == ALL_RULES
    for rule in knowledge.rulebook.rules:
        assert rule.sources
        assert rule.review_on > rule.valid_from


def test_a_rule_past_its_review_date_says_so(knowledge: Knowledge) -> None:
    stop = knowledge.rulebook.rule("R05", ON)
    assert stop is not None
    assert not stop.is_overdue(date(2026, 12, 31))
    assert stop.is_overdue(date(2027, 1, 1))


def test_every_switch_says_what_each_position_means(knowledge: Knowledge) -> None:
    for switch in knowledge.rulebook.switches:
        assert set(switch.words) == set(switch.positions)


@pytest.mark.parametrize(
    ("wanted", "stand"),
    [
        ({}, {"ik_zulassung": "stopped", "ukraine_rechtskreis": "unset"}),
        ({"ukraine_rechtskreis": "new"}, {"ik_zulassung": "stopped", "ukraine_rechtskreis": "new"}),
        ({"ik_zulassung": "open", "gone": "on"}, {"ik_zulassung": "stopped", "ukraine_rechtskreis": "unset"}),
    ],
)
def test_a_switch_nobody_set_or_to_what_it_has_not_stands_on_its_cautious_default(
    knowledge: Knowledge, wanted: dict[str, str], stand: dict[str, str]
) -> None:
    assert knowledge.rulebook.switches_at(wanted) == stand


def test_a_rule_does_not_speak_before_it_is_in_force(knowledge: Knowledge) -> None:
    assert knowledge.rulebook.rule("R05", date(2026, 2, 8)) is None


@pytest.mark.parametrize("day", [date(2005, 1, 1), date(2026, 6, 11), date(2099, 1, 1)])
def test_protection_does_not_wait_for_a_date(knowledge: Knowledge, day: date) -> None:
    """The clock of a desk may be wrong by years; who is to be protected still is."""
    guards = {rule.id for rule in knowledge.rulebook.in_force(day) if rule.guard is not None}
    assert {"R17", "R29"} <= guards


@pytest.mark.parametrize("age", [Span(12, 15), Span(25, 26), Span.exactly(26)])
def test_r02_up_to_26_the_youth_service_advises(ask: Ask, age: Span) -> None:
    found = verdicts(ask(a_situation(age=age, status=Status.SCHUTZ), Topic.ORIENTIERUNG))
    assert found["jmd"] is Verdict.FITS
    assert "mbe" not in found


def test_r02_with_a_duldung_the_youth_service_is_asked_first(ask: Ask) -> None:
    assert verdicts(ask(a_situation(age=20, status=Status.DULDUNG), Topic.ORIENTIERUNG))["jmd"] is Verdict.COULD_FIT


def test_r02_a_teenager_of_an_adult_may_go_to_the_youth_service(ask: Ask) -> None:
    parent = a_situation(age=40, status=Status.SCHUTZ, children=(Span.exactly(14),))
    found = verdicts(ask(parent, Topic.SPRACHE))
    assert (found["mbe"], found["jmd"]) == (Verdict.FITS, Verdict.COULD_FIT)


def test_r01_who_lives_in_the_land_reception_centre_is_not_sent_to_register(ask: Ask) -> None:
    answer = ask(
        a_situation(status=Status.GESTATTUNG, housing=Housing.LANDESUNTERKUNFT, registered=False),
        Topic.DOKUMENTE_ANMELDUNG,
    )
    assert "buergerberatung" not in verdicts(answer)
    assert "buergerberatung" in {miss.kind for miss in answer.near_misses}


def test_r05_the_switch_opens_the_course_with_priority(ask: Ask) -> None:
    ukrainian = a_situation(age=41, status=Status.UKRAINE24, german=German.A1)
    stopped = ask(ukrainian, Topic.SPRACHE)
    assert verdicts(stopped)["integrationskurs"] is Verdict.COULD_FIT
    assert verdicts(stopped)["deutsch_offen"] is Verdict.FITS
    assert [each.rule for each in stopped.information] == ["R05"]
    opened = ask(ukrainian, Topic.SPRACHE, ik_zulassung="priority")
    assert verdicts(opened)["integrationskurs"] is Verdict.FITS
    assert opened.information == ()


@pytest.mark.parametrize("status", [Status.P25AB, Status.EU, Status.SCHUTZ])
def test_open_german_is_no_must_from_b1_on(ask: Ask, status: Status) -> None:
    situation = Situation(status=status, german=German.B2, title_months=Span.exactly(3))
    assert verdicts(ask(situation, Topic.SPRACHE))["deutsch_offen"] is Verdict.COULD_FIT


@pytest.mark.parametrize("status", [Status.STUDIUM, Status.SUCHE, Status.DULDUNG, Status.OFFEN])
def test_r05_without_access_to_the_course_open_german_fits(ask: Ask, status: Status) -> None:
    found = verdicts(ask(a_situation(age=30, status=status, german=German.A1), Topic.SPRACHE))
    assert "integrationskurs" not in found
    assert found["deutsch_offen"] is Verdict.FITS


@pytest.mark.parametrize(
    ("situation", "office"),
    [
        (a_situation(age=30, status=Status.GESTATTUNG, children=()), "sozialamt_asylblg"),
        (a_situation(age=30, status=Status.SCHUTZ, children=()), "jobcenter"),
        (a_situation(age=70, status=Status.UNBEFRISTET, children=()), "sozialamt_sgb12"),
        (
            a_situation(age=30, status=Status.FAMILIE, months_in_de=Span(3, 35), work=Work.NONE, children=()),
            "jobcenter",
        ),
    ],
)
def test_r07_sends_to_the_one_office_that_pays(ask: Ask, situation: Situation, office: str) -> None:
    found = verdicts(ask(situation, Topic.EXISTENZSICHERUNG))
    assert {kind for kind in found if kind in PUBLIC_OFFICES} == {office}
    assert found[office] is Verdict.FITS


def test_r07_no_benefit_office_for_who_did_not_speak_of_money(ask: Ask) -> None:
    found = verdicts(ask(a_situation(age=30, status=Status.SCHUTZ), Topic.SPRACHE))
    assert not PUBLIC_OFFICES & set(found)


def test_r07_in_the_first_three_months_the_jobcenter_only_could_fit(ask: Ask) -> None:
    newly_joined = a_situation(age=30, status=Status.FAMILIE, months_in_de=Span(0, 2), work=Work.NONE)
    assert verdicts(ask(newly_joined, Topic.EXISTENZSICHERUNG))["jobcenter"] is Verdict.COULD_FIT


def test_r10_school_for_a_child_of_the_visit_or_the_young_person_alone(ask: Ask) -> None:
    mother = a_situation(age=35, status=Status.SCHUTZ, children=(Span(6, 9),), housing=Housing.EIGENE_WOHNUNG)
    assert verdicts(ask(mother, Topic.BILDUNG_SCHULE_KITA))["ki_schule"] is Verdict.FITS
    youth = a_situation(age=Span(16, 17), status=Status.SCHUTZ)
    assert verdicts(ask(youth, Topic.BILDUNG_SCHULE_KITA))["ki_schule"] is Verdict.FITS


@pytest.mark.parametrize(
    ("age", "expected"), [(0, Verdict.COULD_FIT), (1, Verdict.FITS), (5, Verdict.FITS), (8, Verdict.COULD_FIT)]
)
def test_r11_day_care_from_the_first_birthday(ask: Ask, age: int, expected: Verdict) -> None:
    parent = a_situation(age=30, status=Status.SCHUTZ, children=(Span.exactly(age),))
    assert verdicts(ask(parent, Topic.FAMILIE_KINDER))["kita"] is expected


@pytest.mark.parametrize(
    ("status", "work", "expected"),
    [
        (Status.SCHUTZ, Work.NONE, Verdict.FITS),
        (Status.STUDIUM, Work.STUDY, None),
        (Status.STUDIUM, Work.MINIJOB, Verdict.FITS),
        (Status.GESTATTUNG, Work.EMPLOYED, None),
        (Status.DULDUNG_AB, Work.EMPLOYED, Verdict.COULD_FIT),
        (Status.P25_3, None, Verdict.COULD_FIT),
    ],
)
def test_r12_child_benefit_by_status(ask: Ask, status: Status, work: Work | None, expected: Verdict | None) -> None:
    parent = a_situation(age=30, status=status, work=work, children=(Span.exactly(4),))
    assert verdicts(ask(parent, Topic.FAMILIE_KINDER)).get("familienkasse") is expected


def test_r13_recognition_needs_no_title(ask: Ask) -> None:
    for status in (Status.DULDUNG, Status.SUCHE, Status.OFFEN):
        person = a_situation(age=30, status=status, qualification=Qualification.CRAFT)
        found = verdicts(ask(person, Topic.ANERKENNUNG))
        assert (found["anerkennung"], found["kammern"]) == (Verdict.FITS, Verdict.COULD_FIT)


def test_r17_violence_clears_everything_else(ask: Ask) -> None:
    answer = ask(a_situation(age=30, status=Status.SCHUTZ), Topic.SPRACHE, Topic.GEWALTSCHUTZ)
    assert next(iter(verdicts(answer))) == "hilfetelefon"
    assert not {"mbe", "integrationskurs", "deutsch_offen"} & set(verdicts(answer))
    assert answer.near_misses == ()
    assert Kind("mbe") in answer.barred


def test_r17_acute_danger_starts_with_the_emergency_call(ask: Ask) -> None:
    answer = ask(a_situation(age=30), flags=(Flag.GEWALT_AKUT,))
    assert list(verdicts(answer))[:3] == ["notruf", "hilfetelefon", "frauenhaus"]


def test_r17_under_18_no_shelter_for_women_but_the_youth_office(ask: Ask) -> None:
    found = verdicts(ask(a_situation(age=16), Topic.GEWALTSCHUTZ))
    assert next(iter(found)) == "maedchenhaus"
    assert "frauenhaus" not in found
    assert found["jugendamt"] is Verdict.FITS


def test_r22_goes_before_violence(ask: Ask) -> None:
    found = verdicts(ask(a_situation(age=16), Topic.GEWALTSCHUTZ, flags=(Flag.UNBEGLEITET,)))
    assert next(iter(found)) == "jugendamt_uma"
    assert "hilfetelefon" not in found


def test_r22_holds_while_the_age_is_not_known(ask: Ask) -> None:
    found = verdicts(ask(a_situation(), Topic.SPRACHE, Topic.WOHNEN, flags=(Flag.UNBEGLEITET,)))
    assert set(found) <= {"jugendamt_uma", "maedchenhaus"}


@pytest.mark.parametrize("topic", [topic for topic in Topic if topic is not Topic.GEWALTSCHUTZ])
def test_r29_without_a_status_no_office_that_may_have_to_report(ask: Ask, topic: Topic) -> None:
    given_nothing = a_situation(status=Status.OFFEN, registered=False, money_short=True, housing=Housing.BEI_ANDEREN)
    answer = ask(given_nothing, topic)
    assert not PUBLIC_OFFICES & set(verdicts(answer))
    assert set(answer.barred) >= PUBLIC_OFFICES
    assert verdicts(answer)["ak_asyl"] is Verdict.FITS


def test_r29_until_the_status_is_answered_no_public_office_is_certain_or_printed(ask: Ask) -> None:
    answer = ask(a_situation(age=30, registered=False, housing=Housing.EIGENE_WOHNUNG), Topic.DOKUMENTE_ANMELDUNG)
    [office] = [each for each in answer.suggestions if each.kind == "buergerberatung"]
    assert (office.verdict, office.printable) == (Verdict.COULD_FIT, False)


FAULTS: list[tuple[str, str, str, str]] = [
    ("book.yaml", "law_as_of: 2026-08-19", "law_as_of: 19.08.2026", "law_as_of"),
    ("book.yaml", "positions: [stopped, priority]", "positionen: [stopped]", "positionen"),
    ("book.yaml", "    priority:\n", "    priorität:\n", "words.priority"),
    ("book.yaml", "fallback: [mbe, jmd, ibz]", "fallback: [mbe, jmd, ibzz]", "ibzz"),
    ("work.yaml", "  valid_from: 2012-04-01\n", "", "valid_from"),
    ("work.yaml", "sureness: H", "sureness: X", "sureness"),
    ("work.yaml", "need: [anerkennung, arbeit_ausbildung]", "need: [anerkennnung]", "anerkennnung"),
    ("work.yaml", "fact: german", "fact: deutsch", "deutsch"),
    ("work.yaml", "at_least: B1", "at_least: C1", "C1"),
    ("work.yaml", "is: [craft, commercial]", "is: [craft, arts]", "arts"),
    ("work.yaml", "- could_fit: [kammern]", "- could_fit: [kammer]", "kammer"),
    ("work.yaml", "- could_fit: [kammern]", "- perhaps: [kammern]", "fits"),
    ("work.yaml", "reason: chamber", "reason: chambre", "chambre"),
    ("work.yaml", "    en: \"craft or commercial occupation\"\n", "", "en"),
    ("family.yaml", "from: 6\n        to: 10", "from: 10\n        to: 6", "from"),
    ("protection.yaml", "rank: advice_first", "rank: advice", "advice"),
    ("protection.yaml", "  guard: 1", "  guard: eins", "guard"),
    ("language.yaml", "switch: ik_zulassung\n        is: [priority]", "switch: ik\n        is: [priority]", "ik"),
    ("language.yaml", "- id: R05", "- id: R03", "R03"),
    ("arrival.yaml", "per_adult: true", "per_adult: ja", "per_adult"),
    ("work.yaml", "valid_from: 2012-04-01\n", "valid_from: 2012-04-01\n  valid_to: 2012-03-31\n", "valid_to"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "good", "bad", "place"), FAULTS)
def test_a_rule_file_with_a_fault_is_refused_with_file_and_place(
    tmp_path: Path, knowledge: Knowledge, file: str, good: str, bad: str, place: str
) -> None:
    folder = copytree(paths.resources() / "rules", tmp_path / "rules")
    text = (folder / file).read_text(encoding="utf-8")
    assert good in text
    (folder / file).write_text(text.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(KnowledgeFault) as caught:
        load_rules(folder, knowledge.catalogue.services)
    told = sentence(Wording(), caught.value)
    assert file in told
    assert place in told
    assert "geändert wurde nichts" in told


def test_missing_rules_are_one_sentence(tmp_path: Path, knowledge: Knowledge) -> None:
    with pytest.raises(KnowledgeFault) as caught:
        load_rules(tmp_path / "nowhere", knowledge.catalogue.services)
    assert "book.yaml" in sentence(Wording(), caught.value)
