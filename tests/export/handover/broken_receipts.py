"""Broken and hostile receipts, each with the fault it must end in."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from erstanlauf.export.handover import receipt_faults

GOOD: dict[str, object] = {
    "format": "erstanlauf.receipt",
    "version": 1,
    "reference": "UE-WKRT-7M3P",
    "sha256": "0" * 64,
    "status": "accepted",
    "at": "2026-11-24T08:15:00+01:00",
}


@dataclass(frozen=True, slots=True)
class BrokenReceipt:
    """A file with something wrong in it."""

    name: str
    fault: type[receipt_faults.ReceiptFault]
    content: bytes


def cases() -> list[BrokenReceipt]:
    """Return all of them."""
    return [*_by_value(), *_by_field(), *_by_text(), *_by_bytes(), *_by_cut()]


def _broken(name: str, fault: str, content: object) -> BrokenReceipt:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return BrokenReceipt(name, getattr(receipt_faults, fault), text.encode())


def _by_value() -> Iterator[BrokenReceipt]:
    wrong: dict[str, list[object]] = {
        "reference": [
            *("", "UE-WKRT-7M3P\n", " UE-WKRT-7M3P", "ue-wkrt-7m3p", "UE-OOOO-7M3P", "UE-WKRT7M3P", "WKRT-7M3P"),
            *(
                "UE-WKRT-7M3P.zip",
                "../UE-WKRT-7M3P",
                "UE-WKRT-7M3Ｐ",
                "UE-" + "A" * 5000,
                None,
                7,
                ["UE-WKRT-7M3P"],
                {},
            ),
        ],
        "sha256": ["", "0" * 63, "0" * 65, "0" * 64 + "\n", "A" * 64, "g" * 64, "٠" * 64, None, 0, True, []],
        "status": [
            *("", "Accepted", "angenommen", "draft", "waiting", "leaving", "issued", "withdrawn", "accepted "),
            *("requested", "completed", None, 1, ["accepted"], {"code": "accepted"}, "x" * 5000),
        ],
        "at": [
            *("", "gestern", "2026-11-24", "24.11.2026", "2026-11-24T08:15:00", "2026-11-24 08:15:00+01:00"),
            *("2026-13-24T08:15:00Z", "2026-02-30T08:15:00Z", "2026-11-24T25:15:00Z", "2026-11-24T08:15:00+25:00"),
            *("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-24T08:15:00Z\n", "２０２６-11-24T08:15:00Z"),
            *(None, 1_700_000_000, 1.5, ["2026-11-24T08:15:00Z"]),
        ],
    }
    for field, values in wrong.items():
        for number, value in enumerate(values):
            yield _broken(f"{field}_{number}", "ReceiptValueWrong", {**GOOD, field: value})
    rejected = {**GOOD, "status": "rejected"}
    for number, reason in enumerate(["", "keine Lust", "Other", None, 0, ["other"], "x" * 5000]):
        yield _broken(f"reason_{number}", "ReceiptValueWrong", {**rejected, "reason": reason})
    yield _broken("no_reason", "ReasonMissing", rejected)
    for state in ("accepted", "arrived", "done"):
        yield _broken(f"reason_for_{state}", "ReasonNotHere", {**GOOD, "status": state, "reason": "other"})


def _by_field() -> Iterator[BrokenReceipt]:
    for name in ("reference", "sha256", "status", "at"):
        yield _broken(f"no_{name}", "ReceiptFieldMissing", {key: each for key, each in GOOD.items() if key != name})
    for name in ("name", "note", "Status", "", "status ", "__proto__", "k" * 5000, "zeile\num", "\u202eabc", "\x00"):
        yield _broken(f"more_{ascii(name)[:20]}", "ReceiptFieldUnknown", {**GOOD, name: "Frau Muster"})
    others: dict[str, list[object]] = {"format": ["x", None, 1], "version": [2, "1", True, 1.0, None, [1]]}
    heads = [(name, value) for name, values in others.items() for value in values]
    for number, (field, value) in enumerate(heads):
        yield _broken(f"head_{number}", "NotAReceipt", {**GOOD, field: value})
    for number, other in enumerate([{}, [], [GOOD], "text", 7, None, True, {"resourceType": "Task"}]):
        yield _broken(f"other_{number}", "NotAReceipt", json.dumps(other))
    text = json.dumps(GOOD)
    for name in GOOD:
        yield _broken(f"twice_{name}", "ReceiptFieldTwice", f'{text[:-1]}, "{name}": "x"}}')
    yield _broken("twice_inside", "ReceiptFieldTwice", f'{text[:-1]}, "x": {{"a": 1, "a": 2}}}}')
    yield _broken("twice_by_escape", "ReceiptFieldTwice", f'{text[:-1]}, "st\\u0061tus": "done"}}')


def _by_text() -> Iterator[BrokenReceipt]:
    text = json.dumps(GOOD)
    for name, fault, content in [
        ("blanks", "ReceiptEmpty", " \n\t\r\n"),
        ("xml", "ReceiptNotJson", "<?xml version='1.0'?><receipt/>"),
        ("yaml", "ReceiptNotJson", "status: accepted\n"),
        ("csv", "ReceiptNotJson", "UE-WKRT-7M3P;accepted\n"),
        ("word", "ReceiptNotJson", "angenommen"),
        ("comma_at_end", "ReceiptNotJson", text[:-1] + ",}"),
        ("comment", "ReceiptNotJson", "// ja\n" + text),
        ("single_quotes", "ReceiptNotJson", text.replace('"', "'")),
        ("two_values", "ReceiptNotJson", text + text),
        ("line_feed_in_text", "ReceiptNotJson", text.replace("accepted", "acc\nepted")),
        ("nan", "ReceiptBeyondReason", text.replace("1,", "NaN,", 1)),
        ("infinity", "ReceiptBeyondReason", text.replace("1,", "-Infinity,", 1)),
        ("endless_number", "ReceiptBeyondReason", text.replace("1,", "9" * 5000 + ",", 1)),
        ("deep_lists", "ReceiptBeyondReason", "[" * 60_000),
        ("deep_objects", "ReceiptBeyondReason", '{"a":' * 12_000),
        ("half_letter", "ReceiptValueWrong", text.replace("accepted", "\\ud800")),
        ("half_letter_as_field", "ReceiptFieldUnknown", text[:-1] + ', "\\ud800": 1}'),
        ("too_large", "ReceiptTooLarge", text + " " * 65_536),
        ("much_too_large", "ReceiptTooLarge", "[" * 5_000_000),
    ]:
        yield _broken(name, fault, content)


def _by_bytes() -> Iterator[BrokenReceipt]:
    text = json.dumps(GOOD)
    for name, content, fault in [
        ("nothing", b"", receipt_faults.ReceiptEmpty),
        ("mark_alone", b"\xef\xbb\xbf", receipt_faults.ReceiptEmpty),
        ("utf_16", text.encode("utf-16"), receipt_faults.ReceiptNotUtf8),
        ("utf_16_le", text.encode("utf-16-le"), receipt_faults.ReceiptNotUtf8),
        ("utf_16_be", text.encode("utf-16-be"), receipt_faults.ReceiptNotUtf8),
        ("utf_32", text.encode("utf-32-le"), receipt_faults.ReceiptNotUtf8),
        ("latin_1", '{"grund": "für"}'.encode("latin-1"), receipt_faults.ReceiptNotUtf8),
        ("surrogate", b'{"a": "\xed\xa0\x80"}', receipt_faults.ReceiptNotUtf8),
        ("mark_twice", b"\xef\xbb\xbf\xef\xbb\xbf" + text.encode(), receipt_faults.ReceiptNotJson),
        ("zeros", bytes(500), receipt_faults.ReceiptNotUtf8),
        ("picture", b"\x89PNG\r\n\x1a\n\x00", receipt_faults.ReceiptNotUtf8),
        ("archive", b"PK\x03\x04\x14\x00", receipt_faults.ReceiptNotUtf8),
        ("sealed", b"age-encryption.org/v1\n", receipt_faults.ReceiptNotJson),
    ]:
        yield BrokenReceipt(name, fault, content)


def _by_cut() -> Iterator[BrokenReceipt]:
    content = json.dumps(GOOD).encode()
    for end in range(1, len(content), 17):
        yield BrokenReceipt(f"cut_{end}", receipt_faults.ReceiptNotJson, content[:end])
