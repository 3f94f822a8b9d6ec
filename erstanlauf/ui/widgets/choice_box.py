"""A box to pick one of few from, with an arrow as large as the text. Knows no page.

A style sheet that gives a combo box a border of enough contrast takes its arrow away; here it is painted.
"""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

_ROOM_AT_THE_RIGHT = 1.1
_HALF_A_WIDTH, _HEIGHT = 0.25, 0.14
"""Of the arrow, in heights of the text's line."""


class ChoiceBox(QComboBox):
    """A combo box in the colours of the palette, its list too: Fusion's own delegate would hide the current line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))

    def sizeHint(self) -> QSize:
        """As wide as Qt wishes, and never narrower than it needs: with one short line it wishes for less than that."""
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        line = self.fontMetrics().height()
        x, y = self.width() - _ROOM_AT_THE_RIGHT * line, self.height() / 2 - _HEIGHT * line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), line / 10))
        wing, depth = _HALF_A_WIDTH * line, 2 * _HEIGHT * line
        painter.drawPolyline([QPointF(x - wing, y), QPointF(x, y + depth), QPointF(x + wing, y)])
