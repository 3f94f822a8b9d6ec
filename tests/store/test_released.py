"""Every schema that was ever released opens with the program of today, whole, and only once has to be changed."""

import shutil
from pathlib import Path

import pytest

from erstanlauf.store import migrations
from erstanlauf.store.access import Access
from erstanlauf.store.cipher import Database, connect
from erstanlauf.store.keys.store_key import OLD_KEY_FILE, read_old_key
from erstanlauf.store.opening import STORE_FILE
from tests.store.keys.samples import ANNAS_PASSWORD, CHEAP
from tests.store.samples import NOON
from tests.store.test_migrations import schema_of

RELEASED = sorted((Path(__file__).parent / "released").glob("*.db"))

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a kept store with its key beside it."""
    kept: Path = request.param
    shutil.copy(kept.with_suffix(".key"), tmp_path)
    return Path(shutil.copy(kept, tmp_path))


def opened(path: Path) -> Database:
    return connect(path, read_old_key(path.with_suffix(".key")))


def a_new_store() -> Database:
    db = Database(memory=True, execute_plugins=False)
    migrations.bring_up_to_date(db)
    return db


def rows_of(db: Database) -> Rows:
    """Return all rows by table, but for what sqlite-utils writes down about the steps."""
    return {
        table.name: db.execute(f"SELECT * FROM {table.name}").fetchall()
        for table in db.tables
        if table.name != "_sqlite_migrations"
    }


def test_there_is_one_for_each_schema_that_was_released() -> None:
    assert {path.stem for path in RELEASED} == {
        "slip_language_counts",
        "visit_gaps",
        "visit_overrulings",
        "visit_languages",
    }


def test_it_has_the_schema_it_is_named_after_and_a_row_in_every_table(released: Path) -> None:
    db = opened(released)

    assert migrations.steps_taken(db)[-1] == released.stem
    assert [table for table, rows in rows_of(db).items() if not rows] == []
    db.close()


def test_it_takes_the_missing_steps_and_keeps_every_row(released: Path) -> None:
    db = opened(released)
    before = rows_of(db)

    migrations.bring_up_to_date(db)

    assert migrations.steps_missing(db) == ()
    assert schema_of(db) == schema_of(a_new_store())
    assert {table: rows for table, rows in rows_of(db).items() if table in before} == before
    assert [row["quick_check"] for row in db.query("PRAGMA quick_check")] == ["ok"]
    db.close()


def test_a_second_opening_changes_nothing(released: Path) -> None:
    db = opened(released)
    migrations.bring_up_to_date(db)
    db.close()
    whole = released.read_bytes()

    again = opened(released)
    migrations.bring_up_to_date(again)
    again.close()

    assert released.read_bytes() == whole


def test_it_is_taken_over_with_its_plain_key_and_keeps_every_row(released: Path, tmp_path: Path) -> None:
    old = opened(released)
    before = rows_of(old)
    old.close()
    folder = tmp_path / "desk"
    folder.mkdir()
    shutil.copy(released, folder / STORE_FILE)
    shutil.copy(released.with_suffix(".key"), folder / OLD_KEY_FILE)
    access = Access(folder, lambda: NOON, CHEAP)

    prepared = access.prepare("anna", ANNAS_PASSWORD, also_counter=True)
    access.confirm(prepared, prepared.paper).close()
    store = access.log_in("anna", ANNAS_PASSWORD)
    after = rows_of(store.transactions.db)
    backups = store.backups.all()
    store.close()

    assert {table: rows for table, rows in after.items() if table in before} == before
    assert len(backups) == 1
    assert not (folder / OLD_KEY_FILE).exists()
