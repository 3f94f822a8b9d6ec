"""Finds the screen for the newcomer and tells before it goes. Knows screens and the desk's window, nothing of a visit.

Why this way: (2026-11) Qt moves a window off a vanishing screen, which would put the newcomer's board on the clerk's.
`screenRemoved` and `primaryScreenChanged` come before that move; whoever listens to `changed` must leave at once.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class ScreenWatch(QObject):
    """Watches for a screen that the desk's window does not stand on; the first of several is taken."""

    changed = Signal()
    """`screen` is another one now, has another size, or is None: whoever is on the one before must leave it at once."""

    def __init__(self, desk: QWidget) -> None:
        super().__init__(desk)
        self.screen: QScreen | None = None
        self._desk = desk
        self._area = QRect()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._welcome)
        application.screenRemoved.connect(self._take_leave)
        application.primaryScreenChanged.connect(self.look)
        for screen in application.screens():
            screen.geometryChanged.connect(self.look)
        handle = desk.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self.look)

    def look(self) -> None:
        """Find out which screen is the newcomer's now."""
        self._settle_on(second_of(QGuiApplication.screens(), self._desk.screen()))

    def _welcome(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.look)
        self.look()

    def _take_leave(self, screen: QScreen) -> None:
        """Let go of a screen; where it is the desk's own, nobody knows yet where the desk will stand."""
        left = [each for each in QGuiApplication.screens() if each is not screen]
        self._settle_on(None if screen is self._desk.screen() else second_of(left, self._desk.screen()))

    def _settle_on(self, screen: QScreen | None) -> None:
        area = screen.geometry() if screen is not None else QRect()
        if screen is self.screen and area == self._area:
            return
        self.screen, self._area = screen, area
        self.changed.emit()


def second_of(screens: Iterable[QScreen], desk: QScreen) -> QScreen | None:
    """Return the first screen that is neither the desk's nor shows the same part of the picture."""
    others = (each for each in screens if each is not desk and not each.geometry().intersects(desk.geometry()))
    return next(others, None)
