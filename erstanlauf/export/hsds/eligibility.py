"""Whom a kind of service is for, in one German line and in whole years, as far as hard limits say."""

from erstanlauf.domain.catalogue import Target
from erstanlauf.domain.questions import NO_ANSWER
from erstanlauf.domain.situation import ENDLESS, German, Span, Status
from erstanlauf.i18n import labels
from erstanlauf.i18n.wording import Wording


def open_age(span: Span | None) -> tuple[int | None, int | None]:
    """Return the lowest and the highest age; None at an end that is open."""
    if span is None:
        return None, None
    return span.low or None, None if span.high == ENDLESS else span.high


def eligibility(target: Target, words: Wording) -> str:
    """Return the limits in one line; empty where there are none."""
    parts = [
        _years("Alter: ", target.age),
        _years("Alter des Kindes: ", target.child_age),
        _statuses("nur mit: ", target.status_include or frozenset(), words),
        _statuses("nicht mit: ", target.status_exclude, words),
        _statuses("im Einzelfall mit: ", target.status_soft, words),
        _german(target.german_min),
    ]
    return "; ".join(part for part in parts if part)


def _years(head: str, span: Span | None) -> str:
    if span is None:
        return ""
    low, high = open_age(span)
    if high is None:
        return f"{head}ab {span.low} Jahren"
    return f"{head}bis {high} Jahre" if low is None else f"{head}{low} bis {high} Jahre"


def _statuses(head: str, statuses: frozenset[Status], words: Wording) -> str:
    codes = [NO_ANSWER if status is Status.OFFEN else status for status in Status if status in statuses]
    named = [labels.answer(words, "status", code) for code in codes]
    return head + ", ".join(named) if named else ""


def _german(level: German | None) -> str:
    return "" if level in (None, German.NONE) else f"Deutsch mindestens {level}"
