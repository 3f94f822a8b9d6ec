"""Opening hours, dates and the next slot in the words of a language. Knows neither steps nor paper."""

import re
from datetime import date, datetime

from erstanlauf.domain.hours import OpenTimes, is_always_open, read_hours
from erstanlauf.domain.schedule import LOCAL, Slot
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.voice import Voice

_NO_BREAK_SPACE = "\u00a0"
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")


def hours_in_words(text: str, voice: Voice) -> str:
    """Say opening hours of the catalogue; empty where they cannot be read for sure."""
    if is_always_open(text):
        return voice.say(phrases.DAY_AND_NIGHT)
    return "\n".join(_open_times(line, voice) for line in read_hours(text) or ())


def slot_in_words(slot: Slot, today: date, voice: Voice) -> str:
    """Say when a place is open next, seen from a day."""
    opens_at, closes_at = slot.opens_at.astimezone(LOCAL), slot.closes_at.astimezone(LOCAL)
    closes = _clock(closes_at) if closes_at.date() == opens_at.date() else "24:00"
    times = _time_span(_clock(opens_at), closes, voice)
    if opens_at.date() == today:
        return voice.say(phrases.OPEN_TODAY, times=times)
    weekday, on = voice.weekday(opens_at.weekday()), voice.day(opens_at.date())
    return voice.say(phrases.NEXT_OPEN, day=voice.say(phrases.WEEKDAY_AND_DATE, weekday=weekday, date=on), times=times)


def is_dated(text: str) -> bool:
    """Whether a catalogue text begins with a year, a month or a day."""
    return _PARTIAL_DATE.match(text) is not None


def date_in_words(text: str, voice: Voice) -> str:
    """Return what a catalogue text begins with ("2026-11-22", "2024-12", "2024") in words, empty for another text."""
    found = _PARTIAL_DATE.match(text)
    if found is None:
        return ""
    year, month, day = found.groups()
    if month is None:
        return year
    on = date(int(year), int(month), int(day or 1))
    return voice.day(on) if day else voice.month(on)


def _clock(moment: datetime) -> str:
    return f"{moment.hour}:{moment.minute:02}"


def _open_times(line: OpenTimes, voice: Voice) -> str:
    days = voice.all_of([_days(first, last, voice) for first, last in line.days])
    times = voice.all_of([_time_span(start, end, voice) for start, end in line.times])
    return voice.say(phrases.HOURS, days=days[:1].upper() + days[1:], times=times)


def _time_span(start: str, end: str, voice: Voice) -> str:
    return voice.say(phrases.TIME_RANGE, start=start, end=end).replace(" ", _NO_BREAK_SPACE)


def _days(first: int, last: int, voice: Voice) -> str:
    if first == last:
        return voice.weekday(first)
    return voice.say(phrases.DAY_RANGE, first=voice.weekday(first), last=voice.weekday(last))
