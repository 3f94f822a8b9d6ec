"""How one kind of service stands for a visit: suggested, a near miss, or neither, with reasons and what is still open.

Decided in this order, and nothing later brings back what an earlier step took away: 1. what a guard bars; 2. what an
ordinary rule excludes; 3. hard limits of the catalogue; 4. what a rule offers. An offer whose condition is still open,
or whose kind has an open or soft limit, could fit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from erstanlauf.domain.catalogue import Offer, OfferId, Service
from erstanlauf.domain.conditions import Case, NeedGiven, failing_facts
from erstanlauf.domain.findings import Finding
from erstanlauf.domain.limits import Limits, limits_of
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.rules import Effect, Rank
from erstanlauf.domain.suggestion import LIMITS, LimitCode, NearMiss, Reason, Suggestion, Verdict
from erstanlauf.domain.truth import Truth

AFTER_ALL_NEEDS = len(Topic)
Order = tuple[int, int, int, int]
InOrder = Callable[[tuple[Offer, ...]], tuple[OfferId, ...]]
"""Puts the offers of a kind in order, best first."""
_LAST: Order = (Rank.MAY, AFTER_ALL_NEEDS, Rank.MAY, 0)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one kind stands, before sorting."""

    suggestion: Suggestion | None
    near_miss: NearMiss | None
    order: Order
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class _Chance:
    """What a rule offers, held against the hard limits of the kind and a guard that may still wait for an answer."""

    finding: Finding
    limits: Limits
    verdict: Verdict
    order: Order

    @property
    def limit_reasons(self) -> tuple[Reason, ...]:
        """Why a rule's "fits" is none because of a limit."""
        adult = self.finding.adult
        if self.finding.effect.verdict is not Verdict.FITS:
            return ()
        if self.limits.truth is Truth.UNKNOWN:
            return (Reason(LIMITS, LimitCode.OPEN, tuple(sorted(self.limits.open_facts)), adult),)
        return (Reason(LIMITS, LimitCode.STATUS_SOFT, ("status",), adult),) if self.limits.soft else ()


def standing_of(
    service: Service, case: Case, mine: Sequence[Finding], bar: Finding | None, in_order: InOrder
) -> Standing:
    """Return how a kind stands, given the findings that name it and the guard that keeps it out, if one does."""
    offering = [each for each in mine if each.effect.verdict is not Verdict.NOT and each.truth is not Truth.NOT_MET]
    if bar is not None and (bar.truth is Truth.MET or bar.effect.all_but is not None):
        return _refused(service, case, bar.reason, asked=bool(offering))
    excluded = {each.adult: each.reason for each in mine if each.excludes}
    chances = [_chance(service, each, bar) for each in offering]
    open_chances = [each for each in chances if each.limits.truth is not Truth.NOT_MET]
    allowed = [each for each in open_chances if each.finding.adult not in excluded]
    if allowed:
        return _offered(service, allowed, bar, in_order)
    if excluded:
        return _refused(service, case, next(iter(excluded.values())), asked=True)
    if chances:
        return _out_of_limits(service, chances[0])
    return _missed(service, case, [each for each in mine if each.effect.verdict is not Verdict.NOT])


def _chance(service: Service, finding: Finding, bar: Finding | None) -> _Chance:
    effect = finding.effect
    limits = limits_of(service.target, finding.case.situation, effect.concerns)
    certain = bar is None and finding.truth is Truth.MET and limits.truth is Truth.MET and not limits.soft
    verdict = effect.verdict if certain else Verdict.COULD_FIT
    rank = effect.rank if verdict is Verdict.FITS else Rank.MAY
    return _Chance(finding, limits, verdict, place_of(rank, effect, finding.position, finding.case))


def _offered(service: Service, chances: list[_Chance], bar: Finding | None, in_order: InOrder) -> Standing:
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
        offers=in_order(service.offers),
        printable=bar is None,
    )
    return Standing(suggestion, None, best.order)


def _refused(service: Service, case: Case, reason: Reason, asked: bool) -> Standing:
    """A kind a rule keeps out is a near miss when the person came for one of its topics or a rule would offer it."""
    near = asked or not set(service.topics).isdisjoint(case.needs)
    miss = NearMiss(service.kind, (reason,), reason.facts) if near else None
    return Standing(None, miss, _LAST, is_refused=True)


def _out_of_limits(service: Service, chance: _Chance) -> Standing:
    failed = chance.limits.failed
    reasons = tuple(Reason(LIMITS, code, facts, chance.finding.adult) for code, facts in failed)
    change = tuple(dict.fromkeys(fact for _, facts in failed for fact in facts))
    return Standing(None, NearMiss(service.kind, reasons, change), _LAST)


def _missed(service: Service, case: Case, findings: list[Finding]) -> Standing:
    """A kind of a chosen topic whose rules all ask for something else: the one that asks for least says what.

    Among those that ask for as little, one that would have another paper comes last: nobody gets another paper so soon.
    """
    if not findings or set(service.topics).isdisjoint(case.needs):
        return Standing(None, None, _LAST)
    wanted = [(failing_facts(each.effect.when, each.case), each) for each in findings]
    facts, nearest = min(wanted, key=lambda pair: (len(pair[0]), "status" in pair[0], pair[1].position))
    change = tuple(sorted(facts))
    reason = Reason(nearest.rule.id, nearest.effect.reason, change, nearest.adult)
    return Standing(None, NearMiss(service.kind, (reason,), change), _LAST)


def place_of(rank: Rank, effect: Effect, position: int, case: Case) -> Order:
    """Return the place of a service this effect offers: rank, order of needs, rank once certain, order of the file."""
    return (rank, _need_index(effect, case), effect.rank, position)


def _need_index(effect: Effect, case: Case) -> int:
    """Place of the first need the effect answers; what a flag or fact triggers comes after the needs.

    Danger, deadlines and advice do not wait their turn: among them only the order of the rules counts.
    """
    if effect.rank < Rank.NEED:
        return AFTER_ALL_NEEDS
    topics = _topics_in(effect.trigger)
    places = [place for place, need in enumerate(case.needs) if need in topics]
    return min(places, default=AFTER_ALL_NEEDS)


def _topics_in(condition: object) -> frozenset[Topic]:
    if isinstance(condition, NeedGiven):
        return condition.topics
    parts = getattr(condition, "parts", ())
    return frozenset().union(*(_topics_in(part) for part in parts))
