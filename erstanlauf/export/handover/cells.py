"""Texts as cells of a table that people open in a spreadsheet: no cell is ever taken for a formula, and every text
comes back as it was.

What would begin a formula gets an apostrophe before it: readable, and the mark spreadsheets have for "this is text".
One is taken away again by whoever reads, from cells whose text after all apostrophes would begin a formula.

Why this way (2026-11): a space or an invisible mark before it would be skipped by some programs and kept by others, and
an equals sign with quotes is a formula itself. The catalogue's own CSV does without, see `export.cells`: it is read by
programs alone. A case system that cannot do with the apostrophe before "+49" takes the number with 00 (`phone_00`).
Source: OWASP, CSV Injection; the further marks are those that LibreOffice Calc and Excel of other languages take.
"""

import unicodedata

_BEGINNINGS = frozenset("=+-@|%")
_ALONE = frozenset("\t\r\n")
_MARK = "'"
_SKIPPED = ("C", "Z")
"""Controls, invisible marks (the byte order mark is one), letters not known yet and blanks: programs may pass over."""


def cell_of(text: str) -> str:
    """Return a text as the cell it is written as."""
    return _MARK + text if _begins_formula(text.lstrip(_MARK)) else text


def text_of(cell: str) -> str:
    """Return the text that was written as this cell."""
    return cell[1:] if cell.startswith(_MARK) and _begins_formula(cell.lstrip(_MARK)) else cell


def _begins_formula(text: str) -> bool:
    for character in text:
        if character in _ALONE:
            return True
        if unicodedata.category(character).startswith(_SKIPPED) or character == _MARK:
            continue
        return unicodedata.normalize("NFKC", character)[:1] in _BEGINNINGS
    return False
