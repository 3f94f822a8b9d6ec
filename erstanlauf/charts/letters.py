"""Sizes of letters in a chart and blocks of lines set with them. Knows texts and places, no chart."""

from collections.abc import Iterator
from dataclasses import dataclass

from erstanlauf.charts.marks import ASCENT, DESCENT, Anchor, Text, Tone
from erstanlauf.charts.measuring import Measure
from erstanlauf.charts.wording import wrapped

LABEL, SMALL = 9.0, 8.0
GAP = 5.0
"""Between a text and what stands beside it."""
_LEADING = 1.25


@dataclass(frozen=True, slots=True)
class LabelBlock:
    """A label in one or more lines of one size."""

    lines: tuple[str, ...]
    size: float
    width: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * _LEADING

    def texts(self, x: float, top: float, anchor: Anchor, tone: Tone = Tone.INK) -> Iterator[Text]:
        """Set the lines below each other, from `top` down."""
        for number, line in enumerate(self.lines):
            yield Text(x, top + base_line(self.size) + number * self.size * _LEADING, line, self.size, anchor, tone)


def block(text: str, size: float, width: float, measure: Measure) -> LabelBlock:
    """Return a label in lines no wider than that."""
    lines = wrapped(text, size, width, measure)
    return LabelBlock(lines, size, max((measure(line, size, is_bold=False) for line in lines), default=0.0))


def base_line(size: float) -> float:
    """Return how far below the top of a line its letters stand."""
    return (_LEADING - ASCENT - DESCENT) / 2 * size + ASCENT * size


def centred(size: float, middle: float) -> float:
    """Return the base line of a text with its letters around a height."""
    return middle + _HALF_CAPITAL * size


def between(least: float, usual: float, room: float, least_room: float, usual_room: float) -> float:
    """Return a size between two, as near to the usual one as this room allows; the room may not grow ever slower."""
    if usual_room <= least_room:
        return usual
    return least + (usual - least) * min(max((room - least_room) / (usual_room - least_room), 0.0), 1.0)


_HALF_CAPITAL = 0.357
"""Half the height of capitals and figures in Noto Sans, as a share of the size."""
