"""Puts blocks on the pages of a PDF file. Knows ReportLab; what the blocks mean is not its matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby

from erstanlauf.slips.layout.blocks import (
    ORNAMENT,
    Box,
    Drawing,
    DrawnText,
    Picture,
    PlacedBlock,
    PlacedText,
    Squares,
)
from erstanlauf.slips.layout.geometry import INK, PAPER, POINTS_PER_MM, QUIET, Sheet
from erstanlauf.slips.layout.pictograms import SIDE, STROKE, outline_of
from erstanlauf.slips.pdf.canvas import SlipCanvas, colour_operands
from erstanlauf.slips.pdf.glyphs import draw

_LINE_PT = 0.5
_CORNER_PT = 4.0
_ROUND = 1
# The ring behind a draft, as shares of the letter size.
_MARK_WIDTH = 0.2
_MARK_HEIGHT = 0.62


@dataclass(frozen=True, slots=True)
class DocumentData:
    """What the file says of itself; nothing of the machine, the time or the person. Without an author, as on a neutral
    slip, nothing of the program either: its name is that of the desk.
    """

    title: str
    author: str
    language: str


def pdf_of(pages: Sequence[Sequence[PlacedBlock]], sheet: Sheet, data: DocumentData) -> bytes:
    """Return the pages as a PDF file; the same pages give the same bytes."""
    file = BytesIO()
    canvas = SlipCanvas(file, (sheet.width_mm * POINTS_PER_MM, sheet.height_mm * POINTS_PER_MM))
    canvas.setTitle(data.title)
    canvas.setAuthor(data.author)
    canvas.setCreator("Erstanlauf" if data.author else "")
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
    if placed.block.bookmark:
        canvas.bookmark(placed.block.bookmark)
    if placed.block.kind != ORNAMENT:
        canvas.open_section(placed.block.kind)
    for text in placed.block.texts:
        is_ornament = placed.block.kind == ORNAMENT
        with canvas.ornament() if is_ornament else canvas.tagged(text.tag, text.paragraph.language.tag):
            _draw_text(canvas, text)
    for drawing in placed.block.drawings:
        with canvas.figure(drawing.language.tag, drawing.alternative, _on_page(drawing, placed, sheet)):
            _draw_drawing(canvas, drawing)
    with canvas.ornament():
        canvas.add_operators(f"{_ROUND} J")
        for text in placed.block.texts:
            if text.is_draft:
                _draw_draft_mark(canvas, text)
    canvas.restoreState()


def _draw_text(canvas: SlipCanvas, text: PlacedText) -> None:
    x_pt, y_pt = text.x_mm * POINTS_PER_MM, -text.y_mm * POINTS_PER_MM
    if not text.is_turned:
        draw(canvas, text.paragraph, x_pt, y_pt)
        return
    canvas.add_operators(f"q 0 1 -1 0 {x_pt:.2f} {y_pt:.2f} cm")
    draw(canvas, text.paragraph, 0.0, 0.0)
    canvas.add_operators("Q")


def _draw_draft_mark(canvas: SlipCanvas, text: PlacedText) -> None:
    """Draw a small ring behind the last letter of a text, raised like a footnote sign: a dot and a white one in it."""
    style, line = text.paragraph.style, text.paragraph.lines[-1]
    width = style.size_pt * _MARK_WIDTH
    behind = -1.5 * width if text.paragraph.language.is_rtl else line.width_pt + 1.5 * width
    baseline = -text.y_mm * POINTS_PER_MM - text.paragraph.baseline_pt(len(text.paragraph.lines) - 1)
    x, y = text.x_mm * POINTS_PER_MM + line.x_pt + behind, baseline + _MARK_HEIGHT * style.size_pt
    for colour, dot in ((QUIET, width), (PAPER, width - 2 * _LINE_PT)):
        canvas.add_operators(f"{colour_operands(colour)} RG {dot:.2f} w {x:.1f} {y:.1f} m {x:.1f} {y:.1f} l S")


def _draw_box(canvas: SlipCanvas, box: Box) -> None:
    left, bottom = box.x_mm * POINTS_PER_MM, -(box.y_mm + box.height_mm) * POINTS_PER_MM
    width, height = box.width_mm * POINTS_PER_MM, box.height_mm * POINTS_PER_MM
    colours = f"{_LINE_PT} w"
    if box.fill:
        colours += f" {colour_operands(box.fill)} rg"
    if box.frame:
        colours += f" {colour_operands(box.frame)} RG"
    canvas.add_operators(colours)
    if not height:
        canvas.add_operators(f"{left:.2f} {bottom:.2f} m {left + width:.2f} {bottom:.2f} l S")
    elif box.frame:
        canvas.roundRect(
            left, bottom, width, height, min(_CORNER_PT, height / 8), stroke=1, fill=int(box.fill is not None)
        )
    else:
        canvas.add_operators(f"{left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")


def _draw_squares(canvas: SlipCanvas, squares: Squares) -> None:
    """Draw all squares as one filled path, neighbours in a row as one rectangle, so that no seam shows."""
    side_pt = squares.size_mm * POINTS_PER_MM / len(squares.rows)
    canvas.add_operators(f"q {_moved(squares.x_mm, squares.y_mm, side_pt)} {colour_operands(INK)} rg")
    for number, row in enumerate(squares.rows):
        start = 0
        for dark, group in groupby(row):
            width = len(list(group))
            if dark:
                canvas.add_operators(f"{start} {number} {width} 1 re")
            start += width
    canvas.add_operators("f Q")


def _draw_picture(canvas: SlipCanvas, picture: Picture) -> None:
    place = _moved(picture.x_mm, picture.y_mm, picture.size_mm * POINTS_PER_MM / SIDE)
    look = f"{colour_operands(picture.colour)} RG {STROKE:g} w {_ROUND} J {_ROUND} j"
    canvas.add_operators(f"q {place} {look} {outline_of(picture.name)} S Q")


def _on_page(drawing: Drawing, placed: PlacedBlock, sheet: Sheet) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a drawing in points of the page."""
    left_mm, top_mm = placed.x_mm + drawing.x_mm, sheet.height_mm - placed.y_mm - drawing.y_mm
    edges_mm = (left_mm, top_mm - drawing.height_mm, left_mm + drawing.width_mm, top_mm)
    left, bottom, right, top = (each * POINTS_PER_MM for each in edges_mm)
    return left, bottom, right, top


def _draw_drawing(canvas: SlipCanvas, drawing: Drawing) -> None:
    canvas.add_operators(f"q {_moved(drawing.x_mm, drawing.y_mm, 1.0)} {drawing.operators} Q")
    x_pt, y_pt = drawing.x_mm * POINTS_PER_MM, -drawing.y_mm * POINTS_PER_MM
    for text in drawing.texts:
        _draw_line(canvas, text, x_pt + text.x_pt, y_pt - text.y_pt)


def _draw_line(canvas: SlipCanvas, text: DrawnText, x_pt: float, y_pt: float) -> None:
    ascent_pt = text.paragraph.baseline_pt(0)
    if not text.is_turned:
        draw(canvas, text.paragraph, x_pt, y_pt + ascent_pt)
        return
    canvas.add_operators(f"q 0 1 -1 0 {x_pt:.2f} {y_pt:.2f} cm")
    draw(canvas, text.paragraph, 0.0, ascent_pt)
    canvas.add_operators("Q")


def _moved(x_mm: float, y_mm: float, scale: float) -> str:
    """Return the operator that puts the origin here, y downwards, and makes a unit so many points long."""
    return f"{scale:.4f} 0 0 {-scale:.4f} {x_mm * POINTS_PER_MM:.2f} {-y_mm * POINTS_PER_MM:.2f} cm"
