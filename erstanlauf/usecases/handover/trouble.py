"""Trouble of handing over that is expected: why something does not leave, and what is refused."""

from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble


class Held(KnownTrouble):
    """A backup was put back: nobody knows whether the consent still stands. Details: reference."""

    code: ClassVar[str] = "handover.held"


class ConsentOver(KnownTrouble):
    """The consent lets nothing leave any more: too much time has gone. Details: reference."""

    code: ClassVar[str] = "handover.consent_over"


class ClockBehind(KnownTrouble):
    """The clock stands before the moment the consent was given. Details: reference."""

    code: ClassVar[str] = "handover.clock_behind"


class RecipientAtRest(KnownTrouble):
    """The administration has put the recipient to rest. Details: reference, recipient."""

    code: ClassVar[str] = "handover.recipient_at_rest"


class CodeUnknown(KnownTrouble):
    """The code or reference is well formed and nothing here is called so."""

    code: ClassVar[str] = "handover.code_unknown"


class RecipientUnnamed(KnownTrouble):
    """A recipient needs a title that can be read in one line."""

    code: ClassVar[str] = "recipient.unnamed"


class FolderUnusable(KnownTrouble):
    """What was given as a folder cannot be one."""

    code: ClassVar[str] = "recipient.folder_unusable"


class KeyMissing(KnownTrouble):
    """There is no key, and parcels without encryption were not allowed."""

    code: ClassVar[str] = "recipient.key_missing"


class OutOfRange(KnownTrouble):
    """A number of days or months is not within its limits. Details: least, most."""

    code: ClassVar[str] = "recipient.out_of_range"
