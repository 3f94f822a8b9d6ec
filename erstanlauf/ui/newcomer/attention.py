"""Notices that somebody is there, and number keys meant for the second screen. Knows keys, no board and no visit.

Why this way: (2026-11) a keypad for newcomers is to the computer one more keyboard and types into the window of the
clerk, which always keeps the keyboard. So digits of a number block go to the board on the second screen, whoever types
them, except while the clerk writes into a field or picks from a list: only the field for what the first board asks is
the board's own. A tile has the same key on both sides, so it is the same either way.
Where a system gives the second window the keyboard after all, every key of its board works there.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from erstanlauf.ui.newcomer.view import Board
from erstanlauf.ui.newcomer.window import NewcomerWindow

_SIGNS = (
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,  # all that is heard of a key that is a shortcut
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


class Attention(QObject):
    """Looks at every key and touch of the program while there is a second screen."""

    noticed = Signal()

    def __init__(self, desk: QWidget, language: QWidget, newcomer: NewcomerWindow) -> None:
        """`language` is where the clerk writes what the board of languages asks."""
        super().__init__(newcomer)
        self._desk = desk
        self._language = language
        self._newcomer = newcomer
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _SIGNS:
            return False
        is_blanking = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F7
        if not is_blanking:  # that key decides itself what is to be seen
            self.noticed.emit()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        return self._is_for_board(watched, event) and self._newcomer.type(event.text())

    def _is_for_board(self, watched: QWidget, event: QKeyEvent) -> bool:
        plain = Qt.KeyboardModifier.NoModifier
        block = Qt.KeyboardModifier.KeypadModifier
        if watched.window() is self._newcomer:
            return event.modifiers() in (plain, block) and event.text().isalnum()
        if watched.window() is not self._desk or event.modifiers() != block or not event.text().isdigit():
            return False
        if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            return False
        focused = QApplication.focusWidget()
        if focused is not None and self._language.isAncestorOf(focused):
            return self._newcomer.view.board is Board.LANGUAGES
        return not isinstance(focused, QLineEdit | QComboBox)
