"""What is changed in a catalogue before it is published: whole kinds that take the place of what was there.

Knows no store and no page. Nothing is ever taken away: an offer that is gone is set to a status that nobody is shown.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar

from erstanlauf.domain.catalogue import (
    Catalogue,
    Kind,
    Offer,
    OfferId,
    OfferStatus,
    Organization,
    OrganizationId,
    Service,
    Source,
    stricter,
)
from erstanlauf.domain.errors import KnownTrouble


class OfferMissing(KnownTrouble):
    """The catalogue holds no such offer. Details: offer."""

    code: ClassVar[str] = "catalogue.offer_missing"


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of work on a catalogue, to be taken back as one.

    `services` take the place of those of the same kind, new ones come last; the rest is added or replaced by id.
    """

    services: tuple[Service, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    organizations: tuple[Organization, ...] = ()
    foreign: Mapping[str, str] = field(default_factory=dict)


def edited(catalogue: Catalogue, edit: Edit) -> Catalogue:
    """Return a catalogue after one step. No step loosens what may stay of a visit."""
    changed = (_no_looser(each, catalogue.services.get(each.kind)) for each in edit.services)
    services: dict[Kind, Service] = {**catalogue.services, **{each.kind: each for each in changed}}
    organizations: dict[OrganizationId, Organization] = {
        **catalogue.organizations,
        **{each.id: each for each in edit.organizations},
    }
    return replace(
        catalogue,
        services=services,
        sources={**catalogue.sources, **edit.sources},
        organizations=organizations,
        foreign={**catalogue.foreign, **edit.foreign},
    )


def with_offer(catalogue: Catalogue, offer: Offer, sources: Mapping[str, Source] | None = None) -> Edit:
    """Return the step that puts an offer in the place of the one with its id, or behind the others of its kind.

    Raises `OfferMissing` where the catalogue does not hold its kind.
    """
    service = catalogue.services.get(Kind(offer.id.partition("/")[0]))
    if service is None:
        raise OfferMissing(offer=offer.id)
    ids = [each.id for each in service.offers]
    if offer.id in ids:
        offers = tuple(offer if each.id == offer.id else each for each in service.offers)
    else:
        offers = (*service.offers, offer)
    return Edit((replace(service, offers=offers),), dict(sources or {}))


def with_rest(edit: Edit, catalogue: Catalogue, offers: Collection[OfferId]) -> Edit:
    """Return a step that also puts offers of a catalogue to rest, such as those that a file does not hold any more."""
    services = {service.kind: service for service in edit.services}
    for kind in {Kind(offer.partition("/")[0]) for offer in offers}:
        service = services.get(kind) or catalogue.services[kind]
        resting = (replace(each, status=OfferStatus.INACTIVE) if each.id in offers else each for each in service.offers)
        services[kind] = replace(service, offers=tuple(resting))
    return replace(edit, services=tuple(services.values()))


def call_source(day: date) -> tuple[str, Source]:
    """Return id and source of what offices said on the telephone on one day."""
    return f"TEL_{day:%Y%m%d}", Source("Telefonat mit der Stelle", day.isoformat())


def at_the_same_address(catalogue: Catalogue, offer: Offer) -> tuple[Offer, ...]:
    """Return the other offers that name the address of an offer, in the order of the catalogue."""
    address = offer.contact.address
    if address is None:
        return ()
    return tuple(
        each
        for service in catalogue.services.values()
        for each in service.offers
        if each.id != offer.id and each.contact.address and each.contact.address.value == address.value
    )


def _no_looser(service: Service, before: Service | None) -> Service:
    if before is None or stricter(before.privacy, service.privacy) is service.privacy:
        return service
    return replace(service, privacy=before.privacy)
