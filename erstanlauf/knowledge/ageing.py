"""Reads after how many days the facts of a catalogue have to be asked about again.

The reasons beside the limits are for those who keep the file: they have to be there and are not read any further.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from erstanlauf.domain.ageing import AgeLimits, FieldGroup
from erstanlauf.domain.catalogue import Kind
from erstanlauf.knowledge.faults import BadSpan, DuplicateId, MissingField
from erstanlauf.knowledge.kinds import kind_in
from erstanlauf.knowledge.record import Record
from erstanlauf.knowledge.yaml_files import read_mapping

_MOST_DAYS = 3660


def load_age_limits(path: Path, kinds: Collection[Kind]) -> AgeLimits:
    """Return the limits of a file; `kinds` are those of the catalogue in use, paused ones included.

    Raises a `KnowledgeFault` with file, entry and field at the first fault; nothing is taken over then.
    """
    file = Record(path.name, path.stem, read_mapping(path))
    days = _limits(file)
    for group in FieldGroup:
        if group not in days:
            file.refuse(f"limits.{group}", MissingField)
    by_kind: dict[Kind, Mapping[FieldGroup, int]] = {}
    for record in file.optional_records("kinds"):
        by_kind[_new_kind(record, kinds, by_kind)] = _limits(record)
        record.finish()
    ageless: list[Kind] = []
    for record in file.optional_records("ageless"):
        ageless.append(_new_kind(record, kinds, (*by_kind, *ageless)))
        _grounds(record)
    file.finish()
    return AgeLimits(days, frozenset(ageless), by_kind)


def _limits(holder: Record) -> dict[FieldGroup, int]:
    days: dict[FieldGroup, int] = {}
    for record in holder.records("limits"):
        group = record.code("group", FieldGroup)
        if group in days:
            record.refuse("group", DuplicateId, value=group)
        days[group] = record.integer("days")
        if not 0 < days[group] <= _MOST_DAYS:
            record.refuse("days", BadSpan)
        _grounds(record)
    return days


def _new_kind(record: Record, kinds: Collection[Kind], named: Collection[Kind]) -> Kind:
    kind = kind_in(record, "id", kinds)
    if kind in named:
        record.refuse("id", DuplicateId, value=kind)
    return kind


def _grounds(record: Record) -> None:
    record.text("reason")
    record.day("proposed_on")
    record.finish()
