"""Broken and hostile JSON files, made by rule: fragments in contexts, cuts, encodings, shapes."""

import json
from collections.abc import Iterator

from erstanlauf.export import faults, limits
from erstanlauf.export.tables import TABLES
from tests.export.broken import Broken, broken
from tests.export.towns import an_organization

FILE = "katalog.json"
CONTEXTS = {  # what stands before and behind a value, and the line the value is on
    "alone": ("", "", 1),
    "in_a_list": ("[\n", "\n]", 2),
    "in_a_page": ('{"size": 1,\n "contents": [\n', "\n]}", 3),
    "in_a_record": ('[{"id": "a", "name": "b",\n "x_own": ', "\n}]", 2),
}
NOT_JSON = {
    "comma_at_end": '{"id": "a",}',
    "comma_in_list": '[{"id": "a", "name": "b"},]',
    "two_commas": '{"id": "a",, "name": "b"}',
    "no_comma": '{"id": "a" "name": "b"}',
    "no_colon": '{"id" "a"}',
    "no_value": '{"id": }',
    "no_quotes": "{id: 1}",
    "single_quotes": "{'id': 'a', 'name': 'b'}",
    "number_as_name": "{1: 2}",
    "nan": '{"id": NaN}',
    "infinity": '{"id": Infinity}',
    "minus_infinity": '{"id": -Infinity}',
    "half_word": '{"id": tru }',
    "wrong_case": '{"id": True}',
    "leading_zero": '{"id": 01}',
    "hexadecimal": '{"id": 0x10}',
    "point_at_end": '{"id": 1.}',
    "comment": '/* ours */ {"id": "a"}',
    "line_comment": '{"id": "a", "name": "b"} // ours',
    "wrong_bracket": '{"id": "a"]',
    "bad_escape": r'{"id": "\x41"}',
    "half_escape": r'{"id": "\u12"}',
    "half_letter": r'{"id": "\ud83d", "name": "b"}',
    "other_half_letter": r'{"id": "\ude00", "name": "b"}',
    "halves_swapped": r'{"id": "\ude00\ud83d", "name": "b"}',
    "half_letter_in_name": r'{"id": "a", "name": "b", "\ud83d": 1}',
    "line_break_in_text": '{"id": "a\nb"}',
    "tab_in_text": '{"id": "a\tb"}',
    "two_values": '{"id": "a", "name": "b"} {"id": "c", "name": "d"}',
}
NUMBERS = (
    "1e999",
    "-1e999",
    "1" + "0" * 30,
    "-1" + "0" * 30,
    "1" + "0" * 5000,
    "1e15",
    "9223372036854775808",
    "1e-999e",
)
UTF_16 = {
    "utf_16_le": "utf-16-le",
    "utf_16_be": "utf-16-be",
    "utf_16_with_mark": "utf-16",
    "utf_32_with_mark": "utf-32",
}
WRONG_BYTES = {
    "latin_1": "ü".encode("latin-1"),
    "dos": "ü".encode("cp850"),
    "cut_letter": "ü".encode()[:1],
    "overlong": b"\xc0\xaf",
    "half_of_a_pair": b"\xed\xa0\xbd",
    "beyond_unicode": b"\xf4\x90\x80\x80",
    "lone_continuation": b"\x80",
    "cut_emoji": "😀".encode()[:3],
}
NO_RECORDS = {
    "a_number": "5",
    "a_text": '"services"',
    "null": "null",
    "true": "true",
    "an_object_of_nothing": "{}",
    "a_list_of_a_list": "[[]]",
    "a_list_of_numbers": "[1, 2, 3]",
    "a_list_of_texts": '["a"]',
    "a_list_of_null": "[null]",
    "other_fields": '{"foo": 1, "bar": 2}',
    "an_api": '{"version": "3.0", "profile": "p", "openapi_url": "u"}',
    "a_map": '{"type": "FeatureCollection", "features": []}',
    "a_package": '{"name": "left-pad", "scripts": {}, "dependencies": {}}',
    "records_by_id": '{"s1": {"id": "a", "name": "b"}, "s2": {"id": "c", "name": "d"}}',
    "a_page_of_numbers": '{"contents": [1]}',
    "an_unknown_table": '{"visits.csv": [{"id": "a"}]}',
    "a_table_with_a_path": '{"../services.csv": [{"id": "a"}]}',
}
NO_ENTRIES = {
    "an_empty_list": "[]",
    "an_empty_page": '{"contents": [], "empty": true}',
    "blanks": " \n\t ",
    "mark": "\ufeff",
}


def cases() -> Iterator[Broken]:
    """Yield every broken JSON file."""
    yield from _grammar()
    yield from _cuts()
    yield from _numbers()
    yield from _letters()
    yield from _shapes()
    yield from _sizes()
    for name, text in NO_RECORDS.items():
        yield broken(f"no_record-{name}", faults.NotHsds, FILE, text)
    for name, text in NO_ENTRIES.items():
        yield broken(f"no_entry-{name}", faults.FileEmpty, FILE, text)


def _grammar() -> Iterator[Broken]:
    for context, (before, behind, line) in CONTEXTS.items():
        for name, fragment in NOT_JSON.items():
            text = before + fragment + behind
            yield broken(f"not_json-{name}-{context}", faults.NotJson, FILE, text, line)
        doubled = before + '{"id": "a", "name": "b", "id": "a"}' + behind
        yield broken(f"field_twice-{context}", faults.FieldTwice, FILE, doubled, line)


def _cuts() -> Iterator[Broken]:
    whole = json.dumps([an_organization()], indent=1)
    for percent in range(2, 100, 3):
        text = whole[: len(whole) * percent // 100]
        yield broken(f"cut-at-{percent}", faults.FileCut, FILE, text, text.count("\n") + 1)


def _numbers() -> Iterator[Broken]:
    for context, (before, behind, line) in CONTEXTS.items():
        for place, number in enumerate(NUMBERS):
            fault = faults.NotJson if number.endswith("e") else faults.NumberRefused
            text = f'{before}{{"id": "a", "latitude": {number}}}{behind}'
            yield broken(f"number-{place}-{context}", fault, FILE, text, line)


def _letters() -> Iterator[Broken]:
    whole = json.dumps([an_organization()], indent=1, ensure_ascii=False)
    for name, encoding in UTF_16.items():
        yield broken(f"encoding-{name}", faults.Utf16Refused, FILE, whole.encode(encoding))
    for name, letters in WRONG_BYTES.items():
        yield broken(f"bytes-{name}", faults.NotUtf8, FILE, b'[{"id": "a",\n "name": "' + letters + b'"}]', 2)
        fault = faults.NotJson if name.startswith("cut") else faults.NotUtf8  # more might have come
        yield broken(f"bytes-{name}-at-end", fault, FILE, b'[{"id": "a", "name": "b"}]\n' + letters, 2)
    for control in (0, 1, 7, 8, 11, 12, 14, 27, 31, 127):
        raw = f'[{{"id": "a",\n "name": "{chr(control)}"}}]'
        yield broken(f"control-{control}-raw", faults.ControlCharacter, FILE, raw, 2)
        escaped = f'[{{"id": "a",\n "name": "\\u{control:04x}"}}]'
        yield broken(f"control-{control}-escaped", faults.ControlCharacter, FILE, escaped, 2)
        named = f'[{{"id": "a",\n "na\\u{control:04x}me": ""}}]'
        yield broken(f"control-{control}-in-name", faults.ControlCharacter, FILE, named, 2)
    for hidden in "\u200b\u202e\u2066\ufeff\u00ad\x85\u2028":
        text = f'[{{"id": "a",\n "na{hidden}me": ""}}]'
        yield broken(f"hidden-{ord(hidden):04x}-in-name", faults.ControlCharacter, FILE, text, 2)


def _shapes() -> Iterator[Broken]:
    for table in ("services", "organizations", "locations", "service_at_location"):
        record = {"id": "a", "name": "b", **dict.fromkeys([*TABLES[table].columns][1:4], "c")}
        marks = {"services": {"status": "active"}, "locations": {"location_type": "physical"}}.get(table, {})
        for nest in TABLES[table].nests.values():
            wrong: tuple[object, ...] = ("text", 5, True, {"id": "a"}) if nest.many else ("text", 5, [{"id": "a"}])
            for number, value in enumerate(wrong):
                text = json.dumps([{**record, **marks, nest.field: value}])
                yield broken(f"shape-{table}-{nest.field}-{number}", faults.WrongShape, FILE, text, 1)
    for column in ("name", "status", "minimum_age", "id"):
        for kind, said in {"list": ["a"], "object": {"a": "b"}}.items():
            text = json.dumps([{"id": "a", "status": "active", "url": "u", "fees": "f", column: said}])
            yield broken(f"shape-{column}-{kind}", faults.WrongShape, FILE, text, 1)


def _sizes() -> Iterator[Broken]:
    for name, opening, closing in (("lists", "[", "]"), ("objects", '{"a":', "}")):
        inner = '"x"' if closing == "}" else ""
        for depth in (limits.DEPTH + 1, 1_000, 100_000):
            text = opening * depth + inner + closing * depth
            yield broken(f"deep-{name}-{depth}", faults.TooDeep, FILE, text, 1)
            yield broken(f"deep-{name}-{depth}-open", faults.TooDeep, FILE, opening * depth, 1)
            own = '[{"id": "a", "name": "b",\n "x": ' + text + "}]"
            yield broken(f"deep-{name}-{depth}-in-a-record", faults.TooDeep, FILE, own, 2)
    long = "x" * (limits.TEXT_LETTERS + 1)
    yield broken("long-text", faults.TextTooLong, FILE, f'[{{"id": "a",\n "name": "{long}"}}]', 2)
    yield broken("long-name", faults.TextTooLong, FILE, f'[{{"id": "a",\n "{long[:201]}": 1}}]', 2)
    yield broken("endless-text", faults.TextTooLong, FILE, '[{"id": "' + "x" * 3_000_000, 1)
    yield broken("endless-blanks", faults.TextTooLong, FILE, "[" + " " * 3_000_000 + "]", 1)
    yield broken("endless-list", faults.TooManyRows, FILE, '[{"id": "a", "x": [' + '"",' * 100_000 + '""]}]', 1)
    fields = ",".join(f'"f{number}":1' for number in range(limits.LIST + 1))
    yield broken("many-fields", faults.TooManyFields, FILE, "{" + fields + "}", 1)
