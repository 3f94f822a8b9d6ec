"""Takes the counts of other desks while the window goes on: files are read and unsealed beside the store, each is then
taken on its thread, all of it or nothing. Knows the steps, no file.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.figures.counted import DeskCounts
from erstanlauf.ui.flow.tasks import Tasks, Worker
from erstanlauf.usecases.figures.collecting import Collecting, Taken
from erstanlauf.usecases.figures.ports import CountsFolder

Opener = Callable[[bytes], DeskCounts]


@dataclass(frozen=True, slots=True)
class TakenFrom:
    """What became of one file: what it brought, or what was wrong with it."""

    file: str
    taken: Taken | None = None
    trouble: KnownTrouble | None = None


class TakingCounts(QObject):
    """One round at a time; `is_busy` while it lasts."""

    busy_changed = Signal(bool)
    progressed = Signal(int, int)
    """How many files are done, and of how many."""
    over = Signal(object)
    """Carries a `TakenFrom` for each file, in their order."""
    troubled = Signal(object)
    """The round came to nothing: the folder is not there, this desk knows no house."""

    def __init__(
        self,
        collecting: Collecting,
        folder: Callable[[], CountsFolder],
        store: Worker,
        beside: Worker,
        tasks: Tasks,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._collecting, self._folder = collecting, folder
        self._store, self._beside, self._tasks = store, beside, tasks
        self._now = now
        self._round: list[TakenFrom] = []
        self._count = 0
        self._is_stopped = False
        self.is_busy = False

    def take_folder(self, folder: Path) -> None:
        """Take all files with counts in a folder."""
        self._begin(lambda: self._folder().found(folder))

    def take_files(self, files: Sequence[Path]) -> None:
        """Take these files."""
        self._begin(lambda: files)

    def stop(self) -> None:
        """Take no more: the store is about to close. The files lie where they lay."""
        self._is_stopped = True

    def _begin(self, find: Callable[[], Sequence[Path]]) -> None:
        if self.is_busy or self._is_stopped:
            return
        self._round = []
        self._be_busy(on=True)

        def opened(opener: Opener) -> None:
            self._tasks.run(self._beside, find, lambda files: begun(opener, files), self._fail)

        def begun(opener: Opener, files: Sequence[Path]) -> None:
            self._count = len(files)
            self._go_on(opener, iter(files))

        self._tasks.run(self._store, self._collecting.opener, opened, self._fail)

    def _go_on(self, opener: Opener, left: Iterator[Path]) -> None:
        self.progressed.emit(len(self._round), self._count)
        file = next(left, None)
        if file is None or self._is_stopped:
            self._be_busy(on=False)
            self.over.emit(tuple(self._round))
            return

        def done(taken: Taken | None, trouble: KnownTrouble | None = None) -> None:
            self._round.append(TakenFrom(file.name, taken, trouble))
            self._go_on(opener, left)

        def failed(trouble: KnownTrouble) -> None:
            done(None, trouble)

        def take(counts: DeskCounts) -> None:
            self._tasks.run(self._store, lambda: self._collecting.take_opened(counts, self._now()), done, failed)

        self._tasks.run(self._beside, lambda: opener(self._folder().content(file)), take, failed)

    def _fail(self, trouble: KnownTrouble) -> None:
        self._be_busy(on=False)
        self.troubled.emit(trouble)

    def _be_busy(self, *, on: bool) -> None:
        self.is_busy = on
        self.busy_changed.emit(on)
