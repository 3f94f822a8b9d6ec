"""How long charts take to lay out and draw, against plain Qt drawing as many rectangles, lines and texts.

Nothing fails on time: the figures are printed. The floor knows all places already and breaks no label, so that the
ratio is what layout and marks cost. Goal: no chart longer than 50 ms, for the window draws it on its own thread.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf import paths
from erstanlauf.charts import Chart, HeatMap, layout, natural_height
from erstanlauf.charts.marks import Line, Rectangle, Text
from erstanlauf.i18n.languages import GERMAN
from erstanlauf.slips.report.chart_drawing import chart_block
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.ui.widgets import fonts
from erstanlauf.ui.widgets.chart_view import ChartView
from tests.benchmarks.turns import medians_ms
from tests.charts.charts import UNIT, UNTOLD, a_measure, week_lines

pytestmark = pytest.mark.benchmark

ROUNDS = 25
WIDTH, SCALE = 1000, 2.0
MONTHS = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")


def month_map() -> HeatMap:
    values = tuple(tuple((hour * 13 + month * 29) % 40 * 5 for hour in range(24)) for month in range(12))
    return HeatMap(MONTHS, tuple(map(str, range(24))), values, UNIT, UNTOLD)


CHARTS: dict[str, Chart] = {"a line of 53 weeks": week_lines(), "a heat map of 12 x 24": month_map()}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_against_plain_drawing(
    name: str, qtbot: QtBot, qapp: QApplication, report_figure: Callable[[str], None]
) -> None:
    fonts.load_first()
    fonts.apply(qapp, 100)
    chart = CHARTS[name]
    view = ChartView()
    qtbot.addWidget(view)
    slip_fonts = Fonts(paths.resources() / "fonts")

    def first_look() -> QImage:
        view.show_chart(None, "", "")
        view.show_chart(chart, "", "")
        return view.image_for(WIDTH)

    def on_paper() -> object:
        return chart_block(chart, "", slip_fonts, GERMAN, 170.0)

    view.show_chart(chart, "", "")
    view.resize(WIDTH, view.heightForWidth(WIDTH))
    shown, again, paper, floor = medians_ms(ROUNDS, first_look, view.grab, on_paper, plain(chart, qapp.font()))
    report_figure(
        f"{name}: measured, laid out and drawn {shown:.1f} ms, drawn again {again:.1f} ms, for paper {paper:.1f} ms, "
        f"plain QPainter {floor:.1f} ms: {shown / floor:.1f} and {again / floor:.1f} times that"
    )


def plain(chart: Chart, font: QFont) -> Callable[[], QImage]:
    """Return a call that draws as many rectangles, lines and texts, and nothing else."""
    width, height = WIDTH / SCALE, natural_height(chart, WIDTH / SCALE, a_measure)
    marks = layout(chart, width, height, a_measure)
    areas = [QRectF(each.x * SCALE, each.y * SCALE, each.width * SCALE, each.height * SCALE)
             for each in marks if isinstance(each, Rectangle)]  # fmt: skip
    lines = [[QPointF(x * SCALE, y * SCALE) for x, y in each.points] for each in marks if isinstance(each, Line)]
    texts = [(QPointF(each.x * SCALE, each.y * SCALE), each.text) for each in marks if isinstance(each, Text)]
    colour = QColor("#0b5a75")

    def drawn() -> QImage:
        image = QImage(WIDTH, round(height * SCALE), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(QPen(colour, 1))
        for area in areas:
            painter.fillRect(area, colour)
        for line in lines:
            painter.drawPolyline(line)
        for place, text in texts:
            painter.drawText(place, text)
        painter.end()
        return image

    return drawn
