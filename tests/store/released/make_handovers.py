"""Adds to a store that `make_desk.py` made what came with hand-overs: recipients, hand-overs, a return visit.

Runs with every program since there are hand-overs and return visits; how it is called stands in README.md.
"""

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.handover.consent import Consent, DataField, leaves_until
from erstanlauf.domain.handover.content import HandoverContent, NamedPerson, Reach, ReachKind
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.handover.states import Handover, HandoverId, HandoverState, Reference, Why, moved
from erstanlauf.domain.handover.withdrawal_code import withdrawal_code
from erstanlauf.domain.ids import RANDOM_BYTES, time_ordered_id
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.people import PersonId
from erstanlauf.domain.situation import NOTHING_KNOWN
from erstanlauf.domain.visit import Earlier, EarlierReferral, ReferralOutcome, Visit, VisitId, VisitRecord
from erstanlauf.store.keys.store_key import read_old_key
from erstanlauf.store.open_store import OpenStore, open_store

OPENED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

PERSON = NamedPerson("Muster", "Milla", 1990, Reach(ReachKind.PHONE, "+49 176 1234 5678"))
"""Nobody; the number is no one's."""

CONTENT = HandoverContent(PERSON, "uk", (Topic.WOHNEN,), NOTHING_KNOWN, (), ())


def main(folder: Path) -> None:
    """Add to the store: a return visit, a hand-over that was refused, one on its way and one that waits."""
    store = open_store(folder, (read_old_key(folder / "erstanlauf.key"),), PersonId("0a1b2c3d"), lambda: OPENED)
    come_back(store)
    store.recipients.put(
        Recipient(RecipientId("0a1b2c3d"), "KIM", "/srv/kim", OfferId("case_management/kim"), "age1invented")
    )
    refused, on_its_way, _ = (keep_handover(store, number) for number in range(3))
    for each in (refused, on_its_way):
        store.handovers.keep_parcel(each, b"a parcel")
    left = store.handovers.one(refused.id)
    assert left is not None
    left = replace(moved(left, HandoverState.ISSUED, OPENED), left_at=OPENED)
    store.handovers.drop_parcel(left)
    store.handovers.put(moved(left, HandoverState.REJECTED, OPENED, Why.NOT_RESPONSIBLE))
    store.people_handed_over.like(PERSON, VisitId("open"), most=1)
    keep_handover(store, 3)  # not looked through yet
    store.close()


def come_back(store: OpenStore) -> None:
    """Close a visit anew as one at which somebody told what became of the referral of the other one."""
    one, other = store.visits.entries_of(OPENED.date())
    assert one.number is not None
    assert other.number is not None
    told = EarlierReferral(Kind("mbe"), OfferId("mbe/awo"), ReferralOutcome.NOT_RESPONSIBLE)
    earlier = Earlier(other.number, OPENED.date(), (told,))
    store.visits.reopen(Visit(one.id, one.number, OPENED, one.id.removeprefix("closed-")), OPENED)
    store.visits.close_visit(
        VisitRecord(one.id, one.number, OPENED.date(), OPENED, OPENED, one.topics, (), (), 1, None, earlier)
    )


def keep_handover(store: OpenStore, number: int) -> Handover:
    """Keep a hand-over of the open visit that waits to leave."""
    consent = Consent(
        fields=frozenset(DataField),
        language="uk",
        wording="2026-11",
        given_at=OPENED,
        leaves_until=leaves_until(OPENED),
        kept_until=(OPENED + timedelta(days=365)).date(),
    )
    handover = Handover(
        id=HandoverId(time_ordered_id(OPENED, number.to_bytes(RANDOM_BYTES))),
        reference=Reference(f"UE-{withdrawal_code(number.to_bytes(7))}"),
        visit=VisitId("closed-uk"),
        recipient=RecipientId("0a1b2c3d"),
        code=withdrawal_code(bytes(7)),
        made_at=OPENED,
        consent=consent,
        state=HandoverState.WAITING,
        state_at=OPENED,
        response_days=7,
    )
    store.handovers.put(handover, CONTENT)
    return handover


main(Path(sys.argv[1]))
