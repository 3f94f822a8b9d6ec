"""Writes the sheets of a hand-over as PDF: the adapter behind `HandoverSheets` of `usecases.handover.ports`.

These are the only sheets that may name a person. What costs time is loaded with the first of them.
"""

from collections.abc import Callable
from datetime import datetime

from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.handover.states import Handover
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.languages import GERMAN, language
from erstanlauf.i18n.phrases import consent
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.voices import Voices
from erstanlauf.slips.layout.equipment import Equipment
from erstanlauf.usecases.handover.ports import ConsentSheet, ToPack


class PdfHandoverSheets:
    """Puts a hand-over on paper; `city` is the name of the city. The same content gives the same bytes.

    Without `voices` nobody has reviewed anything; `settings` returns those of the office, without it the defaults.
    Raises `UnknownLanguage`, `FontMissing` and `TemplateFault`. Not to be used by two threads at once: whoever packs
    parcels beside the window has one of its own.
    """

    def __init__(
        self, city: str, voices: Voices | None = None, settings: Callable[[], OfficeSettings] = OfficeSettings
    ) -> None:
        self._city = city
        self._equipment = Equipment(voices or Voices({}), settings)

    def handover_sheet(self, to_pack: ToPack) -> bytes:
        """Return the sheet for the recipient's file, in German, with the reference of the parcel."""
        from erstanlauf.slips.sheets.handover_sheet import handover_sheet_pdf

        return handover_sheet_pdf(to_pack, self._equipment.fonts, self._equipment.template, self._desk)

    def consent_sheet(self, sheet: ConsentSheet) -> bytes:
        """Return the consent in German and the person's language, with a line to sign."""
        from erstanlauf.slips.layout.drawing import DocumentData, pdf_of
        from erstanlauf.slips.sheets.consent_sheet import consent_pages

        equipment, own = self._equipment, language(sheet.language)
        template, paper = equipment.template, equipment.template.sheets[Paper.A4]
        voices = [equipment.voice(each) for each in dict.fromkeys((GERMAN, own))]
        pages = consent_pages(voices, self._city, equipment.fonts, template, paper, sheet, equipment.settings)
        return pdf_of(pages, paper, DocumentData(consent.CONSENT_TITLE, self._desk, own.tag))

    def withdrawal_notice(self, handover: Handover, recipient: Recipient, at: datetime) -> bytes:
        """Return the notice to a recipient that consent was taken back for what it has got."""
        from erstanlauf.slips.sheets.withdrawal_notice import withdrawal_notice_pdf

        fonts, template = self._equipment.fonts, self._equipment.template
        return withdrawal_notice_pdf(handover, recipient, at, fonts, template, self._desk)

    @property
    def _desk(self) -> str:
        return self._equipment.voice(GERMAN).say(phrases.DESK, city=self._city)
