"""The sentences of a report: made of its published figures alone, careful, right for one and for many."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.figures.counted import DeskId, DeskSource
from erstanlauf.domain.figures.disclosure import REST, Figure, Published, Row
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.report import Report
from erstanlauf.domain.figures.views import SHAPES, Across, Question, View
from erstanlauf.domain.visit import ReferralOutcome
from erstanlauf.i18n.figure_summary import summary as summary_with_fixed_spaces
from erstanlauf.i18n.figure_words import FigureNames
from erstanlauf.i18n.wording import Wording
from tests.builders import a_catalogue, a_service

GERMAN, ENGLISH = Wording("de"), Wording("en")
PERIOD = Period(PeriodKind.HALF_YEAR, 2026)
NAMES = FigureNames(
    a_catalogue(a_service("course")),
    {"refugees": {"de": "Geflüchtete", "en": "Refugees"}, "family": {"de": "Familiennachzug", "en": "Family"}},
    {"R13": {"de": "Anerkennung", "en": "Recognition"}},
)
ROWS: Mapping[View, Mapping[str, Figure]] = {
    View.TOPICS: {"sprache": 820, "arbeit_ausbildung": 640, "wohnen": 500, "gesundheit": 40, REST: None},
    View.GROUPS: {"refugees": 900, "not_known": 300, "family": 200, REST: 5},
    View.GAPS: {"familie_kinder": 90, "gesundheit": 60},
    View.UNSUITABLE: {"course": 25},
    View.NEAR_MISSES: {"R13": 120},
    View.RETURNS: {"first": 1200, "return": 230},
    View.CASES: {"handed_over": 60, "declined": 30, "offered": 10},
    View.ANSWERS: {"accepted": 35, "rejected": 10},
    View.LANGUAGES: {"ar": 400, "uk": 300},
}


def a_table(
    view: View, rows: Mapping[str, Figure], visits: int, period: Period = PERIOD, columns: Sequence[str] = ()
) -> Published:
    across = Across.OUTCOMES if columns else Across.NONE
    made = tuple(Row(code, (figure,) * len(columns), figure) for code, figure in rows.items())
    return Published(Question(view, period, across), tuple(columns), made, (), visits, 5, 3)


def a_report(
    visits: int = 1430, visits_before: int | None = None, rows: Mapping[View, Mapping[str, Figure]] = ROWS
) -> Report:
    told = a_table(View.TOLD, {"course": 20}, visits, columns=[ReferralOutcome.NOT_REACHED]) if visits else None
    tables = [told or a_table(View.TOLD, {}, 0)]
    tables += [a_table(view, rows.get(view, {}), visits) for view in SHAPES if view is not View.TOLD]
    before = {}
    if visits_before is not None:
        earlier = {"sprache": 880, "arbeit_ausbildung": 560, "wohnen": 495}
        before[View.TOPICS] = a_table(View.TOPICS, earlier, visits_before, PERIOD.before())
    return Report(PERIOD, date(2026, 11, 23), tuple(tables), before, 5, (), (), (), is_invented=False)


def summary(words: Wording, names: FigureNames, report: Report) -> list[str]:
    """Return the sentences with every space one that breaks."""
    return [each.replace("\u00a0", " ") for each in summary_with_fixed_spaces(words, names, report)]


def test_no_line_ends_between_a_word_and_its_number() -> None:
    assert not any(re.search(r" \d", each) for each in summary_with_fixed_spaces(GERMAN, NAMES, a_report()))


def test_a_report_is_summed_up_in_sentences_of_its_figures() -> None:
    assert summary(GERMAN, NAMES, a_report(visits_before=1200)) == [
        "1. Halbjahr 2026: rund 1.430 Vorsprachen, rund 230 mehr als im Zeitraum davor (2. Halbjahr 2025). "
        "Im Median dauerte eine Vorsprache rund 5 Minuten.",
        "Häufigste Anliegen: „Deutsch lernen“ rund 820, „Arbeit“ rund 640 und „Wohnen“ rund 500. "
        "Gegenüber dem Zeitraum davor: „Arbeit“ rund 80 mehr und „Deutsch lernen“ rund 60 weniger.",
        "Größte Zielgruppen: „Geflüchtete“ rund 900 und „Familiennachzug“ rund 200. "
        "Bei rund 300 Vorsprachen ist keine davon bekannt.",
        "Am häufigsten ohne passendes Angebot: „Familie“ rund 90 und „Gesundheit“ rund 60.",
        "Am häufigsten am Tresen als nicht passend entfernt: „Course“ rund 25.",
        "Woran Angebote am häufigsten scheiterten: „Anerkennung“ rund 120.",
        "Rund 230 Vorsprachen begannen mit dem Zettel einer früheren. "
        "Wo Menschen, die wiederkamen, am häufigsten niemanden erreicht hatten: „Course“ rund 20.",
        "Das Case Management bekam rund 60 Fälle mit Daten. Bei rund 30 Vorsprachen war es nicht gewünscht. "
        "Stand der Übergaben, am häufigsten: „angenommen“ rund 35 und „abgelehnt“ rund 10.",
        "Häufigste Sprachen der Zettel: „Arabisch“ rund 400 und „Ukrainisch“ rund 300.",
    ]


def test_it_is_english_where_the_words_are() -> None:
    sentences = summary(ENGLISH, NAMES, a_report(visits_before=1500))

    assert sentences[0] == (
        "1st half of 2026: about 1,430 visits, about 70 fewer than in the period before (2nd half of 2025). "
        "The median length of a visit was about 5 minutes."
    )
    assert not re.search("rund|Vorsprache|[„{]", " ".join(sentences))


@pytest.mark.parametrize("before", [1425, 1430, 1435])
def test_a_change_that_rounding_alone_can_make_is_none(before: int) -> None:
    [first, *_] = summary(GERMAN, NAMES, a_report(visits_before=before))
    assert "etwa so viele wie im Zeitraum davor (2. Halbjahr 2025)" in first


def test_without_the_period_before_nothing_is_compared() -> None:
    assert "davor" not in " ".join(summary(GERMAN, NAMES, a_report()))


def test_every_number_in_the_sentences_is_a_published_figure_or_the_difference_of_two() -> None:
    report = a_report(visits_before=1200)
    published = {table.visits for table in report.tables}
    published |= {row.total for table in report.tables for row in table.rows if row.total is not None}
    published |= {abs(change) for change in report.change(View.TOPICS).values()}

    said = re.findall(r"rund ([\d.]+) ?(?!Minuten)", " ".join(summary(GERMAN, NAMES, report)))

    assert {int(each.replace(".", "")) for each in said} <= published | {report.minutes}


def test_where_nobody_came_there_is_one_sentence_and_no_number() -> None:
    here = DeskSource(DeskId("A1"), "A1", date(2025, 1, 2), date(2026, 11, 22), None)
    nobody = replace(a_report(0, rows={}), minutes=None, sources=(here,))
    assert summary(GERMAN, NAMES, nobody) == ["1. Halbjahr 2026: Es kamen so wenige, dass es keine Zahlen gibt."]


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((20, 15, 10, 10), "„Arbeit“ rund 20 und „Wohnen“ rund 15"),
        ((20, 15, 10, 5), "„Arbeit“ rund 20, „Wohnen“ rund 15 und „Familie“ rund 10"),
        ((5, 5, 5, 5), ""),
    ],
)
def test_what_is_no_larger_than_what_is_left_out_is_not_named_as_the_largest(figures: Sequence[int], said: str) -> None:
    topics = ("arbeit_ausbildung", "wohnen", "familie_kinder", "gesundheit")
    gaps = dict(zip(topics, figures, strict=True))
    sentences = summary(GERMAN, NAMES, a_report(rows={View.GAPS: gaps}))
    told = [each for each in sentences if each.startswith("Am häufigsten ohne")]
    assert told == ([f"Am häufigsten ohne passendes Angebot: {said}."] if said else [])


def test_a_period_that_no_desk_counted_is_not_one_in_which_few_came() -> None:
    later = DeskSource(DeskId("A1"), "A1", PERIOD.last + timedelta(days=1), date(2026, 11, 22), None)
    for sources in ((), (later,)):
        nobody = replace(a_report(0, rows={}), minutes=None, sources=sources)
        assert summary(GERMAN, NAMES, nobody) == ["1. Halbjahr 2026: Kein Tresen hat hier gezählt."]


def test_desks_whose_counts_are_missing_are_named() -> None:
    taken = datetime(2026, 7, 1, tzinfo=UTC)
    late = [DeskSource(DeskId(each), each, date(2025, 1, 1), date(2026, 5, 31), taken) for each in ("B2", "C3")]

    one, both = (summary(GERMAN, NAMES, replace(a_report(), missing=tuple(late[:many])))[-1] for many in (1, 2))

    assert one == "Die Zahlen von 1 Tresen reichen nicht bis zum Ende des Zeitraums: B2 (bis 31.05.2026)."
    assert both.startswith("Die Zahlen von 2 Tresen reichen")
    english = summary(ENGLISH, NAMES, replace(a_report(), missing=tuple(late)))[-1]
    assert english.startswith("The counts of 2 desks do not reach")


FIGURES = st.none() | st.integers(0, 400).map(lambda each: 5 * each)
CODES = {view: [*rows, "from a later program"] for view, rows in ROWS.items()}


@given(st.data(), st.integers(0, 400).map(lambda each: 5 * each))
def test_whatever_was_published_no_sentence_has_a_gap_or_another_number(data: st.DataObject, visits: int) -> None:
    rows = {view: data.draw(st.dictionaries(st.sampled_from(codes), FIGURES)) for view, codes in CODES.items()}
    report = a_report(visits, data.draw(st.none() | st.just(1200)), rows)
    published = {str(each) for each in (visits, 20, 5, *report.change(View.TOPICS).values(), *figures_of(rows))}

    sentences = summary(GERMAN, NAMES, report)

    assert len(sentences) <= 10
    for each in sentences:
        assert each.endswith(".")
        assert not re.search(r"None|[{}]|%|  |: \.|rund 0\b", each)
        numbers = re.findall(r"rund (-?[\d.]+\d|\d)", each)
        assert {number.replace(".", "") for number in numbers} <= published | {
            each.removeprefix("-") for each in published
        }


def figures_of(rows: Mapping[View, Mapping[str, Figure]]) -> list[int]:
    return [figure for of_view in rows.values() for figure in of_view.values() if figure is not None]
