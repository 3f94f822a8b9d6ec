"""Reads what an entry of law or practice rests on, the same in the rules and in the plan."""

from erstanlauf.domain.rules import RuleSource
from erstanlauf.knowledge.faults import UnknownCode
from erstanlauf.knowledge.record import Record

_SURENESS = ("H", "M", "L")


def rule_sources(record: Record) -> tuple[RuleSource, ...]:
    """Return the sources of an entry, at least one."""
    return tuple(_source(each) for each in record.records("sources"))


def _source(record: Record) -> RuleSource:
    sureness = record.text("sureness")
    if sureness not in _SURENESS:
        record.refuse("sureness", UnknownCode, value=sureness, allowed=", ".join(_SURENESS))
    source = RuleSource(record.text("ref"), record.day("date"), sureness)
    record.finish()
    return source
