"""A backup as files: the store and beside it the key file that opens it, under one dated name.

A store that has its final name has been checked. Knows files and times; opens nothing.
"""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from erstanlauf.domain.backups import Backup
from erstanlauf.domain.rotation import kept
from erstanlauf.store.keys.store_key import keep_names

BACKUP_FOLDER = "backups"
SET_ASIDE_FOLDER = "set-aside"
SET_ASIDE_DAYS = 7
"""How long a store that could not be read stays beside its successor: time for somebody to look at it. It may hold open
visits, which no backup does."""

UNFINISHED = ".part"

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"erstanlauf-(\d{8}T\d{6}Z)")


@dataclass(frozen=True, slots=True)
class Bundle:
    """Where the files of one backup lie."""

    folder: Path
    name: str

    @property
    def store(self) -> Path:
        return self.folder / f"{self.name}.db"

    @property
    def keys(self) -> Path:
        return self.folder / f"{self.name}.keys"

    @property
    def unfinished(self) -> Path:
        """Where the store lies until it has been checked."""
        return self.folder / f"{self.name}.db{UNFINISHED}"

    def remove(self) -> None:
        """Remove the backup, the store first, for without it the rest is none."""
        self.store.unlink(missing_ok=True)
        self.keys.unlink(missing_ok=True)


def stamp(at: datetime) -> str:
    """Return a time as it stands in names: UTC, to the second."""
    return at.astimezone(UTC).strftime(_STAMP)


def time_of(name: str) -> datetime | None:
    """Return when the backup of this name was made; None for the name of anything else."""
    found = _NAME.fullmatch(name)
    try:
        return datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


def new_bundle(folder: Path, at: datetime) -> Bundle:
    """Return where a backup of this time will lie; later by seconds where there is one already, or half of one."""
    bundle = Bundle(folder, f"erstanlauf-{stamp(at)}")
    while bundle.store.exists() or bundle.unfinished.exists():
        at += timedelta(seconds=1)
        bundle = Bundle(folder, f"erstanlauf-{stamp(at)}")
    return bundle


def backups_in(folder: Path) -> Sequence[Backup]:
    """Return the backups in a folder, the newest first; none where the folder cannot be read."""
    found = []
    for path in folder.glob("erstanlauf-*.db"):
        made_at = time_of(path.stem)
        if made_at is not None:
            with suppress(FileNotFoundError):  # removed on another thread since it was found
                found.append(Backup(path.stem, made_at, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def remove_unfinished(folder: Path) -> None:
    """Remove what was left of backups that were cut off."""
    for path in folder.glob(f"*{UNFINISHED}*"):
        path.unlink()


def remove_old(folder: Path, now: datetime, longest_days: int, newest_days: int) -> Collection[str]:
    """Remove the backups of a folder that may not stay, and stores set aside long ago; return the names removed.

    Whoever asks has looked at the clock (`retention.check_clock`). Raises OSError.
    """
    backups = backups_in(folder)
    stay = kept([backup.made_at for backup in backups], now, longest_days, newest_days)
    gone = [backup.name for backup in backups if backup.made_at not in stay]
    for name in gone:
        Bundle(folder, name).remove()
    for place in (folder / SET_ASIDE_FOLDER).glob("erstanlauf-*"):
        made_at = time_of(place.name)
        if made_at is not None and now - made_at > timedelta(days=SET_ASIDE_DAYS):
            for path in place.iterdir():
                path.unlink()
            place.rmdir()
            gone.append(place.name)
    if gone:
        keep_names(folder)
    return gone
