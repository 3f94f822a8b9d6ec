"""A review sheet as the file it comes back in: from bytes to rows of five cells, whatever a spreadsheet made of it.

Knows encodings, separators and quotes; what a row means is for `review_reading`.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from erstanlauf.i18n.languages import Language, UnknownLanguage, language
from erstanlauf.usecases.review_sheet import BYTE_ORDER_MARK, HEADINGS, headings
from erstanlauf.usecases.sheet_faults import NotASheet, NotText, OtherColumns, QuotesBroken, SheetTooLarge, TooManyRows

SIZE_LIMIT = 1_000_000
"""Largest file that is read, in bytes; a sheet takes about 80 kB."""
ROW_LIMIT = 2_000

_SEPARATORS = (";", ",", "\t")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ANSI = "cp1252"
_TAG = re.compile(r"\((\w+)\)\s*$")


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row that is not empty: its number as a spreadsheet counts, and five cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetFile:
    """The rows below the headings; `is_ansi` tells that the encoding has not the letters of every language."""

    language: Language
    rows: tuple[CellRow, ...]
    is_ansi: bool


def read_file(content: bytes, name: str) -> SheetFile:
    """Read a file as UTF-8, as UTF-16 with its mark ("Unicode text") or, for Latin letters, as Windows-1252.

    Raises a `SheetFault` where that does not give a whole sheet.
    """
    if len(content) > SIZE_LIMIT:
        raise SheetTooLarge(file=name, limit_kb=SIZE_LIMIT // 1000)
    text, is_ansi = _decoded(content, name)
    if "\0" in text:
        raise NotText(file=name)
    first, _, _ = text.partition("\n")
    for separator in _SEPARATORS:
        spoken = _language_of(first, separator)
        if spoken is None:
            continue
        if is_ansi and spoken.script != "Latn":
            raise NotText(file=name)
        _, *rows = _whole_rows(_rows(text, separator, name), name)
        return SheetFile(spoken, tuple(rows), is_ansi)
    raise NotASheet(file=name, columns="; ".join(HEADINGS))


def _decoded(content: bytes, name: str) -> tuple[str, bool]:
    """Return the text without its mark, and whether it was Windows-1252."""
    encodings = ("utf-16",) if content.startswith(_UTF_16_MARKS) else ("utf-8", _ANSI)
    for encoding in encodings:
        try:
            return content.decode(encoding).removeprefix(BYTE_ORDER_MARK), encoding == _ANSI
        except UnicodeDecodeError:
            continue
    raise NotText(file=name)


def _rows(text: str, separator: str, name: str) -> Iterator[CellRow]:
    """Yield every row with its number; empty cells at the end do not count."""
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(rows, start=1):
            while cells and not cells[-1].strip():
                cells.pop()
            yield CellRow(number, tuple(cells))
    except csv.Error as error:
        raise QuotesBroken(file=name, row=number + 1) from error


def _language_of(first_line: str, separator: str) -> Language | None:
    """Return the language that the headings name, None where they are not those of a sheet."""
    try:
        [cells] = csv.reader([first_line.strip("\r")], delimiter=separator)
        found = _TAG.search(cells[2])
        spoken = language(found[1]) if found else None
    except (csv.Error, ValueError, IndexError, UnknownLanguage):
        return None
    named = [cell.strip() for cell in cells if cell.strip()]
    return spoken if spoken and named == list(headings(spoken)) else None


def _whole_rows(rows: Iterator[CellRow], name: str) -> Iterator[CellRow]:
    width = len(HEADINGS)
    for count, row in enumerate((row for row in rows if row.cells), start=1):
        if count > ROW_LIMIT:
            raise TooManyRows(file=name, limit=ROW_LIMIT)
        if len(row.cells) > width:
            raise OtherColumns(file=name, row=row.number)
        yield CellRow(row.number, row.cells + ("",) * (width - len(row.cells)))
