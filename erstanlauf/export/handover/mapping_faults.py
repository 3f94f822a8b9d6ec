"""What can be wrong with a mapping file: a class per kind of fault, so that each has its sentence.

Every fault carries `file`, and `line` where it has one. Names of keys and codes are quoted, never whole values.
"""

from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble


class MappingFault(KnownTrouble):
    """A mapping file cannot be used as it is. Details: file."""

    code: ClassVar[str] = "mapping.fault"


class MappingNotOpened(MappingFault):
    """Missing, not permitted, or no file at all. Details: file."""

    code = "mapping.not_opened"


class MappingTooLarge(MappingFault):
    """Details: file, limit_kb."""

    code = "mapping.too_large"


class MappingEmpty(MappingFault):
    """Holds no line that says anything. Details: file."""

    code = "mapping.empty"


class MappingUtf16(MappingFault):
    """Details: file."""

    code = "mapping.utf_16"


class PlacedMappingFault(MappingFault):
    """A fault with a line. Details: file, line (from 1)."""

    code: ClassVar[str] = "mapping.placed"


class MappingNotUtf8(PlacedMappingFault):
    """Details: file, line."""

    code = "mapping.not_utf8"


class MappingHidden(PlacedMappingFault):
    """A character nobody sees. Details: file, line, character (as U+XXXX)."""

    code = "mapping.hidden"


class MappingNotToml(PlacedMappingFault):
    """Details: file, line."""

    code = "mapping.not_toml"


class MappingBeyondReason(PlacedMappingFault):
    """Nested or counted beyond anything a mapping needs. Details: file, line."""

    code = "mapping.beyond_reason"


class MappingKeyTwice(PlacedMappingFault):
    """Details: file, line."""

    code = "mapping.key_twice"


class OtherMappingVersion(PlacedMappingFault):
    """Not the format or version of this program. Details: file, line, wanted."""

    code = "mapping.version"


class UnknownKey(PlacedMappingFault):
    """Details: file, line, key, known."""

    code = "mapping.unknown_key"


class KeyNotThere(PlacedMappingFault):
    """Details: file, line, key."""

    code = "mapping.key_missing"


class NotText(PlacedMappingFault):
    """Details: file, line, key."""

    code = "mapping.not_text"


class NotATable(PlacedMappingFault):
    """Details: file, line, key, wanted (how its heading is written)."""

    code = "mapping.not_a_table"


class TextTooLong(PlacedMappingFault):
    """Details: file, line, key, limit."""

    code = "mapping.text_too_long"


class TooMany(PlacedMappingFault):
    """More columns, lists or codes than any case system has. Details: file, line, key, limit."""

    code = "mapping.too_many"


class SourceOrConstant(PlacedMappingFault):
    """A column has both or neither. Details: file, line."""

    code = "mapping.source_or_constant"


class UnknownSource(PlacedMappingFault):
    """Details: file, line, source, near (the most similar name)."""

    code = "mapping.unknown_source"


class SourceOfNeed(PlacedMappingFault):
    """A source of the table of needs in that of persons. Details: file, line, source."""

    code = "mapping.source_of_need"


class HeadingTwice(PlacedMappingFault):
    """Details: file, line, heading."""

    code = "mapping.heading_twice"


class HeadingEmpty(PlacedMappingFault):
    """Details: file, line."""

    code = "mapping.heading_empty"


class DateForm(PlacedMappingFault):
    """Details: file, line, form."""

    code = "mapping.date_form"


class TimeOfDay(PlacedMappingFault):
    """A form with hours for a source that has none. Details: file, line, source."""

    code = "mapping.time_of_day"


class NoDate(PlacedMappingFault):
    """A date form for something that is no date. Details: file, line."""

    code = "mapping.no_date"


class UnknownList(PlacedMappingFault):
    """Details: file, line, list."""

    code = "mapping.unknown_list"


class ListWithoutCodes(PlacedMappingFault):
    """A list for a column whose source has no codes. Details: file, line, list."""

    code = "mapping.list_without_codes"


class ListNotUsed(PlacedMappingFault):
    """Details: file, line, list."""

    code = "mapping.list_not_used"


class UnknownCode(PlacedMappingFault):
    """Details: file, line, list, key (the code), near (the most similar one)."""

    code = "mapping.unknown_code"


class CodeNotThere(PlacedMappingFault):
    """A list without a default leaves a code out. Details: file, line, list, key (the code)."""

    code = "mapping.code_missing"


class DefaultNotThere(PlacedMappingFault):
    """A list for a source whose codes the catalogue decides has no default. Details: file, line, list."""

    code = "mapping.default_missing"
