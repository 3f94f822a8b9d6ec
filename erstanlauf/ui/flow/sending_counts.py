"""Sends the counts of this desk while the window goes on: when somebody asks, and by itself once a week.

Knows the steps, no file: sealing on the store's thread, laying down beside it, for a share may take its time.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.ui.flow.tasks import Tasks, Worker
from erstanlauf.usecases.figures.ports import CountsFolder
from erstanlauf.usecases.figures.sending import Prepared, Sending, Standing


class SendingCounts(QObject):
    """One file at a time; what goes by itself tells nobody but those who may send."""

    busy_changed = Signal(bool)
    sent = Signal(object)
    """Somebody asked, and the file lies at this path."""
    settled = Signal()
    """A sending came to its end, whatever came of it."""
    late = Signal(object)
    """Carries the `Standing` of a desk whose counts are long due, for those who may send."""
    troubled = Signal(object)

    def __init__(
        self,
        sending: Sending,
        folder: Callable[[], CountsFolder],
        store: Worker,
        beside: Worker,
        tasks: Tasks,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sending, self._folder = sending, folder
        self._store, self._beside, self._tasks = store, beside, tasks
        self._now = now
        self._is_stopped = False
        self.is_busy = False

    def send(self, folder: Path) -> None:
        """Send into a folder because somebody asks, unless something is being sent."""
        if self.is_busy or self._is_stopped:
            return
        self._be_busy(on=True)

        def over(path: Path) -> None:
            self._end()
            self.sent.emit(path)

        def prepared(prepared: Prepared) -> None:
            self._lay_down(folder, prepared, over, self._fail)

        self._tasks.run(self._store, lambda: self._sending.prepare(self._now()), prepared, self._fail)

    def look(self) -> None:
        """Send what is due, then say to those who may send whether this desk is late all the same."""
        if self.is_busy or self._is_stopped:
            return
        self._be_busy(on=True)

        def over(_: object) -> None:
            self._end()
            self._say_if_late()

        def failed(trouble: KnownTrouble) -> None:
            self._end()
            if self._sending.is_mine:
                self.troubled.emit(trouble)

        def prepared(due: tuple[str, Prepared] | None) -> None:
            if due is None or self._is_stopped:
                over(None)
            else:
                self._lay_down(Path(due[0]), due[1], over, failed)

        def prepare(_: None) -> None:
            self._tasks.run(self._store, lambda: self._sending.prepare_due(self._now()), prepared, failed)

        def look_there(folder: str) -> None:
            """Seal nothing for a share that is not connected: the audit would say each day that something went."""
            if folder and not self._is_stopped:
                self._tasks.run(self._beside, lambda: self._folder().require(Path(folder)), prepare, failed)
            else:
                over(None)

        self._tasks.run(self._store, lambda: self._sending.due_folder(self._now()), look_there, failed)

    def stop(self) -> None:
        """Begin nothing more: the store is about to close."""
        self._is_stopped = True

    def _lay_down(
        self,
        folder: Path,
        prepared: Prepared,
        done: Callable[[Path], None],
        failed: Callable[[KnownTrouble], None],
    ) -> None:
        def note(path: Path) -> None:
            self._tasks.run(
                self._store, lambda: self._sending.note_sent(prepared, self._now()), lambda _: done(path), failed
            )

        self._tasks.run(
            self._beside, lambda: self._folder().lay_down(folder, prepared.name, prepared.content), note, failed
        )

    def _say_if_late(self) -> None:
        def say(standing: Standing) -> None:
            if standing.is_late:
                self.late.emit(standing)

        if self._sending.is_mine and not self._is_stopped:
            self._tasks.run(self._store, lambda: self._sending.standing(self._now()), say, self.troubled.emit)

    def _fail(self, trouble: KnownTrouble) -> None:
        self._end()
        self.troubled.emit(trouble)

    def _end(self) -> None:
        self._be_busy(on=False)
        self.settled.emit()

    def _be_busy(self, *, on: bool) -> None:
        self.is_busy = on
        self.busy_changed.emit(on)
