"""How long the files of a report take, against ReportLab's own Platypus setting the same words in Helvetica, untagged.

Goal: the report in 5 s, its figures included (those are measured in `test_figures_speed`). Nothing fails on time: the
figures are printed.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from erstanlauf.app.report_files import ReportPapers
from erstanlauf.domain.figures.periods import Period
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.export.figures.tables import tables_of
from erstanlauf.export.figures.workbook import workbook_of
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.report.report_writer import PdfReport
from erstanlauf.usecases.figures.written import WrittenReport, WrittenTable, cell_text, written_report
from tests.benchmarks.turns import medians_ms
from tests.usecases.figures.reports import HALF_YEAR, YEAR, a_report, names

pytestmark = pytest.mark.benchmark

ROUNDS = 7
CITY = "Bielefeld"
GERMAN = Wording()


@pytest.mark.parametrize("period", [HALF_YEAR, YEAR], ids=lambda each: each.id)
def test_the_paper_against_plain_platypus(period: Period, report_figure: Callable[[str], None]) -> None:
    written = written_report(GERMAN, names(), a_report(period))
    warm = PdfReport(GERMAN, CITY)
    ours, cold, plain = medians_ms(
        ROUNDS,
        lambda: warm.pdf(written),
        lambda: PdfReport(GERMAN, CITY).pdf(written),
        lambda: plain_pdf(written),
    )
    report_figure(
        f"report {period.id} as PDF: {ours:.0f} ms, {cold:.0f} ms with fonts to open, Platypus {plain:.0f} ms,"
        f" ratio {ours / plain:.2f}"
    )


def test_all_files_of_a_year(report_figure: Callable[[str], None]) -> None:
    report = a_report(YEAR)
    written = written_report(GERMAN, names(), report)
    files = ReportPapers(GERMAN, names(), CITY, OfficeSettings())
    everything, book, tables = medians_ms(
        ROUNDS,
        lambda: (files.pdf(report), files.workbook(report), files.tables(report)),
        lambda: workbook_of(written, GERMAN),
        lambda: tables_of(written, GERMAN),
    )
    report_figure(f"report of a year, all files: {everything:.0f} ms (workbook {book:.0f} ms, CSV {tables:.0f} ms)")


def plain_pdf(report: WrittenReport) -> bytes:
    """Set the words and figures of a report as Platypus does it of its own."""
    file, styles = BytesIO(), getSampleStyleSheet()
    flowing: list[Any] = [Paragraph(report.title, styles["Title"])]
    flowing += [Paragraph(each, styles["BodyText"]) for each in (*report.sentences, *report.method)]
    for table in report.tables:
        flowing += [Paragraph(table.title, styles["Heading3"]), Paragraph(table.explained, styles["BodyText"])]
        flowing += [plain_table(table), Spacer(0, 12)]
    SimpleDocTemplate(file, pagesize=A4).build(flowing)
    return file.getvalue()


def plain_table(table: WrittenTable) -> Table:
    rows = [*table.rows, *([table.sums] if table.sums else [])]
    cells = [[row.label, *(cell_text(GERMAN, table, row, at) for at in range(len(table.columns)))] for row in rows]
    heads = [table.rows_are, *(each.heading for each in table.columns)]
    return Table([heads, *cells], repeatRows=1, style=TableStyle([("FONTSIZE", (0, 0), (-1, -1), 8)]))
