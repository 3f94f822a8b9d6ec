"""What the system says about its user leaving: on Linux over a bus of the test, on Windows by messages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from erstanlauf.ui.lock.session_watch import (
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    SessionWatch,
    says_that_the_user_leaves,
    session_path,
)

ON_A_BUS = """
import os, sys
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
os.environ["XDG_SESSION_ID"] = "2"
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication, QWidget
from erstanlauf.ui.lock.session_watch import SessionWatch

application = QApplication([])
window = QWidget()
heard = []
watch = SessionWatch(window)
watch.leaving.connect(lambda: heard.append(True))
bus = QDBusConnection.connectToBus(os.environ["DBUS_SESSION_BUS_ADDRESS"], "another")
login = "org.freedesktop.login1"
for name in (login, "org.gnome.ScreenSaver"):
    assert bus.registerService(name)
for path, interface, signal, values in (
    ("/org/freedesktop/login1", f"{login}.Manager", "PrepareForSleep", [True]),
    ("/org/freedesktop/login1", f"{login}.Manager", "PrepareForSleep", [False]),
    ("/org/freedesktop/login1/session/_32", f"{login}.Session", "Lock", []),
    ("/org/freedesktop/login1/session/_33", f"{login}.Session", "Lock", []),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True]),
):
    message = QDBusMessage.createSignal(path, interface, signal)
    message.setArguments(values)
    assert bus.send(message)
QTimer.singleShot(1500, application.quit)
application.exec()
print(len(heard))
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no D-Bus here")
def test_sleep_the_own_sessions_lock_and_the_screen_saver_are_heard_and_nothing_else() -> None:
    ran = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", ON_A_BUS],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, "3"), ran.stderr


def test_without_a_bus_it_is_silent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.assertNotEmitted(SessionWatch(widget).leaving):
        qtbot.wait(1)


@pytest.mark.parametrize(
    ("message", "parameter", "leaves"),
    [
        (WM_WTSSESSION_CHANGE, 0x7, True),  # locked
        (WM_WTSSESSION_CHANGE, 0x8, False),  # unlocked
        (WM_WTSSESSION_CHANGE, 0x2, True),  # another user took the screen
        (WM_WTSSESSION_CHANGE, 0x4, True),  # the remote session was left
        (WM_WTSSESSION_CHANGE, 0x1, False),
        (WM_POWERBROADCAST, 0x4, True),  # goes to sleep
        (WM_POWERBROADCAST, 0x12, False),  # woke up
        (0x0100, 0x7, False),  # a key
    ],
)
def test_messages_of_windows(message: int, parameter: int, leaves: bool) -> None:
    assert says_that_the_user_leaves(message, parameter) is leaves


@pytest.mark.parametrize(
    ("session", "path"),
    [
        ("2", "/org/freedesktop/login1/session/_32"),
        ("c1", "/org/freedesktop/login1/session/c1"),
        ("12", "/org/freedesktop/login1/session/_312"),
        ("", ""),
        ("../x", ""),
    ],
)
def test_a_session_is_named_as_logind_names_it(session: str, path: str) -> None:
    assert session_path(session) == path
