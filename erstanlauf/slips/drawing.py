"""Puts blocks on the pages of a PDF file. Knows ReportLab; what the blocks mean is not its matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.colors import HexColor

from erstanlauf.slips.blocks import Box, Picture, PlacedBlock, PlacedText, Squares
from erstanlauf.slips.geometry import INK, PAPER, POINTS_PER_MM, QUIET, Sheet
from erstanlauf.slips.pdf_canvas import SlipCanvas
from erstanlauf.slips.pdf_text import draw
from erstanlauf.slips.pictograms import SIDE, STROKE, strokes_of

_LINE_PT = 0.5
_CORNER_PT = 4.0
_ROUND = 1
# The ring behind a draft, as shares of the letter size.
_MARK_WIDTH = 0.2
_MARK_HEIGHT = 0.62


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
    with canvas.ornament():
        for box in placed.block.boxes:
            _draw_box(canvas, box)
        for squares in placed.block.squares:
            _draw_squares(canvas, squares)
        for picture in placed.block.pictures:
            _draw_picture(canvas, picture)
    canvas.open_section()
    for text in placed.block.texts:
        with canvas.tagged(text.tag, text.paragraph.language.tag):
            draw(canvas, text.paragraph, text.x_mm * POINTS_PER_MM, -text.y_mm * POINTS_PER_MM)
    with canvas.ornament():
        canvas.setLineCap(_ROUND)
        for text in placed.block.texts:
            if text.is_draft:
                _draw_draft_mark(canvas, text)
    canvas.restoreState()


def _draw_draft_mark(canvas: SlipCanvas, text: PlacedText) -> None:
    """Draw a small ring behind the last letter of a text, raised like a footnote sign: a dot and a white one in it."""
    style, line = text.paragraph.style, text.paragraph.lines[-1]
    width = style.size_pt * _MARK_WIDTH
    behind = -1.5 * width if text.paragraph.language.is_rtl else line.width_pt + 1.5 * width
    baseline = -text.y_mm * POINTS_PER_MM - text.paragraph.baseline_pt(len(text.paragraph.lines) - 1)
    x, y = text.x_mm * POINTS_PER_MM + line.x_pt + behind, baseline + _MARK_HEIGHT * style.size_pt
    for colour, dot in ((QUIET, width), (PAPER, width - 2 * _LINE_PT)):
        canvas.setStrokeColor(HexColor(colour))
        canvas.setLineWidth(round(dot, 2))
        canvas.line(round(x, 1), round(y, 1), round(x, 1), round(y, 1))


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
    canvas.saveState()
    canvas.translate(squares.x_mm * POINTS_PER_MM, -squares.y_mm * POINTS_PER_MM)
    canvas.scale(side_pt, -side_pt)
    path = canvas.beginPath()
    for number, row in enumerate(squares.rows):
        start = 0
        for end in range(1, len(row) + 1):
            if end < len(row) and row[end] == row[start]:
                continue
            if row[start]:
                path.rect(start, number, end - start, 1)
            start = end
    canvas.setFillColor(HexColor(INK))
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def _draw_picture(canvas: SlipCanvas, picture: Picture) -> None:
    canvas.saveState()
    canvas.translate(picture.x_mm * POINTS_PER_MM, -picture.y_mm * POINTS_PER_MM)
    scale = picture.size_mm * POINTS_PER_MM / SIDE
    canvas.scale(scale, -scale)
    canvas.setStrokeColor(HexColor(picture.colour))
    canvas.setLineWidth(STROKE)
    canvas.setLineCap(_ROUND)
    canvas.setLineJoin(_ROUND)
    path = canvas.beginPath()
    for step, points in strokes_of(picture.name):
        flat = [number for point in points for number in point]
        if step == "moveTo":
            path.moveTo(*flat)
        elif step == "lineTo":
            path.lineTo(*flat)
        elif step == "curveTo":
            path.curveTo(*flat)
        elif step == "closePath":
            path.close()
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()
