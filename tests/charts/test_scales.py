"""Round steps, shades and figures in writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.charts.palette import SHADES
from erstanlauf.charts.scales import largest_shown, scale_to, shade_of
from erstanlauf.charts.wording import figure_text, has_broken_word, wrapped
from tests.charts.charts import a_measure


@pytest.mark.parametrize(
    ("largest", "most_steps", "ticks"),
    [
        (0, 4, (0, 5)),
        (5, 4, (0, 5)),
        (35, 4, (0, 10, 20, 30, 40)),
        (180, 4, (0, 50, 100, 150, 200)),
        (285, 6, (0, 50, 100, 150, 200, 250, 300)),
        (1200, 3, (0, 500, 1000, 1500)),
    ],
)
def test_a_scale_has_round_steps(largest: int, most_steps: int, ticks: tuple[int, ...]) -> None:
    assert scale_to(largest, most_steps).ticks == ticks


@given(st.integers(0, 10_000_000), st.integers(1, 12))
def test_a_scale_reaches_the_largest_figure_in_no_more_steps(largest: int, most_steps: int) -> None:
    scale = scale_to(largest, most_steps)
    assert scale.most >= largest
    assert scale.steps <= most_steps
    assert scale.step % 5 == 0


@given(st.integers(1, 20_000).map(lambda count: count * 5), st.data())
def test_a_larger_figure_is_never_lighter(largest: int, data: st.DataObject) -> None:
    lower, higher = sorted(data.draw(st.tuples(st.integers(0, largest), st.integers(0, largest))))
    shown = largest_shown(largest)
    assert shade_of(lower, shown) <= shade_of(higher, shown) < SHADES
    assert (shade_of(lower, shown) == 0) == (lower == 0)


def test_bounds_of_shades_are_multiples_of_five() -> None:
    assert largest_shown(130) == 150
    assert [shade_of(figure, 150) for figure in (0, 30, 35, 60, 65, 150)] == [0, 1, 2, 2, 3, 5]


def test_figures_have_a_sign_between_thousands() -> None:
    assert [figure_text(each, ".") for each in (0, 985, 1240, 1_000_000)] == ["0", "985", "1.240", "1.000.000"]


def test_a_label_is_broken_between_words_and_after_hyphens() -> None:
    assert wrapped("Studium/Ausbildung", 10, 85, a_measure) == ("Studium/", "Ausbildung")
    assert wrapped("Nicht-EU-Arbeit und Studium", 10, 85, a_measure) == ("Nicht-EU-Arbeit", "und Studium")


def test_a_long_word_is_broken_only_where_it_has_to_be() -> None:
    assert wrapped("Zuwanderungsberatung", 10, 85, a_measure) == ("Zuwanderungsbe-", "ratung")
    assert has_broken_word("Zuwanderungsberatung", 10, 85, a_measure)
    assert not has_broken_word("Zuwanderung und Beratung", 10, 85, a_measure)


@given(st.text("abÄß -/", max_size=80), st.floats(12, 200))
def test_no_letter_is_lost_and_no_line_too_wide(text: str, width: float) -> None:
    lines = wrapped(text, 10, width, a_measure)
    assert _letters("".join(lines)) == _letters(text)
    assert all(a_measure(line, 10, is_bold=False) <= max(width, 2 * 5.6 + 0.01) for line in lines)


def _letters(text: str) -> str:
    return "".join(each for each in text if each not in " -")
