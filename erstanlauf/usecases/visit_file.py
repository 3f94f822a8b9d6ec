"""A visit as a JSON file: what other programs and tests hand in, and what the demonstration leaves behind.

The form is `{"situation": {…}, "needs": […], "flags": […]}`. Facts carry the names and codes of `domain.situation`;
ages and months are a number, a band `[from, to]`, or null. "nk" and null both mean: not known. Anything that is not
in the closed lists is refused with its place, so that no free text about a person comes in.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeVar, cast

from erstanlauf.domain.conditions import SPAN_FACTS, YES_NO_FACTS
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import (
    ENDLESS,
    FACTS,
    Assigned,
    FactValue,
    German,
    Housing,
    Partner,
    Qualification,
    Situation,
    Span,
    Status,
    Work,
)

Code = TypeVar("Code", bound=StrEnum)

SIZE_LIMIT = 1_000_000
"""Largest file that is read, in bytes; a visit takes about one kilobyte."""

NOT_KNOWN = "nk"
CHILDREN_LIMIT = 20
_CODED: Mapping[str, type[StrEnum]] = {
    "status": Status,
    "housing": Housing,
    "work": Work,
    "german": German,
    "qualification": Qualification,
    "assigned": Assigned,
}
_PARTNER_FACTS = ("age", "status", "german")


class VisitFileFault(KnownTrouble):
    """A visit file cannot be read. Details: file; nothing was done."""

    code: ClassVar[str] = "visit_file.not_json"


class VisitFileMissing(VisitFileFault):
    """Details: file."""

    code = "visit_file.missing"


class VisitFileTooLarge(VisitFileFault):
    """Details: file, limit_kb."""

    code = "visit_file.too_large"


class UnknownPlace(VisitFileFault):
    """A field that does not exist. Details: file, place, allowed."""

    code = "visit_file.unknown_field"


class WrongValue(VisitFileFault):
    """A value outside the closed list or of the wrong kind. Details: file, place, allowed."""

    code = "visit_file.wrong_value"


@dataclass(frozen=True, slots=True)
class VisitFile:
    """What a visit file says."""

    situation: Situation
    needs: tuple[Topic, ...]
    flags: frozenset[Flag]


def read_visit(text: bytes, file: str) -> VisitFile:
    """Return the content of a visit file; `file` is the name a fault shows.

    Raises a `VisitFileFault` with file, place and what may stand there.
    """
    data = _object(_parsed(text, file), file, "")
    _refuse_unknown(data, ("situation", "needs", "flags"), file, "")
    flags = tuple(_code(value, Flag, file, "flags") for value in _list(data.get("flags", []), file, "flags"))
    needs = tuple(_code(value, Topic, file, "needs") for value in _list(data.get("needs", []), file, "needs"))
    return VisitFile(
        situation=situation_of(_object(data.get("situation", {}), file, "situation"), file),
        needs=tuple(dict.fromkeys(needs)),
        flags=frozenset(flags),
    )


def situation_of(data: Mapping[str, object], file: str, place: str = "situation") -> Situation:
    """Return the situation that plain data describes; see `facts_of` for the way back."""
    _refuse_unknown(data, FACTS, file, place)
    values = {fact: _fact(fact, value, file, f"{place}.{fact}") for fact, value in data.items()}
    return Situation(**values)  # type: ignore[arg-type]  # each fact was read by its own type


def facts_of(situation: Situation | Partner) -> dict[str, object]:
    """Return the known facts as plain data that `situation_of` reads back to the same situation."""
    names = FACTS if isinstance(situation, Situation) else _PARTNER_FACTS
    values = {name: getattr(situation, name) for name in names}
    return {name: _plain(value) for name, value in values.items() if value is not None}


def visit_as_json(situation: Situation, needs: tuple[Topic, ...], flags: frozenset[Flag]) -> str:
    """Return a visit file."""
    data = {"situation": facts_of(situation), "needs": list(needs), "flags": sorted(flags)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _parsed(text: bytes, file: str) -> object:
    if len(text) > SIZE_LIMIT:
        raise VisitFileTooLarge(file=file, limit_kb=SIZE_LIMIT // 1000)
    try:
        return json.loads(text.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise VisitFileFault(file=file) from error


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a name that stands twice: which of the two was meant, nobody can tell."""
    data = dict(pairs)
    if len(data) != len(pairs):
        raise ValueError("a name stands twice")
    return data


def _no_constant(_: str) -> object:
    raise ValueError("not a number of JSON")


def _fact(fact: str, value: object, file: str, place: str) -> FactValue:
    if value is None or value == NOT_KNOWN:
        return None
    if fact in SPAN_FACTS:
        return _span(value, file, place)
    if fact in YES_NO_FACTS:
        return _yes_no(value, file, place)
    return _OTHER_FACTS.get(fact, _coded)(value, file, place)


def _span(value: object, file: str, place: str) -> Span:
    ends = value if isinstance(value, list) else [value, value]
    numbers = [end for end in ends if isinstance(end, int) and not isinstance(end, bool)]
    if len(ends) != 2 or len(numbers) != 2 or not 0 <= numbers[0] <= numbers[1] <= ENDLESS:
        raise WrongValue(file=file, place=place, allowed=f"34, [27, 66], {NOT_KNOWN}")
    return Span(*numbers)


def _yes_no(value: object, file: str, place: str) -> bool:
    if not isinstance(value, bool):
        raise WrongValue(file=file, place=place, allowed=f"true, false, {NOT_KNOWN}")
    return value


def _coded(value: object, file: str, place: str) -> FactValue:
    return cast(FactValue, _code(value, _CODED[place.rpartition(".")[2]], file, place))


def _children(value: object, file: str, place: str) -> tuple[Span, ...]:
    ages = _list(value, file, place)
    if len(ages) > CHILDREN_LIMIT:
        raise WrongValue(file=file, place=place, allowed=f"0–{CHILDREN_LIMIT}")
    return tuple(_span(age, file, f"{place}[{number}]") for number, age in enumerate(ages))


def _partner(value: object, file: str, place: str) -> Partner:
    data = _object(value, file, place)
    _refuse_unknown(data, _PARTNER_FACTS, file, place)
    values = {fact: _fact(fact, each, file, f"{place}.{fact}") for fact, each in data.items()}
    return Partner(**values)  # type: ignore[arg-type]  # each fact was read by its own type


_OTHER_FACTS: Mapping[str, Callable[[object, str, str], FactValue]] = {"children": _children, "partner": _partner}


def _code(value: object, codes: type[Code], file: str, place: str) -> Code:
    if not isinstance(value, str) or value not in set(codes):
        raise WrongValue(file=file, place=place, allowed=", ".join(codes))
    return codes(value)


def _object(value: object, file: str, place: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise WrongValue(file=file, place=place or "{…}", allowed="{…}")
    return value


def _list(value: object, file: str, place: str) -> list[object]:
    if not isinstance(value, list):
        raise WrongValue(file=file, place=place, allowed="[…]")
    return value


def _refuse_unknown(data: Mapping[str, object], known: tuple[str, ...], file: str, place: str) -> None:
    for name in data:
        if name not in known:
            shown = name if name.isidentifier() and len(name) <= 40 else "…"
            raise UnknownPlace(file=file, place=f"{place}.{shown}" if place else shown, allowed=", ".join(known))


def _plain(value: FactValue) -> object:
    if isinstance(value, Span):
        return value.low if value.low == value.high else [value.low, value.high]
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return facts_of(value) if isinstance(value, Partner) else value
