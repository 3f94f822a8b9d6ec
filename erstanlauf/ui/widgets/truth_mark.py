"""A tick, a cross or a question mark as a drawing, because no shipped font has all three. Knows no page."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from erstanlauf.domain.truth import Truth
from erstanlauf.ui.widgets import fonts

_STROKES: dict[Truth, tuple[tuple[tuple[float, float], ...], ...]] = {
    Truth.MET: (((0.15, 0.55), (0.4, 0.8), (0.85, 0.2)),),
    Truth.NOT_MET: (((0.2, 0.2), (0.8, 0.8)), ((0.8, 0.2), (0.2, 0.8))),
}
_INKS = {
    Truth.MET: QPalette.ColorRole.LinkVisited,
    Truth.NOT_MET: QPalette.ColorRole.BrightText,
    Truth.UNKNOWN: QPalette.ColorRole.PlaceholderText,
}


class TruthMark(QWidget):
    """Is only seen: what it means stands beside it in words."""

    def __init__(self, truth: Truth, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._truth = truth
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        line = QFontMetrics(QApplication.font()).height()
        return QSize(line, line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.height() * 0.7
        corner = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        painter.setPen(QPen(self.palette().color(_INKS[self._truth]), max(2.0, side / 7)))
        if self._truth is Truth.UNKNOWN:
            painter.setFont(fonts.heading(QApplication.font()))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "?")
            return
        for stroke in _STROKES[self._truth]:
            painter.drawPolyline([corner + QPointF(x, y) * side for x, y in stroke])
