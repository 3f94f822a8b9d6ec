"""Hand-written stand-ins for store, packer and place, and an office of hand-overs over them."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import chain, count
from typing import ClassVar

from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import (
    Handed,
    HandoverContent,
    NamedPerson,
    Reach,
    ReachKind,
    covered,
    fields_of,
)
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.handover.states import WAYS, WITHOUT_EFFECT, Handover, HandoverId, HandoverState, Reference
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode, withdrawal_code
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.people import Permit, PersonId, Role
from erstanlauf.domain.situation import Situation, Status
from erstanlauf.domain.visit import Choice, VisitId
from erstanlauf.usecases.handover.desk import Asked, HandoverDesk
from erstanlauf.usecases.handover.follow_up import FollowUp
from erstanlauf.usecases.handover.journeys import Journeys
from erstanlauf.usecases.handover.outbox import Outbox
from erstanlauf.usecases.handover.ports import (
    FoundReceipt,
    Handovers,
    MayLeave,
    Packer,
    Receipt,
    Recipients,
    StoppedInTime,
    ToPack,
)
from erstanlauf.usecases.handover.receipts import Receipts
from erstanlauf.usecases.handover.recipients_desk import RecipientsDesk
from erstanlauf.usecases.handover.withdrawals import Withdrawals
from tests.builders import a_catalogue, a_service

MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
KIM = Recipient(RecipientId("11aa22bb"), "Case Management der Stadt", "/freigabe/kim", is_plain=True)
MBE = Recipient(RecipientId("33cc44dd"), "Migrationsberatung", "/freigabe/mbe", is_plain=True, response_days=3)
VISIT = VisitId("019ab000-0000-7000-8000-000000000001")
OTHER_VISIT = VisitId("019ab000-0000-7000-8000-000000000002")
CODE = withdrawal_code(bytes(range(7)))
SCAN = "1" * 60
EVERYBODY = Permit(PersonId("0a1b2c3d"), frozenset(Role))
ALL_TICKS = frozenset(DataField)
FEW_TICKS = frozenset((DataField.NAME, DataField.REACH, DataField.NEEDS))
CATALOGUE = a_catalogue(a_service("mbe"), a_service("psz", Topic.GESUNDHEIT))
CONTENT = HandoverContent(
    person=NamedPerson("Beispiel", "Ada", 1984, Reach(ReachKind.PHONE, "0521 51-0")),
    language="ar",
    needs=(Topic.SPRACHE, Topic.GESUNDHEIT, Topic.GEWALTSCHUTZ),
    answers=Situation(status=Status.SCHUTZ),
    said=(Flag.SCHULDEN, Flag.KRANK_KOERPER, Flag.ANALPHABET),
    referrals=(Handed(Choice(Kind("mbe"), OfferId("mbe/x"))), Handed(Choice(Kind("psz")), DataField.HEALTH)),
)


class PlaceMissing(KnownTrouble):
    """The share is not there."""

    code: ClassVar[str] = "test.missing"


class PlaceFull(KnownTrouble):
    """The disk of the share takes no more."""

    code: ClassVar[str] = "test.full"


class OtherFileThere(KnownTrouble):
    """Other bytes lie there under the name."""

    code: ClassVar[str] = "test.other_file"


class Crash(BaseException):
    """The program ends here."""


def asked(
    ticks: dict[RecipientId, frozenset[DataField]] | None = None,
    visit: VisitId = VISIT,
    given_at: datetime = MORNING,
    code: WithdrawalCode = CODE,
) -> Asked:
    """Return what a person said: yes to everything for the Case Management, unless a test says otherwise."""
    return Asked(visit, code, {KIM.id: ALL_TICKS} if ticks is None else ticks, CONTENT, "ar", "2026-11", given_at)


@dataclass
class FakeHandovers:
    """Fills `Handovers` in memory, as strict as the store."""

    rows: dict[HandoverId, Handover] = field(default_factory=dict)
    contents: dict[HandoverId, HandoverContent] = field(default_factory=dict)
    parcels: dict[HandoverId, bytes] = field(default_factory=dict)
    read: list[HandoverId] = field(default_factory=list)
    is_full: bool = False

    def all(self) -> Sequence[Handover]:
        return [self.rows[each] for each in sorted(self.rows, reverse=True)]

    def in_states(self, states: Collection[HandoverState], since: datetime | None = None) -> Sequence[Handover]:
        found = [each for each in self.all() if each.state in states]
        return found if since is None else [each for each in found if each.state_at >= since]

    def of_visit(self, visit: VisitId) -> Sequence[Handover]:
        return [self.rows[each] for each in sorted(self.rows) if self.rows[each].visit == visit]

    def with_code(self, code: WithdrawalCode) -> Sequence[Handover]:
        return [self.rows[each] for each in sorted(self.rows) if self.rows[each].code == code]

    def one(self, handover: HandoverId) -> Handover | None:
        return self.rows.get(handover)

    def called(self, reference: Reference) -> Handover | None:
        return next((each for each in self.rows.values() if each.reference == reference), None)

    def content(self, handover: HandoverId) -> HandoverContent | None:
        self.read.append(handover)
        return self.contents.get(handover)

    def put(self, handover: Handover, content: HandoverContent | None = None) -> None:
        before = self._written(handover)
        standing = handover.consent.standing
        kept = content or self.contents.get(handover.id)
        self.contents.pop(handover.id, None)
        if kept is not None and standing:
            self.contents[handover.id] = covered(kept, standing)
        if content is not None or before is None or before.consent != handover.consent:
            self.parcels.pop(handover.id, None)

    def forget_content(self, handover: HandoverId) -> None:
        self.contents.pop(handover, None)
        self.parcels.pop(handover, None)

    def forget(self, handover: HandoverId) -> None:
        assert self.rows[handover].left_at is None
        self.forget_content(handover)
        del self.rows[handover]

    def keep_parcel(self, handover: Handover, parcel: bytes) -> None:
        assert handover.state is HandoverState.LEAVING
        assert handover.sha256 == sha256(parcel).hexdigest()
        before = self._written(handover)
        assert before is not None
        assert before.consent == handover.consent
        self.parcels[handover.id] = parcel

    def parcel(self, handover: HandoverId) -> bytes | None:
        return self.parcels.get(handover)

    def drop_parcel(self, handover: Handover) -> None:
        self._written(handover)
        self.parcels.pop(handover.id, None)

    def _written(self, handover: Handover) -> Handover | None:
        if self.is_full:
            raise PlaceFull
        before = self.rows.get(handover.id)
        if before is not None:
            assert handover.state is before.state or handover.state in WAYS[before.state]
            assert before.consent.taken_back <= handover.consent.taken_back
        self.rows[handover.id] = handover
        return before


@dataclass
class FakeRecipients:
    """Fills `Recipients` in memory."""

    rows: dict[RecipientId, Recipient] = field(default_factory=lambda: {KIM.id: KIM, MBE.id: MBE})

    def all(self) -> Sequence[Recipient]:
        return sorted(self.rows.values(), key=lambda each: each.title)

    def put(self, recipient: Recipient) -> None:
        self.rows[recipient.id] = recipient


_NUMBERS = count()


@dataclass
class FakePacker:
    """Fills `Packer`: what is in a parcel can be read back, and no two are the same, as with encryption."""

    trouble: dict[RecipientId, KnownTrouble] = field(default_factory=dict)
    packed: int = 0

    def pack(self, to_pack: ToPack) -> bytes:
        if to_pack.recipient.id in self.trouble:
            raise self.trouble[to_pack.recipient.id]
        self.packed += 1
        said = {"reference": to_pack.handover.reference, "fields": fields_of(to_pack.content), "chance": next(_NUMBERS)}
        return json.dumps(said).encode()

    def file_name(self, handover: Handover, _recipient: Recipient) -> str:
        return f"{handover.reference}.zip"


def fields_in(parcel: bytes) -> frozenset[DataField]:
    """Return the fields a parcel of the fake packer holds something of."""
    return frozenset(map(DataField, json.loads(parcel)["fields"]))


@dataclass
class FakePlace:
    """Fills `Channel` for one recipient; `meanwhile` happens while the bytes are being written."""

    files: dict[str, bytes] = field(default_factory=dict)
    found: dict[str, FoundReceipt] = field(default_factory=dict)
    is_missing: bool = False
    is_full: bool = False
    meanwhile: Callable[[], object] = lambda: None
    afterwards: Callable[[], object] = lambda: None

    def put(self, name: str, content: bytes, may_leave: MayLeave) -> None:
        self._there()
        if name in self.files:
            if self.files[name] != content:
                raise OtherFileThere
            return
        if not may_leave():
            raise StoppedInTime(reference=name)
        self.meanwhile()
        if self.is_full:
            raise PlaceFull
        if not may_leave():
            raise StoppedInTime(reference=name)
        self.files[name] = content
        self.afterwards()

    def holds(self, name: str, sha256_hex: str) -> bool:
        self._there()
        return name in self.files and sha256(self.files[name]).hexdigest() == sha256_hex

    def receipts(self) -> Sequence[FoundReceipt]:
        self._there()
        return [self.found[name] for name in sorted(self.found)]

    def put_receipt_away(self, file: str) -> None:
        self.found.pop(file, None)

    def answer(
        self, handover: Handover, state: HandoverState, at: datetime, file: str = "a.json", **changes: object
    ) -> None:
        """Lay a receipt down."""
        receipt = Receipt(handover.reference, handover.sha256, state, None, at)
        self.found[file] = FoundReceipt(file, replace(receipt, **changes))  # type: ignore[arg-type]

    def _there(self) -> None:
        if self.is_missing:
            raise PlaceMissing


@dataclass
class FakeChannels:
    """Fills `Channels`."""

    places: dict[RecipientId, FakePlace] = field(default_factory=lambda: {KIM.id: FakePlace(), MBE.id: FakePlace()})

    def of(self, recipient: Recipient) -> FakePlace:
        return self.places[recipient.id]


class House:
    """An office of hand-overs with its clock; `restart` makes all of it anew over the same store and places."""

    def __init__(
        self,
        handovers: Handovers | None = None,
        recipients: Recipients | None = None,
        packer: Packer | None = None,
        permit: Permit = EVERYBODY,
    ) -> None:
        self.store = FakeHandovers()
        self.handovers: Handovers = handovers or self.store
        self.recipients: Recipients = recipients or FakeRecipients()
        self.fake_packer = FakePacker()
        self.packer: Packer = packer or self.fake_packer
        self.channels = FakeChannels()
        self.now = MORNING
        self._permit = permit
        self._chance = count(1)
        self.restart()

    def restart(self) -> None:
        """Make every use case anew, as after a crash."""
        journeys = Journeys()
        self.journeys = journeys
        self.desk = HandoverDesk(self._permit, self.handovers, self.recipients, self.randomness)
        self.outbox = Outbox(
            self.handovers,
            self.recipients,
            lambda: self.packer,
            lambda: self.channels,
            lambda: CATALOGUE,
            journeys,
            lambda: self.now,
        )
        self.receipts = Receipts(self.handovers, self.recipients, lambda: self.channels)
        self.follow_up = FollowUp(self._permit, self.handovers, self.recipients, self.outbox.trouble_of)
        self.withdrawals = Withdrawals(self._permit, self.handovers, self.recipients, journeys, self.scanned)
        self.desk_of_recipients = RecipientsDesk(
            self._permit,
            self.recipients,
            self.handovers,
            journeys,
            lambda _key, _title: None,
            lambda _: (),
            self.randomness,
        )

    def scanned(self, code: str, _today: date) -> VisitId | None:
        """Return the visit of a slip; `SCAN` stands on that of `VISIT`."""
        return VISIT if code == SCAN else None

    def randomness(self, size: int) -> bytes:
        """Return bytes that never come twice, the same in every run."""
        return sha256(str(next(self._chance)).encode()).digest()[:size]

    def agreed(self, **changes: object) -> Handover:
        """Have a person agree and return what waits then, of one recipient."""
        changes = {"visit": self._visit(), **changes}
        given = asked(given_at=self.now, **changes)  # type: ignore[arg-type]  # a test names what it likes
        self.desk.keep_draft(given, self.now)
        return self.desk.send(given.visit, self.now)[0]

    def agreed_to_both(self) -> tuple[Handover, Handover]:
        """Have a person agree to everything for the Case Management and to little for the other."""
        visit = self._visit()
        self.desk.keep_draft(asked({KIM.id: ALL_TICKS, MBE.id: FEW_TICKS}, visit, given_at=self.now), self.now)
        by_recipient = {each.recipient: each for each in self.desk.send(visit, self.now)}
        return by_recipient[KIM.id], by_recipient[MBE.id]

    def _visit(self) -> VisitId:
        """Return a visit that was not handed over: `VISIT`, and later ones of its day."""
        taken = {each.visit for each in self.handovers.all() if each.state not in WITHOUT_EFFECT}
        later = (VisitId(f"{VISIT[:-4]}{number:04}") for number in count(1000))
        return next(each for each in chain([VISIT], later) if each not in taken)

    def one(self, handover: Handover) -> Handover:
        """Return a hand-over as it is now."""
        present = self.handovers.one(handover.id)
        assert present is not None
        return present

    def place(self, recipient: Recipient = KIM) -> FakePlace:
        """Return the place of a recipient."""
        return self.channels.places[recipient.id]

    def send_all(self) -> Sequence[Handover]:
        """Send whatever may leave."""
        return self.outbox.send_all(self.now)

    def withdraw(self, *handovers: Handover, fields: Collection[DataField] = ALL_TICKS) -> None:
        """Take fields of hand-overs back."""
        self.withdrawals.withdraw({each.id: fields for each in handovers}, self.now)
