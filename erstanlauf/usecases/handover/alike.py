"""The same person twice: whom was somebody handed over already who is called nearly the same? A hint, never a barrier.

Runs on the store's thread with each letter that is typed. Knows nothing of how names are compared.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.content import NamedPerson
from erstanlauf.domain.handover.states import Handover
from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.visit import VisitId

MOST_SHOWN = 3
FIRST_LETTERS = 2
"""Letters of a name from which on somebody is looked for."""


@dataclass(frozen=True, slots=True, repr=False)
class Lookalike:
    """A hand-over whose person may be the one at the counter. `score`: bits that speak for it, more is surer."""

    handover: Handover
    person: NamedPerson
    score: float


class KnownPeople(Protocol):
    """Whoever was handed over and is not erased yet."""

    def like(self, person: NamedPerson, but: VisitId, most: int) -> Sequence[Lookalike]:
        """Return who may be the same person, the surest first, one for each visit and none of the visit `but`.

        Whom it returns for the first time in this session is written into the audit before.
        """


class Alike:
    """Looks while somebody types a name."""

    def __init__(self, people: KnownPeople, permit: Permit) -> None:
        self._people = people
        self._permit = permit

    def like(self, person: NamedPerson, visit: VisitId) -> Sequence[Lookalike]:
        """Return at most three who may be the same person, the surest first; hand-overs of this visit are left out.

        Trouble of the store finds nobody: handing over goes on without the hint. Raises `NotPermitted`.
        """
        self._permit.require(Action.HAND_OVER)
        if len((person.family_name + person.given_names).strip()) >= FIRST_LETTERS:
            with suppress(KnownTrouble):
                return self._people.like(person, visit, MOST_SHOWN)
        return ()
