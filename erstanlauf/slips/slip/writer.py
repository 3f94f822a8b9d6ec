"""Writes slips as PDF: the adapter behind `usecases.ports.SlipWriter`.

Knows how the rooms of this package work together: content → composition → drawing. What costs time (fonts, HarfBuzz,
ReportLab) is loaded with the first slip and kept; importing this module costs a start nothing.
"""

from collections.abc import Callable

from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.slip import Paper, Slip
from erstanlauf.i18n.languages import GERMAN, language
from erstanlauf.i18n.phrases.voices import Share, Voices
from erstanlauf.slips.layout.equipment import Equipment
from erstanlauf.slips.slip.content import numbered, words_of


class PdfSlipWriter:
    """Puts slips on paper; `city` is the name of the city at the head of the page.

    Without `voices` nobody has reviewed anything; `settings` returns those of the office, without it the defaults.
    Raises `UnknownLanguage` for a language without phrases and
    `FontMissing`. Not to be used by two threads at once.
    """

    def __init__(
        self, city: str, voices: Voices | None = None, settings: Callable[[], OfficeSettings] = OfficeSettings
    ) -> None:
        self._city = city
        self._voices = voices or Voices({})
        self._equipment = Equipment(self._voices, settings)

    def pdf(self, slip: Slip, paper: Paper) -> bytes:
        """Return the slip as PDF; the same slip and paper give the same bytes."""
        from erstanlauf.slips.layout.drawing import DocumentData, pdf_of
        from erstanlauf.slips.slip.composition import Spoken, compose

        newcomer = language(slip.language)
        languages = (GERMAN,) if newcomer == GERMAN else (GERMAN, newcomer)
        voices = [self._equipment.voice(each) for each in languages]
        spoken = [Spoken(voice, words_of(slip, voice, self._city, newcomer)) for voice in voices]
        template = self._equipment.template
        sheet = template.sheets[paper]
        pages = compose(spoken, numbered(slip), self._equipment.fonts, template, sheet)
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
