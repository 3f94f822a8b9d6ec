"""Breaks labels into lines and writes figures. Knows how wide letters are, nothing of charts."""

import re
from collections.abc import Iterator

from erstanlauf.charts.measuring import Measure

_PIECE = re.compile(r"[^\s/–-]*[/–-]+|[^\s/–-]+")
_FEWEST_LETTERS = 3
"""Of a broken word, at each side of the break where that is possible."""


def figure_text(figure: int, thousands: str) -> str:
    """Return a figure with that sign between its thousands."""
    return f"{figure:,}".replace(",", thousands)


def wrapped(text: str, size: float, width: float, measure: Measure) -> tuple[str, ...]:
    """Break a text into lines no wider than that: between words, after hyphens and strokes, at worst inside a word."""
    lines: list[str] = []
    line = ""
    for piece, is_after_space in _pieces(text):
        longer = f"{line} {piece}" if line and is_after_space else line + piece
        if measure(longer, size, is_bold=False) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _broken(piece, size, width, measure)
        lines += full
    return (*lines, line) if line else tuple(lines)


def has_broken_word(text: str, size: float, width: float, measure: Measure) -> bool:
    """Whether the text can only be set in lines of that width with a break inside a word."""
    return any(measure(piece, size, is_bold=False) > width for piece, _ in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield what may not be parted, and whether a space stands before it."""
    end = 0
    for found in _PIECE.finditer(text):
        yield found[0], found.start() > end
        end = found.end()


def _broken(piece: str, size: float, width: float, measure: Measure) -> Iterator[str]:
    while len(piece) > 1 and measure(piece, size, is_bold=False) > width:
        fitting = (at for at in range(len(piece) - 1, 0, -1) if measure(f"{piece[:at]}-", size, is_bold=False) <= width)
        at = next(fitting, 1)
        at = max(min(at, len(piece) - _FEWEST_LETTERS), min(at, _FEWEST_LETTERS))
        yield f"{piece[:at]}-"
        piece = piece[at:]
    yield piece
