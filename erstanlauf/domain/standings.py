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
from erstanlauf.domain.suggestion import LIMITS, LimitCode, NearMiss, Reason, Suggestion, Verdict
from erstanlauf.domain.truth import Truth

AFTER_ALL_NEEDS = len(Topic)
_Order = tuple[int, int, int, int]
_LAST: _Order = (Rank.MAY, AFTER_ALL_NEEDS, Rank.MAY, 0)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one kind stands, before sorting."""

    suggestion: Suggestion | None
    near_miss: NearMiss | None
    order: _Order
    open_facts: tuple[tuple[frozenset[str], int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Chance:
    """What a rule offers, held against the hard limits of the kind and a guard that may still wait for an answer."""

    finding: Finding
    limits: Limits
    bar: Finding | None

    @property
    def verdict(self) -> Verdict:
        certain = self.finding.truth is Truth.MET and self.limits.truth is Truth.MET and not self.limits.soft
        return self.finding.effect.verdict if certain and self.bar is None else Verdict.COULD_FIT

    @property
    def order(self) -> _Order:
        """Rank first, then the order of the needs, then what it would rank once certain, then the order of the file."""
        effect = self.finding.effect
        rank = effect.rank if self.verdict is Verdict.FITS else Rank.MAY
        return (rank, _need_index(self.finding), effect.rank, self.finding.position)

    @property
    def limit_reasons(self) -> tuple[Reason, ...]:
        """Why a rule's "fits" is none because of a limit."""
        adult = self.finding.adult
        if self.finding.effect.verdict is not Verdict.FITS:
            return ()
        if self.limits.truth is Truth.UNKNOWN:
            return (Reason(LIMITS, LimitCode.OPEN, tuple(sorted(self.limits.open_facts)), adult),)
        return (Reason(LIMITS, LimitCode.STATUS_SOFT, ("status",), adult),) if self.limits.soft else ()

    @property
    def open_facts(self) -> tuple[frozenset[str], int]:
        """The facts that still decide it, and what deciding it is worth."""
        facts = self.finding.effect.when.open_facts(self.finding.case) | self.limits.open_facts
        if self.bar is not None:
            facts |= self.bar.effect.when.open_facts(self.bar.case)
        return facts, CERTAIN_WEIGHT if self.finding.effect.verdict is Verdict.FITS else POSSIBLE_WEIGHT


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
    bar = barred.get(service.kind)
    if bar is not None and (bar.truth is Truth.MET or bar.effect.all_but is not None):
        return _refused(service, case, bar.reason, asked=bool(offering))
    excluded = {each.adult: each.reason for each in mine if each.excludes}
    chances = [_Chance(each, _limits(service, each), bar) for each in offering]
    open_chances = [each for each in chances if each.limits.truth is not Truth.NOT_MET]
    allowed = [each for each in open_chances if each.finding.adult not in excluded]
    if allowed:
        return _offered(service, allowed, bar, language)
    if excluded:
        return _refused(service, case, next(iter(excluded.values())), asked=True)
    return _out_of_limits(service, chances[0]) if chances else Standing(None, None, _LAST)


def ordered_offers(offers: tuple[Offer, ...], language: str | None) -> tuple[OfferId, ...]:
    """Return offers best first: those in the newcomer's language, then the better confirmed, then as in the file."""
    sureness = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}
    ranked = sorted(offers, key=lambda offer: (language not in offer.languages, sureness[offer.confidence]))
    return tuple(offer.id for offer in ranked)


def _limits(service: Service, finding: Finding) -> Limits:
    return limits_of(service.target, finding.case.situation, finding.effect.concerns)


def _offered(service: Service, chances: list[_Chance], bar: Finding | None, language: str | None) -> Standing:
    """The strongest chance gives verdict and place; those as strong and decided say why, else the strongest alone."""
    ranked = sorted(chances, key=lambda chance: chance.order)
    best = ranked[0]
    as_strong = [each for each in ranked if each.verdict is best.verdict and each.finding.truth is Truth.MET]
    told = as_strong or [best]
    reasons = [each.finding.reason for each in told] + [reason for each in told for reason in each.limit_reasons]
    if bar is not None:
        reasons.append(Reason(bar.rule.id, LimitCode.OPEN, bar.reason.facts))
    suggestion = Suggestion(
        kind=service.kind,
        verdict=best.verdict,
        primary=False,
        reasons=tuple(dict.fromkeys(reasons)),
        offers=ordered_offers(service.offers, language),
        printable=bar is None,
    )
    is_certain = best.verdict is Verdict.FITS
    return Standing(suggestion, None, best.order, () if is_certain else tuple(each.open_facts for each in chances))


def _refused(service: Service, case: Case, reason: Reason, asked: bool) -> Standing:
    """A kind a rule keeps out is a near miss when the person came for one of its topics or a rule would offer it."""
    near = asked or not set(service.topics).isdisjoint(case.needs)
    miss = NearMiss(service.kind, (reason,), reason.facts) if near else None
    return Standing(None, miss, _LAST)


def _out_of_limits(service: Service, chance: _Chance) -> Standing:
    failed = chance.limits.failed
    reasons = tuple(Reason(LIMITS, code, facts, chance.finding.adult) for code, facts in failed)
    change = tuple(dict.fromkeys(fact for _, facts in failed for fact in facts))
    return Standing(None, NearMiss(service.kind, reasons, change), _LAST)


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
