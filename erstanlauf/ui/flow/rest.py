"""Waits until all work that runs has come to its end, but not for ever. Knows tasks, not what is done in them."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from erstanlauf.ui.flow.tasks import Tasks

PATIENCE_SECONDS = 30
"""A printer that does not answer must keep nothing waiting all night; its slip can be printed again from the list."""
_LOOK_MS = 50


class Rest(QObject):
    """Calls `then` once, when nothing runs any more or patience is over."""

    def __init__(self, tasks: Tasks, then: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._then = then
        self._began_at = time.monotonic()
        self._look = QTimer(self)
        self._look.timeout.connect(self._go_on)
        self._look.start(_LOOK_MS)

    def _go_on(self) -> None:
        if self._tasks.is_idle or time.monotonic() - self._began_at >= PATIENCE_SECONDS:
            self._look.stop()
            self._then()
