"""The acceptance cases: what an experienced adviser would suggest to these people, by the real rules and catalogue.

`vignettes.yaml` came with the rules. `vignettes_own.yaml` was written from the rules alone, before the engine was run
on it; its further keys are explained at its top.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from erstanlauf.app import load_knowledge
from erstanlauf.domain.conditions import Case
from erstanlauf.domain.matching import Matcher
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.suggestion import Suggestions, Verdict
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.visit_file import situation_of
from tests.builders import TODAY

LAW_AS_OF = date(2026, 11, 22)
MOST_NOISE = 2
Vignette = dict[str, Any]


def _read(name: str) -> list[Vignette]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    vignettes: list[Vignette] = yaml.safe_load(text)["vignettes"]
    return vignettes


VIGNETTES = [*_read("vignettes.yaml"), *_read("vignettes_own.yaml")]
EACH = pytest.mark.parametrize("vignette", [pytest.param(each, id=each["id"]) for each in VIGNETTES])


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(TODAY)


@pytest.fixture(scope="module")
def matcher(knowledge: Knowledge) -> Matcher:
    return Matcher(knowledge.catalogue, knowledge.rulebook, LAW_AS_OF)


@EACH
def test_suggests_what_an_adviser_would(vignette: Vignette, matcher: Matcher, knowledge: Knowledge) -> None:
    answer = _answer(vignette, matcher, knowledge)
    suggested = [each.kind for each in answer.suggestions]
    certain = {each.kind for each in answer.suggestions if each.verdict is Verdict.FITS}
    must = _services(vignette, "must")
    groups = [set(each["one_of"]) for each in vignette.get("must_any", [])]
    shown = _services(vignette, "must_suggest")
    expected = must.union(shown, _services(vignette, "may"), _services(vignette, "not_certain"), *groups)

    assert must <= certain, f"missing: {must - certain}"
    assert shown <= set(suggested), f"not suggested: {shown - set(suggested)}"
    assert all(group & certain for group in groups), f"none of {groups}"
    assert not _services(vignette, "must_not") & set(suggested), "forbidden"
    assert not _services(vignette, "not_certain") & certain, "too certain"
    assert suggested[:1] == [vignette["first"]] if "first" in vignette else True
    assert len(set(suggested) - expected) <= MOST_NOISE, f"noise: {set(suggested) - expected}"


@EACH
def test_shows_what_has_to_be_known(vignette: Vignette, matcher: Matcher, knowledge: Knowledge) -> None:
    answer = _answer(vignette, matcher, knowledge)
    told = [(each.rule, knowledge.rulebook.wording(each.code, "de")) for each in answer.information]
    if "must_show_info" in vignette:
        assert tuple(vignette["must_show_info"].split(": ", 1)) in told
    assert set(vignette.get("must_show_info_of", ())) <= {rule for rule, _ in told}


@EACH
def test_nobody_is_sent_away_and_every_suggestion_has_its_reason(
    vignette: Vignette, matcher: Matcher, knowledge: Knowledge
) -> None:
    answer = _answer(vignette, matcher, knowledge)
    assert answer.suggestions or not vignette["inputs"]["needs"]
    assert all(each.reasons for each in answer.suggestions)
    assert sum(each.primary for each in answer.suggestions) <= 1


def _services(vignette: Vignette, key: str) -> set[str]:
    return {each["service"] if isinstance(each, dict) else each for each in vignette.get(key) or ()}


def _answer(vignette: Vignette, matcher: Matcher, knowledge: Knowledge) -> Suggestions:
    facts = dict(vignette["inputs"])
    needs = tuple(Topic(need) for need in facts.pop("needs"))
    flags = frozenset(Flag(flag) for flag in facts.pop("flags"))
    switches = {**knowledge.switches, **vignette.get("switches", {})}
    return matcher.answer(Case(situation_of(facts, vignette["id"]), needs, flags, switches))
