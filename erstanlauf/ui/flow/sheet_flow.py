"""Prints what belongs to no visit: what lies ready at the desk, sheets of the administration. Knows no widget."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.slip import Paper
from erstanlauf.ui.flow.tasks import Tasks, Worker
from erstanlauf.usecases.office_sheet import OfficeSheet
from erstanlauf.usecases.own_data import OwnData
from erstanlauf.usecases.ports import SheetWriter


class SheetNotPrinted(KnownTrouble):
    """No printer took the sheet; what went wrong there is the cause of this."""

    code: ClassVar[str] = "print.sheet_failed"


class SheetFlow(QObject):
    """Writes and prints on a worker's thread; `put` is given the PDF and a title for the queue."""

    printed = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        writer: SheetWriter,
        put: Callable[[bytes, str], object],
        worker: Worker,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._writer = writer
        self._put = put
        self._worker = worker
        self._tasks = tasks

    def print_finder(self) -> None:
        """Print all languages to point at."""
        self._print(self._writer.language_finder)

    def print_card(self, tag: str) -> None:
        """Print the card to point at in a language."""
        self._print(partial(self._writer.pointing_card, tag))

    def print_stored(self, tag: str) -> None:
        """Print what is kept of a visit in a language."""
        self._print(partial(self._writer.stored, tag, Paper.A4))

    def print_office(self, sheet: OfficeSheet) -> None:
        """Print a sheet of the administration."""
        self._print(partial(self._writer.office_sheet, sheet))

    def print_made(self, pdf: bytes) -> None:
        """Print a sheet that is made already."""
        self._print(lambda: pdf)

    def print_own_data(self, own: OwnData, tag: str) -> None:
        """Print what is kept of one visit in a language."""
        self._print(partial(self._writer.own_data, own, tag, Paper.A4))

    def print_handover(self, write: Callable[[], bytes]) -> None:
        """Print a sheet of a hand-over, which `write` makes."""
        self._print(write)

    def _print(self, write: Callable[[], bytes]) -> None:
        def write_and_put() -> None:
            pdf = write()
            try:
                self._put(pdf, "Information")
            except KnownTrouble as trouble:
                raise SheetNotPrinted from trouble

        self._tasks.run(self._worker, write_and_put, lambda _: self.printed.emit(), self.troubled.emit)
