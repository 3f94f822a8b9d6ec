"""QR codes of slip numbers as a pattern of dark squares. Knows nothing of pages."""

from functools import lru_cache

import segno

_QUIET_ZONE = 1
"""White modules around the code; the paper around it gives the rest of the four that ISO/IEC 18004 asks for."""


@lru_cache(maxsize=1)
def qr_squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return rows of the code from the top, True for a dark square. The last one is kept: preview and print."""
    code = segno.make_qr(text, error="q")
    return tuple(tuple(bool(square) for square in row) for row in code.matrix_iter(border=_QUIET_ZONE))
