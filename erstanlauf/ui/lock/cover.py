"""What lies over the window once it is locked: one word on one colour. Knows no page."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.label import Label


class Cover(QWidget):
    """Takes the place of everything in the window, its menus too, and takes every key."""

    def __init__(self, window: QMainWindow, words: Wording) -> None:
        super().__init__(window)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self.setAccessibleName(words.gettext("Gesperrt"))
        word = Label(self, factor=1.5, bold=True)
        word.setText(words.gettext("Gesperrt"))
        column = QVBoxLayout(self)
        column.addWidget(word, 0, Qt.AlignmentFlag.AlignCenter)
        window.installEventFilter(self)
        self._fill()

    def _fill(self) -> None:
        self.setGeometry(self.window().rect())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fill()
        return False
