"""Writes the sheets that are no slips as PDF: the adapter behind `SheetWriter` and
`ReviewSheetWriter` of `usecases.ports`.

No sheet but `own_data` holds anything about a visit. What costs time is loaded with the first sheet and kept;
importing this module costs a start nothing.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.languages import GERMAN, LANGUAGES, Language, language
from erstanlauf.i18n.phrases import screen, stored
from erstanlauf.i18n.phrases import slip as slip_phrases
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.phrases.voices import Voices
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.equipment import Equipment

if TYPE_CHECKING:
    from erstanlauf.slips.layout.geometry import Sheet
    from erstanlauf.slips.layout.paging import Page
    from erstanlauf.slips.layout.template import Template
    from erstanlauf.slips.text.fonts import Fonts
    from erstanlauf.usecases.office_sheet import OfficeSheet
    from erstanlauf.usecases.own_data import OwnData
    from erstanlauf.usecases.review_sheet import ReviewSheet


class _Pages(Protocol):
    """Puts the words of voices on pages."""

    def __call__(
        self, voices: Sequence[Voice], city: str, fonts: "Fonts", template: "Template", sheet: "Sheet"
    ) -> "list[Page]": ...


class PdfSheetWriter:
    """Puts sheets on paper; `city` is the name of the city. The same sheet gives the same bytes.

    Without `voices` nobody has reviewed anything; `settings` returns those of the office, without it the defaults.
    Raises `UnknownLanguage`, `FontMissing` and `TemplateFault`. Not to
    be used by two threads at once.
    """

    def __init__(
        self, city: str, voices: Voices | None = None, settings: Callable[[], OfficeSettings] = OfficeSettings
    ) -> None:
        self._city = city
        self._equipment = Equipment(voices or Voices({}), settings)

    def language_finder(self) -> bytes:
        """Return the sheet on which a person points at a language: all of them, on A4."""
        from erstanlauf.slips.sheets.language_finder import finder_pages

        return self._pdf(finder_pages, LANGUAGES, GERMAN, Paper.A4, screen.POINT_AT_LANGUAGE)

    def pointing_card(self, tag: str) -> bytes:
        """Return the card to point at in a language, on A4."""
        from erstanlauf.slips.sheets.pointing_card import card_pages

        own = language(tag)
        return self._pdf(card_pages, _german_and(own), own, Paper.A4, screen.WHAT_ABOUT)

    def stored(self, tag: str, paper: Paper) -> bytes:
        """Return the sheet that says what is kept of a visit."""
        from erstanlauf.slips.sheets.stored_sheet import stored_pages

        own = language(tag)
        pages_of = partial(stored_pages, settings=self._equipment.settings)
        return self._pdf(pages_of, _german_and(own), own, paper, stored.STORED_TITLE)

    def own_data(self, own: "OwnData", tag: str, paper: Paper) -> bytes:
        """Return the sheet that tells a person what is kept of one visit."""
        from erstanlauf.slips.sheets.own_data_sheet import own_data_pages

        spoken = language(tag)
        pages_of = partial(own_data_pages, own=own)
        return self._pdf(pages_of, _german_and(spoken), spoken, paper, stored.STORED_TITLE)

    def review_sheet(self, sheet: "ReviewSheet", words: Wording) -> bytes:
        """Return the review sheet of a language, with headings in the words of the office."""
        from erstanlauf.slips.sheets.review_sheet import review_sheet_pdf

        return review_sheet_pdf(sheet, words, self._equipment.fonts, self._equipment.template)

    def office_sheet(self, sheet: "OfficeSheet") -> bytes:
        """Return a sheet of the administration, on A4."""
        from erstanlauf.slips.sheets.office_sheet import office_sheet_pdf

        return office_sheet_pdf(sheet, self._equipment.fonts, self._equipment.template)

    def missing_glyphs(self, text: str) -> str:
        """Return the letters of a text that cannot be printed, each once."""
        return self._equipment.fonts.missing_from(text)

    def _pdf(self, pages_of: _Pages, spoken: Sequence[Language], of: Language, paper: Paper, title: str) -> bytes:
        """Draw pages with the words of these languages; the document as a whole is in the language `of`."""
        from erstanlauf.slips.layout.drawing import DocumentData, pdf_of

        equipment = self._equipment
        template, sheet = equipment.template, equipment.template.sheets[paper]
        voices = [equipment.voice(each) for each in spoken]
        pages = pages_of(voices, self._city, equipment.fonts, template, sheet)
        author = voices[0].say(slip_phrases.DESK, city=self._city)
        return pdf_of(pages, sheet, DocumentData(title, author, of.tag))


def _german_and(own: Language) -> tuple[Language, ...]:
    """Return German and another language, or German alone."""
    return tuple(dict.fromkeys((GERMAN, own)))
