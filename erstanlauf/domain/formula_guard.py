"""Keeps texts from being taken for formulas where people open or paste a table in a spreadsheet. Knows texts alone.

What would begin a formula gets an apostrophe before it: readable, and the mark spreadsheets have for "this is text".

Why this way (2026-11): a space or an invisible mark before it would be skipped by some programs and kept by others, and
an equals sign with quotes is a formula itself. Source: OWASP, CSV Injection; the further marks are those that
LibreOffice Calc and Excel of other languages take.
"""

import unicodedata

MARK = "'"
_BEGINNINGS = frozenset("=+-@|%")
_ALONE = frozenset("\t\r\n")
_SKIPPED = ("C", "Z")
"""Controls, invisible marks (the byte order mark is one), letters not known yet and blanks: programs may pass over."""


def guarded(text: str) -> str:
    """Return a text as it may stand in a cell: no spreadsheet calculates with it."""
    return MARK + text if begins_formula(text.lstrip(MARK)) else text


def begins_formula(text: str) -> bool:
    """Whether some spreadsheet would take a text for a formula."""
    for character in text:
        if character in _ALONE:
            return True
        if unicodedata.category(character).startswith(_SKIPPED) or character == MARK:
            continue
        return unicodedata.normalize("NFKC", character)[:1] in _BEGINNINGS
    return False
