"""Slips that are not out yet, as finished PDF. In memory only: nothing on a disk, nothing after this day or this run.

Knows sheets and the jobs they wait in, no printer.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.slip import Paper
from erstanlauf.domain.visit import VisitId
from erstanlauf.usecases.printers import PrintJob

MOST_SHEETS = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished slip and whose it is; `number` is empty on a neutral one."""

    visit_id: VisitId
    number: str
    pdf: bytes
    paper: Paper

    @property
    def title(self) -> str:
        """What to call the job: a queue is read by others."""
        return self.number or "Information"


class SheetTray(QObject):
    """Holds one sheet for a visit and `MOST_SHEETS` at most; the oldest make way."""

    changed = Signal(object)
    """The visits whose slip is not out, as a frozenset of ids."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheets: dict[VisitId, tuple[Sheet, PrintJob | None]] = {}

    def __len__(self) -> int:
        return len(self._sheets)

    def keep(self, sheet: Sheet, waits_in: PrintJob | None = None) -> None:
        """Keep a slip that is not out; `waits_in` is a job not over yet that holds it too."""
        self._sheets.pop(sheet.visit_id, None)
        self._sheets[sheet.visit_id] = (sheet, waits_in)
        while len(self._sheets) > MOST_SHEETS:
            del self._sheets[next(iter(self._sheets))]
        self._tell()

    def renew(self, sheet: Sheet) -> None:
        """Put a newer state in the place of a sheet that is kept; its job stays."""
        if sheet.visit_id in self._sheets:
            self._sheets[sheet.visit_id] = (sheet, self._sheets[sheet.visit_id][1])

    def drop(self, visit_id: VisitId) -> None:
        """Forget a slip that is out, or whose visit is gone."""
        if self._sheets.pop(visit_id, None) is not None:
            self._tell()

    def drop_sheet(self, sheet: Sheet) -> None:
        """Forget this very sheet; a newer one of its visit stays."""
        if self.sheet(sheet.visit_id) == sheet:
            self.drop(sheet.visit_id)

    def clear(self) -> None:
        """Forget everything: a new day."""
        self._sheets.clear()
        self._tell()

    def sheet(self, visit_id: VisitId) -> Sheet | None:
        kept = self._sheets.get(visit_id)
        return kept[0] if kept else None

    def waits_in(self, visit_id: VisitId) -> PrintJob | None:
        """Return the job in which a slip still waits at a printer."""
        kept = self._sheets.get(visit_id)
        return kept[1] if kept else None

    def _tell(self) -> None:
        self.changed.emit(frozenset(self._sheets))
