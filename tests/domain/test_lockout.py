"""A wait after failed log-ins is as long as the policy says, whatever the clock of the computer does."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.lockout import (
    FORGOTTEN_AFTER,
    PAUSE,
    FailedLogIns,
    as_seen_at,
    delay_after,
    tries_left,
    wait_left,
    with_failure,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
COUNTS = st.integers(1, 40)
SPANS = st.timedeltas(timedelta(), timedelta(days=400))


def failed(count: int, last_at: datetime = NOON) -> FailedLogIns:
    return FailedLogIns(count, first_at=last_at, last_at=last_at)


@pytest.mark.parametrize(
    ("count", "seconds"),
    [(0, 0), (1, 0), (2, 0), (3, 2), (4, 4), (5, 8), (6, 900), (7, 0), (8, 0), (9, 2), (12, 900), (18, 900)],
)
def test_two_failures_are_free_then_the_delay_grows_and_the_sixth_is_a_pause(count: int, seconds: int) -> None:
    assert delay_after(count) == timedelta(seconds=seconds)


@pytest.mark.parametrize(("count", "left"), [(0, 6), (1, 5), (5, 1), (6, 6), (7, 5)])
def test_the_tries_left_lead_to_the_next_pause(count: int, left: int) -> None:
    assert tries_left(count) == left


def test_a_series_counts_on_and_is_forgotten_after_a_day() -> None:
    first = with_failure(None, NOON)
    second = with_failure(first, NOON + timedelta(hours=23))
    assert second == FailedLogIns(2, NOON, NOON + timedelta(hours=23))

    assert with_failure(second, second.last_at + FORGOTTEN_AFTER) == failed(1, second.last_at + FORGOTTEN_AFTER)


@given(COUNTS, SPANS)
def test_the_wait_runs_down_and_ends(count: int, passed: timedelta) -> None:
    series = failed(count)
    assert wait_left(series, NOON + passed) == max(timedelta(), delay_after(count) - passed)
    assert wait_left(series, NOON + delay_after(count)) == timedelta()


@given(COUNTS, SPANS)
def test_a_clock_set_back_gives_the_whole_wait_again_and_never_more(count: int, back: timedelta) -> None:
    seen_at = NOON - back
    series = as_seen_at(failed(count), seen_at)
    assert wait_left(failed(count), seen_at) == delay_after(count)
    assert wait_left(series, seen_at) == delay_after(count)
    assert wait_left(series, seen_at + delay_after(count)) == timedelta()


@given(COUNTS, st.lists(st.tuples(st.timedeltas(timedelta(), PAUSE / 3), SPANS), max_size=12))
def test_a_clock_that_only_runs_backwards_never_opens_early(
    count: int, looks: list[tuple[timedelta, timedelta]]
) -> None:
    """Each look comes after some true time has passed and after the clock was set back by some span."""
    series, true_time, error = failed(count), timedelta(), timedelta()
    for passed, back in looks:
        true_time, error = true_time + passed, error + back
        clock = NOON + true_time - error
        series = as_seen_at(series, clock)
        left = wait_left(series, clock)
        assert left <= delay_after(count)
        assert left >= delay_after(count) - true_time


@given(st.lists(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)), min_size=1))  # noqa: DTZ001 made aware by Hypothesis
def test_any_clock_gives_a_series_in_order_with_a_wait_of_the_policy(times: list[datetime]) -> None:
    series: FailedLogIns | None = None
    for now in times:
        series = with_failure(series and as_seen_at(series, now), now)
        assert series.first_at <= series.last_at == now
        assert wait_left(series, now) == delay_after(series.count) <= PAUSE
