"""The last step of restoring: a store that lies ready in a folder of its own takes the place of the present one.

Begun by giving that folder its final name, and from then on finished by whoever opens the store next. Knows files only.
"""

from pathlib import Path

from erstanlauf.store.keys.store_key import keep_names
from erstanlauf.store.safety.bundle import BACKUP_FOLDER, SET_ASIDE_FOLDER
from erstanlauf.store.safety.mark import MARK_FILE

RESTORING = "restoring"
"""Folder in which a store is made ready; nothing in it counts."""

_READY = "restored-"


def begin_swap(folder: Path, name: str) -> None:
    """Say that the store in `RESTORING` is the one that counts; the present one will be set aside under a name."""
    keep_names(folder / RESTORING)
    (folder / RESTORING).rename(folder / f"{_READY}{name}")
    keep_names(folder)


def finish_swap(folder: Path, store_file: str) -> None:
    """Put a store that lies ready in its place, where there is one. May be cut off anywhere and called again.

    The store before it is moved to the stores set aside, its log with it. Raises OSError.
    """
    for ready in folder.glob(f"{_READY}*"):
        if (ready / store_file).exists():
            _set_aside(folder, store_file, ready.name.removeprefix(_READY))
            keep_names(folder)
            (ready / store_file).rename(folder / store_file)
            keep_names(folder)
        if (ready / MARK_FILE).exists():
            (ready / MARK_FILE).replace(folder / MARK_FILE)
        for left in ready.iterdir():
            left.unlink()
        ready.rmdir()
        keep_names(folder)


def set_aside(folder: Path, name: str) -> Path:
    """Return where a store set aside under a name lies."""
    return folder / BACKUP_FOLDER / SET_ASIDE_FOLDER / name


def _set_aside(folder: Path, store_file: str, name: str) -> None:
    aside = set_aside(folder, name)
    for part in (store_file, f"{store_file}-wal"):
        if (folder / part).exists():
            aside.mkdir(mode=0o700, parents=True, exist_ok=True)
            (folder / part).replace(aside / part)
