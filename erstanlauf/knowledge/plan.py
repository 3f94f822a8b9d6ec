"""Reads what must come before what, and by when, from a file into a plan book.

Services are held against the kinds of a catalogue and conditions against the switches of a rule book, so that a slip of
the pen is a fault and not silence.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from erstanlauf.domain.catalogue import Document, Kind
from erstanlauf.domain.prerequisites import (
    Arrival,
    Deadline,
    Handout,
    PlanBook,
    Precedence,
    Prerequisites,
    Requirement,
    Urgency,
    first_cycle,
)
from erstanlauf.domain.rules import RuleBook
from erstanlauf.knowledge.conditions import Vocabulary, condition_at
from erstanlauf.knowledge.faults import (
    BadForm,
    DuplicateId,
    PrerequisiteCycle,
    UnknownField,
    UnknownReference,
)
from erstanlauf.knowledge.kinds import kind_in, kinds_in
from erstanlauf.knowledge.record import Record
from erstanlauf.knowledge.rules import LANGUAGES
from erstanlauf.knowledge.sources import rule_sources
from erstanlauf.knowledge.yaml_files import read_mapping

_PARTS = ("needs", "gives", "after", "deadlines")


@dataclass(frozen=True, slots=True)
class _Known:
    """What an entry may refer to."""

    kinds: Collection[Kind]
    documents: Collection[Document]
    vocabulary: Vocabulary


def load_plan_book(path: Path, kinds: Collection[Kind], rulebook: RuleBook) -> PlanBook:
    """Return the prerequisites of a file; `kinds` are those of the catalogue in use.

    Raises a `KnowledgeFault` with file, entry and field at the first fault; nothing is taken over then.
    """
    file = Record(path.name, path.stem, read_mapping(path))
    wordings = _wordings(file)
    vocabulary = Vocabulary({each.name: each for each in rulebook.switches}, rulebook.problem_flags)
    known = _Known(kinds, wordings, vocabulary)
    records: dict[Kind, Record] = {}
    services: dict[Kind, Prerequisites] = {}
    for record in file.records("services"):
        kind = kind_in(record, "id", known.kinds)
        if kind in services:
            record.refuse("id", DuplicateId, value=kind)
        records[kind], services[kind] = record, _prerequisites(record, known)
    book = PlanBook(file.day("law_as_of"), file.day("review_on"), services, wordings)
    file.finish()
    _refuse_cycle(services, records)
    return book


def _wordings(file: Record) -> dict[Document, Mapping[str, str]]:
    wordings: dict[Document, Mapping[str, str]] = {}
    for record in file.records("documents"):
        document = Document(record.text("id"))
        if document in wordings:
            record.refuse("id", DuplicateId, value=document)
        wordings[document] = {language: record.text(language) for language in LANGUAGES}
        record.finish()
    return wordings


def _prerequisites(record: Record, known: _Known) -> Prerequisites:
    needs, gives, after, deadlines = (record.optional_records(part) for part in _PARTS)
    found = Prerequisites(
        needs=tuple(_requirement(each, known) for each in needs),
        gives=tuple(_handout(each, known) for each in gives),
        after=tuple(_precedence(each, known) for each in after),
        deadlines=tuple(_deadline(each, known) for each in deadlines),
    )
    record.finish()
    return found


def _requirement(record: Record, known: _Known) -> Requirement:
    found = Requirement(_document(record, known), condition_at(record, "when", known.vocabulary), rule_sources(record))
    record.finish()
    return found


def _handout(record: Record, known: _Known) -> Handout:
    arrival = record.code("arrives", Arrival)
    found = Handout(
        _document(record, known), arrival, condition_at(record, "when", known.vocabulary), rule_sources(record)
    )
    record.finish()
    return found


def _precedence(record: Record, known: _Known) -> Precedence:
    kinds = kinds_in(record, "services", known.kinds)
    found = Precedence(kinds, condition_at(record, "when", known.vocabulary), rule_sources(record))
    record.finish()
    return found


def _deadline(record: Record, known: _Known) -> Deadline:
    urgency = record.code("code", Urgency)
    days = record.integer("days") if urgency is Urgency.WITHIN_DAYS else None
    if days is None and record.has("days"):
        record.refuse("days", UnknownField)
    if days is not None and days < 1:
        record.refuse("days", BadForm, value=str(days))
    found = Deadline(urgency, days, condition_at(record, "when", known.vocabulary), rule_sources(record))
    record.finish()
    return found


def _document(record: Record, known: _Known) -> Document:
    document = Document(record.text("document"))
    if document not in known.documents:
        record.refuse("document", UnknownReference, value=document)
    return document


def _refuse_cycle(services: Mapping[Kind, Prerequisites], records: Mapping[Kind, Record]) -> None:
    cycle = first_cycle(services)
    if not cycle:
        return
    first = next(kind for kind in services if kind in cycle)
    start = cycle.index(first)
    way_round = (*cycle[start:-1], *cycle[: start + 1])
    told_first = {kind for precedence in services[first].after for kind in precedence.kinds}
    field = "after" if way_round[-2] in told_first else "needs"
    records[first].refuse(field, PrerequisiteCycle, value=" → ".join(way_round))
