"""The tap all text of a file runs through: what goes by is counted, decoded and looked at before anybody reads it.

Knows bytes and lines, neither CSV nor JSON.
"""

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from erstanlauf.domain.plain_text import code_point
from erstanlauf.export import limits
from erstanlauf.export.faults import (
    ControlCharacter,
    FileTooLarge,
    NotUtf8,
    ReadingCancelled,
    TextTooLong,
    UnpacksTooLarge,
)

CHUNK_BYTES = 131_072

_CONTROLS = bytes(each for each in range(32) if each not in b"\t\n\r") + b"\x7f"
_BYTE_ORDER_MARK = codecs.BOM_UTF8


class ByteSource(Protocol):
    """An open file or a member of an archive."""

    def read(self, size: int, /) -> bytes: ...
    def readline(self, size: int, /) -> bytes: ...


@dataclass(slots=True)
class Meter:
    """Counts the bytes of a whole parcel against its limits, tells how far it is, and stops when asked to.

    `packed` is the size of the archive they come out of, None where nothing was packed.
    """

    file: str
    total: int
    packed: int | None
    progress: Callable[[int, int], None] | None
    is_cancelled: Callable[[], bool]
    done: int = 0

    def count(self, size: int) -> None:
        """Raise `ReadingCancelled`, `FileTooLarge` or `UnpacksTooLarge` when it is time to stop."""
        if self.is_cancelled():
            raise ReadingCancelled(file=self.file)
        self.done += size
        self.refuse_unpacked(self.done)
        if self.done > limits.PLAIN_BYTES:
            raise FileTooLarge(file=self.file, limit_mb=limits.PLAIN_BYTES // limits.MEGABYTE)
        if self.progress is not None:
            self.progress(self.done, max(self.done, self.total))

    def refuse_unpacked(self, size: int) -> None:
        """Raise `UnpacksTooLarge` where an archive unpacks to that much, or says that it will."""
        if self.packed is None:
            return
        if size > min(limits.PLAIN_BYTES, max(limits.UNPACKED_FREE_BYTES, self.packed * limits.UNPACKED_RATIO)):
            limit_mb = limits.PLAIN_BYTES // limits.MEGABYTE
            raise UnpacksTooLarge(file=self.file, limit_mb=limit_mb, ratio=limits.UNPACKED_RATIO)


class Tap:
    """Hands out the bytes of one text, UTF-8 with or without a byte order mark, or raises a fault that names the line.

    Whole pieces are fast, and `line` is then the last one of the piece that was handed out; `is_exact` tells whether
    the piece has no other.
    """

    def __init__(
        self, source: ByteSource, file: str, meter: Meter, mark: bytes, by_line_from: int | None = None
    ) -> None:
        """Expect `mark`, a line feed or a quote, every now and then: without it, one text would fill the memory.

        `by_line_from` is the place in bytes from which on single lines are handed out.
        """
        self.file = file
        self.line = 1
        self.is_exact = True
        self.piece_at = 0
        self._source = source
        self._meter = meter
        self._mark = mark
        self._since_mark = 0
        self._by_line_from = by_line_from
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._lines_before = 0
        self._at_start = True
        self._piece_bytes = 0

    def read(self, size: int) -> bytes:
        """Return the next piece, at most about `size` bytes; nothing at the end, and for a size of nothing."""
        if size == 0:
            return b""
        self.piece_at += self._piece_bytes
        is_by_line = self._by_line_from is not None and self.piece_at >= self._by_line_from
        piece = self._source.readline(CHUNK_BYTES) if is_by_line else self._source.read(CHUNK_BYTES)
        self._piece_bytes = len(piece)
        self._meter.count(len(piece))
        within = piece.count(b"\n", 0, max(0, len(piece) - 1))
        self.line = self._lines_before + 1 + within
        self.is_exact = within == 0
        self._look_at(piece)
        self._lines_before += piece.count(b"\n")
        if self._at_start:
            self._at_start = False
            return piece.removeprefix(_BYTE_ORDER_MARK) or self.read(size)
        return piece

    def lines(self) -> Iterator[str]:
        """Yield the lines of the text with their ends."""
        decoder = codecs.getincrementaldecoder("utf-8")()
        rest = ""
        while piece := self.read(CHUNK_BYTES):
            *whole, rest = (rest + decoder.decode(piece)).split("\n")
            for line in whole:
                yield line + "\n"
        if rest:
            yield rest

    def _look_at(self, piece: bytes) -> None:
        try:
            self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            raise NotUtf8(file=self.file, line=self._line_of(error.object, error.start)) from error
        if len(piece.translate(None, _CONTROLS)) != len(piece):
            at, bad = next((at, bad) for at, bad in enumerate(piece) if bad in _CONTROLS)
            raise ControlCharacter(file=self.file, line=self._line_of(piece, at), character=code_point(chr(bad)))
        last = piece.rfind(self._mark)
        self._since_mark = self._since_mark + len(piece) if last < 0 else len(piece) - last
        if self._since_mark > limits.UNMARKED_BYTES:
            raise TextTooLong(file=self.file, line=self.line, limit=limits.TEXT_LETTERS)

    def _line_of(self, piece: bytes, at: int) -> int:
        return self._lines_before + 1 + piece.count(b"\n", 0, at)
