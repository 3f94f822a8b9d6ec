"""Why a kind of service stands as it does: what every rule says to it in this visit, condition by condition.

Told from the findings of the engine and by the conditions' own `holds`, so that it can say nothing else than the
engine. Knows no words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from erstanlauf.domain.catalogue import Kind, Service, Target
from erstanlauf.domain.conditions import (
    AllOf,
    AnyOf,
    Case,
    Condition,
    FactIsOneOf,
    FactWithin,
    LevelAtLeast,
    Not,
    SomeChild,
)
from erstanlauf.domain.findings import Finding
from erstanlauf.domain.limits import Limits, limits_of
from erstanlauf.domain.matching import Reading
from erstanlauf.domain.rules import Concern, Rank, RuleSource
from erstanlauf.domain.situation import Status
from erstanlauf.domain.suggestion import Adult, LimitCode, Verdict
from erstanlauf.domain.truth import Truth


@dataclass(frozen=True, slots=True)
class Node:
    """A condition and whether it is met; `parts` are those of an all, an any or a not, in the order of the rule."""

    condition: Condition
    truth: Truth
    parts: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What one effect of a rule in force says to the kind.

    `trigger` is why the rule speaks at all and is always met. `counts` is whether an exclusion is kept, be it only
    until it is disproved; it is False for what an effect offers.
    """

    rule: str
    title: Mapping[str, str]
    sources: tuple[RuleSource, ...]
    is_overdue: bool
    is_guard: bool
    verdict: Verdict
    rank: Rank
    reason: str
    adult: Adult
    truth: Truth
    counts: bool
    trigger: Node
    when: Node


@dataclass(frozen=True, slots=True)
class LimitStatement:
    """What a hard limit of the catalogue says: `node` is what the kind asks for."""

    code: LimitCode
    adult: Adult
    truth: Truth
    node: Node


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that speaks for or against one kind in a visit, in the order in which the engine reads it.

    `statements` is empty for a kind of which no rule speaks.
    """

    kind: Kind
    statements: tuple[Statement, ...]
    limits: tuple[LimitStatement, ...]


def explain(reading: Reading, service: Service, on: date) -> Explanation:
    """Explain how a kind stands in a reading; `on` is the day of the reading and decides what is overdue."""
    kind = service.kind
    is_barred = kind in reading.barred
    mine = [each for each in reading.findings if _speaks_of(each, kind, is_barred=is_barred)]
    return Explanation(
        kind=kind,
        statements=tuple(_statement(each, on, is_barred=is_barred) for each in mine),
        limits=tuple(dict.fromkeys(_limits(service.target, mine, reading.case))),
    )


def explained(condition: Condition, case: Case) -> Node:
    """Return a condition with all its parts as they hold in a case."""
    parts: tuple[Condition, ...] = ()
    if isinstance(condition, AllOf | AnyOf):
        parts = condition.parts
    elif isinstance(condition, Not):
        parts = (condition.part,)
    return Node(condition, condition.holds(case), tuple(explained(part, case) for part in parts))


def _speaks_of(finding: Finding, kind: Kind, *, is_barred: bool) -> bool:
    """An effect that bars everything else speaks of a kind only where it does bar."""
    if finding.effect.all_but is None:
        return kind in finding.effect.kinds
    return is_barred and finding.counts and kind not in finding.effect.all_but


def _statement(finding: Finding, on: date, *, is_barred: bool) -> Statement:
    rule, effect = finding.rule, finding.effect
    is_kept = rule.guard is None or is_barred  # what an earlier guard offers, a later one cannot bar
    return Statement(
        rule=rule.id,
        title=rule.title,
        sources=rule.sources,
        is_overdue=rule.is_overdue(on),
        is_guard=rule.guard is not None,
        verdict=effect.verdict,
        rank=effect.rank,
        reason=effect.reason,
        adult=finding.adult,
        truth=finding.truth,
        counts=effect.verdict is Verdict.NOT and finding.counts and is_kept,
        trigger=explained(effect.trigger, finding.case),
        when=explained(effect.when, finding.case),
    )


def _limits(target: Target, findings: list[Finding], case: Case) -> Iterator[LimitStatement]:
    """Yield the limits as each offer is held against them, those of the person where no rule offers the kind."""
    offers = [each for each in findings if each.effect.verdict is not Verdict.NOT]
    held = dict.fromkeys((each.adult, each.effect.concerns) for each in offers)
    cases = {each.adult: each.case for each in offers}
    for adult, concern in held or {(Adult.PERSON, Concern.PERSON): None}:
        mine = cases.get(adult, case)
        limits = limits_of(target, mine.situation, concern)
        for code, condition in _limit_conditions(target, concern):
            yield LimitStatement(code, adult, _truth_of(limits, code), explained(condition, mine))
        if limits.soft:
            soft = FactIsOneOf("status", frozenset(target.status_soft))
            yield LimitStatement(LimitCode.STATUS_SOFT, adult, Truth.UNKNOWN, explained(soft, mine))


def _limit_conditions(target: Target, concern: Concern) -> Iterator[tuple[LimitCode, Condition]]:
    """Yield what a target asks for as conditions; `limits.limits_of` says how it stands."""
    if target.age is not None:
        for_child = concern is Concern.CHILD
        yield LimitCode.AGE, SomeChild(target.age) if for_child else FactWithin("age", target.age)
    if target.child_age is not None:
        yield LimitCode.CHILD_AGE, AnyOf((SomeChild(target.child_age), FactWithin("age", target.child_age)))
    if target.german_min is not None:
        yield LimitCode.GERMAN, LevelAtLeast("german", target.german_min)
    if target.status_include is not None or target.status_exclude:
        yield LimitCode.STATUS, _status_condition(target)


def _status_condition(target: Target) -> Condition:
    excluded = Not(FactIsOneOf("status", frozenset(target.status_exclude)))
    if target.status_include is None:
        return excluded
    served: frozenset[Status] = target.status_include | target.status_soft
    included = FactIsOneOf("status", frozenset(served))
    return AllOf((included, excluded)) if target.status_exclude else included


def _truth_of(limits: Limits, code: LimitCode) -> Truth:
    if any(failed == code for failed, _ in limits.failed):
        return Truth.NOT_MET
    return Truth.UNKNOWN if any(still_open == code for still_open, _ in limits.open) else Truth.MET
