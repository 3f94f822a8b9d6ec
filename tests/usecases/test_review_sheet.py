"""The review sheet out and back: what a spreadsheet may make of it, and what is refused with a word."""

import csv
from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erstanlauf.i18n.languages import GERMAN, language
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.bank import phrase_id
from erstanlauf.i18n.phrases.bank import phrases as bank
from erstanlauf.i18n.phrases.review import Review
from erstanlauf.i18n.phrases.voices import Share, Voices
from erstanlauf.usecases import sheet_faults as faults
from erstanlauf.usecases.review_reading import SheetReading, read_sheet
from erstanlauf.usecases.review_sheet import GermanNeedsNoReview, as_cell, from_cell, review_sheet, sheet_as_csv
from erstanlauf.usecases.sheet_file import ROW_LIMIT, SIZE_LIMIT

ON = date(2026, 12, 1)
NOBODY = Voices({})
Rows = list[list[str]]


def sheet_rows(tag: str = "tr", voices: Voices = NOBODY) -> Rows:
    """Return the sheet as rows of cells, headings first."""
    text = sheet_as_csv(review_sheet(language(tag), voices, ON)).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def as_file(rows: Rows, separator: str = ";", encoding: str = "utf-8-sig", *, quoted: bool = False) -> bytes:
    text = StringIO(newline="")
    quoting: int = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=separator, quoting=quoting).writerows(rows)  # type: ignore[arg-type]  # a constant of csv
    return text.getvalue().encode(encoding)


def read(content: bytes, voices: Voices = NOBODY, missing: Callable[[str], str] = lambda _: "") -> SheetReading:
    return read_sheet(content, "bogen.csv", voices, missing)


def filled(german: str, corrected: str = "", ok: str = "", tag: str = "tr") -> Rows:
    """Return a sheet in which one phrase is filled in."""
    rows = sheet_rows(tag)
    row = next(row for row in rows if row[1] == german)
    row[3:] = [corrected, ok]
    return rows


def the_fault(rows: Rows, missing: Callable[[str], str] = lambda _: "") -> faults.SheetFault:
    reading = read(as_file(rows), missing=missing)
    assert (reading.changes, reading.kept) == ((), ())
    [fault] = reading.faults
    return fault


def test_a_sheet_holds_every_phrase_with_draft_state_and_doubt() -> None:
    voices = Voices({"ti": {phrases.POLICE: Review("ፖሊስ", "Übersetzung", ON)}})
    sheet = review_sheet(language("ti"), voices, ON)
    assert [row.phrase for row in sheet.rows] == list(bank())
    assert sheet.share == Share(1, len(bank()))
    rows = {row.phrase.german: row for row in sheet.rows}
    assert rows[phrases.POLICE].words == "ፖሊስ"
    assert "Tigrinya term" in rows["Duldung"].doubt
    assert rows[phrases.LABEL_PHONE].doubt == ""


def test_german_needs_no_review() -> None:
    with pytest.raises(GermanNeedsNoReview):
        review_sheet(GERMAN, NOBODY, ON)


def test_the_file_has_five_quoted_columns_and_two_to_fill_in() -> None:
    content = sheet_as_csv(review_sheet(language("ar"), NOBODY, ON))
    assert content.startswith(b'\xef\xbb\xbf"Kennung";"Deutsch";"Entwurf (ar)";"Korrektur";"OK"\r\n')
    rows = sheet_rows("ar")
    assert len(rows) == len(bank()) + 1
    assert {len(row) for row in rows} == {5}
    assert {tuple(row[3:]) for row in rows[1:]} == {("", "")}


def test_an_ok_reviews_the_draft_and_a_correction_its_own_words() -> None:
    rows = filled(phrases.TITLE, "  Sıradaki adımlar ")
    draft = next(row for row in rows if row[1] == phrases.POLICE)
    draft[4] = "OK "
    reading = read(as_file(rows))
    found = {each.german: each for each in reading.changes}
    assert reading.language == language("tr")
    assert (found[phrases.TITLE].words, found[phrases.TITLE].is_correction) == ("Sıradaki adımlar", True)
    assert (found[phrases.POLICE].words, found[phrases.POLICE].is_correction) == (draft[2], False)
    assert len(found) == 2
    assert reading.faults == ()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("quoted", [True, False])
@pytest.mark.parametrize("tag", ["ar", "zh", "tr"])
def test_a_sheet_comes_back_as_spreadsheets_save_it(tag: str, quoted: bool, encoding: str, separator: str) -> None:
    rows = sheet_rows(tag)
    for row in rows[1:]:
        row[4] = "ok"
    reading = read(as_file(rows, separator, encoding, quoted=quoted))
    assert [(each.german, each.words) for each in reading.changes] == [(row[1], row[2]) for row in rows[1:]]
    assert not any(each.is_correction for each in reading.changes)
    assert reading.faults == ()


def test_windows_1252_is_read_where_it_has_all_letters() -> None:
    reading = read(as_file(filled(phrases.TITLE, "Prochaines démarches", tag="fr"), encoding="cp1252"))
    assert [each.words for each in reading.changes] == ["Prochaines démarches"]


def test_letters_lost_in_another_code_page_are_no_review() -> None:
    rows = filled(phrases.TITLE, "Sıradaki adımlar")
    text = as_file(rows, encoding="utf-8").decode().encode("cp1252", "replace")
    fault = read(text).faults[0]
    assert fault.code == "sheet.letters_lost"


def test_windows_1252_cannot_hold_another_script() -> None:
    rows = [["Kennung", "Deutsch", "Entwurf (ar)", "Korrektur", "OK"], ["x", "Größe", "?", "", "ok"]]
    with pytest.raises(faults.NotText):
        read(as_file(rows, encoding="cp1252"))


def test_empty_rows_and_columns_that_a_spreadsheet_adds_do_not_matter() -> None:
    rows = filled(phrases.TITLE, ok="x")
    rows = [[*row, "", ""] for row in rows] + [[""] * 7, []]
    assert len(read(as_file(rows)).changes) == 1


def test_cells_cut_off_at_the_end_of_a_row_count_as_empty() -> None:
    rows = [row[:3] if not row[4] else row for row in filled(phrases.TITLE, ok="ja")]
    assert len(read(as_file(rows)).changes) == 1


@pytest.mark.parametrize("text", ["=1+1", "+49 521", "-Nein", "@all", "'=x", "''+", "＝1", '=HYPERLINK("http://x")'])
def test_what_looks_like_a_formula_stays_text(text: str) -> None:
    assert as_cell(text)[0] == "'"
    assert from_cell(as_cell(text)) == text


def test_a_correction_that_looks_like_a_formula_is_only_words() -> None:
    reading = read(as_file(filled(phrases.POLICE, "=Polis")))
    assert [each.words for each in reading.changes] == ["=Polis"]
    voices = Voices({"tr": {phrases.POLICE: Review("=Polis", "Übersetzung", ON)}})
    assert [row[2] for row in sheet_rows("tr", voices) if row[1] == phrases.POLICE] == ["'=Polis"]


def test_an_apostrophe_of_the_language_stays() -> None:
    assert [as_cell(text) for text in ("'Ano", "’ayn", "it's", "''")] == ["'Ano", "’ayn", "it's", "''"]


@given(st.text())
def test_any_text_survives_the_way_through_a_cell(text: str) -> None:
    assert from_cell(as_cell(text)) == text


@settings(max_examples=40)
@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=40).map(str.strip).filter(bool))
def test_any_correction_comes_back_as_it_was_written_or_is_refused(text: str) -> None:
    reading = read(as_file(filled(phrases.POLICE, as_cell(text))))
    if reading.changes:
        voices = Voices({"tr": {phrases.POLICE: Review(reading.changes[0].words, "Übersetzung", ON)}})
        rows = sheet_rows("tr", voices)
        next(row for row in rows if row[1] == phrases.POLICE)[4] = "ok"
        assert read(as_file(rows), voices).changes[0].words == reading.changes[0].words
    else:
        assert reading.faults


@given(st.binary(max_size=300))
def test_no_bytes_do_more_than_be_refused(content: bytes) -> None:
    with pytest.raises(faults.SheetFault):
        read(content)


HEAD = '"Kennung";"Deutsch";"Entwurf (tr)";"Korrektur";"OK"\r\n'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet.not_a_sheet"),
        (b"\x00" * 5000, "sheet.not_text"),
        (HEAD.encode() + b'"a\x00";"b";"c";"d";"ok"', "sheet.not_text"),
        (HEAD.encode("utf-16-le"), "sheet.not_text"),
        (b"\xff\xfe\x41", "sheet.not_text"),
        (b"a" * 2_000_000, "sheet.too_large"),
        (b"x" * (SIZE_LIMIT - 10), "sheet.not_a_sheet"),
        (HEAD.encode() + b"x" * (SIZE_LIMIT - 100), "sheet.quotes"),
        (b"PK\x03\x04" + b"\x81" * 40, "sheet.not_text"),
        (b"Kennung;Entwurf (tr);Deutsch;Korrektur;OK\n", "sheet.not_a_sheet"),
        (b"Kennung;Deutsch;Entwurf (tr);OK\n", "sheet.not_a_sheet"),
        (b"Kennung;Deutsch;Entwurf (tlh);Korrektur;OK\n", "sheet.not_a_sheet"),
        (b"Kennung;Deutsch;Entwurf;Korrektur;OK\n", "sheet.not_a_sheet"),
        (HEAD.encode(), "sheet.nothing_reviewed"),
        (HEAD.encode() + b'"abc;"d', "sheet.quotes"),
        (HEAD.encode() + b"a;b;c;d;ok;mehr", "sheet.row_columns"),
        (HEAD.encode() + b"a;b;c;d;ok\r\n" * (ROW_LIMIT + 1), "sheet.too_many_rows"),
    ],
    ids=range(17),
)  # fmt: skip
def test_a_file_that_is_no_sheet_is_refused_with_a_word(content: bytes, code: str) -> None:
    with pytest.raises(faults.SheetFault) as caught:
        read(content)
    assert caught.value.code == code
    assert caught.value.details["file"] == "bogen.csv"


def test_reordered_columns_are_refused() -> None:
    rows = [[row[0], row[1], row[3], row[2], row[4]] for row in filled(phrases.TITLE, "Başlık")]
    with pytest.raises(faults.NotASheet):
        read(as_file(rows))


def test_a_sheet_nobody_filled_in_says_so() -> None:
    with pytest.raises(faults.NothingReviewed):
        read(sheet_as_csv(review_sheet(language("tr"), NOBODY, ON)))


@pytest.mark.parametrize(
    ("german", "corrected", "ok", "code"),
    [
        (phrases.STEP, "Adım", "", "sheet.row_placeholders"),
        (phrases.STEP, "Adım {nummer}", "", "sheet.row_placeholders"),
        (phrases.STEP, "Adım {number!r}", "", "sheet.row_placeholders"),
        (phrases.STEP, "Adım {number", "", "sheet.row_placeholders"),
        (phrases.POLICE, "Polis {0}", "", "sheet.row_placeholders"),
        (phrases.POLICE, "Po\u202elis", "", "sheet.row_control"),
        (phrases.POLICE, "Po\u2066lis", "", "sheet.row_control"),
        (phrases.POLICE, "Po\x07lis", "", "sheet.row_control"),
        (phrases.POLICE, "Polis\ue000", "", "sheet.row_control"),
        (phrases.POLICE, "Polis " * 30, "", "sheet.row_too_long"),
        (phrases.POLICE, "Po\nlis", "", "sheet.row_line_break"),
        (phrases.POLICE, "", "nein", "sheet.row_ok"),
        (phrases.POLICE, "Şurta", "vielleicht", "sheet.row_ok"),
    ],
)
def test_a_text_that_cannot_be_said_is_told_with_its_row(german: str, corrected: str, ok: str, code: str) -> None:
    rows = filled(german, corrected, ok)
    fault = the_fault(rows)
    assert fault.code == code
    assert fault.details["row"] == 1 + next(place for place, row in enumerate(rows) if row[1] == german)


def test_a_letter_no_font_has_is_told() -> None:
    fault = the_fault(filled(phrases.POLICE, "Polis 한"), missing=lambda text: "한" if "한" in text else "")
    assert (fault.code, fault.details["characters"]) == ("sheet.row_glyph", "한")


@pytest.mark.parametrize("tag", ["ar", "ti", "zh", "el", "uk", "hi"])
def test_words_in_another_script_than_the_language_are_told(tag: str) -> None:
    assert the_fault(filled(phrases.POLICE, "Polizei", tag=tag)).code == "sheet.row_script"


def test_an_ok_to_an_emptied_draft_is_told() -> None:
    rows = filled(phrases.POLICE, ok="ok")
    next(row for row in rows if row[1] == phrases.POLICE)[2] = ""
    assert the_fault(rows).code == "sheet.row_empty"


def test_an_id_twice_is_told_with_both_rows() -> None:
    rows = filled(phrases.POLICE, ok="ok")
    rows.append(next(row for row in rows if row[1] == phrases.POLICE))
    [fault] = read(as_file(rows)).faults
    assert (fault.code, fault.details["row"]) == ("sheet.row_twice", len(rows))


def test_a_changed_german_sentence_or_id_is_told() -> None:
    rows = filled(phrases.POLICE, ok="ok")
    row = next(row for row in rows if row[1] == phrases.POLICE)
    row[1] = "Polizei!"
    assert the_fault(rows).code == "sheet.row_german"
    row[0] = "zzzzzz"
    assert the_fault(rows).code == "sheet.row_id"


def test_a_sentence_the_program_no_longer_has_is_told_and_kept() -> None:
    old = "Diesen Satz gab es früher."
    rows = [*filled(phrases.POLICE, ok="ok"), [phrase_id(old), old, "Eski cümle.", "", "ok"]]
    reading = read(as_file(rows))
    assert [each.german for each in reading.changes] == [phrases.POLICE]
    assert [(each.german, each.words) for each in reading.kept] == [(old, "Eski cümle.")]
    assert reading.faults == ()


def test_one_mistake_does_not_hide_the_others() -> None:
    rows = filled(phrases.POLICE, "Po\u202elis")
    next(row for row in rows if row[1] == phrases.STEP)[3] = "Adım"
    assert {fault.code for fault in read(as_file(rows)).faults} == {"sheet.row_control", "sheet.row_placeholders"}
