"""An explanation as plain data for other programs: every condition with its state, its codes and its words."""

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any

from erstanlauf.domain.conditions import (
    AllOf,
    AnyOf,
    Condition,
    FactIsOneOf,
    FactWithin,
    FlagSaid,
    LevelAtLeast,
    NeedGiven,
    Not,
    ProblemsAtLeast,
    SomeChild,
    SwitchIs,
)
from erstanlauf.domain.explanation import Explanation, LimitStatement, Node, Statement
from erstanlauf.domain.situation import ENDLESS, Span
from erstanlauf.i18n.conditions import condition_text
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.knowledge import Knowledge

Plain = dict[str, object]


class ExplanationData:
    """Turns explanations into plain data, with texts in the language of `words`."""

    def __init__(self, words: Wording, knowledge: Knowledge) -> None:
        self._words = words
        self._knowledge = knowledge

    def of(self, explanation: Explanation) -> Plain:
        """Return `rules` and `limits`, each with state and children; a state is met, not_met or unknown."""
        return {
            "rules": [self._statement(each) for each in explanation.statements],
            "limits": [self._limit(each) for each in explanation.limits],
        }

    def _statement(self, each: Statement) -> Plain:
        """`counts`: an exclusion that is kept, if only until it is disproved."""
        return {
            "rule": each.rule,
            "title": each.title[self._words.language],
            "text": self._knowledge.rulebook.wording(each.reason, self._words.language),
            "verdict": each.verdict.value,
            "state": each.truth.value,
            "counts": each.counts,
            "rank": each.rank.value,
            "adult": each.adult.value,
            "overdue": each.is_overdue,
            "sources": [
                {"ref": source.ref, "date": source.date.isoformat(), "sureness": source.sureness}
                for source in each.sources
            ],
            "children": [{"part": "trigger", **self._node(each.trigger)}, {"part": "when", **self._node(each.when)}],
        }

    def _limit(self, each: LimitStatement) -> Plain:
        return {
            "limit": each.code.value,
            "state": each.truth.value,
            "adult": each.adult.value,
            "source": self._words.gettext("Katalog, Stand {date}").format(date=self._knowledge.catalogue.as_of),
            "children": [self._node(each.node)],
        }

    def _node(self, node: Node) -> Plain:
        return {
            "state": node.truth.value,
            "text": condition_text(self._words, self._knowledge.rulebook, node.condition),
            **codes(node.condition),
            "children": [self._node(part) for part in node.parts],
        }


def codes(condition: Condition) -> Plain:
    """Return `kind` of a condition and what it asks for, in the words of the rule files."""
    return _CODES[type(condition)](condition)


_CODES: dict[type, Callable[[Any], Plain]] = {
    AllOf: lambda _: {"kind": "all"},
    AnyOf: lambda _: {"kind": "any"},
    Not: lambda _: {"kind": "not"},
    NeedGiven: lambda each: {"kind": "need", "is": _sorted(each.topics)},
    FlagSaid: lambda each: {"kind": "flag", "is": _sorted(each.flags)},
    ProblemsAtLeast: lambda each: {"kind": "problems", "at_least": each.count},
    SwitchIs: lambda each: {"kind": "switch", "switch": each.switch, "is": sorted(each.positions)},
    FactIsOneOf: lambda each: {"kind": "fact", "fact": each.fact, "is": _sorted(each.values)},
    FactWithin: lambda each: {"kind": "fact", "fact": each.fact, **_ends(each.within)},
    LevelAtLeast: lambda each: {"kind": "fact", "fact": each.fact, "at_least": each.level.value},
    SomeChild: lambda each: {"kind": "child", **_ends(each.within)},
}


def _sorted(values: Iterable[object]) -> list[object]:
    return sorted((each.value if isinstance(each, Enum) else each for each in values), key=str)


def _ends(span: Span) -> Plain:
    """`to` is None where the span is open."""
    return {"from": span.low, "to": None if span.high >= ENDLESS else span.high}
