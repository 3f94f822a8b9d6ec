"""No cell is a formula, whatever a name begins with, and each text comes back as it was."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erstanlauf.export.handover.cells import cell_of, text_of

STARTS = (
    "=",
    "+",
    "-",
    "@",
    "|",
    "%",
    "＝",
    "＋",
    "－",
    "＠",
    "｜",
    "％",
    "﹦",
    "﹢",
    "﹣",
    "﹫",
    "﹪",
    "⁺",
    "₌",
    "\t",
    "\r",
    "\n",
)
BLANKS = ("", " ", "\ufeff", "\x00", "\x0b", "\u00a0", "\u200b", "\u202e", "\u3000", " \ufeff ", "'", "''", " '", "' ")
INSIDES = ("", "1+1", "cmd|' /C calc'!A0", "49 521 000000", 'HYPERLINK("x")', "SUM(A1)")


@pytest.mark.parametrize("start", STARTS, ids=ascii)
def test_no_prefix_makes_a_formula(start: str) -> None:
    for blank in BLANKS:
        for inside in INSIDES:
            text = f"{blank}{start}{inside}"
            cell = cell_of(text)
            assert cell == f"'{text}"
            assert text_of(cell) == text


@pytest.mark.parametrize(
    "text",
    ["0521/51-0", "0521 510", "Öz", "O'Brien", "'t Hooft", "", "'", "''", "a=b", "a\t=1", "§ 25", "1-2", "٣", "—", "½"],
)
def test_all_other_texts_stay_as_they_are(text: str) -> None:
    assert cell_of(text) == text
    assert text_of(text) == text


def test_a_phone_number_can_be_read_and_comes_back() -> None:
    assert cell_of("+49 521 000000") == "'+49 521 000000"
    assert text_of("'+49 521 000000") == "+49 521 000000"


TEXTS = st.text(st.one_of(st.sampled_from([*"=+-@|%'＝＋\t\r\n\x00 \ufeff\u200b"]), st.characters()), max_size=12)


@given(TEXTS)
def test_any_text_comes_back_through_a_csv_reader_and_never_begins_a_formula(text: str) -> None:
    comes_back(text)


@pytest.mark.long
@settings(max_examples=100_000)
@given(TEXTS)
def test_a_hundred_thousand_texts_come_back(text: str) -> None:
    comes_back(text)


def comes_back(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL).writerow([cell_of(text), "x"])
    (cells,) = csv.reader(io.StringIO(written.getvalue(), newline=""), delimiter=";", strict=True)
    assert text_of(cells[0]) == text
    seen = [each for each in cells[0] if unicodedata.category(each)[0] not in "CZ"]
    assert not seen or unicodedata.normalize("NFKC", seen[0])[0] not in "=+-@|%"
    assert cells[0][:1] not in ("\t", "\r", "\n")
