"""Where the store of a folder comes from: made once by set-up, afterwards opened where it is, else refused.

* Neither key file nor store: nobody has set the desk up. Nothing is made by opening.
* A key file alone: either set-up was cut off before its last step, which is done now, or the store is gone. That is
  refused.
* A store alone: the key file is gone. Refused, for a new key could only open a new and empty store.
* Both: the store of every day.

Knows keys, not who they were given to.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from erstanlauf.domain.slip_number import DESK_DIGITS, DESK_LETTERS, FIRST_RUNNING_NUMBER
from erstanlauf.store import migrations
from erstanlauf.store.cipher import (
    Database,
    change_key,
    connect,
    fold_log_in,
    in_one_transaction,
    look_at,
    trouble_named,
)
from erstanlauf.store.keys.store_key import StoreKey, keep_names
from erstanlauf.store.safety.swap import finish_swap
from erstanlauf.store.trouble import StoreDamaged, StoreMissing, StoreNewer, WrongKey

STORE_FILE = "erstanlauf.db"


def has_store(folder: Path) -> bool:
    """Whether anything of a store lies there; a log alone would be taken up by a new store and spoil it."""
    return (folder / STORE_FILE).exists() or (folder / f"{STORE_FILE}-wal").exists()


def build(folder: Path, key: StoreKey) -> None:
    """Build an empty store under the name of its key; `finish` gives it the name under which it is opened.

    In between the key file is written: a store that nobody can open must not be there, and neither must a key file be
    without the store it was made for. What was left of an earlier try with this key is replaced.
    """
    path = folder / STORE_FILE
    with trouble_named(path):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = _unfinished(folder, key)
        clear_away(folder, key)
        try:
            _build(unfinished, key)
        except BaseException:
            clear_away(folder, key)
            raise


def finish(folder: Path, key: StoreKey) -> None:
    """Give the store of this key its name. Raises `StoreMissing` when there is none."""
    path = folder / STORE_FILE
    with trouble_named(path):
        with suppress(FileNotFoundError):
            if not has_store(folder):
                _unfinished(folder, key).rename(path)
                keep_names(folder)
        if not path.exists():
            raise StoreMissing(folder=str(folder), file=STORE_FILE)


def clear_away(folder: Path, key: StoreKey) -> None:
    """Remove what was built for a key and never got its name."""
    for part in folder.glob(f"{_unfinished(folder, key).name}*"):
        part.unlink()


def open_existing(folder: Path, keys: tuple[StoreKey, ...]) -> Database:
    """Open the store of a folder as it is. Raises `StoreNewer` and what the list above refuses.

    Of several keys the first is the one that is to hold; a store that an older one opens is given it: a change of the
    key was cut off.
    """
    path = folder / STORE_FILE
    with trouble_named(path):
        finish_swap(folder, STORE_FILE)
        if not path.exists():
            finish(folder, keys[0])
        look_at(path)
        db = _connected(path, keys)
        try:
            if not migrations.steps_taken(db):  # whatever lies there, it is not what set-up made
                raise StoreDamaged(file=str(path))
            if migrations.is_newer(db):
                raise StoreNewer(file=str(path))
        except BaseException:
            db.close()
            raise
    return db


def _connected(path: Path, keys: tuple[StoreKey, ...]) -> Database:
    for older in keys[1:]:
        try:
            db = connect(path, older)
        except (WrongKey, StoreDamaged):
            continue
        change_key(db, older, keys[0])
        return db
    return connect(path, keys[0])


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


def _unfinished(folder: Path, key: StoreKey) -> Path:
    return folder / f"{STORE_FILE}.{key.short_name}"
