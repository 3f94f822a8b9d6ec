"""Pictograms of `resources/icons` as lines to draw: outlines of 24 units a side, x to the right, y downwards.

Knows the form of these files – paths, no other shapes, all drawn with a stroke – and nothing of pages.
"""

from functools import lru_cache
from typing import Final

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import SVGPath

from erstanlauf import paths

SIDE: Final = 24.0
STROKE: Final = 2.0

Stroke = tuple[str, tuple[tuple[float, float], ...]]
"""`moveTo`, `lineTo`, `curveTo`, `closePath` or `endPath` with its points."""


@lru_cache(maxsize=64)
def strokes_of(name: str) -> tuple[Stroke, ...]:
    """Return the lines of a pictogram by the name of its file."""
    pen = RecordingPen()
    SVGPath.fromstring(_without_ground((paths.resources() / "icons" / f"{name}.svg").read_bytes())).draw(pen)
    return tuple((step, tuple((round(x, 2), round(y, 2)) for x, y in points)) for step, points in pen.value)


def _without_ground(svg: bytes) -> bytes:
    """Leave out the square that these files begin with and that nothing draws."""
    return svg.replace(b'd="M0 0h24v24H0z"', b'd=""')
