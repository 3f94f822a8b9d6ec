"""The guarded way in for a catalogue file of others: a path becomes a `Parcel` or exactly one fault, and nothing else.

Reads every form the desk takes: HSDS as JSON or CSV, the own catalogue form, a signed bundle. It knows which forms
there are and how to tell them, not what a catalogue is: rows come out as they stood there, sense or not.
"""

import codecs
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from erstanlauf.export import limits
from erstanlauf.export.archive import (
    DESCRIPTION,
    TABLES_BY_FILE,
    is_official,
    opened_archive,
    opened_member,
    shown_member,
)
from erstanlauf.export.bundle import BUNDLE_MARK
from erstanlauf.export.csv_rows import read_rows
from erstanlauf.export.faults import (
    FileEmpty,
    FileNotOpened,
    FileTooLarge,
    NameRefused,
    NameTwice,
    NotAFile,
    OtherFileKind,
    PlacedFault,
    TooManyFiles,
    Utf16Refused,
    XmlRefused,
    quoted,
)
from erstanlauf.export.gathering import Gathering, Note, NoteCode
from erstanlauf.export.intake import Meter, Tap
from erstanlauf.export.json_trees import read_trees
from erstanlauf.export.tables import Tables

_HEAD_BYTES = 1_024
_ARCHIVE_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OWN_ENDINGS = (".yaml", ".yml")
_LINE, _QUOTE = b"\n", b'"'


class Form(Enum):
    """What a file turned out to be."""

    HSDS_JSON = "hsds_json"
    HSDS_CSV = "hsds_csv"
    OWN = "own"
    BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a file held: `tables` for the HSDS forms, `content` untouched for the own form and for bundles.

    `file` is the name without its folder, fit for a sentence.
    """

    form: Form
    file: str
    tables: Tables = field(default_factory=dict)
    content: bytes = b""
    notes: tuple[Note, ...] = ()


def read_parcel(
    path: Path,
    progress: Callable[[int, int], None] | None,
    is_cancelled: Callable[[], bool],
) -> Parcel:
    """Read a file, or a folder of CSV files.

    `progress` is told the bytes read so far and their number in all, which may be an estimate. Opens nothing but
    `path` and writes nothing. Raises a `ParcelFault` that names the place; nothing of a refused file is handed on.
    """
    reading = _Reading(path, quoted(path.name or str(path)), progress, is_cancelled)
    try:
        found = path.stat()
    except (OSError, ValueError) as error:  # a name with a NUL is no name
        raise FileNotOpened(file=reading.file) from error
    try:
        return reading.parcel(found)
    except OSError as error:
        raise FileNotOpened(file=reading.file) from error


@dataclass(slots=True)
class _Reading:
    path: Path
    file: str
    progress: Callable[[int, int], None] | None
    is_cancelled: Callable[[], bool]
    gathering: Gathering = field(default_factory=Gathering)

    def parcel(self, found: os.stat_result) -> Parcel:
        """Tell the form and read it."""
        if stat.S_ISDIR(found.st_mode):
            return self._folder()
        if not stat.S_ISREG(found.st_mode):
            raise FileNotOpened(file=self.file)
        with self.path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
        if not head:
            raise FileEmpty(file=self.file)
        return self._reader(head)(found.st_size)

    def _reader(self, head: bytes) -> Callable[[int], Parcel]:
        """Tell the form of a file by how it begins, and by its name where that says nothing."""
        ending = self.path.suffix.lower()
        begin = head.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
        if head.startswith(_ARCHIVE_MARKS):
            return self._archive
        if head.startswith(BUNDLE_MARK):
            return self._bundle
        if head.startswith(_UTF_16_MARKS) or head[:2].count(0) == 1:
            raise Utf16Refused(file=self.file)
        if begin == b"<":
            raise XmlRefused(file=self.file)
        if ending == ".csv":
            return self._table
        if ending == ".json" or begin in (b"{", b"["):  # whatever its name: the reader of YAML forgives in JSON
            return self._json
        if ending in _OWN_ENDINGS:
            return self._own
        raise OtherFileKind(file=self.file)

    def _json(self, size: int) -> Parcel:
        self._refuse_larger(size, limits.PLAIN_BYTES)
        with self.path.open("rb") as stream:
            tap = Tap(stream, self.file, self._meter(size), _QUOTE)
            try:
                is_hsds = read_trees(tap, self.gathering)
            except PlacedFault as fault:
                if not tap.is_exact:
                    self._raise_on_its_line(stream, size, tap.piece_at)
                raise fault
        return self._parcel(Form.HSDS_JSON) if is_hsds else self._own(size)

    def _raise_on_its_line(self, stream: BinaryIO, size: int, piece_at: int) -> None:
        """Read a text with a fault once more, the piece that has it line by line."""
        stream.seek(0)
        meter = replace(self._meter(size), progress=None)
        read_trees(Tap(stream, self.file, meter, _QUOTE, by_line_from=piece_at), Gathering())

    def _table(self, size: int) -> Parcel:
        table = TABLES_BY_FILE.get(self.path.name.casefold())
        if table is None:
            raise NameRefused(file=self.file, member=self.file)
        self._refuse_larger(size, limits.PLAIN_BYTES)
        with self.path.open("rb") as stream:
            read_rows(Tap(stream, self.file, self._meter(size), _LINE), table, self.gathering)
        return self._parcel(Form.HSDS_CSV)

    def _archive(self, size: int) -> Parcel:
        self._refuse_larger(size, limits.PACKED_BYTES)
        with opened_archive(self.path, self.file) as (archive, members):
            meter = self._meter(sum(each.file_size for each in members), packed=size)
            meter.refuse_unpacked(meter.total)
            for member in members:
                file = shown_member(self.file, member.filename)
                tap = Tap(opened_member(archive, member, file), file, meter, _LINE)
                read_rows(tap, TABLES_BY_FILE[member.filename.casefold()], self.gathering)
        return self._parcel(Form.HSDS_CSV)

    def _folder(self) -> Parcel:
        with os.scandir(self.path) as entries:
            found = []
            for entry in entries:
                found.append(entry)
                if len(found) > limits.FILES:
                    raise TooManyFiles(file=self.file, limit=limits.FILES)
        files = self._official(sorted(found, key=lambda each: each.name))
        meter = self._meter(sum(entry.stat().st_size for entry in files))
        for entry in files:
            file = shown_member(self.file, entry.name)
            with Path(entry.path).open("rb") as stream:
                read_rows(Tap(stream, file, meter, _LINE), TABLES_BY_FILE[entry.name.casefold()], self.gathering)
        return self._parcel(Form.HSDS_CSV)

    def _official(self, entries: list[os.DirEntry[str]]) -> list[os.DirEntry[str]]:
        """Return the tables among what lies in a folder; the rest is not opened."""
        files = []
        seen = set()
        for entry in entries:
            name = entry.name.casefold()
            if not is_official(entry.name):
                self.gathering.note(NoteCode.FILE_LEFT_OUT, quoted(entry.name), "", "")
                continue
            if name in seen:
                raise NameTwice(file=self.file, member=quoted(entry.name))
            if not entry.is_file(follow_symlinks=False):
                raise NotAFile(file=shown_member(self.file, entry.name))
            seen.add(name)
            if name != DESCRIPTION:
                files.append(entry)
        return files

    def _own(self, size: int) -> Parcel:
        self._refuse_larger(size, limits.OWN_FORM_BYTES)
        return Parcel(Form.OWN, self.file, content=self._content(limits.OWN_FORM_BYTES))

    def _bundle(self, size: int) -> Parcel:
        self._refuse_larger(size, limits.PACKED_BYTES)
        return Parcel(Form.BUNDLE, self.file, content=self._content(limits.PACKED_BYTES))

    def _content(self, limit: int) -> bytes:
        with self.path.open("rb") as stream:
            content = stream.read(limit + 1)
        self._refuse_larger(len(content), limit)
        return content

    def _refuse_larger(self, size: int, limit: int) -> None:
        if size > limit:
            raise FileTooLarge(file=self.file, limit_mb=limit // limits.MEGABYTE)

    def _meter(self, total: int, packed: int | None = None) -> Meter:
        return Meter(self.file, total, packed, self.progress, self.is_cancelled)

    def _parcel(self, form: Form) -> Parcel:
        if not self.gathering.rows:
            raise FileEmpty(file=self.file)
        return Parcel(form, self.file, self.gathering.tables(), notes=self.gathering.notes())
