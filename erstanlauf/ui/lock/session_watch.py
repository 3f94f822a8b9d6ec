"""Hears from the system that its user leaves: the session is locked, or the computer goes to sleep. Knows no page.

On Windows through messages to a window, on Linux through D-Bus (logind, and the screen savers of desktops that lock
without asking it). Where neither is there, nothing is heard, and `IdleWatch` notices a sleep by the clocks.
"""

import os
import sys
from contextlib import suppress
from typing import Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
_PBT_APMSUSPEND = 0x4
_SESSION_ENDS = frozenset((0x2, 0x4, 0x6, 0x7))
"""WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK (wtsapi32.h)."""
_THIS_SESSION = 0


class SessionWatch(QObject):
    """Watches for as long as it lives."""

    leaving = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._listeners: list[object] = []
        if sys.platform == "win32":
            self._listen_to_windows(window)
        elif sys.platform.startswith("linux"):
            with suppress(ImportError):  # the frozen program may have been built without it
                self._listen_to_dbus()

    @Slot(bool)
    def turn(self, is_on: bool) -> None:
        """The system says that a sleep or a screen lock begins, or that it is over."""
        if is_on:
            self.leaving.emit()

    @Slot()
    def leave(self) -> None:
        """The system says that the session is to be locked."""
        self.leaving.emit()

    def _listen_to_dbus(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        login, savers = "org.freedesktop.login1", ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        wanted = [(system, login, "/org/freedesktop/login1", f"{login}.Manager", "PrepareForSleep", "turn(bool)")]
        own = session_path(os.environ.get("XDG_SESSION_ID", ""))
        if own:
            wanted.append((system, login, own, f"{login}.Session", "Lock", "leave()"))
        wanted += [(session, saver, "", saver, "ActiveChanged", "turn(bool)") for saver in savers]
        for bus, service, path, interface, name, slot in wanted:
            if bus.isConnected():  # PySide takes what SLOT makes, a str, where its own types say bytes
                bus.connect(service, path, interface, name, self, SLOT(slot))  # type: ignore[call-overload]

    def _listen_to_windows(self, window: QWidget) -> None:
        import ctypes

        listener = _Messages(self)
        application = QCoreApplication.instance()
        assert application is not None
        application.installNativeEventFilter(listener)
        self._listeners.append(listener)
        with suppress(OSError, AttributeError):  # a Windows without terminal services
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), _THIS_SESSION)  # type: ignore[attr-defined]


def says_that_the_user_leaves(message: int, parameter: int) -> bool:
    """Whether a message of Windows says so."""
    if message == WM_POWERBROADCAST:
        return parameter == _PBT_APMSUSPEND
    return message == WM_WTSSESSION_CHANGE and parameter in _SESSION_ENDS


def session_path(session: str) -> str:
    """Return the name of a session on the bus, empty where there is none.

    Source: systemd's bus_path_encode: letters and figures stay, but for a figure at the beginning.
    """
    if not session.isascii() or not session.isalnum():
        return ""
    first = f"_{ord(session[0]):02x}" if session[0].isdigit() else session[0]
    return f"/org/freedesktop/login1/session/{first}{session[1:]}"


class _Messages(QAbstractNativeEventFilter):
    """Looks at every message of Windows to this program."""

    def __init__(self, watch: SessionWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> Any:
        from ctypes import wintypes

        if kind == b"windows_generic_MSG":
            heard = wintypes.MSG.from_address(int(message))
            if says_that_the_user_leaves(heard.message, heard.wParam):
                self._watch.leaving.emit()
        return False, 0
