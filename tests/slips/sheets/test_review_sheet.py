"""The printed review sheet: every phrase once, in order, inside the page, in every script."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from erstanlauf import paths
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.languages import language
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.bank import phrases as bank
from erstanlauf.i18n.phrases.review import Review
from erstanlauf.i18n.phrases.voices import Voices
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.blocks import Typesetter
from erstanlauf.slips.layout.geometry import Sheet
from erstanlauf.slips.layout.template import load_template
from erstanlauf.slips.sheets.review_sheet import Layout, across
from erstanlauf.slips.sheets.writer import PdfSheetWriter
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.usecases.review_sheet import ReviewSheet, review_sheet

ON = date(2026, 12, 1)
READ = Review("شرطة المدينة", "Sprachmittlung Arabisch", ON)


def a_sheet(tag: str, rows: int = 40, voices: Voices | None = None) -> ReviewSheet:
    sheet = review_sheet(language(tag), voices or Voices({}), ON)
    return replace(sheet, rows=sheet.rows[:rows])


@pytest.fixture(scope="module")
def paper() -> Sheet:
    return across(load_template(paths.resources() / "templates" / "slip.toml"))


@pytest.fixture(scope="module")
def writer() -> PdfSheetWriter:
    return PdfSheetWriter("Bielefeld")


@pytest.mark.parametrize("tag", ["ar", "ti", "zh", "hi", "tr"])
def test_every_id_stands_on_paper_once_and_in_order(tag: str, writer: PdfSheetWriter) -> None:
    pdf = writer.review_sheet(a_sheet(tag), Wording())
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split()
    ids = [phrase.id for phrase in bank()]
    assert [word for word in words if word in ids] == ids[:40]


@pytest.mark.parametrize("tag", ["ar", "ti", "tr"])
def test_nothing_stands_outside_the_page_or_over_something_else(tag: str, fonts: Fonts, paper: Sheet) -> None:
    pages = Layout(a_sheet(tag, 400), Wording(), Typesetter(fonts, 9.5), paper).pages()
    for page in pages:
        bottom_mm = paper.top_mm
        for placed in page:
            assert placed.y_mm >= bottom_mm - 0.01
            bottom_mm = placed.y_mm + placed.block.height_mm
            for text in placed.block.texts:
                assert text.bottom_mm <= placed.block.height_mm + 0.01
        assert bottom_mm <= paper.height_mm - paper.bottom_mm + 0.01


def test_a_language_from_right_to_left_has_its_draft_at_the_right_edge(fonts: Fonts, paper: Sheet) -> None:
    def draft_left_mm(tag: str) -> float:
        page = Layout(a_sheet(tag, 1), Wording(), Typesetter(fonts, 9.5), paper).pages()[0]
        texts = [text for placed in page for text in placed.block.texts]
        return next(text.x_mm for text in texts if text.paragraph.language.tag == tag)

    assert draft_left_mm("ar") > draft_left_mm("tr") > 0


def test_the_sheet_tells_what_is_reviewed_already_and_by_whom(writer: PdfSheetWriter) -> None:
    voices = Voices({"ar": {phrases.POLICE: READ}})
    pdf = writer.review_sheet(a_sheet("ar", 400, voices), Wording())
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert f"1 von {len(bank())} geprüft" in pages[0]
    assert any("geprüft am 01.12.2026: Sprachmittlung Arabisch" in page for page in pages)


def test_the_same_sheet_gives_the_same_bytes_and_is_a4_across(writer: PdfSheetWriter) -> None:
    pdf = writer.review_sheet(a_sheet("tr"), Wording())
    assert pdf == PdfSheetWriter("Bielefeld").review_sheet(a_sheet("tr"), Wording())
    page = PdfReader(BytesIO(pdf)).pages[0]
    assert [round(float(side) * 25.4 / 72) for side in page.mediabox[2:]] == [297, 210]


def test_the_sheet_is_put_in_the_words_of_the_office(writer: PdfSheetWriter) -> None:
    pdf = writer.review_sheet(a_sheet("tr", 1), Wording("en"))
    assert "Review sheet" in PdfReader(BytesIO(pdf)).pages[0].extract_text()


def test_the_paper_is_a4_on_its_side(paper: Sheet) -> None:
    a4 = load_template(paths.resources() / "templates" / "slip.toml").sheets[Paper.A4]
    assert (paper.width_mm, paper.height_mm) == (a4.height_mm, a4.width_mm)
