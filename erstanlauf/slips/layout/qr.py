"""QR codes of slips as a pattern of dark squares. Knows nothing of pages.

Why this way (2026-11): a run of digits is put as digits (ISO/IEC 18004, numeric mode) at level M, which takes the
fewest squares; a cheap hand scanner needs large ones more than it needs redundancy. Where a level more costs no row,
it is taken.
"""

from functools import lru_cache

import segno

_QUIET_ZONE = 1
"""White modules around the code; the paper around it gives the rest of the four that ISO/IEC 18004 asks for."""

SMALLEST_SQUARE_MM = 0.5
"""Side of a dark square that cheap hand scanners still read: six dots of a printer with 300 to the inch."""


@lru_cache(maxsize=1)
def qr_squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return rows of the code from the top, True for a dark square. The last one is kept: preview and print."""
    code = segno.make_qr(text, error="m" if text.isdecimal() else "q")
    return tuple(tuple(bool(square) for square in row) for row in code.matrix_iter(border=_QUIET_ZONE))


def printed_side_mm(squares: tuple[tuple[bool, ...], ...], least_mm: float) -> float:
    """Return how long a side of the code is on paper, at least so much."""
    return max(least_mm, SMALLEST_SQUARE_MM * len(squares))
