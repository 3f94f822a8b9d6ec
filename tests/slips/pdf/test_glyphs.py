"""Text in the file: found by other programs, embedded, the same bytes every time."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from erstanlauf.i18n.languages import GERMAN, LANGUAGES, Language, language
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.isolates import isolate_ltr, phone_number
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.pdf.canvas import SlipCanvas
from erstanlauf.slips.pdf.glyphs import draw
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.slips.text.paragraphs import TextStyle, layout

A5_PT = (419.53, 595.28)
PLACE = isolate_ltr("Neues Rathaus, Niederwall 25, 33602 Bielefeld")
PHONE = phone_number("0521 51-0")
SENTENCES = {
    "de": f"Gehen Sie zuerst zur Ausländerbehörde ({PLACE}). Tel. {PHONE}, geöffnet von 8:00 bis 12:30 Uhr.",
    "en": f"First go to the office on the fifth floor ({PLACE}). Phone {PHONE}, open from 8:00 to 12:30.",
    "ar": f"اذهب أولاً إلى دائرة الأجانب ({PLACE}). الهاتف {PHONE}، مفتوح من 8:00 إلى 12:30. أحضر جواز سفرك!",
    "uk": f"Спочатку йдіть до міграційної служби ({PLACE}). Телефон {PHONE}, відчинено з 8:00 до 12:30.",
    "tr": f"Önce yabancılar dairesine gidin ({PLACE}). Telefon {PHONE}, İkametgâh belgenizi ve fişinizi getirin.",
    "fa": f"ابتدا به اداره‌ی امور خارجیان بروید ({PLACE}). تلفن {PHONE}، از ۸:۰۰ تا ۱۲:۳۰. گذرنامه را همراه بیاورید؛",
}
OFFICE_SENTENCES = {
    each.tag: f"{Wording(each.tag, 'slips').gettext(phrases.CALL_FIRST)} ({PLACE}) {PHONE}"
    for each in LANGUAGES
    if each.tag not in SENTENCES
}
CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SIGNS_AT_ENDS = ".,;:!?()،؛۔።፣，。"


def pdf_of(text: str, fonts: Fonts, spoken: Language, width_pt: float = 340) -> bytes:
    file = BytesIO()
    canvas = SlipCanvas(file, A5_PT)
    draw(canvas, layout(text, fonts, TextStyle(11, 17, colour="#203040"), width_pt, spoken), 40, 550)
    canvas.save()
    return file.getvalue()


def text_in(pdf: bytes, folder: Path) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here (package poppler-utils): the text of slips was NOT read back")
    file = folder / "slip.pdf"
    file.write_bytes(pdf)
    command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    return CONTROLS.sub("", done.stdout.decode("utf-8"))


@pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda spoken: spoken.tag)
def test_every_word_is_found_in_the_file(spoken: Language, fonts: Fonts, tmp_path: Path) -> None:
    sentence = (SENTENCES | OFFICE_SENTENCES)[spoken.tag]
    found = text_in(pdf_of(sentence, fonts, spoken), tmp_path).replace("\u00a0", " ")
    words = [word.strip(SIGNS_AT_ENDS) for word in CONTROLS.sub("", sentence).replace("\u00a0", " ").split()]
    assert [word for word in words if word not in found] == []


def test_a_phone_number_in_arabic_is_copied_in_order(fonts: Fonts, tmp_path: Path) -> None:
    found = text_in(pdf_of(f"هاتف {PHONE} نعم", fonts, language("ar")), tmp_path)
    assert "0521\u00a051-0" in found or "0521 51-0" in found


def test_ligatures_and_composed_letters_are_copied_as_they_were_written(fonts: Fonts, tmp_path: Path) -> None:
    assert "Auffindung fidan ǵ̣" in text_in(pdf_of("Auffindung fidan g\u0323\u0301", fonts, GERMAN), tmp_path).replace(
        "g\u0323\u0301", "ǵ̣"
    )


def test_every_code_in_the_file_reads_as_its_text(fonts: Fonts) -> None:
    page = PdfReader(BytesIO(pdf_of("Straße, Київ, İzmir", fonts, GERMAN))).pages[0]
    assert page.extract_text().strip() == "Straße, Київ, İzmir"


@pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda spoken: spoken.tag)
def test_the_same_text_gives_the_same_bytes(spoken: Language, fonts: Fonts) -> None:
    sentence = (SENTENCES | OFFICE_SENTENCES)[spoken.tag]
    assert pdf_of(sentence, fonts, spoken) == pdf_of(sentence, fonts, spoken)


def test_holds_embedded_subsets_and_no_other_font(fonts: Fonts) -> None:
    pdf = pdf_of(SENTENCES["ar"], fonts, language("ar"))
    embedded, unembedded = PdfReader(BytesIO(pdf)).pages[0]._get_fonts()
    assert {name[8:] for name in embedded} == {"NotoNaskhArabic-Regular", "NotoSans-Regular"}
    assert unembedded == set()
    assert b"Helvetica" not in pdf


def test_a_slip_of_one_sentence_is_small(fonts: Fonts) -> None:
    assert len(pdf_of(SENTENCES["ar"], fonts, language("ar"))) < 20_000


def test_no_right_to_left_line_carries_its_text_twice(fonts: Fonts) -> None:
    content = PdfReader(BytesIO(pdf_of("fi نعم", fonts, language("ar")))).pages[0].get_contents()
    assert content is not None
    assert b"ActualText" not in content.get_data()


def test_a_left_to_right_run_with_ligatures_carries_its_text(fonts: Fonts) -> None:
    content = PdfReader(BytesIO(pdf_of("Auffindung", fonts, GERMAN))).pages[0].get_contents()
    assert content is not None
    assert content.get_data().count(b"ActualText") == 1


def test_can_stand_in_marked_content_and_leaves_the_canvas_as_it_was(fonts: Fonts) -> None:
    file = BytesIO()
    canvas = SlipCanvas(file, A5_PT)
    canvas.add_operators("/P <</Lang (ar)>> BDC")
    draw(canvas, layout(SENTENCES["ar"], fonts, TextStyle(11, 17), 340, language("ar")), 40, 550)
    canvas.add_operators("EMC")
    canvas.save()
    content = PdfReader(BytesIO(file.getvalue())).pages[0].get_contents()
    assert content is not None
    operators = content.get_data().split()
    for opening, closing in ((b"BDC", b"EMC"), (b"BT", b"ET"), (b"q", b"Q")):
        assert operators.count(opening) == operators.count(closing) > 0


def test_draws_one_paragraph_on_several_pages(fonts: Fonts, tmp_path: Path) -> None:
    file = BytesIO()
    canvas = SlipCanvas(file, A5_PT)
    paragraph = layout("Laufzettel", fonts, TextStyle(11, 17), 340, GERMAN)
    for _ in range(2):
        draw(canvas, paragraph, 40, 550)
        canvas.showPage()
    canvas.save()
    assert [page.extract_text().strip() for page in PdfReader(BytesIO(file.getvalue())).pages] == ["Laufzettel"] * 2
