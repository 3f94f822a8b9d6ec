"""What can be wrong with a knowledge file (catalogue, rules): a class per kind of fault, so that each has its sentence.

Every fault carries the file's name; faults of a record also carry line, record and field. Values quoted in a fault come
from files about offices and law, never from a visit.
"""

from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble


class KnowledgeFault(KnownTrouble):
    """A catalogue or rule file cannot be used as it is. Nothing of it was taken over."""

    code: ClassVar[str] = "knowledge.fault"


class FileMissing(KnowledgeFault):
    """Details: file."""

    code = "knowledge.file_missing"


class FileUnreadable(KnowledgeFault):
    """Details: file."""

    code = "knowledge.file_unreadable"


class FileTooLarge(KnowledgeFault):
    """Details: file, limit_mb."""

    code = "knowledge.file_too_large"


class FileEmpty(KnowledgeFault):
    """Details: file."""

    code = "knowledge.file_empty"


class NotUtf8(KnowledgeFault):
    """Details: file, line."""

    code = "knowledge.not_utf8"


class ControlCharacter(KnowledgeFault):
    """Outside of the fields: in a comment, in the name of a field, or where it keeps the file from being read.

    Details: file, line, character (as U+XXXX).
    """

    code = "knowledge.control_character"


class NotYaml(KnowledgeFault):
    """Details: file, line."""

    code = "knowledge.not_yaml"


class TabIndentation(KnowledgeFault):
    """Details: file, line."""

    code = "knowledge.tab_indentation"


class SeveralDocuments(KnowledgeFault):
    """Details: file, line."""

    code = "knowledge.several_documents"


class NotAMapping(KnowledgeFault):
    """The file is a list or a single value. Details: file."""

    code = "knowledge.not_a_mapping"


class AliasUsed(KnowledgeFault):
    """An anchor, alias or tag: they can blow up a file and hide what an entry says. Details: file, line."""

    code = "knowledge.alias_used"


class TooDeep(KnowledgeFault):
    """Details: file, line, limit."""

    code = "knowledge.too_deep"


class DuplicateKey(KnowledgeFault):
    """Details: file, line, field."""

    code = "knowledge.duplicate_key"


class AmbiguousValue(KnowledgeFault):
    """A bare yes, no, on or off, which programs read differently. Details: file, line, value."""

    code = "knowledge.ambiguous_value"


class RecordFault(KnowledgeFault):
    """A fault at a known place. Details: file, line, record, field, and what the kind adds."""

    code: ClassVar[str] = "knowledge.record_fault"


class MissingField(RecordFault):
    """Details: as `RecordFault`."""

    code = "knowledge.missing_field"


class UnknownField(RecordFault):
    """Details: as `RecordFault`."""

    code = "knowledge.unknown_field"


class TextExpected(RecordFault):
    """A number, list or block stands where a text is due. Details: as `RecordFault`."""

    code = "knowledge.text_expected"


class HiddenCharacter(RecordFault):
    """A control, a turn of direction, a letter of no width. Details: as `RecordFault`, character (as U+XXXX)."""

    code = "knowledge.hidden_character"


class LineBreakInside(RecordFault):
    """More than one line where one is due. Details: as `RecordFault`."""

    code = "knowledge.line_break_inside"


class TextTooLong(RecordFault):
    """Details: as `RecordFault`, limit (in letters)."""

    code = "knowledge.text_too_long"


class NumberExpected(RecordFault):
    """Details: as `RecordFault`."""

    code = "knowledge.number_expected"


class TruthExpected(RecordFault):
    """Neither true nor false. Details: as `RecordFault`."""

    code = "knowledge.truth_expected"


class ListExpected(RecordFault):
    """Details: as `RecordFault`."""

    code = "knowledge.list_expected"


class BlockExpected(RecordFault):
    """A single value stands where a block of fields is due. Details: as `RecordFault`."""

    code = "knowledge.block_expected"


class UnknownCode(RecordFault):
    """A word outside a closed list. Details: as `RecordFault`, value, allowed."""

    code = "knowledge.unknown_code"


class DuplicateId(RecordFault):
    """Details: as `RecordFault`, value."""

    code = "knowledge.duplicate_id"


class UnknownReference(RecordFault):
    """An id that stands nowhere else in the file. Details: as `RecordFault`, value."""

    code = "knowledge.unknown_reference"


class UnknownKind(RecordFault):
    """A kind of service that the catalogue does not hold. Details: as `RecordFault`, value."""

    code = "knowledge.unknown_kind"


class UnknownDocument(RecordFault):
    """A document the slip has no words for. Details: as `RecordFault`, value."""

    code = "knowledge.unknown_document"


class BadSpan(RecordFault):
    """Lower end above upper end, or outside the scale. Details: as `RecordFault`."""

    code = "knowledge.bad_span"


class BadDate(RecordFault):
    """Details: as `RecordFault`, value."""

    code = "knowledge.bad_date"


class BadForm(RecordFault):
    """A text that has not the form of its field (id, phone, e-mail, web address). Details: as `RecordFault`, value."""

    code = "knowledge.bad_form"


class EmptyList(RecordFault):
    """A list that needs at least one entry. Details: as `RecordFault`."""

    code = "knowledge.empty_list"


class SourceMissing(RecordFault):
    """A fact that may be printed names no source. Details: as `RecordFault`."""

    code = "knowledge.source_missing"


class Contradiction(RecordFault):
    """The same word stands in a list that lets in and in one that keeps out. Details: as `RecordFault`, value."""

    code = "knowledge.contradiction"


class RuleContradiction(RecordFault):
    """A rule offers and excludes a kind under the very same condition. Details: as `RecordFault`, value (the kind)."""

    code = "knowledge.rule_contradiction"


class EffectRepeated(RecordFault):
    """A rule says the same of a kind twice. Details: as `RecordFault`, value (the kind)."""

    code = "knowledge.effect_repeated"


class EndsTooEarly(RecordFault):
    """A version of a rule ends before it begins. Details: as `RecordFault`, value (the last day)."""

    code = "knowledge.ends_too_early"


class VersionsOverlap(RecordFault):
    """Two versions of a rule hold on one day. Details: as `RecordFault`, value, earlier (the days they begin)."""

    code = "knowledge.versions_overlap"


class VersionGap(RecordFault):
    """Between two versions of a rule are days on which none holds.

    Details: as `RecordFault`, value (the day the later begins), earlier (the last day of the earlier).
    """

    code = "knowledge.version_gap"


class SecretAddress(RecordFault):
    """An address where people hide. Details: as `RecordFault`; never the address."""

    code = "knowledge.secret_address"


class PrerequisiteCycle(RecordFault):
    """Services that would each have to come before the others. Details: as `RecordFault`, value (the way round)."""

    code = "knowledge.prerequisite_cycle"


class OnlyFactsDecide(RecordFault):
    """A target group is told by something else than facts: a need, what was said unasked, a switch.

    Details: as `RecordFault`, value (what kind of condition it is).
    """

    code = "knowledge.only_facts_decide"


class FactNotForGroups(RecordFault):
    """A target group is told by a fact that no group may be told by. Details: as `RecordFault`, value, allowed."""

    code = "knowledge.fact_not_for_groups"


class ReservedId(RecordFault):
    """An id that the program needs itself. Details: as `RecordFault`, value."""

    code = "knowledge.reserved_id"


class TooManyEntries(RecordFault):
    """Details: as `RecordFault`, limit."""

    code = "knowledge.too_many_entries"
