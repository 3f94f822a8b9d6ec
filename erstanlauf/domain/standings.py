"""How one kind of service stands for a visit: suggested, a near miss, or neither, with reasons and what is still open.

Decided in this order, and nothing later brings back what an earlier step took away: 1. what a guard bars; 2. what an
ordinary rule excludes; 3. hard limits of the catalogue; 4. what a rule offers. An offer whose condition is still open,
or whose kind has an open or soft limit, could fit.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from erstanlauf.domain.catalogue import Confidence, Kind, Offer, OfferId, Service
from erstanlauf.domain.conditions import Case, NeedGiven
from erstanlauf.domain.findings import Finding
from erstanlauf.domain.limits import Limits, limits_of
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.questions import CERTAIN_WEIGHT, POSSIBLE_WEIGHT
from erstanlauf.domain.rules import Rank
from erstanlauf.domain.suggestion import LIMITS, Adult, LimitCode, NearMiss, Reason, Suggestion, Verdict
from erstanlauf.domain.truth import Truth

AFTER_ALL_NEEDS = len(Topic)
_Order = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one kind stands, before sorting."""

    suggestion: Suggestion | None
    near_miss: NearMiss | None
    order: _Order
    open_facts: tuple[tuple[frozenset[str], int], ...] = ()


def standing_of(
    service: Service,
    case: Case,
    findings: tuple[Finding, ...],
    barred: Mapping[Kind, Finding],
    language: str | None,
) -> Standing:
    """Return how a kind stands, given all findings and what the guards keep out."""
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
        return Standing(None, None, _last())
    return _offered(service, allowed, limits, bar, language)


def ordered_offers(offers: tuple[Offer, ...], language: str | None) -> tuple[OfferId, ...]:
    """Return offers best first: those in the newcomer's language, then the better confirmed, then as in the file."""
    sureness = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}
    ranked = sorted(offers, key=lambda offer: (language not in offer.languages, sureness[offer.confidence]))
    return tuple(offer.id for offer in ranked)


def _offered(
    service: Service,
    possible: list[Finding],
    limits: Mapping[int, Limits],
    bar: Finding | None,
    language: str | None,
) -> Standing:
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
    return Standing(suggestion, None, _order(best, verdict), open_facts)


def _open_facts(finding: Finding, limits: Limits, bar: Finding | None) -> tuple[frozenset[str], int]:
    """What still decides an offer: its own condition, the limits of the kind, a guard that waits for an answer."""
    facts = finding.effect.when.open_facts(finding.case) | limits.open_facts
    if bar is not None:
        facts |= bar.effect.when.open_facts(bar.case)
    return facts, CERTAIN_WEIGHT if finding.effect.verdict is Verdict.FITS else POSSIBLE_WEIGHT


def _verdict(finding: Finding, limits: Limits, bar: Finding | None) -> Verdict:
    certain = finding.truth is Truth.MET and limits.truth is Truth.MET and not limits.soft and bar is None
    return finding.effect.verdict if certain else Verdict.COULD_FIT


def _limit_matters(finding: Finding, limits: Limits) -> bool:
    return finding.effect.verdict is Verdict.FITS and (limits.soft or limits.truth is Truth.UNKNOWN)


def _limit_reason(finding: Finding, limits: Limits) -> Reason:
    if limits.truth is Truth.UNKNOWN:
        return Reason(LIMITS, LimitCode.OPEN, tuple(sorted(limits.open_facts)), finding.adult)
    return Reason(LIMITS, LimitCode.STATUS_SOFT, ("status",), finding.adult)


def _refused(service: Service, case: Case, reason: Reason, asked: bool) -> Standing:
    """A kind a rule keeps out is a near miss when the person came for one of its topics or a rule would offer it."""
    near = asked or not set(service.topics).isdisjoint(case.needs)
    miss = NearMiss(service.kind, (reason,), reason.facts) if near else None
    return Standing(None, miss, _last())


def _out_of_limits(service: Service, limits: Limits, adult: Adult) -> Standing:
    reasons = tuple(Reason(LIMITS, code, facts, adult) for code, facts in limits.failed)
    change = tuple(dict.fromkeys(fact for _, facts in limits.failed for fact in facts))
    return Standing(None, NearMiss(service.kind, reasons, change), _last())


def _order(finding: Finding, verdict: Verdict) -> _Order:
    """Rank first, then the order of the needs, then what it would rank once certain, then the order of the file."""
    rank = finding.effect.rank if verdict is Verdict.FITS else Rank.MAY
    return (rank, _need_index(finding), finding.effect.rank, finding.position)


def _last() -> _Order:
    return (Rank.MAY, AFTER_ALL_NEEDS, Rank.MAY, 0)


def _need_index(finding: Finding) -> int:
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
