"""The offers of a file join the kinds they belong to. Nothing that is there goes, and no privacy is loosened.

Why this way (2026-11): hard limits keep people from an office where an application could hurt them. They are law and
come with the program; a file passes many hands, so the limits of a kind that is known here stay as they are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from erstanlauf.domain.ageing import facts_of
from erstanlauf.domain.catalogue import Catalogue, Kind, Offer, OfferId, Service, stricter
from erstanlauf.domain.catalogue_edits import Edit
from erstanlauf.domain.exchange_report import Line, Said
from erstanlauf.export.hsds import values
from erstanlauf.export.hsds.eligibility import eligibility
from erstanlauf.export.hsds.services_in import Arrival
from erstanlauf.i18n.wording import Wording

NO_LIMITS = "–"


def first_of_each(found: Iterable[Arrival]) -> tuple[list[Arrival], list[Line]]:
    """Return the services that became an offer, the first where two would be the same, and what is said of them."""
    arrivals: dict[OfferId, Arrival] = {}
    lines: list[Line] = []
    for arrival in found:
        offer_id = arrival.offer.id
        if offer_id in arrivals:
            lines.append(Line(Said.REPEATED, offer_id, value=str(arrival.row["id"])))
        else:
            arrivals[offer_id] = arrival
            lines.extend(arrival.lines)
    return sorted(arrivals.values(), key=lambda each: each.position), lines


def merged_kinds(arrivals: Iterable[Arrival], base: Catalogue, lines: list[Line]) -> Iterator[Service]:
    """Yield the kinds that are not in the catalogue as they are; offers the file does not hold stay, behind."""
    by_kind: dict[Kind, list[Arrival]] = {}
    for arrival in arrivals:
        by_kind.setdefault(arrival.service.kind, []).append(arrival)
    for kind, found in by_kind.items():
        known = base.services.get(kind)
        service = next((each.service for each in found if each.is_own), found[0].service)
        lines.extend(_news(found, known, base))
        offers = tuple(arrival.offer for arrival in found)
        if known is not None:
            privacy = stricter(known.privacy, service.privacy)
            if privacy is not service.privacy:
                lines.append(Line(Said.PRIVACY_KEPT, kind, value=service.privacy))
            if any(each.is_own for each in found):
                lines.extend(limits_held_back(service, known))
                service = replace(service, target=known.target)
            service = replace(service, privacy=privacy)
            offers = _in_order(known, offers, found[0].is_of_town)
        service = replace(service, offers=offers)
        if service != known:
            yield service


def limits_held_back(service: Service, known: Service) -> Iterator[Line]:
    """Yield a line where a file has other limits for a kind than we do: those that stand here are kept.

    For whom a kind is, is law: that comes with the program and its rules, never with a file of others.
    """
    if service.target != known.target:
        said = eligibility(service.target, Wording()) or NO_LIMITS
        yield Line(Said.HELD_BACK, service.kind, "target", values.beginning(said))


def is_cited(step: Edit, source_id: str) -> bool:
    """Whether anything in a step rests on a source."""
    return any(_cites(service, source_id) for service in step.services)


def _cites(service: Service, source_id: str) -> bool:
    if source_id in service.grounds.existence or source_id in service.grounds.contact:
        return True
    return any(
        source_id in offer.sources or any(source_id in fact.sources for _, fact in facts_of(offer))
        for offer in service.offers
    )


def _in_order(known: Service, offers: Sequence[Offer], is_of_town: bool) -> tuple[Offer, ...]:
    """Return the offers of a kind in the order of a file of this town, else in that of the catalogue."""
    new = {offer.id: offer for offer in offers}
    former = {offer.id: offer for offer in known.offers}
    together = {**former, **new}
    order = {**new, **former} if is_of_town else together
    return tuple(together[key] for key in order)


def _news(found: Iterable[Arrival], known: Service | None, base: Catalogue) -> Iterator[Line]:
    for arrival in found:
        service, offer = arrival.service, arrival.offer
        if known is None and not arrival.is_own:
            yield Line(Said.NEEDS_KIND, service.kind, value=service.name)
        elif base.offer(offer.id) is None:
            yield Line(Said.NEW_OFFER, offer.id, value=service.name)
