"""What holds for every chart: all inside its size, no text on another, every figure and every name there."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erstanlauf.charts import Bars, Chart, HeatMap, Lines, Series, layout, natural_height
from erstanlauf.charts.marks import Mark
from tests.charts.charts import UNIT, UNTOLD, a_measure, box_of, texts_of

HAIR = 0.01
"""What is no more than this is a rounding of sums, in points."""

words = st.text("abcdefghilmnorstuwÄÖäöüß-/ ", min_size=0, max_size=60)
figures = st.one_of(st.none(), st.integers(0, 200_000).map(lambda count: count * 5))
sizes = st.tuples(st.floats(40, 900), st.floats(30, 1500))


@st.composite
def bars(draw: st.DrawFn) -> Bars:
    pairs = draw(st.lists(st.tuples(words, figures), max_size=20))
    return Bars(tuple(label for label, _ in pairs), tuple(figure for _, figure in pairs), UNIT, UNTOLD)


@st.composite
def lines(draw: st.DrawFn) -> Lines:
    labels = draw(st.lists(words, max_size=60))
    names = draw(st.lists(words, max_size=7))
    values = st.lists(figures, min_size=len(labels), max_size=len(labels)).map(tuple)
    return Lines(tuple(labels), tuple(Series(name, draw(values)) for name in names), UNIT, UNTOLD)


@st.composite
def heat_maps(draw: st.DrawFn) -> HeatMap:
    rows, columns = draw(st.lists(words, max_size=17)), draw(st.lists(words, max_size=26))
    seed = draw(st.lists(figures, min_size=1, max_size=5))
    values = tuple(
        tuple(seed[(row * 3 + column) % len(seed)] for column in range(len(columns))) for row in range(len(rows))
    )
    return HeatMap(tuple(rows), tuple(columns), values, UNIT, UNTOLD)


charts = st.one_of(bars(), lines(), heat_maps())


@given(charts, sizes)
@settings(max_examples=150)
def test_everything_lies_inside_and_no_text_on_another(chart: Chart, size: tuple[float, float]) -> None:
    assert_neat(layout(chart, *size, a_measure), *size)


@pytest.mark.long
@given(charts, sizes)
@settings(max_examples=5000)
def test_everything_lies_inside_and_no_text_on_another_whatever_is_shown(
    chart: Chart, size: tuple[float, float]
) -> None:
    assert_neat(layout(chart, *size, a_measure), *size)


@given(charts, st.floats(40, 900))
def test_a_chart_of_its_natural_height_is_not_made_smaller(chart: Chart, width: float) -> None:
    height = natural_height(chart, width, a_measure)
    marks = layout(chart, width, height, a_measure) if height else ()
    assert_neat(marks, width, height)
    if width > 900:
        assert all(each.size >= 6.5 for each in texts_of(marks))


def assert_neat(marks: tuple[Mark, ...], width: float, height: float) -> None:
    for mark in marks:
        left, top, right, bottom = box_of(mark, a_measure)
        assert min(left, top) >= -HAIR, mark
        assert max(right - width, bottom - height) <= HAIR, mark
    boxes = [(text, box_of(text, a_measure)) for text in texts_of(marks)]
    for (one, a), (other, b) in combinations(boxes, 2):
        is_apart = a[2] <= b[0] + HAIR or b[2] <= a[0] + HAIR or a[3] <= b[1] + HAIR or b[3] <= a[1] + HAIR
        assert is_apart, (one, other)
