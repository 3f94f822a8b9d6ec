"""Finds the visit somebody comes back from: in the own store where it is kept, else in what the slip carries.

Runs on the store's thread and asks the permit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.returning.carried import CarriedVisit, choices_by_tag, may_be_of, unpacked
from erstanlauf.domain.returning.code import read_typed
from erstanlauf.domain.visit import Choice, Earlier, EarlierReferral, SlipNumber
from erstanlauf.usecases.office_ports import KeptVisit
from erstanlauf.usecases.returning.handed_over import CasesHandedOver, HandedOver
from erstanlauf.usecases.returning.kept import seen_of
from erstanlauf.usecases.returning.ports import EarlierVisits, Outcomes, Seal


class NothingKnownOf(KnownTrouble):
    """Nothing is kept here under this number, and the slip was not scanned. Details: number."""

    code: ClassVar[str] = "return.nothing_known"


class StillOpenHere(KnownTrouble):
    """The visit with this number is still open at this desk. Details: number."""

    code: ClassVar[str] = "return.still_open"


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of an earlier visit.

    `unknown` counts the places the slip names and this catalogue does not know, or not for sure.
    """

    earlier: Earlier
    topics: tuple[Topic, ...]
    unknown: int
    handed_over: tuple[HandedOver, ...]


class ReturnDesk:
    """What the counter asks when somebody shows a slip."""

    def __init__(
        self,
        permit: Permit,
        visits: EarlierVisits,
        outcomes: Outcomes,
        seal: Seal,
        cases: CasesHandedOver,
    ) -> None:
        self._permit = permit
        self._visits = visits
        self._outcomes = outcomes
        self._seal = seal
        self._cases = cases

    def find(self, typed: str, catalogue: Catalogue, now: datetime) -> Found:
        """Return the earlier visit that was typed or scanned.

        Raises `NothingKnownOf`, `StillOpenHere`, and what `read_typed`, `Seal.opened` and `unpacked` raise.
        """
        self._permit.require(Action.SERVE)
        meant = read_typed(typed)
        carried = unpacked(self._seal.opened(meant)) if isinstance(meant, bytes) else None
        number = meant if carried is None else carried.number
        assert not isinstance(number, bytes)
        kept = self._visits.kept_visit(number)
        if kept is not None and (carried is None or may_be_of(carried, *seen_of(kept))):
            return self._with_outcomes(self._of_kept(kept, catalogue))
        if carried is not None:
            return self._with_outcomes(_of_carried(carried, catalogue))
        raise StillOpenHere(number=number) if self._visits.open_visit(number) else NothingKnownOf(number=number)

    def _of_kept(self, kept: KeptVisit, catalogue: Catalogue) -> Found:
        day, _, chosen = seen_of(kept)
        known = [each for each in chosen if each.kind in catalogue.services]
        earlier = _earlier(kept.number, day, known, catalogue)
        return Found(earlier, kept.topics, len(chosen) - len(known), self._cases.of_visit(kept.id))

    def _with_outcomes(self, found: Found) -> Found:
        """Add what was told about the referrals at a return visit before."""
        told = {each.choice.kind: each.outcome for each in self._outcomes.of_number(found.earlier.number)}
        referrals = tuple(replace(each, outcome=told.get(each.kind)) for each in found.earlier.referrals)
        return replace(found, earlier=replace(found.earlier, referrals=referrals))


def _of_carried(carried: CarriedVisit, catalogue: Catalogue) -> Found:
    meaning = choices_by_tag(catalogue)
    known = [meaning[tag] for tag in carried.referrals if tag in meaning]
    earlier = _earlier(carried.number, carried.day, known, catalogue)
    return Found(earlier, carried.topics, len(carried.referrals) - len(known), ())


def _earlier(number: SlipNumber, day: date, chosen: Sequence[Choice], catalogue: Catalogue) -> Earlier:
    """Return the earlier visit; of an offer that is gone, its kind is left."""
    referrals = tuple(
        EarlierReferral(each.kind, each.offer if each.offer and catalogue.offer(each.offer) else None)
        for each in chosen
    )
    return Earlier(number, day, referrals)
