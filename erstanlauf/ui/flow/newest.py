"""Asks one thing after the other and shows the newest answer alone. Knows no page and no store.

Whoever goes through a list with a key held down asks faster than a store answers: what was asked in between is never
asked of the store, and what comes too late is shown to nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.ui.flow.tasks import Tasks, Worker

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    work: Callable[[], Any]
    then: Callable[[Any], object]
    otherwise: Callable[[KnownTrouble], object]


class Newest(QObject):
    """One question is under way at a time, one more may wait."""

    busy_changed = Signal(bool)

    def __init__(self, worker: Worker, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._tasks = tasks
        self._wanted: _Question | None = None
        self._under_way: _Question | None = None

    def ask(
        self, work: Callable[[], T], then: Callable[[T], object], otherwise: Callable[[KnownTrouble], object]
    ) -> None:
        """Ask this in the place of whatever was asked before."""
        self._wanted = _Question(work, then, otherwise)
        if self._under_way is None:
            self._begin(self._wanted)
            self.busy_changed.emit(True)

    def drop(self) -> None:
        """Want no answer any more."""
        self._wanted = None

    def _begin(self, question: _Question) -> None:
        self._under_way = question
        self._tasks.run(
            self._worker,
            question.work,
            lambda result: self._settle(question, lambda: question.then(result)),
            lambda trouble: self._settle(question, lambda: question.otherwise(trouble)),
        )

    def _settle(self, question: _Question, tell: Callable[[], object]) -> None:
        wanted, self._under_way = self._wanted, None
        if wanted is not None and wanted is not question:
            self._begin(wanted)
            return
        self._wanted = None
        self.busy_changed.emit(False)
        if wanted is question:
            tell()
