"""Sends the work of a page to the store's thread, one thing at a time. Knows no page and no store."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.ui.flow.tasks import Tasks, Worker

T = TypeVar("T")


class Errands(QObject):
    """A key pressed twice must not do a thing twice: while something is being done, nothing else is begun."""

    busy_changed = Signal(bool)
    troubled = Signal(object)

    def __init__(self, worker: Worker, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._tasks = tasks
        self.is_busy = False

    def fetch(self, work: Callable[[], T], then: Callable[[T], object]) -> None:
        """Read something to show."""

        def fetched(result: T) -> None:
            then(result)

        self._tasks.run(self._worker, work, fetched, self.troubled.emit)

    def do(self, work: Callable[[], T], then: Callable[[T], object]) -> None:
        """Change something, unless a change is under way."""
        if self.is_busy:
            return

        def done(result: T) -> None:
            self._be_busy(on=False)
            then(result)

        def failed(trouble: KnownTrouble) -> None:
            self._be_busy(on=False)
            self.troubled.emit(trouble)

        self._be_busy(on=True)
        self._tasks.run(self._worker, work, done, failed)

    def attempt(
        self, work: Callable[[], T], then: Callable[[T], object], otherwise: Callable[[KnownTrouble], object]
    ) -> None:
        """Change something after all that is under way: for keys that are pressed faster than a store writes.

        `otherwise` is given what went wrong, in the place of those who hear of trouble here.
        """

        def done(result: T) -> None:
            then(result)

        def failed(trouble: KnownTrouble) -> None:
            otherwise(trouble)

        self._tasks.run(self._worker, work, done, failed)

    def in_turn(self, work: Callable[[], T], then: Callable[[T], object]) -> None:
        """Change something after all that is under way: what may be done twice needs no key to be dropped."""
        self.attempt(work, then, self.troubled.emit)

    def _be_busy(self, *, on: bool) -> None:
        self.is_busy = on
        self.busy_changed.emit(on)
