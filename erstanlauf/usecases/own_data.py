"""What is kept about one visit, for the person whose visit it was (GDPR article 15).

Asked for by the slip's number, or by the code for withdrawing where something was handed over.

Made of the same record and the same settings the desk works with. Knows what may be told, not how it looks on paper.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from erstanlauf.domain.catalogue import Catalogue, Kind, OfferId
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.retention import months_after
from erstanlauf.domain.returning.outcome import NotedOutcome
from erstanlauf.domain.visit import Outcome, ReferralOutcome, SlipNumber
from erstanlauf.i18n.figure_words import FigureNames
from erstanlauf.usecases.asked_by import AskedBy, asked_by
from erstanlauf.usecases.figures.names import names_of
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.office_ports import Erasures, HandedOver, KeptVisit


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
class Told:
    """What a person said on coming back about a place, and on which day."""

    place: Place
    outcome: ReferralOutcome
    on: date


@dataclass(frozen=True, slots=True)
class OwnData:
    """All that is kept of a visit, when that ends, and the settings that say so.

    `kept` is None where only hand-overs are left, of a visit that has no number or is gone; `erased_on` is then the day
    by which the last proof of consent is gone. `names` is what group and rules are called.
    """

    kept: KeptVisit | None
    places: tuple[Place, ...]
    asked_on: date
    erased_on: date
    settings: OfficeSettings
    names: FigureNames
    handovers: tuple[HandedOver, ...] = ()
    told: tuple[Told, ...] = ()


class OwnDataDesk:
    """Answers the question "what do you keep about me?". Runs on the store's thread."""

    def __init__(
        self,
        store: Erasures,
        permit: Permit,
        settings: Callable[[], OfficeSettings],
        outcomes_of: Callable[[SlipNumber], Sequence[NotedOutcome]] = lambda _: (),
    ) -> None:
        self._store = store
        self._permit = permit
        self._settings = settings
        self._outcomes_of = outcomes_of

    def of_number(self, typed: str, knowledge: Knowledge, now: datetime) -> OwnData:
        """Return what is kept under a number or a code for withdrawing, and write down that it was asked for.

        Raises `NotPermitted`, `SlipNumberUnreadable`, `NothingKeptToTell` and `TellWhenClosed`.
        """
        self._permit.require(Action.PRINT_OWN_DATA)
        asked, settings, catalogue = asked_by(typed, self._store), self._settings(), knowledge.catalogue
        if asked.number is None:
            return self._of_handovers(asked, settings, knowledge, now)
        kept = self._store.kept_visit(asked.number)
        if kept is None:
            raise self._trouble_of(asked.number)
        self._store.note_own_data_printed(kept.id)
        # the period ends within this day, and the next look at what is out of date is on the one after it
        erased_on = kept.closed_at.astimezone(now.tzinfo).date() + timedelta(days=settings.visit_days + 1)
        handovers = tuple(self._store.handed_over(kept.id))
        told = tuple(_told(each, catalogue) for each in self._outcomes_of(kept.number))
        places, names = _places(kept, catalogue), names_of(knowledge)
        return OwnData(kept, places, now.date(), erased_on, settings, names, handovers, told)

    def _of_handovers(self, asked: AskedBy, settings: OfficeSettings, knowledge: Knowledge, now: datetime) -> OwnData:
        if asked.visit is None:
            raise NothingKeptToTell(number=asked.typed)
        self._store.note_own_data_printed(asked.visit)
        handovers = tuple(self._store.handed_over(asked.visit))
        last = max(each.handover.consent.given_at for each in handovers).astimezone(now.tzinfo).date()
        erased_on = months_after(last, settings.consent_months) + timedelta(days=1)
        return OwnData(None, (), now.date(), erased_on, settings, names_of(knowledge), handovers)

    def _trouble_of(self, number: SlipNumber) -> KnownTrouble:
        is_open = self._store.open_visit(number) is not None
        return TellWhenClosed(number=number) if is_open else NothingKeptToTell(number=number)


def _places(kept: KeptVisit, catalogue: Catalogue) -> tuple[Place, ...]:
    return tuple(_place(kind, offer, outcome is Outcome.CHOSEN, catalogue) for kind, offer, outcome in kept.referrals)


def _told(noted: NotedOutcome, catalogue: Catalogue) -> Told:
    place = _place(noted.choice.kind, noted.choice.offer, noted.outcome is ReferralOutcome.WAS_THERE, catalogue)
    return Told(place, noted.outcome, noted.day)


def _place(kind: Kind, offer_id: OfferId | None, suited: bool, catalogue: Catalogue) -> Place:
    service = catalogue.services.get(kind)
    offer = catalogue.offer(offer_id) if offer_id is not None else None
    name = kind if service is None else service.name  # a kind of an older catalogue is told as it is kept
    return Place(kind, name, offer.organization if offer else "", suited)
