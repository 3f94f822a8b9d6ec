"""Draw laid-out paragraphs on a canvas so that they can be read, searched, copied and printed anywhere.

Knows the text operators of PDF; how lines come about is the matter of `text`, the embedded fonts that of `pdf_fonts`.

Why this way (2026-11): ReportLab 5.1 can shape text by itself, but sets Arabic words in reverse order, fails on raised
marks and maps shaped glyphs to private code points, so that nothing can be searched. Here every glyph carries the text
it stands for.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from erstanlauf.slips.pdf.canvas import SlipCanvas, colour_operands
from erstanlauf.slips.text.fonts import Cluster, Font
from erstanlauf.slips.text.paragraphs import GlyphRun, Line, Paragraph

# Steer the layout and are not part of what a reader copies: bidi controls, soft hyphen, zero width space, word joiner.
_CONTROLS = dict.fromkeys(
    map(ord, "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069")
)
# Smaller moves, in thousandths of the text size, are not seen on paper.
_SMALLEST_MOVE = 0.05
_SMALLEST_RISE_PT = 0.001

_Shown = tuple[tuple[int, str], ...]
"""Glyphs drawn one after the other, each with the text it stands for; what code it has, only a document knows."""

_Part = str | tuple[Font, _Shown | None]
"""A piece of a line: operators as they are, a font to take (without glyphs), or glyphs of a font."""


def draw(canvas: SlipCanvas, paragraph: Paragraph, x_pt: float, top_pt: float) -> None:
    """Draw a paragraph with its upper left corner at x_pt, top_pt in the canvas's own coordinates (y grows upwards).

    Leaves colour and all other state of the canvas as they were. The operators are balanced, so the call may stand
    inside a marked-content sequence.
    """
    operators = [f"q {colour_operands(paragraph.style.colour)} rg "]
    for number, (line, parts) in enumerate(zip(paragraph.lines, _prepared(paragraph), strict=True)):
        if parts:
            place = f"{_number(x_pt + line.x_pt)} {_number(top_pt - paragraph.baseline_pt(number))}"
            operators += [f"BT 1 0 0 1 {place} Tm ", *(_written(part, canvas) for part in parts), "ET "]
    canvas.add_operators("".join((*operators, "Q")))


def _written(part: _Part, canvas: SlipCanvas) -> str:
    if isinstance(part, str):
        return part
    font, shown = part
    embedded = canvas.embedded(font)
    if shown is None:
        return f"/{embedded.resource_name} "
    return f"<{''.join(map(embedded.codes.__getitem__, shown))}>"


@lru_cache(1024)
def _prepared(paragraph: Paragraph) -> tuple[tuple[_Part, ...], ...]:
    """Return the parts of each line, all but place and codes: slips repeat their sentences."""
    return tuple(_LineParts(line, paragraph.style.size_pt).finished() for line in paragraph.lines)


class _LineParts:
    """Collects the parts of one line."""

    def __init__(self, line: Line, size_pt: float) -> None:
        self._size_pt = size_pt
        self._parts: list[_Part] = []
        self._shown: list[str | _Shown] = []
        self._glyphs: list[tuple[int, str]] = []
        self._pending_move = 0.0
        self._rise_pt = 0.0
        # Left-to-right runs whose glyphs do not stand for one character each carry their text as a whole. In a line
        # with right-to-left runs that does harm: viewers turn drawn glyphs round by themselves and would reverse it.
        carries_text = not any(run.is_rtl for run in line.runs)
        for run in line.runs:
            if carries_text and _is_complex(run):
                text = run.text.translate(_CONTROLS).encode("utf-16-be").hex().upper()
                self._parts.append(f"/Span<</ActualText<FEFF{text}>>>BDC ")
                self._add_run(run)
                self._parts.append("EMC ")
            else:
                self._add_run(run)

    def finished(self) -> tuple[_Part, ...]:
        return (*self._parts, "0 Ts ") if self._rise_pt else tuple(self._parts)

    def _add_run(self, run: GlyphRun) -> None:
        self._parts += [(run.font, None), f"{_number(self._size_pt * run.font.scale)} Tf "]
        for cluster in run.clusters:
            text = run.text[cluster.start : cluster.end].translate(_CONTROLS)
            if not text:
                self._pending_move -= cluster.advance
                continue
            for glyph, part in zip(cluster.glyphs, _parts_of(text, cluster, run.is_rtl), strict=True):
                self._rise_to(glyph.y_offset * self._size_pt / 1000, run.font)
                self._pending_move -= glyph.x_offset
                self._move(run.font.scale)
                self._glyphs.append((glyph.id, part))
                self._pending_move += run.font.advance(glyph.id) - glyph.advance + glyph.x_offset
        self._move(run.font.scale)
        self._show(run.font)

    def _rise_to(self, rise_pt: float, font: Font) -> None:
        if abs(rise_pt - self._rise_pt) > _SMALLEST_RISE_PT:
            self._show(font)
            self._parts.append(f"{_number(rise_pt)} Ts ")
            self._rise_pt = rise_pt

    def _move(self, scale: float) -> None:
        """Add the pending move to the array of TJ, where a positive number goes to the left."""
        if abs(self._pending_move) > _SMALLEST_MOVE:
            self._end_glyphs()
            self._shown.append(_number(self._pending_move / scale))
            self._pending_move = 0.0

    def _end_glyphs(self) -> None:
        if self._glyphs:
            self._shown.append(tuple(self._glyphs))
            self._glyphs = []

    def _show(self, font: Font) -> None:
        self._end_glyphs()
        if self._shown:
            shown: Iterator[_Part] = (each if isinstance(each, str) else (font, each) for each in self._shown)
            self._parts += ["[", *shown, "]TJ "]
            self._shown = []


def _is_complex(run: GlyphRun) -> bool:
    return any(len(cluster.glyphs) > 1 or cluster.end - cluster.start > 1 for cluster in run.clusters)


def _parts_of(text: str, cluster: Cluster, is_rtl: bool) -> Sequence[str]:
    """Give each glyph of a cluster the text it stands for: the widest stands for all, for marks have no width.

    Readers of a file turn what runs from right to left round letter by letter, also the letters of one glyph: there
    they stand the other way round, so that a mark comes behind its letter again.
    """
    widest = max(range(len(cluster.glyphs)), key=lambda index: cluster.glyphs[index].advance)
    return ["" if index != widest else text[::-1] if is_rtl else text for index in range(len(cluster.glyphs))]


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
