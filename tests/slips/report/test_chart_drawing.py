"""Charts on paper: text that can be found, one tagged figure each, and readable when printed without colour."""

from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from PIL import ImageOps
from pypdf import PdfReader

from erstanlauf.charts import Bars, Chart
from erstanlauf.i18n.languages import GERMAN
from erstanlauf.slips.layout.blocks import PlacedBlock
from erstanlauf.slips.layout.drawing import DocumentData, pdf_of
from erstanlauf.slips.layout.geometry import POINTS_PER_MM, Sheet
from erstanlauf.slips.report.chart_drawing import chart_block
from erstanlauf.slips.text.fonts import Fonts
from tests.charts.charts import all_charts, group_map, topic_bars
from tests.slips.reference import pictures_of

WIDTH_MM, EDGE_MM = 170.0, 20.0
PAGE = Sheet(210, 297, EDGE_MM, EDGE_MM, EDGE_MM, 0, 0, 0, 0, 0, 5, 0, 0, 0, (10.0, 9.5))
ALTERNATIVE = "Höchster Wert 285: Deutsch lernen."
charts = pytest.mark.parametrize("chart", all_charts().values(), ids=all_charts())


def page_with(chart: Chart, fonts: Fonts) -> bytes:
    block = chart_block(chart, ALTERNATIVE, fonts, GERMAN, WIDTH_MM)
    return pdf_of([[PlacedBlock(block, EDGE_MM, EDGE_MM)]], PAGE, DocumentData("Bild", "Erstanlauf", "de"))


@charts
def test_the_same_chart_is_the_same_file(chart: Chart, fonts: Fonts) -> None:
    assert page_with(chart, fonts) == page_with(chart, fonts)


@charts
def test_ink_stays_within_the_width_of_the_text(chart: Chart, fonts: Fonts) -> None:
    (picture,) = pictures_of(page_with(chart, fonts), 72)
    left, top, right, _ = ImageOps.invert(picture).getbbox() or (0, 0, 0, 0)
    assert left >= EDGE_MM * POINTS_PER_MM - 1
    assert top >= EDGE_MM * POINTS_PER_MM - 1
    assert right <= (EDGE_MM + WIDTH_MM) * POINTS_PER_MM + 2


def test_labels_and_figures_are_text(fonts: Fonts) -> None:
    text = PdfReader(BytesIO(page_with(topic_bars(), fonts))).pages[0].extract_text()
    for expected in ("Anerkennung ausländischer Abschlüsse", "285", "unter 5", "Besuche"):
        assert expected in text


def test_turned_names_are_text_too(fonts: Fonts) -> None:
    text = PdfReader(BytesIO(page_with(group_map(), fonts))).pages[0].extract_text()
    assert "Familiennachzug" in text


def test_a_chart_is_one_figure_with_words_in_its_place(fonts: Fonts) -> None:
    (figure,) = figures_of(page_with(topic_bars(), fonts))
    assert figure["/Alt"] == ALTERNATIVE
    assert figure["/Lang"] == "de"
    left, bottom, right, top = figure["/A"]["/BBox"]
    assert (left, right) == pytest.approx([EDGE_MM * POINTS_PER_MM, (EDGE_MM + WIDTH_MM) * POINTS_PER_MM], abs=0.1)
    assert bottom < top == pytest.approx((297 - EDGE_MM) * POINTS_PER_MM, abs=0.1)


def test_shades_differ_in_grey(fonts: Fonts) -> None:
    (picture,) = pictures_of(page_with(group_map(), fonts), 72)
    histogram = picture.histogram()
    shades = sorted(range(256), key=histogram.__getitem__)[-7:]
    assert 255 in shades
    assert all(abs(one - other) >= 10 for one, other in combinations(shades, 2)), shades


def test_nothing_is_drawn_of_an_empty_chart(fonts: Fonts) -> None:
    assert chart_block(Bars((), (), "Besuche", "unter 5"), "", fonts, GERMAN, WIDTH_MM).height_mm == 0


def figures_of(pdf: bytes) -> list[Any]:
    """Return the figures of the document's structure, in reading order."""
    found: list[Any] = []

    def walk(element: Any) -> None:
        element = element.get_object()
        if not hasattr(element, "get"):
            return
        if element.get("/S") == "/Figure":
            found.append(element)
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            walk(kid)

    root: Any = PdfReader(BytesIO(pdf)).trailer["/Root"]
    walk(root["/StructTreeRoot"])
    return found
