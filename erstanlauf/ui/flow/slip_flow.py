"""From the visit in hand to paper: writes the slip, prints it, saves it as a file. Knows no widget."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.slip import Slip
from erstanlauf.domain.visit import Visit, VisitId
from erstanlauf.i18n.phrases.voices import Share
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.counter import Counter
from erstanlauf.ui.flow.press import Press, Way
from erstanlauf.ui.flow.printer_choice import PrinterChoice
from erstanlauf.ui.flow.sheet_tray import Sheet
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.usecases.session import VisitSession
from erstanlauf.usecases.slips import slip_of


class SlipFlow(QObject):
    """Every way to paper saves the visit first and goes on only when the store has acknowledged it."""

    printed = Signal(str)
    """A slip went to the printer; carries its number, empty on a neutral slip."""
    file_saved = Signal(str)
    """A slip was written; carries the file's name."""
    unprinted = Signal(str)
    """The slip of the visit with this id is not on paper yet, and may not be for some time."""
    troubled = Signal(object)

    def __init__(
        self,
        counter: Counter,
        tools: Tools,
        backstage: Backstage,
        tasks: Tasks,
        now: Callable[[], datetime],
        choice: PrinterChoice,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.press = Press(backstage, tasks, self)
        self.press.stayed.connect(lambda sheet: self.unprinted.emit(sheet.visit_id))
        self._choice = choice
        self._counter = counter
        self._tools = tools
        self._backstage = backstage
        self._tasks = tasks
        self._now = now
        self._under_way = 0
        self._at_once: dict[VisitId, Visit] = {}
        self._waiting: list[Callable[[], None]] = []

    def when_done(self, then: Callable[[], None]) -> None:
        """Call `then` when nothing is on its way to paper any more, so that what was issued is in the visit.

        What was ordered a moment ago waits for its visit to be saved; never called when saving fails, as there.
        """

        def go_on() -> None:
            if self._under_way:
                self._waiting.append(then)
            else:
                then()

        self._counter.keeper.when_saved(go_on)

    def draw(self, width: int, then: Callable[[Sequence[QImage], Sequence[str], Share], None]) -> None:
        """Write the slip of the visit in hand as it is now; hand `then` a picture and the text of each page, and how
        many of its translated sentences are reviewed.
        """
        session = self._counter.session
        if session is None:
            return
        slip, writer = self._slip_now(session), self._tools.writer
        write = self.writing(session.visit.id, slip)

        def write_and_draw() -> tuple[Sequence[QImage], Sequence[str], Share]:
            from erstanlauf.ui.paper.pdf_pages import page_picture, page_texts

            pdf = write().pdf
            texts = page_texts(pdf)
            return [page_picture(pdf, page, width) for page in range(len(texts))], texts, writer.reviewed(slip)

        self._tasks.run(self._backstage.background, write_and_draw, lambda drawn: then(*drawn), self.troubled.emit)

    def print_now(self) -> None:
        """Print the slip at once to the set printer; asked for again while it is on its way there, it is on its way."""
        session = self._counter.session
        if session is not None:
            self._counter.keeper.when_saved(lambda: self._issue_once(session))

    def to_set_printer(self) -> Way:
        """Return the way to the printer, copies and paper that are set now."""
        printer, order = self._backstage.printer, self._choice.order("")
        return lambda sheet: printer.print_pdf(sheet.pdf, replace(order, paper=sheet.paper, title=sheet.title))

    def writing(self, visit_id: VisitId, slip: Slip) -> Callable[[], Sheet]:
        """Return how to write a slip for the paper that is set now."""
        writer, carrier, paper = self._tools.writer, self._tools.office.returning.carrier, self._choice.paper
        return lambda: Sheet(visit_id, slip.number or "", writer.pdf(carrier.filled(slip), paper), paper)

    def put_on_paper(self, way: Way) -> None:
        """Save the visit, write its slip and let it go this way to paper."""
        session = self._counter.session
        if session is not None:
            self._counter.keeper.when_saved(lambda: self._issue(session, way))

    def save_as(self, file: Path) -> None:
        """Save the visit, then write its slip into a file."""
        session = self._counter.session
        if session is not None:
            self._counter.keeper.when_saved(lambda: self._issue_as_file(session, file))

    def renew_unprinted(self, session: VisitSession, then: Callable[[], None]) -> None:
        """Where the slip of a visit is kept or may be yet, keep it as the visit is now: it is about to be closed."""
        if not self.press.may_keep(session.visit.id):
            then()
            return

        def renew(sheet: Sheet) -> None:
            self.press.renew(sheet)
            then()

        def tell_and_go_on(trouble: KnownTrouble) -> None:
            self.press.forget(session.visit.id)  # what is kept may hold what was taken back since
            self.troubled.emit(trouble)
            then()

        self._tasks.run(self._backstage.background, self._writing_now(session), renew, tell_and_go_on)

    def _issue_once(self, session: VisitSession) -> None:
        visit = session.visit
        if self._at_once.get(visit.id) != visit:
            self._at_once[visit.id] = visit
            self._issue(session, self.to_set_printer())

    def _issue(self, session: VisitSession, way: Way) -> None:
        """Write the slip and let it go to the printer; count the slip and announce it when that went well."""

        def put(sheet: Sheet) -> None:
            def issued() -> None:
                self._at_once.pop(sheet.visit_id, None)
                self._counter.count_slip(session)
                self.printed.emit(sheet.number)
                self._finish_one()

            self.press.put(sheet, way, issued, not_issued)

        def not_issued(trouble: KnownTrouble) -> None:
            self._at_once.pop(session.visit.id, None)
            self._not_issued(trouble)

        self._under_way += 1
        self._tasks.run(self._backstage.background, self._writing_now(session), put, not_issued)

    def _issue_as_file(self, session: VisitSession, file: Path) -> None:
        from erstanlauf.paths import write_whole

        write = self._writing_now(session)

        def issued(_: None) -> None:
            self._counter.count_slip(session)
            self.file_saved.emit(file.name)
            self._finish_one()

        self._under_way += 1
        self._tasks.run(self._backstage.background, lambda: write_whole(file, write().pdf), issued, self._not_issued)

    def _not_issued(self, trouble: KnownTrouble) -> None:
        self.troubled.emit(trouble)
        self._finish_one()

    def _finish_one(self) -> None:
        self._under_way -= 1
        waiting, self._waiting = (self._waiting, []) if not self._under_way else ([], self._waiting)
        for then in waiting:
            then()

    def _writing_now(self, session: VisitSession) -> Callable[[], Sheet]:
        """Take the slip's content now, so that later changes do not get into it; return how to write it."""
        return self.writing(session.visit.id, self._slip_now(session))

    def _slip_now(self, session: VisitSession) -> Slip:
        now = self._now()
        plan, steps = session.plan(now), session.steps()
        return slip_of(session.visit, steps, plan, self._tools.knowledge, session.answer, now.date())
