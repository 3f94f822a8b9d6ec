"""Writes slips as PDF: the adapter behind `usecases.ports.SlipWriter`.

Knows how the rooms of this package work together: content → composition → drawing. What costs time (fonts, HarfBuzz,
ReportLab) is loaded with the first slip and kept; importing this module costs a start nothing.
"""

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from erstanlauf import paths
from erstanlauf.domain.slip import Paper, Slip
from erstanlauf.i18n.languages import GERMAN, Language, language
from erstanlauf.i18n.phrases.review import Reviews, load_reviews
from erstanlauf.i18n.phrases.voice import DRAFT_MARK, Voice
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.content import words_of

if TYPE_CHECKING:
    from erstanlauf.slips.fonts import Fonts
    from erstanlauf.slips.template import Template

_DOMAIN = "slips"


class PdfSlipWriter:
    """Puts slips on paper; `city` is the name of the city at the head of the page.

    Raises `UnknownLanguage` for a language without phrases and `FontMissing`. Not to be used by two threads at once.
    """

    def __init__(self, city: str) -> None:
        self._city = city
        self._wording = lru_cache(lambda tag: Wording(tag, _DOMAIN))

    def pdf(self, slip: Slip, paper: Paper) -> bytes:
        """Return the slip as PDF; the same slip and paper give the same bytes."""
        from erstanlauf.slips.composition import Spoken, compose
        from erstanlauf.slips.drawing import DocumentData, pdf_of

        newcomer = language(slip.language)
        languages = (GERMAN,) if newcomer == GERMAN else (GERMAN, newcomer)
        voices = [self._voice(each) for each in languages]
        spoken = [Spoken(voice, words_of(slip, voice, self._city, newcomer)) for voice in voices]
        template = self._template
        sheet = template.sheets[paper]
        pages = compose(spoken, slip.number, self._fonts, template, sheet)
        german = spoken[0].words
        return pdf_of(pages, sheet, DocumentData(title=german.title, author=german.desk, language=newcomer.tag))

    def _voice(self, of: Language) -> Voice:
        return Voice(of, self._wording(of.tag), self._reviews, DRAFT_MARK)

    @cached_property
    def _template(self) -> "Template":
        from erstanlauf.slips.template import load_template

        return load_template(paths.resources() / "templates" / "slip.toml")

    @cached_property
    def _fonts(self) -> "Fonts":
        from erstanlauf.slips.fonts import Fonts

        return Fonts(paths.resources() / "fonts")

    @cached_property
    def _reviews(self) -> Reviews:
        return load_reviews(paths.resources() / "phrases" / "review.toml")
