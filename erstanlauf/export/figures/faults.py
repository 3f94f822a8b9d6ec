"""What can be wrong with counts on their way from desk to desk: a class per kind of fault, so that each has its
sentence. Details are limits, days, names of fields and folders; never a count, never a code out of a file.
"""

from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble


class SteeringKeyUnreadable(KnownTrouble):
    """The public key of the steering desk was not copied whole, or is none."""

    code: ClassVar[str] = "figures.key_unreadable"


class SteeringKeyIsSecret(KnownTrouble):
    """Somebody set the secret half of a key."""

    code: ClassVar[str] = "figures.key_secret"


class HouseKeyMissing(KnownTrouble):
    """This desk shares no secret with the others yet, so it can prove nothing and knows nobody."""

    code: ClassVar[str] = "figures.house_key_missing"


class CountsTooLarge(KnownTrouble):
    """A desk has more counts than a file may hold. Details: limit (rows)."""

    code: ClassVar[str] = "figures.counts_too_large"


class FileFault(KnownTrouble):
    """A file with counts was not taken."""

    code: ClassVar[str] = "figures.file_fault"


class FileNotRead(FileFault):
    """Missing, not permitted, or no file: a link, a folder."""

    code = "figures.file_not_read"


class FileTooLarge(FileFault):
    """Details: limit_mb."""

    code = "figures.file_too_large"


class FileOfOtherKind(FileFault):
    """Empty, or nothing that was sealed."""

    code = "figures.file_other_kind"


class FileDamaged(FileFault):
    """Cut or altered."""

    code = "figures.file_damaged"


class FileForOtherDesk(FileFault):
    """Sealed to another key than that of this desk."""

    code = "figures.file_other_desk"


class FileOfLaterForm(FileFault):
    """Made by a newer program."""

    code = "figures.file_later_form"


class FileOfOtherHouse(FileFault):
    """The desk that made it shares no secret with this one."""

    code = "figures.file_other_house"


class FileOfThisDesk(FileFault):
    """Made by this very desk, whose counts are here anyway."""

    code = "figures.file_own"


class FileFromFuture(FileFault):
    """The clock of one of both desks is wrong. Details: made_on (ISO)."""

    code = "figures.file_from_future"


class FileHasTooManyRows(FileFault):
    """Details: limit."""

    code = "figures.file_too_many_rows"


class FileNotAsAgreed(FileFault):
    """Well signed and not in its form: a mistake of the program that made it. Details: field."""

    code = "figures.file_not_as_agreed"


class FolderFault(KnownTrouble):
    """A file did not get to its folder, for no reason of its own kind. Details: folder."""

    code: ClassVar[str] = "figures.folder_failed"


class FolderMissing(FolderFault):
    """The folder is not there: a share that is not connected, as a rule. Details: folder."""

    code = "figures.folder_missing"


class FolderLocked(FolderFault):
    """This computer may not read or write there. Details: folder."""

    code = "figures.folder_locked"


class FolderFull(FolderFault):
    """Details: folder."""

    code = "figures.folder_full"


class FolderNameTooLong(FolderFault):
    """The path is longer than the system takes. Details: folder."""

    code = "figures.folder_name_too_long"


class FolderHasTooMany(FolderFault):
    """More files with counts than a house has desks by far; none was read. Details: folder, limit."""

    code = "figures.folder_too_many"
