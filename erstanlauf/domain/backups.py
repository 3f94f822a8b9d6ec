"""Backups of a store as everybody speaks of them: which there are, and what putting one back would cost."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was checked when it was made. The name tells nothing but the time."""

    name: str
    made_at: datetime
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Loss:
    """What would be gone after a backup is put in the place of the store. None: the present store cannot tell.

    `steps` counts what was saved since; `visits` closed visits the backup does not have, on `days` in order.
    """

    backup: Backup
    steps: int | None
    visits: int | None
    days: tuple[date, ...]
