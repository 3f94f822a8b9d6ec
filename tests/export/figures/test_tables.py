"""The CSV files: every figure a published one, no cell a formula, and each file says how it was made."""

import csv
import io
from dataclasses import replace

import pytest

from erstanlauf.export.figures.tables import tables_of
from erstanlauf.export.handover.cells import text_of
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.figures.written import WrittenReport, WrittenRow, WrittenTable, cell_text, written_report
from tests.usecases.figures.reports import a_report, names

GERMAN = Wording()


def written() -> WrittenReport:
    return written_report(GERMAN, names(), a_report())


def rows_in(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def cells_of(table: WrittenTable, row: WrittenRow) -> list[str]:
    return [cell_text(GERMAN, table, row, at) if each is None else str(each) for at, each in enumerate(row.figures)]


def test_there_is_a_file_for_each_table_and_one_for_the_method() -> None:
    report = written()
    files = tables_of(report, GERMAN)
    first, *others = files
    assert first == "Bericht-2026-H1-METHODE.txt"
    method = files[first].decode("utf-8-sig")
    assert all(line in method for line in (report.mark, *report.method, *report.sentences))
    assert len(others) == len(report.tables)
    assert all(name.isascii() and name.startswith("Bericht-2026-H1-") and name.endswith(".csv") for name in others)


def test_rows_hold_the_figures_of_the_report_and_nothing_else() -> None:
    report = written()
    _, *contents = tables_of(report, GERMAN).values()
    for content, table in zip(contents, report.tables, strict=True):
        head, *rest = rows_in(content)
        rows = [*table.rows, *([table.sums] if table.sums else [])]
        assert head == [table.rows_are, *(each.heading for each in table.columns)]
        assert rest[: len(rows)] == [[row.label, *cells_of(table, row)] for row in rows]
        notes = [row for row in rest[len(rows) :] if row]
        assert all(len(row) == 1 for row in notes)
        assert [report.mark] in notes
        assert not table.method or [table.method] in notes


@pytest.mark.parametrize("name", ["=1+1", "+49 521", "-1+2", "@SUM(A1)", "|cmd", "%0A", "\t=1", "＝1+1", " =1"])
def test_no_cell_begins_a_formula(name: str) -> None:
    report = written()
    table = report.tables[2]
    hostile = replace(
        table,
        rows_are=name,
        explained=name,
        columns=tuple(replace(each, heading=name) for each in table.columns),
        rows=tuple(replace(row, label=name) for row in table.rows),
    )
    _, content = tables_of(replace(report, tables=(hostile,)), GERMAN).values()
    cells = [cell for row in rows_in(content) for cell in row]
    assert name not in cells
    assert sum(text_of(cell) == name for cell in cells) == len(table.rows) + len(table.columns) + 2


def test_a_change_below_nought_stays_a_number() -> None:
    table = written().tables[2]
    row = replace(table.rows[0], figures=tuple(-5 for _ in table.columns))
    _, content = tables_of(replace(written(), tables=(replace(table, rows=(row,)),)), GERMAN).values()
    assert rows_in(content)[1][1:] == ["-5"] * len(table.columns)
