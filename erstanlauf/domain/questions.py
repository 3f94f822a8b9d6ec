"""The questions a clerk may ask, each answerable in one sentence. Which is worth asking next says `next_question`.

Every question can be left open: the first option of each is "keine Angabe". There is no question for what must not be
asked (rules, section 1); the partner's facts and exact dates have none either.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from erstanlauf.domain.situation import (
    ENDLESS,
    Assigned,
    FactValue,
    German,
    Housing,
    Qualification,
    Span,
    Status,
    Work,
)

NO_ANSWER = "nk"
"""Code of the option "keine Angabe"."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: a stable code for words and keys, and the value it records."""

    code: str
    value: FactValue


@dataclass(frozen=True, slots=True)
class Question:
    """A question about one fact. `several`: any number of options may be picked (the ages of the children)."""

    fact: str
    options: tuple[Option, ...]
    several: bool = False

    def can_be_joined(self, option: Option) -> bool:
        """Whether an option may be picked beside others; "keine Angabe" and "none" stand alone."""
        return self.several and option.code != NO_ANSWER and option.value != ()


def question(fact: str) -> Question:
    """Return the question about a fact; KeyError for a fact nobody asks for."""
    return _QUESTIONS[fact]


def is_asked(fact: str) -> bool:
    """Whether there is a question about this fact."""
    return fact in _QUESTIONS


def joined(options: Iterable[Option]) -> FactValue:
    """Return the one value that several picked options record together."""
    return tuple(part for option in options if isinstance(option.value, tuple) for part in option.value)


def _options(values: Iterable[tuple[str, FactValue]], no_answer: FactValue = None) -> tuple[Option, ...]:
    return (Option(NO_ANSWER, no_answer), *(Option(code, value) for code, value in values))


def _yes_no() -> tuple[Option, ...]:
    return _options((("yes", True), ("no", False)))


def _bands(edges: Iterable[tuple[str, int, int]]) -> tuple[Option, ...]:
    return _options((code, Span(low, high)) for code, low, high in edges)


_AGES = (("0-11", 0, 11), ("12-15", 12, 15), ("16-17", 16, 17), ("18-24", 18, 24), ("25-26", 25, 26))
_CHILD_AGES = (("0", 0, 0), ("1-2", 1, 2), ("3-5", 3, 5), ("6-9", 6, 9), ("10-15", 10, 15), ("16-17", 16, 17))
_MONTHS = (("weeks", 0, 0), ("0-2", 0, 2), ("3-35", 3, 35), ("36-59", 36, 59), ("60+", 60, ENDLESS))

# "Keine Angabe" about the status is an answer of its own: from then on nothing that may have to report is suggested.
_STATUS = _options(((status.value, status) for status in Status if status is not Status.OFFEN), no_answer=Status.OFFEN)

_QUESTIONS: Mapping[str, Question] = {
    each.fact: each
    for each in (
        Question("age", _bands((*_AGES, ("27-66", 27, 66), ("67+", 67, ENDLESS)))),
        Question("status", _STATUS),
        Question("eu", _yes_no()),
        Question("months_in_de", _bands(_MONTHS)),
        Question("title_months", _bands((("0-11", 0, 11), ("12+", 12, ENDLESS)))),
        Question(
            "children",
            _options((("none", ()), *((code, (Span(low, high),)) for code, low, high in _CHILD_AGES))),
            several=True,
        ),
        Question("housing", _options((each.value, each) for each in Housing)),
        Question("registered", _yes_no()),
        Question("work", _options((each.value, each) for each in Work)),
        Question("money_short", _options((("enough", False), ("short", True)))),
        Question("german", _options((each.value, each) for each in German)),
        Question("qualification", _options((each.value, each) for each in Qualification)),
        Question("title_before_2025_04", _yes_no()),
        Question("application_made", _yes_no()),
        Question("assigned", _options((each.value, each) for each in Assigned)),
        Question("work_forbidden", _yes_no()),
    )
}
