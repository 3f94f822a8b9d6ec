"""The engine: reads the rules for one visit and answers with suggestions, near misses and information.

`findings` says what the rules in force say, `standings` how each kind stands; here the answer is put together.
Source: rules, "How to read the rules".
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from erstanlauf.domain.catalogue import Catalogue, Kind
from erstanlauf.domain.conditions import Case
from erstanlauf.domain.findings import Finding, barred_by_guards, findings_of
from erstanlauf.domain.limits import limits_of
from erstanlauf.domain.questions import most_useful
from erstanlauf.domain.rules import RuleBook
from erstanlauf.domain.standings import ordered_offers, standing_of
from erstanlauf.domain.suggestion import FALLBACK, LIMITS, Information, Reason, Suggestion, Suggestions, Verdict
from erstanlauf.domain.truth import Truth


def suggest(case: Case, catalogue: Catalogue, rulebook: RuleBook, on: date, language: str | None = None) -> Suggestions:
    """Return what fits a visit on a day, best first. `language` is the slip language; it only orders the offers."""
    findings = findings_of(case, rulebook, on)
    barred = barred_by_guards(findings, catalogue)
    standings = {
        kind: standing_of(service, case, findings, barred, language) for kind, service in catalogue.services.items()
    }
    cleared = any(finding.effect.all_but is not None and finding.counts for finding in findings)
    ordered = sorted((each for each in standings.values() if each.suggestion), key=lambda each: each.order)
    suggestions = [each.suggestion for each in ordered if each.suggestion]
    if case.needs and not any(each.printable for each in suggestions):
        suggestions += _fallback(case, catalogue, rulebook, barred, language)
    near_misses = [each.near_miss for each in standings.values() if each.near_miss and not cleared]
    return Suggestions(
        suggestions=_with_primary(suggestions, rulebook.guiding),
        near_misses=tuple(near_misses),
        information=_information(case, rulebook, on, cleared),
        next_questions=most_useful(
            (_unasked(case, facts), weight) for each in standings.values() for facts, weight in each.open_facts
        ),
        barred={kind: finding.reason for kind, finding in barred.items()},
    )


def _unasked(case: Case, facts: frozenset[str]) -> frozenset[str]:
    """Leave out facts that have an answer: a band that lies across the edge of a rule is not asked for again."""
    return frozenset(fact for fact in facts if getattr(case.situation, fact, None) is None)


def _with_primary(suggestions: list[Suggestion], guiding: tuple[Kind, ...]) -> tuple[Suggestion, ...]:
    """Mark the first fitting guiding service; nobody is advised twice, so there is at most one."""
    primary = next((each for each in suggestions if each.kind in guiding and each.verdict is Verdict.FITS), None)
    return tuple(replace(each, primary=each is primary) for each in suggestions)


def _information(case: Case, rulebook: RuleBook, on: date, cleared: bool) -> tuple[Information, ...]:
    """Where a guard has cleared the list, only guards still speak."""
    return tuple(
        Information(rule.id, notice.code)
        for rule in rulebook.in_force(on)
        if rule.guard is not None or not cleared
        for notice in rule.notices
        if notice.when.holds(case) is Truth.MET
    )


def _fallback(
    case: Case, catalogue: Catalogue, rulebook: RuleBook, barred: Mapping[Kind, Finding], language: str | None
) -> list[Suggestion]:
    """Nobody leaves with nothing, nor with only what must wait for an answer before it may be printed.

    The first fallback kind whose limits are kept, else the first whose limits may be.
    """
    candidates = [catalogue.services[kind] for kind in rulebook.fallback if kind not in barred]
    standing = [(service, limits_of(service.target, case.situation).truth) for service in candidates]
    kept = [service for service, truth in standing if truth is Truth.MET]
    open_ones = [service for service, truth in standing if truth is Truth.UNKNOWN]
    return [
        Suggestion(
            kind=service.kind,
            verdict=Verdict.COULD_FIT,
            primary=False,
            reasons=(Reason(LIMITS, FALLBACK),),
            offers=ordered_offers(service.offers, language),
        )
        for service in [*kept, *open_ones][:1]
    ]
