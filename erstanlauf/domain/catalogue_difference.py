"""What differs between two catalogues, field by field, as names and values. Knows no words for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from erstanlauf.domain.catalogue import Catalogue, Contact, Kind, Offer, Service


class Sort(StrEnum):
    """What a change is one of; an organization may have the id of a kind."""

    CATALOGUE = "catalogue"
    KIND = "kind"
    OFFER = "offer"
    ORGANIZATION = "organization"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs. `subject` is the id of what it belongs to, empty for the catalogue itself.

    None in `before`: it is new; None in `after`: it is gone. With an empty `field` the whole subject is meant.
    """

    sort: Sort
    subject: str
    field: str
    before: object
    after: object


def difference(before: Catalogue, after: Catalogue) -> tuple[Change, ...]:
    """Return all changes from one catalogue to another, in the order of the second."""
    return (
        *_of_heads(before, after),
        *_of_services(before.services, after.services),
        *_of_each(Sort.ORGANIZATION, before.organizations, after.organizations),
        *_of_each(Sort.SOURCE, before.sources, after.sources),
    )


def _of_heads(before: Catalogue, after: Catalogue) -> Iterator[Change]:
    for name in ("city", "own_desk"):
        if getattr(before, name) != getattr(after, name):
            yield Change(Sort.CATALOGUE, "", name, getattr(before, name), getattr(after, name))


def _of_services(before: Mapping[Kind, Service], after: Mapping[Kind, Service]) -> Iterator[Change]:
    for kind, service in after.items():
        earlier = before.get(kind)
        if earlier is service:
            continue
        if earlier is not None:
            yield from _of_fields(Sort.KIND, kind, earlier, service, skipped=("offers",))
        else:
            yield Change(Sort.KIND, kind, "", None, service)
        earlier_offers = {offer.id: offer for offer in earlier.offers} if earlier else {}
        yield from _of_each(Sort.OFFER, earlier_offers, {offer.id: offer for offer in service.offers})
    for kind in before.keys() - after.keys():
        yield Change(Sort.KIND, kind, "", before[kind], None)


def _of_each(sort: Sort, before: Mapping[Any, object], after: Mapping[Any, object]) -> Iterator[Change]:
    for name, value in after.items():
        if name not in before:
            yield Change(sort, name, "", None, value)
        elif before[name] != value:
            yield from _of_fields(sort, name, before[name], value)
    for name in sorted(before.keys() - after.keys()):
        yield Change(sort, name, "", before[name], None)


def _of_fields(
    sort: Sort, subject: str, before: object, after: object, skipped: tuple[str, ...] = ()
) -> Iterator[Change]:
    assert is_dataclass(before)
    for each in fields(before):
        old, new = getattr(before, each.name), getattr(after, each.name)
        if each.name in skipped or old == new:
            continue
        if isinstance(before, Offer) and isinstance(old, Contact):
            yield from _of_fields(sort, subject, old, new)
        else:
            yield Change(sort, subject, each.name, old, new)
