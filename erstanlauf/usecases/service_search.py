"""Search over the whole catalogue for a clerk who knows already where the person should go ("direkt wählen").

Plain substring search over folded words: sixty services need no index. Must not know rules or the visit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from erstanlauf.domain.catalogue import Catalogue, Kind, Service
from erstanlauf.i18n.folding import matches


@dataclass(frozen=True, slots=True)
class Found:
    """A service found by name."""

    kind: Kind
    name: str
    organization: str


def find_services(catalogue: Catalogue, text: str) -> Sequence[Found]:
    """Return the services whose name, organization or description holds the words, best first."""
    ranked = []
    for position, service in enumerate(catalogue.services.values()):
        organizations = [offer.organization for offer in service.offers]
        rank = _rank(text, service, organizations)
        if rank is not None:
            ranked.append((rank, position, Found(service.kind, service.name, organizations[0])))
    return [found for _, _, found in sorted(ranked, key=lambda each: each[:2])]


def _rank(text: str, service: Service, organizations: Sequence[str]) -> int | None:
    if matches(text, service.name):
        return 0
    if matches(text, service.name, *organizations):
        return 1
    return 2 if matches(text, service.name, service.description, *organizations) else None
