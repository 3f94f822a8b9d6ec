"""Pictograms of `resources/icons` as lines to draw: outlines of 24 units a side, x to the right, y downwards.

Knows the form of these files – paths, no other shapes, all drawn with a stroke – and nothing of pages.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import SVGPath

from erstanlauf import paths

SIDE: Final = 24.0
STROKE: Final = 2.0

_NAME: Final = re.compile(r"[a-z0-9_-]+")

_OPERATORS: Final = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "closePath": "h", "endPath": ""}


def is_pictogram(name: str) -> bool:
    """Whether there is a pictogram of this name."""
    return _NAME.fullmatch(name) is not None and _file_of(name).is_file()


@lru_cache(maxsize=64)
def outline_of(name: str) -> str:
    """Return the lines of a pictogram, by the name of its file, as path operators of PDF."""
    pen = RecordingPen()
    SVGPath.fromstring(_without_ground(_file_of(name).read_bytes())).draw(pen)
    return " ".join(_operator(step, points) for step, points in pen.value)


def _file_of(name: str) -> Path:
    return paths.resources() / "icons" / f"{name}.svg"


def _operator(step: str, points: Iterable[tuple[float, float]]) -> str:
    return " ".join([*(f"{round(x, 2):g} {round(y, 2):g}" for x, y in points), _OPERATORS[step]])


def _without_ground(svg: bytes) -> bytes:
    """Leave out the square that these files begin with and that nothing draws."""
    return svg.replace(b'd="M0 0h24v24H0z"', b'd=""')
