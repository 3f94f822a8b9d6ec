"""Real objects for tests, each with the least that makes it valid; a test names only what it is about."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TypeVar

from erstanlauf.domain.ageing import AgeLimits, FieldGroup
from erstanlauf.domain.catalogue import (
    Catalogue,
    Certainty,
    Confidence,
    Contact,
    Cost,
    Document,
    Grounds,
    Kind,
    Offer,
    OfferId,
    Privacy,
    Service,
    Stated,
    Target,
)
from erstanlauf.domain.conditions import AllOf, Case, Condition
from erstanlauf.domain.matching import Matcher
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.prerequisites import PlanBook, Prerequisites
from erstanlauf.domain.returning.hints import Hint
from erstanlauf.domain.rules import Effect, Rank, Rule, RuleBook, RuleSource
from erstanlauf.domain.situation import NOTHING_KNOWN, Partner, Situation, Span, Status
from erstanlauf.domain.suggestion import Suggestions, Verdict
from erstanlauf.domain.visit import SlipNumber, Visit, VisitId

Value = TypeVar("Value")

TODAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ALWAYS = AllOf(())
LIMITS = AgeLimits(dict.fromkeys(FieldGroup, 365))
"""Every fact has to be asked about again after a year."""
SURE = Certainty(Confidence.HIGH, Confidence.HIGH, Confidence.HIGH)


def a_situation(*, age: int | Span | None = None, status: Status | None = None, **facts: object) -> Situation:
    """Return a situation of which only the named facts are known."""
    years = Span.exactly(age) if isinstance(age, int) else age
    return Situation(age=years, status=status, **facts)  # type: ignore[arg-type]  # a test names facts as it likes


def a_case(
    *needs: Topic,
    situation: Situation = NOTHING_KNOWN,
    flags: frozenset[Flag] = frozenset(),
    switches: Mapping[str, str] | None = None,
) -> Case:
    """Return a case with these needs."""
    return Case(situation, needs, flags, switches or {})


def a_partner(age: int, status: Status) -> Partner:
    """Return a second adult."""
    return Partner(age=Span.exactly(age), status=status)


def a_fact(value: Value, confidence: Confidence = Confidence.HIGH, as_of: str = "2026-10") -> Stated[Value]:
    """Return a fact of the catalogue."""
    return Stated(value, confidence, ("TEST",), as_of)


def an_offer(
    offer_id: str,
    *,
    contact: Contact | None = None,
    languages: tuple[str, ...] = (),
    confidence: str = "high",
    cost: Stated[Cost] | None = None,
    documents: Stated[tuple[Document, ...]] | None = None,
) -> Offer:
    """Return an offer; its id names kind and organization."""
    return Offer(
        id=OfferId(offer_id),
        organization=offer_id.partition("/")[2].upper(),
        contact=contact or Contact(),
        spoken=a_fact(languages) if languages else None,
        confidence=Confidence(confidence),
        sources=("TEST",),
        cost=cost,
        documents=documents,
    )


def a_service(
    kind: str,
    *topics: Topic,
    target: Target | None = None,
    offers: tuple[Offer, ...] = (),
    privacy: Privacy = Privacy.OPEN,
) -> Service:
    """Return a kind of service with at least one offer."""
    return Service(
        kind=Kind(kind),
        name=kind.title(),
        description="",
        topics=topics or (Topic.SPRACHE,),
        target=target or Target(),
        offers=offers or (an_offer(f"{kind}/x"),),
        certainty=SURE,
        grounds=Grounds(("TEST",), ("TEST",), ("TEST",)),
        legal_kind="municipal",
        privacy=privacy,
    )


def a_catalogue(*services: Service) -> Catalogue:
    """Return a catalogue of these kinds."""
    return Catalogue("Musterstadt", "2026-11-01", {service.kind: service for service in services}, {})


def an_effect(
    *kinds: str,
    verdict: Verdict = Verdict.FITS,
    trigger: Condition = ALWAYS,
    when: Condition = ALWAYS,
    reason: str = "why",
    rank: Rank = Rank.NEED,
    all_but: frozenset[Kind] | None = None,
    holds_while_unknown: bool = False,
) -> Effect:
    """Return an effect that always holds."""
    return Effect(
        kinds=tuple(Kind(kind) for kind in kinds),
        verdict=verdict,
        trigger=trigger,
        when=when,
        reason=reason,
        rank=rank,
        all_but=all_but,
        holds_while_unknown=holds_while_unknown,
    )


def a_rule(*effects: Effect, rule_id: str = "T01", guard: int | None = None, per_adult: bool = False) -> Rule:
    """Return a rule in force without end."""
    return Rule(
        id=rule_id,
        title={"de": "Testregel", "en": "test rule"},
        sources=(RuleSource("Test", date(2026, 1, 1), "L"),),
        valid_from=date(2020, 1, 1),
        valid_to=None,
        review_on=date(2027, 1, 1),
        guard=guard,
        per_adult=per_adult,
        effects=effects,
        notices=(),
    )


def a_rulebook(*rules: Rule, guiding: tuple[str, ...] = (), fallback: tuple[str, ...] = ()) -> RuleBook:
    """Return a rule book of these rules, without wordings."""
    return RuleBook(
        law_as_of=date(2026, 8, 19),
        rules=rules,
        switches=(),
        wordings={},
        problem_flags=(),
        case_management={},
        guiding=tuple(Kind(kind) for kind in guiding),
        fallback=tuple(Kind(kind) for kind in fallback),
    )


def a_plan_book(**known: Prerequisites) -> PlanBook:
    """Return a plan book that knows only these kinds; its documents have no words."""
    services = {Kind(kind): found for kind, found in known.items()}
    return PlanBook(law_as_of=date(2026, 8, 19), review_on=date(2027, 2, 19), services=services, wordings={})


def suggest(
    case: Case, catalogue: Catalogue, rulebook: RuleBook, on: date = TODAY, language: str | None = None
) -> Suggestions:
    """Ask the engine once."""
    return Matcher(catalogue, rulebook, on).answer(case, language)


def no_hints(_catalogue: Catalogue, _on: date) -> Mapping[OfferId, Hint]:
    """Return no hint: nobody was told that an office is not responsible."""
    return {}


def a_visit(**changes: object) -> Visit:
    """Return an open visit."""
    return Visit(
        id=VisitId("0198b0f0-0000-7000-8000-000000000001"),
        number=SlipNumber("K7-418-3"),
        opened_at=MORNING,
        **changes,  # type: ignore[arg-type]  # a test names fields as it likes
    )
