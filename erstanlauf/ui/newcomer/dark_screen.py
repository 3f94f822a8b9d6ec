"""Keeps the newcomer's screen dark while nobody is logged in. Knows screens, nothing of a visit."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from erstanlauf.ui.newcomer.screens import ScreenWatch
from erstanlauf.ui.newcomer.template import Touched
from erstanlauf.ui.newcomer.window import NewcomerWindow


class DarkScreen(QObject):
    """There while there is a second screen, until `vanish`."""

    def __init__(self, desk: QWidget) -> None:
        super().__init__(desk)
        self.window: NewcomerWindow | None = None
        self._desk = desk
        self._watch = ScreenWatch(desk)
        self._watch.changed.connect(self._settle)
        self._watch.look()

    def vanish(self) -> None:
        """Leave the second screen for good."""
        self._watch.changed.disconnect(self._settle)
        self._leave()

    def _settle(self) -> None:
        if self._watch.screen is None:
            self._leave()
            return
        if self.window is None:
            self.window = NewcomerWindow(Touched(self), self._desk)
        self.window.cover(self._watch.screen)

    def _leave(self) -> None:
        window, self.window = self.window, None
        if window is not None:
            window.hide()
            window.deleteLater()
