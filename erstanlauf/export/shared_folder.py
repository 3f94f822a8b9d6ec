"""Files in a folder that others read and write, too, on a share as a rule: what writing there has to care for.

Knows paths, bytes and what systems answer; not what is in a file, nor what to say about it.
"""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path, PureWindowsPath

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)
NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.EHOSTDOWN, errno.ESTALE)

_LONGEST_PLAIN_PATH = 240
"""Windows takes 259 letters in a path of the common form; the name of the file beside needs some of them."""


def long_path(folder: str, windows: bool = sys.platform == "win32") -> Path:
    """Return a folder in the form in which Windows takes paths of any length; as it is where that is not needed."""
    path = PureWindowsPath(folder) if windows else Path(folder)
    if not windows or len(folder) < _LONGEST_PLAIN_PATH or not path.is_absolute() or folder.startswith("\\\\?\\"):
        return Path(folder)
    plain = str(path)
    return Path(f"\\\\?\\UNC\\{plain[2:]}" if plain.startswith("\\\\") else f"\\\\?\\{plain}")


def write_new(path: Path, content: bytes) -> None:
    """Write a new file and make sure that it lies there: a full disk or a lost share must not pass as success.

    Raises OSError.
    """
    with path.open("xb") as stream:  # never through a link somebody put in its place
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if path.read_bytes() != content:
        raise OSError(errno.EIO, "read back differently")


def settle(folder: Path) -> None:
    """Make the rename outlive a loss of power, where folders can be synced."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
