"""The report in words: every figure in it is one that was published, in the place where it belongs."""

from dataclasses import replace

import pytest

from erstanlauf.domain.figures.disclosure import REST
from erstanlauf.domain.figures.periods import Period
from erstanlauf.domain.figures.report import Report
from erstanlauf.domain.figures.views import SHAPES, View
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.figures.written import CATALOGUE, MINUTES, Meaning, WrittenTable, cell_text, written_report
from tests.usecases.figures.reports import HALF_YEAR, MONTH, YEAR, a_report, names

GERMAN = Wording()


def published_figures(report: Report) -> set[int]:
    """Return every number a report may tell."""
    figures = {figure for each in report.tables for row in each.rows for figure in (row.total, *row.figures)}
    figures |= {figure for each in report.tables for figure in (each.visits, *each.totals)}
    figures |= {change for each in report.tables for change in report.change(each.question.view).values()}
    figures |= {report.minutes, *(offers for _, offers in report.catalogue_age)}
    return {each for each in figures if each is not None}


def figures_of(table: WrittenTable) -> list[int]:
    rows = [*table.rows, *([table.sums] if table.sums else [])]
    return [figure for row in rows for figure in row.figures if figure is not None]


@pytest.mark.parametrize("period", [MONTH, HALF_YEAR, YEAR], ids=lambda each: each.id)
def test_every_figure_is_a_published_one(period: Period) -> None:
    report = a_report(period)
    allowed = published_figures(report)
    written = written_report(GERMAN, names(), report)
    assert [each.id for each in written.tables] == [*(t.question.view for t in report.tables), MINUTES, CATALOGUE]
    assert all(set(figures_of(each)) <= allowed for each in written.tables)


def test_each_figure_stands_where_it_belongs() -> None:
    report = a_report()
    written = written_report(GERMAN, names(), report)
    for published in report.tables:
        table = written.table(published.question.view)
        assert table is not None
        change = report.change(published.question.view)
        rows = [row for row in published.rows if row.code != REST or row.total != 0]
        assert len(table.rows) == len(rows)
        for row, told in zip(rows, table.rows, strict=True):
            expected = (row.total, *([change.get(row.code)] if change else []), *row.figures)
            assert told.figures == expected[: len(told.figures)]
            assert not any(expected[len(told.figures) :])


def test_what_is_left_of_rows_that_share_visits_has_no_figure() -> None:
    written = written_report(GERMAN, names(), a_report())
    for view in (view for view, shape in SHAPES.items() if shape.many):
        table = written.table(view)
        assert table is not None
        rest = table.rows[-1]
        assert set(rest.figures) == {None}
        texts = [cell_text(GERMAN, table, rest, at) for at in range(len(table.columns))]
        assert [text for text in texts if text] == ["je unter 5"]


def test_sums_are_all_visits_and_a_change_carries_its_sign() -> None:
    report = a_report()
    table = written_report(GERMAN, names(), report).table(View.GROUPS)
    assert table is not None
    assert table.sums is not None
    assert table.sums.figures[0] == report.tables[0].visits
    at = next(at for at, each in enumerate(table.columns) if each.meaning is Meaning.CHANGE)
    assert cell_text(GERMAN, table, table.rows[0], at)[0] in "+−±"


def test_the_head_names_period_comparison_and_what_is_missing() -> None:
    facts = dict(written_report(GERMAN, names(), a_report()).facts)
    assert facts["Berichtszeitraum"] == "1. Halbjahr 2026 (01.01.2026 – 30.06.2026)"
    assert facts["Verglichen mit"] == "2. Halbjahr 2025"
    assert facts["Tresen"] == "Neues Rathaus, Bürgerladen Nord"
    assert facts["Nicht vollständig"].startswith("Bürgerladen Nord, ")


def test_a_desk_without_counts_in_the_period_is_no_source() -> None:
    report = a_report()
    late = replace(report.sources[0], code="Neu", first=report.period.next().first)
    facts = dict(written_report(GERMAN, names(), replace(report, sources=(*report.sources, late))).facts)
    assert facts["Tresen"] == "Neues Rathaus, Bürgerladen Nord"


@pytest.mark.parametrize(("minutes", "said"), [(None, "nicht angegeben"), (0, "unter 5 Minuten"), (15, "15")])
def test_a_median_says_what_it_is(minutes: int | None, said: str) -> None:
    table = written_report(GERMAN, names(), replace(a_report(), minutes=minutes)).table(MINUTES)
    assert table is not None
    assert cell_text(GERMAN, table, table.rows[0], 0) == said


def test_real_data_carry_no_mark() -> None:
    assert not written_report(GERMAN, names(), a_report(is_invented=False)).mark
    assert written_report(GERMAN, names(), a_report()).mark == "Erfundene Daten – keine echten Zahlen"


def test_english_says_it_in_english() -> None:
    written = written_report(Wording("en"), names(), a_report())
    assert written.language == "en"
    assert written.title == "Report to the integration council"
    assert "Bericht" not in written.file_stem
