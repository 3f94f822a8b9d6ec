"""Every schema that was ever released opens with the program of today, whole, and only once has to be changed."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from erstanlauf.store import migrations
from erstanlauf.store.access import Access
from erstanlauf.store.cipher import Database, connect
from erstanlauf.store.keys.key_file import keep_key_file
from erstanlauf.store.keys.store_key import OLD_KEY_FILE, read_old_key
from erstanlauf.store.open_store import open_store
from erstanlauf.store.opening import STORE_FILE
from tests.store.desks import SOMEBODY
from tests.store.keys.samples import ANNAS_PASSWORD, CHEAP, a_key_file
from tests.store.samples import NOON
from tests.store.test_migrations import schema_of

RELEASED = sorted((Path(__file__).parent / "released").glob("*.db"))

WITH_ROLES = ("former_keys", "towns", "handover_traits")
"""Those of programs into which people log in; they never had a plain key."""

Rows = dict[str, list[tuple[object, ...]]]


def _name(path: Path) -> str:
    return path.stem


@pytest.fixture(params=RELEASED, ids=_name)
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


def as_kept_today(rows: Rows) -> Rows:
    """Return the rows of a released store with counts of slip languages where they stand today."""
    languages = rows.pop("slip_language_count", [])
    by_month = Counter[tuple[str, str]]()
    for day, tag, visits in languages:
        by_month[f"{str(day)[:8]}01", str(tag)] += int(str(visits))
    counted: list[tuple[object, ...]] = [
        ("language", month, tag, "", "", visits) for (month, tag), visits in sorted(by_month.items())
    ]
    return {**rows, **({"daily_count": counted} if counted else {})}


def test_there_is_one_for_each_schema_that_was_released() -> None:
    assert {path.stem for path in RELEASED} == {
        "slip_language_counts",
        "visit_gaps",
        "visit_overrulings",
        "visit_languages",
        *WITH_ROLES,
    }


def test_it_has_the_schema_it_is_named_after_and_a_row_in_every_table(released: Path) -> None:
    db = opened(released)

    assert migrations.steps_taken(db)[-1] == released.stem
    assert [table for table, rows in rows_of(db).items() if not rows] == []
    db.close()


def test_it_takes_the_missing_steps_and_keeps_every_row(released: Path) -> None:
    db = opened(released)
    before = as_kept_today(rows_of(db))

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


@pytest.mark.parametrize(
    "released", [each for each in RELEASED if each.stem not in WITH_ROLES], indirect=True, ids=_name
)
def test_it_is_taken_over_with_its_plain_key_and_keeps_every_row(released: Path, tmp_path: Path) -> None:
    old = opened(released)
    before = as_kept_today(rows_of(old))
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


@pytest.mark.parametrize("released", [each for each in RELEASED if each.stem in WITH_ROLES], indirect=True, ids=_name)
def test_whoever_logs_in_finds_every_row_and_a_backup_of_before(released: Path, tmp_path: Path) -> None:
    key = read_old_key(released.with_suffix(".key"))
    old = opened(released)
    before = as_kept_today(rows_of(old))
    old.close()
    folder = tmp_path / "desk"
    keep_key_file(folder, a_key_file(key))
    shutil.copy(released, folder / STORE_FILE)

    store = open_store(folder, (key,), SOMEBODY, lambda: NOON)
    after = rows_of(store.transactions.db)
    [backup] = store.backups.all()

    assert {table: rows for table, rows in after.items() if table in before} == before
    assert store.permit.roles
    assert store.backups.loss(backup).visits == 0
    assert store.report().is_sound
    store.close()
