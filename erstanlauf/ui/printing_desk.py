"""All about paper at the open desk: joins printers, the way to them and today's list to what the window shows.

Knows every part of the window that has to do with paper; no part knows it.
"""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtPrintSupport import QPrinter

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.slip import Paper
from erstanlauf.domain.visit import is_violence_visit
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.desk_window import Parts
from erstanlauf.ui.flow.aside import Aside
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.counter import Counter, DayLine
from erstanlauf.ui.flow.printer_choice import PrinterChoice
from erstanlauf.ui.flow.reprints import Reprints
from erstanlauf.ui.flow.sheet_tray import Sheet
from erstanlauf.ui.flow.slip_flow import SlipFlow
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.ui.pages.printer_page import PrinterPage
from erstanlauf.usecases.printers import Printer, PrintJob

_NEWS_SECONDS = 6
_QUESTION_SECONDS = 20
_DAY_CHECK_MS = 60_000


class PrintingDesk(QObject):
    """Prints, asks, marks and tells; `slips` is the way from the visit in hand to paper."""

    def __init__(
        self, shell: DeskShell, parts: Parts, backstage: Backstage, tools: Tools, tasks: Tasks, counter: Counter
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._words = parts.words
        self._now = parts.now
        self._knowledge = tools.knowledge
        self._printer = backstage.printer
        self._printing = backstage.printing
        self._tasks = tasks
        self.searches = Tasks(self)
        """The search for printers alone: nobody waits for it."""
        self._counter = counter
        self._searching = Aside("printers")
        self._day: date = parts.now().date()
        self.choice = PrinterChoice(parts.preferences, tools.office.choices, tools.office.settings.present, self)
        self.slips = SlipFlow(counter, tools, backstage, tasks, parts.now, self.choice, self)
        self.reprints = Reprints(self.slips, counter, tools, backstage, tasks, parts.now)
        self.page = PrinterPage(parts.words, self.choice, shell.middle)
        shell.middle.addWidget(self.page)
        self._day_check = QTimer(self)
        self._day_check.timeout.connect(self.turn_day)
        self._day_check.start(_DAY_CHECK_MS)
        self._connect()

    def look_for_printers(self) -> None:
        """Ask for the printers of this computer; may take minutes, and nobody waits for it."""
        if not self.searches.is_idle:
            return
        self.page.show_search(is_on=True)

        def found(printers: tuple[Printer, ...]) -> None:
            self.choice.take_found(printers)
            self.page.show_search(is_on=False)

        def not_found(trouble: KnownTrouble) -> None:
            self.page.show_search(is_on=False)
            if self.is_page_shown:
                self._shell.warn(trouble)

        self.searches.run(self._searching, self._printer.found, found, not_found)

    def turn_day(self) -> None:
        """Once a later day has begun: forget the sheets of the last, and what else may not outlast it."""
        today = self._now().date()
        if today != self._day:
            self._day = today
            self.slips.press.tray.clear()
            self._counter.refresh_day()

    @property
    def is_page_shown(self) -> bool:
        return self._shell.middle.currentWidget() is self.page

    def show_page(self) -> None:
        """Show where slips go, and look anew what printers there are."""
        self._shell.show_page(self.page)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look_for_printers()

    def print_with_dialog(self) -> None:
        """Let the system's dialog choose the printer for this once.

        It asks the system on the window's thread, so it is opened only when the system answers.
        """
        session = self._counter.session

        def open_dialog(_: None) -> None:
            is_locked = not self._shell.isVisible()
            if session is not None and self._counter.session is session and not is_locked:
                self._open_dialog()

        self._tasks.run(self._printing, self._printer.wait_for_answer, open_dialog, self._shell.warn)

    def _open_dialog(self) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_for_printer

        def put_on(printer: QPrinter) -> None:
            from erstanlauf.ui.paper.printing import print_to

            def way(sheet: Sheet) -> PrintJob:
                print_to(printer, sheet.pdf, sheet.title)
                return PrintJob(printer.printerName())

            self.slips.put_on_paper(way)

        ask_for_printer(self._shell, self.choice.order(""), put_on)

    def save_as_pdf(self) -> None:
        """Ask for a file and save the slip of the visit in hand there."""
        from erstanlauf.ui.paper.print_dialogs import ask_for_file

        ask_for_file(self._shell, self._words.gettext("Laufzettel sichern"), self._file_name(), self.slips.save_as)

    def put_sheet(self, pdf: bytes, title: str) -> None:
        """Print a sheet that is no slip, once and on A4, to the set printer; for a worker's thread."""
        self._printer.print_pdf(pdf, replace(self.choice.order(title), paper=Paper.A4, copies=1))

    def close_visit(self) -> None:
        """Close the visit in hand when its slip is out, or is kept as the visit ends."""
        session, counter, slips = self._counter.session, self._counter, self.slips
        if session is not None:
            slips.when_done(lambda: slips.renew_unprinted(session, lambda: counter.close(session)))

    def _connect(self) -> None:
        today, press = self._shell.panel.list, self.slips.press
        self.slips.printed.connect(self._tell_printed)
        self.slips.troubled.connect(self._shell.warn)
        self.slips.file_saved.connect(self._tell_file_saved)
        self.reprints.printed.connect(self._tell_printed)
        self.reprints.printed_anew.connect(self._tell_printed_anew)
        self.reprints.troubled.connect(self._shell.warn)
        press.troubled.connect(self._shell.warn)
        press.unseen.connect(self._ask)
        press.tray.changed.connect(today.lines.mark_unprinted)
        today.print_wanted.connect(self.reprints.print_line)
        today.taken_up.connect(self._offer_reprint)
        self.page.search_wanted.connect(self.look_for_printers)
        self.page.troubled.connect(self._shell.warn)

    def _file_name(self) -> str:
        session = self._counter.session
        if session is None or is_violence_visit(session.visit, self._knowledge.catalogue):
            return "Information.pdf"
        return f"Laufzettel-{session.visit.number}.pdf"

    def _tell_file_saved(self, name: str) -> None:
        text = self._words.gettext("Laufzettel gesichert: {file}").format(file=name)
        self._shell.strip.tell(text, seconds=_NEWS_SECONDS)

    def _tell_printed(self, number: str) -> None:
        words = self._words
        text = (
            words.gettext("Laufzettel {number} ist beim Drucker.").format(number=number)
            if number
            else words.gettext("Zettel ist beim Drucker.")
        )
        self._shell.strip.tell(text, seconds=_NEWS_SECONDS)

    def _tell_printed_anew(self, number: str) -> None:
        text = self._words.gettext(
            "Laufzettel {number} ist noch einmal beim Drucker. Was beim Abschließen gelöscht wurde, steht nicht mehr "
            "darauf."
        ).format(number=number)
        self._shell.strip.tell(text, seconds=2 * _NEWS_SECONDS)

    def _offer_reprint(self, line: DayLine) -> None:
        """Tell what can be done with a closed visit: it cannot be taken up again."""
        if line.is_open:
            return
        words = self._words
        text = (
            words.gettext("Vorsprache {number} ist abgeschlossen.").format(number=line.number)
            if line.number
            else words.gettext("Diese Vorsprache ist abgeschlossen.")
        )
        action = words.gettext("Zettel drucken (P in „Heute“)")
        self._shell.strip.tell(
            text, seconds=_QUESTION_SECONDS, action=action, do=lambda: self.reprints.print_line(line)
        )

    def _ask(self, sheet: Sheet) -> None:
        words = self._words
        text = (
            words.gettext("Ist der Zettel {number} da?").format(number=sheet.number)
            if sheet.number
            else words.gettext("Ist der Zettel da?")
        )
        self._shell.strip.ask(
            text,
            seconds=_QUESTION_SECONDS,
            yes=(words.gettext("&Ja (Alt+J)"), lambda: self.slips.press.tray.drop(sheet.visit_id)),
            no=(words.gettext("&Noch einmal (Alt+N)"), lambda: self.reprints.print_sheet(sheet)),
        )
