"""Where the program writes down its own mistakes: a small file beside the store, for the town's IT.

An allow-list decides what is written: time, version, kind of mistake and the places in the code. Never the message of
an exception, never a value, because either could hold something about a person.
"""

import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from erstanlauf import __version__

FILE = "erstanlauf.log"
SIZE_LIMIT = 500_000
"""Bytes after which the file is put aside as `erstanlauf.log.old`; the one before that goes."""


def note_bug(folder: Path, kind: type[BaseException], trace: TracebackType | None, at: datetime) -> None:
    """Append one mistake. Trouble with the log itself is swallowed: it must not hide what it tells of."""
    places = [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    entry = "\n".join(
        (f"{at.isoformat(timespec='seconds')} {__version__} {kind.__module__}.{kind.__qualname__}", *places)
    )
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > SIZE_LIMIT:
            path.replace(path.with_name(f"{FILE}.old"))
        with path.open("a", encoding="utf-8") as stream:
            stream.write(entry + "\n")
    except OSError:
        return


def has_bugs(folder: Path) -> bool:
    """Whether a mistake was ever noted in this folder."""
    return (folder / FILE).exists()


def _short(filename: str) -> str:
    """Name a file by its last two parts: the rest is where this user keeps programs."""
    return "/".join(Path(filename).parts[-2:])
