"""Files with counts that must not be taken, by name: what a stranger, a broken disk or a broken program may make."""

import json
from collections.abc import Iterator

from erstanlauf.domain.figures.counted import Counted, DeskId
from erstanlauf.export import sealing
from erstanlauf.export.figures import counts_form, desk_file
from erstanlauf.export.signing import SigningKey, key_id, public_key, sign
from tests.export.figures.desks import COUNTS, HOUSE, a_desk

KEY = SigningKey(bytes([1]) * 32)
DESK = DeskId(key_id(public_key(KEY)))

_NO_VALUES: tuple[object, ...] = (
    *(
        None,
        True,
        False,
        "",
        " ",
        "x",
        "\u202e",
        "K7\n",
        "Ω",
        "a" * 70,
        0,
        -1,
        1.5,
        1e300,
        10**16,
        [],
        [[]],
        {},
        {"a": 1},
    ),
)
_NO_DAYS = ("1999-12-31", "3000-01-01", "2026-02-30", "2026-1-5", "20260105", "2026-01-05T00:00", "٢٠٢٦-٠١-٠٥", "heute")
_NO_MOMENTS = (
    "2026-11-23",
    "2026-11-23T12:00:00",
    "2026-11-23T25:00:00Z",
    "2026-11-23 12:00:00Z",
    "9999-01-01T00:00:00Z",
)
_NO_CODES = ("Wohnen ", "=1+1", "wohnen\n", "../x", "<b>", "\u202ewohnen", "w" * 65, "ä", "٣", "\0")
_NO_NUMBERS = (0, -1, 100_001, 10**30, 1.0, True, None, "1", [1])


def sealed_json(text: bytes, to: str, key: SigningKey = KEY) -> bytes:
    """Return what a desk of the house signs and seals, whatever it is."""
    head, _, _ = desk_file._signed(COUNTS, key, HOUSE)[len(desk_file._FORM) :].partition(b"\n")
    content = desk_file._FORM + head + b"\n" + text
    return sealing.sealed(content + sign(content, key), to, "")


def broken_files(to: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each."""
    yield from _outside(to)
    for name, text in _texts():
        yield f"signed: {name}", sealed_json(text, to)


def _outside(to: str) -> Iterator[tuple[str, bytes]]:
    whole = a_desk(1).sealed(COUNTS, to)
    yield from (
        (f"cut at {at}", whole[:at]) for at in (0, 1, 10, 21, 22, 23, 50, 100, 150, 200, 300, 1000, len(whole) - 1)
    )
    for at in range(0, len(whole), len(whole) // 30):
        yield f"altered at {at}", whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    yield "something behind", whole + b"\n"
    yield "twice", whole + whole
    yield "text", "Zahlen für Oktober".encode()
    yield "UTF-16", "Zahlen".encode("utf-16")
    yield "ZIP", b"PK\x03\x04" + bytes(100)
    yield "armored", b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n"
    yield "a thousand recipients", sealing.MARK + b"-> X25519 AAAA\nAAAA\n" * 100_000 + b"--- AAAA\n"
    yield "a password that takes years", sealing.MARK + b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 60\nAAAA\n--- AAAA\n"
    yield "for another desk", a_desk(1).sealed(COUNTS, a_desk(9).public_key())
    yield "of another house", a_desk(1, bytes(32)).sealed(COUNTS, to)
    for form in (
        b"",
        b"\n",
        b"erstanlauf-bundle-1\n",
        b"erstanlauf-counts-0\n",
        b"erstanlauf-counts-2\n{}",
        b"\0" * 500,
    ):
        yield f"sealed {form[:24]!r}", sealing.sealed(form, to, "")
    for head in (b"", b"a b", b"a b c", b"AAAA AAAA", b"=" * 90, b" ", b"\xff" * 20):
        yield f"head {head[:9]!r}", sealing.sealed(desk_file._FORM + head + b"\n{}" + bytes(64), to, "")


def _texts() -> Iterator[tuple[str, bytes]]:
    good = counts_form.json_of(COUNTS, DESK)
    plain = json.loads(good)
    for name, text in {
        "nothing": b"",
        "blanks": b"   ",
        "no end": good[:-1],
        "two documents": good + good,
        "a list": b"[]",
        "a number": b"7",
        "a text": b'"counts"',
        "NaN": good.replace(b'"serial":7', b'"serial":NaN'),
        "Infinity": good.replace(b'"serial":7', b'"serial":Infinity'),
        "figures without end": good.replace(b'"serial":7', b'"serial":' + b"7" * 5_000),
        "a field twice": good.replace(b'"serial":7', b'"serial":7,"serial":8'),
        "no UTF-8": good.replace(b'"K7"', b'"\xff"'),
        "UTF-16": good.decode().encode("utf-16"),
        "deep": b"[" * 100_000 + b"]" * 100_000,
        "deep in an object": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        "too many rows": counts_form.in_lines(plain | {"counts": []}, [[]] * (counts_form.MOST_ROWS + 1)),
        "too many rows in a line": good.replace(b",\n", b","),
        "all in one line": json.dumps(plain).encode(),
        "lines between": good.replace(b"\n", b"\n\n"),
        "a comma too many": good.replace(b"]\n]}", b"],\n]}"),
        "a comma too few": good.replace(b",\n", b"\n", 3).replace(b"[\n", b"[", 1),
        "an object in a row": good.replace(b'["2026-01-05","hour"', b'{"a":1},["2026-01-05","hour"', 1),
        "half a letter": good.replace(b'"K7"', b'"\\ud800"'),
    }.items():
        yield name, text
    for field in plain:
        yield f"no {field}", _json({name: value for name, value in plain.items() if name != field})
        for at, value in enumerate(_NO_VALUES):
            if not (value == plain[field] and type(value) is type(plain[field])) and (field, value) not in _HARMLESS:
                yield f"{field} {at}", _json({**plain, field: value})
    yield "one field more", _json({**plain, "name": "x"})
    for field in ("first", "last"):
        yield from ((f"{field} {each}", _json({**plain, field: each})) for each in _NO_DAYS)
    yield from ((f"made_at {each}", _json({**plain, "made_at": each})) for each in _NO_MOMENTS)
    yield "last before first", _json({**plain, "first": "2026-11-22", "last": "2026-01-01"})
    yield "a day that is not over", _json({**plain, "last": "2026-11-23"})
    yield "made in a year", _json({**plain, "made_at": "2027-11-23T12:00:00+00:00"})
    for name, row in _rows(plain["counts"][2]):
        yield f"row {name}", _json({**plain, "counts": [*plain["counts"], row]})


_HARMLESS: tuple[tuple[str, object], ...] = (
    ("counts", []),
    ("is_invented", True),
    ("is_invented", False),
    ("serial", 1),
)


def _rows(row: list[object]) -> Iterator[tuple[str, object]]:
    day, counted, a, b, visits = row
    yield from ((f"is {at}", value) for at, value in enumerate(_NO_VALUES))
    yield "twice", row
    yield "short", row[:4]
    yield "long", [*row, 1]
    yield from (
        (f"day {each}", [each, counted, a, "other", visits]) for each in (*_NO_DAYS, "2025-12-31", "2026-11-23")
    )
    yield from ((f"table {each}", [day, each, a, "other", visits]) for each in ("", "TOPIC", "name", "topics", None))
    yield from ((f"number {each}", [day, counted, a, "other", each]) for each in _NO_NUMBERS)
    for each in Counted:
        yield f"{each} empty", [day, each, "", "", 1]
        yield f"{each} foreign", [day, each, "=cmd|' /C calc'!A0", "", 1]
        yield from ((f"{each} {at}", [day, each, code, "x", 1]) for at, code in enumerate(_NO_CODES))
    for counted, a, b in (
        *(("hour", "24", ""), ("hour", "8", ""), ("hour", "08", "x"), ("minutes", "61", ""), ("minutes", "060", "")),
        *(
            ("topic", "gewaltschutz_x", "eu_work"),
            ("topic", "", "eu_work"),
            ("referral", "mbe", ""),
            ("told", "mbe", "x"),
        ),
        *(("coming", "again", ""), ("case", "x", ""), ("answer", "x", ""), ("answer", "issued", "x")),
        *(("group", "a", "b"), ("language", "a", "b"), ("near_miss", "a", "b"), ("referral", "mbe", "CHOSEN")),
    ):
        yield f"{counted} {a} {b}", [day, counted, a, b, 1]


def _json(value: dict[str, object]) -> bytes:
    """Return a document laid out as a good one is, so that it is refused for what is in it."""
    rows = value.get("counts")
    if "counts" not in value or not isinstance(rows, list):
        return json.dumps(value).encode()
    fields = {name: each for name, each in value.items() if name != "counts"}
    return counts_form.in_lines({**fields, "counts": []}, rows)
