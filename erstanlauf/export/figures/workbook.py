"""A report as a workbook (XLSX): how it was made first, then a sheet for each table.

Figures are numbers, everything else is text: no cell is ever a formula or a link, whatever a name begins with. Knows
tables as people read them, no count that has not gone through the door.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from textwrap import shorten

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.figures.written import Meaning, WrittenReport, WrittenRow, WrittenTable, cell_text

MOST_LETTERS = 32_767
"""Of a cell. Source: Excel specifications and limits."""
MOST_OF_A_NAME = 31
"""Letters of the name of a sheet. Source: as above."""

# In memory: the files inside carry the one date of all workbooks.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""What every workbook says of when it was made: the same report gives the same bytes."""
_A4 = 9
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_TEXT_WIDTH, _LABEL_WIDTH, _FIGURE_WIDTH = 110, 54, 14
_FIGURES = {Meaning.WHOLE: "#,##0", Meaning.PART: "#,##0", Meaning.CHANGE: "+#,##0;-#,##0;±0"}
_SUM = {"bold": True, "top": 1}


def workbook_of(report: WrittenReport, words: Wording) -> bytes:
    """Return the workbook; the same report gives the same bytes."""
    file = BytesIO()
    with Workbook(file, _OPTIONS) as book:
        book.set_properties({"title": f"{report.title} – {report.period}", "comments": report.mark, "created": _MADE})
        sheets = _Sheets(book, report, words)
        sheets.add_method()
        for table in report.tables:
            sheets.add_table(table)
    return file.getvalue()


class _Sheets:
    """The sheets of one workbook with the looks of their cells."""

    def __init__(self, book: Workbook, report: WrittenReport, words: Wording) -> None:
        self._book = book
        self._report = report
        self._words = words
        self._names: set[str] = set()
        self._text = self._look()
        self._wrapped = self._look(text_wrap=True)
        self._title = self._look(bold=True, font_size=14)
        self._bold = self._look(bold=True)
        self._head = self._look(bold=True, text_wrap=True, bottom=1)
        self._quiet = self._look(font_color="#55636B")
        self._untold = self._look(font_color="#55636B", align="right")
        self._sum_label = self._look(**_SUM)
        self._figures = {
            (meaning, is_sum): book.add_format({"num_format": form, **(_SUM if is_sum else {})})
            for meaning, form in _FIGURES.items()
            for is_sum in (False, True)
        }

    def add_method(self) -> None:
        """Add the sheet that says what the workbook is and how its figures were made."""
        report = self._report
        sheet = self._sheet(self._words.gettext("Methode"))
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, _TEXT_WIDTH)
        at = self._above(sheet, report.title, report.period)
        for name, value in report.facts:
            _write(sheet, at, 0, name, self._quiet)
            _write(sheet, at, 1, value, self._wrapped)
            at += 1
        parts = (
            (self._words.gettext("Zusammenfassung"), report.sentences),
            (self._words.gettext("Methode"), report.method),
        )
        for name, lines in parts:
            at += 1
            _write(sheet, at, 0, name, self._bold)
            for line in lines:
                _write(sheet, at, 1, line, self._wrapped)
                at += 1

    def add_table(self, table: WrittenTable) -> None:
        """Add the sheet of a table, its heads always in sight."""
        title = " ".join(filter(None, (table.title, table.across)))
        sheet = self._sheet(table.title)
        sheet.set_column(0, 0, _LABEL_WIDTH)
        sheet.set_column(1, len(table.columns), _FIGURE_WIDTH)
        at = self._above(sheet, title, self._report.period)
        _write(sheet, at, 0, table.explained, self._quiet)
        head = at + 2
        _write(sheet, head, 0, table.rows_are, self._head)
        for column, each in enumerate(table.columns, start=1):
            _write(sheet, head, column, each.heading, self._head)
        sheet.freeze_panes(head + 1, 1)
        sheet.repeat_rows(head)
        at = head + 1
        for row in table.rows:
            self._add_row(sheet, at, table, row, is_sum=False)
            at += 1
        if table.sums is not None:
            self._add_row(sheet, at, table, table.sums, is_sum=True)
            at += 1
        if table.method:
            _write(sheet, at + 1, 0, table.method, self._quiet)

    def _add_row(self, sheet: Worksheet, at: int, table: WrittenTable, row: WrittenRow, *, is_sum: bool) -> None:
        _write(sheet, at, 0, row.label, self._sum_label if is_sum else self._text)
        for column, figure in enumerate(row.figures):
            if figure is None:
                _write(sheet, at, column + 1, cell_text(self._words, table, row, column), self._untold)
            else:
                look = self._figures[table.columns[column].meaning, is_sum]
                _check(sheet.write_number(at, column + 1, figure, look))

    def _look(self, **looks: object) -> Format:
        """Return how a text looks; it stays a text also when somebody edits its cell."""
        return self._book.add_format({**looks, "quote_prefix": True, "valign": "top"})

    def _sheet(self, title: str) -> Worksheet:
        sheet = self._book.add_worksheet(next(name for name in _sheet_names(title) if name.lower() not in self._names))
        self._names.add(sheet.get_name().lower())
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_header(f"&L{_plain(self._report.title)}&R{_plain(self._report.mark)}")
        sheet.set_footer("&R&P / &N")
        return sheet

    def _above(self, sheet: Worksheet, title: str, period: str) -> int:
        """Write what stands above everything on a sheet; return the first free row."""
        lines = [(title, self._title), (period, self._text)]
        if self._report.mark:
            lines.insert(1, (self._report.mark, self._bold))
        for at, (text, look) in enumerate(lines):
            _write(sheet, at, 0, text, look)
        return len(lines) + 1


def _write(sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    if text:
        whole = text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"
        _check(sheet.write_string(row, column, whole, look))


def _check(code: int) -> None:
    """XlsxWriter says by a number alone that it has left something out."""
    if code != 0:
        raise AssertionError("a cell was not written")


def _sheet_names(title: str) -> Iterator[str]:
    """Yield names for a sheet: its title as far as there is room for whole words, then the same with a number."""
    name = _NOT_IN_A_NAME.sub(" ", title).strip(" '") or "Tabelle"
    yield shorten(name, MOST_OF_A_NAME, placeholder="…").strip("'") or name[:MOST_OF_A_NAME]
    for number in range(2, 100):
        ending = f" {number}"
        yield name[: MOST_OF_A_NAME - len(ending)].strip(" '") + ending


def _plain(text: str) -> str:
    """Return a text for the margin of a page, where an ampersand would begin a command."""
    return text.replace("&", "&&")
