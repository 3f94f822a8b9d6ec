"""Building blocks of a slip as plain data: paragraphs, boxes and squares with their place, measured from a corner.

Knows layout in millimetres, x to the right and y downwards from the upper left corner of the block. What is in a block,
`composition` decides; who draws it, `drawing`.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from erstanlauf.i18n.languages import GERMAN, Language
from erstanlauf.i18n.phrases.voice import DRAFT_MARK
from erstanlauf.slips.layout.geometry import POINTS_PER_MM, Role, text_style
from erstanlauf.slips.pdf.tags import SECTION
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.slips.text.paragraphs import Align, Paragraph, layout, text_width_pt

ORNAMENT = "Artifact"

_LEVEL_MM = 0.01
"""What stands less than this apart stands level; heights are sums of rounded ones."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A paragraph with its upper left corner, what it is in the structure of the document, and whether nobody has
    checked its translation, which then shows as a small mark behind it. One that is turned runs upwards: its corner is
    the lower left one, and it goes down by no height of its own.
    """

    paragraph: Paragraph
    x_mm: float
    y_mm: float
    tag: str = "P"
    is_draft: bool = False
    is_turned: bool = False

    @property
    def line_mm(self) -> float:
        """How high one line of it is."""
        return self.paragraph.style.leading_pt / POINTS_PER_MM

    @property
    def bottom_mm(self) -> float:
        return self.y_mm if self.is_turned else self.y_mm + self.paragraph.height_pt / POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; without a fill it is a frame. A height of 0 is a line."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    fill: str | None = None
    frame: str | None = None

    def between(self, from_mm: float, to_mm: float) -> "Box | None":
        """Return the part of the box between two heights, None where there is none."""
        ends_mm = self.y_mm + self.height_mm
        if self.y_mm > from_mm - _LEVEL_MM and ends_mm < to_mm + _LEVEL_MM:
            return self if self.height_mm or self.y_mm < to_mm - _LEVEL_MM else None
        top_mm, bottom_mm = max(self.y_mm, from_mm), min(ends_mm, to_mm)
        if bottom_mm - top_mm <= _LEVEL_MM:
            return None
        return replace(self, y_mm=top_mm, height_mm=bottom_mm - top_mm)


@dataclass(frozen=True, slots=True)
class Squares:
    """A pattern of dark squares (a QR code) in a square of this size, rows from the top."""

    rows: tuple[tuple[bool, ...], ...]
    x_mm: float
    y_mm: float
    size_mm: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A pictogram by the name of its file, in a square of this size."""

    name: str
    x_mm: float
    y_mm: float
    size_mm: float
    colour: str


@dataclass(frozen=True, slots=True)
class DrawnText:
    """One line in a drawing: the left end of its base line, in points from the drawing's upper left corner.

    `is_turned` lets it run upwards from there.
    """

    paragraph: Paragraph
    x_pt: float
    y_pt: float
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of PDF operators, in points from its upper left corner with y downwards, and texts on it.

    Who cannot see it hears `alternative`.
    """

    operators: str
    texts: tuple[DrawnText, ...]
    alternative: str
    language: Language
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float


Thing = TypeVar("Thing", PlacedText, Box, Squares, Picture, Drawing)


def _moved(things: tuple[Thing, ...], x_mm: float, y_mm: float) -> tuple[Thing, ...]:
    return tuple(replace(each, x_mm=each.x_mm + x_mm, y_mm=each.y_mm + y_mm) for each in things)


@dataclass(frozen=True, slots=True)
class Block:
    """Things that stay together on a page. `kind` is what they are in the structure of the document, `ORNAMENT` where
    nobody needs to hear them again; `bookmark` is the entry of the list of contents that leads here, if any.
    """

    height_mm: float
    texts: tuple[PlacedText, ...] = ()
    boxes: tuple[Box, ...] = ()
    squares: tuple[Squares, ...] = ()
    pictures: tuple[Picture, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    kind: str = SECTION
    bookmark: str = ""

    def moved(self, x_mm: float, y_mm: float) -> "Block":
        """Return the block with all that is in it further to the right and further down; its height stays."""
        return replace(
            self,
            texts=_moved(self.texts, x_mm, y_mm),
            boxes=_moved(self.boxes, x_mm, y_mm),
            squares=_moved(self.squares, x_mm, y_mm),
            pictures=_moved(self.pictures, x_mm, y_mm),
            drawings=_moved(self.drawings, x_mm, y_mm),
        )

    def last_cut_mm(self, room_mm: float) -> float:
        """Return how far down, at most `room_mm`, a line begins that nothing stands across; 0 where there is none."""
        solid = [(each.y_mm, each.bottom_mm) for each in self.texts]
        solid += [(each.y_mm, each.y_mm + each.size_mm) for each in self.squares]
        solid += [(each.y_mm, each.y_mm + each.size_mm) for each in self.pictures]
        solid += [(each.y_mm, each.y_mm + each.height_mm) for each in self.drawings]
        tops = (each.y_mm for each in self.texts if each.y_mm <= room_mm)
        free = (y for y in tops if not any(top + _LEVEL_MM < y < bottom - _LEVEL_MM for top, bottom in solid))
        return max(free, default=0.0)

    def cut(self, y_mm: float) -> "tuple[Block, Block]":
        """Return what stands above and what stands below a place that `last_cut_mm` names; boxes go on below."""
        above, below = self._between(0.0, y_mm), self._between(y_mm, self.height_mm)
        return above, below.moved(0.0, -y_mm)

    def _between(self, from_mm: float, to_mm: float) -> "Block":
        """Return what begins between two heights, where it is, and as much of each box as lies there."""

        def begins(y_mm: float) -> bool:
            return from_mm - _LEVEL_MM <= y_mm < to_mm - _LEVEL_MM

        return replace(
            self,
            height_mm=to_mm - from_mm,
            texts=tuple(each for each in self.texts if begins(each.y_mm)),
            boxes=tuple(part for box in self.boxes if (part := box.between(from_mm, to_mm))),
            squares=tuple(each for each in self.squares if begins(each.y_mm)),
            pictures=tuple(each for each in self.pictures if begins(each.y_mm)),
            drawings=tuple(each for each in self.drawings if begins(each.y_mm)),
        )


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
    """The one door through which text gets onto a slip, in letters of one size."""

    def __init__(self, fonts: Fonts, body_pt: float) -> None:
        self._fonts = fonts
        self._body_pt = body_pt
        self.width_mm = cache(self._width_mm)

    def place(self, text: str, role: Role, column: Column, y_mm: float) -> PlacedText:
        """Lay a text out in a column, its top at `y_mm`; a `DRAFT_MARK` anywhere in it makes it a draft."""
        is_draft = DRAFT_MARK in text
        text = text.replace(DRAFT_MARK, "")
        language = column.language
        style = text_style(role, language, self._body_pt, column.align)
        width_pt = column.width_mm * POINTS_PER_MM
        paragraph = layout(text, self._fonts, style, width_pt, language)
        return PlacedText(paragraph, column.left_mm, y_mm, role.tag, is_draft)

    def _width_mm(self, text: str, role: Role, language: Language) -> float:
        """Measure a text on one line."""
        style = text_style(role, language, self._body_pt)
        text = text.replace(DRAFT_MARK, "")
        return text_width_pt(text, self._fonts, style, language) / POINTS_PER_MM
