"""What each kind of chart shows, and how: nothing is told by colour alone."""

from dataclasses import replace
from itertools import pairwise

from erstanlauf.charts import Bars, HeatMap, Lines, Series, layout, natural_height
from erstanlauf.charts.chart import Chart
from erstanlauf.charts.marks import Dot, Line, Mark, Rectangle, Text, Tone
from erstanlauf.charts.palette import SHADES
from tests.charts.charts import (
    UNIT,
    UNTOLD,
    WEEKDAYS,
    a_measure,
    group_map,
    month_lines,
    staffing_map,
    texts_of,
    topic_bars,
    week_lines,
)

WIDTH = 480.0


def marks_of(chart: Chart, width: float = WIDTH) -> tuple[Mark, ...]:
    return layout(chart, width, natural_height(chart, width, a_measure), a_measure)


def said(marks: tuple[Mark, ...]) -> list[str]:
    return [each.text for each in texts_of(marks)]


def rectangles(marks: tuple[Mark, ...]) -> list[Rectangle]:
    return [each for each in marks if isinstance(each, Rectangle)]


def dots(marks: tuple[Mark, ...]) -> list[Dot]:
    return [each for each in marks if isinstance(each, Dot)]


def drawn_lines(marks: tuple[Mark, ...]) -> list[Line]:
    return [each for each in marks if isinstance(each, Line) and each.tone is not Tone.HAIRLINE and each.width > 1]


class TestBars:
    def test_a_bar_is_as_long_as_its_figure_is_large(self) -> None:
        long, short = rectangles(marks_of(Bars(("a", "b"), (200, 50), UNIT, UNTOLD)))
        assert long.width == 4 * short.width

    def test_zero_is_a_thin_line_and_its_figure(self) -> None:
        marks = marks_of(Bars(("a", "b"), (200, 0), UNIT, UNTOLD))
        assert 0 < rectangles(marks)[1].width < 2
        assert said(marks).count("0") == 2, "at the bar and at the scale"

    def test_what_is_not_told_is_a_word_without_a_bar(self) -> None:
        marks = marks_of(Bars(("a", "b"), (200, None), UNIT, UNTOLD))
        assert len(rectangles(marks)) == 1
        assert UNTOLD in said(marks)

    def test_says_every_figure_label_and_the_unit(self) -> None:
        chart = topic_bars()
        words = " ".join(said(marks_of(chart)))
        for expected in (*(str(each) for each in chart.values if each is not None), *chart.labels, UNIT):
            assert expected in words

    def test_nothing_is_drawn_of_nothing(self) -> None:
        assert natural_height(Bars((), (), UNIT, UNTOLD), WIDTH, a_measure) == 0
        assert layout(Bars((), (), UNIT, UNTOLD), WIDTH, 50, a_measure) == ()


class TestLines:
    def test_series_differ_by_dash_and_by_dot(self) -> None:
        chart = Lines(("1", "2", "3"), tuple(Series(f"s{n}", (n * 10, 5, n * 5)) for n in range(6)), UNIT, UNTOLD)
        marks = marks_of(chart)
        looks = {(line.dash, dots(marks)[3 * at].shape) for at, line in enumerate(drawn_lines(marks))}
        assert len(looks) == 6

    def test_each_line_has_its_name_and_last_figure_at_its_end(self) -> None:
        marks = marks_of(month_lines())
        named = next(each for each in texts_of(marks) if each.text == "Wohnen 20")
        last = [each for each in dots(marks) if each.shape == "triangle"][-1]
        assert named.x > last.x
        assert abs(named.y - last.y) < 12

    def test_a_line_is_broken_where_a_figure_is_not_told(self) -> None:
        chart = Lines(tuple("abcde"), (Series("", (10, 20, None, 30, 10)),), UNIT, UNTOLD)
        assert [len(each.points) for each in drawn_lines(marks_of(chart))] == [2, 2]

    def test_what_is_not_told_stands_below_zero_in_a_strip_of_its_own(self) -> None:
        marks = marks_of(Lines(tuple("abc"), (Series("", (10, None, 0)),), UNIT, UNTOLD))
        zero = next(each for each in texts_of(marks) if each.text == "0")
        hollow = [each for each in dots(marks) if not each.is_filled]
        assert len(hollow) == 1
        assert hollow[0].y > zero.y + 5
        assert UNTOLD in said(marks)

    def test_a_line_without_neighbours_is_at_least_a_dot(self) -> None:
        figures = tuple(10 if at == 30 else None for at in range(53))
        marks = marks_of(Lines(("",) * 53, (Series("", figures),), UNIT, UNTOLD))
        assert [each.is_filled for each in dots(marks)].count(True) == 1

    def test_labels_are_left_out_at_equal_distances(self) -> None:
        weeks = [int(each[3:]) for each in said(marks_of(week_lines())) if each.startswith("KW")]
        steps = {later - earlier for earlier, later in pairwise(weeks)}
        assert weeks[0] == 1
        assert len(steps) == 1

    def test_the_highest_figure_of_a_single_line_is_written_above_it(self) -> None:
        marks = marks_of(Lines(tuple("abcd"), (Series("", (10, 45, 20, 30)),), UNIT, UNTOLD))
        peak = next(each for each in texts_of(marks) if each.text == "45")
        assert peak.y < min(each.y for each in dots(marks))


class TestHeatMap:
    def test_every_cell_has_its_figure_where_there_is_room(self) -> None:
        chart = group_map()
        marks = marks_of(chart)
        assert len(rectangles(marks)) == sum(len(row) for row in chart.values)
        assert said(marks).count(UNTOLD) == sum(row.count(None) for row in chart.values)

    def test_the_largest_figure_is_the_darkest_and_only_zero_the_lightest(self) -> None:
        marks = marks_of(HeatMap(("a",), ("1", "2", "3"), ((0, 5, 100),), UNIT, UNTOLD))
        assert [each.shade for each in rectangles(marks)] == [0, 1, SHADES - 1]

    def test_small_cells_have_a_key_of_shades_instead_of_figures(self) -> None:
        chart = staffing_map()
        many = replace(
            chart, values=tuple(tuple(each * 100 for each in row if each is not None) for row in chart.values)
        )
        assert "100" in said(marks_of(chart))
        assert "10.000" not in said(marks_of(many))
        key = [text for text in said(marks_of(many)) if text.startswith("≤")]
        assert key == ["≤ 2.000", "≤ 4.000", "≤ 6.000", "≤ 8.000", "≤ 10.000"]

    def test_what_is_not_told_is_hatched_where_its_word_does_not_fit(self) -> None:
        values = tuple(tuple(None if hour == 3 else 5 for hour in range(24)) for _ in WEEKDAYS)
        marks = marks_of(HeatMap(WEEKDAYS, tuple(map(str, range(24))), values, UNIT, UNTOLD))
        hatched = [each for each in rectangles(marks) if each.is_hatched]
        assert len(hatched) == len(WEEKDAYS) + 1, "one in the key"
        assert said(marks).count(UNTOLD) == 1

    def test_hatches_stay_inside_their_cell(self) -> None:
        cell = Rectangle(10, 20, 30, 12, 0, is_hatched=True)
        for line in cell.hatches():
            for x, y in line:
                assert 10 <= x <= 40
                assert 20 <= y <= 32

    def test_names_of_columns_run_upwards_only_where_a_word_would_be_broken(self) -> None:
        turned = {width: any(each.is_turned for each in texts_of(marks_of(group_map(), width))) for width in (800, 300)}
        assert turned == {800: False, 300: True}


def test_a_chart_without_enough_room_is_made_smaller_as_a_whole() -> None:
    chart = topic_bars()
    usual, small = marks_of(chart), layout(chart, WIDTH, 60, a_measure)
    sizes = {each.size for each in small if isinstance(each, Text)}
    assert max(sizes) < 9
    assert said(small) == [*said(usual)[: len(said(small))]]
