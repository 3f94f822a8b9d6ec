"""Counts the hand-overs that are overdue: when the desk opens, and now and then while it stays open."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.ui.flow.tasks import Tasks, Worker
from erstanlauf.usecases.handover.follow_up import FollowUp
from erstanlauf.usecases.handover.lines import Line

_LOOK_MS = 10 * 60_000


class OverdueWatch(QObject):
    """News, nothing more: trouble with the store is told by whoever needs it for their work."""

    counted = Signal(int)

    def __init__(
        self,
        follow_up: FollowUp,
        store: Worker,
        tasks: Tasks,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._follow_up = follow_up
        self._store = store
        self._tasks = tasks
        self._now = now
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Count now, and again now and then."""
        self._timer.start(_LOOK_MS)
        self.look()

    def look(self) -> None:
        """Count."""
        self._tasks.run(self._store, lambda: self._follow_up.lines(self._now()), self._count, self._pass_over)

    def stop(self) -> None:
        """Count no more: the store is about to close."""
        self._timer.stop()

    def _count(self, lines: Sequence[Line]) -> None:
        self.counted.emit(sum(line.is_overdue for line in lines))

    def _pass_over(self, _: KnownTrouble) -> None:
        self.counted.emit(0)
