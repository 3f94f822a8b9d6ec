"""What can be wrong with a catalogue file of others: a class per kind of fault, so that each has its sentence.

Every fault carries `file`, with the member behind it where the file is an archive or a folder. Names, fields and
figures are quoted, never the content of a field. Of a refused file nothing was taken over.
"""

from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.plain_text import one_plain_line

_LONGEST_QUOTE = 120


def quoted(text: str) -> str:
    """Return a name out of a file as a sentence may quote it: one line, nothing hidden, not endless."""
    line = one_plain_line(text.encode("utf-8", "replace").decode())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1]}…"


class ParcelFault(KnownTrouble):
    """A file cannot be used as it is. Details: file."""

    code: ClassVar[str] = "parcel.fault"


class ReadingCancelled(ParcelFault):
    """Somebody stopped the reading. Details: file."""

    code = "parcel.cancelled"


class FileNotOpened(ParcelFault):
    """Missing, not permitted, or no file at all. Details: file."""

    code = "parcel.not_opened"


class FileEmpty(ParcelFault):
    """Holds no record. Details: file."""

    code = "parcel.empty"


class FileTooLarge(ParcelFault):
    """Details: file, limit_mb."""

    code = "parcel.too_large"


class UnpacksTooLarge(ParcelFault):
    """Too much in all, or too much for its size. Details: file, limit_mb, ratio."""

    code = "parcel.unpacks_too_large"


class TooManyFiles(ParcelFault):
    """Details: file, limit."""

    code = "parcel.too_many_files"


class OtherFileKind(ParcelFault):
    """Neither HSDS nor the own form: a picture, a spreadsheet, a text. Details: file."""

    code = "parcel.other_kind"


class XmlRefused(ParcelFault):
    """XML or a web page. Details: file."""

    code = "parcel.xml"


class Utf16Refused(ParcelFault):
    """Details: file."""

    code = "parcel.utf_16"


class ArchiveBroken(ParcelFault):
    """Cut, overlapping, with something before or behind it, or other than its own list says. Details: file."""

    code = "parcel.archive_broken"


class ArchiveLocked(ParcelFault):
    """Details: file."""

    code = "parcel.archive_locked"


class ArchiveMethod(ParcelFault):
    """Packed in a way that is not read. Details: file."""

    code = "parcel.archive_method"


class NameRefused(ParcelFault):
    """A member has none of the official names. Details: file, member."""

    code = "parcel.name_refused"


class NameTwice(ParcelFault):
    """Two members would be the same table. Details: file, member."""

    code = "parcel.name_twice"


class NotAFile(ParcelFault):
    """A link, a folder or a device with the name of a table. Details: file."""

    code = "parcel.not_a_file"


class PlacedFault(ParcelFault):
    """A fault inside a text. Details: file, line (from 1)."""

    code: ClassVar[str] = "parcel.placed_fault"


class NotUtf8(PlacedFault):
    """Details: file, line."""

    code = "parcel.not_utf8"


class ControlCharacter(PlacedFault):
    """Details: file, line, character (as U+XXXX)."""

    code = "parcel.control_character"


class TextTooLong(PlacedFault):
    """Details: file, line, limit (in letters)."""

    code = "parcel.text_too_long"


class TooManyRows(PlacedFault):
    """Details: file, line, limit."""

    code = "parcel.too_many_rows"


class TooManyFields(PlacedFault):
    """Details: file, line, limit."""

    code = "parcel.too_many_fields"


class QuotesBroken(PlacedFault):
    """The line is the one on which the row begins. Details: file, line."""

    code = "parcel.quotes"


class RowWidth(PlacedFault):
    """More or fewer cells than headings. Details: file, line, found, wanted."""

    code = "parcel.row_width"


class HeadingMissing(PlacedFault):
    """Details: file, line, field (the name that is missing, or the number of the column that has none)."""

    code = "parcel.heading_missing"


class HeadingTwice(PlacedFault):
    """Details: file, line, field."""

    code = "parcel.heading_twice"


class NotJson(PlacedFault):
    """Details: file, line."""

    code = "parcel.not_json"


class FileCut(PlacedFault):
    """The text ends before what it began. Details: file, line."""

    code = "parcel.cut"


class TooDeep(PlacedFault):
    """Details: file, line, limit."""

    code = "parcel.too_deep"


class FieldTwice(PlacedFault):
    """The same field twice in one object. Details: file, line, field."""

    code = "parcel.field_twice"


class NumberRefused(PlacedFault):
    """Larger than anything a catalogue holds. Details: file, line, field."""

    code = "parcel.number"


class WrongShape(PlacedFault):
    """A list, an object or a single value where the standard has another of the three. Details: file, line, field."""

    code = "parcel.wrong_shape"


class NotHsds(PlacedFault):
    """Sound JSON, but no record of the standard. Details: file, line."""

    code = "parcel.not_hsds"


class FolderNotEmpty(KnownTrouble):
    """A CSV export goes into a folder of its own. Details: folder."""

    code = "parcel.folder_not_empty"
