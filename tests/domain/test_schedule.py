"""When a place is open and when it can be reached next: closed days, summer time, the turn of the year."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.schedule import LOCAL, MIDNIGHT, OpenSpan, Schedule, Slot

HALF_AN_HOUR = timedelta(minutes=30)
NO_WAY = timedelta(0)
MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6
OFFICE = Schedule(
    (
        *(OpenSpan(weekday, time(9), time(12)) for weekday in range(5)),
        OpenSpan(THURSDAY, time(15), time(18)),
    )
)
"""Monday to friday in the morning, thursday in the afternoon too."""


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2026, fold: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LOCAL, fold=fold)


def slot(month: int, day: int, opens: int, closes: int, year: int = 2026) -> Slot:
    return Slot(at(month, day, opens, year=year), at(month, day, closes, year=year))


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at(11, 23, 8, 59), False),
        (at(11, 23, 9), True),
        (at(11, 23, 11, 59), True),
        (at(11, 23, 12), False),
        (at(11, 22, 10), False),
        (at(11, 26, 10), True),
        (at(11, 26, 13), False),
        (at(11, 26, 17), True),
    ],
    ids=["before", "opening", "last minute", "closing", "sunday", "thursday morning", "lunch", "thursday afternoon"],
)
def test_is_open_from_opening_to_the_minute_before_closing(moment: datetime, is_open: bool) -> None:
    assert OFFICE.is_open_at(moment) is is_open


def test_a_moment_of_another_zone_is_read_as_the_moment_it_is() -> None:
    assert OFFICE.is_open_at(datetime(2026, 11, 23, 8, tzinfo=UTC))
    assert not OFFICE.is_open_at(datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=3))))


def test_the_slot_of_today_counts_while_it_can_be_reached_before_closing() -> None:
    assert OFFICE.next_opening(at(11, 23, 8), HALF_AN_HOUR) == slot(11, 23, 9, 12)
    assert OFFICE.next_opening(at(11, 23, 11, 29), HALF_AN_HOUR) == slot(11, 23, 9, 12)


def test_who_would_come_when_it_closes_is_sent_to_the_next_slot() -> None:
    assert OFFICE.next_opening(at(11, 23, 11, 30), HALF_AN_HOUR) == slot(11, 24, 9, 12)
    assert OFFICE.next_opening(at(11, 26, 11, 45), HALF_AN_HOUR) == slot(11, 26, 15, 18)


def test_the_order_of_the_spans_does_not_matter() -> None:
    turned = Schedule(OFFICE.spans[::-1])
    assert turned.next_opening(at(11, 26, 8), NO_WAY) == slot(11, 26, 9, 12)


def test_after_the_last_slot_of_the_week_comes_monday() -> None:
    assert OFFICE.next_opening(at(11, 27, 12), NO_WAY) == slot(11, 30, 9, 12)


@pytest.mark.parametrize(
    ("evening_before", "next_day"),
    [(at(6, 3, 19), (6, 5)), (at(5, 13, 19), (5, 15)), (at(4, 2, 19), (4, 7)), (at(5, 22, 19), (5, 26))],
    ids=["Fronleichnam", "Christi Himmelfahrt", "Easter", "Pfingstmontag"],
)
def test_a_public_holiday_is_closed(evening_before: datetime, next_day: tuple[int, int]) -> None:
    month, day = next_day
    assert OFFICE.next_opening(evening_before, NO_WAY) == slot(month, day, 9, 12)


def test_nothing_is_open_on_a_public_holiday() -> None:
    assert not OFFICE.is_open_at(at(6, 4, 10))


def test_a_single_closed_day_is_passed_over() -> None:
    at_a_works_outing = Schedule(OFFICE.spans, closed_on=frozenset({date(2026, 11, 23), date(2026, 11, 24)}))
    assert not at_a_works_outing.is_open_at(at(11, 23, 10))
    assert at_a_works_outing.next_opening(at(11, 23, 8), HALF_AN_HOUR) == slot(11, 25, 9, 12)


def test_the_turn_of_the_year_leads_past_new_year_and_the_weekend() -> None:
    assert OFFICE.next_opening(at(12, 31, 18), NO_WAY) == slot(1, 4, 9, 12, year=2027)


def test_opening_times_stay_on_the_clock_when_summer_time_ends() -> None:
    found = OFFICE.next_opening(at(10, 23, 18), NO_WAY)
    assert found == slot(10, 26, 9, 12)
    assert found is not None
    assert found.opens_at.utcoffset() == timedelta(hours=1)


def test_opening_times_stay_on_the_clock_when_summer_time_begins() -> None:
    found = OFFICE.next_opening(at(3, 26, 18, year=2027), NO_WAY)
    assert found == slot(3, 30, 9, 12, year=2027)  # the 29th is Ostermontag
    assert found is not None
    assert found.opens_at.utcoffset() == timedelta(hours=2)


def test_an_offset_that_is_fixed_to_winter_does_not_move_the_slot() -> None:
    winter = timezone(timedelta(hours=1))
    found = OFFICE.next_opening(datetime(2026, 3, 27, 18, tzinfo=winter), NO_WAY)
    assert found == slot(3, 30, 9, 12)
    assert found is not None
    assert found.opens_at.utcoffset() == timedelta(hours=2)


def test_the_hour_that_comes_twice_is_an_hour_of_way_as_any_other() -> None:
    at_night = Schedule((OpenSpan(SUNDAY, MIDNIGHT, time(4)),))
    first_half_past_two, second_half_past_two = at(10, 25, 2, 30), at(10, 25, 2, 30, fold=1)
    two_hours = timedelta(hours=2)
    assert at_night.next_opening(first_half_past_two, two_hours) == slot(10, 25, 0, 4)
    assert at_night.next_opening(second_half_past_two, two_hours) == slot(11, 8, 0, 4)  # 1 November is a holiday


def test_a_way_over_midnight_is_held_against_the_day_of_arrival() -> None:
    assert OFFICE.next_opening(at(11, 23, 23, 50), HALF_AN_HOUR) == slot(11, 24, 9, 12)


def test_closing_at_midnight_is_the_end_of_the_day() -> None:
    all_day = Schedule((OpenSpan(SATURDAY, MIDNIGHT, MIDNIGHT),))
    assert all_day.is_open_at(at(11, 28, 23, 59))
    assert not all_day.is_open_at(at(11, 29, 0))
    assert all_day.next_opening(at(11, 23, 9), NO_WAY) == Slot(at(11, 28, 0), at(11, 29, 0))


def test_by_appointment_there_is_no_slot_and_nobody_walks_in() -> None:
    by_appointment = Schedule(OFFICE.spans, appointment_only=True)
    assert by_appointment.next_opening(at(11, 23, 8), NO_WAY) is None
    assert not by_appointment.is_open_at(at(11, 23, 10))


def test_a_place_that_never_opens_has_no_slot() -> None:
    assert Schedule(()).next_opening(at(11, 23, 8), NO_WAY) is None


@pytest.mark.parametrize(
    ("weekday", "opens", "closes"),
    [
        (7, time(9), time(12)),
        (-1, time(9), time(12)),
        (0, time(12), time(9)),
        (0, time(9), time(9)),
        (0, time(9, tzinfo=UTC), time(12, tzinfo=UTC)),
    ],
    ids=["no weekday", "below monday", "ends before it begins", "empty", "with a zone"],
)
def test_a_span_that_cannot_be_is_refused(weekday: int, opens: time, closes: time) -> None:
    with pytest.raises(ValueError, match="open on weekday"):
        OpenSpan(weekday, opens, closes)


def times() -> st.SearchStrategy[time]:
    return st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 45)))


def spans() -> st.SearchStrategy[OpenSpan]:
    pairs = st.tuples(times(), times()).filter(lambda pair: pair[0] < pair[1])
    return st.builds(lambda day, pair: OpenSpan(day, *pair), st.integers(0, 6), pairs)


@given(
    schedule=st.builds(Schedule, st.lists(spans(), max_size=6).map(tuple)),
    moment=st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: at(1, 1, 0) + timedelta(minutes=minutes)),
    way=st.integers(0, 180).map(lambda minutes: timedelta(minutes=minutes)),
)
def test_a_found_slot_is_open_reachable_and_the_first_such(
    schedule: Schedule, moment: datetime, way: timedelta
) -> None:
    found = schedule.next_opening(moment, way)
    arrival = moment.astimezone(UTC) + way
    if found is None:
        assert not schedule.spans
        return
    assert schedule.is_open_at(found.opens_at)
    assert arrival < found.closes_at.astimezone(UTC)
    assert schedule.next_opening(moment, NO_WAY).closes_at <= found.closes_at  # type: ignore[union-attr]
    assert not schedule.is_open_at(arrival) or found.opens_at.astimezone(UTC) <= arrival
