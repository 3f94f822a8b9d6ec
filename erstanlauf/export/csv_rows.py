"""Reads the CSV file of one table into rows. The text may be of any size: one row is in memory at a time.

A comma stands between cells as the standard has it, or a semicolon or tab, as spreadsheets save. A cell is text and
never a formula, whatever it begins with. Knows one table and its columns, no other file.
"""

import csv
from collections.abc import Iterator

from erstanlauf.domain.plain_text import code_point, hidden_character
from erstanlauf.export import limits
from erstanlauf.export.cells import value_of
from erstanlauf.export.faults import (
    ControlCharacter,
    HeadingMissing,
    HeadingTwice,
    QuotesBroken,
    RowWidth,
    TextTooLong,
    TooManyFields,
    TooManyRows,
    WrongShape,
    quoted,
)
from erstanlauf.export.gathering import Gathering
from erstanlauf.export.intake import Tap
from erstanlauf.export.sound import control_character
from erstanlauf.export.tables import Row, Table

_SEPARATORS = (",", ";", "\t")
_ID = "id"
_KEY_ENDING = "_id"


def read_rows(tap: Tap, table: Table, gathering: Gathering) -> None:
    """Add each row of the file that has a cell to the gathering.

    Raises a `PlacedFault` with the line on which the faulty row begins.
    """
    reader = _CsvFile(tap)
    names = reader.headings(table)
    columns = {name: table.columns.get(name) for name in names}
    keys = [name for name in names if name.endswith(_KEY_ENDING)]
    # all others say just what their text says
    told = [name for name, column in columns.items() if column is None or column.is_number]
    for line, cells in reader.rows(len(names)):
        texts = {name: cell for name, cell in zip(names, cells, strict=True) if cell}
        if not texts:
            continue
        if gathering.rows == limits.ROWS:
            raise TooManyRows(file=tap.file, line=line, limit=limits.ROWS)
        whole = "".join(cells)
        if len(whole) > limits.TEXT_LETTERS and max(map(len, cells)) > limits.TEXT_LETTERS:
            raise TextTooLong(file=tap.file, line=line, limit=limits.TEXT_LETTERS)
        if not whole.isprintable():
            _refuse_control(tap.file, line, whole)
            row_id = texts.get(_ID, "")
            cleaned = {name: gathering.text(table, name, text, row_id) for name, text in texts.items()}
            texts = {name: text for name, text in cleaned.items() if text}
        for name in keys:
            if name in texts:
                texts[name] = gathering.shared(texts[name])
        row: Row = {**texts}
        for name in told:
            if name in texts:
                row[name] = value_of(texts[name], columns[name])
        gathering.add(table, row)


def _refuse_control(file: str, line: int, text: str) -> None:
    if character := control_character(text):
        raise ControlCharacter(file=file, line=line, character=code_point(character))


class _CsvFile:
    """The cells of a text, with the line on which each row begins."""

    def __init__(self, tap: Tap) -> None:
        self._file = tap.file
        self._lines = tap.lines()
        self._read = 0

    def headings(self, table: Table) -> list[str]:
        """Return the names of the first line.

        Raises `HeadingMissing`, `HeadingTwice`, `TooManyFields`, and `WrongShape` for a name that in a tree is a list.
        """
        first = next(self._lines, "")
        separators = [each for each in _SEPARATORS if _ID in map(str.strip, _names(first, each))]
        self._separator = separators[0] if separators else ","
        found = _names(first, self._separator)
        meant = table.columns.keys() - set(found)  # blanks around a name are forgiven where it is not there as it is
        names = [each.strip() if each.strip() in meant else each for each in found]
        self._read = 1
        if len(names) > limits.COLUMNS:
            raise TooManyFields(file=self._file, line=1, limit=limits.COLUMNS)
        seen = set()
        for number, name in enumerate(names, start=1):
            if character := hidden_character(name):
                raise ControlCharacter(file=self._file, line=1, character=code_point(character))
            if not name.strip() or len(name) > limits.NAME_LETTERS:
                raise HeadingMissing(file=self._file, line=1, field=str(number))
            if name in table.nests:
                raise WrongShape(file=self._file, line=1, field=name)
            if name in seen:
                raise HeadingTwice(file=self._file, line=1, field=quoted(name))
            seen.add(name)
        if _ID not in seen:
            raise HeadingMissing(file=self._file, line=1, field=_ID)
        return names

    def rows(self, width: int) -> Iterator[tuple[int, list[str]]]:
        """Yield line and cells of each row. Raises `RowWidth`, `QuotesBroken`, `TextTooLong`."""
        reader = csv.reader(self._lines, delimiter=self._separator, strict=True)
        line = self._read + 1
        try:
            for cells in reader:
                if cells and len(cells) != width:
                    raise RowWidth(file=self._file, line=line, found=len(cells), wanted=width)
                if cells:
                    yield line, cells
                line = self._read + reader.line_num + 1
        except csv.Error as error:
            if "larger than field limit" in str(error):
                raise TextTooLong(file=self._file, line=line, limit=limits.TEXT_LETTERS) from error
            raise QuotesBroken(file=self._file, line=line) from error


def _names(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        return []
