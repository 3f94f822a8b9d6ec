"""One Tab stop for a group of buttons, with arrow keys inside and a key for each (ARIA's "roving tabindex").

Sixteen tiles as sixteen Tab stops would bury the keyboard user. Knows buttons in a grid, no page.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from erstanlauf.ui.widgets.keyed_button import KeyedButton


class RovingGroup(QObject):
    """Makes a group of buttons one Tab stop. Presses a button when its key is typed while the group has the focus."""

    pressed = Signal(int)
    """Index of the button whose key was typed or that was clicked."""
    confirmed = Signal()
    """Enter was pressed in the group."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons: list[KeyedButton] = []
        self.columns = 1

    def set_buttons(self, buttons: Sequence[KeyedButton]) -> None:
        """Take over the group; the first button becomes the Tab stop."""
        self._buttons = list(buttons)
        for index, button in enumerate(self._buttons):
            button.installEventFilter(self)
            button.clicked.connect(lambda _checked=False, at=index: self.pressed.emit(at))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if index == 0 else Qt.FocusPolicy.ClickFocus)

    def focus_current(self) -> None:
        """Move the focus to the button that is the Tab stop."""
        for button in self._buttons:
            if button.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, KeyedButton):
            self._make_tab_stop(watched)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, KeyedButton):
            return self._key(self._buttons.index(watched), event)
        return False

    def _make_tab_stop(self, current: KeyedButton) -> None:
        for button in self._buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is current else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _key(self, index: int, event: QKeyEvent) -> bool:
        plain = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() not in plain:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
            return True
        typed = event.text().upper()
        if typed:
            return self._press(typed)
        return self._move(index, Qt.Key(event.key()))

    def _press(self, typed: str) -> bool:
        for button in self._buttons:
            if button.key == typed and button.isEnabled():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                button.click()
                return True
        return False

    def _move(self, index: int, key: Qt.Key) -> bool:
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.columns,
            Qt.Key.Key_Down: self.columns,
        }.get(key)
        if step is None:
            return False
        target = index + step
        if 0 <= target < len(self._buttons):
            self._buttons[target].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
