"""What handing over needs from the outside, as Protocols; adapters in `store`, `export` and `slips` fill them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import HandoverContent
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.handover.states import Handover, HandoverId, HandoverState, Reference, Why
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.visit import VisitId


class StoppedInTime(KnownTrouble):
    """A parcel was on its way when its consent was taken back or ran out; nothing of it lies at the recipient's.

    Details: reference.
    """

    code: ClassVar[str] = "handover.stopped_in_time"


class Recipients(Protocol):
    """Whom cases may be handed to. Runs on the thread that owns the store; writes into the audit itself."""

    def all(self) -> Sequence[Recipient]:
        """Return all recipients, also those at rest, by title."""

    def put(self, recipient: Recipient) -> None:
        """Add a recipient or put it in the place of the one with its id. None is ever deleted: they rest."""


class Handovers(Protocol):
    """Hand-overs in the store. Each method is one transaction on the thread that owns the store, audit included.

    What there is of a person is read by `content` and `parcel` alone.
    """

    def all(self) -> Sequence[Handover]:
        """Return all hand-overs, the newest first."""

    def in_states(self, states: Collection[HandoverState], since: datetime | None = None) -> Sequence[Handover]:
        """Return the hand-overs in one of these states, the newest first; with `since` those it has from then on."""

    def of_visit(self, visit: VisitId) -> Sequence[Handover]:
        """Return the hand-overs of one visit, the oldest first."""

    def with_code(self, code: WithdrawalCode) -> Sequence[Handover]:
        """Return the hand-overs that are withdrawn with a code, the oldest first."""

    def one(self, handover: HandoverId) -> Handover | None:
        """Return a hand-over as it is now; None where it was erased."""

    def called(self, reference: Reference) -> Handover | None:
        """Return the hand-over with a reference."""

    def content(self, handover: HandoverId) -> HandoverContent | None:
        """Return what is known of the person; None where it has been erased."""

    def put(self, handover: Handover, content: HandoverContent | None = None) -> None:
        """Keep a hand-over in this state, new or not; a content replaces what is kept, None leaves it as it is.

        Of a content only what the consent covers is kept, and what is kept never outlives it. Whatever changes in
        consent or content drops a parcel that is kept, so that an older one can never leave. Raises `NoSuchWay` for a
        state the hand-over has left behind, and `HandoverOutdated` for a consent of before something was taken back,
        and for one that was erased meanwhile.
        """

    def forget_content(self, handover: HandoverId) -> None:
        """Erase what is known of the person and the parcel, and keep in mind that it was, for backups put back.

        Nothing of it is in any file of the store on return.
        """

    def forget(self, handover: HandoverId) -> None:
        """Erase a hand-over that never left, and keep in mind that it was, for backups that are put back.

        Raises ValueError for one that may have left: there the consent stays as proof.
        """

    def keep_parcel(self, handover: Handover, parcel: bytes) -> None:
        """Keep the bytes that are to leave together with the hand-over, which is then `LEAVING`, with their SHA-256.

        Raises as `put` does, also where they were packed by another consent than the one that is kept.
        """

    def parcel(self, handover: HandoverId) -> bytes | None:
        """Return the bytes that are kept to leave."""

    def drop_parcel(self, handover: Handover) -> None:
        """Keep the hand-over as it is now and no bytes of it: they have left, or never will. Raises as `put` does."""


@dataclass(frozen=True, slots=True, repr=False)
class ToPack:
    """All a parcel is made of; the same gives the same content. `content` is covered by the consent already."""

    handover: Handover
    recipient: Recipient
    content: HandoverContent
    catalogue: Catalogue


class Packer(Protocol):
    """Makes parcels; runs on any thread. Raises a `KnownTrouble` where the recipient's key or mapping file is wrong."""

    def pack(self, to_pack: ToPack) -> bytes:
        """Return the parcel as it leaves: encrypted to the recipient's key, plain only where that is allowed."""

    def file_name(self, handover: Handover, recipient: Recipient) -> str:
        """Return the name of the parcel's file; it tells nothing but the reference."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """An answer of a recipient. `why` is there where it does not take the case, or cannot yet."""

    reference: Reference
    sha256: str
    state: HandoverState
    why: Why | None
    at: datetime


@dataclass(frozen=True, slots=True)
class FoundReceipt:
    """A receipt file: either what it says, or the sentence-bearing trouble it has. `file` is its name alone."""

    file: str
    receipt: Receipt | None
    trouble: Exception | None = None


class Channel(Protocol):
    """The way to one recipient. May be slow and may fail at any time: runs beside the window and the store.

    Why a Protocol: today a folder or share; an HTTPS endpoint may follow when there is one to talk to.
    """

    def put(self, name: str, content: bytes, may_leave: "MayLeave") -> None:
        """Put a whole file there under its final name, or nothing; a file of the same name and bytes is left as it is.

        `may_leave` is asked before the first byte and once more before the name is given; where it says no,
        `StoppedInTime` is raised and nothing is left there. Raises a `KnownTrouble` naming the place.
        """

    def holds(self, name: str, sha256: str) -> bool:
        """Whether a file of this name with these bytes lies there."""

    def receipts(self) -> Sequence[FoundReceipt]:
        """Return the receipts that lie there, by name of the file."""

    def put_receipt_away(self, file: str) -> None:
        """Move a receipt that was taken note of out of the way; one that is gone already is no trouble."""


class MayLeave(Protocol):
    """Tells at this very moment whether a parcel may still leave."""

    def __call__(self) -> bool: ...


class Channels(Protocol):
    """Gives the channel of a recipient."""

    def of(self, recipient: Recipient) -> Channel: ...


@dataclass(frozen=True, slots=True)
class ConsentSheet:
    """What is printed for the signature: full text, each recipient with its fields, the code; nothing of the person.

    `offered` are the fields that were asked for, in order; those ticked are the consent's.
    """

    code: WithdrawalCode
    language: str
    at: datetime
    asked: Mapping[RecipientId, tuple[DataField, ...]]
    handovers: tuple[tuple[Recipient, Handover], ...]


class HandoverSheets(Protocol):
    """Puts the sheets of a hand-over on paper; the same content gives the same bytes."""

    def handover_sheet(self, to_pack: ToPack) -> bytes:
        """Return the sheet for the recipient's file, in German, with the reference of the parcel."""

    def consent_sheet(self, sheet: ConsentSheet) -> bytes:
        """Return the consent in German and the person's language, with a line to sign."""

    def withdrawal_notice(self, handover: Handover, recipient: Recipient, at: datetime) -> bytes:
        """Return the notice to a recipient that consent was taken back for what it has got."""
