"""Opening hours of the catalogue, read from their German short form, to be said in any language and reckoned with.

Knows only what is plain: "Mo-Do 9-12, 13-16; Fr 9:00-14:00". Anything that says more ("sonst nach Vereinbarung") is not
guessed at: it stays German. Lines add up: "Mo-Fr 10-12; Do 15-18" is open on thursday morning too.

Who edits hours sees a `Week`, seven days with their spans, and never the short form: `week_of(read_hours(text))` is the
way in, `hours_text(lines_of(week))` the way back.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from itertools import pairwise

from erstanlauf.domain.schedule import OpenSpan, Schedule

_DAYS = {name: number for number, name in enumerate(("mo", "di", "mi", "do", "fr", "sa", "so"))}
_DAY = r"(?:mo|di|mi|do|fr|sa|so)"
_DAY_SPAN = rf"{_DAY}(?:\s*[-–]\s*{_DAY})?"
_CLOCK = r"\d{1,2}(?::[0-5]\d)?"
_TIME_SPAN = rf"{_CLOCK}\s*[-–]\s*{_CLOCK}"
_AND = r"\s*(?:,|und)\s*"
_LINE = re.compile(
    rf"(?P<days>{_DAY_SPAN}(?:{_AND}{_DAY_SPAN})*):?\s+(?P<times>{_TIME_SPAN}(?:{_AND}{_TIME_SPAN})*)(?:\s*uhr)?",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"(?:365 tage,?\s*|täglich,?\s*)?(?:rund um die uhr|tag und nacht)", re.IGNORECASE)
_REMARK_OF_AGE = re.compile(r"\s*\(stand [^)]*\)$", re.IGNORECASE)
_MINUTES_OF_DAY = 24 * 60
_DAYS_OF_WEEK = 7
_DAYS_WORTH_A_SPAN = 3
"""How many days in a row are written "Mo-Mi"; two are "Mo, Di"."""

TimeSpan = tuple[str, str]
"""Beginning and end as clock texts ("9:00"); "24:00" is the end of a day."""

Week = tuple[tuple[TimeSpan, ...], ...]
"""The time spans of seven days, Monday first, each day's in their order; a day without is closed."""


class HoursFault(StrEnum):
    """Why the time spans of one day cannot stand as they are."""

    NO_CLOCK = "no_clock"
    ENDS_TOO_EARLY = "ends_too_early"
    PAST_MIDNIGHT = "past_midnight"
    OVERLAP = "overlap"
    TOUCHING = "touching"


@dataclass(frozen=True, slots=True)
class OpenTimes:
    """One line of opening hours: day spans as weekdays (Monday is 0), time spans as clock texts ("9:00")."""

    days: tuple[tuple[int, int], ...]
    times: tuple[tuple[str, str], ...]


def is_always_open(text: str) -> bool:
    """Whether the hours say: day and night."""
    return _ALWAYS.fullmatch(text.strip()) is not None


def read_hours(text: str) -> tuple[OpenTimes, ...] | None:
    """Return the lines of opening hours, or None when the text says anything that this cannot read for sure.

    A remark of age in brackets at the end is left out; the step says itself how old its facts are.
    """
    lines = [_LINE.fullmatch(part.strip()) for part in _REMARK_OF_AGE.sub("", text.strip()).split(";")]
    found = [_open_times(line["days"], line["times"]) for line in lines if line]
    known = [each for each in found if each is not None]
    return tuple(known) if known and len(known) == len(lines) else None


def schedule_of(text: str) -> Schedule | None:
    """Return when one can walk in, or None when the text says anything that `read_hours` cannot read for sure.

    Day and night is None as well: a schedule is closed on public holidays, and those places are not.
    """
    lines = read_hours(text)
    if lines is None:
        return None
    return Schedule(
        tuple(
            OpenSpan(weekday, _clock(opens), _clock(closes))
            for line in lines
            for first, last in line.days
            for weekday in range(first, last + 1)
            for opens, closes in line.times
        )
    )


def hours_text(lines: Sequence[OpenTimes]) -> str:
    """Return the short form of lines of opening hours: "Mo-Do 9:00-12:00, 13:00-16:00; Fr 9:00-14:00".

    `read_hours` reads from it the same lines; no line gives an empty text, which it does not read.
    """
    return "; ".join(f"{_days_text(line.days)} {_times_text(line.times)}" for line in lines)


def week_of(lines: Sequence[OpenTimes]) -> Week:
    """Return lines of opening hours as seven days. A span that is said twice stands once."""
    return tuple(
        tuple(sorted({span for line in lines if _holds_on(line, day) for span in line.times}, key=_in_minutes))
        for day in range(_DAYS_OF_WEEK)
    )


def lines_of(week: Week) -> tuple[OpenTimes, ...]:
    """Return seven days without a fault as lines: days that are alike share one, in the order of their first days."""
    plain = [tuple(_span_with_minutes(span) for span in sorted(spans, key=_in_minutes)) for spans in week]
    return tuple(
        OpenTimes(tuple(_runs([day for day, each in enumerate(plain) if each == times])), times)
        for times in dict.fromkeys(plain)
        if times
    )


def fault_in(spans: Sequence[TimeSpan]) -> HoursFault | None:
    """Return what is wrong with the time spans of one day, in whatever order they come; None where nothing is."""
    if not all(re.fullmatch(_CLOCK, clock) for span in spans for clock in span):
        return HoursFault.NO_CLOCK
    ordered = sorted(map(_in_minutes, spans))
    if any(end > _MINUTES_OF_DAY for _, end in ordered):
        return HoursFault.PAST_MIDNIGHT
    if any(end <= begin for begin, end in ordered):
        return HoursFault.ENDS_TOO_EARLY
    if any(following < end for (_, end), (following, _) in pairwise(ordered)):
        return HoursFault.OVERLAP
    if any(following == end for (_, end), (following, _) in pairwise(ordered)):
        return HoursFault.TOUCHING
    return None


def _days_text(days: Sequence[tuple[int, int]]) -> str:
    names = [name.capitalize() for name in _DAYS]
    return ", ".join(names[first] if first == last else f"{names[first]}-{names[last]}" for first, last in days)


def _times_text(times: Sequence[TimeSpan]) -> str:
    return ", ".join(f"{begin}-{end}" for begin, end in times)


def _holds_on(line: OpenTimes, day: int) -> bool:
    return any(first <= day <= last for first, last in line.days)


def _runs(days: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield ascending days as spans; days that are not enough in a row each stand alone."""
    rest = list(days)
    while rest:
        length = next((each for each in range(len(rest), 0, -1) if rest[each - 1] - rest[0] == each - 1), 1)
        run, rest = rest[:length], rest[length:]
        if length >= _DAYS_WORTH_A_SPAN:
            yield run[0], run[-1]
        else:
            yield from ((day, day) for day in run)


def _open_times(days: str, times: str) -> OpenTimes | None:
    day_spans = tuple(_day_span(part) for part in re.findall(_DAY_SPAN, days, re.IGNORECASE))
    clocks = [re.findall(_CLOCK, part) for part in re.findall(_TIME_SPAN, times)]
    in_order = all(_minutes(start) < _minutes(end) <= _MINUTES_OF_DAY for start, end in clocks)
    if not in_order or any(first > last for first, last in day_spans):
        return None
    return OpenTimes(day_spans, tuple((_with_minutes(start), _with_minutes(end)) for start, end in clocks))


def _day_span(text: str) -> tuple[int, int]:
    names = re.findall(_DAY, text.casefold())
    return _DAYS[names[0]], _DAYS[names[-1]]


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes or 0)


def _in_minutes(span: TimeSpan) -> tuple[int, int]:
    return _minutes(span[0]), _minutes(span[1])


def _clock(text: str) -> time:
    """Return a clock text as a time; 24:00 is the midnight that ends a day."""
    hours, minutes = divmod(_minutes(text) % _MINUTES_OF_DAY, 60)
    return time(hours, minutes)


def _with_minutes(clock: str) -> str:
    minutes = _minutes(clock)
    return f"{minutes // 60}:{minutes % 60:02}"


def _span_with_minutes(span: TimeSpan) -> TimeSpan:
    return _with_minutes(span[0]), _with_minutes(span[1])
