"""All about the administration at the open desk: joins menu, pages and use cases to what the window shows.

Knows every page of the administration; no page knows it.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from erstanlauf.domain.backups import Backup
from erstanlauf.ui.desk_duties import DeskDuties
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.desk_window import Parts
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.counter import Counter
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.flow.rest import Rest
from erstanlauf.ui.flow.sheet_flow import SheetFlow
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.ui.office.audit_page import AuditPage
from erstanlauf.ui.office.backups_page import BackupsPage
from erstanlauf.ui.office.erasure_page import ErasurePage
from erstanlauf.ui.office.keys_page import KeysPage
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.own_password_page import OwnPasswordPage
from erstanlauf.ui.office.people_page import PeoplePage
from erstanlauf.ui.office.restoring_page import RestoringPage
from erstanlauf.ui.office.settings_page import SettingsPage
from erstanlauf.ui.side_pages import SidePages


class Neighbours(NamedTuple):
    """The parts of the open desk that the administration reaches into."""

    counter: Counter
    sheets: SheetFlow
    duties: DeskDuties


class OfficeDesk(QObject):
    """Shows the pages of the menu, which has only what the permit allows, and makes each when it is first wanted."""

    visit_erased = Signal(str)
    """The id of a visit that is gone: nothing of it may be shown or printed any more."""
    restoring = Signal()
    """A backup is about to take the place of the store: everything must be saved now."""
    restart_wanted = Signal()
    """The store is closed for good; only a fresh start helps."""

    def __init__(
        self, shell: DeskShell, parts: Parts, backstage: Backstage, tools: Tools, tasks: Tasks, near: Neighbours
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._words, self._now = parts.words, parts.now
        self._office = tools.office
        self._store, self._tasks = backstage.store, tasks
        self._near = near
        self.errands = Errands(backstage.store, tasks, self)
        self.errands.troubled.connect(shell.warn)
        makers: Mapping[str, Callable[[], OfficePage]] = {
            "people": self._people,
            "backups": self._backups,
            "erasure": self._erasure,
            "audit": self._audit,
            "settings": self._settings,
            "keys": self._keys,
            "own_password": self._own_password,
        }
        self.pages = SidePages(shell, makers)

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.pages.retranslate()
        self._near.duties.say_newest_backup()

    def _people(self) -> OfficePage:
        return PeoplePage(self._words, self.errands, self._office.users, self._now, self._shell.middle)

    def _backups(self) -> OfficePage:
        backing_up = self._near.duties.backing_up
        page = BackupsPage(self._words, self.errands, self._office, backing_up, self._now, self._shell.middle)
        page.put_back.connect(self._put_back)
        return page

    def _erasure(self) -> OfficePage:
        page = ErasurePage(self._words, self.errands, self._office, self._near.counter, self._now, self._shell.middle)
        page.erased.connect(self._forget_erased)
        return page

    def _audit(self) -> OfficePage:
        office = self._office
        page = AuditPage(self._words, self.errands, office.audit, office.users, self._now, self._shell.middle)
        page.print_wanted.connect(self._near.sheets.print_office)
        return page

    def _settings(self) -> OfficePage:
        return SettingsPage(self._words, self.errands, self._office.settings, self._shell.middle)

    def _keys(self) -> OfficePage:
        page = KeysPage(self._words, self.errands, self._office.users, self._shell.middle)
        page.print_wanted.connect(self._near.sheets.print_made)
        return page

    def _own_password(self) -> OfficePage:
        return OwnPasswordPage(self._words, self.errands, self._office.users, self._shell.middle)

    def _forget_erased(self, visit_id: str | None) -> None:
        if visit_id is not None:
            self.visit_erased.emit(visit_id)
        self._near.duties.look_again()

    def _put_back(self, backup: Backup) -> None:
        """Put a backup in the place of the store; from here on nothing else may happen at this desk."""
        page = RestoringPage(self._words, self.errands, self._shell.middle)
        page.log_in_wanted.connect(self.restart_wanted)
        self._shell.middle.addWidget(page)
        self._shell.show_page(page)
        page.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._shell.actions_.allow_leaving_only()
        self._shell.panel.hide()
        self.restoring.emit()

        def put_back() -> None:
            self._tasks.run(
                self._store,
                lambda: self._office.put_back(backup),
                lambda _: self.restart_wanted.emit(),
                page.tell_failure,
            )

        Rest(self._tasks, put_back, self)  # a slip on its way to the printer still has to be counted
