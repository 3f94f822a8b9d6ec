"""The way of finished sheets to a printer and what comes of them there. Knows sheets and jobs, no visit, no widget.

Why this way (2026-11): "Ist der Zettel da?" is asked only where nobody else can answer. With CUPS a job is followed
until it is printed, lost, or waits at a paused printer; the question is left for printers that take data and say no
more (`paper.cups` tells which), for jobs that are not over after half a minute, and for systems without CUPS: the
spooler of Windows forgets a job once it has passed the data on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.visit import VisitId
from erstanlauf.ui.flow.aside import Aside
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.sheet_tray import Sheet, SheetTray
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.paper.trouble import JobLost, PrinterPaused
from erstanlauf.usecases.printers import JobState, PrintJob

_LOOK_AGAIN_MS = 700
_LOOK_SELDOM_MS = 5000
_PATIENCE_LOOKS = 40
"""About half a minute."""

Way = Callable[[Sheet], PrintJob]
"""Puts a sheet on paper, on the thread for printing; raises a `KnownTrouble` when nothing was printed."""


@dataclass(slots=True, eq=False)
class _Watched:
    """A job that is looked after, and what was said of it."""

    sheet: Sheet
    job: PrintJob
    renewed: Sheet | None = None
    looks: int = 0
    is_asked_about: bool = False
    is_told_to_wait: bool = False

    @property
    def is_late(self) -> bool:
        """Whether it has taken so long that its sheet is kept, to be printed another way."""
        return self.is_asked_about or self.is_told_to_wait

    @property
    def to_keep(self) -> Sheet:
        """The slip as its visit is now; what is in the job may be older."""
        return self.renewed or self.sheet


class Press(QObject):
    """Prints sheets one after the other. Those that fail or wait stay in `tray`."""

    unseen = Signal(object)
    """Nobody but a person can tell whether this sheet is out."""
    stayed = Signal(object)
    """This sheet was not accepted, waits, or was lost."""
    troubled = Signal(object)
    """A job that was accepted is waiting or lost."""

    def __init__(self, backstage: Backstage, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tray = SheetTray(self)
        self._printer = backstage.printer
        self._printing = backstage.printing
        self._watching = Aside("print jobs")
        self._watched: list[_Watched] = []
        self._tasks = tasks

    def put(
        self, sheet: Sheet, way: Way, on_done: Callable[[], None], on_trouble: Callable[[KnownTrouble], None]
    ) -> None:
        """Print a sheet; exactly one of the two is called. A job in which it waits elsewhere is taken back first."""
        waits_in = self.tray.waits_in(sheet.visit_id)
        if waits_in is None:
            self._print(sheet, way, on_done, on_trouble)
            return

        def taken_back(_: None) -> None:
            self.tray.keep(sheet)
            self._print(sheet, way, on_done, on_trouble)

        self._tasks.run(self._printing, lambda: self._printer.take_back(waits_in), taken_back, on_trouble)

    def may_keep(self, visit_id: VisitId) -> bool:
        """Whether a slip of this visit is kept, or will be if its job is lost."""
        return self.tray.sheet(visit_id) is not None or any(each.sheet.visit_id == visit_id for each in self._watched)

    def renew(self, sheet: Sheet) -> None:
        """Put a newer state of a slip in the place of what is kept or will be if its job is lost."""
        self.tray.renew(sheet)
        for watched in self._watched:
            if watched.sheet.visit_id == sheet.visit_id:
                watched.renewed = sheet
        waits_in = self.tray.waits_in(sheet.visit_id)
        if waits_in is not None and not sheet.number:
            self._withdraw(sheet, waits_in)

    def forget(self, visit_id: VisitId) -> None:
        """Keep nothing of a visit and ask no more what became of its jobs."""
        self.tray.drop(visit_id)
        self._watched = [each for each in self._watched if each.sheet.visit_id != visit_id]

    def _withdraw(self, sheet: Sheet, job: PrintJob) -> None:
        """Take a waiting slip back whose visit has become neutral: what names places must not come out later."""

        def taken_back(_: None) -> None:
            if self.tray.waits_in(sheet.visit_id) == job:
                self.tray.keep(sheet)

        self._tasks.run(self._printing, lambda: self._printer.take_back(job), taken_back, self.troubled.emit)

    def _print(
        self, sheet: Sheet, way: Way, on_done: Callable[[], None], on_trouble: Callable[[KnownTrouble], None]
    ) -> None:
        def handed_over(job: PrintJob) -> None:
            self.tray.drop(sheet.visit_id)
            watched = _Watched(sheet, job)
            self._watched.append(watched)
            on_done()
            self._look(watched)

        def stayed(trouble: KnownTrouble) -> None:
            self.tray.keep(sheet)
            on_trouble(trouble)
            self.stayed.emit(sheet)

        self._tasks.run(self._printing, lambda: way(sheet), handed_over, stayed)

    def _look(self, watched: _Watched) -> None:
        """Ask once what became of a job; that it is asked again is for the answer to say."""
        self._tasks.run(
            self._watching,
            lambda: self._printer.state_of(watched.job),
            lambda state: self._take_note(watched, state),
            lambda _: self._get_no_answer(watched),
        )

    def _get_no_answer(self, watched: _Watched) -> None:
        """Where the system is silent, go on with a slip that is kept anyway; of any other only a person can tell."""
        self._take_note(watched, JobState.UNDER_WAY if watched.is_late else JobState.UNKNOWN)

    def _take_note(self, watched: _Watched, state: JobState) -> None:
        if watched not in self._watched:
            return
        if state in (JobState.UNDER_WAY, JobState.WAITING) and not self._is_settled(watched):
            self._go_on(watched, state)
            return
        self._watched.remove(watched)
        if not self._is_settled(watched):
            self._end(watched, state)

    def _end(self, watched: _Watched, state: JobState) -> None:
        """Draw the line under a job that is over, or of which no more is to be learned."""
        if state is JobState.LOST:
            self.tray.keep(watched.to_keep)
            self.troubled.emit(JobLost(printer=watched.job.printer))
            self.stayed.emit(watched.to_keep)
        elif watched.is_late and state is JobState.PRINTED:
            self.tray.drop(watched.sheet.visit_id)
        elif not watched.is_late:  # a slip that is kept goes when somebody has seen it
            self.tray.drop_sheet(watched.sheet)
        if state is JobState.UNKNOWN:
            self.unseen.emit(watched.to_keep)

    def _is_settled(self, watched: _Watched) -> bool:
        """Whether a late slip was printed another way meanwhile, or somebody has seen it."""
        return watched.is_late and self.tray.waits_in(watched.sheet.visit_id) != watched.job

    def _go_on(self, watched: _Watched, state: JobState) -> None:
        """Say once what is worth saying of a job that is not over, and look again."""
        watched.looks += 1
        if state is JobState.WAITING and not watched.is_told_to_wait:
            watched.is_told_to_wait = True
            self.tray.keep(watched.to_keep, watched.job)
            self.troubled.emit(PrinterPaused(printer=watched.job.printer))
            self.stayed.emit(watched.to_keep)
        elif watched.looks == _PATIENCE_LOOKS and not watched.is_told_to_wait:
            watched.is_asked_about = True
            self.tray.keep(watched.to_keep, watched.job)
            self.unseen.emit(watched.to_keep)
        wait_ms = _LOOK_SELDOM_MS if watched.is_late else _LOOK_AGAIN_MS
        QTimer.singleShot(wait_ms, self, partial(self._look, watched))
