"""Puts blocks on the pages of a PDF file. Knows ReportLab; what the blocks mean is not its matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.colors import HexColor

from erstanlauf.slips.blocks import Box, PlacedBlock, Squares
from erstanlauf.slips.geometry import INK, POINTS_PER_MM, Sheet
from erstanlauf.slips.pdf_canvas import SlipCanvas
from erstanlauf.slips.pdf_text import draw

_LINE_PT = 0.5
_CORNER_PT = 4.0


@dataclass(frozen=True, slots=True)
class DocumentData:
    """What the file says of itself; nothing of the machine, the time or the person."""

    title: str
    author: str
    language: str


def pdf_of(pages: Sequence[Sequence[PlacedBlock]], sheet: Sheet, data: DocumentData) -> bytes:
    """Return the pages as a PDF file; the same pages give the same bytes."""
    file = BytesIO()
    canvas = SlipCanvas(file, (sheet.width_mm * POINTS_PER_MM, sheet.height_mm * POINTS_PER_MM))
    canvas.setTitle(data.title)
    canvas.setAuthor(data.author)
    canvas.setCreator("Erstanlauf")
    canvas.setCatalogEntry("Lang", data.language)
    for page in pages:
        for placed in page:
            _draw_block(canvas, sheet, placed)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw_block(canvas: SlipCanvas, sheet: Sheet, placed: PlacedBlock) -> None:
    canvas.saveState()
    canvas.translate(placed.x_mm * POINTS_PER_MM, (sheet.height_mm - placed.y_mm) * POINTS_PER_MM)
    for box in placed.block.boxes:
        _draw_box(canvas, box)
    for squares in placed.block.squares:
        _draw_squares(canvas, squares)
    for text in placed.block.texts:
        draw(canvas, text.paragraph, text.x_mm * POINTS_PER_MM, -text.y_mm * POINTS_PER_MM)
    canvas.restoreState()


def _draw_box(canvas: SlipCanvas, box: Box) -> None:
    left, bottom = box.x_mm * POINTS_PER_MM, -(box.y_mm + box.height_mm) * POINTS_PER_MM
    width, height = box.width_mm * POINTS_PER_MM, box.height_mm * POINTS_PER_MM
    canvas.setLineWidth(_LINE_PT)
    if box.fill:
        canvas.setFillColor(HexColor(box.fill))
    if box.frame:
        canvas.setStrokeColor(HexColor(box.frame))
    if not height:
        canvas.line(left, bottom, left + width, bottom)
    elif box.frame:
        canvas.roundRect(left, bottom, width, height, _CORNER_PT, stroke=1, fill=int(box.fill is not None))
    else:
        canvas.rect(left, bottom, width, height, stroke=0, fill=1)


def _draw_squares(canvas: SlipCanvas, squares: Squares) -> None:
    """Draw all squares as one filled path, neighbours in a row as one rectangle, so that no seam shows."""
    side_pt = squares.size_mm * POINTS_PER_MM / len(squares.rows)
    left, top = squares.x_mm * POINTS_PER_MM, -squares.y_mm * POINTS_PER_MM
    path = canvas.beginPath()
    for number, row in enumerate(squares.rows):
        start = 0
        for end in range(1, len(row) + 1):
            if end < len(row) and row[end] == row[start]:
                continue
            if row[start]:
                path.rect(left + start * side_pt, top - (number + 1) * side_pt, (end - start) * side_pt, side_pt)
            start = end
    canvas.setFillColor(HexColor(INK))
    canvas.drawPath(path, stroke=0, fill=1)
