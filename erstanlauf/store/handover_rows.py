"""Hand-overs as rows, in the transaction that is open: written, read back, and brought in line with their consent.

Whoever erases, withdraws or puts a backup back goes through here, so that one rule holds everywhere: of a person there
is never more than the consent that still stands covers. Tables that hold something of a person name the hand-over in a
column `handover` and go with `handover_content` or `handover` by their foreign key.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

from erstanlauf.domain.handover.consent import Consent, DataField
from erstanlauf.domain.handover.content import HandoverContent, covered
from erstanlauf.domain.handover.recipient import RecipientId
from erstanlauf.domain.handover.states import OVER, Handover, HandoverId, HandoverState, Reference, Why
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.visit import VisitId
from erstanlauf.store.cipher import Database
from erstanlauf.store.handover_codec import decode_content, encode_content
from erstanlauf.store.trouble import HandoverUnreadable

TABLES = ("handover", "handover_consent", "handover_content", "handover_parcel")
"""All there is of hand-overs, in an order in which rows can be put in."""


def read(db: Database, where: str = "TRUE", *values: object) -> Iterator[Handover]:
    """Yield the hand-overs for which a condition holds, the oldest first: ids are in the order of making."""
    rows = db.query(f"SELECT * FROM handover JOIN handover_consent ON handover = id WHERE {where} ORDER BY id", values)
    return map(_handover, rows)


def write(db: Database, handover: Handover) -> None:
    """Keep a hand-over and its consent in the place of what was kept of it."""
    consent = handover.consent
    _put(
        db,
        "handover",
        {
            "id": handover.id,
            "reference": handover.reference,
            "visit": handover.visit,
            "recipient": handover.recipient,
            "code": handover.code,
            "made_at": handover.made_at.isoformat(),
            "state": handover.state,
            "state_at": handover.state_at.isoformat(),
            "why": handover.why,
            "left_at": None if handover.left_at is None else handover.left_at.isoformat(),
            "response_days": handover.response_days,
            "sha256": handover.sha256,
            "is_held": int(handover.is_held),
        },
    )
    _put(
        db,
        "handover_consent",
        {
            "handover": handover.id,
            "fields": ",".join(sorted(consent.fields)),
            "taken_back": ",".join(sorted(consent.taken_back)),
            "language": consent.language,
            "wording": consent.wording,
            "given_at": consent.given_at.isoformat(),
            "leaves_until": consent.leaves_until.isoformat(),
            "kept_until": consent.kept_until.isoformat(),
        },
    )


def stored_content(db: Database, handover: HandoverId) -> bytes | None:
    """Return what is kept of a person as it is kept."""
    return _blob(db, "handover_content", handover)


def stored_parcel(db: Database, handover: HandoverId) -> bytes | None:
    """Return the bytes that wait to leave."""
    return _blob(db, "handover_parcel", handover)


def write_content(db: Database, handover: Handover, content: HandoverContent) -> bool:
    """Keep the part of a content that the consent covers; return whether that is other than what was kept."""
    if not handover.consent.standing:
        return erase_content(db, [handover.id])
    new, before = encode_content(covered(content, handover.consent.standing)), stored_content(db, handover.id)
    if new == before:
        return False
    _put(db, "handover_content", {"handover": handover.id, "content": new})
    return True


def cover(db: Database, handover: Handover) -> bool:
    """Erase what the consent that stands does not cover; return whether there was any such thing.

    A content nobody can read is erased: nobody can say what of it is covered.
    """
    before = stored_content(db, handover.id)
    if before is None:
        return False
    try:
        content = decode_content(before)
    except HandoverUnreadable:
        return erase_content(db, [handover.id])
    return write_content(db, handover, content)


def write_parcel(db: Database, handover: HandoverId, parcel: bytes) -> None:
    """Keep the bytes that are to leave."""
    _put(db, "handover_parcel", {"handover": handover, "content": parcel})


def erase_parcel(db: Database, handover: HandoverId) -> bool:
    """Erase the bytes that wait to leave; return whether there were any."""
    return bool(db.execute("DELETE FROM handover_parcel WHERE handover = ?", (handover,)).rowcount)


def erase_content(db: Database, handovers: Collection[HandoverId]) -> bool:
    """Erase what is known of persons, and their parcels; return whether there was anything."""
    gone = 0
    for each in handovers:
        gone += db.execute("DELETE FROM handover_content WHERE handover = ?", (each,)).rowcount
        gone += erase_parcel(db, each)
    return bool(gone)


def with_data(db: Database) -> frozenset[HandoverId]:
    """Return the hand-overs in which anything of a person is kept."""
    rows = db.execute("SELECT handover FROM handover_content UNION SELECT handover FROM handover_parcel").fetchall()
    return frozenset(HandoverId(each) for (each,) in rows)


def hold_what_waits(db: Database) -> None:
    """Let nothing leave until somebody has asked: steps of the store are gone, a withdrawal may be among them."""
    db.execute(f"UPDATE handover SET is_held = 1 WHERE state IN ('{HandoverState.WAITING}', '{HandoverState.LEAVING}')")


def erase_row(db: Database, handover: HandoverId) -> bool:
    """Erase a hand-over with its consent and all that is known of the person; return whether it was there."""
    return bool(db.execute("DELETE FROM handover WHERE id = ?", (handover,)).rowcount)


def erase_drafts_of(db: Database, visit: VisitId) -> None:
    """Erase the hand-overs of a visit that nobody has sent."""
    db.execute("DELETE FROM handover WHERE visit = ? AND state = ?", (visit, HandoverState.DRAFT))


def withdrawn(handover: Handover, fields: Collection[DataField], at: datetime) -> Handover:
    """Return a hand-over after fields of its consent were taken back: without any left it is withdrawn, unless over."""
    after = replace(handover, consent=handover.consent.without(fields))
    if after.consent.is_withdrawn and handover.state not in OVER:
        after = replace(after, state=HandoverState.WITHDRAWN, state_at=at, why=None)
    return after


def _handover(row: Mapping[str, Any]) -> Handover:
    return Handover(
        id=HandoverId(row["id"]),
        reference=Reference(row["reference"]),
        visit=VisitId(row["visit"]),
        recipient=RecipientId(row["recipient"]),
        code=WithdrawalCode(row["code"]),
        made_at=datetime.fromisoformat(row["made_at"]),
        consent=Consent(
            fields=_fields(row["fields"]),
            language=row["language"],
            wording=row["wording"],
            given_at=datetime.fromisoformat(row["given_at"]),
            leaves_until=datetime.fromisoformat(row["leaves_until"]),
            kept_until=date.fromisoformat(row["kept_until"]),
            taken_back=_fields(row["taken_back"]),
        ),
        state=HandoverState(row["state"]),
        state_at=datetime.fromisoformat(row["state_at"]),
        response_days=row["response_days"],
        why=None if row["why"] is None else Why(row["why"]),
        left_at=None if row["left_at"] is None else datetime.fromisoformat(row["left_at"]),
        sha256=row["sha256"],
        is_held=bool(row["is_held"]),
    )


@cache
def _fields(kept: str) -> frozenset[DataField]:
    return frozenset(DataField(each) for each in kept.split(",") if each)


def _blob(db: Database, table: str, handover: HandoverId) -> bytes | None:
    found = db.execute(f"SELECT content FROM {table} WHERE handover = ?", (handover,)).fetchone()
    return None if found is None else bytes(found[0])


def _put(db: Database, table: str, row: Mapping[str, object]) -> None:
    """Put a row in the place of the one with its key, which is the first column; what hangs on that one stays."""
    key, *others = row
    changes = ", ".join(f"{name} = excluded.{name}" for name in others)
    db.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' for _ in row)})"
        f" ON CONFLICT ({key}) DO UPDATE SET {changes}",
        tuple(row.values()),
    )
