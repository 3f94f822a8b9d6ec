"""What changed between two periods is told of published figures alone."""

from erstanlauf.domain.figures.changes import changes
from erstanlauf.domain.figures.disclosure import ALL_VISITS, REST, Published, Row
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.views import Question, View

NOW = Period(PeriodKind.HALF_YEAR, 2026)


def a_table(period: Period, visits: int, **rows: int | None) -> Published:
    question = Question(View.TOPICS, period)
    return Published(question, (), tuple(Row(code, (), total) for code, total in rows.items()), (), visits, 5, 3)


def test_a_row_changes_by_the_difference_of_its_figures() -> None:
    now, before = a_table(NOW, 90, sprache=40, wohnen=10), a_table(NOW.before(), 100, sprache=25, wohnen=10)
    assert changes(now, before) == {ALL_VISITS: -10, "sprache": 15, "wohnen": 0}


def test_a_row_without_a_figure_in_one_of_the_periods_tells_nothing() -> None:
    now = a_table(NOW, 50, sprache=40, wohnen=None, arbeit=10, **{REST: 10})
    before = a_table(NOW.before(), 50, sprache=None, wohnen=10, **{REST: 5})
    assert changes(now, before) == {ALL_VISITS: 0}
