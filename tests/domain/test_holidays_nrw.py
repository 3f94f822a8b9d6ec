"""The public holidays of North Rhine-Westphalia, held against a calendar and against a package."""

from datetime import date

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.holidays_nrw import easter_sunday, is_eve, is_public_holiday, public_holidays

# Karfreitag, Ostermontag, Christi Himmelfahrt, Pfingstmontag, Fronleichnam, as month and day.
MOVABLE = {
    2024: ((3, 29), (4, 1), (5, 9), (5, 20), (5, 30)),
    2025: ((4, 18), (4, 21), (5, 29), (6, 9), (6, 19)),
    2026: ((4, 3), (4, 6), (5, 14), (5, 25), (6, 4)),
    2027: ((3, 26), (3, 29), (5, 6), (5, 17), (5, 27)),
    2028: ((4, 14), (4, 17), (5, 25), (6, 5), (6, 15)),
    2029: ((3, 30), (4, 2), (5, 10), (5, 21), (5, 31)),
    2030: ((4, 19), (4, 22), (5, 30), (6, 10), (6, 20)),
}
FIXED = ((1, 1), (5, 1), (10, 3), (11, 1), (12, 25), (12, 26))


@pytest.mark.parametrize("year", MOVABLE)
def test_a_year_has_the_eleven_holidays_of_the_land_and_no_other(year: int) -> None:
    assert public_holidays(year) == {date(year, month, day) for month, day in (*MOVABLE[year], *FIXED)}


def test_two_holidays_may_fall_on_one_day() -> None:
    assert date(2008, 5, 1) == easter_sunday(2008).replace(month=5, day=1)
    assert len(public_holidays(2008)) == 10


@pytest.mark.parametrize(
    "day",
    [date(2026, 6, 4), date(2026, 11, 1)],
    ids=["Fronleichnam", "Allerheiligen"],
)
def test_holidays_that_other_parts_of_germany_lack_are_holidays_here(day: date) -> None:
    assert is_public_holiday(day)


@pytest.mark.parametrize(
    "day",
    [date(2026, 1, 6), date(2026, 10, 31), date(2026, 11, 18), date(2026, 12, 24), date(2026, 12, 31)],
    ids=["Epiphany", "Reformationstag", "Buß- und Bettag", "Christmas Eve", "New Year's Eve"],
)
def test_days_that_are_holidays_elsewhere_or_by_custom_are_none(day: date) -> None:
    assert not is_public_holiday(day)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1818, 3, 22), (1954, 4, 18), (1961, 4, 2), (2000, 4, 23), (2019, 4, 21), (2038, 4, 25)]
)
def test_easter_falls_where_the_church_has_it(year: int, month: int, day: int) -> None:
    assert easter_sunday(year) == date(year, month, day)


@given(year=st.integers(min_value=1995, max_value=2200))
def test_easter_is_a_sunday_of_spring_and_every_holiday_lies_in_its_year(year: int) -> None:
    easter = easter_sunday(year)
    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)
    assert {day.year for day in public_holidays(year)} == {year}


REFORMATIONSTAG_OF_2017 = date(2017, 10, 31)
"""A holiday once, 500 years after the Reformation, by a law for that day alone. Nobody plans for that year any more."""


@pytest.mark.parametrize("year", range(1995, 2061))
def test_the_package_holidays_names_the_same_days(year: int) -> None:
    named = set(country_holidays("DE", subdiv="NW", years=year))
    assert named - public_holidays(year) == {REFORMATIONSTAG_OF_2017} & named
    assert public_holidays(year) <= named


@pytest.mark.parametrize(
    ("day", "is_one"), [((12, 24), True), ((12, 31), True), ((12, 25), False), ((12, 23), False), ((1, 31), False)]
)
def test_an_eve_is_no_holiday_but_close_to_one(day: tuple[int, int], is_one: bool) -> None:
    assert is_eve(date(2026, *day)) is is_one
