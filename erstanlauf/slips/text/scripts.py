"""Which script a character is written in, as the shaper wants it (ISO 15924 code).

Holds the scripts that `resources/fonts` can print. Marks, digits, punctuation and spaces have no script of their own
and take that of the text around them.
"""

import unicodedata
from bisect import bisect_right
from functools import lru_cache

# Scripts.txt of Unicode 15, blocks joined where only unassigned characters or marks lie between; first, last, script.
_RANGES = (
    (0x0041, 0x005A, "Latn"),
    (0x0061, 0x007A, "Latn"),
    (0x00AA, 0x00AA, "Latn"),
    (0x00BA, 0x00BA, "Latn"),
    (0x00C0, 0x00D6, "Latn"),
    (0x00D8, 0x00F6, "Latn"),
    (0x00F8, 0x02B8, "Latn"),
    (0x02E0, 0x02E4, "Latn"),
    (0x0370, 0x0373, "Grek"),
    (0x0375, 0x037D, "Grek"),
    (0x037F, 0x0384, "Grek"),
    (0x0386, 0x0386, "Grek"),
    (0x0388, 0x03E1, "Grek"),
    (0x03F0, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0600, 0x0604, "Arab"),
    (0x0606, 0x060B, "Arab"),
    (0x060D, 0x061A, "Arab"),
    (0x061C, 0x061E, "Arab"),
    (0x0620, 0x063F, "Arab"),
    (0x0641, 0x064A, "Arab"),
    (0x0656, 0x065F, "Arab"),
    (0x066A, 0x06DC, "Arab"),
    (0x06DE, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0x0870, 0x08E1, "Arab"),
    (0x08E3, 0x08FF, "Arab"),
    (0x0900, 0x0950, "Deva"),
    (0x0955, 0x0963, "Deva"),
    (0x0966, 0x097F, "Deva"),
    (0x1200, 0x139F, "Ethi"),
    (0x1C80, 0x1C88, "Cyrl"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFE, "Grek"),
    (0x2C60, 0x2C7F, "Latn"),
    (0x2D80, 0x2DDF, "Ethi"),
    (0x2E80, 0x2FD5, "Hani"),
    (0x3005, 0x3005, "Hani"),
    (0x3007, 0x3007, "Hani"),
    (0x3021, 0x3029, "Hani"),
    (0x3038, 0x303B, "Hani"),
    (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xA640, 0xA69F, "Cyrl"),
    (0xA8F2, 0xA8FE, "Deva"),
    (0xAB01, 0xAB2E, "Ethi"),
    (0xF900, 0xFAD9, "Hani"),
    (0xFB00, 0xFB06, "Latn"),
    (0xFB50, 0xFD3D, "Arab"),
    (0xFD40, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFC, "Arab"),
    (0xFF21, 0xFF3A, "Latn"),
    (0xFF41, 0xFF5A, "Latn"),
)
_FIRST = [first for first, _, _ in _RANGES]


@lru_cache(4096)
def script_of(character: str) -> str | None:
    """Name the script of one character, None for marks, signs and scripts that no font here can print."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return None
    code = ord(character)
    position = bisect_right(_FIRST, code) - 1
    if position < 0:
        return None
    _, last, script = _RANGES[position]
    return script if code <= last else None


def scripts_along(text: str) -> list[str | None]:
    """Give every character a script; those without one take that before them, at the start the first one after them."""
    own = [script_of(character) for character in text]
    current = next((script for script in own if script), None)
    along = []
    for script in own:
        current = script or current
        along.append(current)
    return along
