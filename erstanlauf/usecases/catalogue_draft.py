"""The catalogue in force and the work on the next one, as catalogues. Asks no permit: that is for who uses it.

Runs on the store's thread. Each step of work is kept in the store at once, so nothing typed is lost; nothing of it is
seen at the counter before it is published.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.catalogue_difference import difference
from erstanlauf.domain.catalogue_edits import Edit, edited
from erstanlauf.domain.catalogue_merge import taking_over
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.usecases.catalogue_ports import CatalogueForm, CatalogueVersions, ShippedContent, VersionHead

_NAME = "Katalog"
"""What a kept catalogue is called where it cannot be read."""


class NothingToPublish(KnownTrouble):
    """The work on the catalogue has changed nothing."""

    code: ClassVar[str] = "catalogue.nothing_to_publish"


class WorkUnpublished(KnownTrouble):
    """An earlier version would take the place of work that nobody has published or taken back. Details: steps."""

    code: ClassVar[str] = "catalogue.work_unpublished"


class VersionUnchanged(KnownTrouble):
    """An earlier version says just what is in force. Details: number."""

    code: ClassVar[str] = "catalogue.version_unchanged"


@dataclass(frozen=True, slots=True)
class Published:
    """A catalogue in force, and which version it is."""

    head: VersionHead
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Shipped:
    """The catalogue that comes with the program: a mark that changes with its content, and how to read it."""

    mark: str
    read: Callable[[], Catalogue]


class CatalogueDraft:
    """What is in force, and what would be after publishing."""

    def __init__(
        self, versions: CatalogueVersions, form: CatalogueForm, shipped: Shipped, now: Callable[[], datetime]
    ) -> None:
        self._versions = versions
        self._form = form
        self._shipped = shipped
        self._now = now
        self._published: Published | None = None
        self._shipped_read: Catalogue | None = None
        self._stages: list[Catalogue] = []
        self._undone: list[Edit] = []
        self._edits: list[Edit] = []

    def published(self) -> Published:
        """Return what is in force; at the very first call that is what comes with the program.

        A desk that has never changed its catalogue takes a newer one over from a newer program.
        """
        if self._published is None:
            self._published = self._taken_up()
        return self._published

    def present(self) -> Catalogue:
        """Return the catalogue as it would be published now."""
        self._read_steps()
        return self._stages[-1]

    @property
    def steps(self) -> int:
        """How many steps of work there are since the last publication."""
        self._read_steps()
        return len(self._edits)

    @property
    def newest_step(self) -> Edit | None:
        """The step that `undo` takes back."""
        self._read_steps()
        return self._edits[-1] if self._edits else None

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back that can be done again."""
        return bool(self._undone)

    @property
    def shipped_differs(self) -> bool:
        """Whether the program has brought another catalogue than the one this desk went out from."""
        marks = [head.shipped for head in self._versions.heads() if head.shipped is not None]
        return not marks or marks[0] != self._shipped.mark

    def shipped(self) -> Catalogue:
        """Return the catalogue that comes with the program."""
        if self._shipped_read is None:
            self._shipped_read = self._shipped.read()
        return self._shipped_read

    def completed(self, catalogue: Catalogue) -> Catalogue:
        """Return a catalogue of this desk with the kinds that only a newer one of the program holds.

        The rules of a newer program may speak of them; without them nobody could log in to take them over.
        """
        if not self.shipped_differs:
            return catalogue
        edit = self.taking_shipped_over(catalogue)
        new = tuple(each for each in edit.services if each.kind not in catalogue.services)
        return edited(catalogue, Edit(new, edit.sources)) if new else catalogue

    def change(self, edit: Edit) -> Catalogue:
        """Keep one more step and return the catalogue after it.

        Raises a `KnowledgeFault` for what could not be read back; nothing is kept then.
        """
        after = self._add(edit)
        self._undone.clear()
        return after

    def undo(self) -> Catalogue:
        """Take the newest step back; nothing happens where there is none."""
        self._read_steps()
        if self._edits:
            self._versions.drop_last_step()
            self._undone.append(self._edits.pop())
            self._stages.pop()
        return self._stages[-1]

    def redo(self) -> Catalogue:
        """Do the step again that was taken back last."""
        self._read_steps()
        if not self._undone:
            return self._stages[-1]
        after = self._add(self._undone[-1])
        self._undone.pop()
        return after

    def publish(self) -> Published:
        """Put the work in force as a new version. Raises `NothingToPublish`."""
        before, present = self.published().catalogue, self.present()
        changes = len(difference(before, present))
        if not changes:
            raise NothingToPublish
        dated = replace(present, as_of=self._now().date().isoformat())
        return self._put_in_force(dated, None, changes, self._taken_over(present))

    def reinstate(self, number: int) -> Published:
        """Put an earlier version in force again, as a new one.

        Raises `VersionMissing`, `WorkUnpublished` and `VersionUnchanged`.
        """
        if self.steps:
            raise WorkUnpublished(steps=self.steps)
        catalogue = self.version(number)
        changes = len(difference(self.published().catalogue, catalogue))
        if not changes:
            raise VersionUnchanged(number=number)
        return self._put_in_force(catalogue, None, changes)

    def heads(self) -> tuple[VersionHead, ...]:
        """Return all versions, the newest first."""
        return tuple(self._versions.heads())

    def version(self, number: int) -> Catalogue:
        """Return a version by its number."""
        if self._published is not None and self._published.head.number == number:
            return self._published.catalogue
        return self._form.read(self._versions.content(number), _NAME)

    def version_at(self, moment: datetime) -> Catalogue | None:
        """Return the catalogue that was in force at an aware moment."""
        number = self._versions.in_force_at(moment)
        return None if number is None else self.version(number)

    def taking_shipped_over(self, present: Catalogue) -> Edit:
        """Return the step that brings what the catalogue of the program knows better into another."""
        return taking_over(present, self.shipped(), self._now().date()).edit

    def note_export(self, number: int) -> None:
        """Write down that a version was given away."""
        self._versions.note_export(number)

    def _taken_up(self) -> Published:
        heads = self._versions.heads()
        untouched = not heads or heads[0].shipped is not None
        if untouched and self.shipped_differs and not (heads and self._versions.steps()):
            return self._put_in_force(self.shipped(), self._shipped.mark, 0)
        return Published(heads[0], self._form.read(self._versions.content(heads[0].number), _NAME))

    def _taken_over(self, present: Catalogue) -> ShippedContent | None:
        """Return the newer catalogue of the program where all of it is in the work, or the work knows it better."""
        if not self.shipped_differs:
            return None
        if self.taking_shipped_over(present) != Edit():
            return None
        return ShippedContent(self._shipped.mark, self._form.write(self.shipped()))

    def _put_in_force(
        self, catalogue: Catalogue, shipped: str | None, changes: int, taken_over: ShippedContent | None = None
    ) -> Published:
        head = self._versions.publish(self._form.write(catalogue), shipped, changes, taken_over)
        self._published = Published(head, catalogue)
        self._stages, self._edits, self._undone = [catalogue], [], []
        return self._published

    def _read_steps(self) -> None:
        """Put the kept steps on the catalogue in force, once; all of them or, where one cannot be read, none."""
        if self._stages:
            return
        stages, edits = [self.published().catalogue], list[Edit]()
        for content in self._versions.steps():
            edit = self._form.read_step(content, _NAME, stages[-1].sources)
            edits.append(edit)
            stages.append(edited(stages[-1], edit))
        self._stages, self._edits = stages, edits

    def _add(self, edit: Edit) -> Catalogue:
        self._read_steps()
        content = self._form.write_step(edit)
        readable = self._form.read_step(content, _NAME, self._stages[-1].sources)
        self._versions.add_step(content)
        self._edits.append(readable)
        self._stages.append(edited(self._stages[-1], readable))
        return self._stages[-1]
