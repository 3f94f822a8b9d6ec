"""A box to tick, as large as its text, with borders that can be seen: Fusion's own stays at 14 pixels.

Knows no page.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox

_GAP = 0.5
"""Between box and text, in line heights."""
_TICK = ((0.22, 0.54), (0.42, 0.74), (0.8, 0.28))
"""Points of the tick, in sides of the box."""


def draw_box(painter: QPainter, box: QRectF, palette: QPalette, *, is_on: bool) -> None:
    """Draw a box, ticked or not."""
    role, side = QPalette.ColorRole, box.width() + 1
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(role.Highlight if is_on else role.Dark), 1))
    painter.setBrush(palette.color(role.Highlight if is_on else role.Base))
    painter.drawRoundedRect(box, 4, 4)
    if is_on:
        painter.setPen(QPen(palette.color(role.HighlightedText), side / 8))
        painter.drawPolyline([box.topLeft() + QPointF(x * side, y * side) for x, y in _TICK])


class TickBox(QCheckBox):
    """Painted in the colours of the palette; everything else is Qt's."""

    def sizeHint(self) -> QSize:
        metrics, side = self.fontMetrics(), self._side
        text = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(round(side * (1 + _GAP)) + text.width() + 2, max(side, text.height()) + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _pos: object) -> bool:
        """Take a click anywhere on box and words."""
        return True

    @property
    def _side(self) -> int:
        return self.fontMetrics().height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, side, role = QPainter(self), self._side, QPalette.ColorRole
        box = QRectF(0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        draw_box(painter, box, self.palette(), is_on=self.isChecked())
        painter.setPen(self.palette().color(role.WindowText))
        room = self.rect().adjusted(round(side * (1 + _GAP)), 0, 0, 0)
        alignment = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, alignment | Qt.TextFlag.TextShowMnemonic, self.text())
