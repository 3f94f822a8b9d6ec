"""Where people were told "we are not responsible": said often enough of one offer, its rule or its entry is wrong.

Why this way (2026-11): three within ninety days, for one may be a misunderstanding and two a busy day; what lies
further back was told of another entry. Whoever verifies a fact of the offer has spoken with it: what was told until
that day is settled.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from erstanlauf.domain.ageing import facts_of, verified_on
from erstanlauf.domain.catalogue import Catalogue, Kind, Offer, OfferId
from erstanlauf.domain.visit import Choice

ENOUGH = 3
WITHIN = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Hint:
    """How often an offer was not responsible, and on which day for the first time of these."""

    times: int
    since: date


def hints_of(catalogue: Catalogue, told: Iterable[tuple[Choice, date]], on: date) -> Mapping[OfferId, Hint]:
    """Return the offers that somebody should ask, given who was told not to be responsible and when."""
    days: dict[OfferId, list[date]] = {}
    for choice, day in told:
        offer = _offer_meant(choice, catalogue)
        if offer is not None and on - WITHIN <= day <= on and day > _asked_on(offer):
            days.setdefault(offer.id, []).append(day)
    return {offer: Hint(len(each), min(each)) for offer, each in days.items() if len(each) >= ENOUGH}


def _offer_meant(choice: Choice, catalogue: Catalogue) -> Offer | None:
    """Return the offer a person was at; where none was named, the only one of its kind."""
    if choice.offer is not None:
        return catalogue.offer(choice.offer)
    service = catalogue.services.get(Kind(choice.kind))
    return service.offers[0] if service is not None and len(service.offers) == 1 else None


def _asked_on(offer: Offer) -> date:
    """Return the day on which somebody verified a fact of an offer last."""
    days = [verified_on(fact.as_of) for _, fact in facts_of(offer) if fact.verified_by is not None]
    return max((day for day in days if day is not None), default=date.min)
