"""How facts of the catalogue age: a group of facts has an age and a limit; what is past it counts as unconfirmed.

The limits are data (`resources/catalogue/ageing.yaml`). Knows no store, no slip and no page.

Why this way (2026-11): a stale fact is not hidden. It counts as `MEDIUM`, which the slip prints with its date and
"vorher anrufen": an address of last year is better than none, as long as nobody takes it for confirmed. A date that
lies ahead is a slip of the pen and confirms nothing, or a wrong year would keep a fact fresh for a decade.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from erstanlauf.domain.catalogue import UNDATED, Catalogue, Confidence, Contact, Kind, Offer, Service, Stated


class FieldGroup(StrEnum):
    """Facts that change together and are asked about in one call."""

    PLACE = "place"
    REACH = "reach"
    TIMES = "times"
    TERMS = "terms"
    ROOM = "room"
    LANGUAGES = "languages"


GROUP_OF: Mapping[str, FieldGroup] = {
    **dict.fromkeys(("address", "building", "transport", "step_free"), FieldGroup.PLACE),
    **dict.fromkeys(("phone", "email", "url"), FieldGroup.REACH),
    **dict.fromkeys(("hours", "consultation", "closures", "appointment"), FieldGroup.TIMES),
    **dict.fromkeys(("cost", "documents"), FieldGroup.TERMS),
    **dict.fromkeys(("capacity", "response_days", "referral_method"), FieldGroup.ROOM),
    "spoken": FieldGroup.LANGUAGES,
}
"""The group of each fact of an `Offer` and its `Contact`."""


@dataclass(frozen=True, slots=True)
class AgeLimits:
    """After how many days a group has to be asked about again; kinds that are set apart never age (110, 112).

    `by_kind` holds what is otherwise for a kind, in the place of the days that hold for all.
    """

    days: Mapping[FieldGroup, int]
    ageless: frozenset[Kind] = frozenset()
    by_kind: Mapping[Kind, Mapping[FieldGroup, int]] = field(default_factory=dict)

    def of(self, kind: Kind) -> "AgeLimits":
        """Return the limits as they hold for the facts of one kind."""
        own = self.by_kind.get(kind)
        return replace(self, days={**self.days, **own}) if own else self


def facts_of(offer: Offer) -> Iterator[tuple[str, Stated[Any]]]:
    """Yield the facts that are known of an offer, by the name of their field, in the order of the slip."""
    for name in GROUP_OF:
        fact = fact_of(offer, name)
        if fact is not None:
            yield name, fact


def fact_of(offer: Offer, name: str) -> Stated[Any] | None:
    """Return one fact of an offer by the name of its field."""
    fact: Stated[Any] | None = getattr(_holder(offer, name), name)
    return fact


def with_fact(offer: Offer, name: str, fact: Stated[Any] | None) -> Offer:
    """Return an offer with one fact replaced, or taken out."""
    change: dict[str, Any] = {name: fact}
    if name in _IN_CONTACT:
        return replace(offer, contact=replace(offer.contact, **change))
    return replace(offer, **change)


def kind_of(offer: Offer) -> Kind:
    """Return the kind an offer is of."""
    return Kind(offer.id.partition("/")[0])


def verified_on(as_of: str) -> date | None:
    """Return the earliest day a fact may be of: a month counts from its first day. None where nobody says."""
    if as_of == UNDATED:
        return None
    return date.fromisoformat(as_of + "-01-01"[3 * as_of.count("-") :])


def is_stale(fact: Stated[Any], group: FieldGroup, limits: AgeLimits, on: date) -> bool:
    """Whether a fact is past the limit of its group; one without a date is, and so is one of a day that lies ahead.

    `limits` are those of the fact's kind.
    """
    verified = verified_on(fact.as_of)
    return verified is None or not timedelta(0) <= on - verified <= timedelta(days=limits.days[group])


def stale_groups(offer: Offer, limits: AgeLimits, on: date) -> tuple[FieldGroup, ...]:
    """Return the groups of an offer of which a fact is past its limit."""
    stale = {GROUP_OF[name] for name, _ in stale_facts(offer, limits, on)}
    return tuple(group for group in FieldGroup if group in stale)


def stale_facts(offer: Offer, limits: AgeLimits, on: date) -> tuple[tuple[str, Stated[Any]], ...]:
    """Return the facts of an offer that are past their limit, by the name of their field."""
    kind = kind_of(offer)
    if kind in limits.ageless:
        return ()
    mine = limits.of(kind)
    return tuple((name, fact) for name, fact in facts_of(offer) if is_stale(fact, GROUP_OF[name], mine, on))


def told_lately(offer: Offer, name: str, limits: AgeLimits, on: date) -> object | None:
    """Return the value of a fact that may be told and is not past its limit."""
    fact, kind = fact_of(offer, name), kind_of(offer)
    if fact is None or fact.confidence is Confidence.LOW:
        return None
    if kind not in limits.ageless and is_stale(fact, GROUP_OF[name], limits.of(kind), on):
        return None
    value: object = fact.value
    return value


def is_confirmed(offer: Offer, limits: AgeLimits, on: date) -> bool:
    """Whether somebody who goes there can rely on it: address or telephone is confirmed, and nothing that prints is
    doubtful or past its limit.
    """
    printing = {name: fact for name, fact in facts_of(offer) if fact.confidence is not Confidence.LOW}
    doubtful = {name for name, fact in printing.items() if fact.confidence is not Confidence.HIGH}
    doubtful |= {name for name, _ in stale_facts(offer, limits, on) if name in printing}
    return not doubtful and ("address" in printing or "phone" in printing)


def share_confirmed(offers: Iterable[Offer], limits: AgeLimits, on: date) -> tuple[int, int]:
    """Return how many of the offers are confirmed, and how many there are."""
    found = [is_confirmed(offer, limits, on) for offer in offers]
    return sum(found), len(found)


class OfferAge(StrEnum):
    """How old what is known of an offer is, as a whole. `DUE`: something goes past its limit within `SOON`."""

    FRESH = "fresh"
    DUE = "due"
    STALE = "stale"
    UNCONFIRMED = "unconfirmed"


SOON = timedelta(days=30)


def ages(catalogue: Catalogue, limits: AgeLimits, on: date) -> Mapping[OfferAge, int]:
    """Return how many offers of a catalogue are of which age; each counts once."""
    found = Counter(_age_of(offer, limits, on) for service in catalogue.services.values() for offer in service.offers)
    return {age: found[age] for age in OfferAge}


def aged(catalogue: Catalogue, limits: AgeLimits, on: date) -> Catalogue:
    """Return a catalogue as it counts on a day: what is confirmed and past its limit is `MEDIUM`."""
    services = {
        kind: service if kind in limits.ageless else _aged_service(service, limits.of(kind), on)
        for kind, service in catalogue.services.items()
    }
    return replace(catalogue, services=services)


def _aged_service(service: Service, limits: AgeLimits, on: date) -> Service:
    return replace(service, offers=tuple(_aged_offer(offer, limits, on) for offer in service.offers))


def _aged_offer(offer: Offer, limits: AgeLimits, on: date) -> Offer:
    for name, fact in tuple(facts_of(offer)):
        if fact.confidence is Confidence.HIGH and is_stale(fact, GROUP_OF[name], limits, on):
            offer = with_fact(offer, name, replace(fact, confidence=Confidence.MEDIUM))
    return offer


def _age_of(offer: Offer, limits: AgeLimits, on: date) -> OfferAge:
    if stale_facts(offer, limits, on):
        return OfferAge.STALE
    if not is_confirmed(offer, limits, on):
        return OfferAge.UNCONFIRMED
    return OfferAge.DUE if stale_facts(offer, limits, on + SOON) else OfferAge.FRESH


_IN_CONTACT = frozenset(each.name for each in fields(Contact))


def _holder(offer: Offer, name: str) -> Offer | Contact:
    return offer.contact if name in _IN_CONTACT else offer
