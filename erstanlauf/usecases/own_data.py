"""What is kept about one visit, for the person whose visit it was (GDPR article 15). Asked for by the slip's number.

Made of the same record and the same settings the desk works with. Knows what may be told, not how it looks on paper.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from erstanlauf.domain.catalogue import Catalogue, Kind
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.slip_number import parse_slip_number
from erstanlauf.domain.visit import Outcome, SlipNumber
from erstanlauf.usecases.office_ports import Erasures, KeptVisit


class NothingKeptToTell(KnownTrouble):
    """There is no visit with this number, or not any more. Details: number."""

    code: ClassVar[str] = "own_data.nothing_kept"


class TellWhenClosed(KnownTrouble):
    """The visit with this number is still open; all that was said stands in its draft. Details: number."""

    code: ClassVar[str] = "own_data.still_open"


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was sent, or what did not suit: `name` and `organization` are German, the latter may be empty."""

    kind: Kind
    name: str
    organization: str
    suited: bool


@dataclass(frozen=True, slots=True)
class OwnData:
    """All that is kept of a visit, when that ends, and the settings that say so."""

    kept: KeptVisit
    places: tuple[Place, ...]
    asked_on: date
    erased_on: date
    settings: OfficeSettings


class OwnDataDesk:
    """Answers the question "what do you keep about me?". Runs on the store's thread."""

    def __init__(self, store: Erasures, permit: Permit, settings: Callable[[], OfficeSettings]) -> None:
        self._store = store
        self._permit = permit
        self._settings = settings

    def of_number(self, typed: str, catalogue: Catalogue, now: datetime) -> OwnData:
        """Return what is kept under a number and write down that it was asked for.

        Raises `NotPermitted`, `SlipNumberUnreadable`, `NothingKeptToTell` and `TellWhenClosed`.
        """
        self._permit.require(Action.PRINT_OWN_DATA)
        number = parse_slip_number(typed)
        kept = self._store.kept_visit(number)
        if kept is None:
            raise self._trouble_of(number)
        self._store.note_own_data_printed(kept.id)
        settings = self._settings()
        # the period ends within this day, and the next look at what is out of date is on the one after it
        erased_on = kept.closed_at.astimezone(now.tzinfo).date() + timedelta(days=settings.visit_days + 1)
        return OwnData(kept, _places(kept, catalogue), now.date(), erased_on, settings)

    def _trouble_of(self, number: SlipNumber) -> KnownTrouble:
        is_open = self._store.open_visit(number) is not None
        return TellWhenClosed(number=number) if is_open else NothingKeptToTell(number=number)


def _places(kept: KeptVisit, catalogue: Catalogue) -> tuple[Place, ...]:
    found = []
    for kind, offer_id, outcome in kept.referrals:
        service = catalogue.services.get(kind)
        offer = catalogue.offer(offer_id) if offer_id is not None else None
        name = kind if service is None else service.name  # a kind of an older catalogue is told as it is kept
        found.append(Place(kind, name, offer.organization if offer else "", outcome is Outcome.CHOSEN))
    return tuple(found)
