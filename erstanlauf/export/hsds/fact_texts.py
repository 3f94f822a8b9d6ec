"""Facts of an offer as JSON texts: what an attribute holds so that a fact comes back with all that is known of it.

The fields are those of a catalogue file. What has not the form of its fact is refused: files pass many hands.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from erstanlauf.domain.catalogue import (
    UNDATED,
    Capacity,
    Closure,
    Confidence,
    Cost,
    Document,
    ReferralMethod,
    Stated,
    Transport,
    Waiting,
)
from erstanlauf.domain.contact_forms import (
    AS_OF,
    EMAIL,
    LANGUAGE,
    MOST_RESPONSE_DAYS,
    MOST_WAITING_WEEKS,
    PHONE,
    SOURCE_ID,
    URL,
)
from erstanlauf.domain.people import Role
from erstanlauf.export.hsds import values
from erstanlauf.export.hsds.ids import as_json
from erstanlauf.i18n.phrases.documents import DOCUMENT_NAMES

Fact = Stated[Any]


def fact_text(name: str, fact: Fact) -> str:
    """Return a fact as JSON text."""
    value = _WRITERS[name](fact.value) if name in _WRITERS else fact.value
    proof = {"confidence": fact.confidence, "sources": list(fact.sources), "as_of": fact.as_of}
    by = {"verified_by": fact.verified_by} if fact.verified_by else {}
    return as_json({"value": value, **proof, **by})


def shown_value(name: str, value: object) -> str:
    """Return a value as a report quotes it: words as they are, anything else as JSON text."""
    said = _WRITERS[name](value) if name in _WRITERS else value
    if isinstance(said, str):
        return values.beginning(said)
    if isinstance(said, list) and all(isinstance(each, str) for each in said):
        return values.beginning(", ".join(said))
    return values.beginning(as_json(said))


def fact_from(name: str, text: str) -> Fact:
    """Return the fact of a JSON text.

    Raises `ValueError`, `KeyError` or `TypeError` for anything that is none.
    """
    data = json.loads(text)
    return Stated(
        _READERS[name](data["value"]),
        Confidence(data["confidence"]),
        tuple(_formed(each, SOURCE_ID.fullmatch(each)) for each in data["sources"]),
        _as_of(data["as_of"]),
        Role(data["verified_by"]) if "verified_by" in data else None,
    )


def citing(fact: Fact, known: Mapping[str, object], otherwise: str) -> Fact:
    """Return a fact that cites known sources alone, and `otherwise` where none of them is known and one is needed."""
    cited = tuple(each for each in fact.sources if each in known)
    if not cited and fact.confidence is not Confidence.LOW:
        cited = (otherwise,)
    return fact if cited == fact.sources else replace(fact, sources=cited)


def _as_of(text: str) -> str:
    if text != UNDATED:
        _formed(text, AS_OF.fullmatch(text))
        if text.count("-") == 2:
            date.fromisoformat(text)
    return text


def _formed(text: Any, has_form: object) -> str:
    if not has_form:
        raise ValueError
    return str(text)


def _line(value: Any) -> str:
    return _formed(value, values.is_line(value))


def _of(form: re.Pattern[str]) -> Callable[[Any], str]:
    return lambda value: _formed(_line(value), form.fullmatch(value))


def _transport(value: Any) -> Transport:
    return Transport(_line(value["stop"]), tuple(_line(each) for each in value["lines"]))


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _closures(value: Any) -> tuple[Closure, ...]:
    closures = tuple(Closure(date.fromisoformat(each["first"]), date.fromisoformat(each["last"])) for each in value)
    if not closures:
        raise ValueError
    return closures


def _within(most: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise ValueError
        return value

    return read


def _waiting(value: Any) -> Waiting:
    weeks = value.get("weeks")
    return Waiting(Capacity(value["capacity"]), None if weeks is None else _within(MOST_WAITING_WEEKS)(weeks))


def _documents(value: Any) -> tuple[Document, ...]:
    documents = tuple(Document(each) for each in value)
    if not documents or len(set(documents)) != len(documents) or not DOCUMENT_NAMES.keys() >= set(documents):
        raise ValueError
    return documents


def _tags(value: Any) -> tuple[str, ...]:
    return tuple(_formed(each, LANGUAGE.fullmatch(each)) for each in value)


_WRITERS: Mapping[str, Callable[[Any], object]] = {
    "transport": lambda value: {"stop": value.stop, "lines": list(value.lines)},
    "closures": lambda value: [{"first": each.first.isoformat(), "last": each.last.isoformat()} for each in value],
    "capacity": lambda value: {"capacity": value.capacity, "weeks": value.weeks},
    "documents": list,
    "spoken": list,
}
_READERS: Mapping[str, Callable[[Any], object]] = {
    **dict.fromkeys(("address", "building", "hours", "consultation", "appointment"), _line),
    "phone": _of(PHONE),
    "email": _of(EMAIL),
    "url": _of(URL),
    "transport": _transport,
    "step_free": _truth,
    "closures": _closures,
    "cost": Cost,
    "documents": _documents,
    "capacity": _waiting,
    "response_days": _within(MOST_RESPONSE_DAYS),
    "referral_method": ReferralMethod,
    "spoken": _tags,
}
