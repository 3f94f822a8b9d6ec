"""Where the store of a folder comes from: opened where it is, made on the very first start, else refused.

* Neither key nor store: the first start. A store is built under another name, then the key is written, then the store
  gets its name.
* A key alone: either the first start was cut off before that last step, which is done now, or the store is gone.
  That is refused.
* A store alone: the key is gone. Refused, for a new key could only open a new and empty store.
* Both: the store of every day.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from erstanlauf.domain.slip_number import DESK_DIGITS, DESK_LETTERS, FIRST_RUNNING_NUMBER
from erstanlauf.store import migrations
from erstanlauf.store.cipher import Database, connect, fold_log_in, in_one_transaction, look_at, trouble_named
from erstanlauf.store.key_file import StoreKey, keep_names, new_key, read_key, write_key_once
from erstanlauf.store.trouble import KeyMissing, NoStoreYet, StoreDamaged, StoreMissing, StoreNewer
from erstanlauf.store.visits import Visits

STORE_FILE = "erstanlauf.db"
KEY_FILE = "erstanlauf.key"


def open_or_make(folder: Path) -> Visits:
    """Open the store in a folder or make it where there never was one."""
    path = folder / STORE_FILE
    with trouble_named(path):
        if not _has_store(folder) and not (folder / KEY_FILE).exists():
            _make(folder)
        db = open_existing(folder)
        try:
            _refuse_damage(db, path)
            migrations.bring_up_to_date(db)
        except BaseException:
            db.close()
            raise
    return Visits(db, path)


def open_existing(folder: Path) -> Database:
    """Open the store of a folder as it is. Raises `StoreNewer` and what the list above refuses."""
    path, key_path = folder / STORE_FILE, folder / KEY_FILE
    with trouble_named(path):
        if not key_path.exists():
            raise (
                KeyMissing(folder=str(folder), file=KEY_FILE) if _has_store(folder) else NoStoreYet(folder=str(folder))
            )
        key = read_key(key_path)
        if not path.exists():
            _finish_first_start(folder, key)
        look_at(path)
        key_path.chmod(0o600)
        db = connect(path, key)
        try:
            if not migrations.steps_taken(db):  # whatever lies there, it is not what the first start made
                raise StoreDamaged(file=str(path))
            if migrations.is_newer(db):
                raise StoreNewer(file=str(path))
        except BaseException:
            db.close()
            raise
    return db


def _has_store(folder: Path) -> bool:
    """Whether anything of a store lies there; a log alone would be taken up by a new store and spoil it."""
    return (folder / STORE_FILE).exists() or (folder / f"{STORE_FILE}-wal").exists()


def _make(folder: Path) -> None:
    """Make key and store. A start that loses the race against another one leaves nothing behind."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = new_key()
    unfinished = _unfinished(folder, key)
    try:
        _build(unfinished, key)
        write_key_once(folder / KEY_FILE, key)
    except FileExistsError:
        unfinished.unlink()
        return
    except BaseException:
        if not (folder / KEY_FILE).exists():  # with its key the store is whole and gets its name at the next start
            _clear_away(unfinished)
        raise
    _finish_first_start(folder, key)


def _build(path: Path, key: StoreKey) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    db = connect(path, key)
    try:
        migrations.bring_up_to_date(db)
        code = secrets.choice(DESK_LETTERS) + secrets.choice(DESK_DIGITS)
        with in_one_transaction(db):
            db.execute("INSERT INTO desk VALUES (1, ?, ?)", (code, FIRST_RUNNING_NUMBER))
        fold_log_in(db)
    finally:
        db.close()


def _finish_first_start(folder: Path, key: StoreKey) -> None:
    """Give the store of this key its name. Raises `StoreMissing` when there is none."""
    path = folder / STORE_FILE
    with suppress(FileNotFoundError):
        if not _has_store(folder):
            _unfinished(folder, key).rename(path)
            keep_names(folder)
    if not path.exists():
        raise StoreMissing(folder=str(folder), file=STORE_FILE)


def _clear_away(path: Path) -> None:
    for part in path.parent.glob(f"{path.name}*"):
        part.unlink()


def _unfinished(folder: Path, key: StoreKey) -> Path:
    return folder / f"{STORE_FILE}.{key.short_name}"


def _refuse_damage(db: Database, path: Path) -> None:
    """Read the store once: a damaged page is to be found now, not in the middle of a visit.

    Twice over, for each finds what the other misses: a wrong structure, and a page of a long draft whose seal is
    broken, which SQLCipher would hand out as zeros.
    """
    if [row["quick_check"] for row in db.query("PRAGMA quick_check(1)")] != ["ok"]:
        raise StoreDamaged(file=str(path))
    if list(db.query("PRAGMA cipher_integrity_check")):
        raise StoreDamaged(file=str(path))
