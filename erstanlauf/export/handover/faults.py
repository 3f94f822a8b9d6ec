"""What can be wrong on the way of a parcel: its key, its folder. A class per kind, so that each has its sentence.

Details are titles of recipients, folders, names of files and figures; never anything of a person.
"""

from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble


class KeyMissing(KnownTrouble):
    """There is no key, and nobody allowed parcels without encryption. Details: recipient."""

    code: ClassVar[str] = "parcel_key.missing"


class FolderFault(KnownTrouble):
    """A parcel did not get to its folder, for no reason of its own kind. Details: folder, file."""

    code: ClassVar[str] = "handover_folder.failed"


class FolderMissing(FolderFault):
    """The folder is not there: a share that is not connected, as a rule. Details: folder, file."""

    code = "handover_folder.missing"


class FolderLocked(FolderFault):
    """Nobody may write there. Details: folder, file."""

    code = "handover_folder.locked"


class FolderFull(FolderFault):
    """Details: folder, file."""

    code = "handover_folder.full"


class FolderNameTooLong(FolderFault):
    """The path of folder and file is longer than the system takes. Details: folder, file."""

    code = "handover_folder.name_too_long"


class OtherFileThere(FolderFault):
    """Something else of this name lies there; it was left as it is. Details: folder, file."""

    code = "handover_folder.other_file"
