"""How long the engine takes over an invented town, against the same rules read with the rule-engine package.

Goals: at most a tenth of the peer at 5,000 offers and 200 rules, 5 ms for an answer, 20 ms with the next question, and
growth at most linear. Nothing fails on time: the figures are printed. The peer comes from requirements-peers.txt.
"""

from collections.abc import Callable
from typing import Any

import pytest

from erstanlauf.domain.catalogue import OfferId
from erstanlauf.domain.conditions import Case
from erstanlauf.domain.matching import Matcher
from erstanlauf.domain.next_question import next_questions
from erstanlauf.domain.suggestion import Verdict
from tests.benchmarks.invented_town import RULES, a_matcher, at_the_start, visits
from tests.benchmarks.rule_engine_town import RuleEngineTown
from tests.benchmarks.turns import medians_ms

pytestmark = pytest.mark.benchmark

SIZES = (50, 500, 5_000)
ROUNDS = 15
PEER_ROUNDS = 5


@pytest.fixture
def rule_engine() -> Any:
    return pytest.importorskip(
        "rule_engine",
        reason="rule-engine is not installed, nothing to compare with: requirements-peers.txt",
    )


@pytest.mark.parametrize("offers", SIZES)
def test_an_answer_against_rule_engine(offers: int, rule_engine: Any, report_figure: Callable[[str], None]) -> None:
    matcher, cases = a_matcher(offers), visits()
    peer = RuleEngineTown(rule_engine, matcher.catalogue, matcher.effects)
    for case in cases:
        assert suggested(matcher, case) == peer.answer(case)  # else two different things would be timed

    ours_ms, theirs_ms = medians_ms(
        PEER_ROUNDS, lambda: [matcher.answer(case) for case in cases], lambda: [peer.answer(case) for case in cases]
    )
    goal = " (goal at most 0.10)" if offers == SIZES[-1] else ""
    report_figure(
        f"answer, {offers:5,} offers, {RULES} rules, all known: {ours_ms / len(cases):.1f} ms, "
        f"rule-engine {theirs_ms / len(cases):.1f} ms, ratio {ours_ms / theirs_ms:.3f}{goal}"
    )


def test_growth_from_50_to_5000_offers(report_figure: Callable[[str], None]) -> None:
    cases = visits()
    early = [at_the_start(case) for case in cases]
    towns = [a_matcher(offers) for offers in SIZES]
    assert any(suggested(towns[-1], case) for case in cases)
    assert any(next_questions(towns[-1], towns[-1].read(case), ()) for case in early)

    for what, goal_ms, ask in (
        ("answer, all known", 5, lambda town: [town.answer(case) for case in cases]),
        ("answer, status known", 5, lambda town: [town.answer(case) for case in early]),
        ("next question, status known", 20, lambda town: [next_questions(town, town.read(case), ()) for case in early]),
    ):
        times = medians_ms(ROUNDS, *(lambda ask=ask, town=town: ask(town) for town in towns))
        each = [time / len(cases) for time in times]
        sizes = ", ".join(f"{offers:,} offers {time:.1f} ms" for offers, time in zip(SIZES, each, strict=True))
        report_figure(
            f"{what}, {RULES} rules: {sizes} (goal {goal_ms} ms); {SIZES[-1] // SIZES[0]} times the offers take "
            f"{each[-1] / each[0]:.1f} times as long"
        )


def suggested(matcher: Matcher, case: Case) -> dict[OfferId, Verdict]:
    """Return what the engine suggests as the peer says it: offers, not kinds."""
    return {offer: each.verdict for each in matcher.answer(case).suggestions for offer in each.offers}
