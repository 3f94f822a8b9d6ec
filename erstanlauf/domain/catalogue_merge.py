"""Takes over what another catalogue knows better: the facts of each offer that were verified later there.

Knows no file and no store. Nothing is taken away: what only this catalogue holds stays, and is named.

Why this way (2026-11): two desks of one town, or a newer program, may both have corrected the same offer. The later
day of verification decides fact by fact, not the later file; a day that lies ahead is a slip of the pen and counts as
none. Of one day, what somebody confirmed stands against what was read. An office of another town is no help to somebody
who must go to the one of this town, so its offers come in at rest, beside ours and with ids of their own, and what a
kind is stays as it is here. An offer that was put to rest here is not woken by a file: only a person does that. No file
loosens what may stay of a visit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from erstanlauf.domain.ageing import GROUP_OF, fact_of, facts_of, verified_on, with_fact
from erstanlauf.domain.catalogue import (
    Catalogue,
    Grounds,
    Offer,
    OfferId,
    OfferStatus,
    OrganizationId,
    Service,
    Stated,
    stricter,
)
from erstanlauf.domain.catalogue_edits import Edit
from erstanlauf.domain.town_names import ending_of


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The step that takes another catalogue over, and what only this one holds (active offers, in its order)."""

    edit: Edit
    only_here: tuple[OfferId, ...]


def taking_over(here: Catalogue, there: Catalogue, today: date) -> TakenOver:
    """Return the step that brings what `there` knows better into `here`; an empty one where that is nothing."""
    ending = ending_of(there.city, here.city)
    if ending:
        there = _beside(there, here, ending)
    services = tuple(
        merged
        for kind, service in there.services.items()
        if (merged := _service(here.services.get(kind), service, today, is_same_town=not ending))
        != here.services.get(kind)
    )
    sources = {name: source for name, source in there.sources.items() if here.sources.get(name) != source}
    organizations = tuple(each for each in there.organizations.values() if here.organizations.get(each.id) != each)
    foreign = {name: text for name, text in there.foreign.items() if here.foreign.get(name) != text}
    known_there = {offer.id for service in there.services.values() for offer in service.offers}
    only_here = tuple(
        offer.id
        for service in here.active().services.values()
        for offer in service.offers
        if offer.id not in known_there
    )
    return TakenOver(Edit(services, sources, organizations, foreign), () if ending else only_here)


def weight(fact: Stated[Any], today: date) -> tuple[date, bool]:
    """Return what decides between two facts: the day it was verified, then whether somebody confirmed it."""
    day = verified_on(fact.as_of)
    return date.min if day is None or day > today else day, fact.verified_by is not None


def _beside(there: Catalogue, here: Catalogue, ending: str) -> Catalogue:
    """Return what is in use in another town, with no offer, organization and source that has the id of one of ours.

    What rests there is not taken, or two towns would hand each other's offers back and forth. What it keeps of others
    stays there too: it is tied to the ids its offers have at home.
    """
    taken = {name for name, source in there.sources.items() if here.sources.get(name, source) != source}
    names = {name: f"{name}{ending.upper()}" if name in taken else name for name in there.sources}
    services = {kind: _renamed_service(each, names, ending) for kind, each in there.active().services.items()}
    own = [replace(each, id=OrganizationId(each.id + ending)) for each in there.organizations.values()]
    sources = {names[name]: each for name, each in there.sources.items()}
    organizations = {each.id: each for each in own}
    return replace(there, services=services, sources=sources, organizations=organizations, foreign={})


def _renamed_service(service: Service, names: Mapping[str, str], ending: str) -> Service:
    def renamed(cited: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names.get(each, each) for each in cited)

    def offer(each: Offer) -> Offer:
        changed = replace(each, id=OfferId(each.id + ending), sources=renamed(each.sources))
        for name, fact in facts_of(each):
            changed = with_fact(changed, name, replace(fact, sources=renamed(fact.sources)))
        return changed

    grounds = Grounds(*(renamed(getattr(service.grounds, group.name)) for group in fields(Grounds)))
    return replace(service, grounds=grounds, offers=tuple(offer(one) for one in service.offers))


def _service(here: Service | None, there: Service, today: date, *, is_same_town: bool) -> Service:
    ours = {offer.id: offer for offer in here.offers} if here else {}
    offers = {
        **ours,
        **{each.id: _offer(ours.get(each.id), each, today, is_same_town=is_same_town) for each in there.offers},
    }
    head = there if here is None or is_same_town else here
    privacy = stricter(here.privacy, head.privacy) if here else head.privacy
    return replace(head, offers=tuple(offers.values()), privacy=privacy)


def _offer(here: Offer | None, there: Offer, today: date, *, is_same_town: bool) -> Offer:
    if here is None:
        return there if is_same_town else replace(there, status=OfferStatus.INACTIVE)
    merged = replace(
        here,
        organization=there.organization,
        note=there.note or here.note,
        confidence=there.confidence,
        sources=tuple(dict.fromkeys((*there.sources, *here.sources))),
        status=there.status if is_same_town and here.status is OfferStatus.ACTIVE else here.status,
    )
    for name, fact in _later_facts(here, there, today):
        merged = with_fact(merged, name, fact)
        if name == "appointment":
            contact = replace(merged.contact, appointment_only=there.contact.appointment_only)
            merged = replace(merged, contact=contact)
    return merged


def _later_facts(here: Offer, there: Offer, today: date) -> Iterator[tuple[str, Stated[Any]]]:
    for name in GROUP_OF:
        ours, theirs = fact_of(here, name), fact_of(there, name)
        if theirs is not None and theirs != ours and (ours is None or weight(ours, today) <= weight(theirs, today)):
            yield name, theirs
