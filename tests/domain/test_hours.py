"""Opening hours are read where they are plain, left alone where they are not, and written as they are read."""

from collections.abc import Sequence
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.hours import (
    HoursFault,
    OpenTimes,
    TimeSpan,
    Week,
    fault_in,
    hours_text,
    is_always_open,
    lines_of,
    read_hours,
    schedule_of,
    week_of,
)
from erstanlauf.domain.schedule import MIDNIGHT, OpenSpan, Schedule


@pytest.mark.parametrize(
    ("text", "days", "times"),
    [
        ("Mo-Fr 11:00-13:00", ((0, 4),), (("11:00", "13:00"),)),
        ("Mo-Fr 11:00-13:00 (Stand Ende 2024)", ((0, 4),), (("11:00", "13:00"),)),
        ("Mo – Do 9 – 12", ((0, 3),), (("9:00", "12:00"),)),
        ("Mo, Di, Fr 7:30-16:00", ((0, 0), (1, 1), (4, 4)), (("7:30", "16:00"),)),
        ("Mo-Do 9-12 und 13-16 Uhr", ((0, 3),), (("9:00", "12:00"), ("13:00", "16:00"))),
        ("Sa: 9:30-12:30", ((5, 5),), (("9:30", "12:30"),)),
    ],
)
def test_a_plain_line_is_read(text: str, days: tuple[tuple[int, int], ...], times: tuple[tuple[str, str], ...]) -> None:
    assert read_hours(text) == (OpenTimes(days, times),)


def test_lines_are_divided_by_semicolons() -> None:
    read = read_hours("Mo, Di, Fr 7:30-16:00; Mi 7:30-13:00; Do 7:30-18:00")
    assert read is not None
    assert [line.times for line in read] == [(("7:30", "16:00"),), (("7:30", "13:00"),), (("7:30", "18:00"),)]


@pytest.mark.parametrize(
    "text",
    [
        "Mo 8-12; Do 8-12 und 14:30-18; sonst nach telefonischer Vereinbarung",
        "Mo-Fr 8-12; Do auch 14:30-18",
        "Mo-Fr 8-18 Uhr (Telefon)",
        "Mo-Do 10:00-16:00; Mi 10:00-18:00; Fr keine Sprechzeit",
        "mittwochs offener Beratungstag",
        "Fr-Mo 9-12",
        "Mo 12-9",
        "Mo 9-25",
        "Mo 9:99-12:00",
        "nur nach Terminvereinbarung",
        "",
    ],
)
def test_what_says_more_is_not_guessed_at(text: str) -> None:
    assert read_hours(text) is None


@pytest.mark.parametrize("text", ["rund um die Uhr", "Tag und Nacht", "365 Tage, rund um die Uhr"])
def test_day_and_night_is_understood(text: str) -> None:
    assert is_always_open(text)


def test_an_hour_is_not_day_and_night() -> None:
    assert not is_always_open("Mo-Fr 8-18")


def test_plain_hours_are_a_schedule_with_every_day_named() -> None:
    schedule = schedule_of("Mo-Di 9-12, 13-16; Fr 9:30-24 (Stand Ende 2024)")
    morning, afternoon = (time(9), time(12)), (time(13), time(16))
    spans = [OpenSpan(day, *span) for day in (0, 1) for span in (morning, afternoon)]
    assert schedule == Schedule((*spans, OpenSpan(4, time(9, 30), MIDNIGHT)))


@pytest.mark.parametrize("text", ["Mo-Fr 8-12; Do auch 14:30-18", "rund um die Uhr", ""])
def test_hours_that_say_more_are_no_schedule(text: str) -> None:
    assert schedule_of(text) is None


MORNING: TimeSpan = ("9:00", "12:00")
AFTERNOON: TimeSpan = ("13:00", "16:00")
FRIDAY: TimeSpan = ("9:00", "14:00")


def a_clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def time_spans(most: int) -> st.SearchStrategy[tuple[TimeSpan, ...]]:
    """Up to that many spans of a day, one after another with a gap between them."""
    moments = st.lists(st.integers(0, 24 * 60), unique=True, max_size=2 * most).map(sorted)
    return moments.map(
        lambda found: tuple((a_clock(a), a_clock(b)) for a, b in zip(found[::2], found[1::2], strict=False))
    )


def lines() -> st.SearchStrategy[OpenTimes]:
    day_spans = st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] <= pair[1])
    return st.builds(
        OpenTimes,
        st.lists(day_spans, min_size=1, max_size=3).map(tuple),
        time_spans(3).filter(lambda found: bool(found)),
    )


def weeks() -> st.SearchStrategy[Week]:
    return st.tuples(*[time_spans(3)] * 7)


def test_days_that_are_alike_share_a_line() -> None:
    full, short = (MORNING, AFTERNOON), (FRIDAY,)
    assert hours_text(lines_of((full, full, full, full, short, (), ()))) == (
        "Mo-Do 9:00-12:00, 13:00-16:00; Fr 9:00-14:00"
    )


def test_days_apart_share_a_line_and_two_in_a_row_are_named_each() -> None:
    text = "Mo, Di, Fr 7:30-16:00; Mi 7:30-13:00; Do 7:30-18:00"
    read = read_hours(text)
    assert read is not None
    assert hours_text(lines_of(week_of(read))) == text


def test_what_people_type_is_written_in_one_way() -> None:
    read = read_hours("Mo – Fr 08-12 und 13 - 16:30 uhr (Stand 2024)")
    assert read is not None
    assert hours_text(read) == "Mo-Fr 8:00-12:00, 13:00-16:30"


def test_lines_of_one_day_add_up_and_none_replaces_another() -> None:
    read = read_hours("Mo-Fr 10:00-12:00; Do 15:00-18:00")
    assert read is not None
    assert hours_text(lines_of(week_of(read))) == "Mo-Mi, Fr 10:00-12:00; Do 10:00-12:00, 15:00-18:00"


def test_the_spans_of_a_day_come_in_their_order() -> None:
    assert lines_of(((AFTERNOON, ("09", "12")), *[()] * 6)) == (OpenTimes(((0, 0),), (MORNING, AFTERNOON)),)


def test_a_week_that_is_closed_has_no_text() -> None:
    assert hours_text(lines_of(((),) * 7)) == ""


@given(st.lists(lines(), min_size=1, max_size=4).map(tuple))
def test_lines_are_read_as_they_were_written(written: tuple[OpenTimes, ...]) -> None:
    assert read_hours(hours_text(written)) == written


@given(weeks().filter(any))
def test_a_week_comes_back_from_its_text(week: Week) -> None:
    read = read_hours(hours_text(lines_of(week)))
    assert read is not None
    assert week_of(read) == week


@given(weeks().filter(any))
def test_the_text_of_a_week_is_the_same_every_time(week: Week) -> None:
    once = lines_of(week)
    assert lines_of(week_of(once)) == once
    assert schedule_of(hours_text(once)) is not None


@pytest.mark.parametrize(
    ("spans", "fault"),
    [
        ([], None),
        ([MORNING, AFTERNOON], None),
        ([AFTERNOON, MORNING], None),
        ([("0:00", "24:00")], None),
        ([("9", "12")], None),
        ([("", "12:00")], HoursFault.NO_CLOCK),
        ([("9.30", "12:00")], HoursFault.NO_CLOCK),
        ([("9:60", "12:00")], HoursFault.NO_CLOCK),
        ([("12:00", "9:00")], HoursFault.ENDS_TOO_EARLY),
        ([("9:00", "9:00")], HoursFault.ENDS_TOO_EARLY),
        ([("22:00", "6:00")], HoursFault.ENDS_TOO_EARLY),
        ([("22:00", "24:01")], HoursFault.PAST_MIDNIGHT),
        ([("25:00", "26:00")], HoursFault.PAST_MIDNIGHT),
        ([MORNING, ("11:59", "13:00")], HoursFault.OVERLAP),
        ([("11:00", "11:30"), MORNING], HoursFault.OVERLAP),
        ([MORNING, MORNING], HoursFault.OVERLAP),
        ([("12:00", "13:00"), MORNING], HoursFault.TOUCHING),
    ],
)
def test_the_spans_of_a_day_are_checked(spans: Sequence[TimeSpan], fault: HoursFault | None) -> None:
    assert fault_in(spans) is fault


@given(time_spans(3))
def test_spans_with_gaps_have_no_fault(spans: tuple[TimeSpan, ...]) -> None:
    assert fault_in(spans) is None
