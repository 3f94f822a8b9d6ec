"""A chart in the window: the same picture as on paper, in every palette and text size, and heard as words."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from erstanlauf import paths
from erstanlauf.charts import Chart
from erstanlauf.charts.palette import SHADES, contrast
from erstanlauf.i18n.languages import GERMAN
from erstanlauf.slips.layout.blocks import PlacedBlock
from erstanlauf.slips.layout.drawing import DocumentData, pdf_of
from erstanlauf.slips.layout.geometry import POINTS_PER_MM, Sheet
from erstanlauf.slips.report.chart_drawing import chart_block
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.ui.widgets import fonts, theme
from erstanlauf.ui.widgets.chart_view import ChartView, chart_colours
from erstanlauf.ui.widgets.focus_ring import FocusRing
from tests.charts.charts import all_charts, group_map, topic_bars
from tests.ui import accessibility

WIDTH_MM, DOTS_PER_POINT = 170.0, 2
WIDTH = round(WIDTH_MM * POINTS_PER_MM * DOTS_PER_POINT)
CELL = 16
"""Side of the squares in which the ink of two pictures is compared, in pixels: about as large as two letters."""

charts = pytest.mark.parametrize("chart", all_charts().values(), ids=all_charts())


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    before = qapp.font(), qapp.palette(), qapp.styleSheet()
    fonts.load_first()
    fonts.load_others()
    _dress(100, theme.Scheme.LIGHT)
    yield
    qapp.setFont(before[0])
    qapp.setPalette(before[1])
    qapp.setStyleSheet(before[2])


@charts
def test_window_and_paper_show_the_same_picture(chart: Chart, qtbot: QtBot) -> None:
    view = a_view(chart, qtbot)
    seen, printed = grey(view.image_for(WIDTH)), on_paper(chart)
    assert abs(seen.height - printed.height) <= 2
    size = -(-WIDTH // CELL), -(-seen.height // CELL)
    ink = [list(each.resize(size, Image.Resampling.BOX).tobytes()) for each in (seen, printed)]
    differences = sorted(abs(one - other) for one, other in zip(*ink, strict=True))
    assert differences[int(len(differences) * 0.98)] <= 20, "of 255"
    assert sum(differences) / len(differences) <= 4


@pytest.mark.parametrize("scheme", theme.Scheme)
def test_figures_can_be_read_on_every_shade(scheme: theme.Scheme) -> None:
    colours = chart_colours(theme.palette(scheme))
    for shade in range(SHADES):
        assert contrast(colours.ink_on(shade), colours.shade(shade)) >= accessibility.TEXT_CONTRAST
    for ground in (colours.paper, colours.shade(0)):
        assert contrast(colours.quiet, ground) >= accessibility.TEXT_CONTRAST
    assert contrast(colours.accent, colours.paper) >= accessibility.SHAPE_CONTRAST


def test_is_heard_as_a_picture_with_a_name_and_words_in_its_place(qtbot: QtBot) -> None:
    view = a_view(topic_bars(), qtbot)
    heard = QAccessible.queryAccessibleInterface(view)
    assert heard.role() == QAccessible.Role.Graphic
    assert heard.text(QAccessible.Text.Name) == "Anliegen"
    assert heard.text(QAccessible.Text.Description) == "Höchster Wert 285."


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_is_reached_by_tab_and_shows_it(qtbot: QtBot) -> None:
    page = QMainWindow()
    inside = QWidget()
    page.setCentralWidget(inside)
    column = QVBoxLayout(inside)
    view = ChartView()
    view.show_chart(topic_bars(), "Anliegen", "Höchster Wert 285.")
    field = QLineEdit()
    field.setAccessibleName("Suche")
    for each in (field, view):
        column.addWidget(each)
    FocusRing(page)
    qtbot.addWidget(page)
    page.resize(600, 500)
    page.show()
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert view in accessibility.tab_walk()
    assert accessibility.invisible_focus(page) == []
    assert accessibility.without_name_or_role(page) == []


def test_grows_with_the_text_and_stays_sharp(qtbot: QtBot) -> None:
    view = a_view(group_map(), qtbot)
    usual = view.heightForWidth(900)
    _dress(200, theme.Scheme.LIGHT)
    assert view.heightForWidth(900) > 1.5 * usual


def test_follows_a_switch_of_colours(qtbot: QtBot) -> None:
    view = a_view(topic_bars(), qtbot)
    light = view.grab().toImage()
    _dress(100, theme.Scheme.DARK)
    assert view.grab().toImage() != light


def test_an_image_for_a_document_is_dark_on_white_whatever_the_window_looks_like(qtbot: QtBot) -> None:
    view = a_view(topic_bars(), qtbot)
    light = view.image_for(800)
    _dress(200, theme.Scheme.DARK)
    assert view.image_for(800) == light


def test_another_chart_takes_the_place_of_the_first(qtbot: QtBot) -> None:
    view = a_view(topic_bars(), qtbot)
    before = view.grab().toImage()
    view.show_chart(group_map(), "Zielgruppen", "")
    assert view.grab().toImage() != before
    assert view.accessibleName() == "Zielgruppen"


def test_without_a_chart_it_takes_no_room(qtbot: QtBot) -> None:
    view = a_view(topic_bars(), qtbot)
    view.show_chart(None, "", "")
    assert view.heightForWidth(500) == 0
    colours = {view.grab().toImage().pixel(x, y) for x in range(0, 500, 7) for y in range(0, 100, 7)}
    assert len(colours) == 1


def a_view(chart: Chart, qtbot: QtBot) -> ChartView:
    view = ChartView()
    qtbot.addWidget(view)
    view.show_chart(chart, "Anliegen", "Höchster Wert 285.")
    view.resize(700, view.heightForWidth(700))
    return view


def grey(image: QImage) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_Grayscale8).save(buffer, "PGM")  # type: ignore[call-overload]
    return Image.open(BytesIO(buffer.data().data())).convert("L")


def on_paper(chart: Chart) -> Image.Image:
    import pypdfium2

    block = chart_block(chart, "", Fonts(paths.resources() / "fonts"), GERMAN, WIDTH_MM)
    sheet = Sheet(WIDTH_MM, block.height_mm, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (10.0, 9.5))
    pdf = pdf_of([[PlacedBlock(block, 0.0, 0.0)]], sheet, DocumentData("", "", "de"))
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=DOTS_PER_POINT).to_pil().convert("L")
    assert isinstance(page, Image.Image)
    return page.crop((0, 0, WIDTH, page.height))


def _dress(zoom_percent: int, scheme: theme.Scheme) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    fonts.apply(app, zoom_percent)
    theme.apply(app, scheme)
