"""What can go wrong with the store from outside: a class for each thing a person would treat differently."""

from erstanlauf.domain.errors import KnownTrouble


class StoreLocked(KnownTrouble):
    """Another process has the store open. Details: folder."""

    code = "store.locked"


class StoreDamaged(KnownTrouble):
    """The file is not what was written, or parts of it are missing. Details: file."""

    code = "store.damaged"


class DamageFound(KnownTrouble):
    """Damage was found in the open store; the next log-in offers a backup. Details: file."""

    code = "store.damage_found"


class StoreNewer(KnownTrouble):
    """A newer program wrote the store. Details: file."""

    code = "store.newer"


class StoreMissing(KnownTrouble):
    """There is a key or a log but no store, so there was one. Details: folder, file."""

    code = "store.missing"


class StoreNotEncrypted(KnownTrouble):
    """A plain SQLite file lies in the place of the store. Details: file."""

    code = "store.not_encrypted"


class KeyDamaged(KnownTrouble):
    """The key file is not what was written. Details: file."""

    code = "store.key_damaged"


class WrongKey(KnownTrouble):
    """The key is whole but belongs to another store. Details: file."""

    code = "store.wrong_key"


class DiskFull(KnownTrouble):
    """There was no room for a step, so it was not kept. Details: folder, free_mb."""

    code = "store.disk_full"


class NoRoomForNewKey(DiskFull):
    """There was no room to encrypt the store anew; it is open under its old key. Details: folder, free_mb."""


class NotWritable(KnownTrouble):
    """Folder or file may not be written. Details: folder."""

    code = "store.not_writable"


class DiskFailing(KnownTrouble):
    """The drive refused to read or write. Details: folder."""

    code = "store.disk_failing"


class DraftUnreadable(KnownTrouble):
    """An open visit was saved in a form this program does not know. Details: none."""

    code = "store.draft_unreadable"


class HandoverUnreadable(KnownTrouble):
    """A hand-over or a recipient was kept in a form this program does not know. Details: none."""

    code = "store.handover_unreadable"


class AuditBroken(KnownTrouble):
    """An entry of the audit is not the one that was written. Details: seq."""

    code = "store.audit_broken"


class AlreadySetUp(KnownTrouble):
    """A first start was to be made where there is a store or a key file already. Details: folder."""

    code = "store.already_set_up"


class OnNetworkDrive(KnownTrouble):
    """The folder of the store lies on another computer. Details: folder."""

    code = "store.on_network_drive"


class StepsLost(KnownTrouble):
    """The store has taken fewer steps than were confirmed: its log was cut or an old copy lies there.

    Details: file, steps (how many are gone).
    """

    code = "store.steps_lost"


class TracesLeft(KnownTrouble):
    """Something was erased, but the log that may hold it could not be emptied. Details: file."""

    code = "erasure.traces_left"


class StoreShrunk(KnownTrouble):
    """The store has far fewer visits than the newest backup, and nobody erased them. Details: before, now."""

    code = "store.shrunk"


class BackupNotWhole(KnownTrouble):
    """A backup was not what the store is when it was read back, so it was removed. Details: folder."""

    code = "store.backup_not_whole"


class BackupDamaged(KnownTrouble):
    """A backup cannot be put back: it is missing, or not what was written. Details: name."""

    code = "store.backup_damaged"


class BackupOfOtherKey(KnownTrouble):
    """A backup was made before the key was changed; its own key file opens it. Details: name."""

    code = "store.backup_of_other_key"


class CountsNotUsable(KnownTrouble):
    """Counts of another desk that cannot be so: a day that is not over, a count twice, too many. Details: desk."""

    code = "figures.counts_not_usable"


class SecondPlaceMissing(KnownTrouble):
    """The second place for backups is not there now. Details: folder."""

    code = "store.second_place_missing"
