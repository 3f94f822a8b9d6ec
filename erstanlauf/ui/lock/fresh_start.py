"""The start of the program after a lock: what the ending process tells the next, through its environment.

Only who locked, as an id, and where the window stood. Part of the start, so what takes time is imported inside
functions.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import subprocess

_BY = "ERSTANLAUF_LOCKED_BY"
_PLACE = "ERSTANLAUF_WINDOW"
_LONGEST = 2000


class AfterLock(NamedTuple):
    """Who locked the desk (a `PersonId`), and place and size of the window as Qt writes them, in hexadecimal."""

    by: str
    place: str


def told() -> AfterLock | None:
    """Return what the process before this one told, once: nothing that this one starts shall hear of it."""
    by, place = os.environ.pop(_BY, ""), os.environ.pop(_PLACE, "")
    return AfterLock(by, place[:_LONGEST]) if by else None


def environment(after: AfterLock) -> Mapping[str, str]:
    """Return the environment of the next process."""
    return {**os.environ, _BY: after.by, _PLACE: after.place}


def start(program: Sequence[str], folder: Path, after: AfterLock) -> None:
    """Start the program anew and do not wait for it."""
    _process(program, folder, after)


def start_and_wait(program: Sequence[str], folder: Path, after: AfterLock) -> int:
    """Start the program anew; return its exit status once it, and all that follow it, have ended."""
    return _process(program, folder, after).wait()


def _process(program: Sequence[str], folder: Path, after: AfterLock) -> "subprocess.Popen[bytes]":
    import subprocess

    return subprocess.Popen(
        program,
        cwd=folder,
        env=environment(after),
        stdin=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
