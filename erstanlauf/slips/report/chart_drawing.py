"""Puts a chart into a block: its marks as PDF operators, its texts as text, all of it one tagged figure.

Knows marks and blocks; what a chart means, its caller knows.
"""

from erstanlauf.charts import Chart, Palette, layout, natural_height
from erstanlauf.charts.marks import HATCH_WIDTH, Dot, DotShape, Line, Rectangle, Text, Tone
from erstanlauf.i18n.languages import Language
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import Block, Drawing, DrawnText
from erstanlauf.slips.layout.geometry import POINTS_PER_MM
from erstanlauf.slips.pdf.canvas import colour_operands
from erstanlauf.slips.text import paragraphs
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.slips.text.paragraphs import TextStyle, text_width_pt

PRINTED = Palette(paper=g.PAPER, ink=g.INK, quiet=g.QUIET, hairline=g.HAIRLINE, accent=g.ACCENT)
_DOT_EDGE = 1.1
_CIRCLE = 0.5523
"""How far the handles of a quarter of a circle are from its ends, as a share of the radius."""
_UNLIMITED_PT = 1e6


class _PaperMeasure:
    """Measures texts as they are set on paper."""

    def __init__(self, fonts: Fonts, language: Language) -> None:
        self._fonts = fonts
        self._language = language

    def __call__(self, text: str, size: float, *, is_bold: bool) -> float:
        return text_width_pt(text, self._fonts, TextStyle(size, size, is_bold), self._language)


def chart_block(chart: Chart, alternative: str, fonts: Fonts, language: Language, width_mm: float) -> Block:
    """Return a chart as wide as this and as high as it looks best; `alternative` is what is read out in its place."""
    measure = _PaperMeasure(fonts, language)
    width_pt = width_mm * POINTS_PER_MM
    height_pt = natural_height(chart, width_pt, measure)
    if not height_pt:
        return Block(0.0)
    marks = layout(chart, width_pt, height_pt, measure)
    operators = " ".join(_operators(each) for each in marks if not isinstance(each, Text))
    texts = tuple(_drawn(each, fonts, language) for each in marks if isinstance(each, Text))
    height_mm = height_pt / POINTS_PER_MM
    drawing = Drawing(operators, texts, alternative, language, 0.0, 0.0, width_mm, height_mm)
    return Block(height_mm, drawings=(drawing,))


def _drawn(text: Text, fonts: Fonts, language: Language) -> DrawnText:
    colour = PRINTED.tone(text.tone) if text.on_shade is None else PRINTED.ink_on(text.on_shade)
    style = TextStyle(text.size, text.size, text.is_bold, colour=colour)
    paragraph = paragraphs.layout(text.text, fonts, style, _UNLIMITED_PT, language)
    before = paragraph.widest_line_pt * text.anchor.share_before
    x, y = (text.x, text.y + before) if text.is_turned else (text.x - before, text.y)
    return DrawnText(paragraph, x, y, text.is_turned)


def _operators(mark: Rectangle | Line | Dot) -> str:
    if isinstance(mark, Rectangle):
        return _rectangle(mark)
    return _line(mark) if isinstance(mark, Line) else _dot(mark)


def _rectangle(mark: Rectangle) -> str:
    colour = colour_operands(PRINTED.shade(mark.shade))
    ground = f"{colour} rg {_number(mark.x)} {_number(mark.y)} {_number(mark.width)} {_number(mark.height)} re f"
    hatches = [_path(each) for each in mark.hatches()]
    if not hatches:
        return ground
    return f"{ground} {_stroke(PRINTED.tone(Tone.QUIET), HATCH_WIDTH)} [] 0 d {' '.join(hatches)} S"


def _line(mark: Line) -> str:
    dash = " ".join(_number(each) for each in mark.dash)
    return f"{_stroke(PRINTED.tone(mark.tone), mark.width)} 1 j [{dash}] 0 d {_path(mark.points)} S"


def _dot(mark: Dot) -> str:
    ink = PRINTED.tone(mark.tone)
    ground = colour_operands(ink if mark.is_filled else PRINTED.paper)
    outline = _circle(mark) if mark.shape is DotShape.CIRCLE else _path(mark.corners())
    return f"{ground} rg {_stroke(ink, _DOT_EDGE)} [] 0 d {outline} b"


def _circle(mark: Dot) -> str:
    x, y, far = mark.x, mark.y, mark.radius
    near = far * _CIRCLE
    curves = (
        (x + far, y + near, x + near, y + far, x, y + far),
        (x - near, y + far, x - far, y + near, x - far, y),
        (x - far, y - near, x - near, y - far, x, y - far),
        (x + near, y - far, x + far, y - near, x + far, y),
    )
    return f"{_number(x + far)} {_number(y)} m " + " ".join(
        f"{' '.join(_number(each) for each in curve)} c" for curve in curves
    )


def _path(points: tuple[tuple[float, float], ...]) -> str:
    (x, y), *others = points
    lines = (f"{_number(x)} {_number(y)} l" for x, y in others)
    return " ".join((f"{_number(x)} {_number(y)} m", *lines))


def _stroke(colour: str, width: float) -> str:
    return f"{colour_operands(colour)} RG {_number(width)} w"


def _number(value: float) -> str:
    return f"{value:.2f}"
