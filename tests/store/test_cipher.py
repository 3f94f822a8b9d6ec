"""The door to SQLite: encrypted or not at all, errors that are seen, settings that hold, one thread."""

import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from sqlcipher3 import dbapi2

from erstanlauf.store import cipher
from erstanlauf.store.cipher import connect, in_one_transaction
from erstanlauf.store.keys.store_key import new_key
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety.mark import MARK_FILE
from tests.store.desks import opened
from tests.store.samples import NOON, a_new_visit, filled

KEY = new_key()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "some.db"
    path.touch()
    return path


def rows_after_a_restart(path: Path) -> list[int]:
    db = connect(path, KEY)
    rows = [row["a"] for row in db.query("SELECT a FROM t ORDER BY a")]
    db.close()
    return rows


def test_rows_written_after_a_returning_query_are_there_after_a_restart(path: Path) -> None:
    """Without the alias sqlite-utils misses SQLCipher's error here, and every later write is silently lost."""
    db = connect(path, KEY)
    db.execute("CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT")

    assert list(db.query("INSERT INTO t VALUES (1) RETURNING a")) == [{"a": 1}]
    db.table("t").insert({"a": 2})
    with in_one_transaction(db):
        db.execute("INSERT INTO t VALUES (3)")
    db.close()

    assert rows_after_a_restart(path) == [1, 2, 3]


def test_sqlite_utils_catches_the_errors_of_sqlcipher(path: Path) -> None:
    db = connect(path, KEY)
    db.execute("CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT")

    db.table("t").insert({"a": 1, "late": "column"}, alter=True)
    db.table("absent").drop(ignore=True)

    assert db.table("t").columns_dict.keys() == {"a", "late"}
    db.close()


def test_coming_after_sqlite_utils_is_refused() -> None:
    late = "import sqlite_utils, erstanlauf.store.cipher"

    ended = subprocess.run([sys.executable, "-c", late], capture_output=True, text=True, check=False)

    assert "would miss errors" in ended.stderr


def test_a_failed_transaction_leaves_nothing_open(path: Path) -> None:
    db = connect(path, KEY)
    db.execute("CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT")

    with pytest.raises(dbapi2.IntegrityError), in_one_transaction(db):
        db.conn.executemany("INSERT INTO t VALUES (?)", [(1,), (1,)])

    assert not db.conn.in_transaction
    db.close()
    assert rows_after_a_restart(path) == []


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("locking_mode", "exclusive"),
    ],
)
def test_the_open_store_has_its_settings(store: OpenStore, pragma: str, value: object) -> None:
    assert store.transactions.db.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_no_byte_of_a_visit_lies_open_on_the_disk(store: OpenStore, folder: Path) -> None:
    store.visits.save_draft(filled(a_new_visit(store)), NOON)

    for path in folder.iterdir():
        content = path.read_bytes()
        assert not content.startswith(cipher.PLAIN_BEGINNING)
        for word in (b"gewalt", b"ukraine24", b"CREATE TABLE", b"sqlite_master"):
            assert word not in content


def test_a_temporary_table_stays_in_memory(store: OpenStore) -> None:
    compiled = {row[0] for row in store.transactions.db.execute("PRAGMA compile_options")}

    assert "TEMP_STORE=2" in compiled or "TEMP_STORE=3" in compiled


def test_another_thread_may_not_use_the_store(store: OpenStore) -> None:
    raised: list[BaseException] = []

    def trespass() -> None:
        try:
            store.visits.drafts()
        except BaseException as error:
            raised.append(error)

    thread = Thread(target=trespass)
    thread.start()
    thread.join()

    assert [type(error) for error in raised] == [dbapi2.ProgrammingError]


def test_importing_the_store_loads_no_database() -> None:
    look = (
        "import sys, erstanlauf.store, erstanlauf.store.worker, erstanlauf.store.trouble;"
        "print([name for name in ('sqlcipher3', 'sqlite_utils', 'sqlite3', 'click') if name in sys.modules])"
    )

    ended = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert ended.stdout.strip() == "[]"


def test_a_closed_store_leaves_no_log_behind(folder: Path) -> None:
    store = opened(folder)
    store.visits.save_draft(filled(a_new_visit(store)), NOON)
    store.close()

    assert {path.name for path in folder.iterdir()} == {STORE_FILE, MARK_FILE}
