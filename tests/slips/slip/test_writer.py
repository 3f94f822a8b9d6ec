"""Whole slips: every language and shape on paper, readable by other programs, and nothing on them that must not be."""

import gc
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from erstanlauf.domain.handover.withdrawal_code import withdrawal_code
from erstanlauf.domain.returning.code import MOST_SEALED_BYTES, digits_of_number, digits_of_sealed
from erstanlauf.domain.slip import Paper, Slip
from erstanlauf.domain.visit import SlipNumber
from erstanlauf.i18n.languages import UnknownLanguage
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.documents import DOCUMENT_NAMES
from erstanlauf.i18n.phrases.services import KIND_NAMES, TOPIC_REASONS
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.qr import printed_side_mm, qr_squares
from erstanlauf.slips.slip.writer import PdfSlipWriter
from erstanlauf.slips.text.fonts import Fonts
from tests.slips.slips import SHAPES, SLIP_LANGUAGES, a_neutral_slip, a_slip, a_step, an_unsure_step, stated

CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

CODE = withdrawal_code(b"abcdefg")

EACH_LANGUAGE = pytest.mark.parametrize("tag", SLIP_LANGUAGES)
EACH_SHAPE = pytest.mark.parametrize("shape", [*SHAPES, "neutral"])
EACH_PAPER = pytest.mark.parametrize("paper", Paper)


@pytest.fixture(scope="module")
def writer() -> PdfSlipWriter:
    return PdfSlipWriter("Bielefeld")


def a_slip_of(shape: str, tag: str) -> Slip:
    return a_neutral_slip(tag) if shape == "neutral" else a_slip(tag, *SHAPES[shape])


def text_of(pdf: bytes, folder: Path) -> str:
    """Return the text as pdftotext reads it, with plain spaces and without direction marks."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here (package poppler-utils): the text of slips was NOT read back")
    file = folder / "slip.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    return CONTROLS.sub("", done.stdout.decode("utf-8")).replace("\u00a0", " ")


@EACH_PAPER
@EACH_SHAPE
@EACH_LANGUAGE
def test_a_slip_has_as_few_pages_of_its_paper_as_can_be(
    tag: str, shape: str, paper: Paper, writer: PdfSlipWriter
) -> None:
    pages = PdfReader(BytesIO(writer.pdf(a_slip_of(shape, tag), paper))).pages
    is_long = len(SHAPES.get(shape, ())) > 2 or shape == "all there is"
    assert len(pages) <= {Paper.A5: 1 + is_long, Paper.A4: 1, Paper.A4_LARGE: 2 + 2 * is_long}[paper]
    millimetres = [round(float(side) * 25.4 / 72) for side in pages[0].mediabox[2:]]
    assert millimetres == ([148, 210] if paper is Paper.A5 else [210, 297])


@EACH_SHAPE
@EACH_LANGUAGE
def test_the_same_slip_gives_the_same_bytes(tag: str, shape: str, writer: PdfSlipWriter) -> None:
    slip = a_slip_of(shape, tag)
    assert writer.pdf(slip, Paper.A5) == PdfSlipWriter("Bielefeld").pdf(slip, Paper.A5)


@EACH_SHAPE
@EACH_LANGUAGE
def test_all_fonts_are_embedded(tag: str, shape: str, writer: PdfSlipWriter) -> None:
    page: Any = PdfReader(BytesIO(writer.pdf(a_slip_of(shape, tag), Paper.A5))).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()


@EACH_LANGUAGE
def test_both_titles_can_be_read_back(tag: str, writer: PdfSlipWriter, tmp_path: Path) -> None:
    text = text_of(writer.pdf(a_slip(tag, a_step()), Paper.A5), tmp_path)
    title = Wording(tag, "slips").gettext(phrases.TITLE)
    assert phrases.TITLE in text
    assert [word for word in title.split() if word not in text] == []


@EACH_PAPER
@EACH_LANGUAGE
def test_numbers_stay_whole_and_in_order(tag: str, paper: Paper, writer: PdfSlipWriter, tmp_path: Path) -> None:
    text = text_of(writer.pdf(a_slip(tag, a_step(), an_unsure_step()), paper), tmp_path)
    for number in ("0521 51-0", "116 117", "116 016", "110", "112", "K7-418-3", "33602 Bielefeld"):
        assert number in text, number
    assert re.search("117 116|016 116|51-0 0521", text) is None


@EACH_PAPER
@EACH_LANGUAGE
def test_times_and_addresses_of_the_net_are_not_cut(
    tag: str, paper: Paper, writer: PdfSlipWriter, tmp_path: Path
) -> None:
    step = a_step(url=stated("https://www.faire-integration.de"), hours=stated("Mo-Fr 10:05-17:45"))
    text = text_of(writer.pdf(a_slip(tag, step), paper), tmp_path)
    assert "www.faire-integration.de" in text
    assert (text.count("10:05"), text.count("17:45")) == ((1, 1) if tag == "de" else (2, 2))


@EACH_LANGUAGE
def test_the_helpline_numbers_stand_whole_on_a_neutral_slip(tag: str, writer: PdfSlipWriter, tmp_path: Path) -> None:
    text = text_of(writer.pdf(a_neutral_slip(tag), Paper.A5), tmp_path)
    assert "116 117" in text
    assert "116 016" in text
    assert re.search("117 116|016 116", text) is None


@EACH_LANGUAGE
def test_a_neutral_slip_has_no_number_no_code_and_no_organization(
    tag: str, writer: PdfSlipWriter, tmp_path: Path
) -> None:
    pdf = writer.pdf(a_neutral_slip(tag), Paper.A5)
    text = text_of(pdf, tmp_path)
    assert re.search("K7|Bielefeld|Erstanlauf|2026|Frau", text) is None
    reader = PdfReader(BytesIO(pdf))
    operators = reader.pages[0].get_contents()
    assert operators is not None
    assert operators.get_data().count(b" re") == 0  # a QR code is drawn as rectangles
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author, reader.metadata.creator) == ("Information", "", "")


@EACH_LANGUAGE
def test_the_file_names_title_and_language_and_nothing_of_the_machine(tag: str, writer: PdfSlipWriter) -> None:
    reader = PdfReader(BytesIO(writer.pdf(a_slip(tag, a_step()), Paper.A5)))
    assert reader.metadata is not None
    assert reader.metadata.title == phrases.TITLE
    assert reader.metadata.creation_date_raw == "D:20000101000000+00'00'"
    assert str(reader.root_object["/Lang"]) == tag


@EACH_LANGUAGE
def test_a_slip_with_two_steps_is_a_small_file(tag: str, writer: PdfSlipWriter) -> None:
    assert len(writer.pdf(a_slip(tag, a_step(), an_unsure_step()), Paper.A5)) <= 40_000


@pytest.mark.slow
def test_four_hundred_slips_in_a_row_take_no_more_memory(writer: PdfSlipWriter) -> None:
    psutil = pytest.importorskip("psutil")
    process = psutil.Process()
    slips = [a_slip(tag, a_step(), an_unsure_step()) for tag in SLIP_LANGUAGES]

    def print_slips(count: int) -> int:
        for number in range(count):
            writer.pdf(slips[number % len(slips)], Paper.A5)
        gc.collect()
        return int(process.memory_info().rss)

    print_slips(5 * len(slips))  # fonts and caches of all languages
    before = print_slips(40)
    assert print_slips(400) - before < 8_000_000


def test_many_steps_flow_over_numbered_pages(writer: PdfSlipWriter, tmp_path: Path) -> None:
    pdf = writer.pdf(a_slip("ar", *[a_step()] * 7), Paper.A5)
    pages = len(PdfReader(BytesIO(pdf)).pages)
    text = text_of(pdf, tmp_path)
    assert pages > 1
    assert [page for page in range(1, pages + 1) if f"Seite {page} von {pages}" not in text] == []
    assert text.count("K7-418-3") == 1
    assert text.count("116 117") == 2  # once in each language, on the last page


def test_a_step_that_fills_a_page_leaves_the_numbers_to_the_next(writer: PdfSlipWriter, tmp_path: Path) -> None:
    pdf = writer.pdf(a_slip("uk", a_step(bring=tuple(DOCUMENT_NAMES)[:14])), Paper.A5)
    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    assert "Seite 2 von 2" in text_of(pdf, tmp_path)


def test_drafts_are_called_drafts_and_german_is_none(writer: PdfSlipWriter, tmp_path: Path) -> None:
    assert phrases.DRAFT_NOTICE in text_of(writer.pdf(a_slip("tr", a_step()), Paper.A5), tmp_path)
    assert "Entwurf" not in text_of(writer.pdf(a_slip("de", a_step()), Paper.A5), tmp_path)


def test_a_code_holds_the_number_of_the_slip() -> None:
    zxingcpp = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed: the QR code was NOT read back")
    image = pytest.importorskip("PIL.Image")
    rows = qr_squares("K7-418-3")
    pixels, zoom, margin = len(rows), 8, 32
    picture = image.new("L", (pixels * zoom + 2 * margin,) * 2, 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                picture.paste(
                    0, (margin + x * zoom, margin + y * zoom, margin + (x + 1) * zoom, margin + (y + 1) * zoom)
                )
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["K7-418-3"]


def test_the_code_on_paper_can_be_read(writer: PdfSlipWriter) -> None:
    zxingcpp = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed: the QR code was NOT read back")
    pdfium = pytest.importorskip("pypdfium2")
    page = pdfium.PdfDocument(writer.pdf(a_slip("ar", a_step()), Paper.A5))[0]
    picture = page.render(scale=3).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["K7-418-3"]


@pytest.mark.parametrize("dots_per_inch", [150, 300])
@pytest.mark.parametrize("sealed_bytes", [60, MOST_SEALED_BYTES])
@EACH_PAPER
def test_the_visit_in_the_code_can_be_read_from_paper(
    paper: Paper, sealed_bytes: int, dots_per_inch: int, writer: PdfSlipWriter
) -> None:
    zxingcpp = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed: the QR code was NOT read back")
    pdfium = pytest.importorskip("pypdfium2")
    digits = digits_of_sealed(bytes(range(100, 100 + sealed_bytes)))
    slip = replace(a_slip("ti", *SHAPES["two deadlines"]), carried=digits, withdrawal_code=CODE)
    pages = pdfium.PdfDocument(writer.pdf(slip, paper))
    found = zxingcpp.read_barcodes(pages[len(pages) - 1].render(scale=dots_per_inch / 72).to_pil())
    assert [code.text for code in found] == [digits]


def test_the_code_of_a_visit_is_small_and_its_squares_are_large() -> None:
    rows = qr_squares(digits_of_sealed(bytes(range(100, 160))))
    version = (len(rows) - 2 - 17) // 4
    assert version <= 6
    assert printed_side_mm(rows, 19.0) / len(rows) >= 0.5
    largest = qr_squares(digits_of_sealed(bytes(range(100, 100 + MOST_SEALED_BYTES))))
    assert (len(largest) - 2 - 17) // 4 <= 15


@EACH_PAPER
@EACH_LANGUAGE
def test_what_the_code_holds_takes_no_more_pages(tag: str, paper: Paper, writer: PdfSlipWriter) -> None:
    digits = digits_of_sealed(bytes(range(100, 150)))
    for steps in SHAPES.values():
        slip = a_slip(tag, *steps)
        both = [
            len(PdfReader(BytesIO(writer.pdf(each, paper))).pages) for each in (slip, replace(slip, carried=digits))
        ]
        assert both[0] == both[1]


@EACH_LANGUAGE
def test_the_withdrawal_code_stands_in_both_languages_where_a_case_was_handed_over(
    tag: str, writer: PdfSlipWriter, tmp_path: Path
) -> None:
    slip = a_slip(tag, a_step())
    assert CODE not in text_of(writer.pdf(slip, Paper.A5), tmp_path)
    text = text_of(writer.pdf(replace(slip, withdrawal_code=CODE), Paper.A5), tmp_path)
    assert text.count(CODE) == (1 if tag == "de" else 2)


def test_the_slip_says_what_its_code_holds(writer: PdfSlipWriter, tmp_path: Path) -> None:
    slip = a_slip("de", a_step())
    told = {
        "": phrases.BRING_BACK,
        digits_of_number(SlipNumber("K7-418-3")): phrases.BRING_BACK,
        digits_of_sealed(b"sealed"): phrases.BRING_BACK_CODE,
    }
    for carried, said in told.items():
        text = re.sub(r"\s+", " ", text_of(writer.pdf(replace(slip, carried=carried), Paper.A4), tmp_path))
        assert said in text, carried


def test_a_language_without_phrases_is_refused(writer: PdfSlipWriter) -> None:
    with pytest.raises(UnknownLanguage):
        writer.pdf(a_slip("tlh", a_step()), Paper.A5)


def test_a_letter_that_no_font_has_prints_as_a_box_and_stops_nothing(writer: PdfSlipWriter, tmp_path: Path) -> None:
    text = text_of(writer.pdf(a_slip("ti", a_step(organization="Amt 한 für Schule")), Paper.A5), tmp_path)
    assert "Amt" in text
    assert "für Schule" in text


def test_every_phrase_can_be_printed(fonts: Fonts) -> None:
    own = [each for each in vars(phrases).values() if isinstance(each, str)]
    for tag in SLIP_LANGUAGES:
        wording = Wording(tag, "slips")
        for sentence in (*own, *KIND_NAMES.values(), *TOPIC_REASONS.values()):
            assert fonts.missing_from(wording.gettext(sentence)) == "", (tag, sentence)


def test_importing_the_writer_costs_a_start_no_pdf_library() -> None:
    heavy = "{'reportlab', 'uharfbuzz', 'segno', 'babel', 'PIL'}"
    code = f"import sys, erstanlauf.slips.slip.writer; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@EACH_LANGUAGE
def test_words_far_too_long_lose_no_letter(tag: str, writer: PdfSlipWriter, tmp_path: Path) -> None:
    number = "0521 51-0 (BürgerServiceCenter)"
    step = a_step(organization="Amt für Donaudampfschifffahrtsangelegenheiten" * 4, phone=stated(number))
    text = re.sub(r"\s", "", text_of(writer.pdf(a_slip(tag, step), Paper.A5), tmp_path))
    assert text.count("Amt") == 4
    assert "51-0(BürgerServiceCenter)" in text


def test_a_label_that_reads_the_same_in_both_languages_stands_once(writer: PdfSlipWriter, tmp_path: Path) -> None:
    long = stated("https://www.faire-integration.de/beratung-und-mehr")
    assert text_of(writer.pdf(a_slip("sq", a_step(url=long)), Paper.A5), tmp_path).count("Internet") == 1
