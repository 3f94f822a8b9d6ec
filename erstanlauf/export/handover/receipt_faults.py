"""What can be wrong with a receipt: a class per kind of fault, so that each has its sentence.

Every fault of a file carries `file`, its name without what nobody sees. Names of fields are quoted, never values.
"""

from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble


class ReceiptsUnreachable(KnownTrouble):
    """The folder with receipts cannot be looked into. Details: folder."""

    code: ClassVar[str] = "receipt_folder.unreachable"


class ReceiptNotMoved(KnownTrouble):
    """A receipt that was read cannot be put away. Details: folder, file."""

    code: ClassVar[str] = "receipt_folder.not_moved"


class ReceiptFault(KnownTrouble):
    """A receipt says nothing that could be taken note of. Details: file."""

    code: ClassVar[str] = "receipt.fault"


class TooManyReceipts(ReceiptFault):
    """Only the first ones were read. Details: file (the folder's name), limit."""

    code = "receipt.too_many"


class ReceiptNotOpened(ReceiptFault):
    """Not permitted, or no file: a link, a folder. Details: file."""

    code = "receipt.not_opened"


class ReceiptTooLarge(ReceiptFault):
    """Details: file, limit_kb."""

    code = "receipt.too_large"


class ReceiptEmpty(ReceiptFault):
    """Details: file."""

    code = "receipt.empty"


class ReceiptNotUtf8(ReceiptFault):
    """Details: file."""

    code = "receipt.not_utf8"


class ReceiptNotJson(ReceiptFault):
    """Details: file, line."""

    code = "receipt.not_json"


class ReceiptBeyondReason(ReceiptFault):
    """Nested or counted beyond anything a receipt needs. Details: file."""

    code = "receipt.beyond_reason"


class ReceiptFieldTwice(ReceiptFault):
    """Details: file, field."""

    code = "receipt.field_twice"


class NotAReceipt(ReceiptFault):
    """Sound JSON of another form or version. Details: file."""

    code = "receipt.other_form"


class ReceiptFieldUnknown(ReceiptFault):
    """Details: file, field, known."""

    code = "receipt.field_unknown"


class ReceiptFieldMissing(ReceiptFault):
    """Details: file, field."""

    code = "receipt.field_missing"


class ReceiptValueWrong(ReceiptFault):
    """Details: file, field, wanted (an example, or all there are)."""

    code = "receipt.value_wrong"


class ReasonMissing(ReceiptFault):
    """A case is rejected without a word why. Details: file, known."""

    code = "receipt.reason_missing"


class ReasonNotHere(ReceiptFault):
    """A reason where nothing is refused. Details: file, status."""

    code = "receipt.reason_not_here"
