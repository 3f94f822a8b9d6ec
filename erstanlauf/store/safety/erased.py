"""The list of erasures beside the store: what was erased once stays erased, also when an older backup is put back.

It holds no data: one line for each erased visit or hand-over, a blind tag of its id, from which nobody can find the id.
Of a hand-over, what is known of the person and each field of the consent that was taken back have tags of their own. A
tag is written and synced before anything is erased, so that no erasure can be lost; one that was cut off in between is
done at the next occasion (`apply_erasures`). Lines that are not whole are passed over: a power cut may leave one.

Why this way (2026-11-22):
* SDM module 60 asks to erase again after a restore (S10) and to keep no data for it (S06).
* With a visit its hand-overs go: whole, where nothing of them can have left, for then there is nothing to prove. Where
  something has left, all that is known of the person goes, and the consent stays without it until its own period is
  over: whoever handed data over must be able to show that it was allowed (GDPR articles 7 (1) and 17 (3) e), and the
  person must still be able to withdraw with the code on the slip. What was on its way is stopped as by a withdrawal.
"""

import errno
import hashlib
import os
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.states import Handover, HandoverId, HandoverState
from erstanlauf.domain.visit import SlipNumber, VisitId
from erstanlauf.store import handover_rows
from erstanlauf.store.cipher import Database, trouble_named
from erstanlauf.store.keys.store_key import keep_names

ERASED_FILE = "erstanlauf.erased"

_TAG_DIGITS = 32
_TAG = re.compile(rb"[0-9a-f]{32}")
_MAY_MATTER = (
    "state IN ('draft', 'waiting', 'leaving') OR id IN (SELECT handover FROM handover_content)"
    " OR id IN (SELECT handover FROM handover_parcel)"
)


def tag_of(erased: str) -> str:
    """Return the blind tag of an id, of a visit or a hand-over."""
    return hashlib.sha256(f"erstanlauf-erased {erased}".encode()).hexdigest()[:_TAG_DIGITS]


def content_tag(handover: HandoverId) -> str:
    """Return the blind tag of what is known of the person in a hand-over."""
    return tag_of(f"{handover} content")


def field_tag(handover: HandoverId, field: DataField) -> str:
    """Return the blind tag of a field of a consent that was taken back."""
    return tag_of(f"{handover} {field}")


def told_tag(visit: VisitId, number: SlipNumber) -> str:
    """Return the blind tag of what was told at a visit about the slip with a number."""
    return tag_of(f"{visit} {number}")


def erased_tags(folder: Path) -> frozenset[str]:
    """Return the tags in the list of a folder; none where there is no list."""
    path = folder / ERASED_FILE
    with trouble_named(path):
        content = path.read_bytes() if path.exists() else b""
    return frozenset(line.decode() for line in content.splitlines() if _TAG.fullmatch(line))


def add_to_erased(folder: Path, *tags: str) -> None:
    """Write tags into the list; they have reached the disk on return. Raises `trouble_named`."""
    _append(folder, tags)


def take_over_erased(folder: Path, other: Path) -> None:
    """Add to the list of a folder what only the list in another one has, a second place for backups."""
    _append(folder, sorted(erased_tags(other) - erased_tags(folder)))


def _append(folder: Path, tags: Collection[str]) -> None:
    if not tags:
        return
    path = folder / ERASED_FILE
    with trouble_named(path):
        is_new = not path.exists()
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            lines = ("\n" + "\n".join(tags) + "\n").encode()  # the first line feed ends a line a power cut left open
            if os.write(descriptor, lines) != len(lines):
                raise OSError(errno.ENOSPC, "only a part was written")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if is_new:
            keep_names(folder)


def erased_but_there(db: Database, folder: Path) -> Collection[VisitId]:
    """Return the visits that stand in the list and are still in a store: of an older backup, or of a step cut off."""
    tags = erased_tags(folder)
    if not tags:
        return ()
    return [
        each for (each,) in db.execute("SELECT id FROM visit UNION SELECT visit FROM draft") if tag_of(each) in tags
    ]


def taken_back_but_there(db: Database, folder: Path, where: str = _MAY_MATTER) -> Collection[HandoverId]:
    """Return the hand-overs of which something stands in the list and is still in a store.

    Looked at are those that may still leave or hold anything of a person, where no other condition is given.
    """
    tags = erased_tags(folder)
    if not tags:
        return ()
    telling = handover_rows.with_data(db)
    return [each.id for each in handover_rows.read(db, where) if _what_goes(each, tags, each.id in telling)]


def forget_told(db: Database, tags: Collection[str]) -> int:
    """Delete what was told about earlier visits and stands in the list; return of how many it was."""
    rows = db.execute("SELECT DISTINCT visit, number FROM visit_outcome").fetchall() if tags else ()
    found = [row for row in rows if told_tag(*row) in tags]
    db.conn.executemany("DELETE FROM visit_outcome WHERE visit = ? AND number = ?", found)
    return len(found)


def apply_erasures(db: Database, folder: Path, at: datetime) -> int:
    """Erase again what stands in the list, in the transaction that is open; return of how many visits or hand-overs.

    For after a restore, before the store is opened for work; the log has to be emptied afterwards.
    """
    visits = erased_but_there(db, folder)
    forget(db, visits, at)
    forget_told(db, erased_tags(folder))
    handovers = taken_back_but_there(db, folder, "TRUE")
    take_back(db, handovers, erased_tags(folder), at)
    return len(visits) + len(handovers)


def take_back(db: Database, handovers: Collection[HandoverId], tags: Collection[str], at: datetime) -> None:
    """Erase of hand-overs what tags name, in the transaction that is open; consent is withdrawn as of `at`."""
    telling = handover_rows.with_data(db)
    for handover_id in handovers:
        for handover in handover_rows.read(db, "id = ?", handover_id):
            goes = _what_goes(handover, tags, handover_id in telling)
            if goes is not None:
                _take_back(db, handover, goes, at)


def forget(db: Database, visits: Collection[VisitId], at: datetime) -> Collection[HandoverId]:
    """Delete visits with all their rows, closed or open, in the transaction that is open; return their hand-overs."""
    with_them = [each.id for visit in visits for each in handover_rows.read(db, "visit = ?", visit)]
    take_back(db, with_them, [tag_of(visit) for visit in visits], at)
    ids = [(each,) for each in visits]
    of_earlier = "DELETE FROM visit_outcome WHERE number IN (SELECT number FROM visit WHERE id = ?)"
    db.conn.executemany(of_earlier, ids)
    db.conn.executemany("DELETE FROM visit WHERE id = ?", ids)
    db.conn.executemany("DELETE FROM draft WHERE visit = ?", ids)
    return with_them


@dataclass(frozen=True, slots=True)
class _Goes:
    """What of a hand-over is to go: the whole row, or what is known of the person and fields of the consent."""

    row: bool
    content: bool
    fields: frozenset[DataField]


def _what_goes(handover: Handover, tags: Collection[str], has_data: bool) -> _Goes | None:
    is_of_erased = tag_of(handover.visit) in tags
    standing = handover.consent.fields - handover.consent.taken_back
    goes = _Goes(
        row=tag_of(handover.id) in tags or (is_of_erased and _cannot_have_left(handover)),
        content=has_data and (is_of_erased or content_tag(handover.id) in tags),
        fields=standing
        if is_of_erased and handover.state is HandoverState.LEAVING
        else frozenset(each for each in standing if field_tag(handover.id, each) in tags),
    )
    return goes if goes.row or goes.content or goes.fields else None


def _take_back(db: Database, handover: Handover, goes: _Goes, at: datetime) -> None:
    if goes.row:
        handover_rows.erase_row(db, handover.id)
        return
    if goes.fields:
        handover = handover_rows.withdrawn(handover, goes.fields, at)
        handover_rows.write(db, handover)
        handover_rows.cover(db, handover)
        handover_rows.erase_parcel(db, handover.id)
    if goes.content:
        handover_rows.erase_content(db, [handover.id])


def _cannot_have_left(handover: Handover) -> bool:
    """Whether no parcel of it was ever made; one of a backup that is put back may have left since, which nobody can
    know, and of which no proof is left either."""
    return handover.left_at is None and not handover.sha256 and handover.state is not HandoverState.LEAVING
