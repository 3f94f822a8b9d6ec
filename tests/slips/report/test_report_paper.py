"""The report on paper: four to six pages, no figure that was not published, and readable without seeing it."""

import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from erstanlauf.domain.figures.periods import Period
from erstanlauf.domain.figures.report import Report
from erstanlauf.domain.figures.views import View
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.report.report_writer import PdfReport
from erstanlauf.usecases.figures.written import WrittenReport, cell_text, written_report
from tests.usecases.figures.reports import HALF_YEAR, MONTH, YEAR, a_report, names

GERMAN = Wording()
NUMBER = re.compile(r"\d+(?:\.\d+)*")
LETTERHEAD = "Rathausplatz ohne Nummer"
MARK = "Erfundene Daten – keine echten Zahlen"


def paper(report: Report, words: Wording = GERMAN) -> bytes:
    writer = PdfReport(words, "Musterstadt", lambda: OfficeSettings(letterhead=(LETTERHEAD,)))
    return writer.pdf(written_report(words, names(), report))


def pages_of(report: Report) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(paper(report))).pages]


def numbers_in(text: str) -> set[str]:
    return set(NUMBER.findall(text))


def said(report: WrittenReport) -> set[str]:
    """Return every number the report says anywhere, as it is written."""
    texts = [report.title, report.period, *report.sentences, *report.method, *(f"{a} {b}" for a, b in report.facts)]
    for table in report.tables:
        texts += [table.title, table.explained, table.method, *(each.heading for each in table.columns)]
        for row in (*table.rows, *([table.sums] if table.sums else [])):
            texts += [row.label, *(cell_text(GERMAN, table, row, at) for at in range(len(table.columns)))]
    return set().union(*map(numbers_in, texts))


@pytest.mark.parametrize("visits_a_day", [20, 200])
@pytest.mark.parametrize("period", [HALF_YEAR, YEAR], ids=lambda each: each.id)
def test_half_a_year_and_a_year_take_four_to_six_pages(period: Period, visits_a_day: int) -> None:
    report = a_report(period, visits_a_day=visits_a_day)
    assert 4 <= len(PdfReader(BytesIO(paper(report))).pages) <= 6


def test_every_page_says_which_it_is_and_that_the_data_are_invented() -> None:
    pages = pages_of(a_report())
    for number, page in enumerate(pages, start=1):
        assert f"Seite {number} von {len(pages)}" in page
        assert MARK in page
    assert LETTERHEAD in pages[0]
    assert "Stadt Musterstadt" in pages[0]


def test_real_data_are_not_called_invented() -> None:
    assert not any(MARK in page for page in pages_of(a_report(is_invented=False)))


@pytest.mark.parametrize("period", [HALF_YEAR, YEAR], ids=lambda each: each.id)
def test_no_number_stands_on_paper_that_the_report_does_not_say(period: Period) -> None:
    report = a_report(period)
    written = written_report(GERMAN, names(), report)
    pages = pages_of(report)
    weeks = written.table(View.WEEKS)
    assert weeks is not None
    most = max(row.figures[0] or 0 for row in weeks.rows)
    of_the_paper = {str(number) for number in range(len(pages) + 1)} | {f"{number}." for number in range(1, 10)}
    ticks = {f"{tick:,}".replace(",", ".") for tick in range(0, 3 * most, 50)} | {
        str(tick) for tick in range(0, most, 50)
    }
    lists = {str(number) for number in range(1, 80)}  # how many rows of a list stand here, how many in the workbook
    found = set().union(*(numbers_in(page) for page in pages))
    strange = found - said(written) - of_the_paper - ticks
    assert strange <= lists
    for page in pages:
        rest = re.sub(r"\d+ weitere, siehe Arbeitsmappe", "", page)
        assert numbers_in(rest) <= said(written) | of_the_paper | ticks | {"8"}


def test_a_list_that_is_cut_says_how_much_is_left_out_before_its_rest() -> None:
    report = a_report(YEAR)
    targets = report.table(View.TARGETS)
    text = "".join(pages_of(report))
    left_out = re.search(r"(\d+) weitere, siehe Arbeitsmappe\s+Übrige", text)
    assert left_out is not None
    assert 0 < int(left_out[1]) < len(targets.rows)


def test_more_groups_than_the_paper_is_wide_leave_the_smallest_to_the_workbook() -> None:
    written = written_report(GERMAN, names(), a_report())
    topics = written.table(View.TOPICS)
    assert topics is not None
    more = tuple(
        replace(topics.columns[-1], heading=f"Gruppe mit langem Namen {letter}") for letter in "ABCDEFGHIJKLMN"
    )
    rows = tuple(replace(each, figures=each.figures + (5,) * len(more)) for each in topics.rows)
    wide = replace(topics, columns=topics.columns + more, rows=rows, sums=None)
    tables = tuple(wide if each.id == View.TOPICS else each for each in written.tables)
    pages = PdfReader(BytesIO(PdfReport(GERMAN, "Musterstadt").pdf(replace(written, tables=tables)))).pages
    text = "".join(page.extract_text() for page in pages)
    assert len(pages) <= 6
    assert "Die 8 größten Spalten; 13 weitere stehen in der Arbeitsmappe." in text
    assert "Geflüchtete" in text


def test_the_same_report_gives_the_same_bytes() -> None:
    assert paper(a_report()) == paper(a_report())


def test_sections_are_in_the_list_of_contents() -> None:
    reader = PdfReader(BytesIO(paper(a_report())))
    titles = [str(entry["/Title"]) for entry in reader.outline if isinstance(entry, dict)]
    assert titles[0] == "1. Zusammenfassung"
    assert titles[-1].endswith("Methode und Quellen")
    assert [int(title.split(".")[0]) for title in titles] == list(range(1, len(titles) + 1))


def test_the_paper_can_be_heard() -> None:
    reader = PdfReader(BytesIO(paper(a_report())))
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/Lang"] == "de"
    assert catalog["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == f"Bericht an den Integrationsrat – 1. Halbjahr 2026 – {MARK}"
    parts = list(structure(catalog["/StructTreeRoot"]["/K"]))
    kinds = [str(each["/S"]) for each in parts]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 8
    figures = [each for each in parts if each["/S"] == "/Figure"]
    assert len(figures) == 2
    assert all(each["/Alt"] for each in figures)
    heads = [each for each in parts if each["/S"] == "/TH"]
    assert {str(each["/A"]["/Scope"]) for each in heads} == {"/Column", "/Row"}


def test_each_row_of_a_table_has_a_cell_for_each_column() -> None:
    catalog: Any = PdfReader(BytesIO(paper(a_report()))).trailer["/Root"]
    tables = [each for each in structure(catalog["/StructTreeRoot"]["/K"]) if each["/S"] == "/Table"]
    assert len(tables) == 12
    for table in tables:
        widths = {len(row.get_object()["/K"]) for row in table["/K"]}
        assert len(widths) == 1


def structure(kids: Any) -> Any:
    """Yield all parts of the structure below, in reading order."""
    for each in kids if isinstance(kids, list) else [kids]:
        part = each.get_object()
        if isinstance(part, dict) and "/S" in part:
            yield part
            if "/K" in part:
                yield from structure(part["/K"])


@pytest.mark.parametrize("period", [MONTH, HALF_YEAR], ids=lambda each: each.id)
def test_a_period_without_visits_still_makes_a_paper(period: Period) -> None:
    pages = pages_of(a_report(period, visits_a_day=0))
    assert 1 <= len(pages) <= 6
    assert "Methode und Quellen" in "".join(pages)


def test_the_paper_speaks_english_too() -> None:
    words = Wording("en")
    pages = [page.extract_text() for page in PdfReader(BytesIO(paper(a_report(), words))).pages]
    assert 4 <= len(pages) <= 6
    assert "Page 1 of" in pages[0]
    assert "Method and sources" in "".join(pages)
