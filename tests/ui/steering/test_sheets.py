"""What a sheet says of a table: why a cell has no figure, what was asked, whose counts are in it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from erstanlauf.charts import HeatMap
from erstanlauf.domain.figures.counted import DeskId, DeskSource
from erstanlauf.domain.figures.disclosure import Door
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.rounding import KEY_BYTES, Rounding
from erstanlauf.domain.figures.views import MOST_LANGUAGES, Across, Question, View
from erstanlauf.i18n.figure_words import FigureNames
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.steering.answers import Ground, TableAnswer
from erstanlauf.ui.steering.sheets import Sheet, sheet_of
from tests.builders import a_catalogue
from tests.domain.figures.worlds import AFTER, YEAR, Visited, of_visits

QUARTER = Period(PeriodKind.QUARTER, YEAR, 1)
NAMES = FigureNames(a_catalogue(), {}, {})
LANGUAGES = ("ar", "bg", "de", "el", "en", "es", "fa", "fr", "it", "pl", "ro")


def a_sheet(
    visits: Sequence[Visited],
    view: View,
    across: Across = Across.NONE,
    sources: Sequence[DeskSource] = (),
    period: Period = QUARTER,
) -> Sheet:
    question = Question(view, period, across)
    table = Door(of_visits(visits).counts_of(), Rounding(bytes(KEY_BYTES))).answer(question, AFTER)
    return sheet_of(Wording("de"), NAMES, TableAnswer(Ground(sources, (), is_invented=False), table, {}))


def a_desk(code: str, first: date, last: date) -> DeskSource:
    return DeskSource(DeskId(code), code, first, last, datetime(YEAR, 12, 1, tzinfo=UTC))


def in_a_month(month: int, seldom: str) -> list[Visited]:
    """Return forty visits in each of eleven languages, twenty in the one that is the eleventh then."""
    many = {each: 20 if each == seldom else 40 for each in LANGUAGES}
    return [Visited(date(YEAR, month, 5), language=each) for each, count in many.items() for _ in range(count)]


def test_a_language_that_is_the_eleventh_of_a_month_is_not_told_to_be_too_small() -> None:
    visits = [*in_a_month(1, "ro"), *in_a_month(2, "ro"), *in_a_month(3, "fr")]

    sheet = a_sheet(visits, View.LANGUAGES, Across.MONTHS)

    french = next(row for row in sheet.rows if row[0] == "Französisch")
    assert french[-1] == "offen"
    assert "unter 5" not in " ".join(" ".join(row) for row in sheet.rows)
    assert isinstance(sheet.chart, HeatMap)
    assert sheet.chart.untold == "offen"
    assert f"nicht unter den {MOST_LANGUAGES} häufigsten" in " ".join(sheet.notes)


def test_a_category_too_small_in_a_month_is_told_to_be_so() -> None:
    visits = [Visited(date(YEAR, month, 5), topics=("wohnen",)) for month in (1, 2, 3) for _ in range(3)]

    sheet = a_sheet(visits, View.TOPICS, Across.MONTHS)

    assert sheet.rows[0][2:] == ("unter 5",) * 3
    assert "„offen“" not in " ".join(sheet.notes)


def test_a_nought_is_not_said_to_be_nobody() -> None:
    sheet = a_sheet([Visited(date(YEAR, 1, 8))] * 2, View.WEEKS)
    assert "eine 0 heißt nicht „niemand“, sondern höchstens 4" in " ".join(sheet.notes)


def test_weekdays_without_hours_are_not_called_by_hours() -> None:
    half_year = Period(PeriodKind.HALF_YEAR, YEAR)
    assert a_sheet([], View.STAFFING).title == f"Andrang nach Wochentag, 1. Quartal {YEAR}"
    with_hours = a_sheet([], View.STAFFING, Across.HOURS, period=half_year)
    assert with_hours.title == f"Andrang nach Wochentag und Stunde, 1. Halbjahr {YEAR}"


def test_only_desks_with_counts_of_the_period_are_in_it_each_with_its_first_day() -> None:
    sources = (
        a_desk("A1", QUARTER.first, QUARTER.last),
        a_desk("B2", date(YEAR, 2, 3), QUARTER.last),
        a_desk("C3", QUARTER.last + timedelta(days=1), AFTER),
        a_desk("D4", date(YEAR - 1, 1, 1), QUARTER.first - timedelta(days=1)),
    )
    said = a_sheet([], View.GROUPS, sources=sources).notes[-1]
    assert said == f"Enthalten: Tresen A1 und Tresen B2 (ab 03.02.{YEAR})."
