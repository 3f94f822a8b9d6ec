"""Hand-overs at an open desk, made by its own use cases on the store's thread: handed over, sent, answered."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import Handed, HandoverContent, NamedPerson, Reach, ReachKind
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.handover.states import Handover
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.situation import Situation, Work
from erstanlauf.domain.visit import Choice, VisitId
from erstanlauf.usecases.handover.desk import Asked
from erstanlauf.usecases.handover.handing_over import HandingOver
from tests.ui.desk import TestDesk

T = TypeVar("T")

KIM = Recipient(
    RecipientId("11aa22bb"), "KIM Case Management", folder="", offer=OfferId("cm_stadt/stadt_bielefeld"), is_plain=True
)
MBE = Recipient(
    RecipientId("33cc44dd"), "Migrationsberatung der AWO", folder="", offer=OfferId("mbe/awo"), is_plain=True
)
PERSON = NamedPerson("Musterfrau", "Amina", 1988, Reach(ReachKind.PHONE, "0176 000 11 22"))
CONTENT = HandoverContent(
    person=PERSON,
    language="ar",
    needs=(Topic.WOHNEN, Topic.GESUNDHEIT),
    answers=Situation(work=Work.SEEKING),
    referrals=(Handed(Choice(Kind("mbe"))),),
)
TICKS = frozenset(
    (DataField.NAME, DataField.REACH, DataField.LANGUAGE, DataField.NEEDS, DataField.ANSWERS, DataField.HEALTH)
)


def by_the_store(desk: TestDesk, work: Callable[[HandingOver], T]) -> T:
    """Do something with hand-overs on the store's thread and return what came of it."""
    found: list[T] = []
    handing_over = desk.desk.handover._office.handover
    desk.desk.handover.errands.in_turn(lambda: work(handing_over), found.append)
    desk.settle()
    return found[0]


@dataclass
class Share:
    """A folder of a recipient that can vanish and come back, with receipts laid into it."""

    folder: Path

    def vanish(self) -> None:
        self.folder.rename(self.folder.with_name("weg"))

    def come_back(self) -> None:
        self.folder.with_name("weg").rename(self.folder)

    @property
    def parcels(self) -> list[str]:
        return sorted(each.name for each in self.folder.iterdir() if each.suffix in {".zip", ".age"})

    @property
    def receipts(self) -> list[str]:
        """Names of the receipts that nobody has put away."""
        return sorted(each.name for each in (self.folder / "quittungen").iterdir() if each.is_file())

    def case(self, handover: Handover) -> str:
        """Return what a parcel that is not encrypted says of the case."""
        with ZipFile(self.folder / f"{handover.reference}.zip") as parcel:
            return parcel.read("handover.json").decode()

    def answer(self, handover: Handover, status: str, at: datetime, *, reason: str = "", file: str = "") -> None:
        """Lay a receipt for a parcel into the folder."""
        receipts = self.folder / "quittungen"
        receipts.mkdir(exist_ok=True)
        receipt = {
            "format": "erstanlauf.receipt",
            "version": 1,
            "reference": handover.reference,
            "sha256": handover.sha256,
            "status": status,
            "at": at.isoformat(),
        } | ({"reason": reason} if reason else {})
        (receipts / (file or f"{handover.reference}-{status}.json")).write_text(json.dumps(receipt))


def a_share(folder: Path, name: str = "kim") -> Share:
    """Make the folder of a recipient."""
    share = folder / "freigaben" / name
    share.mkdir(parents=True, exist_ok=True)
    return Share(share)


def add_recipient(desk: TestDesk, share: Share, recipient: Recipient = KIM) -> Recipient:
    """Add a recipient whose folder is a share."""
    kept = replace(recipient, folder=str(share.folder))
    by_the_store(desk, lambda office: office.recipients.put(kept))
    return kept


def hand_over(
    desk: TestDesk, *recipients: Recipient, visit: int | VisitId = 1, ticks: Collection[DataField] = TICKS
) -> list[Handover]:
    """Hand the case of an invented person over; it waits in the outbox then."""
    now = desk.clock()

    def keep(office: HandingOver) -> list[Handover]:
        visit_id = VisitId(f"019ab000-0000-7000-8000-{visit:012}") if isinstance(visit, int) else visit
        given = {each.id: frozenset(ticks) for each in recipients or (KIM,)}
        office.desk.keep_draft(Asked(visit_id, office.desk.new_code(), given, CONTENT, "ar", "2026-11", now), now)
        return list(office.desk.send(visit_id, now + timedelta(seconds=1)))

    return by_the_store(desk, keep)


def send_all(desk: TestDesk) -> None:
    """Send what waits."""
    by_the_store(desk, lambda office: office.outbox.send_all(desk.clock()))


def now_in_store(desk: TestDesk, handover: Handover) -> Handover:
    """Return a hand-over as it is now."""
    lines = by_the_store(desk, lambda office: office.follow_up.lines(desk.clock()))
    return next(line.handover for line in lines if line.handover.id == handover.id)
