"""The fields of a catalogue that people keep: where each stands, what it holds, and the step of work that changes it.

A fact of an offer is changed or confirmed with a proof: from where, verified when, by which role. Knows no words and no
store. What a value may look like is checked where steps are read.

Why this way (2026-11): privacy and the limits of a kind are shown and not changed here. They are data protection and
law: whoever changes them changes rules, tests and the figures of the steering group with them.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from erstanlauf.domain.ageing import GROUP_OF, FieldGroup, fact_of, with_fact
from erstanlauf.domain.catalogue import (
    Catalogue,
    Confidence,
    Kind,
    Offer,
    OfferId,
    Organization,
    Service,
    Source,
    Stated,
    is_secret_place,
)
from erstanlauf.domain.catalogue_edits import Edit, OfferMissing
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.people import Role


class SourceWanted(KnownTrouble):
    """A fact would be changed or confirmed without a source."""

    code: ClassVar[str] = "catalogue.source_wanted"


class VerifiedAhead(KnownTrouble):
    """A fact would have been verified on a day that lies ahead. Details: day."""

    code: ClassVar[str] = "catalogue.verified_ahead"


class Holder(StrEnum):
    """What a field belongs to; a change of the last two is seen at all offers that share it."""

    OFFER = "offer"
    KIND = "kind"
    ORGANIZATION = "organization"


class Section(StrEnum):
    """Parts of an entry as people read it: who, what, then the facts by group."""

    ORGANIZATION = "organization"
    OFFER = "offer"
    PLACE = "place"
    REACH = "reach"
    TIMES = "times"
    TERMS = "terms"
    ROOM = "room"
    LANGUAGES = "languages"


@dataclass(frozen=True, slots=True)
class CatalogueField:
    """One field of an entry."""

    section: Section
    holder: Holder
    name: str

    @property
    def is_fact(self) -> bool:
        """Whether it holds a `Stated`, which ages and is confirmed."""
        return self.holder is Holder.OFFER and self.name in GROUP_OF

    @property
    def is_fixed(self) -> bool:
        """Whether it is shown and never changed here."""
        return self.name in _FIXED

    @property
    def group(self) -> FieldGroup | None:
        """The group it is confirmed with, None where nothing is confirmed."""
        return GROUP_OF[self.name] if self.is_fact else None


@dataclass(frozen=True, slots=True)
class Proof:
    """On what somebody changes or confirms facts. A new `source` comes with its content.

    What is not `is_checked` was read and not asked about: it prints with its date and "vorher anrufen".
    """

    source_id: str
    verified_on: date
    by: Role
    source: Source | None = None
    is_checked: bool = True


_SOURCE_LETTERS = 8
_FIXED = frozenset(("privacy", "target"))
_UNPROVEN = frozenset(("note", "appointment_only"))
"""Fields of an offer that need no proof: a remark, and what goes with the text on appointments."""
_ORGANIZATION_FIELDS = tuple(
    CatalogueField(Section.ORGANIZATION, holder, name)
    for holder, name in (
        (Holder.OFFER, "organization"),
        (Holder.ORGANIZATION, "name"),
        (Holder.ORGANIZATION, "description"),
        (Holder.ORGANIZATION, "url"),
    )
)
_OFFER_FIELDS = tuple(
    CatalogueField(Section.OFFER, holder, name)
    for holder, name in (
        (Holder.OFFER, "status"),
        (Holder.KIND, "name"),
        (Holder.KIND, "description"),
        (Holder.KIND, "topics"),
        (Holder.KIND, "privacy"),
        (Holder.KIND, "target"),
        (Holder.OFFER, "note"),
    )
)
_APPOINTMENT_ONLY = CatalogueField(Section.TIMES, Holder.OFFER, "appointment_only")
_FACTS = tuple(CatalogueField(Section(group.value), Holder.OFFER, name) for name, group in GROUP_OF.items())
_AFTER_TIMES = next(number for number, each in enumerate(_FACTS) if each.section is Section.TERMS)

FIELDS: tuple[CatalogueField, ...] = (
    *_ORGANIZATION_FIELDS,
    *_OFFER_FIELDS,
    *_FACTS[:_AFTER_TIMES],
    _APPOINTMENT_ONLY,
    *_FACTS[_AFTER_TIMES:],
)
"""All fields of an entry in the order in which they are read; those of a section stand together."""


def fields_of(offer_id: OfferId) -> tuple[CatalogueField, ...]:
    """Return the fields of an offer; of a place where people hide, none that speaks of where it is."""
    return tuple(each for each in FIELDS if each.section is not Section.PLACE or not is_secret_place(offer_id))


def value_of(catalogue: Catalogue, offer: Offer, field: CatalogueField) -> object:
    """Return what a field holds; a fact comes as its `Stated`, None where nothing is known."""
    if field.is_fact:
        return fact_of(offer, field.name)
    if field.name == "appointment_only":
        return offer.contact.appointment_only
    if field.holder is Holder.KIND:
        return getattr(_service(catalogue, offer.id), field.name)
    if field.holder is Holder.ORGANIZATION:
        return getattr(_organization(catalogue, offer), field.name)
    return getattr(offer, field.name)


def changed(
    catalogue: Catalogue,
    offer_id: OfferId,
    field: CatalogueField,
    value: Any,
    proof: Proof | None,
    also: Sequence[OfferId] = (),
) -> Edit:
    """Return the step that sets a field, of a fact without its proof; None takes a fact out, which needs no proof.

    A fact is set at the offers in `also` too. Raises `OfferMissing` and `SourceWanted`, and `ValueError` for a field
    that is fixed.
    """
    if field.is_fixed:
        raise ValueError(field.name)
    offer = _offer(catalogue, offer_id)
    if value is None and not field.is_fact:
        value = () if field.name == "topics" else ""
    if field.holder is Holder.ORGANIZATION:
        return Edit(organizations=(replace(_organization(catalogue, offer), **{field.name: value}),))
    if value is not None and field.name not in _UNPROVEN and proof is None:
        raise SourceWanted
    if field.holder is Holder.KIND:
        return _with_kind(_service(catalogue, offer_id), field.name, value, proof)
    offers = [_with_value(_offer(catalogue, each), field, value, proof) for each in (offer_id, *also)]
    return with_offers(catalogue, offers, cited_source(proof))


def confirmed(catalogue: Catalogue, offer_id: OfferId, names: Collection[str], proof: Proof | None) -> Edit:
    """Return the step that confirms facts as they are; what is not known is left out. Raises as `changed`."""
    offer = _offer(catalogue, offer_id)
    if proof is None:
        raise SourceWanted
    for name in names:
        fact = fact_of(offer, name)
        if fact is not None:
            others = tuple(each for each in fact.sources if each != proof.source_id)
            offer = with_fact(offer, name, _stated(fact.value, proof, others))
    return with_offers(catalogue, [_citing(offer, proof)], cited_source(proof))


def with_offers(catalogue: Catalogue, offers: Collection[Offer], sources: Mapping[str, Source]) -> Edit:
    """Return the step that puts offers in the place of those with their ids, new ones behind the others."""
    services: dict[Kind, Service] = {}
    for offer in offers:
        kind = Kind(offer.id.partition("/")[0])
        service = services.get(kind) or _service(catalogue, offer.id)
        known = {each.id: each for each in service.offers} | {offer.id: offer}
        services[kind] = replace(service, offers=tuple(known.values()))
    return Edit(tuple(services.values()), dict(sources))


def new_source_id(source: Source, on: date) -> str:
    """Return an id for a source that is written down on a day.

    It tells the source: two desks of a town that each write one down must not mean another one by the same id.
    """
    told = hashlib.sha256(f"{source.ref}\n{source.date}".encode()).hexdigest()[:_SOURCE_LETTERS]
    return f"NEU_{on:%Y%m%d}_{told.upper()}"


def _offer(catalogue: Catalogue, offer_id: OfferId) -> Offer:
    offer = catalogue.offer(offer_id)
    if offer is None:
        raise OfferMissing(offer=offer_id)
    return offer


def _service(catalogue: Catalogue, offer_id: OfferId) -> Service:
    service = catalogue.services.get(Kind(offer_id.partition("/")[0]))
    if service is None:
        raise OfferMissing(offer=offer_id)
    return service


def _organization(catalogue: Catalogue, offer: Offer) -> Organization:
    known = catalogue.organizations.get(offer.organization_id)
    return known or Organization(offer.organization_id, offer.organization)


def _with_kind(service: Service, name: str, value: Any, proof: Proof | None) -> Edit:
    assert proof is not None
    cited = service.grounds.existence
    grounds = replace(
        service.grounds, existence=(*(each for each in cited if each != proof.source_id), proof.source_id)
    )
    return Edit((replace(service, grounds=grounds, **{name: value}),), cited_source(proof))


def _with_value(offer: Offer, field: CatalogueField, value: Any, proof: Proof | None) -> Offer:
    if field.name == "appointment_only":
        return replace(offer, contact=replace(offer.contact, appointment_only=bool(value)))
    if not field.is_fact:
        return _citing(replace(offer, **{field.name: value}), proof)
    if value is None:
        offer = with_fact(offer, field.name, None)
        return _without_appointment(offer) if field.name == "appointment" else offer
    assert proof is not None
    return _citing(with_fact(offer, field.name, _stated(value, proof)), proof)


def _without_appointment(offer: Offer) -> Offer:
    return replace(offer, contact=replace(offer.contact, appointment_only=False))


def _stated(value: object, proof: Proof, others: tuple[str, ...] = ()) -> Stated[object]:
    sureness = Confidence.HIGH if proof.is_checked else Confidence.MEDIUM
    by = proof.by if proof.is_checked else None
    return Stated(value, sureness, (proof.source_id, *others), proof.verified_on.isoformat(), by)


def _citing(offer: Offer, proof: Proof | None) -> Offer:
    if proof is None or proof.source_id in offer.sources:
        return offer
    return replace(offer, sources=(*offer.sources, proof.source_id))


def cited_source(proof: Proof | None) -> Mapping[str, Source]:
    """Return the source that a proof brings along, by its id."""
    return {proof.source_id: proof.source} if proof and proof.source else {}
