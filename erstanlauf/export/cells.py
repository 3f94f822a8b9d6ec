"""Values of a row as cells of a CSV file, and back: what is written comes back exactly as it was.

A text column holds its text, a number column a number in its one usual form. In a column the standard does not know,
anything JSON can say may stand: a text as it is, unless it would be taken for something else.

Why this way (2026-11): a cell that begins with = + - or @ is written as it is, because HSDS is read by programs and
every phone number begins with +; a quote put before it would come back as part of the number. A spreadsheet has to be
told to import the columns as text. Lists for people to read are not made here.
"""

import json
import math
import re

from erstanlauf.export import limits
from erstanlauf.export.tables import Column

_WHOLE = re.compile(r"-?[1-9][0-9]{0,14}|0")
_DECIMAL = re.compile(r"-?[0-9]{1,16}(\.[0-9]{1,20})?(e-[0-9]{2,3})?")
"""Seventeen digits tell a number from any other; up to three noughts stand before them, then comes an exponent."""
_JSON_STARTS = ("{", "[", '"')
_ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\u")
"""A letter by its number: no text that was let in needs it, and it can hide what must not come in."""

_WORDS = {"true": True, "false": False}


def value_of(cell: str, column: Column | None) -> object:
    """Return what a cell says; `column` is None where the standard has none of that name."""
    if column is None:
        return _any_value(cell)
    if column.is_number:
        return _number(cell)
    return cell


def cell_of(value: object, column: Column | None) -> str:
    """Return the cell from which `value_of` reads the same value."""
    if isinstance(value, str) and (column is not None or _any_value(value) == value):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def usual_number(value: float) -> float:
    """Return a number as every form holds it: whole ones without a point.

    Raises `ValueError` for one that is larger than anything a catalogue says.
    """
    if not math.isfinite(value) or abs(value) >= limits.WHOLE_NUMBER:
        raise ValueError("too large")
    whole = int(value)
    return whole if whole == value else value


def _number(cell: str) -> object:
    """A number whose text is the only one it has, or 52.0 for 52; other texts, like 007, stay texts."""
    if _WHOLE.fullmatch(cell):
        return int(cell)
    if _DECIMAL.fullmatch(cell) and repr(float(cell)) == cell:
        return usual_number(float(cell)) if abs(float(cell)) < limits.WHOLE_NUMBER else cell
    return cell


def _any_value(cell: str) -> object:
    if cell.startswith(_JSON_STARTS) and not _ESCAPED.search(cell):
        try:
            return _shallow(json.loads(cell, object_pairs_hook=_once, parse_float=_usual, parse_int=_usual), 1)
        except (ValueError, RecursionError):
            return cell
    return _WORDS.get(cell, _number(cell))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found


def _usual(number: str) -> float:
    return usual_number(float(number))


def _shallow(value: object, depth: int) -> object:
    """Return a value that is no deeper than what JSON files may hold. Raises `ValueError`."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if depth > limits.DEPTH and isinstance(value, dict | list):
        raise ValueError("too deep")
    for each in inside:
        _shallow(each, depth + 1)
    return value
