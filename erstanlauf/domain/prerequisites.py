"""What must come before what, and by when: papers services need and hand out, advice before offices, deadlines.

Data of law and practice, put into this form by people; `erstanlauf.knowledge.plan` reads and checks it, and
`erstanlauf.domain.plan` orders the chosen services by it. Knows no visit, no place and no opening time.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter

from erstanlauf.domain.catalogue import Document, Kind
from erstanlauf.domain.conditions import Condition
from erstanlauf.domain.rules import RuleSource


class Arrival(StrEnum):
    """When a person holds what a service hands out; only `ON_THE_SPOT` can be taken along to the next step."""

    ON_THE_SPOT = "on_the_spot"
    BY_POST = "by_post"
    LATER = "later"


class Urgency(StrEnum):
    """By when a service must be gone to. Only `WITHIN_DAYS` has a number; the other two never become a date here."""

    AT_ONCE = "at_once"
    BEFORE_TITLE_EXPIRES = "before_title_expires"
    WITHIN_DAYS = "within_days"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A service asks for a document when the condition holds."""

    document: Document
    when: Condition
    sources: tuple[RuleSource, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """A service hands out a document when the condition holds."""

    document: Document
    arrival: Arrival
    when: Condition
    sources: tuple[RuleSource, ...]


@dataclass(frozen=True, slots=True)
class Precedence:
    """Other services come before this one when the condition holds, most of all advice before an office."""

    kinds: tuple[Kind, ...]
    when: Condition
    sources: tuple[RuleSource, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when to go when the condition holds. `days` are counted from the event that the source names, not from
    today, and are there for `Urgency.WITHIN_DAYS` alone.
    """

    urgency: Urgency
    days: int | None
    when: Condition
    sources: tuple[RuleSource, ...]


@dataclass(frozen=True, slots=True)
class Prerequisites:
    """All that is known of one kind of service; of its deadlines the first that holds counts."""

    needs: tuple[Requirement, ...] = ()
    gives: tuple[Handout, ...] = ()
    after: tuple[Precedence, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


NOTHING_KNOWN_OF_IT = Prerequisites()


@dataclass(frozen=True, slots=True)
class PlanBook:
    """Prerequisites by kind, free of cycles, and the words for each document by language ("de", "en")."""

    law_as_of: date
    review_on: date
    services: Mapping[Kind, Prerequisites]
    wordings: Mapping[Document, Mapping[str, str]]

    def of(self, kind: Kind) -> Prerequisites:
        """Return what is known of a kind; nothing for most."""
        return self.services.get(kind, NOTHING_KNOWN_OF_IT)

    def givers(self, document: Document, among: Iterable[Kind]) -> Iterator[tuple[Kind, Handout]]:
        """Yield which of these kinds may hand out a document, and how."""
        return ((kind, handout) for kind in among for handout in self.of(kind).gives if handout.document == document)


def first_cycle(services: Mapping[Kind, Prerequisites]) -> tuple[Kind, ...]:
    """Return kinds that would wait for each other, each before the next and the first again at the end; empty if none.

    Conditions are left aside: what could not happen today may happen after the next change of the law.
    """
    givers: dict[Document, list[Kind]] = {}
    for kind, known in services.items():
        for handout in known.gives:
            givers.setdefault(handout.document, []).append(kind)
    before = {
        kind: [
            *(giver for need in known.needs for giver in givers.get(need.document, ())),
            *(earlier for precedence in known.after for earlier in precedence.kinds),
        ]
        for kind, known in services.items()
    }
    try:
        TopologicalSorter(before).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()
