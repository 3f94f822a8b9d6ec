"""A folder or share as the way to a recipient: parcels come to lie there whole or not at all, under their final name.

Knows names, bytes and folders; not what is in a parcel. One desk sends one parcel at a time to a folder; other desks
may send to the same one.

Why this way (2026-11):
* Bytes go into a file beside, `.<name>.<desk>.part`, are read back, and get their name by one rename: whoever watches
  the folder never sees half of a parcel. The mark of the desk in the name tells what a crash of this desk left behind
  from what another desk is writing just now.
* The folder itself is never made: where a share is not connected, its place is an empty folder of this computer.
"""

import errno
import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PureWindowsPath
from stat import S_ISREG
from threading import Lock

from erstanlauf.export.faults import quoted
from erstanlauf.export.handover.faults import (
    FolderFault,
    FolderFull,
    FolderLocked,
    FolderMissing,
    FolderNameTooLong,
    OtherFileThere,
)
from erstanlauf.export.handover.receipt_faults import ReceiptNotMoved, ReceiptsUnreachable
from erstanlauf.export.handover.receipts import FOLDER, found_receipts, put_away
from erstanlauf.export.shared_folder import NO_ROOM, NOT_ALLOWED, NOT_THERE, long_path, settle, write_new
from erstanlauf.usecases.handover.ports import FoundReceipt, MayLeave, StoppedInTime

_PART = ".part"
_FAULTS: dict[int, type[FolderFault]] = {
    **dict.fromkeys(NO_ROOM, FolderFull),
    **dict.fromkeys(NOT_ALLOWED, FolderLocked),
    **dict.fromkeys(NOT_THERE, FolderMissing),
    errno.ENAMETOOLONG: FolderNameTooLong,
    errno.EEXIST: OtherFileThere,
}


class FolderChannel:
    """Fills `Channel`. `desk` is a short mark of letters and digits that no other desk at the folder has."""

    def __init__(self, folder: str, desk: str) -> None:
        self._shown = folder
        self._folder = long_path(folder)
        self._ours = f".{desk}{_PART}"
        self._writing = Lock()

    def put(self, name: str, content: bytes, may_leave: MayLeave) -> None:
        """Put a whole file there under its final name, or nothing.

        Raises `StoppedInTime` when `may_leave` says no, `OtherFileThere` and other `FolderFault`s.
        """
        reference = _checked(name).partition(".")[0]
        with self._writing, self._named_troubles(name):
            self._sweep()
            if not may_leave():
                raise StoppedInTime(reference=reference)
            target, beside = self._folder / name, self._folder / f".{name}{self._ours}"
            if self._lies_there(target, content):
                return
            try:
                write_new(beside, content)
                if not may_leave():
                    raise StoppedInTime(reference=reference)
                self._name(beside, target, content)
            finally:
                with suppress(OSError):
                    beside.unlink(missing_ok=True)

    def holds(self, name: str, sha256: str) -> bool:
        """Whether a file of this name with these bytes lies there. Raises `FolderFault` where nobody can tell."""
        with self._named_troubles(name):
            path = self._folder / _checked(name)
            self._must_be_there()
            try:
                if not S_ISREG(path.lstat().st_mode):
                    return False
                with path.open("rb") as stream:
                    return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
            except FileNotFoundError:
                return False

    def receipts(self) -> Sequence[FoundReceipt]:
        """Return the receipts that lie there, by name of the file. Raises `ReceiptsUnreachable`.

        What an earlier run left half written goes on the way: nothing may ever be sent to this folder again.
        """
        try:
            self._must_be_there()
            if self._writing.acquire(blocking=False):
                with suppress(OSError):
                    self._sweep()
                self._writing.release()
            return found_receipts(self._folder / FOLDER)
        except OSError as error:
            raise ReceiptsUnreachable(folder=self._shown) from error

    def put_receipt_away(self, file: str) -> None:
        """Move a receipt that was taken note of out of the way; one that is gone already is no trouble.

        Raises `ReceiptNotMoved`.
        """
        name = _checked(file)
        try:
            self._must_be_there()
            put_away(self._folder / FOLDER, name)
        except OSError as error:
            raise ReceiptNotMoved(folder=self._shown, file=quoted(file)) from error

    def _must_be_there(self) -> None:
        if not self._folder.is_absolute() or not self._folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, "no such folder")

    def _sweep(self) -> None:
        """Remove what an earlier run of this desk left half written. Raises OSError where the folder is missing."""
        self._must_be_there()
        with os.scandir(self._folder) as entries:
            left = [Path(each.path) for each in entries if each.name.startswith(".") and each.name.endswith(self._ours)]
        for each in left:
            each.unlink(missing_ok=True)

    def _lies_there(self, target: Path, content: bytes) -> bool:
        """Whether this very file is there already. Raises `FileExistsError` for anything else of its name."""
        try:
            found = target.lstat()
        except FileNotFoundError:
            return False
        if S_ISREG(found.st_mode) and found.st_size == len(content) and target.read_bytes() == content:
            return True
        raise FileExistsError(errno.EEXIST, "something else has this name")

    def _name(self, beside: Path, target: Path, content: bytes) -> None:
        """Give the file its name. No share offers "only if free" on every system: so it is looked at just before."""
        if self._lies_there(target, content):
            return
        beside.rename(target)
        settle(self._folder)

    @contextmanager
    def _named_troubles(self, name: str) -> Iterator[None]:
        """Turn what the system says into the trouble with its place."""
        try:
            yield
        except OSError as error:
            fault = _FAULTS.get(error.errno or 0, FolderFault)
            raise fault(folder=self._shown, file=name) from error


def _checked(name: str) -> str:
    """Return a name that stays in its folder. Raises ValueError: names are made here, another one is a mistake."""
    if not name or name != Path(name).name or name != PureWindowsPath(name).name or name.startswith("."):
        raise ValueError("a name of a parcel is one plain name")
    return name
