"""What of a case can stand in a column of a table: a closed list of names, each with how it is read from the document.

A mapping file names these; `resources/handover/LIESMICH.md` explains each. Reads the document alone, so that tables
never say more than `handover.json` does. Knows no column and no file.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import ReachKind
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.questions import NO_ANSWER, is_asked, question
from erstanlauf.domain.situation import ENDLESS, FACTS, Span
from erstanlauf.i18n.languages import LANGUAGES

Case = Mapping[str, Any]
"""The document of a case, see `document`."""

Need = Mapping[str, Any]
"""One entry of its `reasonCode`, with its `number` from 1 on."""


class Kind(Enum):
    """What a source gives, and so what a column may do with it."""

    TEXT = "text"
    CODE = "code"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing a column can show. `read` gets a case and its need, empty where the row is the person's, and returns
    the values, several where there are several.

    `codes` are those it can give, None where the catalogue decides; `is_closed` when it never gives another one.
    """

    kind: Kind
    read: Callable[[Case, Need], Sequence[Any]]
    codes: tuple[str, ...] | None = None
    is_closed: bool = False
    of_need: bool = False


def _at(*path: str) -> Callable[[Case, Need], Sequence[Any]]:
    """Read one value by its path; nothing where a part of the path is not there."""

    def read(case: Case, _: Need) -> Sequence[Any]:
        value: Any = case
        for name in path:
            if name not in value:
                return ()
            value = value[name]
        return (value,)

    return read


def _each(path: tuple[str, ...], *inside: str) -> Callable[[Case, Need], Sequence[Any]]:
    """Read the same value of each entry of a list."""
    entries = _at(*path)

    def read(case: Case, need: Need) -> Sequence[Any]:
        return [_at(*inside)(entry, need)[0] for entry in entries(case, need)[0]]

    return read


def _of_need(name: str) -> Callable[[Case, Need], Sequence[Any]]:
    return lambda _, need: (str(need[name]),)


def _text(*path: str) -> Source:
    return Source(Kind.TEXT, _at(*path))


def _closed(read: Callable[[Case, Need], Sequence[Any]], codes: Iterable[str], of_need: bool = False) -> Source:
    return Source(Kind.CODE, read, tuple(str(each) for each in codes), is_closed=True, of_need=of_need)


def _moment(*path: str) -> Source:
    read = _at(*path)
    return Source(Kind.MOMENT, lambda case, need: [datetime.fromisoformat(each) for each in read(case, need)])


def _day(*path: str) -> Source:
    read = _at(*path)
    return Source(Kind.DAY, lambda case, need: [date.fromisoformat(each) for each in read(case, need)])


def _reached_by(kind: ReachKind) -> Callable[[Case, Need], Sequence[Any]]:
    return lambda case, need: _reach(case, need) if list(_reach_kind(case, need)) == [kind.value] else ()


def _reach(case: Case, need: Need) -> Sequence[Any]:
    return [*_at("patient", "telecom", "value")(case, need), *_at("patient", "address", "text")(case, need)]


def _reach_kind(case: Case, need: Need) -> Sequence[Any]:
    is_post = "address" in case["patient"]
    return (ReachKind.POST.value,) if is_post else _at("patient", "telecom", "system")(case, need)


def _phone_with_noughts(case: Case, need: Need) -> Sequence[Any]:
    """The number without the plus that spreadsheets take for a formula."""
    found = [str(each).strip() for each in _reached_by(ReachKind.PHONE)(case, need)]
    return [f"00{each[1:]}" if unicodedata.normalize("NFKC", each[:1]) == "+" else each for each in found]


def _whole_name(case: Case, _: Need) -> Sequence[Any]:
    name = case["patient"]["name"]
    return (", ".join(part for part in (name["family"], name["given"]) if part),)


def _answers_in_words(case: Case, _: Need) -> Sequence[Any]:
    answers = case["serviceRequest"]["supportingInfo"]["answers"]
    return [answers[fact]["display"] for fact in FACTS if fact in answers]


def _answer(fact: str) -> Source:
    """Codes are those of the question's options; a band nobody asks for reads like 30-34 or 30+."""
    options = [each for each in question(fact).options if each.code != NO_ANSWER]
    by_value = {each.value: each.code for each in options if isinstance(each.value, bool)}
    spans = {_ends(each.value): each.code for each in options if isinstance(each.value, Span)}
    spans |= {_ends(each.value[0]): each.code for each in options if isinstance(each.value, tuple) and each.value}

    def code(value: Any) -> str:
        if isinstance(value, Mapping):
            low, high = value["low"], value.get("high", ENDLESS)
            return spans.get((low, high)) or (f"{low}+" if high == ENDLESS else f"{low}-{high}")
        return by_value[value] if isinstance(value, bool) else str(value)

    def read(case: Case, need: Need) -> Sequence[Any]:
        found = _at("serviceRequest", "supportingInfo", "answers", fact, "value")(case, need)
        if found and isinstance(found[0], list):
            return [code(each) for each in found[0]] or ["none"]
        return [code(each) for each in found]

    coded = options[0].value
    codes = list(type(coded)) if isinstance(coded, StrEnum) else [each.code for each in options]
    return Source(Kind.CODE, read, tuple(map(str, codes)), is_closed=not spans)


def _ends(span: Any) -> tuple[int, int]:
    return span.low, span.high


_INFO = ("serviceRequest", "supportingInfo")
_NEEDS = ("serviceRequest", "reasonCode")
_REFERRALS = (*_INFO, "referrals")
_CONSENTS = ("consent", "provision", "data")

SOURCES: Mapping[str, Source] = {
    "reference": _text("task", "identifier"),
    "made_at": _moment("task", "authoredOn"),
    "desk": _text("task", "requester", "display"),
    "city": _text("task", "requester", "city"),
    "recipient": _text("task", "owner", "display"),
    "recipient_id": _text("task", "owner", "identifier"),
    "response_days": _text("task", "responseDays"),
    "family_name": _text("patient", "name", "family"),
    "given_names": _text("patient", "name", "given"),
    "whole_name": Source(Kind.TEXT, _whole_name),
    "birth_year": _text("patient", "birthDate"),
    "reach_kind": _closed(_reach_kind, ReachKind),
    "reach": Source(Kind.TEXT, _reach),
    "phone": Source(Kind.TEXT, _reached_by(ReachKind.PHONE)),
    "phone_00": Source(Kind.TEXT, _phone_with_noughts),
    "email": Source(Kind.TEXT, _reached_by(ReachKind.EMAIL)),
    "post": Source(Kind.TEXT, _reached_by(ReachKind.POST)),
    "language": _closed(_at("patient", "communication", "language", "code"), (each.tag for each in LANGUAGES)),
    "language_words": _text("patient", "communication", "language", "display"),
    "asked_for": Source(Kind.CODE, _at("serviceRequest", "code", "code")),
    "asked_for_words": _text("serviceRequest", "code", "display"),
    "needs": _closed(_each(_NEEDS, "code"), Topic),
    "needs_words": Source(Kind.TEXT, _each(_NEEDS, "display")),
    "said": _closed(_each((*_INFO, "said"), "code"), Flag),
    "said_words": Source(Kind.TEXT, _each((*_INFO, "said"), "display")),
    "referrals": Source(Kind.CODE, _each(_REFERRALS, "service", "code")),
    "referrals_words": Source(Kind.TEXT, _each(_REFERRALS, "service", "display")),
    "answers_words": Source(Kind.TEXT, _answers_in_words),
    **{f"answer_{fact}": _answer(fact) for fact in FACTS if is_asked(fact)},
    **{f"answer_{fact}_words": _text(*_INFO, "answers", fact, "display") for fact in FACTS},
    "consent_at": _moment("consent", "dateTime"),
    "consent_until": _day("consent", "provision", "period", "end"),
    "consent_fields": _closed(_each(_CONSENTS, "code"), DataField),
    "consent_fields_words": Source(Kind.TEXT, _each(_CONSENTS, "display")),
    "need": _closed(_of_need("code"), Topic, of_need=True),
    "need_words": Source(Kind.TEXT, _of_need("display"), of_need=True),
    "need_number": Source(Kind.TEXT, _of_need("number"), of_need=True),
    "need_consent": _closed(_of_need("consent"), DataField, of_need=True),
}
"""By the name a mapping file uses. Those of a need stand in the table of needs alone, all others in both."""
