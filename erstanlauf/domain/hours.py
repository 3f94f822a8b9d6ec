"""Opening hours of the catalogue, read from their German short form, to be said in any language and reckoned with.

Knows only what is plain: "Mo-Do 9-12, 13-16; Fr 9:00-14:00". Anything that says more ("sonst nach Vereinbarung") is not
guessed at: it stays German.
"""

import re
from dataclasses import dataclass
from datetime import time

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


def _clock(text: str) -> time:
    """Return a clock text as a time; 24:00 is the midnight that ends a day."""
    hours, minutes = divmod(_minutes(text) % _MINUTES_OF_DAY, 60)
    return time(hours, minutes)


def _with_minutes(clock: str) -> str:
    minutes = _minutes(clock)
    return f"{minutes // 60}:{minutes % 60:02}"
