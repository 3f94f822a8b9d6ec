"""TOML with line numbers, which the reader of the standard library forgets: for faults found after the reading.

A text is read again in parts, cut before what looks like a statement. The shortest part that can be read and has a
value ends with the statement of that value. Used on small texts with a fault alone.
"""

import re
import tomllib
from collections.abc import Callable
from functools import partial

Place = tuple[str | int, ...]
"""Keys of tables and numbers of list entries from the top on."""

_NAMED = re.compile(r"\(at line (\d+), column \d+\)")
_STATEMENT = re.compile(r"""\s*(\[|[\w"'.\-]+\s*=)""")

_MOST_CUTS_INSIDE = 20
"""Lines inside one value that look like statements, where a cut cannot be read; no mapping has more, an attack may."""


def line_of_value(text: str, place: Place) -> int:
    """Return the line on which the statement of a value begins, for a table that of its heading. Lines count from 1."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _STATEMENT.match(line)] or [0]
    ends = [*starts[1:], len(lines)]
    read: dict[int, object] = {}

    def is_within(statement: int) -> bool:
        for end in ends[statement : statement + _MOST_CUTS_INSIDE]:
            if end not in read:
                read[end] = _read("\n".join(lines[:end]) + "\n")
            if read[end] is not None:
                return _holds(read[end], place)
        return True

    return starts[_first(len(starts), is_within)] + 1


def line_of_error(text: str, error: tomllib.TOMLDecodeError) -> int:
    """Return the line an error of the reader names; the last one where it names the end."""
    named = _NAMED.search(str(error))
    return int(named[1]) if named else text.rstrip().count("\n") + 1


def line_beyond_reader(text: str) -> int:
    """Return the line that the reader gives up at with no error of its own: too deep, or too long a number."""
    lines = text.split("\n")
    return _first(len(lines), partial(_is_beyond_reader, lines)) + 1


def _first(count: int, is_in: Callable[[int], bool]) -> int:
    """Return the first number with which something is in; what is in stays in. The last where it never is."""
    low, high = 0, count - 1
    while low < high:
        middle = (low + high) // 2
        if is_in(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _read(part: str) -> object:
    try:
        return tomllib.loads(part)
    except (ValueError, RecursionError):
        return None


def _holds(found: object, place: Place) -> bool:
    for step in place:
        is_key = isinstance(step, str) and isinstance(found, dict) and step in found
        is_entry = isinstance(step, int) and isinstance(found, list) and step < len(found)
        if not is_key and not is_entry:
            return False
        found = found[step]  # type: ignore[index]  # one of the two fits
    return True


def _is_beyond_reader(lines: list[str], last: int) -> bool:
    try:
        tomllib.loads("\n".join(lines[: last + 1]))
    except tomllib.TOMLDecodeError:
        return False
    except (ValueError, RecursionError):
        return True
    return False
