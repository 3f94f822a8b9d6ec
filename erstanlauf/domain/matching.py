"""The engine: reads the rules for one visit and answers with suggestions, near misses and information.

How a kind stands is decided in this order, and nothing later brings back what an earlier step took away:
1. what a guard (danger, minors, status not given) bars; 2. what an ordinary rule excludes; 3. hard limits of the
catalogue; 4. what a rule offers. An offer whose condition is still open, or whose kind has an open or soft limit,
could fit.

Source: rules, "How to read the rules".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from erstanlauf.domain.catalogue import Catalogue, Confidence, Kind, Offer, OfferId, Service
from erstanlauf.domain.conditions import Case, NeedGiven
from erstanlauf.domain.limits import Limits, limits_of
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.questions import CERTAIN_WEIGHT, POSSIBLE_WEIGHT, most_useful
from erstanlauf.domain.rules import Effect, Rank, Rule, RuleBook
from erstanlauf.domain.suggestion import (
    FALLBACK,
    LIMITS,
    Adult,
    Information,
    LimitCode,
    NearMiss,
    Reason,
    Suggestion,
    Suggestions,
    Verdict,
)
from erstanlauf.domain.truth import Truth

AFTER_ALL_NEEDS = len(Topic)
_Order = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Finding:
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


@dataclass(frozen=True, slots=True)
class _Standing:
    """How one kind stands, before sorting."""

    suggestion: Suggestion | None
    near_miss: NearMiss | None
    order: _Order
    open_facts: tuple[tuple[frozenset[str], int], ...] = ()


def suggest(case: Case, catalogue: Catalogue, rulebook: RuleBook, on: date, language: str | None = None) -> Suggestions:
    """Return what fits a visit on a day, best first. `language` is the slip language; it only orders the offers."""
    findings = _findings(case, rulebook, on)
    barred = _barred(findings, catalogue)
    standings = {
        kind: _standing(service, case, findings, barred, language) for kind, service in catalogue.services.items()
    }
    cleared = any(finding.effect.all_but is not None and finding.counts for finding in findings)
    ordered = sorted((each for each in standings.values() if each.suggestion), key=lambda each: each.order)
    suggestions = [each.suggestion for each in ordered if each.suggestion]
    if not suggestions and case.needs:
        suggestions = _fallback(case, catalogue, rulebook, barred, language)
    near_misses = [each.near_miss for each in standings.values() if each.near_miss and not cleared]
    return Suggestions(
        suggestions=_with_primary(suggestions, rulebook.guiding),
        near_misses=tuple(near_misses),
        information=_information(case, rulebook, on),
        next_questions=most_useful(
            (_unasked(case, facts), weight) for each in standings.values() for facts, weight in each.open_facts
        ),
        barred={kind: finding.reason for kind, finding in barred.items()},
    )


def ordered_offers(offers: tuple[Offer, ...], language: str | None) -> tuple[OfferId, ...]:
    """Return offers best first: those in the newcomer's language, then the better confirmed, then as in the file."""
    sureness = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}
    ranked = sorted(offers, key=lambda offer: (language not in offer.languages, sureness[offer.confidence]))
    return tuple(offer.id for offer in ranked)


def _findings(case: Case, rulebook: RuleBook, on: date) -> tuple[_Finding, ...]:
    found = []
    position = 0
    for rule in rulebook.in_force(on):
        for effect in rule.effects:
            position += 1
            for adult, reading in _readings(case, rule):
                if effect.trigger.holds(reading) is Truth.MET:
                    found.append(_Finding(rule, effect, reading, adult, effect.when.holds(reading), position))
    return tuple(found)


def _readings(case: Case, rule: Rule) -> Iterable[tuple[Adult, Case]]:
    """The person, and for rules that are read for each adult also the partner, in the same household."""
    yield Adult.PERSON, case
    partner = case.situation.partner
    if rule.per_adult and partner is not None:
        as_partner = replace(case.situation, age=partner.age, status=partner.status, german=partner.german)
        yield Adult.PARTNER, replace(case, situation=replace(as_partner, title_months=None, partner=None))


def _barred(findings: tuple[_Finding, ...], catalogue: Catalogue) -> Mapping[Kind, _Finding]:
    """What the guards keep out, each guard in its turn; what an earlier guard offers, a later one cannot bar."""
    barred: dict[Kind, _Finding] = {}
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


def _standing(
    service: Service,
    case: Case,
    findings: tuple[_Finding, ...],
    barred: Mapping[Kind, _Finding],
    language: str | None,
) -> _Standing:
    mine = [finding for finding in findings if service.kind in finding.effect.kinds]
    offering = [each for each in mine if each.effect.verdict is not Verdict.NOT and each.truth is not Truth.NOT_MET]
    limits = {id(each): limits_of(service.target, each.case.situation, each.effect.concerns) for each in offering}
    possible = [each for each in offering if limits[id(each)].truth is not Truth.NOT_MET]
    bar = barred.get(service.kind)
    if bar is not None and (bar.truth is Truth.MET or bar.effect.all_but is not None):
        return _refused(service, case, bar.reason, asked=bool(offering))
    excluded = {each.adult: each.reason for each in mine if each.excludes}
    allowed = [each for each in possible if each.adult not in excluded]
    if excluded and not allowed:
        return _refused(service, case, next(iter(excluded.values())), asked=True)
    if offering and not allowed:
        return _out_of_limits(service, limits[id(offering[0])], offering[0].adult)
    if not allowed:
        return _Standing(None, None, _last())
    return _offered(service, allowed, limits, bar, language)


def _offered(
    service: Service,
    possible: list[_Finding],
    limits: Mapping[int, Limits],
    bar: _Finding | None,
    language: str | None,
) -> _Standing:
    """A kind that at least one rule offers: the strongest offer gives the verdict, every one gives its reason."""
    verdicts = {id(each): _verdict(each, limits[id(each)], bar) for each in possible}
    best = min(possible, key=lambda each: _order(each, verdicts[id(each)]))
    verdict = verdicts[id(best)]
    same = [each for each in possible if verdicts[id(each)] is verdict]
    told = [each for each in same if each.truth is Truth.MET] or [best]
    reasons = [each.reason for each in sorted(told, key=lambda each: _order(each, verdicts[id(each)]))]
    reasons += [_limit_reason(each, limits[id(each)]) for each in told if _limit_matters(each, limits[id(each)])]
    if bar is not None:
        reasons.append(Reason(bar.rule.id, LimitCode.OPEN, bar.reason.facts))
    suggestion = Suggestion(
        kind=service.kind,
        verdict=verdict,
        primary=False,
        reasons=tuple(dict.fromkeys(reasons)),
        offers=ordered_offers(service.offers, language),
        printable=bar is None,
    )
    open_facts = () if verdict is Verdict.FITS else tuple(_open_facts(each, limits[id(each)], bar) for each in possible)
    return _Standing(suggestion, None, _order(best, verdict), open_facts)


def _open_facts(finding: _Finding, limits: Limits, bar: _Finding | None) -> tuple[frozenset[str], int]:
    """What still decides an offer: its own condition, the limits of the kind, a guard that waits for an answer."""
    facts = finding.effect.when.open_facts(finding.case) | limits.open_facts
    if bar is not None:
        facts |= bar.effect.when.open_facts(bar.case)
    return facts, CERTAIN_WEIGHT if finding.effect.verdict is Verdict.FITS else POSSIBLE_WEIGHT


def _verdict(finding: _Finding, limits: Limits, bar: _Finding | None) -> Verdict:
    certain = finding.truth is Truth.MET and limits.truth is Truth.MET and not limits.soft and bar is None
    return finding.effect.verdict if certain else Verdict.COULD_FIT


def _limit_matters(finding: _Finding, limits: Limits) -> bool:
    return finding.effect.verdict is Verdict.FITS and (limits.soft or limits.truth is Truth.UNKNOWN)


def _limit_reason(finding: _Finding, limits: Limits) -> Reason:
    if limits.truth is Truth.UNKNOWN:
        return Reason(LIMITS, LimitCode.OPEN, tuple(sorted(limits.open_facts)), finding.adult)
    return Reason(LIMITS, LimitCode.STATUS_SOFT, ("status",), finding.adult)


def _refused(service: Service, case: Case, reason: Reason, asked: bool) -> _Standing:
    """A kind a rule keeps out is a near miss when the person came for one of its topics or a rule would offer it."""
    near = asked or not set(service.topics).isdisjoint(case.needs)
    miss = NearMiss(service.kind, (reason,), reason.facts) if near else None
    return _Standing(None, miss, _last())


def _out_of_limits(service: Service, limits: Limits, adult: Adult) -> _Standing:
    reasons = tuple(Reason(LIMITS, code, facts, adult) for code, facts in limits.failed)
    change = tuple(dict.fromkeys(fact for _, facts in limits.failed for fact in facts))
    return _Standing(None, NearMiss(service.kind, reasons, change), _last())


def _unasked(case: Case, facts: frozenset[str]) -> frozenset[str]:
    """Leave out facts that have an answer: a band that lies across the edge of a rule is not asked for again."""
    return frozenset(fact for fact in facts if getattr(case.situation, fact, None) is None)


def _order(finding: _Finding, verdict: Verdict) -> _Order:
    """Rank first, then the order of the needs, then what it would rank once certain, then the order of the file."""
    rank = finding.effect.rank if verdict is Verdict.FITS else Rank.MAY
    return (rank, _need_index(finding), finding.effect.rank, finding.position)


def _last() -> _Order:
    return (Rank.MAY, AFTER_ALL_NEEDS, Rank.MAY, 0)


def _need_index(finding: _Finding) -> int:
    """Place of the first need the finding answers; what a flag or fact triggers comes after the needs.

    Danger, deadlines and advice do not wait their turn: among them only the order of the rules counts.
    """
    if finding.effect.rank < Rank.NEED:
        return AFTER_ALL_NEEDS
    topics = _topics_in(finding.effect.trigger)
    places = [place for place, need in enumerate(finding.case.needs) if need in topics]
    return min(places, default=AFTER_ALL_NEEDS)


def _topics_in(condition: object) -> frozenset[Topic]:
    if isinstance(condition, NeedGiven):
        return condition.topics
    parts = getattr(condition, "parts", ())
    return frozenset().union(*(_topics_in(part) for part in parts))


def _with_primary(suggestions: list[Suggestion], guiding: tuple[Kind, ...]) -> tuple[Suggestion, ...]:
    """Mark the first fitting guiding service; nobody is advised twice, so there is at most one."""
    primary = next((each for each in suggestions if each.kind in guiding and each.verdict is Verdict.FITS), None)
    return tuple(replace(each, primary=each is primary) for each in suggestions)


def _information(case: Case, rulebook: RuleBook, on: date) -> tuple[Information, ...]:
    return tuple(
        Information(rule.id, notice.code)
        for rule in rulebook.in_force(on)
        for notice in rule.notices
        if notice.when.holds(case) is Truth.MET
    )


def _fallback(
    case: Case, catalogue: Catalogue, rulebook: RuleBook, barred: Mapping[Kind, _Finding], language: str | None
) -> list[Suggestion]:
    """Nobody leaves with nothing: the first fallback kind whose limits are kept, else the first that may be."""
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
