"""From the visit in hand to paper: writes the slip, prints it, saves it as a file. Knows no widget."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.slip import Paper
from erstanlauf.ui.flow.backstage import Backstage, Tools
from erstanlauf.ui.flow.counter import Counter
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.usecases.session import VisitSession
from erstanlauf.usecases.slips import slip_of

_PRINTING = "print."
"""So begin the codes of all trouble with printers."""


class SlipFlow(QObject):
    """Every way to paper saves the visit first and goes on only when the store has acknowledged it."""

    printed = Signal(str)
    """A slip went to the printer; carries its number, empty on a neutral slip."""
    file_saved = Signal(str)
    """A slip was written; carries the file's name."""
    unprinted = Signal(str)
    """The slip of the visit with this id did not get to the printer."""
    troubled = Signal(object)

    def __init__(
        self,
        counter: Counter,
        tools: Tools,
        backstage: Backstage,
        tasks: Tasks,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.paper = Paper.A5
        self._counter = counter
        self._tools = tools
        self._backstage = backstage
        self._tasks = tasks
        self._now = now
        self._under_way = 0
        self._waiting: list[Callable[[], None]] = []

    def when_done(self, then: Callable[[], None]) -> None:
        """Call `then` when nothing is on its way to paper any more, so that what was issued is in the visit."""
        if self._under_way:
            self._waiting.append(then)
        else:
            then()

    def draw(self, width: int, then: Callable[[Sequence[QImage], Sequence[str]], None]) -> None:
        """Write the slip of the visit in hand as it is now; hand `then` a picture and the text of each page."""
        session = self._counter.session
        if session is None:
            return
        write = self._writing(session)

        def write_and_draw() -> tuple[Sequence[QImage], Sequence[str]]:
            from erstanlauf.ui.paper.pdf_pages import page_picture, page_texts

            pdf, _ = write()
            texts = page_texts(pdf)
            return [page_picture(pdf, page, width) for page in range(len(texts))], texts

        self._tasks.run(self._backstage.background, write_and_draw, lambda drawn: then(*drawn), self.troubled.emit)

    def print_now(self) -> None:
        """Print the slip at once to the set printer."""
        self.put_on_paper(self._backstage.printer.print_pdf)

    def put_on_paper(self, put: Callable[[bytes, str], None]) -> None:
        """Save the visit, write its slip and run `put` with PDF and title on a worker's thread."""
        session = self._counter.session
        if session is not None:
            self._counter.keeper.when_saved(lambda: self._issue(session, put, self.printed.emit))

    def save_as(self, file: Path) -> None:
        """Save the visit, then write its slip into a file."""
        from erstanlauf.paths import write_whole

        session = self._counter.session
        if session is None:
            return

        def put(pdf: bytes, _number: str) -> None:
            write_whole(file, pdf)

        def announce(_number: str) -> None:
            self.file_saved.emit(file.name)

        self._counter.keeper.when_saved(lambda: self._issue(session, put, announce))

    def _issue(self, session: VisitSession, put: Callable[[bytes, str], None], announce: Callable[[str], None]) -> None:
        """Write the slip and run `put` on a worker's thread; count the slip and announce it when that went well."""
        write = self._writing(session)

        def write_and_put() -> str:
            pdf, number = write()
            put(pdf, number)
            return number

        def issued(number: str) -> None:
            self._counter.count_slip(session)
            announce(number)
            self._finish_one()

        def not_issued(trouble: KnownTrouble) -> None:
            self.troubled.emit(trouble)
            if trouble.code.startswith(_PRINTING):
                self.unprinted.emit(session.visit.id)
            self._finish_one()

        self._under_way += 1
        self._tasks.run(self._backstage.background, write_and_put, issued, not_issued)

    def _finish_one(self) -> None:
        self._under_way -= 1
        waiting, self._waiting = (self._waiting, []) if not self._under_way else ([], self._waiting)
        for then in waiting:
            then()

    def _writing(self, session: VisitSession) -> Callable[[], tuple[bytes, str]]:
        """Take the slip's content now, so that later changes do not get into it; return how to write it."""
        tools, paper = self._tools, self.paper
        now = self._now()
        plan = session.plan(now)
        slip = slip_of(session.visit, session.steps(), plan, tools.knowledge, session.answer, now.date())
        return lambda: (tools.writer.pdf(slip, paper), slip.number or "")
