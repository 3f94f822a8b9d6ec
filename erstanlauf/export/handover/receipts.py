"""Reads the receipts that recipients lay into a folder: each file is an answer or exactly one fault, and the good ones
are read whatever lies beside them.

Its form is `resources/schemas/receipt-1.schema.json`; whoever writes one may know nothing but that. Opens no link,
follows no name out of the folder. What an answer means for a hand-over is not decided here.
"""

import codecs
import heapq
import json
import os
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path, PureWindowsPath
from stat import S_ISREG

from erstanlauf.domain.handover.states import HandoverState, Reference, Why
from erstanlauf.export.faults import quoted
from erstanlauf.export.handover import receipt_faults as faults
from erstanlauf.usecases.handover.ports import FoundReceipt, Receipt

FOLDER = "quittungen"
READ_FOLDER = "gelesen"
FORMAT = "erstanlauf.receipt"
VERSION = 1

MOST_BYTES = 65_536
MOST_FILES = 2_000

_ENDING = ".json"
_FIELDS = ("format", "version", "reference", "sha256", "status", "reason", "at")
_OPTIONAL = "reason"
_ANSWERS = (
    *(HandoverState.ACCEPTED, HandoverState.REJECTED, HandoverState.NOT_REACHED),
    *(HandoverState.NO_CAPACITY, HandoverState.ARRIVED, HandoverState.DONE),
)
_USUAL_WHY = {HandoverState.NOT_REACHED: Why.NOT_REACHED, HandoverState.NO_CAPACITY: Why.NO_CAPACITY}
"""States that are a reason themselves."""

_REFERENCE = re.compile(r"UE-[A-HJ-NP-Z3-9]{4}-[A-HJ-NP-Z3-9]{4}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(
    r"2[01][0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})"
)


class _TwiceError(ValueError):
    """Carries the field that stands twice."""


def found_receipts(folder: Path) -> Sequence[FoundReceipt]:
    """Return what lies in a folder of receipts, by name; nothing where the folder is not there yet. Raises OSError."""
    if not folder.is_dir():
        return ()
    with os.scandir(folder) as entries:
        names = [each.name for each in entries if each.name.lower().endswith(_ENDING) and not each.name.startswith(".")]
    found = [_found(folder, name) for name in heapq.nsmallest(MOST_FILES, names)]
    if len(names) > MOST_FILES:
        found.append(FoundReceipt(FOLDER, None, faults.TooManyReceipts(file=FOLDER, limit=MOST_FILES)))
    return found


def put_away(folder: Path, file: str) -> None:
    """Move a file into the folder of those that were read, beside all of its name. Raises OSError."""
    source, read = folder / file, folder / READ_FOLDER
    if not os.path.lexists(source):
        return
    read.mkdir(exist_ok=True)
    stem = file[: -len(_ENDING)]
    number, target = 1, read / file
    while os.path.lexists(target):
        number += 1
        target = read / f"{stem}-{number}{_ENDING}"
    source.rename(target)


def _found(folder: Path, name: str) -> FoundReceipt:
    try:
        if PureWindowsPath(name).name != name:  # another system may have named it; it could not be put away
            raise faults.ReceiptNotOpened(file=quoted(name))
        return FoundReceipt(name, _read(folder / name, quoted(name)))
    except faults.ReceiptFault as fault:
        return FoundReceipt(name, None, fault)


def _read(path: Path, file: str) -> Receipt:
    try:
        if not S_ISREG(path.lstat().st_mode):
            raise faults.ReceiptNotOpened(file=file)
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise faults.ReceiptNotOpened(file=file) from error
    if len(content) > MOST_BYTES:
        raise faults.ReceiptTooLarge(file=file, limit_kb=MOST_BYTES // 1024)
    return _receipt(_fields(content, file), file)


def _fields(content: bytes, file: str) -> dict[str, object]:
    """Return the fields of a receipt, each known and none missing that is needed."""
    data = _parsed(_text_of(content, file), file)
    if not isinstance(data, dict) or data.get("format") != FORMAT or not _is_version(data.get("version")):
        raise faults.NotAReceipt(file=file)
    for name in data:
        if name not in _FIELDS:
            raise faults.ReceiptFieldUnknown(file=file, field=quoted(name), known=", ".join(_FIELDS))
    for name in _FIELDS:
        if name not in data and name != _OPTIONAL:
            raise faults.ReceiptFieldMissing(file=file, field=name)
    return data


def _text_of(content: bytes, file: str) -> str:
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise faults.ReceiptNotUtf8(file=file) from error
    if "\0" in text:  # UTF-16 without a mark
        raise faults.ReceiptNotUtf8(file=file)
    if not text.strip():
        raise faults.ReceiptEmpty(file=file)
    return text


def _parsed(text: str, file: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise faults.ReceiptNotJson(file=file, line=error.lineno) from error
    except _TwiceError as error:
        raise faults.ReceiptFieldTwice(file=file, field=quoted(str(error))) from error
    except (ValueError, RecursionError) as error:
        raise faults.ReceiptBeyondReason(file=file) from error


def _is_version(value: object) -> bool:
    return value == VERSION and type(value) is int


def _receipt(data: dict[str, object], file: str) -> Receipt:
    state = HandoverState(_one_of(data["status"], _ANSWERS, "status", file))
    return Receipt(
        reference=Reference(_formed(data["reference"], _REFERENCE, "reference", "UE-WKRT-7M3P", file)),
        sha256=_formed(data["sha256"], _SHA256, "sha256", "0123456789abcdef…", file),
        state=state,
        why=_why(data, state, file),
        at=_moment(data["at"], file),
    )


def _why(data: dict[str, object], state: HandoverState, file: str) -> Why | None:
    """Return why, also where the state tells it already."""
    if "reason" not in data:
        if state is HandoverState.REJECTED:
            raise faults.ReasonMissing(file=file, known=", ".join(Why))
        return _USUAL_WHY.get(state)
    if state is not HandoverState.REJECTED and state not in _USUAL_WHY:
        raise faults.ReasonNotHere(file=file, status=state.value)
    return Why(_one_of(data["reason"], tuple(Why), "reason", file))


def _one_of(value: object, known: Sequence[str], field: str, file: str) -> str:
    if not isinstance(value, str) or value not in known:
        raise faults.ReceiptValueWrong(file=file, field=field, wanted=", ".join(known))
    return value


def _formed(value: object, form: re.Pattern[str], field: str, example: str, file: str) -> str:
    if not isinstance(value, str) or not form.fullmatch(value):
        raise faults.ReceiptValueWrong(file=file, field=field, wanted=example)
    return value


def _moment(value: object, file: str) -> datetime:
    example = "2026-11-23T10:30:00+01:00"
    text = _formed(value, _MOMENT, "at", example, file)
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise faults.ReceiptValueWrong(file=file, field="at", wanted=example) from error


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    seen: dict[str, object] = {}
    for name, value in pairs:
        if name in seen:
            raise _TwiceError(name)
        seen[name] = value
    return seen


def _no_number(_: str) -> object:
    raise ValueError("no number of JSON")
