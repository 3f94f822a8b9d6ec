"""Joins what puts a report into files: paper in `slips`, workbook and CSV in `export`, which do not know each other.

A writer is imported with the first file of its kind.
"""

from erstanlauf.domain.figures.report import Report
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.i18n.figure_words import FigureNames
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.figures.written import WrittenReport, written_report


class ReportPapers:
    """Fills `ReportFiles`, in the language of the words. Holds all it needs from the store, for it runs beside it."""

    def __init__(self, words: Wording, names: FigureNames, city: str, settings: OfficeSettings) -> None:
        self._words = words
        self._names = names
        self._city = city
        self._settings = settings

    def pdf(self, report: Report) -> bytes:
        """Return the report as PDF, in the form of a paper for a committee."""
        from erstanlauf.slips.report.report_writer import PdfReport

        return PdfReport(self._words, self._city, lambda: self._settings).pdf(self._written(report))

    def workbook(self, report: Report) -> bytes:
        """Return its tables as XLSX, no cell a formula or a link."""
        from erstanlauf.export.figures.workbook import workbook_of

        return workbook_of(self._written(report), self._words)

    def tables(self, report: Report) -> dict[str, bytes]:
        """Return its tables as CSV, by file name."""
        from erstanlauf.export.figures.tables import tables_of

        return tables_of(self._written(report), self._words)

    def _written(self, report: Report) -> WrittenReport:
        return written_report(self._words, self._names, report)
