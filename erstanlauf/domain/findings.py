"""What the rules in force say to a visit, effect by effect, and what the guards among them keep out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.conditions import NO_FACTS, Case
from erstanlauf.domain.rules import Effect, Rule, RuleBook
from erstanlauf.domain.suggestion import Adult, Reason, Verdict
from erstanlauf.domain.truth import Truth


@dataclass(frozen=True, slots=True)
class Finding:
    """An effect of a rule in force, read for one adult. Only findings whose trigger is met are kept."""

    rule: Rule
    effect: Effect
    case: Case
    adult: Adult
    truth: Truth
    position: int

    @property
    def reason(self) -> Reason:
        return Reason(self.rule.id, self.effect.reason, tuple(sorted(self.open_facts)), self.adult)

    @property
    def open_facts(self) -> frozenset[str]:
        """The unknown facts it waits for; a decided condition is not walked again."""
        return self.effect.when.open_facts(self.case) if self.truth is Truth.UNKNOWN else NO_FACTS

    @property
    def counts(self) -> bool:
        """Whether an exclusion is to be kept: it holds, or it holds until it is disproved."""
        return self.truth is Truth.MET or (self.truth is Truth.UNKNOWN and self.effect.holds_while_unknown)

    @property
    def excludes(self) -> bool:
        """Whether this is an ordinary exclusion that is to be kept; guards bar in their own way."""
        return self.rule.guard is None and self.effect.verdict is Verdict.NOT and self.counts


@dataclass(frozen=True, slots=True)
class Placed:
    """An effect of a rule in force and its place among all of them, guards first."""

    rule: Rule
    effect: Effect
    position: int


def effects_in_force(rulebook: RuleBook, on: date) -> tuple[Placed, ...]:
    """Return the effects of all rules that hold on a day, in the order in which they are read."""
    pairs = [(rule, effect) for rule in rulebook.in_force(on) for effect in rule.effects]
    return tuple(Placed(rule, effect, position) for position, (rule, effect) in enumerate(pairs))


def findings_of(case: Case, effects: tuple[Placed, ...]) -> tuple[Finding, ...]:
    """Return what the effects say to the visit, in their order."""
    found = []
    partner = _as_partner(case)
    for placed in effects:
        effect = placed.effect
        readings = (
            ((Adult.PERSON, case), (Adult.PARTNER, partner)) if placed.rule.per_adult else ((Adult.PERSON, case),)
        )
        for adult, reading in readings:
            if reading is not None and effect.trigger.holds(reading) is Truth.MET:
                found.append(Finding(placed.rule, effect, reading, adult, effect.when.holds(reading), placed.position))
    return tuple(found)


def _as_partner(case: Case) -> Case | None:
    """The second adult of the visit, read in the same household; None where there is none."""
    partner = case.situation.partner
    if partner is None:
        return None
    person = replace(case.situation, age=partner.age, status=partner.status, german=partner.german)
    return replace(case, situation=replace(person, title_months=None, partner=None))


def barred_by_guards(findings: tuple[Finding, ...], kinds: Collection[Kind]) -> Mapping[Kind, Finding]:
    """Return what the guards keep out, each guard in its turn; what an earlier guard offers, a later one cannot bar."""
    barred: dict[Kind, Finding] = {}
    safe: set[Kind] = set()
    guards = sorted({finding.rule.guard for finding in findings if finding.rule.guard is not None})
    for guard in guards:
        mine = [finding for finding in findings if finding.rule.guard == guard]
        for finding in mine:
            if finding.effect.verdict is Verdict.NOT and finding.counts:
                for kind in finding.effect.barred_among(kinds):
                    if kind not in safe:
                        barred.setdefault(kind, finding)
        safe.update(
            kind
            for finding in mine
            if finding.effect.verdict is not Verdict.NOT and finding.truth is not Truth.NOT_MET
            for kind in finding.effect.kinds
            if kind not in barred
        )
    return barred
