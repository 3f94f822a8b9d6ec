"""How a key looks beside what it does. Draws on any painter; knows no page."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from erstanlauf.ui.widgets import fonts

_PADDING = 5
_FACTOR = 0.85


def font() -> QFont:
    """Return the font of key caps at the text size that now holds."""
    return fonts.scaled(QApplication.font(), _FACTOR, QFont.Weight.Bold)


def size(key: str) -> QSize:
    """Return the room a key takes."""
    metrics = QFontMetrics(font())
    height = metrics.height() + 2
    return QSize(max(height, metrics.horizontalAdvance(key) + 2 * _PADDING), height)


def draw(painter: QPainter, area: QRect, key: str, palette: QPalette, *, on_accent: bool = False) -> None:
    """Draw a key cap that fills `area`; on the accent colour it is an outline."""
    painter.save()
    painter.setFont(font())
    if on_accent:
        ink = palette.color(QPalette.ColorRole.HighlightedText)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        ink = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Midlight))
    painter.drawRoundedRect(area.adjusted(0, 0, -1, -1), 4, 4)
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


class KeyCap(QLabel):
    """A key cap as a widget of its own, beside headings and fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return size(self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, self.rect(), self.text(), self.palette())
