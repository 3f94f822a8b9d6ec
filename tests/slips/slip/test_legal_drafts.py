"""Where legal drafts are kept back, a deadline stands in German alone and nothing else of the slip changes."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from erstanlauf import paths
from erstanlauf.domain.office_settings import DEFAULTS
from erstanlauf.domain.prerequisites import Urgency
from erstanlauf.domain.slip import Paper, Slip
from erstanlauf.i18n.languages import GERMAN, language
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases import stored
from erstanlauf.i18n.phrases.review import Review
from erstanlauf.i18n.phrases.voices import Share, Voices
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.template import Template, load_template
from erstanlauf.slips.sheets.stored_sheet import stored_pages
from erstanlauf.slips.slip.composition import Spoken, compose
from erstanlauf.slips.slip.content import numbered, words_of
from erstanlauf.slips.slip.writer import PdfSlipWriter
from erstanlauf.slips.text.fonts import Fonts
from tests.slips.slips import SHAPES, SLIP_LANGUAGES, a_deadline, a_slip, a_step

TRANSLATED = [tag for tag in SLIP_LANGUAGES if tag != GERMAN.tag]
KEPT_BACK = Voices({}, says_legal_drafts=False)


@pytest.fixture(scope="module")
def template() -> Template:
    return load_template(paths.resources() / "templates" / "slip.toml")


def texts_on(slip: Slip, voices: Voices, fonts: Fonts, template: Template) -> list[tuple[str, float, str]]:
    """Return language, height on the page and text of everything on the first page."""
    newcomer = language(slip.language)
    both = [voices.voice(each) for each in (GERMAN, newcomer)]
    spoken = [Spoken(voice, words_of(slip, voice, "Bielefeld", newcomer)) for voice in both]
    [page] = compose(spoken, numbered(slip), fonts, template, template.sheets[Paper.A4])
    return [
        (
            text.paragraph.language.tag,
            round(placed.y_mm + text.y_mm, 2),
            "".join(line.text for line in text.paragraph.lines),
        )
        for placed in page
        for text in placed.block.texts
    ]


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_deadline_stands_in_german_without_a_label_that_leads_nowhere(
    tag: str, fonts: Fonts, template: Template
) -> None:
    slip = a_slip(tag, a_step(deadline=a_deadline(Urgency.AT_ONCE)))
    label = Wording(tag, "slips").gettext(phrases.LABEL_DEADLINE)
    found = texts_on(slip, KEPT_BACK, fonts, template)
    height_mm = next(y_mm for _, y_mm, text in found if text == phrases.AT_ONCE)
    assert {each for each, y_mm, _ in found if y_mm == height_mm} == {GERMAN.tag}
    assert label not in [text for each, _, text in found if each == tag]
    assert label in [text for each, _, text in texts_on(slip, Voices({}), fonts, template) if each == tag]


@pytest.mark.parametrize("tag", TRANSLATED)
def test_nothing_legal_is_said_and_everything_else_is(tag: str, fonts: Fonts, template: Template) -> None:
    slip = a_slip(tag, *SHAPES["two deadlines"])
    own, every = (
        {text.replace(" ", "") for each, _, text in texts_on(slip, voices, fonts, template) if each == tag}
        for voices in (KEPT_BACK, Voices({}))
    )
    wording = Wording(tag, "slips")
    legal = {phrases.BEFORE_TITLE_EXPIRES, phrases.DRAFT_NOTICE, phrases.LABEL_DEADLINE, "14 Tage nach dem Einzug"}
    assert every - own == {wording.gettext(phrase).replace(" ", "") for phrase in legal}


@pytest.mark.parametrize("tag", ["ar", "tr", "zh"])
def test_the_notice_stays_in_german(tag: str) -> None:
    pdf = PdfSlipWriter("Bielefeld", KEPT_BACK).pdf(a_slip(tag, a_step()), Paper.A4)
    assert phrases.DRAFT_NOTICE in PdfReader(BytesIO(pdf)).pages[0].extract_text()


def test_the_writer_counts_what_is_reviewed_on_a_slip() -> None:
    writer = PdfSlipWriter("Bielefeld", Voices({}))
    reviewed, sentences = writer.reviewed(a_slip("ar", a_step()))
    assert reviewed == 0 < sentences
    assert writer.reviewed(a_slip("de", a_step())) == Share(0, 0)


def stored_page(voices: Voices, fonts: Fonts, template: Template) -> tuple[set[str], list[int]]:
    """Return the languages on the sheet of what is stored, in Arabic, and how many pictograms stand in its blocks."""
    both = [voices.voice(GERMAN), voices.voice(language("ar"))]
    [page] = stored_pages(both, "Bielefeld", fonts, template, template.sheets[Paper.A4], DEFAULTS)
    texts = {text.paragraph.language.tag for placed in page for text in placed.block.texts}
    return texts, [len(placed.block.pictures) for placed in page]


def test_the_sheet_on_what_is_stored_is_german_alone_where_all_of_it_is_kept_back(
    fonts: Fonts, template: Template
) -> None:
    assert stored_page(Voices({}), fonts, template)[0] == {"de", "ar"}
    assert stored_page(KEPT_BACK, fonts, template)[0] == {"de"}


def test_no_pictogram_stands_before_a_line_that_is_kept_back(fonts: Fonts, template: Template) -> None:
    read = {"ar": {stored.KEPT_DAY: Review("يوم زيارتك ووقتها", "Übersetzung", date(2026, 12, 1))}}
    languages, pictures = stored_page(Voices(read, says_legal_drafts=False), fonts, template)
    assert languages == {"de", "ar"}
    assert pictures.count(2) == 1
