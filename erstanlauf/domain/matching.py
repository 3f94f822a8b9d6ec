"""The engine: reads the rules for one visit and answers with suggestions, near misses and information.

`findings` says what the rules in force say, `standings` how each kind stands; here the answer is put together.
Source: rules, "How to read the rules".
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from erstanlauf.domain.catalogue import Catalogue, Kind
from erstanlauf.domain.conditions import Case
from erstanlauf.domain.findings import Finding, barred_by_guards, effects_in_force, findings_of
from erstanlauf.domain.limits import limits_of
from erstanlauf.domain.offer_order import OfferOrder, ordered_offers
from erstanlauf.domain.rules import RuleBook
from erstanlauf.domain.standings import Standing, standing_of
from erstanlauf.domain.suggestion import FALLBACK, LIMITS, Information, Reason, Suggestion, Suggestions, Verdict
from erstanlauf.domain.truth import Truth


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules say to one visit, before it is put in order."""

    case: Case
    language: str | None
    findings: tuple[Finding, ...]
    barred: Mapping[Kind, Finding]
    standings: Mapping[Kind, Standing]

    def is_refused(self, kind: Kind) -> bool:
        """Whether a guard or an exclusion keeps the kind out, whatever else is learned."""
        standing = self.standings.get(kind)
        return standing is not None and standing.suggestion is None and standing.is_refused

    def waits_for(self, kind: Kind) -> frozenset[str]:
        """Return the facts a guard waits for before the kind may be printed."""
        bar = self.barred.get(kind)
        return frozenset() if bar is None else bar.effect.when.open_facts(bar.case)


class Matcher:
    """Reads one rule book over one catalogue as of one day. What does not change between visits is worked out once.

    `order` says which offers of a kind come first at the moment of a visit.
    """

    def __init__(self, catalogue: Catalogue, rulebook: RuleBook, on: date, order: OfferOrder | None = None) -> None:
        self.catalogue = catalogue
        self.rulebook = rulebook
        self._order = order
        self.effects = effects_in_force(rulebook, on)
        self._notices = tuple((rule, notice) for rule in rulebook.in_force(on) for notice in rule.notices)

    def answer(self, case: Case, language: str | None = None) -> Suggestions:
        """Return what fits a visit, best first. `language` is the slip language; it only orders the offers."""
        return self.answer_of(self.read(case, language))

    def read(self, case: Case, language: str | None = None) -> "Reading":
        """Return how every kind stands that a rule names or a guard bars; most of a large catalogue is never looked
        at.
        """
        services = self.catalogue.services
        findings = findings_of(case, self.effects)
        barred = barred_by_guards(findings, services.keys())
        by_kind = _by_kind(findings)
        named = {**dict.fromkeys(by_kind), **dict.fromkeys(barred)}
        in_order = partial(ordered_offers, language=language, order=self._order)
        standings = {
            kind: standing_of(services[kind], case, by_kind.get(kind, ()), barred.get(kind), in_order)
            for kind in named
            if kind in services
        }
        return Reading(case, language, findings, barred, standings)

    def answer_of(self, reading: "Reading") -> Suggestions:
        """Put a reading together into the answer."""
        case, standings = reading.case, reading.standings.values()
        cleared = any(finding.effect.all_but is not None and finding.counts for finding in reading.findings)
        ordered = sorted((each for each in standings if each.suggestion), key=lambda each: each.order)
        suggestions = [each.suggestion for each in ordered if each.suggestion]
        answered = {topic for each in suggestions for topic in self.catalogue.services[each.kind].topics}
        gaps = () if cleared else tuple(need for need in case.needs if need not in answered)
        if case.needs and (gaps or not any(each.printable for each in suggestions)):
            suggestions += self._fallback(case, reading, {each.kind for each in suggestions if each.printable})
        reasons = {id(finding): finding.reason for finding in reading.barred.values()}
        return Suggestions(
            suggestions=_with_primary(suggestions, self.rulebook.guiding),
            near_misses=() if cleared else tuple(each.near_miss for each in standings if each.near_miss),
            information=self._information(case, cleared),
            next_questions=(),
            barred={kind: reasons[id(finding)] for kind, finding in reading.barred.items()},
            gaps=gaps,
        )

    def _information(self, case: Case, cleared: bool) -> tuple[Information, ...]:
        """Where a guard has cleared the list, only guards still speak."""
        return tuple(
            Information(rule.id, notice.code)
            for rule, notice in self._notices
            if (rule.guard is not None or not cleared) and notice.when.holds(case) is Truth.MET
        )

    def _fallback(self, case: Case, reading: "Reading", suggested: Set[Kind]) -> list[Suggestion]:
        """Nobody leaves with nothing, nor with only what must wait for an answer before it may be printed.

        The first fallback kind whose limits are kept, else the first whose limits may be; none where one of them is
        suggested already.
        """
        if not suggested.isdisjoint(self.rulebook.fallback):
            return []
        candidates = [
            self.catalogue.services[kind]
            for kind in self.rulebook.fallback
            if kind in self.catalogue.services and kind not in reading.barred
        ]
        standing = [(service, limits_of(service.target, case.situation).truth) for service in candidates]
        kept = [service for service, truth in standing if truth is Truth.MET]
        open_ones = [service for service, truth in standing if truth is Truth.UNKNOWN]
        return [
            Suggestion(
                kind=service.kind,
                verdict=Verdict.COULD_FIT,
                primary=False,
                reasons=(Reason(LIMITS, FALLBACK),),
                offers=ordered_offers(service.offers, reading.language, self._order),
            )
            for service in [*kept, *open_ones][:1]
        ]


def _by_kind(findings: tuple[Finding, ...]) -> Mapping[Kind, list[Finding]]:
    found: dict[Kind, list[Finding]] = {}
    for finding in findings:
        for kind in finding.effect.kinds:
            found.setdefault(kind, []).append(finding)
    return found


def _with_primary(suggestions: list[Suggestion], guiding: tuple[Kind, ...]) -> tuple[Suggestion, ...]:
    """Mark the guiding service that fits and is preferred; nobody is advised twice, so there is at most one."""
    fitting = [each for each in suggestions if each.kind in guiding and each.verdict is Verdict.FITS]
    primary = min(fitting, key=lambda each: guiding.index(each.kind), default=None)
    return tuple(replace(each, primary=True) if each is primary else each for each in suggestions)
