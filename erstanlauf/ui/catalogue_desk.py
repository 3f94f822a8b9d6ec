"""All about the catalogue at the open desk: joins menu, pages and use cases to what the window shows.

Knows every page of the catalogue; no page knows it. Each is imported when it is first wanted: together they take as
long as the rest of the desk, and most of those who serve people never open one.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.desk_window import Parts
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.flow.sheet_flow import SheetFlow
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.side_pages import SidePages

if TYPE_CHECKING:
    from erstanlauf.ui.flow.exchanging import Exchanging


class CatalogueDesk(QObject):
    """Shows the pages of the menu, which has only what the permit allows."""

    published = Signal(object)
    """The catalogue that everything at this desk serves from now on."""

    def __init__(
        self,
        shell: DeskShell,
        parts: Parts,
        backstage: Backstage,
        tools: Tools,
        tasks: Tasks,
        sheets: SheetFlow,
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._words, self._now = parts.words, parts.now
        self._office = tools.office
        self._sheets = sheets
        self.errands = Errands(backstage.store, tasks, self)
        self.errands.troubled.connect(shell.warn)
        self._store, self._tasks = backstage.store, tasks
        self.exchanging: Exchanging | None = None
        self._tools, self._background = tools, backstage.background
        makers: Mapping[str, Callable[[], OfficePage]] = {
            "catalogue": self._editor,
            "publishing": self._publishing,
            "calls": self._calls,
            "exchange": self._exchange,
        }
        self.pages = SidePages(shell, makers)

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.pages.retranslate()

    def rest(self) -> None:
        """Read no file any further: the store is about to close, or the window."""
        if self.exchanging is not None:
            self.exchanging.cancel()

    def _exchange(self) -> OfficePage:
        from erstanlauf.ui.flow.aside import Aside
        from erstanlauf.ui.flow.exchanging import Exchanging
        from erstanlauf.ui.office.catalogue.exchange_page import ExchangePage

        office = self._office
        self.exchanging = exchanging = Exchanging(office.exchange, self._store, Aside("exchange"), self._tasks, self)
        exchanging.troubled.connect(self._shell.warn)
        page = ExchangePage(self._words, self.errands, office, exchanging, self._now, self._shell.middle)
        page.publishing_wanted.connect(self._shell.actions_.named["publishing"].trigger)
        return page

    def _editor(self) -> OfficePage:
        from erstanlauf.ui.office.catalogue.editor_page import EditorPage
        from erstanlauf.ui.office.catalogue.offer_panel import Drawing

        errands = Errands(self._background, self._tasks, self)
        errands.troubled.connect(self._shell.warn)
        drawing = Drawing(errands, self._tools.writer, self._tools.knowledge)
        return EditorPage(self._words, self.errands, self._office.editing, drawing, self._shell.middle)

    def _publishing(self) -> OfficePage:
        from erstanlauf.ui.office.catalogue.publishing_page import PublishingPage

        page = PublishingPage(self._words, self.errands, self._office.catalogue, self._now, self._shell.middle)
        page.published.connect(self.published)
        page.print_wanted.connect(self._sheets.print_office)
        return page

    def _calls(self) -> OfficePage:
        from erstanlauf.ui.office.catalogue.calls_page import CallsPage

        return CallsPage(self._words, self.errands, self._office.calls, self._shell.middle)
