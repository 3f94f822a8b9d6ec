"""How many questions the desk asks before the printed list stands, against a fixed list of questions.

Each acceptance vignette is somebody who answers whatever is asked: with the option that holds the true value, or not at
all where the vignette itself leaves the fact open. Counts are not times, so they are held as well as printed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
import yaml

from erstanlauf.app import load_knowledge
from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.conditions import Case, span_within
from erstanlauf.domain.matching import Matcher
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.next_question import next_questions
from erstanlauf.domain.questions import question
from erstanlauf.domain.situation import NOTHING_KNOWN, FactValue, Situation, Span, with_fact
from erstanlauf.domain.suggestion import printed
from erstanlauf.domain.truth import Truth
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.visit_file import situation_of
from tests.builders import TODAY

pytestmark = pytest.mark.benchmark

LAW_AS_OF = date(2026, 11, 22)
VIGNETTES = Path(__file__).parents[1] / "knowledge" / "vignettes.yaml"
FIXED_LIST = 11
"""Questions everybody would be asked if none depended on another. Source: rules, section 1, Q1 to Q11."""
MOST_QUESTIONS_ON_AVERAGE = 4.5
LEAST_SHARE_EQUAL = 0.95
"""The goals are 4 and 0.95; half a question is left for rules that have to be added."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What was asked, in order, and what would then be printed, against what full knowledge would print."""

    vignette: str
    asked: tuple[str, ...]
    prints: tuple[Kind, ...]
    would_print: tuple[Kind, ...]

    @property
    def is_equal(self) -> bool:
        return self.prints == self.would_print

    @property
    def figure(self) -> str:
        listed = (
            "equal" if self.is_equal else f"{_listed(self.prints)} where full knowledge has {_listed(self.would_print)}"
        )
        return f"questions, {self.vignette}: {len(self.asked)} ({_listed(self.asked)}); printed list: {listed}"


def test_few_questions_lead_to_the_list_of_full_knowledge(report_figure: Callable[[str], None]) -> None:
    knowledge = load_knowledge(TODAY)
    matcher = Matcher(knowledge.catalogue, knowledge.rulebook, LAW_AS_OF)
    vignettes = yaml.safe_load(VIGNETTES.read_text(encoding="utf-8"))["vignettes"]
    talks = [_talk(vignette, matcher, knowledge) for vignette in vignettes]
    for talk in talks:
        report_figure(talk.figure)
    average, equal = mean(len(talk.asked) for talk in talks), mean(talk.is_equal for talk in talks)
    report_figure(
        f"questions, mean of {len(talks)} vignettes: {average:.2f} (goal 4; fixed list {FIXED_LIST} and more), "
        f"ratio {average / FIXED_LIST:.2f}; printed list equal to that of full knowledge: {equal:.0%} (goal 95 %)"
    )
    assert average <= MOST_QUESTIONS_ON_AVERAGE
    assert equal >= LEAST_SHARE_EQUAL


def _talk(vignette: dict[str, Any], matcher: Matcher, knowledge: Knowledge) -> Talk:
    """Ask as the desk does, always the first question, until there is none."""
    facts = dict(vignette["inputs"])
    needs = tuple(Topic(need) for need in facts.pop("needs"))
    flags = frozenset(Flag(flag) for flag in facts.pop("flags"))
    switches = {**knowledge.switches, **vignette.get("switches", {})}
    truth = situation_of(facts, vignette["id"])

    def case(situation: Situation) -> Case:
        return Case(situation, needs, flags, switches)

    known = NOTHING_KNOWN
    asked: list[str] = []
    skipped: set[str] = set()
    while questions := next_questions(matcher, matcher.read(case(known)), skipped):
        fact = questions[0]
        asked.append(fact)
        answer = _answer(fact, getattr(truth, fact))
        if answer is None:
            skipped.add(fact)
        else:
            known = with_fact(known, fact, answer)
    return Talk(vignette["id"], tuple(asked), _prints(matcher, case(known)), _prints(matcher, case(truth)))


def _answer(fact: str, value: Any) -> FactValue:
    """Return what the clerk records: bands instead of numbers, and "keine Angabe" for what the vignette leaves open."""
    no_answer, *options = question(fact).options
    if value is None:
        return no_answer.value
    if fact == "children":
        bands = [option.value[0] for option in options if isinstance(option.value, tuple) and option.value]
        return tuple(_band(age, bands) for age in value)
    return _band(value, [option.value for option in options]) if isinstance(value, Span) else value


def _band(value: Span, bands: Iterable[FactValue]) -> Span:
    """Return the first band that holds the value; there is one, or the question could not be answered."""
    spans = (band for band in bands if isinstance(band, Span))
    return next(span for span in spans if span_within(value, span) is Truth.MET)


def _prints(matcher: Matcher, case: Case) -> tuple[Kind, ...]:
    return tuple(each.kind for each in printed(matcher.answer(case), matcher.catalogue))


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(codes)
