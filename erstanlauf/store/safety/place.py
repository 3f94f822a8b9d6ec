"""Where a store may lie: on a drive of this computer, not on one of the network.

SQLite's locks and its write-ahead log need one computer that sees every write at once
(Source: sqlite.org/wal.html, "All processes using a database must be on the same host computer"). On a network drive a
lost connection can leave half a store. Backups may go there, for they are written whole and checked.
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from erstanlauf.store.trouble import OnNetworkDrive

_SHARES = frozenset(("9p", "afs", "cifs", "coda", "davfs", "ncp", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"))
_OF_MANY_SERVERS = frozenset(("beegfs", "ceph", "gfs2", "glusterfs", "gpfs", "lustre", "ocfs2"))
_IN_USER_SPACE = frozenset(
    f"fuse.{name}"
    for name in ("ceph", "davfs2", "glusterfs", "gvfsd-fuse", "kio-fuse", "rclone", "s3fs", "smbnetfs", "sshfs")
)
_MOUNTS = Path("/proc/self/mountinfo")
_DRIVE_REMOTE = 4  # Source: Microsoft, GetDriveTypeW
_DEVICE_PREFIXES = ("\\\\?\\UNC\\", "\\\\.\\UNC\\")


def refuse_network_drive(folder: Path) -> None:
    """Raise `OnNetworkDrive` for a folder that lies on another computer; it need not exist yet.

    Looked at on Linux and Windows; elsewhere nothing is refused.
    """
    if _is_remote(folder.resolve()):
        raise OnNetworkDrive(folder=str(folder))


def file_system_of(folder: Path, mounts: bytes) -> str:
    """Return the kind of file system an absolute folder lies on, by the content of /proc/self/mountinfo.

    That of the root is "": a computer that itself runs from the network stops with the connection, so nothing is torn.
    """
    place, root = PurePosixPath(folder), PurePosixPath("/")
    found, kind = root, ""
    for point, system in _mounts(mounts):
        if place.is_relative_to(point) and point.is_relative_to(found):  # later ones cover earlier ones
            found, kind = point, system
    return "" if found == root else kind


def is_of_the_network(file_system: str) -> bool:
    """Whether files of this kind of file system lie on another computer."""
    return file_system.lower() in _SHARES | _OF_MANY_SERVERS | _IN_USER_SPACE


def is_network_path(path: str) -> bool:
    """Whether a Windows path names a share of another computer (UNC)."""
    named = path.replace("/", "\\")
    return named.startswith(_DEVICE_PREFIXES) or (named.startswith("\\\\") and named[2:3] not in ("?", "."))


def _mounts(content: bytes) -> Iterator[tuple[PurePosixPath, str]]:
    """Source: proc_pid_mountinfo(5): fifth field the place, after " - " the kind; blanks are written as octal."""
    for line in content.splitlines():
        before, separator, after = line.partition(b" - ")
        fields = before.split()
        if separator and len(fields) > 4:
            place = re.sub(rb"\\([0-7]{3})", lambda code: bytes([int(code[1], 8)]), fields[4])
            yield PurePosixPath(os.fsdecode(place)), os.fsdecode(after.split()[0])


def _is_remote(place: Path) -> bool:
    if sys.platform == "win32":  # where a mapped drive was resolved to the share behind it
        import ctypes

        return is_network_path(str(place)) or ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == _DRIVE_REMOTE
    return _MOUNTS.exists() and is_of_the_network(file_system_of(place, _MOUNTS.read_bytes()))
