"""The grid of periods: every day is in one of each kind, and nothing lies across two."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.figures.periods import Period, PeriodKind, PeriodNotOffered, periods_over

DAYS = st.dates(date(2001, 1, 1), date(2998, 12, 31))
KINDS = st.sampled_from(PeriodKind)


@given(KINDS, DAYS)
def test_a_period_is_found_again_by_its_first_and_last_day(kind: PeriodKind, day: date) -> None:
    period = Period.with_day(kind, day)
    assert period.first <= day <= period.last
    assert Period.of_days(period.first, period.last) == period
    assert period.next().before() == period
    assert period.next().first == period.last + timedelta(days=1)
    assert next(each.first.month for each in period.months()) == period.first.month


@given(DAYS)
def test_every_week_is_in_one_month(day: date) -> None:
    monday = day - timedelta(days=day.weekday())
    month = Period.with_day(PeriodKind.MONTH, day)
    holders = [each for each in (month.before(), month, month.next()) if monday in each.weeks()]
    assert len(holders) == 1


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-01-02", "2026-01-31"),
        ("2026-01-01", "2026-01-30"),
        ("2026-02-01", "2026-04-30"),
        ("2026-03-01", "2026-02-28"),
    ],
)
def test_days_between_the_grid_are_refused(first: str, last: str) -> None:
    with pytest.raises(PeriodNotOffered):
        Period.of_days(date.fromisoformat(first), date.fromisoformat(last))


def test_names_and_what_is_over() -> None:
    assert [Period(kind, 2026).id for kind in PeriodKind] == ["2026-01", "2026-Q1", "2026-H1", "2026"]
    assert [each.id for each in periods_over(PeriodKind.HALF_YEAR, date(2025, 8, 1), date(2026, 11, 23))] == [
        "2026-H1",
        "2025-H2",
    ]
    year, first = Period(PeriodKind.YEAR, 2026), date(2026, 1, 1)
    assert year not in periods_over(PeriodKind.YEAR, first, date(2026, 12, 31))
    assert year in periods_over(PeriodKind.YEAR, first, date(2027, 1, 1))


@given(st.dates(), st.dates())
def test_whoever_is_refused_is_told_of_two_periods_there_are(first: date, last: date) -> None:
    try:
        Period.of_days(first, last)
    except PeriodNotOffered as refused:
        for days in str(refused.details["nearest"]).split(", "):
            begin, _, end = days.partition(" – ")
            found = Period.of_days(date.fromisoformat(begin), date.fromisoformat(end))
            assert found.first.isoformat() == begin


def test_the_nearest_period_is_the_one_that_was_nearly_asked_for() -> None:
    with pytest.raises(PeriodNotOffered) as refused:
        Period.of_days(date(2026, 1, 2), date(2026, 6, 30))
    assert str(refused.value.details["nearest"]).startswith("2026-01-01 – 2026-06-30, ")
