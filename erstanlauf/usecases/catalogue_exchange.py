"""Catalogues from and to others: read, shown what they would change, taken over as one step; written, signed.

Nothing comes in by itself: reading changes nothing, taking over is a step of work that can be taken back, and the
counter sees it once it is published.

Why this way (2026-11): reading and writing may take seconds, so they run beside the store's thread, over a catalogue
that was taken from it before (`Ground`, `Consignment`). What belongs to the store is asked and changed on its thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar, Protocol

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.catalogue_edits import Edit, with_rest
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.exchange_report import Form, Imported
from erstanlauf.domain.people import Action, Permit
from erstanlauf.usecases.catalogue_draft import CatalogueDraft
from erstanlauf.usecases.towns import SignedContent, Towns, Unsealing

Progress = Callable[[int, int], None]


class CatalogueMoved(KnownTrouble):
    """Somebody worked on the catalogue since the file was read."""

    code: ClassVar[str] = "exchange.catalogue_moved"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a file is held against; taken on the store's thread, used on any."""

    catalogue: Catalogue
    today: date
    unseal: Unsealing


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file would change. `signed` tells who signed it, for a bundle."""

    form: Form
    ground: Ground
    imported: Imported
    signed: SignedContent | None = None


@dataclass(frozen=True, slots=True)
class Consignment:
    """What is to be written; `sealed` holds the bytes of a bundle."""

    form: Form
    catalogue: Catalogue
    sealed: bytes | None = None


class CatalogueFiles(Protocol):
    """Reads and writes files on any thread. Raises what is wrong with a file, a disk or a name, and changes nothing."""

    def read(self, path: Path, ground: Ground, progress: Progress | None, is_cancelled: Callable[[], bool]) -> Incoming:
        """Return what a file or a folder of CSV files would change."""

    def write(self, path: Path, consignment: Consignment) -> None:
        """Write a catalogue, whole or not at all."""

    def content(self, catalogue: Catalogue) -> bytes:
        """Return a catalogue as the bytes a bundle carries."""


class Exchange:
    """What somebody who keeps the catalogue gives away and takes over.

    `files` is asked for when it is wanted: what reads and writes them takes its time to come, and most never do.
    """

    def __init__(
        self,
        permit: Permit,
        draft: CatalogueDraft,
        towns: Towns,
        files: Callable[[], CatalogueFiles],
        now: Callable[[], datetime],
    ) -> None:
        self._permit = permit
        self._draft = draft
        self._now = now
        self._files = files
        self.towns = towns

    @property
    def files(self) -> CatalogueFiles:
        """What reads and writes files, for any thread."""
        return self._files()

    def ground(self) -> Ground:
        """Return what a file is held against. On the store's thread."""
        self._permit.require(Action.EDIT_CATALOGUE)
        return Ground(self._draft.present(), self._now().date(), self.towns.unsealing())

    def take_over(self, incoming: Incoming, *, rest_missing: bool) -> int:
        """Keep what a file brings as one step of work and return how many kinds it touches. On the store's thread.

        `rest_missing` also puts to rest what came from there before and is in the file no more. Raises `CatalogueMoved`
        where the catalogue is another one than when the file was read.
        """
        self._permit.require(Action.EDIT_CATALOGUE)
        if self._draft.present() is not incoming.ground.catalogue:
            raise CatalogueMoved
        step: Edit = incoming.imported.edit
        if rest_missing:
            step = with_rest(step, incoming.ground.catalogue, incoming.imported.report.missing)
        if incoming.signed is not None:
            self.towns.note_taken(incoming.signed)  # first: it can be read again, should there be no room for the step
        self._draft.change(step)
        return len(step.services)

    def consignment(self, form: Form) -> Consignment:
        """Return the catalogue in force, ready to be written. On the store's thread; a bundle gets its number here."""
        self._permit.require(Action.EDIT_CATALOGUE)
        published = self._draft.published()
        sealed = None
        if form is Form.BUNDLE:
            sealed = self.towns.sealed(self.files.content(published.catalogue), published.catalogue.city)
        self._draft.note_export(published.head.number)
        return Consignment(form, published.catalogue, sealed)
