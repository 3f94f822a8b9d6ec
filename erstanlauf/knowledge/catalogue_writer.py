"""Writes a catalogue in the form that `catalogue` reads: plain data, in the order of the file, nothing that is empty.

What is written and read again is equal. Knows no file and no text form.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from erstanlauf.domain.catalogue import (
    Capacity,
    Catalogue,
    Closure,
    Contact,
    Offer,
    Organization,
    Service,
    Source,
    Stated,
    Target,
    Transport,
    Waiting,
)
from erstanlauf.domain.situation import ENDLESS, Span

Plain = dict[str, object]

_CONTACT_FACTS = tuple(each.name for each in fields(Contact) if each.name != "appointment_only")


def written_catalogue(catalogue: Catalogue) -> Plain:
    """Return a catalogue as plain data."""
    return _filled(
        city=catalogue.city,
        as_of=catalogue.as_of,
        own_desk=catalogue.own_desk,
        sources=written_sources(catalogue.sources),
        organizations=written_organizations(catalogue.organizations.values()),
        services=[written_service(service) for service in catalogue.services.values()],
        foreign=dict(catalogue.foreign),
    )


def written_sources(sources: Mapping[str, Source]) -> Plain:
    """Return sources as plain data, by id."""
    return {source_id: {"ref": source.ref, "date": source.date} for source_id, source in sources.items()}


def written_organizations(organizations: Iterable[Organization]) -> Plain:
    """Return organizations as plain data, by id."""
    return {each.id: _filled(name=each.name, description=each.description, url=each.url) for each in organizations}


def written_service(service: Service) -> Plain:
    """Return a kind with its offers as plain data."""
    return _filled(
        id=service.kind,
        name=service.name,
        description=service.description,
        topics=list(service.topics),
        legal_kind=service.legal_kind,
        privacy=service.privacy,
        target=_target(service.target),
        certainty={group.name: getattr(service.certainty, group.name) for group in fields(service.certainty)},
        note=service.note,
    ) | {
        "sources": {group.name: list(getattr(service.grounds, group.name)) for group in fields(service.grounds)},
        "offers": [_offer(offer) for offer in service.offers],
    }


def _target(target: Target) -> Plain:
    return _filled(
        age_min=_low(target.age),
        age_max=_high(target.age),
        child_age_min=_low(target.child_age),
        child_age_max=_high(target.child_age),
        status_include=None if target.status_include is None else sorted(target.status_include),
        status_exclude=sorted(target.status_exclude),
        status_soft=sorted(target.status_soft),
        german_min=target.german_min,
    )


def _low(span: Span | None) -> int | None:
    return None if span is None else span.low


def _high(span: Span | None) -> int | None:
    return None if span is None or span.high == ENDLESS else span.high


def _offer(offer: Offer) -> Plain:
    return _filled(
        id=offer.id,
        organization=offer.organization,
        status=offer.status,
        confidence=offer.confidence,
        sources=list(offer.sources),
        contact=_contact(offer.contact),
        languages=_stated(offer.spoken, lambda tags: {"value": list(tags)}),
        cost=_stated(offer.cost),
        documents=_stated(offer.documents, lambda documents: {"value": list(documents)}),
        note=offer.note,
    )


def _contact(contact: Contact) -> Plain:
    shapes: Mapping[str, Callable[[Any], Plain]] = {
        "transport": _transport,
        "closures": _closures,
        "capacity": _waiting,
    }
    facts = {name: getattr(contact, name) for name in _CONTACT_FACTS}
    written = {name: _stated(fact, shapes.get(name, _as_it_is)) for name, fact in facts.items()}
    return _filled(**written, appointment_only=contact.appointment_only or None)


def _as_it_is(value: object) -> Plain:
    return {"value": value}


def _transport(value: Transport) -> Plain:
    return _filled(stop=value.stop, lines=list(value.lines))


def _closures(value: tuple[Closure, ...]) -> Plain:
    return {"value": [{"first": each.first.isoformat(), "last": each.last.isoformat()} for each in value]}


def _waiting(value: Waiting) -> Plain:
    capacity: Capacity = value.capacity
    return _filled(value=capacity, weeks=value.weeks)


def _stated(fact: Stated[Any] | None, shape: Callable[[Any], Plain] = _as_it_is) -> Plain | None:
    if fact is None:
        return None
    proof = _filled(confidence=fact.confidence, sources=list(fact.sources), as_of=fact.as_of)
    return shape(fact.value) | proof | _filled(verified_by=fact.verified_by)


def _filled(**values: object) -> Plain:
    """Return the fields that say something; False and 0 do."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
