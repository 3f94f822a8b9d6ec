"""Printing again from today's list: the very sheet that failed, or the slip made anew of what is kept of a visit.

Knows lines of the day and the store's use cases, no widget.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.slip import Slip
from erstanlauf.domain.visit import VisitId
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.counter import Counter, DayLine
from erstanlauf.ui.flow.sheet_tray import Sheet
from erstanlauf.ui.flow.slip_flow import SlipFlow
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.tools import Tools


class Reprints(QObject):
    """Prints slips of visits that are not in hand."""

    printed = Signal(str)
    """The sheet that had failed, or the same sheet again, went to the printer; carries its number."""
    printed_anew = Signal(str)
    """A slip went to the printer that was made anew and may hold less than the first; carries its number."""
    troubled = Signal(object)

    def __init__(
        self,
        slips: SlipFlow,
        counter: Counter,
        tools: Tools,
        backstage: Backstage,
        tasks: Tasks,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(slips)
        self._slips = slips
        self._counter = counter
        self._tools = tools
        self._backstage = backstage
        self._tasks = tasks
        self._now = now
        self._on_their_way: set[VisitId] = set()

    def print_line(self, line: DayLine) -> None:
        """Print the slip of a line of today's list; a draft is taken up for it. What is on its way goes once."""
        if line.is_open:
            self._counter.resume(line.visit_id)
            session = self._counter.session
            if session is not None and session.visit.id == line.visit_id:  # a line may be older than what it shows
                self._slips.print_now()
            return
        if line.visit_id in self._on_their_way:
            return
        sheet = self._slips.press.tray.sheet(line.visit_id)
        if sheet is not None:
            self.print_sheet(sheet)
        else:
            self._print_anew(line.visit_id)

    def print_sheet(self, sheet: Sheet) -> None:
        """Print exactly this sheet once more."""
        self._put(sheet, self.printed.emit)

    def _print_anew(self, visit_id: VisitId) -> None:
        """Read what is kept on the store's thread, write the slip on another, then print it."""
        desk, now = self._tools.desk, self._now()

        def write(slip: Slip) -> None:
            self._tasks.run(
                self._backstage.background,
                self._slips.writing(visit_id, slip),
                lambda sheet: self._put(sheet, self.printed_anew.emit),
                not_printed,
            )

        def not_printed(trouble: KnownTrouble) -> None:
            self._end(visit_id, trouble)

        self._on_their_way.add(visit_id)
        self._tasks.run(self._backstage.store, lambda: desk.slip_again(visit_id, now), write, not_printed)

    def _put(self, sheet: Sheet, announce: Callable[[str], None]) -> None:
        visit_id = sheet.visit_id

        def done() -> None:
            self._on_their_way.discard(visit_id)
            count = self._tools.desk.count_reprint
            self._tasks.run(self._backstage.store, lambda: count(visit_id), lambda _: None, self.troubled.emit)
            announce(sheet.number)

        self._on_their_way.add(visit_id)
        self._slips.press.put(sheet, self._slips.to_set_printer(), done, lambda trouble: self._end(visit_id, trouble))

    def _end(self, visit_id: VisitId, trouble: KnownTrouble) -> None:
        self._on_their_way.discard(visit_id)
        self.troubled.emit(trouble)
