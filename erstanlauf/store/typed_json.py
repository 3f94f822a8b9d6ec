"""Records of the domain as plain JSON and back: whole, and read strictly. For the codecs of the store.

The form follows the types, so that a new field needs no line here. What an older program wrote may lack a field, which
then has its default; anything unknown is refused, for a program that drops what it does not know would lose it at the
next save.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints


def encoded(key: str, form: int, record: object) -> str:
    """Return a record as JSON: its form's number, and under a key what it holds. Raises ValueError for a time without
    zone."""
    return json.dumps({"format": form, key: _plain(record)}, ensure_ascii=False, separators=(",", ":"))


def decoded(text: str | bytes, key: str, form: int, kind: Any) -> Any:
    """Return the record of a kind that was encoded, equal in every field; None for what is no such thing."""
    try:
        document = _checked(dict, json.loads(text))
        if document["format"] != form or document.keys() != {"format", key}:
            return None
        return _built(kind, document[key])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None  # not raised on: what these say may quote what somebody told


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a time without zone")
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(str(each) for each in value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (bool, int, str)):
        return value
    raise TypeError(f"no record holds a {type(value).__name__}")


def _built(kind: Any, plain: Any) -> object:
    """Build a value of a type from JSON; any mismatch is a ValueError or TypeError."""
    if isinstance(kind, NewType):
        return _built(kind.__supertype__, plain)
    arguments = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        (inner,) = (each for each in arguments if each is not NoneType)
        return None if plain is None else _built(inner, plain)
    if get_origin(kind) in (tuple, frozenset):
        return get_origin(kind)(_built(arguments[0], each) for each in _checked(list, plain))
    if is_dataclass(kind):
        return _built_fields(kind, _checked(dict, plain))
    if issubclass(kind, Enum):
        return kind(plain)
    if kind is datetime:
        return _aware(datetime.fromisoformat(plain))
    if kind is date:
        return _day(plain)
    return _checked(kind, plain)


def _built_fields(kind: Any, plain: Mapping[str, object]) -> object:
    types = _types_of(kind)
    if not types.keys() >= plain.keys():
        raise ValueError("unknown field")
    missing = types.keys() - plain.keys()
    if any(field.name in missing and field.default is MISSING for field in fields(kind)):
        raise ValueError("missing field")
    return kind(**{name: _built(types[name], value) for name, value in plain.items()})


@cache
def _types_of(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _checked(kind: Any, plain: Any) -> Any:
    if type(plain) is not kind:  # exactly: a bool is no number here
        raise TypeError(kind.__name__)
    return plain


def _aware(time: datetime) -> datetime:
    if time.tzinfo is None:
        raise ValueError("a time without zone")
    return time


def _day(plain: Any) -> date:
    day = date.fromisoformat(_checked(str, plain))
    if day.isoformat() != plain:  # other forms of a date are none that this program writes
        raise ValueError("a day in another form")
    return day
