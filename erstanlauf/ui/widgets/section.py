"""A titled part of a page: a heading with its key, a word at the right end, the content below. Knows no content."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from erstanlauf.ui.widgets.key_cap import KeyCap
from erstanlauf.ui.widgets.label import Label


class Section(QWidget):
    """The heading names its content to assistive technology by the content's own accessible name."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self._title = Label(self, bold=True)
        self._key = KeyCap(self)
        self._key.hide()
        self._note = Label(self, factor=0.9, tone="quiet")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._note.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._key)
        head.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(head)
        column.addWidget(content)

    def describe(self, title: str, *, key: str = "", note: str = "") -> None:
        """Set the heading, the key that leads here and the word at the right end."""
        self._title.setText(title)
        self._key.setText(key)
        self._key.setVisible(bool(key))
        self._key.updateGeometry()
        self._note.setText(note)
