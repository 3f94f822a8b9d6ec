"""Writes the report of a period into a folder while the window goes on. Knows the steps, no figure and no file format.

The figures come from the store in a moment; what puts them into files takes seconds and has a thread of its own.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.figures.periods import Period
from erstanlauf.domain.figures.report import Report
from erstanlauf.paths import write_whole
from erstanlauf.ui.flow.tasks import Tasks, Worker
from erstanlauf.usecases.figures.figures import Figures
from erstanlauf.usecases.figures.ports import ReportFiles
from erstanlauf.usecases.figures.report import report_files

T = TypeVar("T")


class ReportWriting(QObject):
    """One report at a time; while one is being written, no other is begun."""

    busy_changed = Signal(bool)
    written = Signal(object)
    """Carries the folder in which the files of the report are."""
    troubled = Signal(object)

    def __init__(
        self, figures: Figures, store: Worker, beside: Worker, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._figures = figures
        self._store, self._beside, self._tasks = store, beside, tasks
        self.is_busy = False

    def write(self, period: Period, folder: Path) -> None:
        """Write the report of a period as PDF, workbook and tables into a folder of its own inside this one."""
        if self.is_busy:
            return
        self._be_busy(on=True)

        def made() -> tuple[Report, ReportFiles]:
            return self._figures.reports.make(period), self._figures.files()

        def put_into_files(made: tuple[Report, ReportFiles]) -> None:
            self._run(self._beside, lambda: write_report(*made, folder), self._tell)

        self._run(self._store, made, put_into_files)

    def _run(self, worker: Worker, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._tasks.run(worker, work, then, self._fail)

    def _tell(self, folder: Path) -> None:
        self._be_busy(on=False)
        self.written.emit(folder)

    def _fail(self, trouble: KnownTrouble) -> None:
        self._be_busy(on=False)
        self.troubled.emit(trouble)

    def _be_busy(self, *, on: bool) -> None:
        self.is_busy = on
        self.busy_changed.emit(on)


def write_report(report: Report, writer: ReportFiles, folder: Path) -> Path:
    """Write a report into a folder of its own inside this one, and return that. Raises `FileNotWritten`."""
    inside = folder / f"Bericht-{report.period.id}"
    for name, content in report_files(report, writer).items():
        write_whole(inside / name, content)
    return inside
