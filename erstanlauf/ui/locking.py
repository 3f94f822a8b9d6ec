"""Locks the desk: makes both screens dark at once, lets running work come to its end, gives the store back.

Knows every part that has to rest; none knows it.

Why this way (2026-11): memory that Python has used cannot be wiped, so a key leaves a computer only with the process
that holds it. Locking therefore ends the process, and a fresh one shows the log-in. Running saves, prints and exports
are waited for, but no longer than half a minute: a printer that does not answer must not keep the key in memory all
night, and its slip can be printed again from today's list.
"""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.gatekeeper import Opened
from erstanlauf.ui.flow.rest import Rest
from erstanlauf.ui.lock.countdown import Countdown
from erstanlauf.ui.lock.cover import Cover
from erstanlauf.ui.lock.idle_watch import IdleWatch
from erstanlauf.ui.lock.session_watch import SessionWatch

if TYPE_CHECKING:
    from erstanlauf.ui.open_desk import OpenDesk

_CLOSING_SECONDS = 10
"""How long the store may take to close on top of what runs; a drive that hangs must not keep the key either."""


class Locking(QObject):
    """Waits for a reason to lock: the clerk, nobody for long, the system."""

    def __init__(
        self, shell: DeskShell, words: Wording, desk: "OpenDesk", backstage: Backstage, opened: Opened
    ) -> None:
        super().__init__(desk)
        self._shell = shell
        self._words = words
        self._desk = desk
        self._backstage = backstage
        self._by = opened.tools.permit.by
        self._rest: Rest | None = None
        self._is_over = False
        self.countdown = Countdown(words, shell)
        shell.strip_room.addWidget(self.countdown)
        self.watch = IdleWatch(opened.idle_minutes * 60, time.time, time.monotonic, self)
        self.watch.left.connect(self.countdown.show_left)
        self.watch.due.connect(self.lock)
        self.session = SessionWatch(shell.window())
        self.session.leaving.connect(self.lock)
        shell.actions_.named["lock"].triggered.connect(self.lock)
        self._enough = QTimer(self)
        self._enough.setSingleShot(True)
        self._enough.timeout.connect(self._end)

    def lock(self) -> None:
        """Show nothing from this moment on, then end as soon as what runs has ended."""
        if self._rest is not None:
            return
        self._rest = Rest(self._desk.tasks, self._give_back, self)
        self.watch.stop()
        self._desk.rest()
        self._cover()

    def _cover(self) -> None:
        """Take everything off both screens; nothing of it may be pressed any more."""
        window = self._shell.window()
        assert isinstance(window, QMainWindow)
        self._shell.actions_.allow(None)
        for each in QApplication.topLevelWidgets():
            if each is not window and each is not self._desk.guide.window and each.isVisible():
                each.close()
        QToolTip.hideText()
        window.menuBar().hide()
        self._shell.hide()
        cover = Cover(window, self._words)
        cover.show()
        cover.setFocus()
        window.repaint()

    def _give_back(self) -> None:
        self._enough.start(_CLOSING_SECONDS * 1000)
        self._desk.tasks.run(
            self._backstage.store, self._backstage.gatekeeper.lock, lambda _: self._end(), lambda _: self._end()
        )

    def _end(self) -> None:
        if not self._is_over:  # the store may close after it was given up
            self._is_over = True
            self._enough.stop()
            self._shell.locked.emit(self._by)
