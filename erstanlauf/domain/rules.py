"""Rules as dated data: under which condition a kind of service fits, could fit or does not, and why.

A rule file is law and practice put into this form by people; `erstanlauf.knowledge.rules` reads and checks it. The
engine that reads a rule book is `erstanlauf.domain.matching`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.conditions import Condition
from erstanlauf.domain.needs import Flag
from erstanlauf.domain.suggestion import Verdict


class Rank(IntEnum):
    """Why a suggestion stands where it stands, first things first (rules, "How to read the rules", order)."""

    PROTECTION = 1
    DEADLINE = 2
    ADVICE_FIRST = 3
    ROOF = 4
    NEED = 5
    GUIDING = 6
    MAY = 7


class Concern(Enum):
    """Whose age the hard limits of a kind are held against."""

    PERSON = "person"
    CHILD = "child"


@dataclass(frozen=True, slots=True)
class RuleSource:
    """What a rule rests on. `sureness`: H read in statute text, M in a secondary source, L general knowledge."""

    ref: str
    date: date
    sureness: str


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing a rule says about kinds of service.

    Nothing is suggested unless `trigger` is met: a need, a flag or a fact that the person brought. `kinds` is empty
    when `all_but` says that everything else is barred. `holds_while_unknown` makes an exclusion count until it is
    disproved: what it names may then be seen but not printed, and what an `all_but` leaves out is not even seen.
    """

    kinds: tuple[Kind, ...]
    verdict: Verdict
    trigger: Condition
    when: Condition
    reason: str
    rank: Rank
    concerns: Concern = Concern.PERSON
    all_but: frozenset[Kind] | None = None
    holds_while_unknown: bool = False

    def barred_among(self, kinds: Collection[Kind]) -> Iterable[Kind]:
        """Return which of these kinds this effect keeps out where it holds and is an exclusion."""
        if self.all_but is None:
            return (kind for kind in self.kinds if kind in kinds)
        return (kind for kind in kinds if kind not in self.all_but)


@dataclass(frozen=True, slots=True)
class Notice:
    """A hint the screen must show when its condition is met."""

    when: Condition
    code: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in the form that holds from `valid_from` to `valid_to` (both inclusive, None: no end known).

    `guard` is the precedence of a rule that comes before all others (1 first, None: an ordinary rule); what a guard
    bars, no rule behind it brings back. `per_adult`: also read for the second adult of the visit.
    """

    id: str
    title: Mapping[str, str]
    sources: tuple[RuleSource, ...]
    valid_from: date
    valid_to: date | None
    review_on: date
    guard: int | None
    per_adult: bool
    effects: tuple[Effect, ...]
    notices: tuple[Notice, ...]

    def holds_on(self, day: date) -> bool:
        """Whether the rule is in force on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def is_overdue(self, day: date) -> bool:
        """Whether somebody should have looked at the rule again, so that it must be marked wherever it speaks."""
        return day > self.review_on


@dataclass(frozen=True, slots=True)
class Switch:
    """A setting a person makes in the program because the sources leave it open; the first position is the default.

    `title` says by language what is set, `words` by position and language what that position means.
    """

    name: str
    positions: tuple[str, ...]
    title: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules with the wording of every code, by language ("de", "en").

    `problem_flags` are the rows that count for Case Management, `guiding` the kinds of which at most one is primary,
    `fallback` the kinds for a person no rule speaks for, `case_management` who takes a case the clerk sends against
    the rules, with the condition for it; the last three in order of preference.
    """

    law_as_of: date
    rules: tuple[Rule, ...]
    switches: tuple[Switch, ...]
    wordings: Mapping[str, Mapping[str, str]]
    problem_flags: tuple[frozenset[Flag], ...]
    guiding: tuple[Kind, ...]
    fallback: tuple[Kind, ...]
    case_management: Mapping[Kind, Condition]

    def in_force(self, day: date) -> tuple[Rule, ...]:
        """Return the rules that hold on a day, guards first."""
        valid = [rule for rule in self.rules if rule.holds_on(day)]
        return tuple(sorted(valid, key=lambda rule: (rule.guard is None, rule.guard or 0)))

    def rule(self, rule_id: str, day: date) -> Rule | None:
        """Return the version of a rule that holds on a day; None for a limit that stands in the catalogue."""
        return next((rule for rule in self.rules if rule.id == rule_id and rule.holds_on(day)), None)

    def is_overdue(self, rule_id: str, on: date, today: date) -> bool:
        """Whether the version of a rule that holds `on` a day should have been looked at again by today."""
        rule = self.rule(rule_id, on)
        return rule is not None and rule.is_overdue(today)

    def wording(self, code: str, language: str) -> str:
        """Return the text of a reason or notice in German or English."""
        return self.wordings[code][language]

    def default_switches(self) -> dict[str, str]:
        """Return every switch on its cautious default."""
        return {switch.name: switch.positions[0] for switch in self.switches}

    def switches_at(self, wanted: Mapping[str, str]) -> dict[str, str]:
        """Return every switch on its wanted position; on its default where none is wanted or it has no such one."""
        wanted_known = {
            each.name: wanted[each.name] for each in self.switches if wanted.get(each.name) in each.positions
        }
        return self.default_switches() | wanted_known
