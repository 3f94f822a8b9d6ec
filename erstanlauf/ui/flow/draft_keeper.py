"""Saves the open visit at every change. Knows a visit as something to save, and when the store has acknowledged it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.visit import Visit, VisitId
from erstanlauf.ui.flow.tasks import Tasks, Worker
from erstanlauf.usecases.desk import Desk


class DraftKeeper(QObject):
    """At most one save is under way; what changes meanwhile is saved right after it, in its newest state only.

    A save that failed is tried again with the next change, and with the next `when_saved`.
    """

    saved = Signal(object)
    """The time the saved state holds for, once the store has acknowledged it."""
    failed = Signal(object)

    def __init__(
        self, desk: Desk, store: Worker, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = store
        self._tasks = tasks
        self._now = now
        self._unsaved: dict[VisitId, Visit] = {}
        self._is_saving = False
        self._waiting: list[Callable[[], None]] = []

    def keep(self, visit: Visit) -> None:
        """Save this state as soon as the store is free."""
        self._unsaved[visit.id] = visit
        self._save_next()

    def when_saved(self, then: Callable[[], None]) -> None:
        """Call `then` once everything is saved; never when saving fails, which `failed` tells."""
        if not self._unsaved and not self._is_saving:
            then()
            return
        self._waiting.append(then)
        self._save_next()

    def forget(self, visit_id: VisitId) -> None:
        """Drop what was not saved yet of a visit that is thrown away."""
        self._unsaved.pop(visit_id, None)

    def flush(self) -> None:
        """Hand everything unsaved to the store at once, without waiting: the window is closing."""
        while self._unsaved:
            visit = self._unsaved.pop(next(iter(self._unsaved)))
            self._store.submit(partial(self._desk.save, visit, self._now()))

    def _save_next(self) -> None:
        if self._is_saving or not self._unsaved:
            return
        visit = self._unsaved.pop(next(iter(self._unsaved)))
        self._is_saving = True
        self._tasks.run(
            self._store,
            lambda: self._desk.save(visit, self._now()),
            self._acknowledge,
            lambda trouble: self._fail(visit, trouble),
        )

    def _acknowledge(self, saved_at: datetime) -> None:
        self._is_saving = False
        if self._unsaved:
            self._save_next()
            return
        self.saved.emit(saved_at)
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _fail(self, visit: Visit, trouble: KnownTrouble) -> None:
        self._is_saving = False
        self._unsaved.setdefault(visit.id, visit)
        self._waiting.clear()
        self.failed.emit(trouble)
