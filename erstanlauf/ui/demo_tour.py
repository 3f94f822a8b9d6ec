"""Drives the desk's own window through one whole visit by real key events and takes pictures on the way.

For `erstanlauf demo` where there is no display. Knows keys and pages; store, printer and folder are given to it.
"""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from erstanlauf.domain.visit import Visit
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.desk_window import DeskWindow
from erstanlauf.ui.open_desk import OpenDesk

_LOOKS = (("light", "de"), ("dark", "en"))
_LONGEST_WAIT_S = 60
_PAUSE_MS = 20

ANSWERS = {
    "status": "4",
    "age": "6",
    "german": "1",
    "money_short": "2",
    "title_months": "1",
    "work": "2",
    "housing": "3",
    "months_in_de": "3",
    "children": "1",
    "qualification": "2",
    "registered": "2",
}
"""Keys that answer as the invented person does: recognised, 27 to 66, looks for work, no German yet, short of money."""


class DemoTour:
    """One visit in Arabic, with needs, answers, a chosen service, preview, print, close; then a look at the figures."""

    def __init__(self, window: DeskWindow, pictures: Path, password: str) -> None:
        self._password = password
        self._window = window
        self._pictures = pictures
        self._taken: list[Path] = []
        self.visit: Visit | None = None
        """The visit as it was when it was printed."""

    def play(self) -> list[Path]:
        """Play the whole visit; return the pictures in order. Raises TimeoutError when a step comes to nothing."""
        self._until(lambda: self._shell is not None and (self._shell.desk is not None or self._is_asked))
        if self._is_asked:
            self._picture("log-in")
            self._log_in()
        self._until(lambda: self._shell is not None and self._shell.desk is not None)
        self._settle()
        self._picture("idle")
        self._press(Qt.Key.Key_F2)
        self._type("ar")
        self._press(Qt.Key.Key_Return)
        self._type("14")
        self._picture("needs")
        self._press(Qt.Key.Key_Return)
        self._picture("question")
        self._answer_all()
        self._press(Qt.Key.Key_Space)
        self._press(Qt.Key.Key_Down)
        self._press(Qt.Key.Key_Space)
        self._picture("suggestions")
        self._press(Qt.Key.Key_W)
        self._picture("explanation")
        self._press(Qt.Key.Key_Escape)
        self._press(Qt.Key.Key_F9)
        self._picture("slip")
        self._press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        session = self._desk.counter.session
        self.visit = session.visit if session is not None else None
        self._press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._picture("closed")
        self._look_at_figures()
        return self._taken

    def _log_in(self) -> None:
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, self._password)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def _look_at_figures(self) -> None:
        """Open the page of the steering group, if whoever is logged in has it."""
        assert self._shell is not None
        if self._shell.actions_.named["figures"].isEnabled():
            self._press(Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
            self._picture("figures")
            self._press(Qt.Key.Key_Escape)

    @property
    def _shell(self) -> DeskShell | None:
        return self._window.shell

    @property
    def _is_asked(self) -> bool:
        """Whether the log-in waits for a password."""
        gate = self._shell.gate if self._shell is not None else None
        return gate is not None and gate.page is not None

    @property
    def _desk(self) -> OpenDesk:
        shell = self._shell
        assert shell is not None
        assert shell.desk is not None
        return shell.desk

    def _answer_all(self) -> None:
        """Answer every question that comes; one without an answer here is left open."""
        card = self._desk.page.questions.card
        while card.fact:
            several = card.answers[int(ANSWERS.get(card.fact, "0"))].isCheckable()
            self._type(ANSWERS.get(card.fact, "0"))
            if several:
                self._press(Qt.Key.Key_Return)

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(_focused(), key, modifiers)
        self._settle()

    def _type(self, text: str) -> None:
        for character in text:
            QTest.keyClicks(_focused(), character)
            self._settle()

    def _picture(self, page: str) -> None:
        """Take the page once in every look."""
        for scheme, language in _LOOKS:
            self._choose(scheme, language)
            self._settle()
            file = self._pictures / f"{len(self._taken) + 1:02d}-{page}-{scheme}-{language}.png"
            self._window.grab().save(str(file))
            self._taken.append(file)
        self._choose(*_LOOKS[0])

    def _choose(self, scheme: str, language: str) -> None:
        """Switch by the menu's own actions."""
        shell = self._window.shell
        assert shell is not None
        for action in (*shell.actions_.schemes.actions(), *shell.actions_.languages.actions()):
            if action.data() in (scheme, language):
                action.trigger()

    def _settle(self) -> None:
        """Wait until all that was set going has come to rest, twice: one step may set the next one going."""
        for _ in range(2):
            self._until(lambda: self._is_asked or self._desk.tasks.is_idle)
            QCoreApplication.processEvents()

    def _until(self, is_so: Callable[[], bool]) -> None:
        latest = time.monotonic() + _LONGEST_WAIT_S
        while not is_so():
            if time.monotonic() > latest:
                raise TimeoutError("the desk did not come to rest")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _PAUSE_MS)


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
