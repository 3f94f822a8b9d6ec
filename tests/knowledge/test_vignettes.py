"""The acceptance cases: what an experienced adviser would suggest to these people, with the real rules and catalogue.

`HOLDS` names the vignettes that hold with the rules there are. The others wait for rules still to be written; the test
fails as soon as one of them holds, so that the list cannot lag behind.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from erstanlauf.app import load_knowledge
from erstanlauf.domain.conditions import Case
from erstanlauf.domain.matching import suggest
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.suggestion import Suggestions, Verdict
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.visit_file import situation_of

HOLDS = frozenset({"V02", "V03", "V05", "V26"})
LAW_AS_OF = date(2026, 11, 22)
MOST_NOISE = 2
VIGNETTES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "vignettes.yaml").read_text(encoding="utf-8")
)["vignettes"]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def _parameters() -> list[Any]:
    waits = pytest.mark.xfail(reason="rules of a later step", raises=AssertionError, strict=True)
    return [pytest.param(each, id=each["id"], marks=() if each["id"] in HOLDS else waits) for each in VIGNETTES]


@pytest.mark.parametrize("vignette", _parameters())
def test_suggests_what_an_adviser_would(vignette: dict[str, Any], knowledge: Knowledge) -> None:
    answer = _answer(vignette, knowledge)
    suggested = [each.kind for each in answer.suggestions]
    certain = {each.kind for each in answer.suggestions if each.verdict is Verdict.FITS}
    must = {each["service"] for each in vignette["must"]}
    groups = [set(each["one_of"]) for each in vignette.get("must_any", [])]
    expected = must.union(vignette.get("may", []), *groups)

    assert must <= certain, f"missing: {must - certain}"
    assert all(group & certain for group in groups), f"none of {groups}"
    assert not {each["service"] for each in vignette["must_not"]} & set(suggested), "forbidden"
    assert suggested[:1] == [vignette["first"]] if "first" in vignette else True
    assert len(set(suggested) - expected) <= MOST_NOISE, f"noise: {set(suggested) - expected}"
    shown = [(each.rule, knowledge.rulebook.wording(each.code, "de")) for each in answer.information]
    if "must_show_info" in vignette:
        assert tuple(vignette["must_show_info"].split(": ", 1)) in shown


@pytest.mark.parametrize("vignette", [pytest.param(each, id=each["id"]) for each in VIGNETTES])
def test_nobody_is_sent_away_and_every_suggestion_has_its_reason(
    vignette: dict[str, Any], knowledge: Knowledge
) -> None:
    answer = _answer(vignette, knowledge)
    assert answer.suggestions
    assert all(each.reasons for each in answer.suggestions)
    assert sum(each.primary for each in answer.suggestions) <= 1


def _answer(vignette: dict[str, Any], knowledge: Knowledge) -> Suggestions:
    facts = dict(vignette["inputs"])
    needs = tuple(Topic(need) for need in facts.pop("needs"))
    flags = frozenset(Flag(flag) for flag in facts.pop("flags"))
    case = Case(situation_of(facts, vignette["id"]), needs, flags, knowledge.switches)
    return suggest(case, knowledge.catalogue, knowledge.rulebook, LAW_AS_OF)
