"""Whom a kind of service reaches: the engine's answers seen from the service's side, for those who keep the catalogue.

The typical situations are those the desk itself tells apart: every paper with every band of age, all else not known
yet, for a person who comes with the topics of the service.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.conditions import Case
from erstanlauf.domain.matching import Matcher
from erstanlauf.domain.questions import NO_ANSWER, question
from erstanlauf.domain.situation import NOTHING_KNOWN, FactValue, with_fact
from erstanlauf.domain.suggestion import Reason, Verdict


@dataclass(frozen=True, slots=True)
class Reached:
    """How a kind stands for one paper and one band of age, both as codes of the question's options.

    `reason` is the first that is given; None where no rule speaks of the kind.
    """

    status: str
    age: str
    verdict: Verdict
    reason: Reason | None


def reach_of(kind: Kind, matcher: Matcher, switches: Mapping[str, str]) -> Iterator[Reached]:
    """Yield how a kind of the catalogue stands in each typical situation, band of age by band of age."""
    needs = matcher.catalogue.services[kind].topics
    anyone = Case(NOTHING_KNOWN, needs, frozenset(), switches)
    for age, years in _answers("age"):
        for status, paper in _answers("status"):
            situation = with_fact(with_fact(NOTHING_KNOWN, "age", years), "status", paper)
            yield Reached(status, age, *_standing(kind, matcher, replace(anyone, situation=situation)))


def _answers(fact: str) -> Iterator[tuple[str, FactValue]]:
    return ((option.code, option.value) for option in question(fact).options if option.code != NO_ANSWER)


def _standing(kind: Kind, matcher: Matcher, case: Case) -> tuple[Verdict, Reason | None]:
    answer = matcher.answer(case)
    for suggestion in answer.suggestions:
        if suggestion.kind == kind:
            return suggestion.verdict, suggestion.reasons[0]
    reasons = [miss.reasons[0] for miss in answer.near_misses if miss.kind == kind]
    return Verdict.NOT, reasons[0] if reasons else answer.barred.get(kind)
