"""The explanation of every service in every acceptance case says the same as the engine, by the real rules."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from erstanlauf.app import load_knowledge
from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.conditions import AllOf, AnyOf, Case, Not
from erstanlauf.domain.explanation import Explanation, Node, explain
from erstanlauf.domain.matching import Matcher, Reading
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import NOTHING_KNOWN, Situation, Span, Status
from erstanlauf.domain.suggestion import Adult, Verdict
from erstanlauf.domain.truth import Truth, all_of, any_of, negation
from erstanlauf.usecases.visit_file import situation_of

TODAY = date(2026, 11, 23)
KNOWLEDGE = load_knowledge(TODAY)
MATCHER = Matcher(KNOWLEDGE.catalogue, KNOWLEDGE.rulebook, TODAY)


def _cases() -> Iterator[Any]:
    for name in ("vignettes.yaml", "vignettes_own.yaml"):
        text = (Path(__file__).parent / name).read_text(encoding="utf-8")
        for each in yaml.safe_load(text)["vignettes"]:
            facts = dict(each["inputs"])
            needs = tuple(Topic(need) for need in facts.pop("needs"))
            flags = frozenset(Flag(flag) for flag in facts.pop("flags"))
            switches = {**KNOWLEDGE.switches, **each.get("switches", {})}
            yield pytest.param(Case(situation_of(facts, each["id"]), needs, flags, switches), id=each["id"])


every_case = pytest.mark.parametrize("case", list(_cases()))


@every_case
def test_says_of_every_rule_what_the_engine_found(case: Case) -> None:
    reading = MATCHER.read(case)
    for explanation in _all(reading):
        findings = [each for each in reading.findings if explanation.kind in each.effect.kinds]
        named = [each for each in explanation.statements if each.reason in {one.effect.reason for one in findings}]
        assert [(each.rule, each.adult, each.reason, each.truth) for each in named] == [
            (each.rule.id, each.adult, each.effect.reason, each.truth) for each in findings
        ]
        for statement in explanation.statements:
            assert statement.trigger.truth is Truth.MET
            assert statement.when.truth is statement.truth
            assert adds_up(statement.when)
            assert adds_up(statement.trigger)


@every_case
def test_a_tree_bears_out_how_the_service_stands(case: Case) -> None:
    reading = MATCHER.read(case)
    for explanation in _all(reading):
        suggestion = reading.standings[explanation.kind].suggestion
        if suggestion is None:
            assert not _is_certain(explanation)
        elif suggestion.verdict is Verdict.FITS:
            assert _is_certain(explanation)
        bar = reading.barred.get(explanation.kind)
        bars = [each for each in explanation.statements if each.counts and each.is_guard]
        assert bool(bars) == (bar is not None)
        assert bar is None or bar.rule.id in {each.rule for each in bars}


@every_case
def test_a_limit_reads_as_the_catalogue_holds_it(case: Case) -> None:
    for explanation in _all(MATCHER.read(case)):
        for limit in explanation.limits:
            if limit.code != "limit.status_soft":
                assert limit.node.truth is limit.truth
            assert adds_up(limit.node)


def test_violence_bars_everything_else_and_says_so() -> None:
    reading = _reading(NOTHING_KNOWN, Topic.SPRACHE, flags=frozenset({Flag.GEWALT_AKUT}))
    bar = next(each for each in _explain(reading, "jobcenter").statements if each.counts)
    assert (bar.rule, bar.verdict, bar.truth, bar.is_guard) == ("R17", Verdict.NOT, Truth.MET, True)
    assert [part.truth for part in bar.trigger.parts] == [Truth.NOT_MET, Truth.MET]
    assert not any(each.counts for each in _explain(reading, "notruf").statements)


def test_an_open_status_keeps_an_office_back_until_it_is_answered() -> None:
    reading = _reading(Situation(age=Span(27, 66), money_short=True), Topic.EXISTENZSICHERUNG)
    bar = next(each for each in _explain(reading, "jobcenter").statements if each.rule == "R29")
    assert (bar.truth, bar.counts) == (Truth.UNKNOWN, True)

    told = _reading(Situation(age=Span(27, 66), money_short=True, status=Status.SCHUTZ), Topic.EXISTENZSICHERUNG)
    bar = next(each for each in _explain(told, "jobcenter").statements if each.rule == "R29")
    assert (bar.truth, bar.counts) == (Truth.NOT_MET, False)


def test_status_not_given_bars_the_office_for_certain() -> None:
    reading = _reading(Situation(status=Status.OFFEN), Topic.EXISTENZSICHERUNG)
    bars = [each for each in _explain(reading, "jobcenter").statements if each.counts]
    assert [(each.rule, each.truth) for each in bars] == [("R29", Truth.MET)]


def test_a_rule_past_its_review_date_is_marked() -> None:
    reading = _reading(Situation(status=Status.OFFEN), Topic.EXISTENZSICHERUNG)
    service = KNOWLEDGE.catalogue.services[Kind("jobcenter")]
    fresh = [each.is_overdue for each in explain(reading, service, TODAY).statements if each.rule == "R29"]
    late = [each.is_overdue for each in explain(reading, service, date(2040, 1, 1)).statements if each.rule == "R29"]
    assert (fresh, late) == ([False], [True])


def adds_up(node: Node) -> bool:
    """Whether a node is as true as its parts make it."""
    parts = [part.truth for part in node.parts]
    if isinstance(node.condition, AllOf):
        here = all_of(parts)
    elif isinstance(node.condition, AnyOf):
        here = any_of(parts)
    elif isinstance(node.condition, Not):
        here = negation(parts[0])
    else:
        return not parts
    return node.truth is here and all(adds_up(part) for part in node.parts)


def _is_certain(explanation: Explanation) -> bool:
    """Whether an offer speaks for the kind, nothing keeps it back and every limit of that adult is kept."""
    if any(each.counts and each.is_guard for each in explanation.statements):
        return False
    return any(_is_certain_for(explanation, adult) for adult in Adult)


def _is_certain_for(explanation: Explanation, adult: Adult) -> bool:
    mine = [each for each in explanation.statements if each.adult is adult]
    offered = any(each.verdict is Verdict.FITS and each.truth is Truth.MET for each in mine)
    kept = all(each.truth is Truth.MET for each in explanation.limits if each.adult is adult)
    return offered and kept and not any(each.counts for each in mine)


def _all(reading: Reading) -> list[Explanation]:
    services = KNOWLEDGE.catalogue.services
    return [explain(reading, services[kind], TODAY) for kind in reading.standings]


def _reading(situation: Situation, *needs: Topic, flags: frozenset[Flag] = frozenset()) -> Reading:
    return MATCHER.read(Case(situation, needs, flags, KNOWLEDGE.switches))


def _explain(reading: Reading, kind: str) -> Explanation:
    return explain(reading, KNOWLEDGE.catalogue.services[Kind(kind)], TODAY)
