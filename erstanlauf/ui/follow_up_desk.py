"""What becomes of hand-overs at the open desk: sends them, reads the answers, joins list, withdrawal and recipients to
what the window shows.

Knows its pages; no page knows it. Each is imported when it is first wanted.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.people import Action
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.desk_window import Parts
from erstanlauf.ui.flow.aside import Aside
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.flow.overdue_watch import OverdueWatch
from erstanlauf.ui.flow.reading_receipts import ReadingReceipts
from erstanlauf.ui.flow.sending import Sending
from erstanlauf.ui.flow.sheet_flow import SheetFlow
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.side_pages import SidePages

if TYPE_CHECKING:
    from erstanlauf.ui.handover.withdrawal_page import Notice


class FollowUpDesk(QObject):
    """Shows the pages of the menu, which has only what the permit allows."""

    withdrawn = Signal()
    """Somebody took back what was agreed to."""

    def __init__(
        self,
        shell: DeskShell,
        parts: Parts,
        backstage: Backstage,
        tools: Tools,
        tasks: Tasks,
        sheets: SheetFlow,
        sending: Sending,
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._words, self._now = parts.words, parts.now
        self._tools, self._sheets = tools, sheets
        self._background, self._tasks = backstage.background, tasks
        self._handing_over = handing_over = tools.office.handover
        self._follows_up = tools.permit.may(Action.HAND_OVER)
        store, now = backstage.store, parts.now
        self.errands = Errands(store, tasks, self)
        self.errands.troubled.connect(shell.warn)
        self._sending = sending
        self.receipts = ReadingReceipts(handing_over.receipts, store, Aside("receipts"), tasks, now, self)
        self.watch = OverdueWatch(handing_over.follow_up, store, tasks, now, self)
        self.watch.counted.connect(shell.panel.show_overdue)
        shell.panel.overdue.clicked.connect(shell.actions_.named["follow_up"].trigger)
        makers: Mapping[str, Callable[[], OfficePage]] = {
            "follow_up": self._follow_up,
            "withdrawal": self._withdrawal,
            "recipients": self._recipients,
        }
        self.pages = SidePages(shell, makers)

    def begin(self) -> None:
        """Send what waits, and say what is overdue to those who follow it up."""
        self._sending.look()
        if self._follows_up:
            self.watch.begin()

    def rest(self) -> None:
        """Begin nothing more: the store is about to close, or the window."""
        self.receipts.stop()
        self.watch.stop()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.pages.retranslate()

    def _follow_up(self) -> OfficePage:
        from erstanlauf.ui.handover.follow_up_page import FollowUpPage
        from erstanlauf.ui.handover.receipts_report import ReceiptsReport

        page = FollowUpPage(
            self._words,
            self.errands,
            self._handing_over.follow_up,
            lambda parent: ReceiptsReport(self._words, self.receipts, parent),
            self._tools.knowledge,
            self._now,
            self._shell.middle,
        )
        page.withdrawal_wanted.connect(self._show_withdrawal)
        page.sending_wanted.connect(self._sending.look)
        page.counted.connect(self._shell.panel.show_overdue)
        self._sending.settled.connect(page.look_again)
        return page

    def _withdrawal(self) -> OfficePage:
        from erstanlauf.ui.handover.persons_words import withdrawn_words
        from erstanlauf.ui.handover.withdrawal_page import WithdrawalPage

        page = WithdrawalPage(
            self._words,
            self.errands,
            self._handing_over.withdrawals,
            self._beside(),
            partial(withdrawn_words, self._tools.voices),
            self._now,
            self._shell.middle,
        )
        page.notices_wanted.connect(self._print_notices)
        page.withdrawn.connect(self.withdrawn)
        page.withdrawn.connect(self._sending.look)  # it finds out what had arrived when consent was taken back
        return page

    def _recipients(self) -> OfficePage:
        from erstanlauf.ui.office.recipients_page import Checks, RecipientsPage

        desk, knowledge = self._handing_over.recipients, self._tools.knowledge
        checks = Checks(desk.check_key, desk.check_mapping)
        return RecipientsPage(self._words, self.errands, desk, self._beside(), checks, knowledge, self._shell.middle)

    def _beside(self) -> Errands:
        """Return errands that need no store."""
        beside = Errands(self._background, self._tasks, self)
        beside.troubled.connect(self._shell.warn)
        return beside

    def _show_withdrawal(self, reference: str) -> None:
        from erstanlauf.ui.handover.withdrawal_page import WithdrawalPage

        self._shell.actions_.named["withdrawal"].trigger()
        page = self.pages.page
        if isinstance(page, WithdrawalPage):
            page.look_up(reference)

    def _print_notices(self, notices: "Sequence[Notice]") -> None:
        write, now = self._tools.handover_sheets.withdrawal_notice, self._now()
        for handover, recipient in notices:
            self._sheets.print_handover(partial(write, handover, recipient, now))
