"""A case as CSV in the columns of a mapping: one row for the person, and one for each need in a file of its own.

UTF-8 with a byte order mark, semicolons, a German heading, CRLF; every cell in quotes, so that blanks and ends of line
in it are safe. No cell is a formula, see `cells`.
"""

import codecs
import csv
import io
import re
from collections.abc import Sequence
from datetime import date

from erstanlauf.export.handover.cells import cell_of
from erstanlauf.export.handover.mapping import Column, Mapping
from erstanlauf.export.handover.sources import SOURCES, Case, Need

PERSON_FILE = "person.csv"
NEED_FILE = "bedarfe.csv"

BETWEEN = " / "
"""Stands between several values of one cell."""

_STRFTIME = {"JJJJ": "%Y", "TT": "%d", "MM": "%m", "hh": "%H", "mm": "%M", "ss": "%S"}
_TOKEN = re.compile("|".join(_STRFTIME))

Rows = Sequence[Sequence[str]]


def tables_of(case: Case, mapping: Mapping) -> dict[str, Rows]:
    """Return the rows of each file by its name, the heading first; texts as they are, not yet as cells."""
    tables: dict[str, Rows] = {PERSON_FILE: [_headings(mapping.person), _row(case, {}, mapping.person)]}
    if mapping.need:
        needs = [{**each, "number": number} for number, each in enumerate(case["serviceRequest"]["reasonCode"], 1)]
        tables[NEED_FILE] = [_headings(mapping.need), *(_row(case, need, mapping.need) for need in needs)]
    return tables


def csv_of(rows: Rows) -> bytes:
    """Return rows as the bytes of a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([cell_of(each) for each in row] for row in rows)
    return codecs.BOM_UTF8 + text.getvalue().encode()


def _headings(columns: Sequence[Column]) -> Sequence[str]:
    return [each.heading for each in columns]


def _row(case: Case, need: Need, columns: Sequence[Column]) -> Sequence[str]:
    return [_value(case, need, each) for each in columns]


def _value(case: Case, need: Need, column: Column) -> str:
    if column.source is None:
        return column.constant
    return BETWEEN.join(_shown(each, column) for each in SOURCES[column.source].read(case, need))


def _shown(value: object, column: Column) -> str:
    if isinstance(value, date):  # a moment is one too
        return value.strftime(_TOKEN.sub(lambda token: _STRFTIME[token[0]], column.date))
    if column.codes is None:
        return str(value)
    theirs = column.codes.codes.get(str(value), column.codes.default)
    if theirs is None:
        raise LookupError("a closed list has every code")  # `read_mapping` saw to it
    return theirs
