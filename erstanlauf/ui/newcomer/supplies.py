"""Keeps what boards need and what takes time to make: it is made on another thread. Knows no board."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.ui.flow.tasks import Tasks, Worker

T = TypeVar("T")


class Supplies(QObject, Generic[T]):
    """Answers None for what is not there yet, sets about making it, and tells when it has come."""

    arrived = Signal()
    troubled = Signal(object)

    def __init__(self, tasks: Tasks, worker: Worker, make: Callable[[str], T], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._worker = worker
        self._make = make
        self._there: dict[str, T | None] = {}

    def get(self, name: str) -> T | None:
        """Return what goes by this name, or None until `arrived`."""
        if name not in self._there:
            self._there[name] = None
            self._tasks.run(self._worker, lambda: self._make(name), lambda made: self._keep(name, made), self._fail)
        return self._there[name]

    def forget(self) -> None:
        """Drop everything; what is still being made is dropped when it comes."""
        self._there.clear()

    def _keep(self, name: str, made: T) -> None:
        if name in self._there:
            self._there[name] = made
            self.arrived.emit()

    def _fail(self, trouble: KnownTrouble) -> None:
        self.troubled.emit(trouble)
