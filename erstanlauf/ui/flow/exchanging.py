"""Reads and writes catalogue files beside the store's thread, so that the counter goes on. Knows the steps, no file.

Why this way (2026-11): a file of 20,000 services takes its time. What it is held against comes from the store in a
moment; reading it needs no store, and neither does writing what the store has handed out. It has a thread of its own:
on the one that draws slips, a visitor would wait for the file.
"""

import threading
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.exchange_report import Form
from erstanlauf.ui.flow.memory import set_aside
from erstanlauf.ui.flow.tasks import Tasks, Worker
from erstanlauf.usecases.catalogue_exchange import Consignment, Exchange, Ground, Incoming

_SPARE_MS = 1_000


@dataclass(slots=True)
class _Reading:
    """One file on its way in: told to stop from here, tells how far it is from the other thread."""

    stop: threading.Event = field(default_factory=threading.Event)
    percent: int = 0

    def note(self, done: int, whole: int) -> None:
        self.percent = 100 * done // max(whole, 1)


class Exchanging(QObject):
    """One file in at a time; another one takes its place."""

    reading_changed = Signal(bool)
    """A file is being read, or no longer."""
    arrived = Signal(object)
    """Carries the `Incoming`: what a file would change."""
    written = Signal(str)
    """Carries the name of the file that is there now."""
    troubled = Signal(object)

    def __init__(
        self, exchange: Exchange, store: Worker, beside: Worker, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._exchange = exchange
        self._store = store
        self._beside = beside
        self._tasks = tasks
        self._reading: _Reading | None = None
        self._spare = QTimer(self)
        self._spare.timeout.connect(set_aside)

    @property
    def is_reading(self) -> bool:
        """Whether a file is being read."""
        return self._reading is not None

    @property
    def percent(self) -> int:
        """How far the reading has come, in hundredths."""
        return 0 if self._reading is None else self._reading.percent

    def read(self, path: Path) -> None:
        """Find out what a file, or a folder of CSV files, would change."""
        self.cancel()
        reading = self._reading = _Reading()
        self._spare.start(_SPARE_MS)
        self.reading_changed.emit(True)

        def arrived(incoming: Incoming) -> None:
            if self._is_over(reading):
                self.arrived.emit(incoming)

        def failed(trouble: KnownTrouble) -> None:
            if self._is_over(reading):
                self.troubled.emit(trouble)

        def read(ground: Ground) -> None:
            if self._reading is not reading:
                return
            self._tasks.run(
                self._beside,
                lambda: self._exchange.files.read(path, ground, reading.note, reading.stop.is_set),
                arrived,
                failed,
            )

        self._tasks.run(self._store, self._exchange.ground, read, failed)

    def cancel(self) -> bool:
        """Read on no more, whatever still comes of it; False where nothing was being read."""
        if self._reading is None:
            return False
        self._reading.stop.set()
        self._end()
        return True

    def write(self, form: Form, path: Path) -> None:
        """Write the catalogue in force."""

        def write(consignment: Consignment) -> None:
            self._tasks.run(
                self._beside,
                lambda: self._exchange.files.write(path, consignment),
                lambda _: self.written.emit(path.name),
                self.troubled.emit,
            )

        self._tasks.run(self._store, lambda: self._exchange.consignment(form), write, self.troubled.emit)

    def _is_over(self, reading: _Reading) -> bool:
        """Whether what came is still waited for; then the reading is over."""
        if self._reading is not reading:
            return False
        self._end()
        return True

    def _end(self) -> None:
        self._reading = None
        self._spare.stop()
        set_aside()
        self.reading_changed.emit(False)
