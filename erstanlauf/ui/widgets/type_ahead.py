"""Keeps what a fast clerk types between F2 and the moment the store has opened the visit. Knows keys only."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class TypeAhead(QObject):
    """Holds typed characters back and hands them on, in order, to whatever has the focus by then."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: list[QKeyEvent] | None = None

    def hold(self) -> None:
        """Hold back from now on."""
        application = QApplication.instance()
        if self._held is None and application is not None:
            self._held = []
            application.installEventFilter(self)

    def release(self) -> None:
        """Type what was held back."""
        for event in self._let_go():
            focused = QApplication.focusWidget()
            if focused is not None:
                QApplication.sendEvent(focused, event)

    def drop(self) -> None:
        """Forget what was held back: no visit was opened."""
        self._let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._held is None or event.type() != QEvent.Type.KeyPress or not isinstance(watched, QWidget):
            return False
        if not isinstance(event, QKeyEvent) or not event.text():
            return False
        self._held.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        return True

    def _let_go(self) -> list[QKeyEvent]:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        held, self._held = self._held or [], None
        return held
