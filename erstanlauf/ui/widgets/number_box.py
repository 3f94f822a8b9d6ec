"""A number within limits, to be typed or moved with the arrow keys. Knows no page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

_AIR = 9


class NumberBox(QSpinBox):
    """The wheel scrolls the page around it, it does not change the number: that would go unseen."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.lineEdit().setTextMargins(_AIR, 0, 0, 0)  # a style sheet's padding would hide the number
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
