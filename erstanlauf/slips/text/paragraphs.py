"""Layout of a paragraph: from text to lines of positioned glyphs, as plain data that `pdf_text` draws.

Knows characters, fonts and widths; nothing of pages, PDF or what the text says. Lengths are in points, x grows to the
right.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from erstanlauf.i18n.languages import Language
from erstanlauf.slips.text import bidi
from erstanlauf.slips.text.fonts import Cluster, Font, Fonts
from erstanlauf.slips.text.items import Item, items_of
from erstanlauf.slips.text.line_breaks import NO_BREAK_SPACES, SOFT_HYPHEN, TRAILING, break_opportunities

Align = Literal["start", "end", "center"]

# Where the base line stands in the height of the text; the same for all fonts, so that columns stand level.
_BASELINE_SHARE = 0.8
# Widths are sums of rounded advances; without this a text would not fit into its own width.
_TOLERANCE_PT = 0.01
# Wider than any text of a slip.
_UNLIMITED_PT = 1e6
_SPACES = f" {NO_BREAK_SPACES}"
# A line ends at a no-break space only where it had to be broken there.
_NEVER_LAST = f"{TRAILING}{NO_BREAK_SPACES}"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph looks. `start` is the left side in left-to-right text, the right side in right-to-left text."""

    size_pt: float
    leading_pt: float
    bold: bool = False
    align: Align = "start"
    colour: str = "#000000"


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Characters of one font, script and direction as they stand on a line.

    `start` is the place of `text` in the text of the line; `clusters` stand from left to right and count characters of
    `text`.
    """

    font: Font
    text: str
    start: int
    is_rtl: bool
    x_pt: float
    clusters: tuple[Cluster, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text in reading order without spaces at its end, and its runs from left to right.

    `x_pt` is its distance from the left edge of the paragraph; that of a run counts from the line.
    """

    text: str
    runs: tuple[GlyphRun, ...]
    x_pt: float
    width_pt: float


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A text laid out in a width, ready to be drawn any number of times; each is equal to itself alone."""

    lines: tuple[Line, ...]
    style: TextStyle
    width_pt: float
    language: Language

    @property
    def height_pt(self) -> float:
        return len(self.lines) * self.style.leading_pt

    @property
    def widest_line_pt(self) -> float:
        return max(line.width_pt for line in self.lines)

    def baseline_pt(self, line: int) -> float:
        """Measure from the top of the paragraph down to the base line of one of its lines."""
        style = self.style
        half_leading = (style.leading_pt - style.size_pt) / 2
        return line * style.leading_pt + half_leading + _BASELINE_SHARE * style.size_pt


@lru_cache(2048)
def layout(text: str, fonts: Fonts, style: TextStyle, width_pt: float, language: Language) -> Paragraph:
    """Lay a text out in lines no wider than `width_pt`; a line feed begins a new line, an empty text is one empty line.

    The language decides the base direction. A word wider than the line is broken between letters; a single letter may
    stand out. Characters without a glyph show as an empty box, see `Fonts.missing_from`. Slips repeat their sentences,
    so what was laid out lately is kept.
    """
    lines = []
    for part in _normalised(text).split("\n"):
        lines += _PartLayout(part, fonts, style, width_pt, language).lines()
    return Paragraph(tuple(lines), style, width_pt, language)


def text_width_pt(text: str, fonts: Fonts, style: TextStyle, language: Language) -> float:
    """Measure a text set without breaks other than its own line feeds."""
    return layout(text, fonts, style, _UNLIMITED_PT, language).widest_line_pt


def _normalised(text: str) -> str:
    """Composed letters have better glyphs; tabs have no place in running text."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")


class _PartLayout:
    """The layout of text without line feeds."""

    def __init__(self, text: str, fonts: Fonts, style: TextStyle, width_pt: float, language: Language) -> None:
        self._text = text
        self._style = style
        self._width_pt = width_pt
        self._language = language
        self._base, self._levels = bidi.paragraph_levels(text, bidi.RTL if language.is_rtl else bidi.LTR)
        self._chain = fonts.chain_for(text, language.fonts, bold=style.bold)
        self._items = items_of(text, self._levels, self._base, self._chain)

    def lines(self) -> list[Line]:
        spans = list(self._line_spans())
        return [self._line(start, end) for start, end in spans] or [Line("", (), self._aligned_x(0.0), 0.0)]

    def _shape(self, item: Item, text: str, level: int) -> tuple[Cluster, ...]:
        return item.font.shape(text, item.script, self._language.shaping_tag, level % 2 == 1)

    def _line_spans(self) -> Iterator[tuple[int, int]]:
        """Fill lines greedily: start and end of each in the text, trailing spaces included."""
        text = self._text
        offsets, cluster_starts = self._measured()
        ends = [*break_opportunities(text), len(text)]
        hyphen_pt = self._hyphen_width_pt() if SOFT_HYPHEN in text else 0.0
        start = position = 0
        while start < len(text):
            room = self._width_pt + _TOLERANCE_PT + offsets[start]
            fitting = start
            while position < len(ends) and self._end_pt(offsets, start, ends[position], hyphen_pt) <= room:
                fitting = ends[position]
                position += 1
            if fitting == start:
                limit = ends[position]
                within_word = [index for index in cluster_starts if start < index < limit]
                fitting = self._emergency_break([index for index in within_word if offsets[index] <= room])
                fitting = fitting or [*within_word, limit][0]
                position += fitting == limit
            yield start, fitting
            start = fitting

    def _emergency_break(self, fitting: list[int]) -> int:
        """Choose where to break what should stay whole but is wider than the line: at a space, as phone numbers have
        them too, else anywhere; 0 where nothing fits.
        """
        at_spaces = [index for index in fitting if self._text[index - 1] in _SPACES]
        return max(at_spaces or fitting, default=0)

    def _end_pt(self, offsets: list[float], start: int, end: int, hyphen_pt: float) -> float:
        """Measure to the visible end of a line that is broken before `end`."""
        is_hyphenated = self._text[end - 1] == SOFT_HYPHEN and end < len(self._text)
        return offsets[self._visible_end(start, end)] + (hyphen_pt if is_hyphenated else 0.0)

    def _measured(self) -> tuple[list[float], list[int]]:
        """Measure from the start of the text, as if on one line, to each character; list where clusters start."""
        advances = [0.0] * len(self._text)
        cluster_starts = []
        for item in self._items:
            for cluster in self._shape(item, self._text[item.start : item.end], item.level):
                index = item.start + cluster.start
                advances[index] = cluster.advance
                if not unicodedata.combining(self._text[index]):
                    cluster_starts.append(index)
        offsets = [0.0]
        for advance in advances:
            offsets.append(offsets[-1] + advance * self._style.size_pt / 1000)
        return offsets, sorted(cluster_starts)

    def _hyphen_width_pt(self) -> float:
        clusters = self._chain[0].shape("-", None, self._language.shaping_tag, False)
        return sum(cluster.advance for cluster in clusters) * self._style.size_pt / 1000

    def _visible_end(self, start: int, end: int) -> int:
        while end > start and self._text[end - 1] in _NEVER_LAST:
            end -= 1
        return end

    def _line(self, start: int, end: int) -> Line:
        visible_end = self._visible_end(start, end)
        text = self._text[start:visible_end]
        if text.endswith(SOFT_HYPHEN) and end < len(self._text):
            text = text[:-1] + "-"
        levels = bidi.line_levels(self._text, self._levels, self._base, start, visible_end)
        pieces = [
            (item, piece_start, piece_end, levels[piece_start])
            for item in self._items
            for piece_start, piece_end in _level_runs(levels, item.start - start, item.end - start)
        ]
        runs = []
        x_pt = 0.0
        for position in bidi.visual_order([level for *_, level in pieces]):
            item, piece_start, piece_end, level = pieces[position]
            run_text = text[piece_start:piece_end]
            clusters = self._shape(item, run_text, level)
            runs.append(GlyphRun(item.font, run_text, piece_start, level % 2 == 1, x_pt, clusters))
            x_pt += sum(cluster.advance for cluster in clusters) * self._style.size_pt / 1000
        return Line(text, tuple(runs), self._aligned_x(x_pt), x_pt)

    def _aligned_x(self, line_width_pt: float) -> float:
        slack = self._width_pt - line_width_pt
        if self._style.align == "center":
            return slack / 2
        is_on_the_right = (self._style.align == "end") != (self._base == bidi.RTL)
        return slack if is_on_the_right else 0.0


def _level_runs(levels: list[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut the part of a line within start to end where the level changes: the end of a line may have a new one."""
    start, end = max(start, 0), min(end, len(levels))
    while start < end:
        stop = start + 1
        while stop < end and levels[stop] == levels[start]:
            stop += 1
        yield start, stop
        start = stop
