"""Has the store looked at for damage: right after the start, and once a week after a backup. Knows no file."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from erstanlauf.ui.flow.tasks import Tasks, Worker
from erstanlauf.usecases.store_watch import StoreWatch


class Watching(QObject):
    """Tells trouble once."""

    troubled = Signal(object)

    def __init__(
        self,
        watch: StoreWatch,
        store: Worker,
        tasks: Tasks,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._watch = watch
        self._store = store
        self._tasks = tasks
        self._now = now
        self._is_stopped = False

    def look(self) -> None:
        """Look quickly."""
        self._tasks.run(self._store, self._watch.look, lambda _: None, self.troubled.emit)

    def look_weekly(self) -> None:
        """Look at all of it if that is due; called whenever a backup came about or came to nothing."""
        if not self._is_stopped:
            now = self._now()
            self._tasks.run(self._store, lambda: self._watch.look_weekly(now), lambda _: None, self.troubled.emit)

    def stop(self) -> None:
        """Look no more: the store is about to close."""
        self._is_stopped = True
