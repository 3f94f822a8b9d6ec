"""What holds for everybody, whatever is known of them: the promises of the engine over the real rules and catalogue."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from erstanlauf.app import load_knowledge
from erstanlauf.domain.conditions import Case
from erstanlauf.domain.matching import Matcher
from erstanlauf.domain.needs import TILE_TOPICS, Flag, Topic
from erstanlauf.domain.next_question import next_questions
from erstanlauf.domain.questions import is_asked, question
from erstanlauf.domain.situation import FACTS, FactValue, Partner, Situation, Span, Status, with_fact
from erstanlauf.domain.suggestion import Suggestions, Verdict
from tests.builders import TODAY

KNOWLEDGE = load_knowledge(TODAY)
MATCHER = Matcher(KNOWLEDGE.catalogue, KNOWLEDGE.rulebook, date(2026, 11, 23))
ASKED = [fact for fact in FACTS if is_asked(fact)]
REPORTING = {
    "abh", "jobcenter", "arbeitsagentur", "familienkasse", "sozialamt_asylblg", "sozialamt_sgb12", "buergerberatung",
    "krankenkasse", "cm_stadt",
}  # fmt: skip

ANSWERS = {fact: st.sampled_from([option.value for option in question(fact).options]) for fact in ASKED}
PARTNERS = st.none() | st.builds(
    Partner, age=st.integers(18, 80).map(Span.exactly), status=st.sampled_from(Status), german=ANSWERS["german"]
)


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    situation = Situation(partner=draw(PARTNERS))
    for fact in draw(st.sets(st.sampled_from(ASKED))):
        value: FactValue = draw(ANSWERS[fact])
        situation = with_fact(situation, fact, value)
    return situation


SWITCHES = st.fixed_dictionaries(
    {switch.name: st.sampled_from(switch.positions) for switch in KNOWLEDGE.rulebook.switches}
)
CASES = st.builds(
    Case,
    situation=situations(),
    needs=st.lists(st.sampled_from(TILE_TOPICS), unique=True, max_size=4).map(tuple),
    flags=st.frozensets(st.sampled_from(Flag), max_size=3),
    switches=SWITCHES,
)

few = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
OF_A_DAY = 3  # portions of ten
a_thousand = settings(max_examples=1_000, suppress_health_check=[HealthCheck.too_slow])


def keeps_every_promise(case: Case, fact: str, value: FactValue) -> None:
    answer = MATCHER.answer(case)
    assert answer == MATCHER.answer(case), "the same input gave another answer"
    assert all(each.reasons for each in answer.suggestions), "a suggestion without a reason"
    assert answer.suggestions or not case.needs, "somebody would leave with nothing"
    assert sum(each.primary for each in answer.suggestions) <= 1, "two guiding services are primary"
    _nothing_that_reports(case, answer)
    _explains_what_it_takes_away(case, answer, fact, value)
    _skipping_takes_nothing_away(case, answer)


def _nothing_that_reports(case: Case, answer: Suggestions) -> None:
    if case.situation.status in (None, Status.OFFEN) or Flag.ANONYM in case.flags:
        shown = {each.kind for each in answer.suggestions if each.verdict is Verdict.FITS or each.printable}
        assert not shown & REPORTING, "an office that may have to report"
    if case.situation.status is Status.OFFEN:
        assert not {each.kind for each in answer.suggestions} & REPORTING


def _explains_what_it_takes_away(case: Case, answer: Suggestions, fact: str, value: FactValue) -> None:
    if getattr(case.situation, fact) is not None or value is None:
        return
    learned = MATCHER.answer(replace(case, situation=with_fact(case.situation, fact, value)))
    told = {each.kind for each in learned.suggestions} | {each.kind for each in learned.near_misses}
    for each in answer.suggestions:
        if each.verdict is Verdict.FITS:
            assert each.kind in told or each.kind in learned.barred, f"{each.kind} went without a word"


def _skipping_takes_nothing_away(case: Case, answer: Suggestions) -> None:
    skipped: set[str] = set()
    reading = MATCHER.read(case)
    while questions := next_questions(MATCHER, reading, skipped):
        assert questions[0] not in skipped
        assert getattr(case.situation, questions[0]) is None
        skipped.add(questions[0])
    assert MATCHER.answer(case) == answer


@few
@given(CASES, st.sampled_from(ASKED), st.data())
def test_keeps_every_promise(case: Case, fact: str, data: st.DataObject) -> None:
    keeps_every_promise(case, fact, data.draw(ANSWERS[fact]))


@a_thousand
@given(CASES, st.sampled_from(ASKED), st.data())
def _keeps_every_promise_a_thousand_times(case: Case, fact: str, data: st.DataObject) -> None:
    keeps_every_promise(case, fact, data.draw(ANSWERS[fact]))


@pytest.mark.slow
@pytest.mark.parametrize(
    "portion", [each if each < OF_A_DAY else pytest.param(each, marks=pytest.mark.long) for each in range(10)]
)
def test_keeps_every_promise_ten_thousand_times(portion: int) -> None:
    """In portions, so that a slow machine is not taken for one that hangs."""
    seed(portion)(_keeps_every_promise_a_thousand_times)()


@given(CASES)
def test_violence_and_lone_minors_leave_nothing_else_to_see(case: Case) -> None:
    for cleared in (
        replace(case, needs=(*case.needs, Topic.GEWALTSCHUTZ)),
        replace(case, flags=case.flags | {Flag.MENSCHENHANDEL}),
    ):
        answer = MATCHER.answer(cleared)
        protection = {
            "notruf",
            "hilfetelefon",
            "frauenhaus",
            "frauenberatung",
            "jugendamt",
            "maedchenhaus",
            "nadeschda",
        }
        if Flag.UNBEGLEITET not in case.flags:
            assert {each.kind for each in answer.suggestions} <= protection
        assert answer.near_misses == ()
        assert answer.gaps == ()
