"""Puts a report on paper, in the form of a paper for a committee. What costs time is loaded with the first one."""

from collections.abc import Callable

from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.phrases.voices import Voices
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.equipment import Equipment
from erstanlauf.usecases.figures.written import WrittenReport


class PdfReport:
    """Writes reports of a town. Raises `FontMissing` and `TemplateFault`. Not to be used by two threads at once."""

    def __init__(self, words: Wording, city: str, settings: Callable[[], OfficeSettings] = OfficeSettings) -> None:
        self._words = words
        self._city = city
        self._equipment = Equipment(Voices({}), settings)

    def pdf(self, report: WrittenReport) -> bytes:
        """Return the report as PDF; the same report gives the same bytes."""
        from erstanlauf.slips.layout.drawing import DocumentData, pdf_of
        from erstanlauf.slips.report.composition import ReportComposition

        fonts, template = self._equipment.fonts, self._equipment.template
        pages = ReportComposition(report, self._words, self._city, fonts, template).pages()
        title = " – ".join(filter(None, (report.title, report.period, report.mark)))
        return pdf_of(pages, template.sheets[Paper.A4], DocumentData(title, "Erstanlauf", report.language))
