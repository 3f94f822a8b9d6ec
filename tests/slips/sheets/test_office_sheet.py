"""Sheets of the administration: everything stands on them, over as many pages as it takes."""

from io import BytesIO

from pypdf import PdfReader

from erstanlauf.slips.sheets.writer import PdfSheetWriter
from erstanlauf.usecases.office_sheet import OfficeSheet


def pages_of(sheet: OfficeSheet) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(PdfSheetWriter("Bielefeld").office_sheet(sheet))).pages]


def test_a_table_goes_on_over_pages_with_its_headings() -> None:
    rows = tuple((str(number), f"Eintrag {number}") for number in range(1, 121))
    pages = pages_of(OfficeSheet("Protokoll", ("Stand",), ("Nr.", "Was"), (1.0, 4.0), rows, "Seitenfuß"))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert "Was" in page
        assert f"Seitenfuß · {number} / {len(pages)}" in page
    text = "\n".join(pages)
    assert [f"Eintrag {number}\n" in text + "\n" for number in range(1, 121)] == [True] * 120
