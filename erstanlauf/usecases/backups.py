"""Backups: when one is due, how it comes about step by step, what goes when, and what putting one back would cost.

Knows who may ask and when a clock can be believed. Restoring itself closes the store, so it stands outside
(`store.safety.restore`); who asks for it is asked here.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from erstanlauf.domain.backups import Backup, Loss
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.retention import ClockDoubtful, longest_backup_days
from erstanlauf.usecases.ports import Backups, UnfinishedBackup


@dataclass(frozen=True, slots=True)
class Made:
    """A new backup. `elsewhere` is why it did not get to the second place, None where it did or there is none."""

    backup: Backup
    elsewhere: KnownTrouble | None


@dataclass(frozen=True, slots=True)
class Round:
    """How a backup goes on once it is written down: where to, what may stay, and whether the clock says so."""

    second_place: str
    longest_days: int
    newest_days: int
    is_clock_right: bool


class BackUps:
    """Backs up in four steps, so that saving goes on meanwhile: 1 and 3 on the store's thread, 2 and 4 on any other."""

    def __init__(
        self,
        store: Backups,
        permit: Permit,
        settings: Callable[[], OfficeSettings],
        check_clock: Callable[[datetime], None],
    ) -> None:
        self._store = store
        self._permit = permit
        self._settings = settings
        self._check_clock = check_clock

    def all(self) -> Sequence[Backup]:
        """Return the backups there are, the newest first."""
        return self._store.all()

    def is_due(self, now: datetime) -> bool:
        """Whether the newest backup is old enough and the store has changed since; on the store's thread.

        Those dated in the future were made by a wrong clock and do not count.
        """
        newest = next((each for each in self._store.all() if each.made_at <= now), None)
        if newest is not None and now - newest.made_at < self._apart():
            return False
        return self._store.has_changed()

    def begin_due(self, now: datetime) -> UnfinishedBackup | None:
        """Step 1, a duty of the program: copy the store if a backup is due. Raises what stands in the way."""
        return self._store.copy(now) if self.is_due(now) else None

    def begin(self, now: datetime) -> UnfinishedBackup:
        """Step 1, because somebody asks: copy the store. Raises `NotPermitted` and what stands in the way."""
        self._permit.require(Action.BACK_UP)
        return self._store.copy(now)

    def finish(self, copy: UnfinishedBackup) -> Backup:
        """Step 2: check the copy and give it its name."""
        return self._store.finish(copy)

    def note(self, backup: Backup, now: datetime) -> Round:
        """Step 3: write it down, and return how it goes on."""
        self._store.note(backup)
        settings, is_clock_right = self._settings(), False
        with suppress(ClockDoubtful):
            self._check_clock(now)
            is_clock_right = True
        return Round(settings.second_backup_folder, longest_backup_days(settings), settings.visit_days, is_clock_right)

    def spread(self, backup: Backup, now: datetime, going_on: Round) -> Made:
        """Step 4: bring it to the second place, and remove what is too old here and there."""
        elsewhere = None
        try:
            if going_on.second_place:
                self._store.carry(backup, going_on.second_place)
        except KnownTrouble as trouble:  # told, but the backup is there
            elsewhere = trouble
        if going_on.is_clock_right:
            place = "" if elsewhere else going_on.second_place
            self._store.remove_old(now, going_on.longest_days, going_on.newest_days, place)
        return Made(backup, elsewhere)

    def make(self, now: datetime) -> Made:
        """Take all four steps at once, because somebody asks. Raises `NotPermitted` and what stands in the way."""
        made = self.finish(self.begin(now))
        return self.spread(made, now, self.note(made, now))

    def loss(self, backup: Backup) -> Loss:
        """Return what would be lost by putting a backup back; on the store's thread. Raises `NotPermitted`."""
        self._permit.require(Action.RESTORE)
        return self._store.loss(backup)

    def _apart(self) -> timedelta:
        return timedelta(minutes=self._settings().backup_minutes)
