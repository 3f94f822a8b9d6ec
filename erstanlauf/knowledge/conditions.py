"""Builds the conditions of rules from plain data and refuses what the engine could not read. Knows no kinds of service.

A condition is a block with exactly one of these fields:
`all`, `any` (lists of conditions), `not` (a condition), `need`, `flag` (lists of codes), `child` (a span of years),
`switch` with `is`, or `fact` with `is` (codes, true, false), `from`/`to` (years or months) or `at_least` (German).
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from erstanlauf.domain.conditions import (
    CODE_FACTS,
    LEVEL_FACTS,
    SPAN_FACTS,
    YES_NO_FACTS,
    AllOf,
    AnyOf,
    Condition,
    FactIsOneOf,
    FactWithin,
    FlagSaid,
    LevelAtLeast,
    NeedGiven,
    Not,
    SomeChild,
    SwitchIs,
)
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.rules import Switch
from erstanlauf.domain.situation import ENDLESS, German, Housing, Qualification, Span, Status, Work
from erstanlauf.knowledge.faults import BadSpan, UnknownCode, UnknownField
from erstanlauf.knowledge.record import Record

ALWAYS: Final[Condition] = AllOf(())

_CODES: Mapping[str, type[StrEnum]] = {
    "status": Status,
    "partner.status": Status,
    "housing": Housing,
    "work": Work,
    "qualification": Qualification,
}
_NODES = ("all", "any", "not", "need", "flag", "child", "switch", "fact")
_ALL_FACTS = SPAN_FACTS | LEVEL_FACTS | YES_NO_FACTS | CODE_FACTS


def condition(record: Record, switches: Mapping[str, Switch]) -> Condition:
    """Return the condition a block describes.

    Raises a `KnowledgeFault` at the first field that is not of the language above.
    """
    named = [name for name in _NODES if record.has(name)]
    if len(named) != 1:
        record.refuse(named[1] if named else "all", UnknownField)
    built = _BUILDERS[named[0]](record, switches)
    record.finish()
    return built


def span(record: Record) -> Span:
    """Return the span of a block with `from` and `to`; an end that is not there is open."""
    low = record.optional_integer("from")
    high = record.optional_integer("to")
    try:
        return Span(0 if low is None else low, ENDLESS if high is None else high)
    except ValueError:
        record.refuse("from", BadSpan)


def _all(record: Record, switches: Mapping[str, Switch]) -> Condition:
    return AllOf(tuple(condition(part, switches) for part in record.records("all")))


def _any(record: Record, switches: Mapping[str, Switch]) -> Condition:
    return AnyOf(tuple(condition(part, switches) for part in record.records("any")))


def _not(record: Record, switches: Mapping[str, Switch]) -> Condition:
    return Not(condition(record.record("not"), switches))


def _need(record: Record, _: Mapping[str, Switch]) -> Condition:
    return NeedGiven(frozenset(record.codes("need", Topic)))


def _flag(record: Record, _: Mapping[str, Switch]) -> Condition:
    return FlagSaid(frozenset(record.codes("flag", Flag)))


def _child(record: Record, _: Mapping[str, Switch]) -> Condition:
    limit = record.record("child")
    within = span(limit)
    limit.finish()
    return SomeChild(within)


def _switch(record: Record, switches: Mapping[str, Switch]) -> Condition:
    name = record.text("switch")
    if name not in switches:
        record.refuse("switch", UnknownCode, value=name, allowed=", ".join(sorted(switches)))
    positions = record.texts("is")
    for position in positions:
        if position not in switches[name].positions:
            record.refuse("is", UnknownCode, value=position, allowed=", ".join(switches[name].positions))
    return SwitchIs(name, frozenset(positions))


def _fact(record: Record, _: Mapping[str, Switch]) -> Condition:
    fact = record.text("fact")
    if fact not in _ALL_FACTS:
        record.refuse("fact", UnknownCode, value=fact, allowed=", ".join(sorted(_ALL_FACTS)))
    if fact in SPAN_FACTS:
        return FactWithin(fact, span(record))
    if fact in LEVEL_FACTS:
        return LevelAtLeast(fact, record.code("at_least", German))
    if fact in YES_NO_FACTS:
        return FactIsOneOf(fact, frozenset({record.truth("is")}))
    return FactIsOneOf(fact, frozenset(record.codes("is", _CODES[fact])))  # type: ignore[arg-type]  # codes are fact values


_BUILDERS: Mapping[str, Callable[[Record, Mapping[str, Switch]], Condition]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "need": _need,
    "flag": _flag,
    "child": _child,
    "switch": _switch,
    "fact": _fact,
}
