"""What a chart is drawn with. Lengths in points, x to the right and y downwards from the upper left corner.

Knows no colours: a tone or a shade says which colour of a `Palette` is meant.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

ASCENT, DESCENT = 0.95, 0.28
"""How far the letters of a text reach above and below its base line, as shares of its size."""

Point = tuple[float, float]

HATCH, HATCH_WIDTH = 4.0, 0.6
"""Distance and width of the lines across a hatched rectangle, in points."""


class Tone(StrEnum):
    """A colour by what it is for."""

    INK = "ink"
    QUIET = "quiet"
    HAIRLINE = "hairline"
    ACCENT = "accent"
    PAPER = "paper"


class Anchor(StrEnum):
    """Which point of a text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"

    @property
    def share_before(self) -> float:
        """How much of the text stands before that point."""
        return {"start": 0.0, "middle": 0.5, "end": 1.0}[self.value]


class DotShape(StrEnum):
    """Shapes that can be told apart without colour, also where they are small."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A ground in one of the shades of a palette, 0 the lightest; `is_hatched` draws thin lines across it."""

    x: float
    y: float
    width: float
    height: float
    shade: int
    is_hatched: bool = False

    def scaled(self, by: float) -> Self:
        return replace(self, x=self.x * by, y=self.y * by, width=self.width * by, height=self.height * by)

    def hatches(self) -> Iterator[tuple[Point, Point]]:
        """Yield the lines across it, from its lower left to its upper right, none longer than it is."""
        if not self.is_hatched:
            return
        right, bottom = self.x + self.width, self.y + self.height
        for number in range(1, int((self.width + self.height) / HATCH) + 1):
            way = number * HATCH
            low = (self.x + max(way - self.height, 0.0), min(self.y + way, bottom))
            high = (min(self.x + way, right), self.y + max(way - self.width, 0.0))
            yield low, high


@dataclass(frozen=True, slots=True)
class Line:
    """Straight lines from point to point; `dash` holds lengths of strokes and gaps, nothing for a whole line."""

    points: tuple[Point, ...]
    tone: Tone
    width: float
    dash: tuple[float, ...] = ()

    def scaled(self, by: float) -> Self:
        points = tuple((x * by, y * by) for x, y in self.points)
        return replace(self, points=points, width=self.width * by, dash=tuple(each * by for each in self.dash))


@dataclass(frozen=True, slots=True)
class Dot:
    """A small sign around a point; one that is not filled has paper inside."""

    x: float
    y: float
    radius: float
    shape: DotShape
    tone: Tone
    is_filled: bool = True

    def scaled(self, by: float) -> Self:
        return replace(self, x=self.x * by, y=self.y * by, radius=self.radius * by)

    def corners(self) -> tuple[Point, ...]:
        """Return where the sides of the sign meet; nothing for a circle."""
        x, y, far = self.x, self.y, self.radius
        near = far * _SQUARE
        return {
            DotShape.CIRCLE: (),
            DotShape.SQUARE: ((x - near, y - near), (x + near, y - near), (x + near, y + near), (x - near, y + near)),
            DotShape.TRIANGLE: ((x, y - far), (x + far, y + far * _FOOT), (x - far, y + far * _FOOT)),
            DotShape.DIAMOND: ((x, y - far), (x + far, y), (x, y + far), (x - far, y)),
        }[self.shape]


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, `y` its base line. What stands on a shade is written in the ink that can be read there.

    `is_turned` lets it run upwards from its point, the letters to its left.
    """

    x: float
    y: float
    text: str
    size: float
    anchor: Anchor = Anchor.START
    tone: Tone = Tone.INK
    is_bold: bool = False
    on_shade: int | None = None
    is_turned: bool = False

    def scaled(self, by: float) -> Self:
        return replace(self, x=self.x * by, y=self.y * by, size=self.size * by)


Mark = Rectangle | Line | Dot | Text

_SQUARE, _FOOT = 0.85, 0.8
"""Half the side of a square and how far a triangle reaches down, as shares of the radius: all look equally large."""
