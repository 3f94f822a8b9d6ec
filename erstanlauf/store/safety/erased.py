"""The list of erasures beside the store: what was erased once stays erased, also when an older backup is put back.

It holds no data: one line for each erased visit, a blind tag of its id, from which nobody can find the id. A tag is
written and synced before the visit is erased, so that no erasure can be lost; one that was cut off in between is done
at the next occasion (`apply_erasures`). Lines that are not whole are passed over: a power cut may leave one.

Why this way (2026-11-22): SDM module 60 asks to erase again after a restore (S10) and to keep no data for it (S06).
"""

import errno
import hashlib
import os
import re
from collections.abc import Collection
from pathlib import Path

from erstanlauf.domain.visit import VisitId
from erstanlauf.store.cipher import Database, trouble_named
from erstanlauf.store.keys.store_key import keep_names

ERASED_FILE = "erstanlauf.erased"

_TAG_DIGITS = 32
_TAG = re.compile(rb"[0-9a-f]{32}")


def tag_of(visit_id: VisitId) -> str:
    """Return the blind tag of a visit."""
    return hashlib.sha256(f"erstanlauf-erased {visit_id}".encode()).hexdigest()[:_TAG_DIGITS]


def erased_tags(folder: Path) -> frozenset[str]:
    """Return the tags in the list of a folder; none where there is no list."""
    path = folder / ERASED_FILE
    with trouble_named(path):
        content = path.read_bytes() if path.exists() else b""
    return frozenset(line.decode() for line in content.splitlines() if _TAG.fullmatch(line))


def add_to_erased(folder: Path, visit_id: VisitId) -> None:
    """Write the tag of a visit into the list; it has reached the disk on return. Raises `trouble_named`."""
    _append(folder, [tag_of(visit_id)])


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


def apply_erasures(db: Database, folder: Path) -> int:
    """Erase what `erased_but_there` finds, in the transaction that is open; return how many visits.

    For after a restore, before the store is opened for work; the log has to be emptied afterwards.
    """
    found = erased_but_there(db, folder)
    forget(db, found)
    return len(found)


def forget(db: Database, visits: Collection[VisitId]) -> None:
    """Delete visits with all their rows, closed or open, in the transaction that is open."""
    ids = [(each,) for each in visits]
    db.conn.executemany("DELETE FROM visit WHERE id = ?", ids)
    db.conn.executemany("DELETE FROM draft WHERE visit = ?", ids)
