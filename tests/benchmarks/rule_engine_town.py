"""The same town read with the rule-engine package in the straightforward way: each offer, each effect that names it.

Every condition becomes one text and one compiled rule. That package knows no third truth value, so this reads only
visits of which everything is known; and it says which offers fit or could fit, neither why nor why not.
"""

from typing import Any

from erstanlauf.domain.catalogue import Catalogue, OfferId, Target
from erstanlauf.domain.conditions import (
    AllOf,
    AnyOf,
    Case,
    Condition,
    FactIsOneOf,
    FactWithin,
    LevelAtLeast,
    NeedGiven,
    Not,
    SomeChild,
)
from erstanlauf.domain.findings import Placed
from erstanlauf.domain.situation import FACTS, German, Span
from erstanlauf.domain.suggestion import Verdict

Facts = dict[str, object]
_LEVELS = tuple(German)


class RuleEngineTown:
    """All conditions compiled once, as the engine too works out once what does not change between visits."""

    def __init__(self, rule_engine: Any, catalogue: Catalogue, effects: tuple[Placed, ...]) -> None:
        context = rule_engine.Context(resolver=rule_engine.resolve_item)
        naming: dict[str, list[tuple[Verdict, Any]]] = {}
        for effect in (each.effect for each in effects):
            rule = rule_engine.Rule(text_of(AllOf((effect.trigger, effect.when))), context=context)
            for kind in effect.kinds:
                naming.setdefault(kind, []).append((effect.verdict, rule))
        self._offers = [
            (offer.id, rule_engine.Rule(text_of(_limits(service.target)), context=context), naming.get(kind, []))
            for kind, service in catalogue.services.items()
            for offer in service.offers
        ]

    def answer(self, case: Case) -> dict[OfferId, Verdict]:
        """Return the offers that fit or could fit."""
        facts = facts_of(case)
        found = {}
        for offer, limits, effects in self._offers:
            said = {verdict for verdict, rule in effects if rule.matches(facts)}
            if said and Verdict.NOT not in said and limits.matches(facts):
                found[offer] = Verdict.FITS if Verdict.FITS in said else Verdict.COULD_FIT
        return found


def facts_of(case: Case) -> Facts:
    """Return a visit as plain values; an age is a number, a level of German its place among the levels."""
    facts: Facts = {fact: getattr(case.situation, fact) for fact in FACTS}
    facts |= {fact: value.low for fact, value in facts.items() if isinstance(value, Span)}
    facts["children"] = [age.low for age in case.situation.children or ()]
    facts["german"] = _LEVELS.index(case.situation.german or German.NONE)
    facts["needs"] = [str(need) for need in case.needs]
    return {name: str(value) if isinstance(value, str) else value for name, value in facts.items()}


def text_of(condition: Condition) -> str:
    """Return a condition in the language of rule-engine."""
    match condition:
        case AllOf(parts):
            return f"({' and '.join(text_of(part) for part in parts)})" if parts else "true"
        case AnyOf(parts):
            return f"({' or '.join(text_of(part) for part in parts)})" if parts else "false"
        case Not(part):
            return f"not ({text_of(part)})"
        case NeedGiven(topics):
            return f"({' or '.join(f'{_literal(topic)} in needs' for topic in sorted(topics))})"
        case FactIsOneOf(fact, values):
            return f"{fact} in [{', '.join(sorted(_literal(value) for value in values))}]"
        case FactWithin(fact, within):
            return f"({fact} >= {within.low} and {fact} <= {within.high})"
        case LevelAtLeast(fact, level):
            return f"{fact} >= {_LEVELS.index(level)}"
        case SomeChild(within):
            return f"[age for age in children if age >= {within.low} and age <= {within.high}].length > 0"
        case _:
            raise TypeError("a condition the invented town does not use")


def _limits(target: Target) -> Condition:
    age = () if target.age is None else (FactWithin("age", target.age),)
    status = (Not(FactIsOneOf("status", frozenset(target.status_exclude))),) if target.status_exclude else ()
    return AllOf((*age, *status))


def _literal(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'
