"""An invented town of any size with 200 rules: the same at every run, shaped like the real catalogue and rule book.

What the shape is taken from: four offers to three kinds, five effects to a rule, conditions of one to three parts, an
age limit at every third kind. In the largest town every kind is named by a rule about once, so none is there for show.
Left out is what is rare in the real rules: guards, second adults, switches.
"""

from datetime import date
from random import Random

from erstanlauf.domain.catalogue import Catalogue, Kind, Service, Target
from erstanlauf.domain.conditions import (
    AllOf,
    AnyOf,
    Case,
    Condition,
    FactIsOneOf,
    FactWithin,
    LevelAtLeast,
    NeedGiven,
    Not,
    SomeChild,
)
from erstanlauf.domain.matching import Matcher
from erstanlauf.domain.needs import TILE_TOPICS, Topic
from erstanlauf.domain.rules import Effect, Rank, Rule, RuleBook
from erstanlauf.domain.situation import German, Housing, Qualification, Situation, Span, Status, Work
from erstanlauf.domain.suggestion import Verdict
from tests.builders import a_catalogue, a_rule, a_rulebook, a_service, an_effect, an_offer

RULES = 200
EFFECTS_OF_A_RULE = 5
VISITS = 6

_ON = date(2026, 11, 23)
_VERDICTS = (*[Verdict.FITS] * 5, *[Verdict.COULD_FIT] * 3, *[Verdict.NOT] * 2)
_RANKS = (Rank.DEADLINE, Rank.ROOF, Rank.NEED, Rank.NEED, Rank.GUIDING)
_STATUSES = tuple(status for status in Status if status is not Status.OFFEN)


def a_matcher(offers: int) -> Matcher:
    """Return the engine over a town with so many offers."""
    catalogue = _a_catalogue(offers)
    return Matcher(catalogue, _a_rulebook(tuple(catalogue.services)), _ON)


def visits() -> list[Case]:
    """Return visits with two needs each of which everything is known, to the year."""
    chance = Random(2)
    return [_a_visit(chance) for _ in range(VISITS)]


def at_the_start(case: Case) -> Case:
    """Return the same visit when only the status is known, so that nearly everything is still open."""
    return Case(Situation(status=case.situation.status), case.needs, case.flags, case.switches)


def _a_catalogue(offers: int) -> Catalogue:
    services: list[Service] = []
    left = offers
    while left > 0:
        number = len(services)
        here = min(left, 2 if number % 3 == 0 else 1)
        left -= here
        target = Target(
            age=Span(16, 66) if number % 3 == 1 else None,
            status_exclude=frozenset({Status.VISUM, Status.DULDUNG}) if number % 5 == 0 else frozenset(),
        )
        topic = TILE_TOPICS[number % len(TILE_TOPICS)]
        mine = tuple(an_offer(f"kind{number}/at{each}") for each in range(here))
        services.append(a_service(f"kind{number}", topic, target=target, offers=mine))
    return a_catalogue(*services)


def _a_rulebook(kinds: tuple[Kind, ...]) -> RuleBook:
    chance = Random(1)
    effects = RULES * EFFECTS_OF_A_RULE
    return a_rulebook(*(_a_rule(chance, number, kinds, effects) for number in range(RULES)))


def _a_rule(chance: Random, number: int, kinds: tuple[Kind, ...], effects: int) -> Rule:
    places = range(number, effects, RULES)
    named = [kinds[place::effects] or (kinds[place % len(kinds)],) for place in places]
    return a_rule(*(_an_effect(chance, mine) for mine in named), rule_id=f"T{number:03}")


def _an_effect(chance: Random, kinds: tuple[Kind, ...]) -> Effect:
    return an_effect(
        *kinds,
        verdict=chance.choice(_VERDICTS),
        trigger=NeedGiven(frozenset(chance.sample(TILE_TOPICS, chance.choice((1, 1, 2))))),
        when=_a_condition(chance),
        rank=chance.choice(_RANKS),
    )


def _a_condition(chance: Random) -> Condition:
    parts = [_a_part(chance) for _ in range(chance.choice((1, 1, 1, 2, 2, 3)))]
    signed = tuple(Not(part) if chance.random() < 0.2 else part for part in parts)
    if len(signed) == 1:
        return signed[0]
    return AnyOf(signed) if chance.random() < 0.2 else AllOf(signed)


def _a_part(chance: Random) -> Condition:
    sort = chance.randrange(10)
    if sort < 4:
        return FactIsOneOf("status", frozenset(chance.sample(_STATUSES, 5)))
    if sort < 5:
        return FactIsOneOf(chance.choice(("registered", "money_short", "eu")), frozenset({chance.random() < 0.5}))
    if sort < 6:
        return FactIsOneOf("housing", frozenset(chance.sample(list(Housing), 2)))
    if sort < 8:
        low = chance.choice((0, 16, 18, 27))
        return FactWithin("age", Span(low, low + chance.choice((8, 30, 900))))
    if sort < 9:
        return LevelAtLeast("german", chance.choice((German.A2, German.B1)))
    low, high = sorted(chance.sample(range(18), 2))
    return SomeChild(Span(low, high))


def _a_visit(chance: Random) -> Case:
    situation = Situation(
        age=Span.exactly(chance.randrange(14, 70)),
        status=chance.choice(_STATUSES),
        eu=chance.random() < 0.5,
        months_in_de=Span.exactly(chance.randrange(60)),
        children=tuple(Span.exactly(chance.randrange(18)) for _ in range(chance.randrange(3))),
        housing=chance.choice(list(Housing)),
        registered=chance.random() < 0.5,
        work=Work.SEEKING,
        money_short=chance.random() < 0.5,
        german=chance.choice(list(German)),
        qualification=Qualification.NONE,
    )
    needs: tuple[Topic, ...] = tuple(chance.sample(TILE_TOPICS, 2))
    return Case(situation, needs, frozenset(), {})
