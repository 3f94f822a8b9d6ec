"""Counts as JSON and back, strictly by `resources/schemas/counts-1.schema.json`. Knows no key and no seal.

What comes in was signed by a desk of the house; it may still be of a program with a mistake. So every code must be
one there can be: what is shown later, and in whose words, is not to be at the mercy of a file.

Each count stands in a line of its own, so that they can be read a few at a time: whoever parses all of ten years at
once keeps every other thread waiting, the window's too.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from erstanlauf.domain.figures.counted import Counted, DayCount, DeskCounts, DeskId
from erstanlauf.domain.figures.periods import FIRST_YEAR, LAST_YEAR
from erstanlauf.domain.handover.states import HandoverState, Why
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.slip_number import DESK_DIGITS, DESK_LETTERS
from erstanlauf.domain.visit import CaseStep, Outcome, ReferralOutcome
from erstanlauf.export.faults import quoted
from erstanlauf.export.figures.faults import FileHasTooManyRows, FileNotAsAgreed

FORMAT = "erstanlauf.counts"
VERSION = 1

MOST_ROWS = 1_000_000
MOST_OF_ONE = 100_000
"""More people come to no desk in one month."""

MOST_SERIAL = 10**15

_OPEN, _CLOSE = '"counts":[', "]}"
"""How the first line ends, and what is the last."""

_LONGEST_LINE = 1_000
_AT_ONCE = 1_000

_FIELDS = ("format", "version", "desk", "code", "serial", "made_at", "first", "last", "is_invented", "counts")
_DESK_CODE = re.compile(rf"[{DESK_LETTERS}][{DESK_DIGITS}]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})")

_NONE = re.compile("")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
"""Of a kind of service, a rule, a group, a language: each house may have more of them than this desk knows."""
_GROUP = re.compile(rf"({_ID.pattern})?")
"""Nobody may have looked for the group of an old visit."""


def _one_of(codes: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(each) for each in codes))


_TOPICS = _one_of(tuple(Topic))
_CODES: Mapping[Counted, tuple[re.Pattern[str], re.Pattern[str]]] = {
    Counted.HOUR: (_one_of([f"{hour:02}" for hour in range(24)]), _NONE),
    Counted.GROUP: (_ID, _NONE),
    Counted.TOPIC: (_TOPICS, _GROUP),
    Counted.GAP: (_TOPICS, _GROUP),
    Counted.REFERRAL: (_ID, _one_of((Outcome.CHOSEN, Outcome.UNSUITABLE))),
    Counted.NEAR_MISS: (_ID, _NONE),
    Counted.TOLD: (_ID, _one_of(tuple(ReferralOutcome))),
    Counted.COMING: (_one_of(("first", "return")), _NONE),
    Counted.MINUTES: (_one_of([f"{minutes:02}" for minutes in range(61)]), _NONE),
    Counted.LANGUAGE: (_ID, _NONE),
    Counted.CASE: (_one_of(tuple(CaseStep)), _NONE),
    Counted.ANSWER: (_one_of(tuple(HandoverState)), _one_of(("", *Why))),
}


_TABLES = {each.value: each for each in Counted}


def json_of(counts: DeskCounts, desk: DeskId) -> bytes:
    """Return counts as JSON, under the name of a desk."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "desk": desk,
        "code": counts.code,
        "serial": counts.serial,
        "made_at": counts.made_at.isoformat(),
        "first": counts.first.isoformat(),
        "last": counts.last.isoformat(),
        "is_invented": counts.is_invented,
        "counts": [],
    }
    rows = ([each.day.isoformat(), each.counted, each.a, each.b, each.visits] for each in counts.counts)
    return in_lines(document, rows)


def in_lines(document: Mapping[str, object], rows: Iterable[object]) -> bytes:
    """Return a document as JSON, its last field a list whose values have a line each."""
    head = json.dumps(document, separators=(",", ":")).removesuffix(_CLOSE)
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    return "\n".join(filter(None, (head, lines, _CLOSE))).encode("ascii")


def counts_in(content: bytes) -> DeskCounts:
    """Return the counts in a JSON. Raises `FileHasTooManyRows` and `FileNotAsAgreed`."""
    lines = _lines(content)
    if len(lines) - 2 > MOST_ROWS:
        raise FileHasTooManyRows(limit=MOST_ROWS)
    data = _fields(f"{lines[0]}{_CLOSE}")
    first, last = _day(data["first"], "first"), _day(data["last"], "last")
    made_at = _moment(data["made_at"])
    if not first <= last < made_at.date():
        raise FileNotAsAgreed(field="first, last, made_at")
    if not isinstance(data["is_invented"], bool):
        raise FileNotAsAgreed(field="is_invented")
    return DeskCounts(
        desk=DeskId(_formed(data["desk"], _ID, "desk")),
        code=_formed(data["code"], _DESK_CODE, "code"),
        serial=_number(data["serial"], MOST_SERIAL, "serial"),
        made_at=made_at,
        first=first,
        last=last,
        counts=_rows(_values(lines[1:-1]), first, last),
        is_invented=data["is_invented"],
    )


def _lines(content: bytes) -> list[str]:
    """Return the lines of a document: its fields, each of its counts, its end."""
    try:
        lines = content.decode().rstrip(" ").split("\n")
    except ValueError as error:
        raise FileNotAsAgreed(field="JSON") from error
    is_sound = len(lines) > 1 and lines[0].endswith(_OPEN) and lines[-1] == _CLOSE
    if not is_sound or any(len(line) > _LONGEST_LINE for line in lines):
        raise FileNotAsAgreed(field="JSON")
    return lines


def _fields(text: str) -> dict[str, object]:
    data = _parsed(text)
    if not isinstance(data, dict):
        raise FileNotAsAgreed(field="JSON")
    if wrong := [*(name for name in _FIELDS if name not in data), *(name for name in data if name not in _FIELDS)]:
        raise FileNotAsAgreed(field=quoted(wrong[0]))
    if data["format"] != FORMAT or data["version"] != VERSION or type(data["version"]) is not int:
        raise FileNotAsAgreed(field="format, version")
    return data


def _values(lines: Sequence[str]) -> Iterator[object]:
    """Yield what stands in the lines, a few of them parsed at a time."""
    for begin in range(0, len(lines), _AT_ONCE):
        few = lines[begin : begin + _AT_ONCE]
        is_last = begin + _AT_ONCE >= len(lines)
        text = "".join(few)
        values = _parsed(f"[{text if is_last else text.removesuffix(',')}]")
        if not isinstance(values, list) or len(values) != len(few):
            raise FileNotAsAgreed(field="counts")
        yield from values


def _parsed(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise FileNotAsAgreed(field="JSON") from error


def _rows(values: Iterable[object], first: date, last: date) -> tuple[DayCount, ...]:
    begin = first.replace(day=1)  # there stands what is counted by month
    within = (begin + timedelta(days=after) for after in range((last - begin).days + 1))
    days = {day.isoformat(): day for day in within}
    rows = tuple(_row(each, at, days) for at, each in enumerate(values))
    if len({(row.day, row.counted, row.a, row.b) for row in rows}) < len(rows):
        raise FileNotAsAgreed(field="counts")
    return rows


def _row(value: object, at: int, days: Mapping[str, date]) -> DayCount:
    match value:
        case [str(day), str(counted), str(a), str(b), int(visits)] if day in days and type(visits) is int:
            if 1 <= visits <= MOST_OF_ONE and _may_be(counted, a, b):
                return DayCount(days[day], _TABLES[counted], a, b, visits)
    raise FileNotAsAgreed(field=f"counts[{at}]")


@lru_cache(maxsize=10_000)
def _may_be(counted: str, a: str, b: str) -> bool:
    """Whether a table may have these codes. They are the same every day."""
    if counted not in _TABLES:
        return False
    form_a, form_b = _CODES[_TABLES[counted]]
    return bool(form_a.fullmatch(a) and form_b.fullmatch(b))


def _formed(value: object, form: re.Pattern[str], field: str) -> str:
    if not isinstance(value, str) or not form.fullmatch(value):
        raise FileNotAsAgreed(field=field)
    return value


def _number(value: object, most: int, field: str) -> int:
    if type(value) is not int or not 1 <= value <= most:
        raise FileNotAsAgreed(field=field)
    return value


def _day(value: object, field: str) -> date:
    try:
        day = date.fromisoformat(_formed(value, _DAY, field))
    except ValueError as error:
        raise FileNotAsAgreed(field=field) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise FileNotAsAgreed(field=field)
    return day


def _moment(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(_formed(value, _MOMENT, "made_at"))
    except ValueError as error:
        raise FileNotAsAgreed(field="made_at") from error
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise FileNotAsAgreed(field="made_at")
    return moment


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    seen = dict(pairs)
    if len(seen) < len(pairs):
        raise ValueError("a field twice")
    return seen


def _no_number(_: str) -> object:
    raise ValueError("no number of JSON")
