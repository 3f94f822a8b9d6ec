"""Keeps visits in one encrypted file of the desk; the only package that knows SQLite.

Must not know Qt, the command line, files of knowledge or sentences. Everything that touches an open store runs on the
one thread that opened it (`worker`); what goes wrong outside the program leaves here as a subclass of `KnownTrouble`.

Why this way (2026-11-22):
* SQLCipher from the first day, so that no plain file ever exists and nothing has to be converted. The key lies beside
  the store in a file only its owner may read, until desk users and their passwords take it over; the store itself
  stays as it is.
* WAL with synchronous=FULL: a confirmed step survives a killed process and a power cut. The log is folded in when a
  visit is closed, so that what has to go is gone from the log as well and little ever hangs on that second file.
* The open store is locked by SQLite itself (locking_mode=EXCLUSIVE): the system frees the lock when a process dies, so
  there is no lock file that could stay behind.
* The slip language is counted per day the moment a visit is closed. Beside the visit it stays until the end of the
  day, so that a slip can be printed once more, and goes with the first look at a later day's list: at the start, at
  midnight, at the first visit of a morning.
* Heavy imports wait inside the functions below, so that the window paints first and the store opens on its thread.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from erstanlauf.store.check import StoreReport
    from erstanlauf.store.visits import Visits


def open_store(folder: Path) -> "Visits":
    """Open the store in a folder, on the first start make it; the calling thread owns it until `close`.

    Raises the trouble of `store.trouble`. Nothing is made where any part of an earlier store lies.
    """
    from erstanlauf.store import opening

    return opening.open_or_make(folder)


def check_store(folder: Path) -> "StoreReport":
    """Read the whole store in a folder and return what was found; changes no record and makes nothing.

    Raises the trouble of `store.trouble` when the store cannot be opened at all.
    """
    from erstanlauf.store import check

    return check.report_on(folder)
