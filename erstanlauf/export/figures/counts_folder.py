"""The folder between the desks: each has one file in it, its newest, whole or not at all under its final name.

Knows names, bytes and folders; not what is in a file.
"""

import errno
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG

from erstanlauf.export import limits
from erstanlauf.export.figures import faults
from erstanlauf.export.figures.desk_file import BEGIN, ENDING
from erstanlauf.export.shared_folder import NO_ROOM, NOT_ALLOWED, NOT_THERE, long_path, settle, write_new

MOST_FILES = 2_000

_PART = ".part"
_NAME = re.compile(rf"({BEGIN}[A-Z0-9]+-[A-Z0-9]{{4}}-[A-Z0-9]{{4}}-)[0-9-]+-([0-9]+){re.escape(ENDING)}")
"""Desk with its mark, days, serial; `desk_file` makes such names."""
_FAULTS: dict[int, type[faults.FolderFault]] = {
    **dict.fromkeys(NO_ROOM, faults.FolderFull),
    **dict.fromkeys(NOT_ALLOWED, faults.FolderLocked),
    **dict.fromkeys(NOT_THERE, faults.FolderMissing),
    errno.ENAMETOOLONG: faults.FolderNameTooLong,
}


class SharedCounts:
    """Fills `CountsFolder`."""

    def require(self, folder: Path) -> None:
        """Raise `FolderMissing` where a folder is not there."""
        with _named_troubles(folder):
            _there(folder)

    def lay_down(self, folder: Path, name: str, content: bytes) -> Path:
        """Write a file by rename, return where it is, and remove the older files of the same desk.

        Raises a `FolderFault`; what lay there before then lies there still.
        """
        with _named_troubles(folder):
            inside = _there(folder)
            beside = inside / f".{name}{_PART}"
            try:
                beside.unlink(missing_ok=True)
                write_new(beside, content)
                beside.replace(inside / name)
            finally:
                with suppress(OSError):
                    beside.unlink(missing_ok=True)
            settle(inside)
            with suppress(OSError):
                _remove_older(inside, name)
        return folder / name

    def found(self, folder: Path) -> Sequence[Path]:
        """Return the files with counts in a folder, by name. Raises a `FolderFault`, for too many files, too."""
        with _named_troubles(folder):
            names = sorted(each.name for each in _there(folder).iterdir() if _is_one(each.name))
        if len(names) > MOST_FILES:
            raise faults.FolderHasTooMany(folder=str(folder), limit=MOST_FILES)
        return [folder / each for each in names]

    def content(self, path: Path) -> bytes:
        """Return what is in a file. Raises `FileNotRead`, `FileTooLarge`."""
        try:
            if not S_ISREG(path.lstat().st_mode):
                raise faults.FileNotRead
            with path.open("rb") as stream:
                content = stream.read(limits.PACKED_BYTES + 1)
        except OSError as error:
            raise faults.FileNotRead from error
        if len(content) > limits.PACKED_BYTES:
            raise faults.FileTooLarge(limit_mb=limits.PACKED_BYTES // limits.MEGABYTE)
        return content


def _is_one(name: str) -> bool:
    return name.lower().endswith(ENDING) and not name.startswith(".")


def _there(folder: Path) -> Path:
    if not folder.is_absolute() or not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such folder")
    return long_path(str(folder))


def _remove_older(folder: Path, name: str) -> None:
    """Remove what the new file makes needless, and what a crash left: exact counts are not to pile up.

    Raises OSError.
    """
    new = _NAME.fullmatch(name)
    for each in tuple(folder.iterdir()) if new else ():
        other = _NAME.fullmatch(each.name.removeprefix(".").removesuffix(_PART))
        if new and other and other[1] == new[1] and int(other[2]) < int(new[2]):
            each.unlink(missing_ok=True)


@contextmanager
def _named_troubles(folder: Path) -> Iterator[None]:
    """Turn what the system says into the trouble with its place."""
    try:
        yield
    except OSError as error:
        raise _FAULTS.get(error.errno or 0, faults.FolderFault)(folder=str(folder)) from error
