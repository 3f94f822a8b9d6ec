"""The only door to SQLite: opens encrypted files, names their errors, and gives out sqlite-utils in a safe form.

sqlite-utils catches the error classes of `pysqlite3` where that is installed, else those of the standard library.
SQLCipher raises classes of its own; uncaught, a failed `query()` leaves its transaction open and every later write is
lost without a word. So SQLCipher poses as `pysqlite3`, and everybody takes `Database` and `Migrations` from here.
"""

import errno
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlcipher3
from sqlcipher3 import dbapi2

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

from sqlite_utils import Database, Migrations  # noqa: E402 needs the two lines above
from sqlite_utils.utils import OperationalError as CaughtError  # noqa: E402

from erstanlauf.domain.errors import KnownTrouble  # noqa: E402
from erstanlauf.store.keys.store_key import StoreKey  # noqa: E402
from erstanlauf.store.trouble import (  # noqa: E402
    DiskFailing,
    DiskFull,
    NoRoomForNewKey,
    NotWritable,
    StoreDamaged,
    StoreLocked,
    StoreNotEncrypted,
    WrongKey,
)

if CaughtError is not dbapi2.OperationalError:
    raise ImportError("sqlite_utils was imported before erstanlauf.store.cipher and would miss errors of SQLCipher")

__all__ = [
    "Database",
    "Migrations",
    "SqlError",
    "change_key",
    "connect",
    "connect_read_only",
    "fold_log_in",
    "held",
    "in_memory",
    "in_one_transaction",
    "look_at",
    "trouble_named",
]

SqlError: type[Exception] = dbapi2.DatabaseError
"""What SQLite raises."""

PLAIN_BEGINNING = b"SQLite format 3\x00"

_PAGE_BYTES = 4096  # what SQLCipher 4 uses
_LOCK_WAIT_SECONDS = 0.5
_LOOKS_AGAIN = 6
_PRIMARY_CODE = 0xFF
_NO_PLACE_TO_WRITE = frozenset(
    (errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.ELOOP)
)
_PRAGMAS = (  # name, value to set, answer to a question for it
    ("locking_mode", "EXCLUSIVE", "exclusive"),  # before WAL: then there is no -shm file either
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
)


def look_at(path: Path) -> None:
    """Refuse a file that cannot be the store, before anything may write to it.

    Raises `StoreNotEncrypted`, and `StoreDamaged` for an empty or tiny file, which SQLite would take for a new store.
    """
    with path.open("rb") as file:
        first_page = file.read(_PAGE_BYTES)
    if first_page.startswith(PLAIN_BEGINNING):
        raise StoreNotEncrypted(file=str(path))
    if len(first_page) < _PAGE_BYTES:
        raise StoreDamaged(file=str(path))


def connect(path: Path, key: StoreKey) -> Database:
    """Open an encrypted file, locked for this process until it is closed; an empty file becomes a new store.

    Raises `StoreLocked`, `WrongKey`, `StoreDamaged` and the troubles of `trouble_named`.
    """
    with trouble_named(path):
        path.chmod(0o600)
        connection = dbapi2.connect(str(path), timeout=_LOCK_WAIT_SECONDS, isolation_level=None)
        try:
            _unlock(connection, path, key)
            for name, value, answer in _PRAGMAS:
                connection.execute(f"PRAGMA {name} = {value}")
                found = connection.execute(f"PRAGMA {name}").fetchone()
                if found != (answer,):
                    raise RuntimeError(f"PRAGMA {name} is {found}, not {answer}")
            connection.execute("BEGIN IMMEDIATE")  # takes the lock now, not at the first save
            connection.execute("COMMIT")
            return Database(connection, strict=True, recursive_triggers=False, execute_plugins=False)
        except BaseException:
            connection.close()
            raise


def connect_read_only(path: Path, key: StoreKey) -> Database:
    """Open an encrypted file that nobody writes, without touching it or anything beside it.

    Raises `WrongKey`, `StoreDamaged` and the troubles of `trouble_named`.
    """
    with trouble_named(path):
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = dbapi2.connect(address, uri=True, isolation_level=None)
        try:
            _unlock(connection, path, key)
            return Database(connection, strict=True, recursive_triggers=False, execute_plugins=False)
        except BaseException:
            connection.close()
            raise


def change_key(db: Database, old: StoreKey, new: StoreKey) -> None:
    """Encrypt the open store anew; killed anywhere, exactly one of the two keys opens it afterwards.

    Where there is no room the store stays open under its old key, and `NoRoomForNewKey` is raised. After any other
    trouble it is closed, and either key may be the one. The salt stays, for it is the beginning of the file. Raises
    ValueError for a key with another salt.
    """
    if old.salt != new.salt:
        raise ValueError("the new key of a store keeps its salt")
    path = Path(db.execute("PRAGMA database_list").fetchone()[2])
    fold_log_in(db)
    with suppress(dbapi2.DatabaseError):
        db.execute(f"PRAGMA rekey = \"x'{(new.key + new.salt).hex()}'\"").fetchone()
    # SQLCipher 4.19 says "ok" also when nothing could be written, and then reads nothing any more: so the file is asked
    db.conn.close()
    try:
        db.conn = _connect_again(path, new).conn
    except (StoreDamaged, WrongKey):
        db.conn = _connect_again(path, old).conn
        raise NoRoomForNewKey(**_disk_full(path).details) from None
    fold_log_in(db)


def in_memory() -> dbapi2.Connection:
    """Return an empty database that never gets to the disk, for what can be made anew; whoever uses it on several
    threads sees to it that they take turns.
    """
    return dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Let no other program hold the same file meanwhile; the system frees it when the process dies.

    The file is made, empty, and stays. Raises `StoreLocked`.
    """
    with trouble_named(path):
        connection = dbapi2.connect(str(path), timeout=_LOCK_WAIT_SECONDS, isolation_level=None)
        try:
            connection.execute("BEGIN EXCLUSIVE")
            yield
        finally:
            connection.close()


@contextmanager
def in_one_transaction(db: Database) -> Iterator[None]:
    """Keep everything done inside or nothing. The right to write is taken at once, so that no read goes stale."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()  # does nothing where SQLite has rolled back already, as it does on a full disk
        raise


def fold_log_in(db: Database) -> None:
    """Move the write-ahead log into the store and empty it. What fails is kept in the log and folded in next time."""
    with suppress(dbapi2.OperationalError):
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


@contextmanager
def trouble_named(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the disk into known trouble where a person can do something; `path` is the store."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        named = _named(getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE, path)
        if named is None:
            raise
        raise named from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise _disk_full(path) from error
        if error.errno in _NO_PLACE_TO_WRITE:
            raise NotWritable(folder=str(path.parent)) from error
        if error.errno == errno.EIO:
            raise DiskFailing(folder=str(path.parent)) from error
        raise


def _connect_again(path: Path, key: StoreKey) -> Database:
    """Open what this process has just closed; whoever used the moment to look at the store is waited for."""
    for _ in range(_LOOKS_AGAIN):
        with suppress(StoreLocked):
            return connect(path, key)
    return connect(path, key)


def _unlock(connection: dbapi2.Connection, path: Path, key: StoreKey) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # else a damaged page is reported on standard error
    connection.execute(f"PRAGMA key = \"x'{(key.key + key.salt).hex()}'\"")
    if connection.execute("PRAGMA cipher_version").fetchone() is None:
        raise RuntimeError("this SQLite library does not encrypt")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        if error.sqlite_errorcode != dbapi2.SQLITE_NOTADB:
            raise
        with path.open("rb") as file:
            is_of_this_key = file.read(len(key.salt)) == key.salt
        raise (StoreDamaged if is_of_this_key else WrongKey)(file=str(path)) from error


def _named(code: int, path: Path) -> KnownTrouble | None:
    folder = str(path.parent)
    match code:
        case dbapi2.SQLITE_FULL:
            return _disk_full(path)
        case dbapi2.SQLITE_BUSY | dbapi2.SQLITE_LOCKED:
            return StoreLocked(folder=folder)
        case dbapi2.SQLITE_READONLY | dbapi2.SQLITE_CANTOPEN | dbapi2.SQLITE_PERM:
            return NotWritable(folder=folder)
        case dbapi2.SQLITE_IOERR:
            return DiskFailing(folder=folder)
        case dbapi2.SQLITE_CORRUPT | dbapi2.SQLITE_NOTADB:
            return StoreDamaged(file=str(path))
    return None


def _disk_full(path: Path) -> DiskFull:
    return DiskFull(folder=str(path.parent), free_mb=shutil.disk_usage(path.parent).free // 2**20)
