"""What can go wrong with the store from outside: a class for each thing a person would treat differently."""

from erstanlauf.domain.errors import KnownTrouble


class StoreLocked(KnownTrouble):
    """Another process has the store open. Details: folder."""

    code = "store.locked"


class StoreDamaged(KnownTrouble):
    """The file is not what was written, or parts of it are missing. Details: file."""

    code = "store.damaged"


class StoreNewer(KnownTrouble):
    """A newer program wrote the store. Details: file."""

    code = "store.newer"


class StoreMissing(KnownTrouble):
    """There is a key or a log but no store, so there was one. Details: folder, file."""

    code = "store.missing"


class NoStoreYet(KnownTrouble):
    """A store was to be read where none was ever made. Details: folder."""

    code = "store.none_yet"


class StoreNotEncrypted(KnownTrouble):
    """A plain SQLite file lies in the place of the store. Details: file."""

    code = "store.not_encrypted"


class KeyMissing(KnownTrouble):
    """There is a store but no key. Details: folder, file."""

    code = "store.key_missing"


class KeyDamaged(KnownTrouble):
    """The key file is not what was written. Details: file."""

    code = "store.key_damaged"


class WrongKey(KnownTrouble):
    """The key is whole but belongs to another store. Details: file."""

    code = "store.wrong_key"


class DiskFull(KnownTrouble):
    """There was no room for a step, so it was not kept. Details: folder, free_mb."""

    code = "store.disk_full"


class NotWritable(KnownTrouble):
    """Folder or file may not be written. Details: folder."""

    code = "store.not_writable"


class DiskFailing(KnownTrouble):
    """The drive refused to read or write. Details: folder."""

    code = "store.disk_failing"


class DraftUnreadable(KnownTrouble):
    """An open visit was saved in a form this program does not know. Details: none."""

    code = "store.draft_unreadable"
