"""A desk as a process of its own, for `test_fresh_start`: logs in, works, locks; the process after it looks around.

Run with a folder and "before" or "after"; what is found is written into the folder.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from erstanlauf.app import window as app_window
from erstanlauf.app.demonstration import _FolderPrinter as FolderPrinter
from erstanlauf.app.stage import Stage
from erstanlauf.app.window import open_window
from erstanlauf.ui.desk_window import DeskWindow
from erstanlauf.ui.gate.log_in_page import LogInPage

LOGIN, PASSWORD = "k.meier", "ein langes Kennwort"
FOUND = "found.json"
_WAIT_MS = 50


def main(folder: Path, part: str) -> int:
    """Open the desk of a folder and play one part in it."""
    app_window.own_program = lambda: [sys.executable, "-m", "tests.ui.locked_desk", str(folder), "after"]
    play = {"before": before, "after": after}[part]
    no_printer = FolderPrinter(folder / "slip.pdf")
    return open_window(Stage(folder / "home", printer=no_printer, play=lambda window: play(window, folder)))


def before(window: DeskWindow, folder: Path) -> None:
    """Log in, begin a visit, lock; this process ends on the way."""
    window.setGeometry(40, 30, 1234, 777)
    log_in(window, LOGIN)
    keys(Qt.Key.Key_F2)
    until(lambda: window.shell is not None and window.shell.desk is not None and window.shell.desk.page.isVisible())
    QTest.keyClicks(focused(), "ar")
    keys(Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "12")
    QTest.keyClick(focused(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    until(lambda: False)


def after(window: DeskWindow, folder: Path) -> None:
    """Find the log-in of whoever locked, log in, find the draft."""
    page = at_log_in(window)
    found = {
        "heading": page.heading.text(),
        "login": page.login.edit.text(),
        "size": window.size().toTuple(),
        "told_on": "ERSTANLAUF_LOCKED_BY" in os.environ,
    }
    log_in(window, "")
    assert window.shell is not None
    desk = window.shell.desk
    assert desk is not None
    until(lambda: desk.counter.session is not None and desk.tasks.is_idle)
    assert desk.counter.session is not None
    found |= {
        "needs": [need.value for need in desk.counter.session.visit.needs],
        "language": desk.counter.session.visit.language,
        "told": window.shell.strip.text,
    }
    (folder / FOUND).write_text(json.dumps(found))


def log_in(window: DeskWindow, login: str) -> None:
    page = at_log_in(window)
    page.login.edit.setText(login or page.login.edit.text())
    page.password.setFocus()
    QTest.keyClicks(page.password.edit, PASSWORD)
    QTest.keyClick(page.password.edit, Qt.Key.Key_Return)
    until(lambda: window.shell is not None and window.shell.desk is not None and window.shell.desk.tasks.is_idle)


def at_log_in(window: DeskWindow) -> LogInPage:
    until(lambda: window.shell is not None and window.shell.gate is not None and window.shell.gate.page is not None)
    assert window.shell is not None
    assert window.shell.gate is not None
    page = window.shell.gate.page
    assert isinstance(page, LogInPage), page.lead.text() if page is not None else ""
    return page


def until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, _WAIT_MS)


def keys(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)
    QCoreApplication.processEvents()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
