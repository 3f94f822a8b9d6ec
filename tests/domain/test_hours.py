"""Opening hours are read where they are plain and left alone where they are not."""

from datetime import time

import pytest

from erstanlauf.domain.hours import OpenTimes, is_always_open, read_hours, schedule_of
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
