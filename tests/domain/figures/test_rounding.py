"""Rounding of one count: how far it may be off, how it moves, and what a reader without the key can make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.rounding import BASES, KEY_BYTES, Rounding, thing

YEAR = Period(PeriodKind.YEAR, 2025)
KEYS = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)
COUNTS = st.integers(0, 3000)
CODES = st.text("abc", max_size=3)


@given(KEYS, st.sampled_from(BASES), CODES, COUNTS)
def test_a_figure_is_near_its_count_and_moves_by_one_step_with_one_more(
    key: bytes, base: int, code: str, count: int
) -> None:
    rounding, of = Rounding(key, base), thing("x", YEAR, code)
    figure = rounding.rounded(count, of)
    assert figure % base == 0
    assert abs(figure - count) <= rounding.most_error
    assert figure == rounding.rounded(count, of)
    assert rounding.rounded(count + 1, of) - figure in (0, base)


@given(KEYS, CODES, COUNTS)
def test_a_larger_base_tells_nothing_that_the_least_base_does_not(key: bytes, code: str, count: int) -> None:
    of = thing("x", YEAR, code)
    alike = [
        other for other in range(max(0, count - 5), count + 6) if _least(key, other, code) == _least(key, count, code)
    ]
    for base in BASES:
        assert len({Rounding(key, base).rounded(other, of) for other in alike}) == 1


def _least(key: bytes, count: int, code: str) -> int:
    return Rounding(key).rounded(count, thing("x", YEAR, code))


@given(KEYS, st.sampled_from(BASES), CODES)
def test_a_category_stands_for_itself_alike_in_all_tables_of_a_year(key: bytes, base: int, code: str) -> None:
    rounding = Rounding(key, base)
    at = {
        next(count for count in range(base, base + 2) if rounding.is_shown(count, thing(of, period, code)))
        for of in ("topic", "gap")
        for period in (YEAR, *YEAR.months(), Period(PeriodKind.HALF_YEAR, 2025, 2))
    }
    assert len(at) == 1
    assert not rounding.is_shown(base - 1, thing("x", YEAR, code))


def test_the_greatest_error_is_drawn_and_is_rare() -> None:
    rounding = Rounding(b"k" * KEY_BYTES)
    errors = [rounding.rounded(104, thing("x", YEAR, str(number))) - 104 for number in range(2000)]
    assert 30 < errors.count(-4) < 100
    assert errors.count(1) + errors.count(-4) == len(errors)


def test_a_figure_that_one_late_visit_moves_fits_five_counts() -> None:
    of = thing("x", YEAR)
    roundings = [Rounding(number.to_bytes(KEY_BYTES, "big")) for number in range(400)]
    moved = [
        {count for count in range(60) if (each.rounded(count, of), each.rounded(count + 1, of)) == (20, 25)}
        for each in roundings
    ]
    assert set.union(*moved) == {20, 21, 22, 23, 24}


@pytest.mark.parametrize(("of_each", "printed", "printed_sum"), [(4, 0, 20), (1, 5, 0)])
def test_no_four_cells_and_their_sum_print_what_gives_them_away(of_each: int, printed: int, printed_sum: int) -> None:
    """The least sum of which all figures can have the greatest error: with a shift of one this was 1 in 1,000."""
    for number in range(5000):
        rounding = Rounding(number.to_bytes(KEY_BYTES, "big"))
        cells = [rounding.rounded(of_each, thing("cells", YEAR, str(each))) for each in range(4)]
        told = set(cells) == {printed} and rounding.rounded(4 * of_each, thing("sum", YEAR)) == printed_sum
        assert not told


@pytest.mark.parametrize(("key", "base"), [(b"short", 5), (b"k" * KEY_BYTES, 3)])
def test_no_other_key_or_base_is_taken(key: bytes, base: int) -> None:
    with pytest.raises(ValueError, match="no rounding"):
        Rounding(key, base)
