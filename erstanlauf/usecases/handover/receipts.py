"""What recipients answer: receipts are read beside the store and taken note of on its thread. Nobody's permit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.receipts import NOTED, TakenAs
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.handover.states import WAYS, Handover, HandoverState
from erstanlauf.usecases.handover.answers import keep_answer
from erstanlauf.usecases.handover.ports import Channels, FoundReceipt, Handovers, Receipt, Recipients


@dataclass(frozen=True, slots=True)
class Taken:
    """A receipt file and what became of it; `handover` as it is now, where one is meant."""

    file: str
    taken_as: TakenAs
    handover: Handover | None = None
    trouble: Exception | None = None


class Receipts:
    """Reads receipts: `found` beside the store, `take` for each, then `put_away` beside the store."""

    def __init__(self, handovers: Handovers, recipients: Recipients, channels: Callable[[], Channels]) -> None:
        self._handovers = handovers
        self._recipients = recipients
        self._channels = channels

    def recipients(self) -> Sequence[Recipient]:
        """Return whose receipts are to be read, those at rest too: an answer may come late. On the store's thread."""
        return self._recipients.all()

    def found(self, recipient: Recipient) -> Sequence[FoundReceipt]:
        """Return the receipts that lie at a recipient's, in the order of what they tell; those that cannot be read come
        last. On any thread. Raises the `KnownTrouble` of the place.
        """
        found = self._channels().of(recipient).receipts()
        readable = [(each.receipt.at, each.file, each) for each in found if each.receipt is not None]
        in_order = [each for _, _, each in sorted(readable, key=lambda one: one[:2])]
        return [*in_order, *(each for each in found if each.receipt is None)]

    def take(self, recipient: Recipient, found: FoundReceipt, now: datetime) -> Taken:
        """Take note of a receipt. On the store's thread; the same receipt again changes nothing."""
        if found.receipt is None:
            return Taken(found.file, TakenAs.UNREADABLE, trouble=found.trouble)
        receipt = found.receipt
        present = self._handovers.called(receipt.reference)
        if present is None or present.recipient != recipient.id:
            return Taken(found.file, TakenAs.UNKNOWN)
        taken_as = _taken_as(present, receipt)
        if taken_as is TakenAs.MOVED:
            # never before the parcel left and never after now, whatever their clock says
            at = max(min(receipt.at, now), present.left_at or present.state_at)
            present = keep_answer(self._handovers, present, receipt.state, receipt.why, at)
        elif taken_as is TakenAs.WITHDRAWN and present.left_at is None:
            present = replace(present, left_at=present.state_at)
            self._handovers.put(present)
        return Taken(found.file, taken_as, present)

    def put_away(self, recipient: Recipient, taken: Taken) -> None:
        """Move a receipt that was taken note of out of the way; any other stays. On any thread."""
        if taken.taken_as in NOTED:
            self._channels().of(recipient).put_receipt_away(taken.file)

    def take_all(self, now: datetime) -> Sequence[tuple[Recipient, Sequence[Taken], KnownTrouble | None]]:
        """Read all receipts of all recipients, all on one thread; the trouble of one place stops no other, and a
        receipt that cannot be put away keeps none behind it from being read.
        """
        return [(each, *self._take_of(each, now)) for each in self.recipients()]

    def _take_of(self, recipient: Recipient, now: datetime) -> tuple[Sequence[Taken], KnownTrouble | None]:
        taken, stuck = list[Taken](), None
        try:
            for found in self.found(recipient):
                taken.append(self.take(recipient, found, now))
                try:
                    self.put_away(recipient, taken[-1])
                except KnownTrouble as trouble:
                    stuck = trouble
        except KnownTrouble as trouble:
            return taken, trouble
        return taken, stuck


def _taken_as(present: Handover, receipt: Receipt) -> TakenAs:
    if not present.sha256 or receipt.sha256.lower() != present.sha256:
        return TakenAs.OTHER_PARCEL
    if present.state is HandoverState.WITHDRAWN:
        return TakenAs.WITHDRAWN
    if (receipt.state, receipt.why) == (present.state, present.why):
        return TakenAs.KNOWN
    is_answered = present.state not in (HandoverState.LEAVING, HandoverState.ISSUED)
    if is_answered and receipt.at < present.state_at:
        return TakenAs.OLDER
    is_a_way = receipt.state is present.state or receipt.state in WAYS[present.state]
    return TakenAs.MOVED if is_a_way else TakenAs.NO_WAY
