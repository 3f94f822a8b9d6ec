"""A report as CSV: a file for each table, and one that says how the figures were made.

UTF-8 with a byte order mark, semicolons, CRLF; figures without signs between thousands. No cell is a formula, see
`export.handover.cells`. Knows tables as people read them.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from erstanlauf.export.handover.cells import cell_of
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.figures.written import WrittenReport, WrittenRow, WrittenTable, cell_text

_NO_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_NOT_IN_A_FILE = re.compile(r"[^A-Za-z0-9]+")


def tables_of(report: WrittenReport, words: Wording) -> dict[str, bytes]:
    """Return the files by name; the same report gives the same bytes."""
    files = {
        f"{report.file_stem}-{number:02}-{_named(table.title)}.csv": _csv_of(_rows(report, table, words))
        for number, table in enumerate(report.tables, start=1)
    }
    method = words.gettext("METHODE")
    return {f"{report.file_stem}-{method}.txt": _text_of(_method(report)), **files}


def _rows(report: WrittenReport, table: WrittenTable, words: Wording) -> Iterator[list[str]]:
    """Yield the heads, the rows, and below an empty line what there is to know of them."""
    yield [table.rows_are, *(each.heading for each in table.columns)]
    for row in (*table.rows, *([table.sums] if table.sums else [])):
        yield [row.label, *_figures(table, row, words)]
    yield []
    title = " ".join(filter(None, (table.title, table.across)))
    for line in (report.mark, f"{report.title}, {report.period}: {title}", table.explained, table.method):
        if line:
            yield [line]


def _figures(table: WrittenTable, row: WrittenRow, words: Wording) -> Iterator[str]:
    for column, figure in enumerate(row.figures):
        yield cell_text(words, table, row, column) if figure is None else str(figure)


def _method(report: WrittenReport) -> Iterator[str]:
    yield from filter(None, (report.title, report.period, report.mark))
    yield ""
    yield from (f"{name}: {value}" for name, value in report.facts)
    for lines in (report.sentences, report.method):
        yield ""
        yield from lines


def _csv_of(rows: Iterator[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([each if _is_figure(each) else cell_of(each) for each in row] for row in rows)
    return codecs.BOM_UTF8 + text.getvalue().encode()


def _is_figure(cell: str) -> bool:
    """Whether a cell is a number: one below nought would be taken for the beginning of a formula."""
    return cell.isascii() and cell.removeprefix("-").isdecimal()


def _text_of(lines: Iterator[str]) -> bytes:
    return codecs.BOM_UTF8 + "".join(f"{line}\r\n" for line in lines).encode()


def _named(title: str) -> str:
    """Return a title as part of the name of a file on any system."""
    return _NOT_IN_A_FILE.sub("-", title.translate(_NO_ASCII)).strip("-")
