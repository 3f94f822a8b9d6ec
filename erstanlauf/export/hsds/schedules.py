"""Opening hours as rows of `schedules` and back. What rows say beyond plain weekly hours is refused, never guessed.

Source: HSDS 3.0 schema `schedule`, after RFC 5545; `opens_at` and `closes_at` as HH:MM.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from erstanlauf.domain.hours import (
    OpenTimes,
    TimeSpan,
    fault_in,
    hours_text,
    is_always_open,
    lines_of,
    read_hours,
)
from erstanlauf.domain.plain_text import LONGEST_LINE
from erstanlauf.export.hsds import values
from erstanlauf.export.tables import Row

DESCRIPTIONS = {"hours": "Öffnungszeiten", "consultation": "Beratungszeiten"}
"""How rows of ours tell when the house is open from when somebody gives advice."""

ALWAYS = "rund um die Uhr"

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST_MINUTE = "23:59"
_END_OF_DAY = "24:00"
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::00)?(?:\+0[12]:?00)?")
"""An offset of Germany is let pass, summer or winter: the clock on the wall is meant. UTC and others are refused."""

_NOT_WEEKLY = ("until", "count", "byweekno", "bymonthday", "byyearday")


def schedule_rows(fact: str, text: str) -> Iterator[Row]:
    """Yield the rows for opening hours, without ids; one row with the text alone where it is not plain."""
    head: Row = {"description": DESCRIPTIONS[fact], "notes": text}
    lines = read_hours(text)
    if is_always_open(text):
        lines = (OpenTimes(((0, 6),), (("0:00", _END_OF_DAY),)),)
    if lines is None:
        yield head
        return
    for line in lines:
        days = ",".join(_DAYS[day] for first, last in line.days for day in range(first, last + 1))
        for opens, closes in line.times:
            yield {
                **head,
                "freq": "WEEKLY",
                "wkst": "MO",
                "byday": days,
                "opens_at": opens.zfill(5),
                "closes_at": _LAST_MINUTE if closes == _END_OF_DAY else closes.zfill(5),
            }


def hours_in(rows: Sequence[Row], today: date) -> str | None:
    """Return what rows say together in the short German form, or None where they say more than plain weekly hours."""
    week: list[list[TimeSpan]] = [[] for _ in _DAYS]
    for row in rows:
        days, span = _days(row), _span(row)
        if days is None or span is None or not _holds(row, today):
            return None
        for day in days:
            if span not in week[day]:
                week[day].append(span)
    if any(fault_in(spans) for spans in week):
        return None
    if all(spans == [("0:00", _END_OF_DAY)] for spans in week):
        return ALWAYS
    text = hours_text(lines_of(tuple(map(tuple, week))))
    return text if text and len(text) <= LONGEST_LINE else None


def is_over(row: Row, today: date) -> bool:
    """Whether a row held until a day that is gone."""
    last = _day(row.get("valid_to"))
    return last is not None and last < today


def _holds(row: Row, today: date) -> bool:
    first = _day(row.get("valid_from", row.get("dtstart")))
    return first is None or first <= today


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _days(row: Row) -> list[int] | None:
    if row.get("freq", "WEEKLY") != "WEEKLY" or values.whole_number(row.get("interval", 1)) != 1:
        return None
    if any(column in row for column in _NOT_WEEKLY):
        return None
    names = [name.strip().upper() for name in str(row.get("byday", "")).split(",")]
    return [_DAYS.index(name) for name in names] if all(name in _DAYS for name in names) else None


def _span(row: Row) -> TimeSpan | None:
    opens, closes = (_clock(row.get(column)) for column in ("opens_at", "closes_at"))
    if opens is None or closes is None:
        return None
    return opens, _END_OF_DAY if closes in ("0:00", "23:59") else closes


def _clock(value: object) -> str | None:
    found = _CLOCK.fullmatch(str(value).strip())
    return f"{int(found[1])}:{found[2]}" if found else None
