"""Builds the conditions of rules from plain data and refuses what the engine could not read. Knows no kinds of service.

A condition is a block with exactly one of these fields:
`problems` (how many of the rows of `problem_flags` at least), `all`, `any` (lists of conditions), `not` (a
condition), `need`, `flag` (lists of codes), `child` (a span of years), `switch` with `is`, or `fact` with `is`
(codes, true, false), `from`/`to` (years or months) or `at_least` (German).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
    ProblemsAtLeast,
    SomeChild,
    SwitchIs,
)
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.rules import Switch
from erstanlauf.domain.situation import ENDLESS, Assigned, German, Housing, Qualification, Span, Status, Work
from erstanlauf.knowledge.faults import BadSpan, UnknownCode, UnknownField
from erstanlauf.knowledge.record import Record

ALWAYS: Final[Condition] = AllOf(())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the rule book gives conditions to speak of."""

    switches: Mapping[str, Switch]
    problem_flags: tuple[frozenset[Flag], ...]


_CODES: Mapping[str, type[StrEnum]] = {
    "status": Status,
    "partner.status": Status,
    "housing": Housing,
    "work": Work,
    "qualification": Qualification,
    "assigned": Assigned,
}
_NODES = ("all", "any", "not", "need", "flag", "problems", "child", "switch", "fact")
_ALL_FACTS = SPAN_FACTS | LEVEL_FACTS | YES_NO_FACTS | CODE_FACTS


def condition_at(record: Record, field: str, book: Vocabulary, otherwise: Condition = ALWAYS) -> Condition:
    """Return the condition below a field that may be left out; raises as `condition`."""
    block = record.optional_record(field)
    return otherwise if block is None else condition(block, book)


def condition(record: Record, book: Vocabulary) -> Condition:
    """Return the condition a block describes.

    Raises a `KnowledgeFault` at the first field that is not of the language above.
    """
    named = [name for name in _NODES if record.has(name)]
    if len(named) != 1:
        record.refuse(named[1] if named else "all", UnknownField)
    built = _BUILDERS[named[0]](record, book)
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


def _all(record: Record, book: Vocabulary) -> Condition:
    return AllOf(tuple(condition(part, book) for part in record.records("all")))


def _any(record: Record, book: Vocabulary) -> Condition:
    return AnyOf(tuple(condition(part, book) for part in record.records("any")))


def _not(record: Record, book: Vocabulary) -> Condition:
    return Not(condition(record.record("not"), book))


def _need(record: Record, _: Vocabulary) -> Condition:
    return NeedGiven(frozenset(record.codes("need", Topic)))


def _flag(record: Record, _: Vocabulary) -> Condition:
    return FlagSaid(frozenset(record.codes("flag", Flag)))


def _problems(record: Record, book: Vocabulary) -> Condition:
    return ProblemsAtLeast(book.problem_flags, record.integer("problems"))


def _child(record: Record, _: Vocabulary) -> Condition:
    limit = record.record("child")
    within = span(limit)
    limit.finish()
    return SomeChild(within)


def _switch(record: Record, book: Vocabulary) -> Condition:
    name = record.text("switch")
    if name not in book.switches:
        record.refuse("switch", UnknownCode, value=name, allowed=", ".join(sorted(book.switches)))
    positions = record.texts("is")
    for position in positions:
        if position not in book.switches[name].positions:
            record.refuse("is", UnknownCode, value=position, allowed=", ".join(book.switches[name].positions))
    return SwitchIs(name, frozenset(positions))


def _fact(record: Record, _: Vocabulary) -> Condition:
    fact = record.text("fact")
    if fact not in _ALL_FACTS:
        record.refuse("fact", UnknownCode, value=fact, allowed=", ".join(sorted(_ALL_FACTS)))
    if fact in SPAN_FACTS:
        return FactWithin(fact, span(record))
    if fact in LEVEL_FACTS:
        return LevelAtLeast(fact, record.code("at_least", German))
    if fact in YES_NO_FACTS:
        return FactIsOneOf(fact, frozenset({record.truth("is")}))
    return FactIsOneOf(fact, frozenset(record.codes("is", _CODES[fact])))  # type: ignore[arg-type]  # all are facts


_BUILDERS: Mapping[str, Callable[[Record, Vocabulary], Condition]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "need": _need,
    "flag": _flag,
    "problems": _problems,
    "child": _child,
    "switch": _switch,
    "fact": _fact,
}
