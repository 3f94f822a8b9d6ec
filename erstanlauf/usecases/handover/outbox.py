"""Gets what waits to its recipients: each once, as the same bytes, and only while its consent stands.

Sending is a duty of the program, as erasing by time is: nobody's permit is asked. Knows no folder and no ZIP.

Why this way (2026-11-22):
* A parcel may be encrypted, and encryption is never twice the same. So it is packed once, kept together with the state
  `LEAVING`, and the very bytes that are kept are put again until it is known that they lie there. Whoever asks a second
  time finds the same file.
* What is asked of the store runs on its thread, what is slow beside it: packing and sending. Consent is asked by the
  store at the start, and by clock and `Journeys` before the first byte and before the name is given.
* Whether a parcel that was on its way has arrived is asked of the place itself before anything else is made of it.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Event

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.content import covered
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.handover.states import Handover, HandoverId, HandoverState, moved
from erstanlauf.domain.retention import FIRST_DAY
from erstanlauf.usecases.handover.journeys import Journeys
from erstanlauf.usecases.handover.lines import by_id, recipient_of
from erstanlauf.usecases.handover.ports import Channels, Handovers, Packer, Recipients, StoppedInTime, ToPack
from erstanlauf.usecases.handover.trouble import ClockBehind, ConsentOver, Held, RecipientAtRest

UNSENT = frozenset((HandoverState.WAITING, HandoverState.LEAVING))


@dataclass(frozen=True, slots=True, repr=False)
class ToPrepare:
    """What has to be found out and made beside the store. `to_pack` is None where it is only to be looked up whether
    the parcel had arrived when consent was taken back.
    """

    handover: Handover
    recipient: Recipient
    to_pack: ToPack | None


@dataclass(frozen=True, slots=True, repr=False)
class Packed:
    """What came of it: the parcel's bytes; None where the former parcel lies at the recipient's or none was made."""

    handover: Handover
    recipient: Recipient
    lies_there: bool
    parcel: bytes | None


@dataclass(frozen=True, slots=True, repr=False)
class ToSend:
    """A parcel that is kept and may leave now; `stop` is set as soon as it may not any more."""

    handover: Handover
    recipient: Recipient
    parcel: bytes
    stop: Event


class Outbox:
    """What waits to leave. `packer` and `channels` are asked for when the first parcel is made: they take their time.

    One parcel goes: `take`, then for a `ToPrepare` `pack` and `keep`, then for a `ToSend` `send` and `sent`. Trouble
    is raised, is in `trouble_of` as well, and leaves everything as it was for the next try.
    """

    def __init__(
        self,
        handovers: Handovers,
        recipients: Recipients,
        packer: Callable[[], Packer],
        channels: Callable[[], Channels],
        catalogue: Callable[[], Catalogue],
        journeys: Journeys,
        now: Callable[[], datetime],
    ) -> None:
        self._handovers = handovers
        self._recipients = recipients
        self._packer = packer
        self._channels = channels
        self._catalogue = catalogue
        self._journeys = journeys
        self._now = now
        self._troubles = dict[HandoverId, KnownTrouble]()

    def waiting(self) -> Sequence[Handover]:
        """Return what is to be taken in hand, the oldest first. On the store's thread."""
        found = self._handovers.in_states(UNSENT | {HandoverState.WITHDRAWN})
        return [each for each in reversed(found) if each.state in UNSENT or _is_unsettled(each)]

    def trouble_of(self, handover: HandoverId) -> KnownTrouble | None:
        """Return what the last try to send it ran into. On any thread."""
        return self._troubles.get(handover)

    def take(self, handover: HandoverId, now: datetime) -> ToPrepare | ToSend | None:
        """Return the next thing to do for a hand-over; None where nothing of it may leave now. On the store's thread.

        What keeps it from leaving is in `trouble_of` afterwards.
        """
        self._troubles.pop(handover, None)
        with self._noting(handover):
            present = self._handovers.one(handover)
            if present is None:
                return None
            recipient = recipient_of(present, by_id(self._recipients.all()))
            if _is_unsettled(present):
                return ToPrepare(present, recipient, None)
            if present.state not in UNSENT or not self._may_go(present, recipient, now):
                return None
            parcel = self._handovers.parcel(handover)
            if parcel is not None:
                return ToSend(present, recipient, parcel, self._journeys.started(handover))
            return self._to_pack(present, recipient)

    def pack(self, to_prepare: ToPrepare) -> Packed:
        """Make the parcel, or find that an earlier one has arrived. On any thread; may take long.

        Raises the `KnownTrouble` of the recipient's place, key or mapping file.
        """
        handover, recipient = to_prepare.handover, to_prepare.recipient
        with self._noting(handover.id):
            if handover.sha256:
                name = self._packer().file_name(handover, recipient)
                if self._channels().of(recipient).holds(name, handover.sha256):
                    return Packed(handover, recipient, lies_there=True, parcel=None)
            to_pack = to_prepare.to_pack
            parcel = None if to_pack is None else self._packer().pack(to_pack)
            return Packed(handover, recipient, lies_there=False, parcel=parcel)

    def keep(self, packed: Packed, now: datetime) -> ToSend | None:
        """Keep a parcel, ready to leave, or what was found out; None where nothing is to be sent.

        On the store's thread. A parcel that was made of a consent which has changed meanwhile is thrown away, and one
        for a recipient whose key, place or rest has.
        """
        with self._noting(packed.handover.id):
            present = self._handovers.one(packed.handover.id)
            if present is None:
                return None
            if packed.lies_there:
                self._note_arrived(present, present.state_at)
                return None
            if _is_unsettled(present):
                self._handovers.put(replace(present, sha256=""))
                return None
            recipient = recipient_of(present, by_id(self._recipients.all()))
            is_as_packed = present.consent == packed.handover.consent and recipient == packed.recipient
            if packed.parcel is None or present.state not in UNSENT or not is_as_packed:
                return None
            if not self._may_go(present, recipient, now):
                return None
            return self._kept(present, packed.recipient, packed.parcel, now)

    def send(self, to_send: ToSend) -> None:
        """Put a parcel where it belongs. On any thread; may take long.

        Raises `StoppedInTime` where consent was taken back or ran out meanwhile, and the `KnownTrouble` of the place.
        """
        handover = to_send.handover

        def may_leave() -> bool:
            return not to_send.stop.is_set() and handover.consent.is_valid_at(self._now())

        with self._noting(handover.id):
            if not may_leave():
                raise StoppedInTime(reference=handover.reference)
            name = self._packer().file_name(handover, to_send.recipient)
            self._channels().of(to_send.recipient).put(name, to_send.parcel, may_leave)

    def sent(self, to_send: ToSend, now: datetime) -> Handover:
        """Write down that a parcel has left and return the hand-over as it is now. On the store's thread."""
        self._journeys.ended(to_send.handover.id)
        with self._noting(to_send.handover.id):
            present = self._handovers.one(to_send.handover.id)
            return to_send.handover if present is None else self._note_arrived(present, now)

    def stop(self, handover: HandoverId) -> None:
        """Let nothing of a hand-over leave on a journey that has started: it is about to be erased. On any thread."""
        self._journeys.stop(handover)

    def send_all(self, now: datetime) -> Sequence[Handover]:
        """Send whatever may leave, all on one thread, and return what has left. Trouble of one stops no other."""
        return [left for each in self.waiting() if (left := self._send_one(each.id, now)) is not None]

    def _send_one(self, handover: HandoverId, now: datetime) -> Handover | None:
        try:
            step = self.take(handover, now)
            if isinstance(step, ToPrepare):
                step = self.keep(self.pack(step), now)
            if step is None:
                return None
            self.send(step)
            return self.sent(step, now)
        except KnownTrouble:
            return None  # it is in `trouble_of`

    def _to_pack(self, present: Handover, recipient: Recipient) -> ToPrepare | None:
        content = self._handovers.content(present.id)
        if content is None:
            return None
        content = covered(content, present.consent.standing)
        return ToPrepare(present, recipient, ToPack(present, recipient, content, self._catalogue()))

    def _kept(self, present: Handover, recipient: Recipient, parcel: bytes, now: datetime) -> ToSend:
        """Keep a parcel; where one is kept already, that one goes."""
        earlier = self._handovers.parcel(present.id)
        if earlier is None:
            present = replace(moved(present, HandoverState.LEAVING, now), sha256=hashlib.sha256(parcel).hexdigest())
            self._handovers.keep_parcel(present, parcel)
        return ToSend(present, recipient, earlier or parcel, self._journeys.started(present.id))

    def _may_go(self, handover: Handover, recipient: Recipient, now: datetime) -> bool:
        trouble = holding(handover, recipient, now)
        if trouble is not None:
            self._troubles[handover.id] = trouble
        return trouble is None

    def _note_arrived(self, present: Handover, at: datetime) -> Handover:
        if present.left_at is not None:
            return present
        if present.state is HandoverState.LEAVING:
            present = replace(moved(present, HandoverState.ISSUED, at), left_at=at)
            self._handovers.drop_parcel(present)
        elif _is_unsettled(present):
            present = replace(present, left_at=at)
            self._handovers.put(present)
        return present

    @contextmanager
    def _noting(self, handover: HandoverId) -> Iterator[None]:
        try:
            yield
        except KnownTrouble as trouble:
            self._troubles[handover] = trouble
            raise


def holding(handover: Handover, recipient: Recipient, now: datetime) -> KnownTrouble | None:
    """Return what keeps a hand-over that has not left from leaving at this moment."""
    consent = handover.consent
    if handover.is_held:
        return Held(reference=handover.reference)
    if not recipient.is_active:
        return RecipientAtRest(reference=handover.reference, recipient=recipient.title)
    if now < max(consent.given_at, FIRST_DAY):  # by a consent nobody can date nothing leaves
        return ClockBehind(reference=handover.reference)
    return None if consent.is_valid_at(now) else ConsentOver(reference=handover.reference)


def _is_unsettled(handover: Handover) -> bool:
    """Whether consent was taken back while the parcel was on its way, and nobody has looked yet whether it arrived."""
    return handover.state is HandoverState.WITHDRAWN and bool(handover.sha256) and handover.left_at is None
