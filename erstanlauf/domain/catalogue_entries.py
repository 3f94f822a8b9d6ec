"""New entries of a catalogue: an offer of a kind, or a kind with its first offer. Makes their ids from their names.

Knows no words and no store. No rule speaks of a kind that is added here, so it is found by search alone.
"""

from collections.abc import Collection, Sequence
from typing import ClassVar

from erstanlauf.domain.catalogue import (
    Catalogue,
    Certainty,
    Confidence,
    Contact,
    Grounds,
    Kind,
    Offer,
    OfferId,
    OrganizationId,
    Privacy,
    Service,
    Target,
)
from erstanlauf.domain.catalogue_edits import Edit
from erstanlauf.domain.catalogue_fields import Proof, SourceWanted, cited_source, with_offers
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.town_names import short_name

_OWN_LEGAL_KIND = "unknown"
"""`legal_kind` of a kind that was added here: nobody at a desk is asked for it."""


class NameWanted(KnownTrouble):
    """A new entry has no name from which an id can be made."""

    code: ClassVar[str] = "catalogue.name_wanted"


class TopicWanted(KnownTrouble):
    """A new kind has no topic, so that nothing could lead to it."""

    code: ClassVar[str] = "catalogue.topic_wanted"


def new_offer(catalogue: Catalogue, kind: Kind, name: str, proof: Proof | None) -> tuple[Edit, OfferId]:
    """Return the step that adds an offer of a kind, and its id. Raises `NameWanted` and `SourceWanted`."""
    if proof is None:
        raise SourceWanted
    service = catalogue.services[kind]
    offer = _first_of(kind, _short_name(catalogue, service.offers, name), name, proof)
    return with_offers(catalogue, [offer], cited_source(proof)), offer.id


def new_kind(
    catalogue: Catalogue,
    name: str,
    description: str,
    topics: tuple[Topic, ...],
    organization: str,
    proof: Proof | None,
) -> tuple[Edit, OfferId]:
    """Return the step that adds a kind with its first offer, and that offer's id.

    No rule speaks of the kind, and what was chosen of it goes when the visit is closed. Raises `NameWanted`,
    `TopicWanted` and `SourceWanted`.
    """
    if proof is None:
        raise SourceWanted
    if not topics:
        raise TopicWanted
    kind = Kind(_free(_slug(name), catalogue.services))
    offer = _first_of(kind, _short_name(catalogue, (), organization), organization, proof)
    sureness = Confidence.HIGH if proof.is_checked else Confidence.MEDIUM
    service = Service(
        kind=kind,
        name=name,
        description=description,
        topics=topics,
        target=Target(),
        offers=(offer,),
        certainty=Certainty(sureness, Confidence.LOW, sureness),
        grounds=Grounds(existence=(proof.source_id,)),
        legal_kind=_OWN_LEGAL_KIND,
        privacy=Privacy.DRAFT_ONLY,
    )
    return Edit((service,), cited_source(proof)), offer.id


def _first_of(kind: Kind, short_name: str, organization: str, proof: Proof) -> Offer:
    sureness = Confidence.HIGH if proof.is_checked else Confidence.MEDIUM
    return Offer(OfferId(f"{kind}/{short_name}"), organization, Contact(), sureness, (proof.source_id,))


def _short_name(catalogue: Catalogue, beside: Sequence[Offer], name: str) -> str:
    """Return the id of an organization: the one it has already where it is named the same elsewhere."""
    taken = {each.organization_id for each in beside}
    offers = (offer for service in catalogue.services.values() for offer in service.offers)
    same = (each.organization_id for each in offers if each.organization == name)
    return next((each for each in same if each not in taken), None) or _free(_slug(name), taken)


def _slug(name: str) -> OrganizationId:
    """Return a short name of plain letters. Raises `NameWanted`."""
    plain = short_name(name)
    if not plain:
        raise NameWanted
    return OrganizationId(plain)


def _free(name: str, taken: Collection[str]) -> str:
    return next(
        each for each in (name, *(f"{name}_{number}" for number in range(2, len(taken) + 3))) if each not in taken
    )
