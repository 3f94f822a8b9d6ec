"""Coming back at the open desk: joins the page to menu, keys and counter, and lets a scan begin between two visits.

Knows page and counter; neither knows it. The page is imported when it is first wanted.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from erstanlauf.domain.people import Action
from erstanlauf.domain.visit import Visit
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.desk_window import Parts
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.counter import Counter
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.side_pages import SidePages
from erstanlauf.ui.widgets.scan_watch import ScanWatch
from erstanlauf.usecases.returning.return_desk import Found

if TYPE_CHECKING:
    from erstanlauf.ui.office.return_page import ReturnPage

_FUNCTION = "return_visit"
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class ReturnVisits(QObject):
    """Shows the page and hands what was found to the counter."""

    scan_begun = Signal()
    """A key is pressed that may be the first of a scan."""
    scan_noticed = Signal()
    """A scan that nobody prepared for came into an open visit: what it did is to be taken back."""

    def __init__(
        self, shell: DeskShell, parts: Parts, backstage: Backstage, tools: Tools, tasks: Tasks, counter: Counter
    ) -> None:
        super().__init__(shell)
        self._shell, self._words, self._now = shell, parts.words, parts.now
        self._tools, self._counter = tools, counter
        self._errands = Errands(backstage.store, tasks, self)
        self._errands.troubled.connect(shell.warn)
        self._page: ReturnPage | None = None
        self.pages = SidePages(shell, {_FUNCTION: self._made})
        counter.visit_opened.connect(self._say_what_enter_does)
        counter.visit_left.connect(self._say_what_enter_does)
        self._before: Visit | None = None
        if tools.permit.may(Action.SERVE):
            scans = ScanWatch(self)
            scans.begun.connect(self._remember)
            scans.noticed.connect(self._take_scan)
            shell.panel.new_visit.installEventFilter(self)
            shell.panel.list.installEventFilter(self)

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.pages.retranslate()

    def _made(self) -> OfficePage:
        from erstanlauf.ui.office.return_page import ReturnPage

        self._page = page = ReturnPage(
            self._words,
            self._errands,
            self._tools.office.returning.desk,
            lambda: self._tools.knowledge.catalogue,
            self._now,
            self._shell.middle,
        )
        page.wanted.connect(self._go_on)
        self._say_what_enter_does()
        return page

    def _say_what_enter_does(self) -> None:
        if self._page is not None:
            self._page.show_visit_open(is_open=self._counter.session is not None)

    def _go_on(self, found: Found) -> None:
        if self._counter.session is not None:
            self._shell.actions_.named["back"].trigger()
        self._counter.come_back(found.earlier, found.topics)

    def _remember(self) -> None:
        self._before = self._counter.session.visit if self._counter.session is not None else None
        self.scan_begun.emit()

    def _take_scan(self, digits: str) -> None:
        """Take back what the first digits of a scan did in an open visit, and let the rest go where it belongs."""
        before = self._before
        if before is None or self._counter.session is None:
            return
        self._counter.change(lambda session: session.back_to(before))
        self.scan_noticed.emit()
        self.pages.toggle(_FUNCTION)
        if self._page is not None:
            self._page.begin_typing(digits)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Between two visits a scan needs no key before it; a number typed by hand neither."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_idle = self._shell.middle.currentWidget() is self._shell.idle
        text, is_button = event.text(), watched is self._shell.panel.new_visit
        is_meant = text.isdecimal() or (is_button and text.isalpha())  # in the list, letters do something
        if not is_idle or not is_meant or event.modifiers() & _COMMANDS or event.isAutoRepeat():
            return False
        self.pages.toggle(_FUNCTION)
        if self._page is not None:
            self._page.begin_typing(text)
        return True
