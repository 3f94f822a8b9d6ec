"""Tells a hand scanner from a clerk by its speed, for a scan that nobody prepared for. Knows keys only.

A scanner types like a keyboard, a digit every few milliseconds; where digits are keys for something, a hundred of them
would be a hundred deeds. Nobody presses six keys in less than a fifth of a second.
"""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

LONGEST_PAUSE_MS = 30
ENOUGH_DIGITS = 6


class ScanWatch(QObject):
    """Watches the keys of the whole program but in a line, where what is typed is text."""

    begun = Signal()
    """A digit was pressed that may be the first of a scan; it does what it does."""
    noticed = Signal(str)
    """A scan is under way; carries its digits so far, of which the last does nothing any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._digits = ""
        self._last_ms = 0
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is not QApplication.focusWidget():  # the same key on its way up
            return False
        if isinstance(watched, QLineEdit) or not event.text().isdecimal() or event.isAutoRepeat():
            self._digits = ""
            return False
        return self._follow(event.text(), event.timestamp())

    def _follow(self, digit: str, at_ms: int) -> bool:
        """Add a digit, whose time is 0 where the system tells none; return whether it is one of a scan."""
        is_next = bool(self._digits and at_ms) and at_ms - self._last_ms <= LONGEST_PAUSE_MS
        self._digits = self._digits + digit if is_next else digit
        self._last_ms = at_ms
        if not is_next:
            self.begun.emit()
        if len(self._digits) < ENOUGH_DIGITS:
            return False
        digits, self._digits = self._digits, ""
        self.noticed.emit(digits)
        return True
