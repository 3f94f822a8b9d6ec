"""Refuses rules that are each well formed and do not go together: contradictions in one, gaps and overlaps between
versions.

It looks at rules already read and at the records they came from; it knows nothing of files and wordings.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import combinations, pairwise
from operator import attrgetter
from typing import NamedTuple

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.rules import Effect, Rule
from erstanlauf.domain.suggestion import Verdict
from erstanlauf.knowledge.faults import EffectRepeated, EndsTooEarly, RuleContradiction, VersionGap, VersionsOverlap
from erstanlauf.knowledge.record import Record


class ReadRule(NamedTuple):
    """A version of a rule and where it stands."""

    record: Record
    rule: Rule


class ReadEffect(NamedTuple):
    """An effect and where it stands; `field` is the one that names its kinds."""

    record: Record
    field: str
    effect: Effect


def refuse_contradictions(effects: Sequence[ReadEffect]) -> None:
    """Refuse a rule that says yes and no to a kind under the very same condition, or one thing twice.

    Conditions are compared as they are written: two that mean the same in other words are not found. Raises
    `RuleContradiction` or `EffectRepeated` at the later effect.
    """
    for earlier, later in combinations(effects, 2):
        if (earlier.effect.trigger, earlier.effect.when) != (later.effect.trigger, later.effect.when):
            continue
        if kind := _first(_contradicted(earlier.effect, later.effect)):
            later.record.refuse(later.field, RuleContradiction, value=kind)
        if kind := _first(_repeated(earlier.effect, later.effect)):
            later.record.refuse(later.field, EffectRepeated, value=kind)


def refuse_gaps_and_overlaps(rules: Iterable[ReadRule]) -> None:
    """Refuse versions of one rule that hold on the same day or leave days on which none holds.

    Raises `EndsTooEarly`, `VersionsOverlap` or `VersionGap`, the last two at the version that begins later.
    """
    ordered = sorted(rules, key=lambda each: (each.rule.id, each.rule.valid_from))
    for record, rule in ordered:
        if rule.valid_to is not None and rule.valid_to < rule.valid_from:
            record.refuse("valid_to", EndsTooEarly, value=rule.valid_to.isoformat())
    for (_, earlier), (record, later) in pairwise(ordered):
        if earlier.id != later.id:
            continue
        begins = later.valid_from.isoformat()
        if earlier.valid_to is None or later.valid_from <= earlier.valid_to:
            record.refuse("valid_from", VersionsOverlap, value=begins, earlier=earlier.valid_from.isoformat())
        if later.valid_from > earlier.valid_to + timedelta(days=1):
            record.refuse("valid_from", VersionGap, value=begins, earlier=earlier.valid_to.isoformat())


def _contradicted(one: Effect, other: Effect) -> Iterable[Kind]:
    """The kinds that one of two effects names and the other excludes."""
    if (one.verdict is Verdict.NOT) == (other.verdict is Verdict.NOT):
        return ()
    named, excluding = (other, one) if one.verdict is Verdict.NOT else (one, other)
    return excluding.barred_among(named.kinds)


def _repeated(one: Effect, other: Effect) -> Iterable[Kind]:
    """The kinds of which two effects say the same; for what excludes all else, those it leaves."""
    same = attrgetter("verdict", "reason", "rank", "concerns", "holds_while_unknown")
    if same(one) != same(other) or (one.all_but is None) != (other.all_but is None):
        return ()
    others = other.kinds if other.all_but is None else sorted(other.all_but)
    return [kind for kind in others if kind in (one.kinds if one.all_but is None else one.all_but)]


def _first(kinds: Iterable[Kind]) -> Kind | None:
    return next(iter(kinds), None)
