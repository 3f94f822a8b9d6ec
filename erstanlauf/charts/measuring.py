"""How wide a text is: whoever draws a chart measures with the fonts it is drawn with. Knows no font."""

from typing import Protocol


class Measure(Protocol):
    """Measures a text on one line in letters of a size in points; returns points."""

    def __call__(self, text: str, size: float, *, is_bold: bool) -> float: ...
