"""What the official tables can say of the catalogue: the rows of an offer, an organization and a place.

Only facts that may be printed; see the package for why. What these rows say is told again in attributes, exactly.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from erstanlauf.domain.ageing import fact_of, facts_of
from erstanlauf.domain.catalogue import (
    Catalogue,
    Closure,
    Confidence,
    Cost,
    Offer,
    Organization,
    OrganizationId,
    Service,
    Stated,
    Transport,
    Waiting,
)
from erstanlauf.export.hsds.addresses import address_row
from erstanlauf.export.hsds.eligibility import eligibility, open_age
from erstanlauf.export.hsds.ids import Ids
from erstanlauf.export.hsds.schedules import DESCRIPTIONS, schedule_rows
from erstanlauf.export.tables import Row
from erstanlauf.i18n import labels
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.i18n.phrases.documents import DOCUMENT_NAMES
from erstanlauf.i18n.wording import Wording

STEP_FREE = {
    True: "Rollstuhl und Kinderwagen kommen hinein.",
    False: "Rollstuhl und Kinderwagen kommen nicht hinein.",
}
COSTS = {Cost.FREE: "kostenlos", Cost.NOT_FREE: "kostet etwas"}
CURRENCY = "EUR"

OF_A_FILE = "HSDS_"
"""Beginning of the ids of sources that are files of others."""

_COLUMNS = {"url": "url", "email": "email", "application_process": "appointment"}
"""Columns of a service that are one fact each."""

_GERMAN = Wording()
_SLIP_LANGUAGES = frozenset(language.tag for language in LANGUAGES)
_FULL_DATE_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that together say one thing of ours: `key` is ours, `value` what they say, as text.

    With an empty `value` the row says several things, column by column. `is_theirs`: others said it and nobody here
    confirmed it; it goes out in their own rows or not at all.
    """

    table: str
    key: str
    value: str
    rows: tuple[Row, ...]
    is_theirs: bool = False


def offer_groups(service: Service, offer: Offer, ids: Ids) -> Iterator[Group]:
    """Yield the rows of an offer: the service of HSDS first, then what hangs on it."""
    yield Group("services", offer.id, "", (_service_row(service, offer, ids),))
    here: Row = {"service_id": ids.of("services", offer.id)}
    if phone := told(offer, "phone"):
        row = {"id": ids.of("phones", offer.id), **here, "number": phone.value, "type": "voice"}
        yield Group("phones", offer.id, phone.value, (row,), is_unsure(phone))
    for name in DESCRIPTIONS:
        if hours := told(offer, name):
            yield _schedule_group(offer, name, hours, ids, here)
    yield from _rows_of_lists(offer, ids, here)
    if cost := told(offer, "cost"):
        amount: Row = {"amount": 0, "currency": CURRENCY} if cost.value is Cost.FREE else {}
        row = {"id": ids.of("cost_options", offer.id), **here, "option": COSTS[cost.value], **amount}
        yield Group("cost_options", offer.id, cost.value, (row,), is_unsure(cost))
    if address := told(offer, "address"):
        place = {"location_id": ids.of("locations", address.value)}
        row = {"id": ids.of("service_at_location", offer.id), **here, **place}
        yield Group("service_at_location", offer.id, address.value, (row,), is_unsure(address))


def organization_group(organization: OrganizationId, offers: Sequence[Offer], catalogue: Catalogue, ids: Ids) -> Group:
    """Return the row of an organization. Without a record of its own it has the shortest name its offers give it."""
    known = catalogue.organizations.get(organization)
    row = organization_row(known or Organization(organization, shortest_name(offers)))
    return Group("organizations", organization, "", ({"id": ids.of("organizations", organization), **row},))


def organization_row(organization: Organization) -> Row:
    """Return the columns of an organization without its id; a description the table demands is the name."""
    website = {"website": organization.url} if organization.url else {}
    return {"name": organization.name, "description": organization.description or organization.name, **website}


def shortest_name(offers: Iterable[Offer]) -> str:
    """Return the name that leaves out most: the organization's own, without office and department."""
    return min((offer.organization for offer in offers), key=lambda name: (len(name), name))


def places_of(offers: Iterable[Offer]) -> Mapping[str, Sequence[Offer]]:
    """Return the offers that name an address which goes out, by its text."""
    places: dict[str, list[Offer]] = {}
    for offer in offers:
        if address := told(offer, "address"):
            places.setdefault(address.value, []).append(offer)
    return places


def place_groups(address: str, offers: Sequence[Offer], ids: Ids) -> Iterator[Group]:
    """Yield the rows of a place: the offers that name one address.

    What offers there say differently of the way in is left out; each says it in its attributes.
    """
    is_theirs = not any(printable(offer, "address") for offer in offers)
    location_id = ids.of("locations", address)
    row: Row = {"id": location_id, "location_type": "physical", "description": address}
    if building := _agreed(offers, "building"):
        row["name"] = building
    if isinstance(stop := _agreed(offers, "transport"), Transport):
        row["transportation"] = f"Haltestelle {stop.stop}" + (f", Linien {', '.join(stop.lines)}" if stop.lines else "")
    yield Group("locations", address, address, (row,), is_theirs)
    if parts := address_row(address):
        placed = {"id": ids.of("addresses", address), "location_id": location_id, **parts}
        yield Group("addresses", address, address, (placed,), is_theirs)
    if isinstance(step_free := _agreed(offers, "step_free"), bool):
        said = STEP_FREE[step_free]
        way_in: Row = {"id": ids.of("accessibility", address), "location_id": location_id, "description": said}
        yield Group("accessibility", address, said, (way_in,), is_theirs)


def printable(offer: Offer, name: str) -> Stated[Any] | None:
    """Return a fact that others may print."""
    fact = fact_of(offer, name)
    return None if fact is None or fact.confidence is Confidence.LOW else fact


def told(offer: Offer, name: str) -> Stated[Any] | None:
    """Return a fact that goes out: one that others may print, or the unconfirmed word of others, back to them."""
    fact = fact_of(offer, name)
    if fact is None or not is_unsure(fact):
        return fact
    is_theirs = all(source.startswith(OF_A_FILE) for source in fact.sources) and fact.verified_by is None
    return fact if fact.sources and is_theirs else None


def is_unsure(fact: Stated[Any]) -> bool:
    """Whether a fact must not be printed anywhere."""
    return fact.confidence is Confidence.LOW


def _service_row(service: Service, offer: Offer, ids: Ids) -> Row:
    lowest, highest = open_age(service.target.age)
    texts = {
        "description": service.description,
        **{column: _column_text(offer, column, name, ids) for column, name in _COLUMNS.items()},
        "fees_description": _text(printable(offer, "cost"), COSTS),
        "wait_time": _waiting_text(printable(offer, "capacity")),
        "eligibility_description": eligibility(service.target, _GERMAN),
        "alert": _closures_text(printable(offer, "closures")),
        "assured_date": _assured(offer),
    }
    ages = {"minimum_age": lowest, "maximum_age": highest}
    return {
        "id": ids.of("services", offer.id),
        "organization_id": ids.of("organizations", offer.organization_id),
        "name": service.name,
        "status": str(offer.status),
        **{column: text for column, text in texts.items() if text},
        **{column: age for column, age in ages.items() if age is not None},
    }


def _rows_of_lists(offer: Offer, ids: Ids, here: Row) -> Iterator[Group]:
    spoken = told(offer, "spoken")
    for tag in dict.fromkeys(spoken.value if spoken else ()):
        key = f"{offer.id}/{tag}"
        name = {"name": labels.language_name(_GERMAN, tag)} if tag in _SLIP_LANGUAGES else {}
        row = {"id": ids.of("languages", key), **here, "code": tag, **name}
        yield Group("languages", key, tag, (row,), spoken is not None and is_unsure(spoken))
    documents = told(offer, "documents")
    for document in documents.value if documents else ():
        key = f"{offer.id}/{document}"
        row = {"id": ids.of("required_documents", key), **here, "document": DOCUMENT_NAMES[document]}
        yield Group("required_documents", key, document, (row,), documents is not None and is_unsure(documents))


def _schedule_group(offer: Offer, name: str, hours: Stated[Any], ids: Ids, here: Row) -> Group:
    """Return hours as rows with ids of our own; the rows of others come in whole groups and never one by one."""
    key = f"{offer.id}/{name}"
    rows = (
        {"id": ids.made("schedules", f"{key}/{number}"), **here, **row}
        for number, row in enumerate(schedule_rows(name, hours.value))
    )
    return Group("schedules", key, hours.value, tuple(rows), is_unsure(hours))


def _column_text(offer: Offer, column: str, name: str, ids: Ids) -> str:
    fact = told(offer, name)
    if fact is None or (is_unsure(fact) and not any(column in each.row for each in ids.kept("services", offer.id))):
        return ""
    return str(fact.value)


def _agreed(offers: Sequence[Offer], name: str) -> object:
    """Return what all offers of a place say of it that say anything."""
    said = [fact.value for offer in offers if (fact := printable(offer, name))]
    return said[0] if said and all(each == said[0] for each in said) else None


def _text(fact: Stated[Any] | None, words: Mapping[Any, str] | None = None) -> str:
    if fact is None:
        return ""
    return words[fact.value] if words else str(fact.value)


def _waiting_text(fact: Stated[Waiting] | None) -> str:
    return "" if fact is None or fact.value.weeks is None else f"etwa {fact.value.weeks} Wochen"


def _closures_text(fact: Stated[tuple[Closure, ...]] | None) -> str:
    spans = [f"{_day(each.first)} bis {_day(each.last)}" for each in (fact.value if fact else ())]
    return f"Geschlossen: {', '.join(spans)}" if spans else ""


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _assured(offer: Offer) -> str:
    """Return the day up to which all that is told is confirmed: the earliest; none where one fact is not confirmed.

    The column speaks of the whole service, so the least sure of its facts decides.
    """
    told = [fact for _, fact in facts_of(offer) if fact.confidence is not Confidence.LOW]
    if any(fact.confidence is not Confidence.HIGH or len(fact.as_of) != _FULL_DATE_LENGTH for fact in told):
        return ""
    return min((fact.as_of for fact in told), default="")
