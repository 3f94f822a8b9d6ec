"""What the upkeep of the catalogue needs from the outside, as Protocols; adapters in `store` fill them.

All of them run on the thread that owns the store, and each writes what it does into the audit itself. Contents are
bytes here: `CatalogueForm` says what they mean.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from erstanlauf.domain.catalogue import Catalogue, OfferId, Source
from erstanlauf.domain.catalogue_edits import Edit
from erstanlauf.domain.people import PersonId


@dataclass(frozen=True, slots=True)
class VersionHead:
    """A published catalogue: its running number, when, by whom and with how many changes.

    `shipped` marks those that came with the program; they were made by whoever was logged in when they did.
    """

    number: int
    published_at: datetime
    by: PersonId
    shipped: str | None
    changes: int


@dataclass(frozen=True, slots=True)
class ShippedContent:
    """A catalogue that came with the program, as it is kept, with its mark."""

    mark: str
    content: bytes


class CatalogueVersions(Protocol):
    """Every catalogue that was ever in force at this desk, and the work on the next one."""

    def heads(self) -> Sequence[VersionHead]:
        """Return all versions, the newest first."""

    def content(self, number: int) -> bytes:
        """Return a version. Raises `VersionMissing`."""

    def in_force_at(self, moment: datetime) -> int | None:
        """Return the version that was in force at an aware moment; None before the first."""

    def publish(
        self, content: bytes, shipped: str | None, changes: int, taken_over: ShippedContent | None = None
    ) -> VersionHead:
        """Put a version in force; the steps of work that led to it are done with.

        What it has `taken_over` from the program is kept as a version of its own before it.
        """

    def steps(self) -> Sequence[bytes]:
        """Return the steps of work since the newest version, oldest first."""

    def add_step(self, content: bytes) -> None:
        """Keep one more step."""

    def drop_last_step(self) -> None:
        """Forget the newest step; nothing happens where there is none."""

    def note_export(self, number: int) -> None:
        """Write down that a version was given away."""


class CallNotes(Protocol):
    """When an offer was called and nobody was reached."""

    def tried(self) -> Mapping[OfferId, datetime]:
        """Return when each was last tried in vain."""

    def note_try(self, offer: OfferId) -> None:
        """Write down that nobody was reached just now."""

    def forget_try(self, offer: OfferId) -> None:
        """Take back that nobody was reached; nothing happens where that was not written down."""


class Referrals(Protocol):
    """How often people were sent somewhere, as far as that is kept."""

    def referrals_since(self, day: date) -> Mapping[str, int]:
        """Return how often each offer was chosen from a day on, by its id; by its kind where no offer was named."""


@dataclass(frozen=True, slots=True)
class CatalogueForm:
    """How catalogues and steps are written and read; reading raises a `KnowledgeFault`."""

    write: Callable[[Catalogue], bytes]
    read: Callable[[bytes, str], Catalogue]
    write_step: Callable[[Edit], bytes]
    read_step: Callable[[bytes, str, Mapping[str, Source]], Edit]
