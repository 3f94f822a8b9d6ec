"""What the door answers: rows, columns, the rest, and what it refuses."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.figures.disclosure import REST, Door, Figure, Published
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.rounding import BASES, KEY_BYTES, Rounding, Thing
from erstanlauf.domain.figures.views import SHAPES, Across, NotYetOver, Question, QuestionRefused, View
from erstanlauf.domain.handover.states import Why
from erstanlauf.domain.visit import ReferralOutcome
from tests.domain.figures.worlds import AFTER, YEAR, Visited, of_visits, questions

MARCH = Period(PeriodKind.MONTH, YEAR, 3)
FIRST_HALF = Period(PeriodKind.HALF_YEAR, YEAR, 1)
WHOLE_YEAR = Period(PeriodKind.YEAR, YEAR)
DAY = date(YEAR, 3, 5)  # a Wednesday


class Unshifted(Rounding):
    """Rounds to the nearest and shows from the base on, so that a test can tell what comes out."""

    def rounded(self, count: int, of: Thing) -> int:
        return (count + self.base // 2) // self.base * self.base

    def is_shown(self, count: int, of: Thing) -> bool:
        return count >= self.base


def answer(
    visits: Sequence[Visited], view: View, period: Period = FIRST_HALF, across: Across = Across.NONE, base: int = 5
) -> Published:
    door = Door(of_visits(visits).counts_of(), Unshifted(bytes(KEY_BYTES), base))
    return door.answer(Question(view, period, across), AFTER)


def rows(table: Published) -> list[tuple[str, tuple[Figure, ...], Figure]]:
    return [(row.code, row.figures, row.total) for row in table.rows]


def test_small_categories_stand_together_in_the_rest() -> None:
    visits = [Visited(DAY, group="family")] * 12 + [Visited(DAY, group="students")] * 4
    visits += [Visited(DAY, group="refugees")] * 3 + [Visited(DAY, group=None)] * 2
    table = answer(visits, View.GROUPS)
    assert rows(table) == [("family", (), 10), (REST, (), 5)]
    assert table.visits == 20  # 21 with the visits of violence, that have no group
    assert (table.columns, table.totals, table.base) == ((), (), 5)
    assert (table.figure("family"), table.figure("students")) == (10, None)


def test_a_stricter_base_shows_fewer_categories() -> None:
    visits = [Visited(DAY, group="family")] * 12 + [Visited(DAY, group="students")] * 9
    assert rows(answer(visits, View.GROUPS, base=10)) == [("family", (), 10), (REST, (), 10)]
    assert rows(answer(visits, View.GROUPS, base=20)) == [(REST, (), 20)]


def test_where_a_visit_counts_in_several_rows_the_rest_has_no_figure() -> None:
    visits = [Visited(DAY, topics=("housing", "work"))] * 6 + [Visited(DAY, topics=("school", "language"))] * 3
    assert rows(answer(visits, View.TOPICS)) == [("housing", (), 5), ("work", (), 5), (REST, (), None)]


def test_columns_have_the_figures_they_have_alone() -> None:
    visits = [Visited(DAY, group="family", topics=("housing", "work"))] * 8
    visits += [Visited(DAY, group="refugees", topics=("housing",))] * 6 + [Visited(DAY, group="eu_work")] * 3
    table = answer(visits, View.TOPICS, across=Across.GROUPS)
    assert table.columns == ("family", "refugees", REST)
    assert rows(table) == [("housing", (10, 5, 0), 15), ("work", (10, 0, 0), 10), (REST, (None, None, None), None)]
    assert table.totals == (10, 5, 5)
    assert [(row.code, row.total) for row in answer(visits, View.GROUPS).rows] == [
        ("family", 10),
        ("refugees", 5),
        (REST, 5),
    ]


def test_languages_are_the_ten_most_frequent_and_the_rest() -> None:
    visits = [Visited(DAY, language=f"l{number:02}") for number in range(12) for _ in range(10 + number)]
    table = answer(visits, View.LANGUAGES)
    assert len(table.rows) == 11
    assert table.rows[0].code == "l08"  # the first of those that print as 20
    assert {row.code for row in table.rows} == {REST, *(f"l{number:02}" for number in range(2, 12))}
    assert table.rows[-1].total == 20  # 10 and 11


def test_rows_stand_in_the_order_of_their_figures_and_then_of_their_names() -> None:
    visits = [Visited(DAY, group="family")] * 8 + [Visited(DAY, group="students")] * 11
    visits += [Visited(DAY, group="eu_work")] * 9 + [Visited(DAY, group="refugees")] * 15
    assert [row.code for row in answer(visits, View.GROUPS).rows] == ["refugees", "eu_work", "family", "students", REST]


def test_months_stand_beside_the_whole_each_as_it_is_alone() -> None:
    visits = [Visited(DAY)] * 8 + [Visited(DAY + timedelta(days=31))] * 3
    table = answer(visits, View.GROUPS, across=Across.MONTHS)
    assert table.columns == tuple(f"{YEAR}-{month:02}" for month in range(1, 7))
    assert rows(table) == [("family", (None, None, 10, None, None, None), 10), (REST, (0, 0, 0, 5, 0, 0), 0)]
    assert table.totals == (0, 0, 10, 5, 0, 0)
    assert answer(visits, View.GROUPS, MARCH).rows[0].total == 10


def test_every_week_of_a_period_stands_there_whole() -> None:
    sunday = date(YEAR, 3, 2)  # of the week that has its Thursday in February
    table = answer([Visited(DAY)] * 7 + [Visited(sunday)] * 9, View.WEEKS, MARCH)
    assert [row.code for row in table.rows] == ["2025-03-03", "2025-03-10", "2025-03-17", "2025-03-24"]
    assert [row.total for row in table.rows] == [5, 0, 0, 0]
    assert table.visits == 15
    february = answer([Visited(sunday)] * 9, View.WEEKS, MARCH.before())
    assert (february.rows[-1].code, february.rows[-1].total) == ("2025-02-24", 10)


def test_staffing_is_every_weekday_by_the_hours_that_are_large_enough() -> None:
    visits = [Visited(DAY, hour="09")] * 8 + [Visited(DAY + timedelta(days=1), hour="14")] * 6
    visits += [Visited(DAY, hour="08")] * 2
    assert [row.total for row in answer(visits, View.STAFFING, MARCH).rows] == [0, 0, 10, 5, 0, 0, 0]
    table = answer(visits, View.STAFFING, across=Across.HOURS)
    assert table.columns == ("09", "14", REST)
    assert [row.code for row in table.rows] == list("0123456")
    assert (table.rows[2].figures, table.rows[3].figures) == ((10, 0, 0), (0, 5, 0))
    assert table.totals == (10, 5, 0)


def test_what_was_told_stands_by_every_outcome_there_is() -> None:
    visits = [Visited(DAY, coming="return", told=(("agency", ReferralOutcome.NOT_REACHED),))] * 6
    table = answer(visits, View.TOLD, across=Across.OUTCOMES)
    assert table.columns == tuple(each.value for each in ReferralOutcome)
    assert rows(table) == [("agency", (0, 0, 0, 5), 5), (REST, (None,) * 4, None)]
    assert table.totals == (None,) * 4  # somebody may tell of several places


def test_answers_to_hand_overs_stand_by_reason_where_one_was_given() -> None:
    visits = [Visited(DAY, answer=("declined", Why.NO_CAPACITY))] * 5 + [Visited(DAY, answer=("declined", ""))] * 5
    table = answer(visits, View.ANSWERS, across=Across.REASONS)
    assert rows(table)[0] == ("declined", tuple(5 if each is Why.NO_CAPACITY else 0 for each in Why), 10)


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View.TARGETS, [("agency", (), 10), (REST, (), None)]),
        (View.UNSUITABLE, [("agency", (), 5), (REST, (), None)]),
        (View.NEAR_MISSES, [("R05", (), 10), (REST, (), None)]),
        (View.GAPS, [("work", (), 10), (REST, (), None)]),
        (View.RETURNS, [("return", (), 10), (REST, (), 0)]),
        (View.CASES, [("declined", (), 10), (REST, (), 0)]),
    ],
)
def test_the_other_views(view: View, expected: object) -> None:
    one = Visited(
        DAY,
        coming="return",
        topics=("work",),
        gaps=("work",),
        referrals=(("agency", "chosen"),),
        near_misses=("R05",),
        case="declined",
    )
    other = Visited(DAY, referrals=(("agency", "unsuitable"),), coming="return")
    assert rows(answer([one] * 8 + [other] * 5, view)) == (
        [("return", (), 15), (REST, (), 0)] if view is View.RETURNS else expected
    )


def test_where_nobody_came_every_question_has_an_answer() -> None:
    for question in questions():
        table = answer((), question.view, question.period, question.across)
        assert table.visits == 0
        assert {figure for row in table.rows for figure in (row.total, *row.figures)} <= {0, None}


def test_two_dimensions_are_refused_for_less_than_half_a_year() -> None:
    with pytest.raises(QuestionRefused) as refused:
        answer((), View.TOPICS, Period(PeriodKind.QUARTER, YEAR, 1), Across.GROUPS)
    assert refused.value.details == {"period": "2025-Q1", "shortest": "half_year"}


@pytest.mark.parametrize(
    ("shortest", "refused", "answered"),
    [
        (PeriodKind.QUARTER, {"2025-03"}, {"2025-Q1", "2025-H1", "2025"}),
        (PeriodKind.HALF_YEAR, {"2025-03", "2025-Q1"}, {"2025-H1", "2025"}),
    ],
)
def test_the_office_may_lengthen_the_shortest_period(
    shortest: PeriodKind, refused: set[str], answered: set[str]
) -> None:
    door = Door(of_visits(()).counts_of(), Rounding(bytes(KEY_BYTES)), shortest)
    for period in (MARCH, Period(PeriodKind.QUARTER, YEAR, 1), FIRST_HALF, WHOLE_YEAR):
        if period.id in answered:
            door.answer(Question(View.GROUPS, period), AFTER)
            with pytest.raises(QuestionRefused):  # months beside the whole are months
                door.answer(Question(View.GROUPS, period, Across.MONTHS), AFTER)
        else:
            assert period.id in refused
            with pytest.raises(QuestionRefused):
                door.answer(Question(View.GROUPS, period), AFTER)


def test_a_period_has_figures_when_it_is_over_and_its_last_week_too() -> None:
    door = Door(of_visits(()).counts_of(), Rounding(bytes(KEY_BYTES)))
    january = Period(PeriodKind.MONTH, YEAR, 1)  # its last Thursday is the 30th, the week ends on 2 February
    with pytest.raises(NotYetOver):
        door.answer(Question(View.GROUPS, january), date(YEAR, 1, 31))
    door.answer(Question(View.GROUPS, january), date(YEAR, 2, 1))
    with pytest.raises(NotYetOver) as refused:
        door.answer(Question(View.WEEKS, january), date(YEAR, 2, 2))
    assert refused.value.details == {"period": "2025-01", "last": "2025-02-02"}
    door.answer(Question(View.WEEKS, january), date(YEAR, 2, 3))


def test_no_view_has_a_third_dimension() -> None:
    for view, shape in SHAPES.items():
        for across in set(Across) - set(shape.splits):
            with pytest.raises(ValueError, match="is not given across"):
                Question(view, WHOLE_YEAR, across)


@given(st.integers(0, 90), st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES), st.sampled_from(BASES))
def test_the_middle_length_is_given_by_the_figure_of_visits_and_for_ten_at_least(
    count: int, key: bytes, base: int
) -> None:
    door = Door(of_visits([Visited(DAY, minutes=7)] * count).counts_of(), Rounding(key, base))
    visits = door.answer(Question(View.GROUPS, MARCH), AFTER).visits
    is_sure = visits >= {5: 15, 10: 30, 20: 60}[base]
    assert door.minutes(MARCH, AFTER) == (5 if is_sure else None)
    assert count >= 2 * base or not is_sure
