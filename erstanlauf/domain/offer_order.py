"""Which of several offers of one kind comes first: room, the newcomer's language, how sure it is, and when it is open.

Decides nothing about kinds. Without a moment only language and sureness count, then the order of the file.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from erstanlauf.domain.ageing import AgeLimits, stale_facts, told_lately
from erstanlauf.domain.catalogue import Capacity, Confidence, Offer, OfferId, Waiting
from erstanlauf.domain.reachability import reachable
from erstanlauf.domain.schedule import LOCAL

_SURENESS = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}
_WAY_THERE = ("address", "phone", "hours", "consultation")
_NEVER = float("inf")


class Place(NamedTuple):
    """What puts an offer behind others; less is better.

    `age` is 0 where the way there is fresh, 1 where some of it is past its limit, 2 where nothing of it is known.
    `opens_at` is a time stamp, that of now where it is open.
    """

    is_full: bool = False
    age: int = 0
    opens_at: float = _NEVER


class OfferOrder:
    """How the offers of one catalogue stand for a person who leaves at an aware moment, each worked out once."""

    def __init__(self, limits: AgeLimits, leaves_at: datetime) -> None:
        self._limits = limits
        self._leaves_at = leaves_at
        self._on = leaves_at.astimezone(LOCAL).date()
        self._places: dict[OfferId, Place] = {}

    def place_of(self, offer: Offer) -> Place:
        """Return how an offer stands apart from language and sureness."""
        if offer.id not in self._places:
            self._places[offer.id] = Place(self._is_full(offer), self._age(offer), self._opens_at(offer))
        return self._places[offer.id]

    def _is_full(self, offer: Offer) -> bool:
        room = told_lately(offer, "capacity", self._limits, self._on)
        return isinstance(room, Waiting) and room.capacity is Capacity.FULL

    def _age(self, offer: Offer) -> int:
        facts = {name: getattr(offer.contact, name) for name in _WAY_THERE}
        known = {name for name, fact in facts.items() if fact and fact.confidence is not Confidence.LOW}
        if known.isdisjoint(("address", "phone")):
            return 2
        return 0 if known.isdisjoint(name for name, _ in stale_facts(offer, self._limits, self._on)) else 1

    def _opens_at(self, offer: Offer) -> float:
        slot = reachable(offer.contact, self._leaves_at).slot
        return max(slot.opens_at.astimezone(UTC), self._leaves_at).timestamp() if slot else _NEVER


def ordered_offers(
    offers: Iterable[Offer], language: str | None, order: OfferOrder | None = None
) -> tuple[OfferId, ...]:
    """Return offers best first: those with room, in the newcomer's language, better confirmed, fresher, open sooner;
    then as in the file.
    """
    listed = tuple(offers)
    if len(listed) > 1:
        listed = tuple(sorted(listed, key=lambda offer: _key(offer, language, order)))
    return tuple(offer.id for offer in listed)


def _key(offer: Offer, language: str | None, order: OfferOrder | None) -> tuple[bool, bool, int, int, float]:
    place = order.place_of(offer) if order else Place()
    return place.is_full, not _speaks(offer, language), _SURENESS[offer.confidence], place.age, place.opens_at


def _speaks(offer: Offer, language: str | None) -> bool:
    spoken = offer.spoken
    return spoken is not None and spoken.confidence is not Confidence.LOW and language in spoken.value
