"""What the rules in force say to a visit, effect by effect, and what the guards among them keep out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from erstanlauf.domain.catalogue import Catalogue, Kind
from erstanlauf.domain.conditions import Case
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
        facts = tuple(sorted(self.effect.when.open_facts(self.case)))
        return Reason(self.rule.id, self.effect.reason, facts, self.adult)

    @property
    def counts(self) -> bool:
        """Whether an exclusion is to be kept: it holds, or it holds until it is disproved."""
        return self.truth is Truth.MET or (self.truth is Truth.UNKNOWN and self.effect.holds_while_unknown)

    @property
    def excludes(self) -> bool:
        """Whether this is an ordinary exclusion that is to be kept; guards bar in their own way."""
        return self.rule.guard is None and self.effect.verdict is Verdict.NOT and self.counts


def findings_of(case: Case, rulebook: RuleBook, on: date) -> tuple[Finding, ...]:
    """Return what every rule in force on a day says to the visit, guards first, in the order of the rule files."""
    found = []
    position = 0
    for rule in rulebook.in_force(on):
        for effect in rule.effects:
            position += 1
            for adult, reading in _readings(case, rule):
                if effect.trigger.holds(reading) is Truth.MET:
                    found.append(Finding(rule, effect, reading, adult, effect.when.holds(reading), position))
    return tuple(found)


def _readings(case: Case, rule: Rule) -> Iterable[tuple[Adult, Case]]:
    """The person, and for rules that are read for each adult also the partner, in the same household."""
    yield Adult.PERSON, case
    partner = case.situation.partner
    if rule.per_adult and partner is not None:
        as_partner = replace(case.situation, age=partner.age, status=partner.status, german=partner.german)
        yield Adult.PARTNER, replace(case, situation=replace(as_partner, title_months=None, partner=None))


def barred_by_guards(findings: tuple[Finding, ...], catalogue: Catalogue) -> Mapping[Kind, Finding]:
    """Return what the guards keep out, each guard in its turn; what an earlier guard offers, a later one cannot bar."""
    barred: dict[Kind, Finding] = {}
    safe: set[Kind] = set()
    guards = sorted({finding.rule.guard for finding in findings if finding.rule.guard is not None})
    for guard in guards:
        mine = [finding for finding in findings if finding.rule.guard == guard]
        for kind in catalogue.services:
            bar = next((each for each in mine if each.counts and each.effect.bars(kind)), None)
            if bar is not None and kind not in safe:
                barred.setdefault(kind, bar)
        safe.update(
            kind
            for finding in mine
            if finding.effect.verdict is not Verdict.NOT and finding.truth is not Truth.NOT_MET
            for kind in finding.effect.kinds
            if kind not in barred
        )
    return barred
