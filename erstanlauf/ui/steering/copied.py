"""A sheet of figures as it leaves the page by the clipboard: as text with tabs, as a picture. Knows no figure.

The title, the note on method and, where it is so, that everything is invented go with it: what is pasted elsewhere must
say by itself what it is.
"""

import re

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from erstanlauf.domain.formula_guard import guarded
from erstanlauf.ui.steering.sheets import Sheet
from erstanlauf.ui.widgets import fonts

PICTURE_PIXELS = 1400
_MARGIN, _GAP = 40, 18
_POINTS, _NOTE_FACTOR, _TITLE_FACTOR = 18.0, 0.8, 1.25
_INK, _QUIET, _PAPER = "#1c2326", "#545f65", "#ffffff"
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_NUMBER = re.compile(r"[+−±]?\d{1,3}(?:[.,]\d{3})*")
_BLANKS = re.compile(r"\s+")


def text_of(sheet: Sheet) -> str:
    """Return a sheet as lines of cells with tabs between them; no cell is ever taken for a formula."""
    above = [line for line in (sheet.invented, sheet.title) if line]
    below = [*sheet.cautions, *sheet.notes]
    table = [sheet.headings, *sheet.rows]
    lines = [
        *(_cell(line) for line in above),
        *("\t".join((_cell(first), *map(_figure, figures))) for first, *figures in table),
        *(_cell(line) for line in below),
    ]
    return "\n".join(lines) + "\n"


def picture_of(sheet: Sheet, chart: QImage) -> QImage:
    """Return the picture of a sheet with all that has to stand beside it, dark on white."""
    room = chart.width()
    title, note = _font(_TITLE_FACTOR, is_bold=True), _font(_NOTE_FACTOR)
    above = [(line, title, _INK) for line in (sheet.invented, sheet.title) if line]
    below = [(line, note, _QUIET) for line in (*sheet.cautions, *sheet.notes)]
    heights = [_height(text, font, room) + _GAP for text, font, _ in (*above, *below)]
    whole = QImage(room + 2 * _MARGIN, chart.height() + sum(heights) + _GAP + 2 * _MARGIN, QImage.Format.Format_RGB32)
    whole.fill(QColor(_PAPER))
    painter = QPainter(whole)
    y = float(_MARGIN)
    for place, ((text, font, ink), height) in enumerate(zip((*above, *below), heights, strict=True)):
        if place == len(above):
            y = _draw_chart(painter, chart, y)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(_MARGIN, y, room, height), int(_WRAP), text)
        y += height
    painter.end()
    return whole


def _draw_chart(painter: QPainter, chart: QImage, y: float) -> float:
    painter.drawImage(QRectF(_MARGIN, y, chart.width(), chart.height()), chart)
    return y + chart.height() + _GAP


def _font(factor: float = 1.0, *, is_bold: bool = False) -> QFont:
    font = fonts.scaled(QApplication.font(), 1.0, QFont.Weight.Bold if is_bold else QFont.Weight.Normal)
    font.setPixelSize(round(_POINTS * factor))
    return font


def _height(text: str, font: QFont, room: int) -> int:
    measure = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(measure)
    painter.setFont(font)
    box = painter.boundingRect(QRectF(0, 0, room, 10_000), int(_WRAP), text)
    painter.end()
    return round(box.height())


def _cell(text: str) -> str:
    return guarded(_BLANKS.sub(" ", text))


def _figure(text: str) -> str:
    """Return a figure without what sets its thousands apart: that is a decimal point to some spreadsheets."""
    if not _NUMBER.fullmatch(text):
        return _cell(text)
    return re.sub("[.,±]", "", text).replace("−", "-")
