"""Texts that want more than to be read: none changes the rest of a slip, leaves its place or does anything."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from erstanlauf.domain.plain_text import LONGEST_LINE, hidden_character, one_plain_line
from erstanlauf.domain.slip import Paper, SlipStep
from erstanlauf.i18n.languages import language
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.geometry import POINTS_PER_MM
from erstanlauf.slips.slip.step_words import step_in_words
from erstanlauf.slips.slip.writer import PdfSlipWriter
from erstanlauf.slips.text.fonts import Fonts
from tests.slips.slips import a_slip, a_step, stated
from tests.slips.vignette_slips import pages_of, texts_on

HOSTILE = {
    "control characters": "Amt\x00\x07\x1b[31mfür\x08Schule",
    "right-to-left override": "Amt \u202egnutareB\u202c 0521 51-0",
    "unclosed isolate": "Amt \u2067\u2067\u2068 für Schule",
    "300 letters": "Donaudampfschifffahrtsamt" * 12,
    "300 words": "Amt " * 300,
    "emoji": "Amt \U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467 für Schule",
    "markup": "<b>Amt</b> &lt;script&gt;alert(1)</script> {city} %s $(x)",
    "pdf operators": "Amt) Tj ET Q /JS (app.alert(1)) BT (\\",
    "line breaks": "Amt\r\nTelefon 0900 666\u2028Wann immer\nWo hier",
    "marks without letters": "Amt" + "\u0301" * 60,
    "many scripts": "Amt 한국 ไทย ქართული ଓଡ଼ିଆ",
}
EACH = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
TAGS = pytest.mark.parametrize("tag", ["de", "ar", "zh"])


def a_hostile_step(text: str) -> SlipStep:
    return a_step(organization=text, address=stated(text), phone=stated(text), url=stated(text), hours=stated(text))


@EACH
@TAGS
def test_a_slip_is_still_printed_and_opens_nothing(tag: str, text: str) -> None:
    pdf = PdfSlipWriter("Bielefeld").pdf(a_slip(tag, a_hostile_step(text), a_step()), Paper.A5)
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) <= 4
    root = reader.root_object
    assert not {"/OpenAction", "/AA", "/Names", "/AcroForm", "/JavaScript"} & set(root)
    assert all("/Annots" not in page for page in reader.pages)
    for page in reader.pages:
        content = page.get_contents()
        assert content is not None
        operators = re.findall(rb"[A-Za-z]+", re.sub(rb"<[0-9A-F]*>", b" ", content.get_data()))
        for opening, closing in (({b"BDC", b"BMC"}, b"EMC"), ({b"BT"}, b"ET"), ({b"q"}, b"Q")):
            assert sum(operator in opening for operator in operators) == operators.count(closing)


@EACH
@TAGS
def test_every_other_line_says_what_it_said_and_all_stand_on_the_paper(tag: str, text: str, fonts: Fonts) -> None:
    spoken = language(tag)

    def lines(first: SlipStep) -> list[str]:
        pages = pages_of(a_slip(tag, first, a_step("kita")), spoken, fonts)
        for page in pages:
            for placed, left_pt, _ in texts_on(page):
                right_pt = left_pt + max(line.x_pt + line.width_pt for line in placed.paragraph.lines)
                assert left_pt >= 0
                assert right_pt <= 148 * POINTS_PER_MM
        return [line.text for page in pages for placed, _, _ in texts_on(page) for line in placed.paragraph.lines]

    ours, usual = lines(a_hostile_step(text)), lines(a_step("ki_schule"))
    assert [line for line in usual[-20:] if line not in ours and "1" not in line] == []


@EACH
@TAGS
def test_no_field_is_added(tag: str, text: str) -> None:
    voice = Voice(language(tag), Wording(tag, "slips"), {})
    usual, hostile = (step_in_words(step, voice, date(2026, 11, 22)) for step in (a_step(), a_hostile_step(text)))
    labels = [line.label for line in usual.lines]
    assert [line.label for line in hostile.lines] == labels
    assert all(line.value.count("\n") <= 1 for line in hostile.lines)


@given(st.text(max_size=400))
def test_a_plain_line_is_one_line_without_anything_hidden(text: str) -> None:
    line = one_plain_line(text)
    assert "\n" not in line
    assert hidden_character(line) is None
    assert len(line) <= LONGEST_LINE


def test_the_code_holds_nothing_but_the_number_of_the_slip(tmp_path: Path) -> None:
    zxingcpp = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed: the QR code was NOT read back")
    import pypdfium2

    slip = a_slip("ar", a_hostile_step("X\nWIFI:S:offen;;\nhttp://x"), a_step())
    page = pypdfium2.PdfDocument(PdfSlipWriter("Bielefeld").pdf(slip, Paper.A5))
    found = [code.text for each in page for code in zxingcpp.read_barcodes(each.render(scale=3).to_pil())]
    assert found == ["K7-418-3"]
