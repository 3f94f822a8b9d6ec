"""Figures in words, German and English: names of rows and columns, periods, notes."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from erstanlauf.domain.ageing import OfferAge
from erstanlauf.domain.figures.disclosure import REST
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.views import SHAPES, Across, View
from erstanlauf.domain.handover.states import HandoverState, Why
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.visit import CaseStep, ReferralOutcome
from erstanlauf.i18n.figure_words import (
    FigureNames,
    across_title,
    age_name,
    change_text,
    column_name,
    figure_text,
    invented_note,
    kind_name,
    listed,
    method_note,
    minutes_text,
    number_text,
    period_name,
    row_name,
    view_title,
)
from erstanlauf.i18n.wording import Wording
from tests.builders import a_catalogue, a_service

GERMAN, ENGLISH = Wording("de"), Wording("en")
NAMES = FigureNames(
    a_catalogue(a_service("course")),
    {"refugees": {"de": "Geflüchtete", "en": "Refugees"}},
    {"R13": {"de": "Anerkennung", "en": "Recognition"}},
)
CODES: Mapping[View, Sequence[str]] = {
    View.WEEKS: ["2026-03-16"],
    View.TOPICS: list(Topic),
    View.GROUPS: ["refugees", "not_known"],
    View.LANGUAGES: ["ar", "uk"],
    View.TARGETS: ["course"],
    View.GAPS: list(Topic),
    View.UNSUITABLE: ["course"],
    View.NEAR_MISSES: ["R13", "catalogue"],
    View.TOLD: ["course"],
    View.STAFFING: ["0", "6"],
    View.RETURNS: ["first", "return"],
    View.CASES: list(CaseStep),
    View.ANSWERS: list(HandoverState),
}
COLUMNS: Mapping[Across, Sequence[str]] = {
    Across.NONE: [],
    Across.MONTHS: ["2026-01", "2026-12"],
    Across.GROUPS: ["refugees", "not_known"],
    Across.OUTCOMES: list(ReferralOutcome),
    Across.REASONS: list(Why),
    Across.HOURS: ["08", "17"],
}


def test_there_are_words_for_every_view_and_whatever_stands_in_it() -> None:
    assert CODES.keys() == SHAPES.keys()
    for words in (GERMAN, ENGLISH):
        assert len({view_title(words, each) for each in View}) == len(View)
        assert len({across_title(words, each) for each in Across}) == len(Across)
        for view, codes in CODES.items():
            named = [row_name(words, NAMES, view, code) for code in (*codes, REST)]
            assert len(set(named)) == len(named)
            assert REST not in named
            assert words is ENGLISH or not set(named) & set(codes)


def test_there_are_words_for_every_column() -> None:
    assert COLUMNS.keys() == set(Across)
    for words in (GERMAN, ENGLISH):
        for across, codes in COLUMNS.items():
            named = [column_name(words, NAMES, across, code) for code in (*codes, REST)]
            assert len(set(named)) == len(named)
            assert not set(named) & {*codes, REST}


@pytest.mark.parametrize("view", [each for each in View if each is not View.LANGUAGES])
def test_a_code_that_nobody_knows_any_more_stands_for_itself(view: View) -> None:
    assert row_name(GERMAN, NAMES, view, "aufgegeben") == "aufgegeben"
    assert column_name(GERMAN, NAMES, Across.REASONS, "aufgegeben") == "aufgegeben"


def test_rows_and_columns_read_as_an_office_writes_them() -> None:
    assert row_name(GERMAN, NAMES, View.WEEKS, "2026-03-16") == "KW 12, ab 16.03."
    assert row_name(ENGLISH, NAMES, View.WEEKS, "2026-03-16") == "week 12, from 16.03."
    assert row_name(GERMAN, NAMES, View.STAFFING, "0") == "Montag"
    assert column_name(GERMAN, NAMES, Across.HOURS, "08") == "8 Uhr"
    assert column_name(ENGLISH, NAMES, Across.HOURS, "08") == "8:00"
    assert column_name(GERMAN, NAMES, Across.MONTHS, "2026-03") == "Mär."
    assert column_name(GERMAN, NAMES, Across.GROUPS, "") == "nicht bekannt oder andere"
    assert row_name(ENGLISH, NAMES, View.GROUPS, "refugees") == "Refugees"


@pytest.mark.parametrize(
    ("period", "german", "english"),
    [
        (Period(PeriodKind.YEAR, 2026), "Jahr 2026", "2026"),
        (Period(PeriodKind.HALF_YEAR, 2026, 1), "1. Halbjahr 2026", "1st half of 2026"),
        (Period(PeriodKind.QUARTER, 2026, 3), "3. Quartal 2026", "3rd quarter of 2026"),
        (Period(PeriodKind.MONTH, 2026, 3), "März 2026", "March 2026"),
    ],
)
def test_a_period_has_a_name(period: Period, german: str, english: str) -> None:
    assert (period_name(GERMAN, period), period_name(ENGLISH, period)) == (german, english)


def test_every_period_of_a_year_is_named_apart() -> None:
    for kind in PeriodKind:
        periods = {Period.with_day(kind, date(2026, month, 1)) for month in range(1, 13)}
        assert len({period_name(GERMAN, each) for each in periods}) == len(periods)
    assert len({kind_name(GERMAN, kind) for kind in PeriodKind}) == len(PeriodKind)


def test_figures_are_written_with_their_thousands_apart() -> None:
    assert (number_text(GERMAN, 12345), number_text(ENGLISH, 12345)) == ("12.345", "12,345")
    assert (figure_text(GERMAN, None, 5), figure_text(ENGLISH, None, 10)) == ("unter 5", "under 10")
    assert [change_text(GERMAN, each) for each in (1005, 0, -5)] == ["+1.005", "±0", "−5"]
    assert [minutes_text(GERMAN, each) for each in (0, 5)] == ["unter 5 Minuten", "rund 5 Minuten"]
    assert [listed(GERMAN, "abc"[:many]) for many in range(4)] == ["", "a", "a und b", "a, b und c"]


def test_the_note_names_method_error_and_source() -> None:
    for words in (GERMAN, ENGLISH):
        note = method_note(words, 10, 7)
        assert re.search(r"\b10\b.*\b7\b", note)
        assert "Statistics Canada" in note
        assert "{" not in note
    assert invented_note(GERMAN) == "Erfundene Daten – keine echten Zahlen"
    assert len({age_name(GERMAN, each) for each in OfferAge}) == len(OfferAge)
