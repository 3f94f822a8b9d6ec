"""Counts on their way at the open desk: sends what is due, makes the page for it, says to those who may send when this
desk is late.

Knows its page and flows; no page knows it. The page and what seals are imported when they are first wanted.
"""

from PySide6.QtCore import QObject

from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.desk_window import Parts
from erstanlauf.ui.flow.aside import Aside
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.flow.sending_counts import SendingCounts
from erstanlauf.ui.flow.taking_counts import TakingCounts
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.usecases.figures.sending import Standing

FUNCTION = "collecting"


class CountsWay(QObject):
    """Begins with `begin`, once somebody has logged in."""

    def __init__(
        self, shell: DeskShell, parts: Parts, backstage: Backstage, tools: Tools, tasks: Tasks, errands: Errands
    ) -> None:
        super().__init__(shell)
        self._shell, self._tools, self._errands = shell, tools, errands
        self._words, self._now = parts.words, parts.now
        figures, store, beside = tools.office.figures, backstage.store, Aside("counts")
        self.sending = SendingCounts(figures.sending, figures.folder, store, beside, tasks, parts.now, self)
        self.taking = TakingCounts(figures.collecting, figures.folder, store, beside, tasks, parts.now, self)
        self.sending.troubled.connect(shell.warn)
        self.sending.late.connect(self._say_late)
        self.taking.troubled.connect(shell.warn)

    def begin(self) -> None:
        """Send what is due."""
        self.sending.look()

    def rest(self) -> None:
        """Begin nothing more: the store is about to close."""
        self.sending.stop()
        self.taking.stop()

    def page(self) -> OfficePage:
        """Return the page, made new."""
        from erstanlauf.ui.steering.collecting_page import CollectingPage, Ways

        office = self._tools.office
        ways = Ways(self.sending, self.taking, lambda: office.settings.present().figures_folder)
        return CollectingPage(
            self._words, self._errands, self._tools.permit, office.figures, ways, self._now, self._shell.middle
        )

    def _say_late(self, standing: Standing) -> None:
        from erstanlauf.ui.steering.collecting_words import late_line

        self._shell.strip.tell(
            late_line(self._words, standing.sent),
            action=self._words.gettext("&Senden …"),
            do=self._shell.actions_.named[FUNCTION].trigger,
        )
