"""The gate at work: shows the page that stands before the desk and asks the gatekeeper what is typed there.

Imported after the first paint. Knows every page before the desk; none knows it. It goes as a whole, with all that was
typed, when the desk opens.
"""

import time
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import DEFAULTS, OfficeSettings
from erstanlauf.domain.people import NOBODY
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.sentences import sentence
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.desk_window import Parts
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.gatekeeper import Door, Entrance, KeptCopy, Opened
from erstanlauf.ui.flow.printer_choice import PrinterChoice
from erstanlauf.ui.flow.read_ahead import ReadAhead
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.way_in import WayIn
from erstanlauf.ui.gate.card_page import CardPage
from erstanlauf.ui.gate.log_in_page import LogInPage
from erstanlauf.ui.gate.lost_password_pages import NewPasswordPage, PaperEntryPage
from erstanlauf.ui.gate.set_up_pages import PaperKeyPage, TypeBackPage, WhoPage
from erstanlauf.ui.gate.trouble_page import TroublePage
from erstanlauf.ui.newcomer.dark_screen import DarkScreen
from erstanlauf.ui.pages.help_page import HelpPage
from erstanlauf.ui.widgets.fonts import FAMILIES
from erstanlauf.usecases.place_choices import PlaceChoices


def open_gate(shell: DeskShell, parts: Parts) -> None:
    """Show what stands before the desk, and the desk once somebody is let in."""
    backstage, tasks = parts.backstage(), Tasks(shell)
    gate = shell.gate = OpenGate(shell, parts, backstage, tasks)

    def let_in(opened: Opened) -> None:
        from erstanlauf.ui.open_desk import open_desk

        shell.gate = None
        open_desk(shell, parts, backstage, opened, tasks)
        gate.shut()  # only now, when the desk's own window covers the second screen
        gate.deleteLater()

    gate.opened.connect(let_in)
    gate.begin()


class PaperKeyNotPrinted(KnownTrouble):
    """No printer took the paper key; what went wrong there is the cause of this."""

    code = "gate.paper_not_printed"


class OpenGate(QObject):
    """One page of the gate is shown at a time; `page` is None until the folder was looked at."""

    opened = Signal(object)

    def __init__(self, shell: DeskShell, parts: Parts, backstage: Backstage, tasks: Tasks) -> None:
        super().__init__(shell)
        self._shell = shell
        self._parts = parts
        self._words = parts.words
        self._backstage = backstage
        self._tasks = tasks
        self._key = ""
        self._news = ""
        self._holds_key = False
        self.page: CardPage | None = None
        self._entrance: Entrance | None = None
        self._ahead: ReadAhead | None = None
        self._help = HelpPage(parts.words, shell.actions_, shell.middle)
        shell.middle.addWidget(self._help)
        self.way_in = WayIn(backstage, tasks, self)
        self.dark = DarkScreen(shell.window()) if parts.preferences.second_screen else None
        self._connect()

    def begin(self) -> None:
        """Look at the folder and show what stands before the desk."""
        self.way_in.look()

    def shut(self) -> None:
        """Leave the second screen: the desk has opened, or the window is closing."""
        if self.dark is not None:
            self.dark.vanish()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self._help.retranslate()
        if self.page is not None:
            self.page.retranslate()

    def _connect(self) -> None:
        way, actions = self.way_in, self._shell.actions_.named
        way.found.connect(self._show_door)
        way.refused.connect(self._refuse)
        way.stopped.connect(self._show_trouble)
        way.paper_made.connect(self._show_paper_key)
        way.paper_read.connect(self._ask_new_password)
        way.put_back_done.connect(self._tell_put_back)
        way.opened.connect(self._let_in)
        way.busy_changed.connect(self._rest)
        self._keys = (
            actions["help"].triggered.connect(self._toggle_help),
            actions["back"].triggered.connect(self._step_back),
        )

    # what the gatekeeper tells

    def _show_door(self, entrance: Entrance) -> None:
        self._entrance = entrance
        if entrance.door is Door.LOCKED:
            self._show_log_in()
        else:
            self._show_who(is_take_over=entrance.door is Door.TAKE_OVER)

    def _refuse(self, trouble: KnownTrouble) -> None:
        seconds = trouble.details.get("seconds")
        if isinstance(seconds, int) and isinstance(self.page, LogInPage):
            self.page.pause(seconds)
        elif self.page is not None:
            self.page.refuse(sentence(self._words, trouble))

    def _show_trouble(self, trouble: KnownTrouble, copy: KeptCopy | None) -> None:
        page = TroublePage(self._words, trouble, copy, self._parts.now(), self._shell.middle)
        page.again_wanted.connect(self.way_in.look)
        page.put_back_wanted.connect(self.way_in.put_back)
        page.go_on_wanted.connect(self.way_in.go_on_without)
        page.quit_wanted.connect(self._shell.actions_.named["quit"].trigger)
        before = self.page  # trouble after a right password: one press lets in whoever stands before the page
        self._holds_key = not isinstance(before, TroublePage | None) or (self._holds_key and before is not None)
        self._show(page)
        if self._holds_key:
            self._watch_over(page)

    def _tell_put_back(self, copy: KeptCopy) -> None:
        made = copy.made_at.astimezone(self._parts.now().tzinfo)
        self._news = self._words.gettext(
            "Die Sicherung vom {date}, {time} Uhr ist eingesetzt. Melden Sie sich an."
        ).format(date=f"{made:%d.%m.%Y}", time=f"{made:%H:%M}")

    def _let_in(self, opened: Opened) -> None:
        """Take the gate away, with everything that was typed there, and hand the open desk on."""
        for connection in self._keys:
            QObject.disconnect(connection)
        self._key = ""
        self._shell.strip.withdraw()
        self._replace(None)
        self._shell.middle.removeWidget(self._help)
        self._help.deleteLater()
        self.opened.emit(opened)

    def _rest(self, is_on: bool) -> None:
        if self.page is not None:
            self.page.rest(is_on=is_on)

    # the pages

    def _show_log_in(self) -> None:
        assert self._entrance is not None
        page = LogInPage(self._words, self._entrance, self._shell.middle)
        page.wanted.connect(self.way_in.log_in)
        page.paper_wanted.connect(self._ask_paper_key)
        self._show(page)
        if self._news:
            self._shell.strip.tell(self._news)
            self._news = ""

    def _ask_paper_key(self) -> None:
        page = PaperEntryPage(self._words, self._shell.middle)
        page.wanted.connect(self.way_in.read_paper)
        page.back_wanted.connect(self._show_log_in)
        self._show(page)

    def _ask_new_password(self, login: str) -> None:
        page = NewPasswordPage(self._words, login, self._shell.middle)
        page.wanted.connect(self.way_in.set_password)
        self._show(page)
        self._watch_over(page)

    def _show_who(self, *, is_take_over: bool) -> None:
        page = WhoPage(self._words, is_take_over=is_take_over, parent=self._shell.middle)
        page.wanted.connect(lambda login, password, also: self.way_in.set_up(login, password, also_counter=also))
        self._show(page)

    def _show_paper_key(self, key: str) -> None:
        self._key = key
        page = PaperKeyPage(self._words, self._shell.middle)
        page.show_key(key)
        page.print_wanted.connect(lambda: self._print_key(page))
        page.done.connect(self._ask_back)
        self._show(page)

    def _ask_back(self) -> None:
        page = TypeBackPage(self._words, self._shell.middle)
        page.wanted.connect(self.way_in.confirm_paper)
        page.back_wanted.connect(lambda: self._show_paper_key(self._key))
        self._show(page)

    def _print_key(self, page: PaperKeyPage) -> None:
        from erstanlauf.ui.paper.paper_key_sheet import paper_key_sheet

        printer, pdf = self._backstage.printer, paper_key_sheet(self._words, self._key, FAMILIES)
        liked = self._parts.preferences
        usual = PrinterChoice(liked, PlaceChoices(NOBODY, liked), OfficeSettings).order("Erstanlauf")
        order = replace(usual, paper=Paper.A4, copies=1)

        def put() -> None:
            try:
                printer.print_pdf(pdf, order)
            except KnownTrouble as trouble:
                raise PaperKeyNotPrinted from trouble

        page.print.setEnabled(False)  # nothing else: where a printer does not answer, the key is written down by hand

        def printed(_: None) -> None:
            if self.page is page:
                page.print.setEnabled(True)
                page.tell_printed()

        def not_printed(trouble: KnownTrouble) -> None:
            if self.page is page:
                page.print.setEnabled(True)
                page.refuse(sentence(self._words, trouble))

        self._tasks.run(self._backstage.printing, put, printed, not_printed)

    def _show(self, page: CardPage) -> None:
        self._shell.middle.addWidget(page)
        self._replace(page)
        self._shell.show_page(page)
        page.first.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._ahead is None:
            self._ahead = ReadAhead(self)

    def _watch_over(self, page: CardPage) -> None:
        """Start the program anew when nobody touches this page for long: somebody has shown what opens the store."""
        from erstanlauf.ui.lock.idle_watch import IdleWatch

        watch = IdleWatch(DEFAULTS.idle_minutes * 60, time.time, time.monotonic, page)
        watch.due.connect(lambda: self._shell.locked.emit(""))

    def _replace(self, page: CardPage | None) -> None:
        old, self.page = self.page, page
        if old is not None:
            self._shell.middle.removeWidget(old)
            old.deleteLater()

    def _toggle_help(self) -> None:
        if not self._leave_help():
            self._shell.show_page(self._help)
            self._help.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_back(self) -> None:
        if not self._leave_help() and self.page is not None:
            self.page.step_back()

    def _leave_help(self) -> bool:
        if self.page is None or self._shell.middle.currentWidget() is not self._help:
            return False
        self._shell.show_page(self.page)
        self.page.first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
