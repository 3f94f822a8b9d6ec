"""The workbook: numbers as numbers, names as text whatever they begin with, nothing of who made it or when."""

import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest

from erstanlauf.export.figures.workbook import MOST_LETTERS, MOST_OF_A_NAME, workbook_of
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.figures.written import WrittenReport, cell_text, written_report
from tests.usecases.figures.reports import a_report, names

GERMAN = Wording()
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = (
    "=1+1",
    "+49 521",
    "-1",
    "@SUM(A1)",
    "|cmd",
    "%0A",
    "\t=1",
    "＝1+1",
    "https://example.org",
    "mailto:a@b.c",
    "007",
)


def written() -> WrittenReport:
    return written_report(GERMAN, names(), a_report())


class Read:
    """A workbook as its XML has it."""

    def __init__(self, content: bytes) -> None:
        self.files = zipfile.ZipFile(BytesIO(content))
        book = ET.fromstring(self.files.read("xl/workbook.xml"))
        self.names = [each.attrib["name"] for each in book.iter(f"{SPACE}sheet")]
        shared = ET.fromstring(self.files.read("xl/sharedStrings.xml"))
        self._shared = ["".join(part.text or "" for part in each.iter(f"{SPACE}t")) for each in shared]

    def cells(self, sheet: str) -> list[str | float]:
        """Return numbers as numbers and texts as texts; a formula would have neither."""
        root = ET.fromstring(self.files.read(f"xl/worksheets/sheet{self.names.index(sheet) + 1}.xml"))
        return [self._value(each) for each in root.iter(f"{SPACE}c") if len(each)]

    def _value(self, cell: ET.Element) -> str | float:
        value = cell.find(f"{SPACE}v")
        assert value is not None
        return self._shared[int(value.text or "")] if cell.get("t") == "s" else float(value.text or "")

    def xml(self) -> str:
        return "".join(self.files.read(each).decode() for each in self.files.namelist())


def test_method_comes_first_and_each_table_has_a_sheet() -> None:
    report = written()
    read = Read(workbook_of(report, GERMAN))
    assert read.names[0] == "Methode"
    assert len(read.names) == 1 + len(report.tables)
    assert len({each.lower() for each in read.names}) == len(read.names)
    assert all(0 < len(each) <= MOST_OF_A_NAME for each in read.names)
    assert set(report.method) | set(report.sentences) <= set(read.cells("Methode"))


def test_every_number_is_a_figure_of_the_report_and_every_figure_a_number() -> None:
    report = written()
    read = Read(workbook_of(report, GERMAN))
    for name, table in zip(read.names[1:], report.tables, strict=True):
        rows = [*table.rows, *([table.sums] if table.sums else [])]
        expected = Counter(float(figure) for row in rows for figure in row.figures if figure is not None)
        cells = read.cells(name)
        assert Counter(each for each in cells if isinstance(each, float)) == expected
        untold = [
            cell_text(GERMAN, table, row, at) for row in rows for at, each in enumerate(row.figures) if each is None
        ]
        assert Counter(filter(None, untold)) <= Counter(cells)
    assert not [each for each in read.cells("Methode") if isinstance(each, float)]


def test_every_sheet_says_that_its_data_are_invented() -> None:
    report = written()
    read = Read(workbook_of(report, GERMAN))
    assert all(report.mark in read.cells(each) for each in read.names)
    real = Read(workbook_of(replace(report, mark=""), GERMAN))
    assert report.mark not in real.xml()


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_a_formula_or_a_link(name: str) -> None:
    report = written()
    table = report.tables[2]
    rows = tuple(replace(row, label=name) for row in table.rows)
    columns = tuple(replace(each, heading=name) for each in table.columns)
    hostile = replace(table, title=name, rows_are=name, explained=name, rows=rows, columns=columns)
    read = Read(workbook_of(replace(report, title=name, facts=((name, name),), tables=(hostile,)), GERMAN))
    xml = read.xml()
    assert "<f>" not in xml
    assert "<f " not in xml
    assert "hyperlink" not in xml.lower().replace("hyperlinkschanged", "")
    assert "externalLink" not in xml
    sheet = read.cells(read.names[1])
    assert len([each for each in sheet if each == name]) >= len(rows) + len(columns) + 2


def test_names_of_sheets_keep_apart_and_to_what_a_sheet_may_be_called() -> None:
    report = written()
    titles = ("[A]:*?/\\", "'", "x" * 80, "X" * 80, "Eins zwei drei vier fünf sechs sieben", "", "Methode")
    tables = tuple(replace(report.tables[0], title=each) for each in titles)
    sheets = Read(workbook_of(replace(report, tables=tables), GERMAN)).names
    assert len({each.lower() for each in sheets}) == 1 + len(titles)
    assert sheets[5] == "Eins zwei drei vier fünf sechs…"
    assert not any(set(each) & set("[]:*?/\\") or each.startswith("'") for each in sheets)


def test_a_text_longer_than_a_cell_ends_with_a_sign() -> None:
    report = replace(written(), sentences=("ä" * (MOST_LETTERS + 5),))
    longest = max(
        (each for each in Read(workbook_of(report, GERMAN)).cells("Methode") if isinstance(each, str)), key=len
    )
    assert len(longest) == MOST_LETTERS
    assert longest.endswith("…")


def test_the_same_report_gives_the_same_bytes_and_names_nobody() -> None:
    content = workbook_of(written(), GERMAN)
    assert content == workbook_of(written(), GERMAN)
    core = Read(content).files.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in core
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert core.count("2000-01-01T00:00:00Z") == 2
