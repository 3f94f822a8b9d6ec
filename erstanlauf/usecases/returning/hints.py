"""Hints for those who keep the catalogue: offers that were not responsible for people who had been sent there.

Runs on the store's thread. Told at return visits, or by a recipient that gave a case back.
"""

from collections.abc import Callable, Mapping
from datetime import date

from erstanlauf.domain.catalogue import Catalogue, OfferId
from erstanlauf.domain.returning.hints import WITHIN, Hint, hints_of
from erstanlauf.usecases.returning.handed_over import CasesHandedOver
from erstanlauf.usecases.returning.ports import Outcomes

Hints = Callable[[Catalogue, date], Mapping[OfferId, Hint]]
"""Returns the hints of a catalogue on a day."""


class NotResponsible:
    """Counts what was told; asks no permit, for those who show the hints have asked."""

    def __init__(self, outcomes: Outcomes, cases: CasesHandedOver) -> None:
        self._outcomes = outcomes
        self._cases = cases

    def __call__(self, catalogue: Catalogue, on: date) -> Mapping[OfferId, Hint]:
        """Return the offers that somebody should ask."""
        first = on - WITHIN
        told = [(each.choice, each.day) for each in self._outcomes.not_responsible_since(first)]
        return hints_of(catalogue, (*told, *self._cases.given_back_since(first)), on)
