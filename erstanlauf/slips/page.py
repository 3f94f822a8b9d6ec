"""Writes slips as PDF: the adapter behind `usecases.ports.SlipWriter`.

Knows how the rooms of this package work together: content → composition → drawing. What costs time (fonts, HarfBuzz,
ReportLab) is loaded with the first slip and kept; importing this module costs a start nothing.
"""

from typing import TYPE_CHECKING

from erstanlauf.domain.slip import Paper, Slip
from erstanlauf.i18n.languages import GERMAN, language
from erstanlauf.i18n.phrases.voices import Share, Voices
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.content import words_of
from erstanlauf.slips.equipment import Equipment

if TYPE_CHECKING:
    from erstanlauf.usecases.review_sheet import ReviewSheet


class PdfSlipWriter:
    """Puts slips on paper; `city` is the name of the city at the head of the page.

    Without `voices` nobody has reviewed anything. Raises `UnknownLanguage` for a language without phrases and
    `FontMissing`. Not to be used by two threads at once.
    """

    def __init__(self, city: str, voices: Voices | None = None) -> None:
        self._city = city
        self._voices = voices or Voices({})
        self._equipment = Equipment(self._voices)

    def pdf(self, slip: Slip, paper: Paper) -> bytes:
        """Return the slip as PDF; the same slip and paper give the same bytes."""
        from erstanlauf.slips.composition import Spoken, compose
        from erstanlauf.slips.drawing import DocumentData, pdf_of

        newcomer = language(slip.language)
        languages = (GERMAN,) if newcomer == GERMAN else (GERMAN, newcomer)
        voices = [self._equipment.voice(each) for each in languages]
        spoken = [Spoken(voice, words_of(slip, voice, self._city, newcomer)) for voice in voices]
        template = self._equipment.template
        sheet = template.sheets[paper]
        pages = compose(spoken, slip.number, self._equipment.fonts, template, sheet)
        german = spoken[0].words
        return pdf_of(pages, sheet, DocumentData(title=german.title, author=german.desk, language=newcomer.tag))

    def reviewed(self, slip: Slip) -> Share:
        """Tell how many of the sentences in the person's language somebody has reviewed; (0, 0) for German."""
        newcomer = language(slip.language)
        if newcomer == GERMAN:
            return Share(0, 0)
        voice = self._voices.voice(newcomer)
        words_of(slip, voice, self._city, newcomer)
        return Share(len(voice.said) - len(voice.drafts), len(voice.said))

    def review_sheet(self, sheet: "ReviewSheet", words: Wording) -> bytes:
        """Return the review sheet of a language as PDF, with headings in the words of the office."""
        from erstanlauf.slips.review_sheet import review_sheet_pdf

        return review_sheet_pdf(sheet, words, self._equipment.fonts, self._equipment.template)

    def missing_glyphs(self, text: str) -> str:
        """Return the letters of a text that cannot be printed, each once."""
        return self._equipment.fonts.missing_from(text)
