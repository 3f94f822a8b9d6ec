"""Collecting the counts of other desks at the steering desk. Runs on the store's thread and asks the permit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from erstanlauf.domain.figures.counted import DeskCounts
from erstanlauf.domain.people import Action, Permit
from erstanlauf.usecases.figures.ports import Counts, SealedCounts


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file brought: whose counts, from which to which day; not `is_new` where all of it was here already."""

    desk: str
    first: date
    last: date
    is_new: bool


class Collecting:
    """Takes files of other desks. One that comes twice, or late, changes nothing."""

    def __init__(self, permit: Permit, counts: Counts, sealed: SealedCounts) -> None:
        self._permit = permit
        self._counts = counts
        self._sealed = sealed

    def public_key(self) -> str:
        """Return the key that the other desks seal their counts to; it is set there as `figures_key`."""
        self._permit.require(Action.COLLECT_FIGURES)
        return self._sealed.public_key()

    def opener(self) -> Callable[[bytes], DeskCounts]:
        """Return what opens files beside the store, on any thread; it raises what is wrong with one."""
        self._permit.require(Action.COLLECT_FIGURES)
        return self._sealed.opener()

    def take_opened(self, counts: DeskCounts, now: datetime) -> Taken:
        """Take what came out of a file, all or nothing."""
        self._permit.require(Action.COLLECT_FIGURES)
        return Taken(counts.code, counts.first, counts.last, self._counts.take(counts, now))

    def take(self, content: bytes, now: datetime) -> Taken:
        """Take the counts in a file, all or nothing. Raises `NotPermitted` and what is wrong with a file."""
        return self.take_opened(self.opener()(content), now)
