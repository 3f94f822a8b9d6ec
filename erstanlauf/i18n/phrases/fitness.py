"""Whether a text can stand for a German sentence of the bank: same placeholders, plain characters, not too long.

Knows texts only; whether a translation is right, a person decides.
"""

import string
import unicodedata
from collections.abc import Iterator

LONGEST = 700
"""No text of the bank is longer."""

_JOINERS_AND_MARKS = "\u200c\u200d\u200e\u200f\u061c\u00ad"  # Persian and Hindi need joiners, Arabic sometimes a mark
_ROOM_FACTOR, _ROOM = 4, 80


def faults_of(german: str, text: str) -> Iterator[str]:
    """Yield what keeps a text from being said for a German sentence: "empty", "control", "placeholders", "too_long"."""
    if not text.strip():
        yield "empty"
    if any(_is_control(character) for character in text):
        yield "control"
    if placeholders(text) != placeholders(german):
        yield "placeholders"
    if len(text) > min(LONGEST, _ROOM_FACTOR * len(german) + _ROOM):
        yield "too_long"


def placeholders(text: str) -> tuple[str, ...] | None:
    """Return the names in braces in alphabetical order; None where braces are anything but plain names."""
    try:
        fields = [field for field in string.Formatter().parse(text) if field[1] is not None]
    except ValueError:
        return None
    if any(not str(name).isidentifier() or layout or conversion for _, name, layout, conversion in fields):
        return None
    return tuple(sorted({str(name) for _, name, _, _ in fields}))


def _is_control(character: str) -> bool:
    """Control, direction and private characters, line ends: what could change a line, a layout or the draft mark."""
    return unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp") and (
        character not in _JOINERS_AND_MARKS
    )
