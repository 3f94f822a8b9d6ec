"""Backs up in the window's spare moments: when one is due and when somebody asks. Knows the four steps, no file.

Why this way (2026-11): copying needs the store for a moment, checking takes a second and needs no store at all; so the
two run on different threads, and a clerk who saves meanwhile notices nothing.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from erstanlauf.domain.backups import Backup
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.ui.flow.tasks import Tasks, Worker
from erstanlauf.usecases.backups import BackUps, Made, Round
from erstanlauf.usecases.ports import UnfinishedBackup

_LOOK_MS = 60_000


class BackingUp(QObject):
    """One backup at a time; `newest` is the last one that was checked."""

    newest_changed = Signal()
    made = Signal(object)
    """What somebody asked for is there; a backup that was due says nothing."""
    troubled = Signal(object)
    rested = Signal()
    """A backup came about or came to nothing."""

    def __init__(
        self,
        back_ups: BackUps,
        store: Worker,
        background: Worker,
        tasks: Tasks,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._back_ups = back_ups
        self._store = store
        self._background = background
        self._tasks = tasks
        self._now = now
        self._told_code = ""
        self.newest: Backup | None = None
        self.is_busy = False
        self._look = QTimer(self)
        self._look.timeout.connect(self.make_due)
        self._look.start(_LOOK_MS)

    def look(self) -> None:
        """Find out which backup is the newest."""
        self._tasks.run(self._background, self._back_ups.all, self._take, self.troubled.emit)

    def stop(self) -> None:
        """Begin no more backups."""
        self._look.stop()

    def make(self) -> None:
        """Back up because somebody asks."""
        self._begin(lambda: self._back_ups.begin(self._now()), self.made.emit, self.troubled.emit)

    def make_due(self) -> None:
        """Back up if it is time; trouble of the same kind is told once, not every minute."""
        self._begin(lambda: self._back_ups.begin_due(self._now()), lambda _: None, self._tell_once)

    def _begin(
        self,
        begin: Callable[[], UnfinishedBackup | None],
        told: Callable[[Made], None],
        complain: Callable[[KnownTrouble], None],
    ) -> None:
        if self.is_busy:
            return
        self.is_busy = True

        def check(copy: UnfinishedBackup | None) -> None:
            if copy is None:
                self._rest()
            else:
                self._tasks.run(self._background, lambda: self._back_ups.finish(copy), note, failed)

        def note(backup: Backup) -> None:
            self._tasks.run(
                self._store,
                lambda: self._back_ups.note(backup, self._now()),
                lambda going_on: spread(backup, going_on),
                failed,
            )

        def spread(backup: Backup, going_on: Round) -> None:
            self._tasks.run(
                self._background,
                lambda: self._back_ups.spread(backup, self._now(), going_on),
                done,
                failed,
            )

        def done(made: Made) -> None:
            self.newest = made.backup
            self._rest()
            self.newest_changed.emit()
            told(made)
            if made.elsewhere is not None:
                complain(made.elsewhere)
            else:
                self._told_code = ""

        def failed(trouble: KnownTrouble) -> None:
            self._rest()
            complain(trouble)

        self._tasks.run(self._store, begin, check, failed)

    def _take(self, backups: Sequence[Backup]) -> None:
        self.newest = next(iter(backups), None)
        self.newest_changed.emit()

    def _tell_once(self, trouble: KnownTrouble) -> None:
        if trouble.code != self._told_code:
            self._told_code = trouble.code
            self.troubled.emit(trouble)

    def _rest(self) -> None:
        self.is_busy = False
        self.rested.emit()
