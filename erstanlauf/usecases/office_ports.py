"""What the work of the administration needs from the outside, as Protocols; adapters in `store` fill them.

All of them run on the thread that owns the store, and each writes what it does into the audit itself.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from erstanlauf.domain.audit import AuditAction, AuditEntry
from erstanlauf.domain.case_management import Overruling
from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.handover.content import HandoverContent
from erstanlauf.domain.handover.states import Handover
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.people import Person, PersonId, Role
from erstanlauf.domain.retention import CutOffs, Kept
from erstanlauf.domain.visit import NOTHING_FOR_FIGURES, ForFigures, Outcome, SlipNumber, VisitId


class People(Protocol):
    """Roles of members of staff, by id."""

    def all(self) -> Sequence[Person]:
        """Return everybody who has a role, in the order of ids."""

    def give_roles(self, person: PersonId, roles: frozenset[Role]) -> None:
        """Give a person these roles, at least one, and no others."""

    def remove(self, person: PersonId) -> None:
        """Take all roles of a person away; somebody who has none is removed already."""


class KeyRing(Protocol):
    """Whom the store opens for, and with which key."""

    def logins(self) -> Mapping[PersonId, str]:
        """Return everybody with a password, and their logins."""

    def pauses(self) -> Mapping[PersonId, datetime]:
        """Return who has to wait after failed log-ins, and until when."""

    def let_in(self, login: str, password: str) -> PersonId:
        """Give a new person a slot in the key file."""

    def let_out(self, person: PersonId) -> None:
        """Take a person's slot away."""

    def set_password(self, person: PersonId, password: str) -> None:
        """Give a person another password."""

    def require_password(self, person: PersonId, password: str) -> None:
        """Raise where this is not the password of a person; a wrong one is counted as at a log-in."""

    def draw_paper_key(self) -> str:
        """Return a new key to be printed; nothing is kept of it."""

    def set_paper_key(self, drawn: str, typed: str) -> None:
        """Put a key on paper in force that was drawn and typed back."""

    def require_paper_of_another(self, person: PersonId) -> None:
        """Raise where a person made the key on paper in force: with it their roles are in somebody's hands."""

    def free(self, person: PersonId) -> None:
        """End a series of failed log-ins."""

    def change_key(self) -> None:
        """Give the store a new key for everybody who is in the key file."""

    def sealed(self, secret: bytes, secret_id: str, passphrase: str) -> bytes:
        """Return a file that carries a secret to another desk."""

    def unsealed(self, content: bytes, passphrase: str) -> tuple[str, bytes]:
        """Return the id and the secret in such a file."""


class HouseKey(Protocol):
    """A secret that the desks of one office share."""

    @property
    def id(self) -> str: ...
    @property
    def secret(self) -> bytes: ...


class HouseKeys(Protocol):
    """All house keys of a desk."""

    def all(self) -> Sequence[HouseKey]:
        """Return the house keys, the one in use first."""

    def make(self, now: datetime) -> HouseKey:
        """Draw a new key, use it from now on and return it."""

    def take_over(self, key_id: str, secret: bytes, now: datetime) -> None:
        """Use the key of another desk from now on."""

    def note_export(self, key_id: str) -> None:
        """Write down that a key was put into a file."""


class Audit(Protocol):
    """The audit of the store."""

    def entries(self, limit: int, before: int | None = None) -> Sequence[AuditEntry]:
        """Return entries, the newest first, older than the number `before` where it is given."""

    def verify(self) -> bytes:
        """Follow the whole chain and return the seal at its end."""

    def note_alone(self, action: AuditAction, subject: str | None = None, count: int = 1) -> None:
        """Add an entry for what changes nothing else in the store."""


@dataclass(frozen=True, slots=True)
class KeptVisit:
    """All that is kept of one closed visit that has a number.

    `language` is there until the end of its day, and so are the rules in `figures`.
    """

    id: VisitId
    number: SlipNumber
    opened_at: datetime
    closed_at: datetime
    topics: tuple[Topic, ...]
    gaps: tuple[Topic, ...]
    referrals: tuple[tuple[Kind, OfferId | None, Outcome], ...]
    slips_issued: int
    overruling: Overruling | None
    language: str | None
    figures: ForFigures = NOTHING_FOR_FIGURES


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A hand-over as its person is told of it: to whom, by its title, and what is known of the person here.

    `content` is None where that has been erased.
    """

    handover: Handover
    recipient: str
    content: HandoverContent | None


@dataclass(frozen=True, slots=True)
class Due:
    """How many records of one kind are out of date, and the first and last day they are of."""

    kept: Kept
    count: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class ClockMarks:
    """What a clock can be held against: the newest time stored, and when it was last found right (`check_clock`)."""

    newest: datetime | None
    trusted: datetime | None


class Erasures(Protocol):
    """Finds and erases what is kept; runs on the thread that owns the store.

    Erasing is one transaction; on return nothing of it is in any file of the open store. Raises `TracesLeft`.
    """

    def kept_visit(self, number: SlipNumber) -> KeptVisit | None:
        """Return what is kept of the closed visit with a number."""

    def open_visit(self, number: SlipNumber) -> VisitId | None:
        """Return the visit with a number that is still open."""

    def visit_with_code(self, code: WithdrawalCode) -> tuple[VisitId, SlipNumber | None] | None:
        """Return the visit whose hand-overs are withdrawn with a code, and its number while it is open or kept."""

    def handovers(self, visit_id: VisitId) -> Sequence[Handover]:
        """Return the hand-overs of a visit, the oldest first, without anything of the person."""

    def handed_over(self, visit_id: VisitId) -> Sequence[HandedOver]:
        """Return the hand-overs of a visit with what is known of the person, and write down that it was read."""

    def erase(self, visit_id: VisitId) -> None:
        """Erase a visit, closed or open, with its hand-overs, and keep in mind that it was, for backups put back.

        Of a hand-over that may have left the consent stays as proof, with nothing of the person.
        """

    def has_told(self, number: SlipNumber) -> bool:
        """Whether somebody told at a later visit what became of the referrals of a number."""

    def erase_told(self, number: SlipNumber) -> None:
        """Erase what was told about the referrals of a number, and keep in mind that it was."""

    def due(self, cut: CutOffs, in_hand: Collection[VisitId], now: datetime) -> Sequence[Due]:
        """Return what is out of date, by kind; a kind without any is left out. `in_hand` are never."""

    def erase_due(self, cut: CutOffs, in_hand: Collection[VisitId], now: datetime) -> Sequence[Due]:
        """Erase what is out of date and return what it was. What has no possible date is taken to be of now."""

    def clock_marks(self) -> ClockMarks:
        """Return what the clock can be held against."""

    def note_own_data_printed(self, visit_id: VisitId) -> None:
        """Write down that somebody was given what is kept of a visit."""
