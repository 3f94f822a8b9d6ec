"""Reads the rule files into a rule book: `book.yaml` with what belongs to all rules, every other file with rules.

Rules are held against the kinds of a catalogue, so that a rule about a kind nobody knows is a fault and not silence.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.conditions import Condition
from erstanlauf.domain.needs import Flag
from erstanlauf.domain.rules import Concern, Effect, Notice, Rank, Rule, RuleBook, Switch
from erstanlauf.domain.suggestion import Verdict
from erstanlauf.knowledge.conditions import Vocabulary, condition, condition_at
from erstanlauf.knowledge.consistency import ReadEffect, ReadRule, refuse_contradictions, refuse_gaps_and_overlaps
from erstanlauf.knowledge.faults import DuplicateId, EmptyList, FileMissing, UnknownCode, UnknownField
from erstanlauf.knowledge.kinds import kind_in, kinds_in
from erstanlauf.knowledge.record import Record
from erstanlauf.knowledge.sources import rule_sources
from erstanlauf.knowledge.yaml_files import read_mapping

BOOK_FILE = "book.yaml"
LANGUAGES = ("de", "en")
_VERDICTS = ("fits", "could_fit", "not", "not_but")


@dataclass(frozen=True, slots=True)
class _Known:
    """What a rule may refer to."""

    kinds: Collection[Kind]
    vocabulary: Vocabulary


def load_rules(folder: Path, kinds: Collection[Kind]) -> RuleBook:
    """Return the rule book of a folder; `kinds` are those of the catalogue in use.

    Raises a `KnowledgeFault` with file, rule and field at the first fault; nothing is taken over then.
    """
    if not folder.is_dir():
        raise FileMissing(file=BOOK_FILE)
    book = Record(BOOK_FILE, "book", read_mapping(folder / BOOK_FILE))
    switches = {each.name: each for each in map(_switch, book.records("switches"))}
    problem_flags = tuple(frozenset(row) for row in book.rows("problem_flags", Flag))
    known = _Known(kinds, Vocabulary(switches, problem_flags))
    wordings: dict[str, Mapping[str, str]] = {}
    read: list[ReadRule] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name != BOOK_FILE:
            read += _rules_of(path, known, wordings)
    refuse_gaps_and_overlaps(read)
    loaded = RuleBook(
        law_as_of=book.day("law_as_of"),
        rules=tuple(sorted((each.rule for each in read), key=lambda rule: (rule.id, rule.valid_from))),
        switches=tuple(switches.values()),
        wordings=wordings,
        problem_flags=problem_flags,
        guiding=kinds_in(book, "guiding", known.kinds),
        fallback=kinds_in(book, "fallback", known.kinds),
        case_management=dict(_case_taker(each, known) for each in book.records("case_management")),
    )
    book.finish()
    return loaded


def _switch(record: Record) -> Switch:
    name, positions = record.text("id"), record.texts("positions")
    title, words = _both_languages(record.record("title")), record.record("words")
    record.finish()
    if not positions:
        record.refuse("positions", EmptyList)
    said = {position: _both_languages(words.record(position)) for position in positions}
    words.finish()
    return Switch(name, positions, title, said)


def _case_taker(record: Record, known: _Known) -> tuple[Kind, Condition]:
    taker = kind_in(record, "service", known.kinds), condition_at(record, "when", known.vocabulary)
    record.finish()
    return taker


def _rules_of(path: Path, known: _Known, wordings: dict[str, Mapping[str, str]]) -> list[ReadRule]:
    file = Record(path.name, path.stem, read_mapping(path))
    found = [ReadRule(record, _rule(record, known, wordings)) for record in file.records("rules")]
    file.finish()
    return found


def _rule(record: Record, known: _Known, wordings: dict[str, Mapping[str, str]]) -> Rule:
    rule_id = record.text("id")
    codes = _wordings(record, f"{rule_id}.")
    default_trigger = condition_at(record, "trigger", known.vocabulary)
    effects = tuple(
        _effect(each, known, codes, default_trigger, rule_id) for each in record.optional_records("effects")
    )
    refuse_contradictions(effects)
    notices = tuple(_notice(each, known, codes, rule_id) for each in record.optional_records("notices"))
    rule = Rule(
        id=rule_id,
        title=_both_languages(record.record("title")),
        sources=rule_sources(record),
        valid_from=record.day("valid_from"),
        valid_to=record.optional_day("valid_to"),
        review_on=record.day("review_on"),
        guard=record.optional_integer("guard"),
        per_adult=record.has("per_adult") and record.truth("per_adult"),
        effects=tuple(each.effect for each in effects),
        notices=notices,
    )
    record.finish()
    for code, texts in codes.items():
        if wordings.setdefault(code, texts) != texts:
            record.refuse("wordings", DuplicateId, value=code.removeprefix(f"{rule_id}."))
    return rule


def _effect(
    record: Record, known: _Known, codes: Mapping[str, object], default_trigger: Condition, rule_id: str
) -> ReadEffect:
    named = [name for name in _VERDICTS if record.has(name)]
    if len(named) != 1:
        record.refuse(named[1] if named else "fits", UnknownField)
    verdict = Verdict.NOT if named[0].startswith("not") else Verdict(named[0])
    kinds = kinds_in(record, named[0], known.kinds)
    all_but = frozenset(kinds) if named[0] == "not_but" else None
    effect = Effect(
        kinds=kinds if all_but is None else (),
        verdict=verdict,
        trigger=condition_at(record, "trigger", known.vocabulary, default_trigger),
        when=condition_at(record, "when", known.vocabulary),
        reason=_code(record, "reason", codes, rule_id),
        rank=_rank(record, verdict),
        concerns=Concern.CHILD if _is_for_child(record) else Concern.PERSON,
        all_but=all_but,
        holds_while_unknown=record.has("holds_while_unknown") and record.truth("holds_while_unknown"),
    )
    record.finish()
    return ReadEffect(record, named[0], effect)


def _rank(record: Record, verdict: Verdict) -> Rank:
    if not record.has("rank"):
        return Rank.NEED if verdict is Verdict.FITS else Rank.MAY
    name = record.text("rank")
    if name.upper() not in Rank.__members__:
        record.refuse("rank", UnknownCode, value=name, allowed=", ".join(each.name.lower() for each in Rank))
    return Rank[name.upper()]


def _is_for_child(record: Record) -> bool:
    if not record.has("concerns"):
        return False
    concerns = record.text("concerns")
    if concerns not in {each.value for each in Concern}:
        record.refuse("concerns", UnknownCode, value=concerns, allowed=", ".join(each.value for each in Concern))
    return concerns == Concern.CHILD.value


def _notice(record: Record, known: _Known, codes: Mapping[str, object], rule_id: str) -> Notice:
    notice = Notice(condition(record.record("when"), known.vocabulary), _code(record, "text", codes, rule_id))
    record.finish()
    return notice


def _code(record: Record, field: str, codes: Mapping[str, object], rule_id: str) -> str:
    short = record.text(field)
    if f"{rule_id}.{short}" not in codes:
        own = (code.removeprefix(f"{rule_id}.") for code in codes)
        record.refuse(field, UnknownCode, value=short, allowed=", ".join(own))
    return f"{rule_id}.{short}"


def _wordings(record: Record, prefix: str) -> dict[str, Mapping[str, str]]:
    """Return the texts of a block `wordings` by full code."""
    block = record.record("wordings")
    return {f"{prefix}{name}": _both_languages(block.record(name)) for name in block.fields()}


def _both_languages(record: Record) -> Mapping[str, str]:
    texts = {language: record.text(language) for language in LANGUAGES}
    record.finish()
    return cast(Mapping[str, str], texts)
