"""Building blocks of a slip as plain data: paragraphs, boxes and squares with their place, measured from a corner.

Knows layout in millimetres, x to the right and y downwards from the upper left corner of the block. What is in a block,
`composition` decides; who draws it, `drawing`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from erstanlauf.i18n.languages import GERMAN, Language
from erstanlauf.slips.fonts import Fonts
from erstanlauf.slips.geometry import POINTS_PER_MM, Role, text_style
from erstanlauf.slips.text import Align, Paragraph, layout, text_width_pt


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A paragraph with its upper left corner."""

    paragraph: Paragraph
    x_mm: float
    y_mm: float

    @property
    def bottom_mm(self) -> float:
        return self.y_mm + self.paragraph.height_pt / POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; without a fill it is a frame. A height of 0 is a line."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    fill: str | None = None
    frame: str | None = None


@dataclass(frozen=True, slots=True)
class Squares:
    """A pattern of dark squares (a QR code) in a square of this size, rows from the top."""

    rows: tuple[tuple[bool, ...], ...]
    x_mm: float
    y_mm: float
    size_mm: float


@dataclass(frozen=True, slots=True)
class Block:
    """Things that stay together on a page."""

    height_mm: float
    texts: tuple[PlacedText, ...] = ()
    boxes: tuple[Box, ...] = ()
    squares: tuple[Squares, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block and where its upper left corner stands on the page."""

    block: Block
    x_mm: float
    y_mm: float


@dataclass(frozen=True, slots=True)
class Column:
    """A strip of the page for one language; reading starts at its left or right edge, as the language does."""

    language: Language
    left_mm: float
    width_mm: float
    align: Align = "start"

    def narrowed(self, start_mm: float) -> "Column":
        """Return what is left when so much is taken from where reading starts."""
        left_mm = self.left_mm if self.language.is_rtl else self.left_mm + start_mm
        return replace(self, left_mm=left_mm, width_mm=self.width_mm - start_mm)

    def for_german(self) -> "Column":
        """Return the column for German words in it: they keep their direction and stand where reading starts."""
        return replace(self, language=GERMAN, align="end" if self.language.is_rtl else "start")

    def cut_to(self, width_mm: float) -> "Column":
        """Return the part of this width where reading starts."""
        left_mm = self.left_mm + self.width_mm - width_mm if self.language.is_rtl else self.left_mm
        return replace(self, left_mm=left_mm, width_mm=width_mm)


class Typesetter:
    """The one door through which text gets onto a slip, in letters of one size.

    Raises GlyphMissing for a text that cannot be printed whole.
    """

    def __init__(self, fonts: Fonts, body_pt: float) -> None:
        self._fonts = fonts
        self._body_pt = body_pt
        self._printable: set[str] = set()
        self.width_mm = cache(self._width_mm)

    def place(self, text: str, role: Role, column: Column, y_mm: float) -> PlacedText:
        """Lay a text out in a column, its top at `y_mm`."""
        self._require(text)
        language = column.language
        style = text_style(role, language, self._body_pt, column.align)
        width_pt = column.width_mm * POINTS_PER_MM
        paragraph = layout(text, self._fonts, style, width_pt, language)
        return PlacedText(paragraph, column.left_mm, y_mm)

    def row(self, parts: Sequence[tuple[str, Role, Column]], y_mm: float) -> tuple[list[PlacedText], float]:
        """Lay texts out side by side from the same top; answers them and the bottom of the tallest."""
        placed = [self.place(text, role, column, y_mm) for text, role, column in parts if text]
        return placed, max((each.bottom_mm for each in placed), default=y_mm)

    def _width_mm(self, text: str, role: Role, language: Language) -> float:
        """Measure a text on one line."""
        style = text_style(role, language, self._body_pt)
        return text_width_pt(text, self._fonts, style, language) / POINTS_PER_MM

    def _require(self, text: str) -> None:
        new = set(text) - self._printable
        if new:
            self._fonts.require("".join(sorted(new)))
            self._printable |= new
