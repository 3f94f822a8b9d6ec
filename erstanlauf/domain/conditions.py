"""The language of the rules: conditions over facts, needs, flags and switches, as plain data that can be walked.

Each node answers two things: whether it holds (three-valued) and which unknown facts keep it open. Nothing in here is
parsed from strings; `erstanlauf.knowledge.rules` builds the nodes from the rule files and checks them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import ENDLESS, FactValue, German, Situation, Span
from erstanlauf.domain.truth import Truth, all_of, any_of, negation, truth_of

NO_FACTS: frozenset[str] = frozenset()
_LEVELS = tuple(German)


@dataclass(frozen=True, slots=True)
class Case:
    """One reading of the rules: the person, what was picked and said, and how the switches stand."""

    situation: Situation
    needs: tuple[Topic, ...]
    flags: frozenset[Flag]
    switches: Mapping[str, str]


class Condition(Protocol):
    """A node of a condition."""

    def holds(self, case: Case) -> Truth:
        """Return whether the condition is met by what is known."""

    def open_facts(self, case: Case) -> frozenset[str]:
        """Return the unknown facts that keep it open; empty when it is decided."""


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]

    def holds(self, case: Case) -> Truth:
        return all_of(part.holds(case) for part in self.parts)

    def open_facts(self, case: Case) -> frozenset[str]:
        return _open_facts(self, self.parts, case)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def holds(self, case: Case) -> Truth:
        return any_of(part.holds(case) for part in self.parts)

    def open_facts(self, case: Case) -> frozenset[str]:
        return _open_facts(self, self.parts, case)


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition

    def holds(self, case: Case) -> Truth:
        return negation(self.part.holds(case))

    def open_facts(self, case: Case) -> frozenset[str]:
        return self.part.open_facts(case)


@dataclass(frozen=True, slots=True)
class NeedGiven:
    """One of the topics was picked."""

    topics: frozenset[Topic]

    def holds(self, case: Case) -> Truth:
        return truth_of(not self.topics.isdisjoint(case.needs))

    def open_facts(self, case: Case) -> frozenset[str]:
        return NO_FACTS


@dataclass(frozen=True, slots=True)
class FlagSaid:
    """One of the flags was said. Silence is "not said": flags are never asked for."""

    flags: frozenset[Flag]

    def holds(self, case: Case) -> Truth:
        return truth_of(not self.flags.isdisjoint(case.flags))

    def open_facts(self, case: Case) -> frozenset[str]:
        return NO_FACTS


@dataclass(frozen=True, slots=True)
class ProblemsAtLeast:
    """At least so many problems were said; flags of one row are one problem."""

    rows: tuple[frozenset[Flag], ...]
    count: int

    def holds(self, case: Case) -> Truth:
        return truth_of(len(problems_said(self.rows, case.flags)) >= self.count)

    def open_facts(self, case: Case) -> frozenset[str]:
        return NO_FACTS


@dataclass(frozen=True, slots=True)
class SwitchIs:
    """A switch that a person sets in the program stands on one of the positions."""

    switch: str
    positions: frozenset[str]

    def holds(self, case: Case) -> Truth:
        return truth_of(case.switches[self.switch] in self.positions)

    def open_facts(self, case: Case) -> frozenset[str]:
        return NO_FACTS


@dataclass(frozen=True, slots=True)
class FactIsOneOf:
    """A fact with a closed list of values is one of these."""

    fact: str
    values: frozenset[FactValue]

    def holds(self, case: Case) -> Truth:
        value = fact_value(case.situation, self.fact)
        return Truth.UNKNOWN if value is None else truth_of(value in self.values)

    def open_facts(self, case: Case) -> frozenset[str]:
        return frozenset({self.fact}) if self.holds(case) is Truth.UNKNOWN else NO_FACTS


@dataclass(frozen=True, slots=True)
class FactWithin:
    """An age or a number of months lies within a span; a band that lies across its edge leaves the condition open."""

    fact: str
    within: Span

    def holds(self, case: Case) -> Truth:
        value = fact_value(case.situation, self.fact)
        return Truth.UNKNOWN if value is None else span_within(_span(value), self.within)

    def open_facts(self, case: Case) -> frozenset[str]:
        return frozenset({self.fact}) if self.holds(case) is Truth.UNKNOWN else NO_FACTS


@dataclass(frozen=True, slots=True)
class LevelAtLeast:
    """The level of German is at least this one."""

    fact: str
    level: German

    def holds(self, case: Case) -> Truth:
        value = fact_value(case.situation, self.fact)
        if value is None:
            return Truth.UNKNOWN
        return truth_of(_LEVELS.index(German(value)) >= _LEVELS.index(self.level))  # type: ignore[arg-type]

    def open_facts(self, case: Case) -> frozenset[str]:
        return frozenset({self.fact}) if self.holds(case) is Truth.UNKNOWN else NO_FACTS


@dataclass(frozen=True, slots=True)
class SomeChild:
    """At least one child of the visit has an age within the span."""

    within: Span

    def holds(self, case: Case) -> Truth:
        return some_child_within(case.situation, self.within)

    def open_facts(self, case: Case) -> frozenset[str]:
        return frozenset({"children"}) if self.holds(case) is Truth.UNKNOWN else NO_FACTS


def facts_in(condition: Condition) -> frozenset[str]:
    """Return every fact a condition reads."""
    if isinstance(condition, AllOf | AnyOf):
        return frozenset().union(*(facts_in(part) for part in condition.parts))
    if isinstance(condition, Not):
        return facts_in(condition.part)
    if isinstance(condition, FactIsOneOf | FactWithin | LevelAtLeast):
        return frozenset({condition.fact})
    return frozenset({"children"}) if isinstance(condition, SomeChild) else NO_FACTS


def failing_facts(condition: Condition, case: Case) -> frozenset[str]:
    """Return the facts that would have to be otherwise for a condition that is not met; empty for any other."""
    if condition.holds(case) is not Truth.NOT_MET:
        return NO_FACTS
    if isinstance(condition, AllOf | AnyOf):
        return frozenset().union(*(failing_facts(part, case) for part in condition.parts))
    return facts_in(condition)


def problems_said(rows: tuple[frozenset[Flag], ...], flags: frozenset[Flag]) -> tuple[frozenset[Flag], ...]:
    """Return of each row that counts what was said of it."""
    return tuple(row & flags for row in rows if row & flags)


def span_within(value: Span, limit: Span) -> Truth:
    """Return whether a band lies wholly inside, wholly outside, or across the edge of a limit."""
    if limit.low <= value.low and value.high <= limit.high:
        return Truth.MET
    return Truth.NOT_MET if value.high < limit.low or value.low > limit.high else Truth.UNKNOWN


def some_child_within(situation: Situation, limit: Span) -> Truth:
    """Return whether a child of the visit has an age within the limit; unknown children leave it open."""
    if situation.children is None:
        return Truth.UNKNOWN
    return any_of(span_within(age, limit) for age in situation.children)


def fact_value(situation: Situation, fact: str) -> FactValue:
    """Return the value of a fact by name; "partner.status" reads the second adult, who is not known when absent."""
    return READERS[fact](situation)


def _reader(name: str) -> Callable[[Situation], FactValue]:
    owner, _, field = name.rpartition(".")

    def read(situation: Situation) -> FactValue:
        holder = getattr(situation, owner) if owner else situation
        value: FactValue = None if holder is None else getattr(holder, field)
        return value

    return read


SPAN_FACTS = frozenset({"age", "months_in_de", "title_months", "partner.age"})
LEVEL_FACTS = frozenset({"german", "partner.german"})
YES_NO_FACTS = frozenset(
    {"eu", "registered", "money_short", "title_before_2025_04", "application_made", "work_forbidden"}
)
CODE_FACTS = frozenset({"status", "housing", "work", "qualification", "assigned", "partner.status"})
READERS: Mapping[str, Callable[[Situation], FactValue]] = {
    name: _reader(name) for name in sorted(SPAN_FACTS | LEVEL_FACTS | YES_NO_FACTS | CODE_FACTS)
}


def _open_facts(node: Condition, parts: tuple[Condition, ...], case: Case) -> frozenset[str]:
    if node.holds(case) is not Truth.UNKNOWN:
        return NO_FACTS
    return frozenset().union(*(part.open_facts(case) for part in parts))


def _span(value: FactValue) -> Span:
    if not isinstance(value, Span):
        raise TypeError("not a span")
    return value


ANY_AGE = Span(0, ENDLESS)
