"""Fields to type secrets into: a password with a hint at the caps-lock key, and a new password typed twice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.label import Label

_LONGEST = 1000


class Field(QWidget):
    """A line to type into with its name above it."""

    def __init__(self, parent: QWidget, edit: QLineEdit | None = None) -> None:
        super().__init__(parent)
        self.name = Label(self)
        self.edit = edit or QLineEdit(self)
        self.edit.setMaxLength(_LONGEST)
        self.name.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addWidget(self.edit)
        self._column = column

    def call(self, name: str) -> None:
        """Set the name, with its key marked by &."""
        self.name.setText(name)
        self.edit.setAccessibleName(name.replace("&", ""))

    def take(self) -> str:
        """Return what was typed and wipe it."""
        typed = self.edit.text()
        self.edit.clear()
        return typed


class PasswordField(Field):
    """Shows no letters, and says so when the caps-lock key is on.

    Qt cannot tell how that key stands; each letter that comes does.
    """

    def __init__(self, words: Wording, parent: QWidget) -> None:
        edit = _PasswordEdit()
        super().__init__(parent, edit)
        self._words = words
        self.caps = Label(self, factor=0.9, tone="caution")
        self.caps.hide()
        self._column.addWidget(self.caps)
        edit.caps_seen.connect(self.caps.setVisible)

    def call(self, name: str) -> None:
        super().call(name)
        self.caps.setText(self._words.gettext("Die Feststelltaste ist an."))


class NewPassword(QWidget):
    """A password to choose, typed twice."""

    ready = Signal()
    """Enter was pressed in the last field."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.first, self.second = PasswordField(words, self), PasswordField(words, self)
        self._rule = Label(self, factor=0.9, tone="quiet")
        self._rule.setWordWrap(True)
        self.setFocusProxy(self.first)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.first)
        column.addWidget(self._rule)
        column.addWidget(self.second)
        self.first.edit.returnPressed.connect(self.second.setFocus)
        self.second.edit.returnPressed.connect(self.ready)

    def take(self) -> str | None:
        """Return the password and wipe both fields; None where they differ."""
        first, second = self.first.take(), self.second.take()
        return first if first == second else None

    def wipe(self) -> None:
        """Forget what was typed."""
        self.take()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self.first.call(words.gettext("&Kennwort"))
        self.second.call(words.gettext("Kennwort noch &einmal"))
        self._rule.setText(
            words.gettext("Mindestens 10 Zeichen. Mehrere Wörter hintereinander sind leicht zu merken und sicher.")
        )


class _PasswordEdit(QLineEdit):
    caps_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_seen.emit(False)  # nobody can tell which way it went; the next letter will
        elif event.text().isalpha() and event.text().upper() != event.text().lower():
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(event.text().isupper() != is_shifted)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.caps_seen.emit(False)
        super().focusOutEvent(event)
