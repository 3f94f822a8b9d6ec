"""The upkeep of the catalogue: changing, taking back, publishing, comparing. Runs on the store's thread.

Asks the permit. Looks at each catalogue before it is put in force, so that no rule speaks of a kind that is gone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.catalogue_difference import Change, difference
from erstanlauf.domain.catalogue_edits import Edit, edited
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.people import Action, Permit, PersonId, Role
from erstanlauf.usecases.catalogue_draft import CatalogueDraft, Published
from erstanlauf.usecases.catalogue_ports import VersionHead
from erstanlauf.usecases.knowledge import Knowledge


class KindMissing(KnownTrouble):
    """A kind would have no active offer, but people go there for whom no rule speaks. Details: kind."""

    code: ClassVar[str] = "catalogue.kind_missing"


@dataclass(frozen=True, slots=True)
class Work:
    """The catalogue as it would be published, and what can be done with the steps that led there."""

    catalogue: Catalogue
    published: Published
    steps: int
    can_redo: bool
    shipped_differs: bool


@dataclass(frozen=True, slots=True)
class InForce:
    """What was published, and what the counter knows from now on."""

    published: Published
    knowledge: Knowledge


class CatalogueDesk:
    """What somebody who keeps the catalogue works with.

    `join` puts a catalogue together with the rules and raises a `KnowledgeFault` where they do not fit.
    """

    def __init__(
        self,
        permit: Permit,
        draft: CatalogueDraft,
        join: Callable[[Catalogue], Knowledge],
        logins: Callable[[], Mapping[PersonId, str]],
    ) -> None:
        self._permit = permit
        self._draft = draft
        self._join = join
        self._logins = logins

    @property
    def role(self) -> Role:
        """The role in which facts are verified."""
        return self._permit.verifies_as

    def work(self) -> Work:
        """Return the present state of the work."""
        self._permit.require(Action.EDIT_CATALOGUE)
        draft = self._draft
        return Work(draft.present(), draft.published(), draft.steps, draft.can_redo, draft.shipped_differs)

    def change(self, edit: Edit) -> Work:
        """Keep one step of work. Raises a `KnowledgeFault` for what the rules of the catalogue do not allow."""
        self._permit.require(Action.EDIT_CATALOGUE)
        self._draft.change(edit)
        return self.work()

    def undo(self) -> Work:
        """Take the newest step back."""
        self._permit.require(Action.EDIT_CATALOGUE)
        self._draft.undo()
        return self.work()

    def redo(self) -> Work:
        """Do the step again that was taken back last."""
        self._permit.require(Action.EDIT_CATALOGUE)
        self._draft.redo()
        return self.work()

    def to_publish(self) -> tuple[Change, ...]:
        """Return what publishing would change at the counter."""
        self._permit.require(Action.EDIT_CATALOGUE)
        return difference(self._draft.published().catalogue, self._draft.present())

    def publish(self) -> InForce:
        """Put the work in force as a new version.

        Raises `NothingToPublish`, `KindMissing`, and a `KnowledgeFault` where rules and catalogue do not fit together.
        """
        self._permit.require(Action.EDIT_CATALOGUE)
        knowledge = self._joined(self._draft.present())
        return InForce(self._draft.publish(), knowledge)

    def reinstate(self, number: int) -> InForce:
        """Put an earlier version in force again, as a new one.

        Raises `VersionMissing`, `WorkUnpublished`, `VersionUnchanged`, and what `publish` raises where rules and
        catalogue do not fit together.
        """
        self._permit.require(Action.EDIT_CATALOGUE)
        knowledge = self._joined(self._draft.version(number))
        return InForce(self._draft.reinstate(number), knowledge)

    def heads(self) -> tuple[VersionHead, ...]:
        """Return all versions, the newest first."""
        self._permit.require(Action.EDIT_CATALOGUE)
        return self._draft.heads()

    def logins(self) -> Mapping[PersonId, str]:
        """Return who may have published a version and still works here."""
        self._permit.require(Action.EDIT_CATALOGUE)
        return self._logins()

    def version(self, number: int) -> Catalogue:
        """Return a version by its number."""
        self._permit.require(Action.EDIT_CATALOGUE)
        return self._draft.version(number)

    def between(self, before: int, after: int) -> tuple[Change, ...]:
        """Return what changed from one version to another."""
        return difference(self.version(before), self.version(after))

    def from_shipped(self) -> tuple[Change, ...]:
        """Return what taking over the catalogue that came with the program would change.

        A fact that was verified later here stays, and so does what only this desk has.
        """
        self._permit.require(Action.EDIT_CATALOGUE)
        present = self._draft.present()
        return difference(present, edited(present, self._draft.taking_shipped_over(present)))

    def take_shipped(self) -> Work:
        """Take over what the catalogue that came with the program knows better, as one step of work."""
        self._permit.require(Action.EDIT_CATALOGUE)
        self._draft.change(self._draft.taking_shipped_over(self._draft.present()))
        return self.work()

    def _joined(self, catalogue: Catalogue) -> Knowledge:
        """Return what the counter would know. Raises `KindMissing` where a kind that it cannot do without is gone."""
        catalogue = self._draft.completed(catalogue)
        active, knowledge = catalogue.active(), self._join(catalogue)
        for kind in (*knowledge.rulebook.fallback, *([catalogue.own_desk] if catalogue.own_desk else [])):
            if kind not in active.services:
                raise KindMissing(kind=kind)
        return knowledge
