"""What the desk does by itself while somebody works: backs up, erases what is out of date, looks for damage.

Knows the window and the three duties; no page knows it.
"""

from PySide6.QtCore import QObject

from erstanlauf.domain.people import Action
from erstanlauf.i18n import backup_words
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.desk_window import Parts
from erstanlauf.ui.flow.backing_up import BackingUp
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.counter import Counter
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.ui.flow.upkeep import Upkeep
from erstanlauf.ui.flow.watching import Watching


class DeskDuties(QObject):
    """Begins with `begin`, before the drafts of an earlier run are looked for."""

    def __init__(
        self, shell: DeskShell, parts: Parts, backstage: Backstage, tools: Tools, tasks: Tasks, counter: Counter
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._words = parts.words
        self._now = parts.now
        self._counter = counter
        self._serves = tools.permit.may(Action.SERVE)
        office, store = tools.office, backstage.store
        self.backing_up = BackingUp(office.backups, store, backstage.background, tasks, parts.now, self)
        self.upkeep = Upkeep(office.erasure, store, tasks, parts.now, lambda: counter.in_hand, self)
        self.watching = Watching(office.watch, store, tasks, parts.now, self)
        self.watching.troubled.connect(shell.warn)
        self.backing_up.rested.connect(self.watching.look_weekly)
        self.backing_up.troubled.connect(shell.warn)
        self.backing_up.newest_changed.connect(self.say_newest_backup)
        self.upkeep.troubled.connect(shell.warn)
        self.upkeep.drafts_gone.connect(self.look_again)

    def begin(self) -> None:
        """Look for damage, erase what is due, and find out how old the newest backup is."""
        self.watching.look()
        self.upkeep.look()
        self.backing_up.look()

    def stop(self) -> None:
        """Begin nothing more: the store is about to close."""
        self.watching.stop()
        self.upkeep.stop()
        self.backing_up.stop()

    def look_again(self) -> None:
        """Show what is left after something was erased."""
        if self._serves:
            self._counter.look_again()

    def say_newest_backup(self) -> None:
        """Say on the idle page how old the newest backup is."""
        newest, now = self.backing_up.newest, self._now()
        made_at = None if newest is None else newest.made_at
        line = backup_words.newest_line(self._words, made_at, now)
        self._shell.idle.show_backup(line, backup_words.age_of(made_at, now).value)
