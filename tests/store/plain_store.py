"""A store without encryption, to look through its bytes: the same code on the same settings, only the key left out."""

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from erstanlauf.store import cipher
from erstanlauf.store.open_store import OpenStore, open_store
from erstanlauf.store.safety import checks, restore
from tests.store.desks import KEY, SOMEBODY, give_key_file, make_store


def leave_the_key_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the stores of a test be readable bytes."""

    def without_key(connection: dbapi2.Connection, path: Path, key: object) -> None:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")

    monkeypatch.setattr(cipher, "_unlock", without_key)
    monkeypatch.setattr(cipher, "PLAIN_BEGINNING", b"what no file begins with")
    monkeypatch.setattr(checks, "broken_seals", lambda db: ())  # there are none
    monkeypatch.setattr(restore, "refuse_damage", lambda db, path: None)  # it asks for them too


def a_plain_desk(folder: Path, monkeypatch: pytest.MonkeyPatch, now: Callable[[], datetime]) -> OpenStore:
    """Make a store without encryption, with a key file, and open it."""
    leave_the_key_out(monkeypatch)
    folder.mkdir()
    give_key_file(folder)
    make_store(folder)
    return open_store(folder, (KEY,), SOMEBODY, now)


def words_in(folder: Path, words: Collection[str]) -> set[tuple[str, str]]:
    """Return which words stand in which files of a folder, names of files included."""
    files = {path: path.read_bytes() + path.name.encode() for path in folder.rglob("*") if path.is_file()}
    return {(word, path.name) for path, held in files.items() for word in words if word.encode() in held}
