"""The sheet for the recipient's file: all that was agreed to is on it, whole in any script, and nothing else."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import LONGEST_NAME, HandoverContent, NamedPerson, covered
from erstanlauf.slips.sheets.handover_writer import PdfHandoverSheets
from tests.slips.sheets.handed import A_PERSON, ALL_FIELDS, REFERENCE, a_handover, all_there_is, to_pack

CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def sheets() -> PdfHandoverSheets:
    return PdfHandoverSheets("Musterstadt")


def pages_of(pdf: bytes, folder: Path) -> list[str]:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here (package poppler-utils): the text of the sheet was NOT read back")
    (folder / "sheet.pdf").write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(folder / "sheet.pdf"), "-"], capture_output=True, check=True
    )
    pages = CONTROLS.sub("", done.stdout.decode("utf-8")).replace("\u00a0", " ").split("\f")[:-1]
    return [re.sub(r"\s+", " ", page) for page in pages]


def text_of(pdf: bytes, folder: Path) -> str:
    return " ".join(pages_of(pdf, folder))


def test_all_that_was_agreed_to_is_on_the_sheet(sheets: PdfHandoverSheets, tmp_path: Path) -> None:
    text = text_of(sheets.handover_sheet(to_pack(all_there_is())), tmp_path)
    told = (
        *(REFERENCE, "Case Management Musterstadt", "23.11.2026, 10:42 Uhr", "innerhalb von 7 Tagen"),
        *("Musterfamilie", "Erika Beispiel", "1988", "+49 1512 0000000", "Sprache Arabisch"),
        *("1. Wohnen", "2. Deutsch lernen", "3. Schulden, Alltag", "Wie alt sind Sie? 27–66", "3–5, 6–9"),
        *("27–66 Jahre, Papier: § 25 Abs. 1 oder 2 (anerkannt), Deutsch: kein Deutsch", "bei vielen Ämtern"),
        *("Sprachkurs VHS weil: Deutsch lernen", "eigenes Ja zu Gesundheit, Schutz, Schulden, Lesen und Schreiben"),
        *("gefragt auf Arabisch", "zu löschen bis 23.11.2027", "Quittung mit dem Bezug"),
    )
    assert [words for words in told if words not in text] == []


def test_what_nobody_agreed_to_leaves_no_trace(sheets: PdfHandoverSheets, tmp_path: Path) -> None:
    fields = {DataField.NAME}
    handover = a_handover(fields=fields)
    text = text_of(sheets.handover_sheet(to_pack(covered(all_there_is(), fields), handover)), tmp_path)
    assert "Musterfamilie" in text
    for words in ("1988", "0000000", "Arabisch", "Wohnen", "Wie alt", "Sprachkurs", "eigenes Ja", "Schulden"):
        assert words not in text


@pytest.mark.parametrize(
    "name",
    [
        "Müller-Lüdenscheidt",
        "Nguyễn Thị Ngọc Hân",
        "Đorđević",
        "Шевченко",
        "Παπαδόπουλος",
        "محمد عبدالرحمن الحسيني",
        "ኣብርሃም ተስፋይ",
        "王小明",
        "शर्मा",
    ],
)
def test_a_name_can_be_read_in_its_script(name: str, sheets: PdfHandoverSheets, tmp_path: Path) -> None:
    text = text_of(sheets.handover_sheet(to_pack(all_there_is(replace(A_PERSON, family_name=name)))), tmp_path)
    assert [word for word in name.split() if word not in text] == []
    assert "leeres Kästchen" not in text


def test_letters_no_font_has_are_told(sheets: PdfHandoverSheets, tmp_path: Path) -> None:
    text = text_of(sheets.handover_sheet(to_pack(all_there_is(NamedPerson("தமிழ்")))), tmp_path)
    assert "leeres Kästchen" in text


@pytest.mark.parametrize("letter", ["W", "م", "王", "ኣ"])
def test_the_longest_name_is_not_cut(letter: str, sheets: PdfHandoverSheets, tmp_path: Path) -> None:
    person = NamedPerson(letter * LONGEST_NAME, f"{letter} " * (LONGEST_NAME // 2))
    text = text_of(sheets.handover_sheet(to_pack(all_there_is(person))), tmp_path)
    assert text.count(letter) >= LONGEST_NAME + LONGEST_NAME // 2


def test_every_page_has_the_reference_and_its_number(sheets: PdfHandoverSheets, tmp_path: Path) -> None:
    much = replace(all_there_is(), referrals=all_there_is().referrals * 40)
    pages = pages_of(sheets.handover_sheet(to_pack(much)), tmp_path)
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Übergabe {REFERENCE} Seite {number} von {len(pages)}" in page


def test_the_same_parcel_gives_the_same_bytes_without_a_name_in_what_the_file_says_of_itself() -> None:
    one, other = (PdfHandoverSheets("Musterstadt").handover_sheet(to_pack(all_there_is())) for _ in range(2))
    assert one == other
    reader = PdfReader(BytesIO(one))
    assert reader.metadata is not None
    assert reader.metadata.title == f"Übergabe {REFERENCE}"
    assert "Musterfamilie" not in str(reader.metadata)
    assert str(reader.root_object["/Lang"]) == "de"
    assert "/StructTreeRoot" in reader.root_object


def test_a_content_with_a_name_alone_has_no_empty_sections(sheets: PdfHandoverSheets, tmp_path: Path) -> None:
    content = HandoverContent(NamedPerson("", "Erika"))
    text = text_of(sheets.handover_sheet(to_pack(content, a_handover(fields=ALL_FIELDS))), tmp_path)
    assert "Vornamen Erika" in text
    for heading in ("Familienname", "Anliegen 1.", "Angaben", "geschickt wurde"):
        assert heading not in text
