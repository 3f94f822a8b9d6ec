"""Reads the target groups that the steering group counts by.

The sources beside the groups are for those who keep the file: they have to be there and are not read any further.
"""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from erstanlauf.domain.conditions import Condition
from erstanlauf.domain.figures.disclosure import ALL_VISITS, REST
from erstanlauf.domain.figures.target_groups import GROUP_FACTS, MOST_GROUPS, NOT_KNOWN, GroupId, TargetGroup
from erstanlauf.domain.situation import Status
from erstanlauf.knowledge.conditions import Vocabulary, condition
from erstanlauf.knowledge.faults import (
    BadForm,
    DuplicateId,
    FactNotForGroups,
    OnlyFactsDecide,
    ReservedId,
    TooManyEntries,
    UnknownCode,
)
from erstanlauf.knowledge.record import Record
from erstanlauf.knowledge.yaml_files import read_mapping

LANGUAGES = ("de", "en")
RESERVED = frozenset({REST, NOT_KNOWN, ALL_VISITS})
"""What stands in tables beside the groups."""

_ID = re.compile("[a-z][a-z0-9_]{1,39}")
_NOT_OF_FACTS = ("need", "flag", "problems", "switch")
_NO_BOOK = Vocabulary(switches={}, problem_flags=())


def load_groups(path: Path) -> tuple[TargetGroup, ...]:
    """Return the groups of a file in its order, in which they are asked.

    Raises a `KnowledgeFault` with file, line, group and field at the first fault; nothing is taken over then.
    """
    file = Record(path.name, path.stem, read_mapping(path))
    records = file.records("groups")
    if len(records) > MOST_GROUPS:
        file.refuse("groups", TooManyEntries, limit=MOST_GROUPS)
    groups: dict[GroupId, TargetGroup] = {}
    for record in records:
        group = _group(record, groups)
        groups[group.id] = group
    file.finish()
    return tuple(groups.values())


def _group(record: Record, known: Collection[GroupId]) -> TargetGroup:
    group = TargetGroup(_new_id(record, known), _names(record.record("names")), _when(record))
    source = record.record("source")
    source.text("ref")
    source.day("date")
    source.finish()
    record.finish()
    return group


def _new_id(record: Record, known: Collection[GroupId]) -> GroupId:
    group = GroupId(record.text("id"))
    if not _ID.fullmatch(group):
        record.refuse("id", BadForm, value=group)
    if group in RESERVED:
        record.refuse("id", ReservedId, value=group)
    if group in known:
        record.refuse("id", DuplicateId, value=group)
    return group


def _names(record: Record) -> Mapping[str, str]:
    names = {language: record.text(language) for language in LANGUAGES}
    record.finish()
    return names


def _when(record: Record) -> Condition:
    block = record.record("when")
    _refuse_what_is_no_fact(block)
    return condition(record.record("when"), _NO_BOOK)


def _refuse_what_is_no_fact(block: Record) -> None:
    """Refuse a condition, at the line it stands on, that a group may not be told by."""
    for kind in _NOT_OF_FACTS:
        if block.has(kind):
            block.refuse(kind, OnlyFactsDecide, value=kind)
    for several in ("all", "any"):
        for part in block.optional_records(several):
            _refuse_what_is_no_fact(part)
    if block.has("not"):
        _refuse_what_is_no_fact(block.record("not"))
    if block.has("fact"):
        _refuse_fact(block)


def _refuse_fact(block: Record) -> None:
    fact = block.text("fact")
    if fact not in GROUP_FACTS:
        allowed = ", ".join(sorted(GROUP_FACTS - {"children"}))
        block.refuse("fact", FactNotForGroups, value=fact, allowed=allowed)
    if fact == "status" and Status.OFFEN in block.codes("is", Status):
        others = ", ".join(each for each in Status if each is not Status.OFFEN)
        block.refuse("is", UnknownCode, value=Status.OFFEN, allowed=others)
