"""Hard limits of a kind of service (age, child's age, status, German), held against what is known."""

from dataclasses import dataclass

from erstanlauf.domain.catalogue import Target
from erstanlauf.domain.conditions import some_child_within, span_within
from erstanlauf.domain.rules import Concern
from erstanlauf.domain.situation import German, Situation, Span, Status
from erstanlauf.domain.suggestion import LimitCode
from erstanlauf.domain.truth import Truth, any_of, truth_of

_LEVELS = tuple(German)


@dataclass(frozen=True, slots=True)
class Limits:
    """How a person stands to the limits of a kind: `failed` and `open` are pairs of limit and the facts it reads."""

    failed: tuple[tuple[LimitCode, tuple[str, ...]], ...]
    open: tuple[tuple[LimitCode, tuple[str, ...]], ...]
    soft: bool

    @property
    def truth(self) -> Truth:
        """MET when every limit is kept."""
        if self.failed:
            return Truth.NOT_MET
        return Truth.UNKNOWN if self.open else Truth.MET

    @property
    def open_facts(self) -> frozenset[str]:
        """Facts that decide what is still open."""
        return frozenset(fact for _, facts in self.open for fact in facts)


def limits_of(target: Target, situation: Situation, concerns: Concern = Concern.PERSON) -> Limits:
    """Hold a situation against a target. For a child of the visit the age limit is held against the children."""
    checks: list[tuple[LimitCode, tuple[str, ...], Truth]] = []
    if target.age is not None:
        for_child = concerns is Concern.CHILD
        facts = ("children",) if for_child else ("age",)
        kept = some_child_within(situation, target.age) if for_child else _within(situation.age, target.age)
        checks.append((LimitCode.AGE, facts, kept))
    if target.child_age is not None:
        kept = any_of((some_child_within(situation, target.child_age), _within(situation.age, target.child_age)))
        checks.append((LimitCode.CHILD_AGE, ("children", "age"), kept))
    if target.german_min is not None:
        checks.append((LimitCode.GERMAN, ("german",), _level(situation.german, target.german_min)))
    if target.status_include is not None or target.status_exclude:
        checks.append((LimitCode.STATUS, ("status",), _status(target, situation.status)))
    return Limits(
        failed=tuple((code, facts) for code, facts, kept in checks if kept is Truth.NOT_MET),
        open=tuple((code, facts) for code, facts, kept in checks if kept is Truth.UNKNOWN),
        soft=situation.status in target.status_soft,
    )


def _within(value: Span | None, limit: Span) -> Truth:
    return Truth.UNKNOWN if value is None else span_within(value, limit)


def _level(value: German | None, least: German) -> Truth:
    return Truth.UNKNOWN if value is None else truth_of(_LEVELS.index(value) >= _LEVELS.index(least))


def _status(target: Target, status: Status | None) -> Truth:
    if status is None:
        return Truth.UNKNOWN
    if status in target.status_exclude:
        return Truth.NOT_MET
    if target.status_include is None:
        return Truth.MET
    return truth_of(status in target.status_include or status in target.status_soft)
