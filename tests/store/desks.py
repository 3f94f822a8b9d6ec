"""Stores for tests: set up with a key that is known, opened by somebody who has every role."""

from datetime import datetime
from functools import cache
from pathlib import Path

from erstanlauf.domain.people import Permit, PersonId, Role
from erstanlauf.store.check import StoreReport, report_on
from erstanlauf.store.keys.key_file import KeyFile, keep_key_file
from erstanlauf.store.keys.store_key import StoreKey
from erstanlauf.store.open_store import OpenStore, open_store
from erstanlauf.store.opening import STORE_FILE, build, finish, has_store, open_existing
from tests.store.keys.samples import a_key_file
from tests.store.samples import NOON

KEY = StoreKey(bytes(range(32)), bytes(range(100, 116)))
SOMEBODY = PersonId("0a1b2c3d")
EVERYTHING = Permit(SOMEBODY, frozenset(Role))


class Clock:
    """The clock of a desk; a test moves it."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def make_store(folder: Path, key: StoreKey = KEY) -> None:
    """Make an empty store that a key opens."""
    build(folder, key)
    finish(folder, key)


@cache
def _key_file() -> KeyFile:
    return a_key_file(KEY)


def give_key_file(folder: Path) -> None:
    """Lay a key file for `KEY` beside a store: backups want one."""
    keep_key_file(folder, _key_file())


def opened(folder: Path, key: StoreKey = KEY) -> OpenStore:
    """Open the store in a folder, on the first call make it; the clock stands at noon."""
    if not has_store(folder):
        make_store(folder, key)
    return open_store(folder, (key,), SOMEBODY, lambda: NOON)


def checked(folder: Path) -> StoreReport:
    """Check the store in a folder as it is."""
    db = open_existing(folder, (KEY,))
    try:
        return report_on(db, folder / STORE_FILE)
    finally:
        db.close()
