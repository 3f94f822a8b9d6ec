"""A ZIP archive of CSV files, looked at before anything is unpacked: only official names, each once, nothing hidden.

Nothing is ever unpacked to the disk. An archive that says it is too large is refused; one that says it is small is not
believed, and the tap counts what comes out.

Why this way (2026-11): Python's reader forgives much that is only there to deceive another reader: members that
overlap, bytes before and behind the archive, names cut at a NUL. What this program writes and what spreadsheets and
file managers make has none of that, so it is refused.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from erstanlauf.export import limits
from erstanlauf.export.faults import (
    ArchiveBroken,
    ArchiveLocked,
    ArchiveMethod,
    FileEmpty,
    NameRefused,
    NameTwice,
    NotAFile,
    TooManyFiles,
    quoted,
)
from erstanlauf.export.tables import TABLES, file_name

DESCRIPTION = "datapackage.json"
"""Tells others what the tables are; not needed to read them."""

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_LONGEST_END = 65_535 + _END.size
_WIDE_MARK = b"PK\x06\x07"
_WIDE_BYTES = 20
_LONGEST_LIST = 2 * limits.MEGABYTE
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UNIX, _FOLDER_BIT = 3, 0x10

TABLES_BY_FILE = {file_name(name): table for name, table in TABLES.items()}


def shown_member(file: str, member: str) -> str:
    """Return how sentences name a file inside another one."""
    return f"{file} › {quoted(member)}"


def is_official(name: str) -> bool:
    """Whether a file of this name may stand beside the tables, in any case of its letters."""
    return name.casefold() in TABLES_BY_FILE or name.casefold() == DESCRIPTION


@contextmanager
def opened_archive(path: Path, file: str) -> Iterator[tuple[zipfile.ZipFile, list[zipfile.ZipInfo]]]:
    """Open an archive that holds nothing but the files of tables, and give those. Raises a `ParcelFault`."""
    with path.open("rb") as stream:
        count = _checked_end(stream, file)
        with _guarded(file):
            archive = zipfile.ZipFile(stream)
        members = archive.infolist()
        if len(members) != count:
            raise ArchiveBroken(file=file)
        _check_names(members, file)
        for member in members:
            _check_member(member, shown_member(file, member.filename))
        _check_places(stream, members, archive.start_dir, file)
        yield archive, [each for each in members if each.filename.casefold() != DESCRIPTION]


class Member:
    """A member as a source for the tap."""

    def __init__(self, stream: IO[bytes], file: str) -> None:
        self._stream = stream
        self._file = file

    def read(self, size: int) -> bytes:
        """Return the next bytes. Raises `ArchiveBroken`."""
        with _guarded(self._file):
            return self._stream.read(size)

    def readline(self, size: int) -> bytes:
        """Return the next line or a part of it. Raises `ArchiveBroken`."""
        with _guarded(self._file):
            return self._stream.readline(size)


def opened_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, file: str) -> Member:
    """Open a member. Raises `ArchiveBroken`."""
    with _guarded(file):
        return Member(archive.open(member), file)


@contextmanager
def _guarded(file: str) -> Iterator[None]:
    """Whatever Python's reader says of a broken archive is one fault: it has no list of its own of what it may say."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise ArchiveBroken(file=file) from error


def _checked_end(stream: IO[bytes], file: str) -> int:
    """Read the record that ends an archive and return how many members it counts. Nothing may follow it."""
    size = stream.seek(0, 2)
    start = max(0, size - _LONGEST_END)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise ArchiveBroken(file=file)
    _, disk, list_disk, here, count, list_bytes, list_at, comment = _END.unpack_from(tail, at)
    is_wide = tail[max(0, at - _WIDE_BYTES) : at].startswith(_WIDE_MARK)
    if count > limits.FILES:
        raise TooManyFiles(file=file, limit=limits.FILES)
    sound = (
        at + _END.size + comment == len(tail)
        and disk == list_disk == 0
        and here == count
        and list_at + list_bytes == start + at
        and list_bytes <= _LONGEST_LIST
        and not is_wide
    )
    if not sound:
        raise ArchiveBroken(file=file)
    if count == 0:
        raise FileEmpty(file=file)
    return int(count)


def _check_names(members: list[zipfile.ZipInfo], file: str) -> None:
    seen = set()
    for member in members:
        name = member.orig_filename  # as it stands there, also behind a NUL
        if not is_official(name):
            raise NameRefused(file=file, member=quoted(name))
        if name.casefold() in seen:
            raise NameTwice(file=file, member=quoted(name))
        seen.add(name.casefold())


def _check_member(member: zipfile.ZipInfo, file: str) -> None:
    mode = stat.S_IFMT(member.external_attr >> 16) if member.create_system == _UNIX else 0
    if mode not in (0, stat.S_IFREG) or member.external_attr & _FOLDER_BIT:
        raise NotAFile(file=file)
    if member.flag_bits & _ENCRYPTED:
        raise ArchiveLocked(file=file)
    if member.compress_type not in _METHODS:
        raise ArchiveMethod(file=file)


def _check_places(stream: IO[bytes], members: list[zipfile.ZipInfo], list_at: int, file: str) -> None:
    """Make sure that members stand one behind the other from the first byte on, and end before the list."""
    end = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        stream.seek(member.header_offset)
        head = stream.read(_LOCAL.size)
        if len(head) < _LOCAL.size or member.header_offset < end or (end == 0 and member.header_offset):
            raise ArchiveBroken(file=file)
        *_, name_bytes, extra_bytes = _LOCAL.unpack(head)
        end = member.header_offset + _LOCAL.size + name_bytes + extra_bytes + member.compress_size
    if end > list_at:
        raise ArchiveBroken(file=file)
