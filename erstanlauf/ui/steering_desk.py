"""All about figures at the open desk: joins menu, pages and use cases to what the window shows.

Knows its pages; no page knows it. Each is imported when it is first wanted: most who serve people never open one.
"""

from collections.abc import Callable, Mapping
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from erstanlauf.domain.people import Action
from erstanlauf.ui.counts_way import CountsWay
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.desk_window import Parts
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.side_pages import SidePages

_SPARE_MS = 300


class SteeringDesk(QObject):
    """Shows the pages of the menu, which has only what the permit allows."""

    def __init__(self, shell: DeskShell, parts: Parts, backstage: Backstage, tools: Tools, tasks: Tasks) -> None:
        super().__init__(shell)
        self._shell = shell
        self._words, self._now = parts.words, parts.now
        self._tools = tools
        self._store, self._tasks = backstage.store, tasks
        self.errands = Errands(backstage.store, tasks, self)
        self.errands.troubled.connect(shell.warn)
        self.counts_way = CountsWay(shell, parts, backstage, tools, tasks, self.errands)
        makers: Mapping[str, Callable[[], OfficePage]] = {
            "figures": self._figures,
            "collecting": self.counts_way.page,
        }
        self.pages = SidePages(shell, makers)

    def begin(self) -> None:
        """Send the counts that are due, and read in a spare moment what those who see figures open first."""
        self.counts_way.begin()
        if self._tools.permit.may(Action.SEE_FIGURES):
            QTimer.singleShot(_SPARE_MS, self, _read_page)

    def rest(self) -> None:
        """Begin nothing more: the store is about to close, or the window."""
        self.counts_way.rest()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.pages.retranslate()

    def _figures(self) -> OfficePage:
        from erstanlauf.ui.flow.aside import Aside
        from erstanlauf.ui.flow.newest import Newest
        from erstanlauf.ui.flow.report_writing import ReportWriting
        from erstanlauf.ui.steering.figures_page import FiguresPage

        figures = self._tools.office.figures
        writing = ReportWriting(figures, self._store, Aside("report"), self._tasks, self)
        writing.troubled.connect(self._shell.warn)
        newest = Newest(self._store, self._tasks, self)
        return FiguresPage(self._words, self.errands, figures, newest, writing, self._shell.middle)


def _read_page() -> None:
    """Import the page: together with making it, that would be felt when its key is pressed."""
    import_module("erstanlauf.ui.steering.figures_page")
