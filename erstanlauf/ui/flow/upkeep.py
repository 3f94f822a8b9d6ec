"""Erases what is out of date: when the desk opens, and again on each day it stays open. Knows no record and no rule.

The clock on the wall counts, not the time the program has run: a computer may sleep over midnight.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from erstanlauf.domain.retention import Kept
from erstanlauf.domain.visit import VisitId
from erstanlauf.ui.flow.tasks import Tasks, Worker
from erstanlauf.usecases.erasure import Erasure
from erstanlauf.usecases.office_ports import Due

_LOOK_MS = 10 * 60_000


class Upkeep(QObject):
    """Once a day. What stands in the way, a clock that cannot be believed, is told with every look until it is gone:
    nobody else would notice that nothing is erased any more. `in_hand` are visits to be spared.
    """

    drafts_gone = Signal()
    """Open visits were erased, which may stand in today's list."""
    troubled = Signal(object)

    def __init__(
        self,
        erasure: Erasure,
        store: Worker,
        tasks: Tasks,
        now: Callable[[], datetime],
        in_hand: Callable[[], Collection[VisitId]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._erasure = erasure
        self._store = store
        self._tasks = tasks
        self._now = now
        self._in_hand = in_hand
        self._done_on: date | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_MS)

    def look(self) -> None:
        """Erase what is out of date, unless that was done today."""
        today, in_hand = self._now().date(), self._in_hand()
        if today == self._done_on:
            return
        self._tasks.run(
            self._store,
            lambda: self._erasure.erase_due(in_hand, self._now()),
            lambda gone: self._take(today, gone),
            self.troubled.emit,
        )

    def stop(self) -> None:
        """Erase nothing more: the store is about to close."""
        self._timer.stop()

    def _take(self, today: date, gone: Sequence[Due]) -> None:
        self._done_on = today
        if any(each.kept is Kept.DRAFT for each in gone):
            self.drafts_gone.emit()
