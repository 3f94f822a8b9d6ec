"""What can be wrong with a review sheet that comes back: a class per kind of fault, so that each has its sentence.

Every fault carries the file's name, those of a row its number as a spreadsheet counts. Nothing was taken over.
"""

from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble


class SheetFault(KnownTrouble):
    """A review sheet cannot be used as it is."""

    code: ClassVar[str] = "sheet.fault"


class SheetMissing(SheetFault):
    """Details: file."""

    code = "sheet.missing"


class SheetTooLarge(SheetFault):
    """Details: file, limit_kb."""

    code = "sheet.too_large"


class TooManyRows(SheetFault):
    """Details: file, limit."""

    code = "sheet.too_many_rows"


class NotText(SheetFault):
    """No encoding fits. Details: file."""

    code = "sheet.not_text"


class LettersLost(SheetFault):
    """Saved in an encoding that has not all letters of the language. Details: file, row."""

    code = "sheet.letters_lost"


class NotASheet(SheetFault):
    """The first row is not the one this program wrote. Details: file, columns."""

    code = "sheet.not_a_sheet"


class QuotesBroken(SheetFault):
    """Details: file, row."""

    code = "sheet.quotes"


class NothingReviewed(SheetFault):
    """Details: file."""

    code = "sheet.nothing_reviewed"


class RowFault(SheetFault):
    """Details: file, row."""

    code = "sheet.row_fault"


class OtherColumns(RowFault):
    """Details: file, row."""

    code = "sheet.row_columns"


class LineBreak(RowFault):
    """Details: file, row."""

    code = "sheet.row_line_break"


class RowTwice(RowFault):
    """Details: file, row, first."""

    code = "sheet.row_twice"


class UnknownId(RowFault):
    """Details: file, row."""

    code = "sheet.row_id"


class GermanChanged(RowFault):
    """Details: file, row."""

    code = "sheet.row_german"


class OddOk(RowFault):
    """Details: file, row."""

    code = "sheet.row_ok"


class Empty(RowFault):
    """Details: file, row."""

    code = "sheet.row_empty"


class OtherPlaceholders(RowFault):
    """Details: file, row, wanted."""

    code = "sheet.row_placeholders"


class ControlCharacters(RowFault):
    """Details: file, row."""

    code = "sheet.row_control"


class TooLong(RowFault):
    """Details: file, row."""

    code = "sheet.row_too_long"


class NoGlyph(RowFault):
    """Details: file, row, characters."""

    code = "sheet.row_glyph"


class OtherScript(RowFault):
    """Details: file, row, language (its own name)."""

    code = "sheet.row_script"
