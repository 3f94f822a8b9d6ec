"""Which of two facts stands when a file says other than the catalogue."""

from datetime import date
from typing import Any

from erstanlauf.domain.catalogue import Confidence, OfferStatus, Stated
from erstanlauf.domain.catalogue_merge import weight

Fact = Stated[Any]

_SURENESS = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


def surer(known: Fact | None, offered: Fact | None, today: date) -> Fact | None:
    """Return what stands against the word of others: the surer fact, then the newer one. What nobody says stays."""
    if known is None or offered is None:
        return known or offered
    if _rank(offered, today) == _rank(known, today):
        return known if offered.value == known.value else offered
    return offered if _rank(offered, today) > _rank(known, today) else known


def later(known: Fact | None, offered: Fact | None, today: date) -> Fact | None:
    """Return what stands between two desks that both keep such a catalogue: the fact verified later, then theirs."""
    if known is None or offered is None:
        return known or offered
    return offered if weight(offered, today) >= weight(known, today) else known


def status_after(known: OfferStatus | None, offered: OfferStatus) -> OfferStatus:
    """Return the status an offer gets: a file may put it to rest and never wakes it, which only a person does."""
    return offered if known in (None, OfferStatus.ACTIVE) else known or offered


def _rank(fact: Fact, today: date) -> tuple[int, date]:
    return _SURENESS.index(fact.confidence), weight(fact, today)[0]
