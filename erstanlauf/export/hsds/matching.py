"""Which offers of a catalogue the services of a file can be, and which came from the same place before."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import PurePath

from erstanlauf.domain.catalogue import Catalogue, Offer, OfferId, OfferStatus, Service, Source
from erstanlauf.domain.town_names import short_name
from erstanlauf.export.hsds import values
from erstanlauf.export.hsds.ids import Ids
from erstanlauf.export.hsds.native_rows import OF_A_FILE
from erstanlauf.i18n.folding import folded

_LAST_DATE = re.compile(r"[\W_]*[\d\W_]*$")


def offers_of(catalogue: Catalogue) -> Iterator[tuple[Service, Offer]]:
    """Yield every offer with its kind."""
    for service in catalogue.services.values():
        yield from ((service, offer) for offer in service.offers)


def known_ids(catalogue: Catalogue, ids: Ids) -> Mapping[str, OfferId]:
    """Return the offers by the id that their service has in files."""
    return {ids.of("services", offer.id): offer.id for _, offer in offers_of(catalogue)}


def known_places(catalogue: Catalogue) -> Mapping[tuple[str, str, str], OfferId]:
    """Return the offers by organization, address and folded name, where these are of one offer alone.

    The address alone does not do: an organization offers many things in one house.
    """
    found: dict[tuple[str, str, str], list[OfferId]] = {}
    for service, offer in offers_of(catalogue):
        address = offer.contact.address
        if address is not None:
            place = (offer.organization_id, address.value, folded(service.name))
            found.setdefault(place, []).append(offer.id)
    return {place: offers[0] for place, offers in found.items() if len(offers) == 1}


def file_source(file: str, day: date) -> tuple[str, Source]:
    """Return id and source of what a file of others said on a day."""
    return f"{_origin(file)}{day:%Y%m%d}", Source(f"HSDS-Datei {values.beginning(file)}"[:200], day.isoformat())


def missing_offers(
    catalogue: Catalogue, file: str, ending: str, present: Collection[OfferId]
) -> Iterator[tuple[Service, Offer]]:
    """Yield the offers in use that came from this file or town before and are not in it any more.

    Files of one name are the same, whatever date or number stands at its end.
    """
    origin = re.compile(rf"{_origin(file)}[0-9]{{8}}")
    for service, offer in offers_of(catalogue):
        is_from_there = any(origin.fullmatch(source) for source in offer.sources)
        is_from_there |= bool(ending) and offer.id.endswith(ending)
        if is_from_there and offer.id not in present and offer.status is OfferStatus.ACTIVE:
            yield service, offer


def _origin(file: str) -> str:
    stem = _LAST_DATE.sub("", PurePath(file).name.partition(".")[0])
    return f"{OF_A_FILE}{short_name(stem).upper() or 'DATEI'}_"
