"""Which question to ask next: the one that can change most of what would be printed, and none that changes nothing.

A service that waits for facts is imagined as it would stand once they all spoke for it. Where it would come onto the
slip, each fact it waits for is worth asking: the more, the higher its place and the fewer facts it waits for. A service
that is on the slip already is worth a question when an answer could take it off.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.findings import Finding
from erstanlauf.domain.limits import limits_of
from erstanlauf.domain.matching import Matcher, Reading
from erstanlauf.domain.questions import is_asked
from erstanlauf.domain.rules import Rank
from erstanlauf.domain.situation import FACTS
from erstanlauf.domain.standings import Order, place_of
from erstanlauf.domain.suggestion import FEWEST_PRINTED, MOST_PRINTED, Adult, Verdict, printed
from erstanlauf.domain.truth import Truth

_PLACE_WEIGHTS = (4, 2, 1)
"""What a change is worth at the first, second and third place of the slip."""

assert len(_PLACE_WEIGHTS) == MOST_PRINTED


def next_questions(matcher: Matcher, reading: Reading, skipped: Collection[str]) -> tuple[str, ...]:
    """Return the facts worth asking for, most useful first; empty when no answer changes what would be printed.

    `reading` is this matcher's. `skipped` are facts the person gave no answer to: they stay unknown, so nothing waits
    for them any more. Ties go by the order of the facts.
    """
    case = reading.case
    if not case.needs and not case.flags:
        return ()
    gains: dict[str, Fraction] = {}
    for facts, place in _openings(matcher, reading):
        waiting = [fact for fact in facts if getattr(case.situation, fact, None) is None]
        if not waiting or any(fact in skipped or not is_asked(fact) for fact in waiting):
            continue
        for fact in waiting:
            gains[fact] = gains.get(fact, Fraction(0)) + Fraction(_PLACE_WEIGHTS[place], len(waiting) ** 2)
    return tuple(sorted(gains, key=lambda fact: (-gains[fact], FACTS.index(fact))))


@dataclass(frozen=True, slots=True)
class _Slip:
    """What would be printed now: the place of each kind, and the orders a newcomer has to beat."""

    places: Mapping[Kind, int]
    orders: tuple[Order, ...]
    certain: frozenset[Kind]


def _openings(matcher: Matcher, reading: Reading) -> Iterator[tuple[frozenset[str], int]]:
    """Yield the facts a service waits for and the place it would take on the slip, or holds and could lose."""
    slip = _slip_now(matcher, reading)
    yield from _better_fallbacks(matcher, reading, slip)
    for finding in reading.findings:  # nobody is asked for what would start a rule: it is a need, or said unasked
        effect = finding.effect
        if finding.adult is not Adult.PERSON or finding.truth is Truth.NOT_MET:
            continue
        facts = finding.open_facts
        for kind in effect.kinds:
            if effect.verdict is Verdict.NOT:
                if facts and kind in slip.places:
                    yield facts, slip.places[kind]
            elif kind not in slip.certain and not reading.is_refused(kind):
                yield from _opening(matcher, reading, finding, kind, facts, slip)


def _better_fallbacks(matcher: Matcher, reading: Reading, slip: _Slip) -> Iterator[tuple[frozenset[str], int]]:
    """Where no rule speaks, a fallback that is preferred waits for the answers that would show its limits kept."""
    preferred = matcher.rulebook.fallback
    for kind, place in slip.places.items():
        standing = reading.standings.get(kind)
        if standing is not None and standing.suggestion is not None:
            continue
        for better in preferred[: preferred.index(kind) + 1]:
            service = matcher.catalogue.services.get(better)
            if service is None or better in reading.barred:
                continue
            limits = limits_of(service.target, reading.case.situation)
            if limits.truth is Truth.UNKNOWN:
                yield limits.open_facts, place


def _slip_now(matcher: Matcher, reading: Reading) -> _Slip:
    answer = matcher.answer_of(reading)
    shown = [each.kind for each in printed(answer, matcher.catalogue)]
    certain = frozenset(each.kind for each in answer.suggestions if each.verdict is Verdict.FITS)
    orders = tuple(reading.standings[kind].order for kind in shown if kind in reading.standings)
    return _Slip({kind: place for place, kind in enumerate(shown)}, orders, certain)


def _opening(
    matcher: Matcher, reading: Reading, finding: Finding, kind: Kind, facts: frozenset[str], slip: _Slip
) -> Iterator[tuple[frozenset[str], int]]:
    """Imagine that everything speaks for the kind, and yield what it waits for if it would come onto the slip."""
    service = matcher.catalogue.services.get(kind)
    if service is None:
        return
    effect = finding.effect
    limits = limits_of(service.target, reading.case.situation, effect.concerns)
    if limits.truth is Truth.NOT_MET:
        return
    waiting = facts | limits.open_facts | reading.waits_for(kind)
    if not waiting:
        return
    fits = effect.verdict is Verdict.FITS and not limits.soft
    rank = effect.rank if fits else Rank.MAY
    order = place_of(rank, effect, finding.position, reading.case)
    place = sum(other < order for other in slip.orders)
    if place < (MOST_PRINTED if fits else FEWEST_PRINTED):
        yield waiting, place
