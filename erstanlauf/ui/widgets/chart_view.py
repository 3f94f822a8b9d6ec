"""Shows a chart in the colours and the text size of the program. Knows marks, not what they mean."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from erstanlauf.charts import Chart, Mark, Palette, layout, natural_height
from erstanlauf.charts.marks import HATCH_WIDTH, Dot, DotShape, Line, Rectangle, Text, Tone
from erstanlauf.ui.widgets import fonts
from erstanlauf.ui.widgets.theme import Scheme, palette

_POINTS_PER_INCH = 72
_LEAST_WIDTH, _USUAL_WIDTH = 240, 480
_DOT_EDGE = 1.1
_DOCUMENT_DOTS_PER_POINT = 2
"""A whole number: Qt has letters of whole dots only, and these are then as large as on paper."""
_TEXTS_KEPT = 1024
_Role = QPalette.ColorRole


class ChartView(QLabel):
    """A chart as wide as its place and as high as it looks best there; nothing before the first `show_chart`.

    To stand on a card. A label with a picture is the only widget that a screen reader takes for a picture.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._kept: _Pen | None = None
        self._kept_for: tuple[object, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._marks_for: tuple[object, ...] = ()
        self.setPixmap(_nothing_yet())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chart(self, chart: Chart | None, name: str, alternative: str) -> None:
        """Draw another chart; a screen reader says its name and then `alternative` in the place of the picture."""
        self._chart = chart
        self.setAccessibleName(name)
        self.setAccessibleDescription(alternative)
        self.updateGeometry()
        self.update()

    def image_for(self, width: int) -> QImage:
        """Return the chart for a document of this width in pixels: dark on white, whatever the screen looks like."""
        pen = _Pen(QApplication.font(), _DOCUMENT_DOTS_PER_POINT, self.logicalDpiY(), palette(Scheme.LIGHT))
        height = natural_height(self._chart, width / pen.scale, pen.measure) * pen.scale if self._chart else 0.0
        image = QImage(width, max(round(height), 1), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        if self._chart and height:
            painter = QPainter(image)
            pen.draw(painter, layout(self._chart, width / pen.scale, height / pen.scale, pen.measure))
            painter.end()
        return image

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._chart is None:
            return 0
        pen = self._pen()
        return ceil(natural_height(self._chart, max(width, 1) / pen.scale, pen.measure) * pen.scale)

    def sizeHint(self) -> QSize:
        return QSize(_USUAL_WIDTH, self.heightForWidth(_USUAL_WIDTH))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chart is None:
            return
        pen = self._pen()
        place = (self._chart, self.size(), pen.scale)
        if place != self._marks_for:
            width, height = max(self.width(), 1) / pen.scale, max(self.height(), 1) / pen.scale
            self._marks, self._marks_for = layout(self._chart, width, height, pen.measure), place
        painter = QPainter(self)
        pen.draw(painter, self._marks)
        painter.end()

    def _pen(self) -> "_Pen":
        """Return what draws in the text size and the colours that hold now."""
        font, colours, dots_per_inch = QApplication.font(), QApplication.palette(), self.logicalDpiY()
        held = (font.key(), colours.cacheKey(), dots_per_inch)
        if self._kept is None or held != self._kept_for:
            dots_per_point = font.pointSizeF() / fonts.NORMAL_POINTS * dots_per_inch / _POINTS_PER_INCH
            self._kept, self._kept_for = _Pen(font, dots_per_point, dots_per_inch, colours), held
        return self._kept


def chart_colours(colours: QPalette) -> Palette:
    """Return the colours of a chart on a card."""
    return Palette(
        paper=colours.color(_Role.Base).name(),
        ink=colours.color(_Role.Text).name(),
        quiet=colours.color(_Role.PlaceholderText).name(),
        hairline=colours.color(_Role.Mid).name(),
        accent=colours.color(_Role.Highlight).name(),
    )


class _Pen:
    """Measures and draws marks in a font and in colours; `scale` pixels are a point of the chart."""

    def __init__(self, font: QFont, scale: float, dots_per_inch: int, colours: QPalette) -> None:
        self.scale = scale
        self._base = font
        self._points_per_dot = _POINTS_PER_INCH / dots_per_inch
        self._palette = chart_colours(colours)
        self._font = lru_cache(16)(self._made_font)
        self.measure = lru_cache(_TEXTS_KEPT)(self._measured)

    def draw(self, painter: QPainter, marks: tuple[Mark, ...]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in marks:
            match mark:
                case Rectangle():
                    self._draw_rectangle(painter, mark)
                case Line():
                    self._draw_line(painter, mark)
                case Dot():
                    self._draw_dot(painter, mark)
                case Text():
                    self._draw_text(painter, mark)

    def _measured(self, text: str, size: float, *, is_bold: bool) -> float:
        return QFontMetricsF(self._font(size, is_bold)).horizontalAdvance(text) / self.scale

    def _made_font(self, size: float, is_bold: bool) -> QFont:
        font = QFont(self._base)
        font.setPointSizeF(size * self.scale * self._points_per_dot)
        font.setBold(is_bold)
        return font

    def _draw_rectangle(self, painter: QPainter, mark: Rectangle) -> None:
        scale = self.scale
        area = QRectF(mark.x * scale, mark.y * scale, mark.width * scale, mark.height * scale)
        painter.fillRect(area, _colour(self._palette.shade(mark.shade)))
        if mark.is_hatched:
            painter.setPen(QPen(self._tone(Tone.QUIET), HATCH_WIDTH * scale))
            painter.drawLines([QLineF(self._point(*one), self._point(*other)) for one, other in mark.hatches()])

    def _draw_line(self, painter: QPainter, mark: Line) -> None:
        pen = QPen(self._tone(mark.tone), mark.width * self.scale)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if mark.dash:
            pen.setDashPattern([each / mark.width for each in mark.dash])
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([self._point(*each) for each in mark.points]))

    def _draw_dot(self, painter: QPainter, mark: Dot) -> None:
        ink = self._tone(mark.tone)
        painter.setPen(QPen(ink, _DOT_EDGE * self.scale))
        painter.setBrush(ink if mark.is_filled else _colour(self._palette.paper))
        if mark.shape is DotShape.CIRCLE:
            painter.drawEllipse(self._point(mark.x, mark.y), mark.radius * self.scale, mark.radius * self.scale)
        else:
            painter.drawPolygon(QPolygonF([self._point(*each) for each in mark.corners()]))

    def _draw_text(self, painter: QPainter, mark: Text) -> None:
        font = self._font(mark.size, mark.is_bold)
        painter.setFont(font)
        colour = self._palette.tone(mark.tone) if mark.on_shade is None else self._palette.ink_on(mark.on_shade)
        painter.setPen(_colour(colour))
        width = self.measure(mark.text, mark.size, is_bold=mark.is_bold) * self.scale
        before = width * mark.anchor.share_before
        if not mark.is_turned:
            painter.drawText(self._point(mark.x, mark.y) - QPointF(before, 0.0), mark.text)
            return
        painter.save()
        painter.translate(self._point(mark.x, mark.y))
        painter.rotate(-90)
        painter.drawText(QPointF(-before, 0.0), mark.text)
        painter.restore()

    def _tone(self, tone: Tone) -> QColor:
        return _colour(self._palette.tone(tone))

    def _point(self, x: float, y: float) -> QPointF:
        return QPointF(x * self.scale, y * self.scale)


@lru_cache(64)
def _colour(name: str) -> QColor:
    return QColor(name)


def _nothing_yet() -> QPixmap:
    """A picture of one clear pixel: what makes a label one of pictures."""
    pixmap = QPixmap(1, 1)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
