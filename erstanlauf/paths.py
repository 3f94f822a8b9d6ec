"""Where the program's own data lies and where a desk keeps its store. Knows the disk, nothing of the field."""

import errno
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble

_SMALL_FILE_BYTES = 65_536


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class FileNotWritten(KnownTrouble):
    """A file could not be written whole. Details: file (its name), folder. What was there before is still there."""

    code: ClassVar[str] = "file.not_written"


class FileNotRead(KnownTrouble):
    """A file could not be read, or is far too large for what it should be. Details: file (its name), folder."""

    code: ClassVar[str] = "file.not_read"


class NoRoomForFile(FileNotWritten):
    """There was no room on the drive. Details: file, folder, free_mb. What was there before is still there."""

    code: ClassVar[str] = "file.no_room"


def resources() -> Path:
    """Return the folder with catalogue, rules, fonts and icons."""
    return _data_folder("resources")


def translations() -> Path:
    """Return the folder with the gettext catalogues."""
    return _data_folder("translations")


def data_home() -> Path:
    """Return the folder of this user's store; `ERSTANLAUF_HOME` overrides it. The folder need not exist yet."""
    chosen = os.environ.get("ERSTANLAUF_HOME")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Erstanlauf"
    # XDG Base Directory Specification 0.8: a relative path counts as not set
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return (named if named.is_absolute() else Path.home() / ".local" / "share") / "erstanlauf"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and read it back: a full disk or a lost share must not pass as success.

    Raises `FileNotWritten`; an earlier file of that name is then as it was.
    """
    unfinished = path.with_name(f".{path.name}.part")
    try:
        if path.exists() and not path.is_file():
            raise OSError("neither a new nor an ordinary file")
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if unfinished.read_bytes() != content:
            raise OSError("read back differently")
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        if error.errno in _NO_ROOM and path.parent.exists():
            free_mb = shutil.disk_usage(path.parent).free // 2**20
            raise NoRoomForFile(file=path.name, folder=str(path.parent), free_mb=free_mb) from error
        raise FileNotWritten(file=path.name, folder=str(path.parent)) from error


def read_limited(path: Path) -> bytes:
    """Return the content of a small file somebody named. Raises `FileNotRead` for one that is missing or too large."""
    try:
        with path.open("rb") as stream:
            content = stream.read(_SMALL_FILE_BYTES + 1)
    except OSError as error:
        raise FileNotRead(file=path.name, folder=str(path.parent)) from error
    if len(content) > _SMALL_FILE_BYTES:
        raise FileNotRead(file=path.name, folder=str(path.parent))
    return content


def _data_folder(name: str) -> Path:
    """Frozen: beside the bundle; wheel: inside the package; checkout: beside the package."""
    bundle = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent
    candidates = [Path(bundle) / name] if bundle else [package / name, package.parent / name]
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"{name} is missing from this installation")
