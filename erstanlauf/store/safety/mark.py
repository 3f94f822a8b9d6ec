"""The high-water mark: a small file beside the store that says how many steps the store has taken.

A write-ahead log that is cut, damaged or deleted takes the last steps with it, and SQLite opens what is left without
a word. The mark lies in a file of its own, so that this is noticed. It is written after each commit and not synced:
a power cut may leave an older mark, never one ahead of the store. Must not know SQLite.
"""

import hashlib
import os
import struct
from dataclasses import dataclass
from pathlib import Path

MARK_FILE = "erstanlauf.mark"
HEAD_BYTES = 32

_FORM = b"erstmrk1"
_BODY = struct.Struct(f"<8sQ{HEAD_BYTES}s")
_CHECKSUM_BYTES = 16
_MARK_BYTES = _BODY.size + _CHECKSUM_BYTES  # 64: within one sector, so a power cut cannot tear it


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a store has come: steps taken, and the seal of the newest audit entry (32 bytes)."""

    seq: int
    audit_head: bytes


class MarkFile:
    """The mark of an open store; belongs to the thread that owns the store."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)

    def write(self, mark: Mark) -> None:
        """Replace the mark by one write, without a sync. Raises OSError."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, _encoded(mark))

    def close(self) -> None:
        """Give the file free."""
        os.close(self._descriptor)


def read_mark(path: Path) -> Mark | None:
    """Return the mark in a file; None where there is none or it is not what was written. Raises OSError."""
    try:
        with path.open("rb") as file:
            content = file.read(_MARK_BYTES)
    except FileNotFoundError:
        return None
    if len(content) != _MARK_BYTES:
        return None
    form, seq, audit_head = _BODY.unpack_from(content)
    mark = Mark(seq, audit_head)
    return mark if form == _FORM and content == _encoded(mark) else None


def _encoded(mark: Mark) -> bytes:
    if len(mark.audit_head) != HEAD_BYTES:
        raise ValueError(f"an audit head has {HEAD_BYTES} bytes")
    body = _BODY.pack(_FORM, mark.seq, mark.audit_head)
    return body + hashlib.sha256(body).digest()[:_CHECKSUM_BYTES]
