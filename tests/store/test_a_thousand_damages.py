"""A thousand damages to the files of a desk: each time either every row is there or one sentence says what is wrong.

No traceback, no hang, and never a first start offered where a desk is. A damage is described by numbers, so that a
failure can be repeated.
"""

import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.store.access import Access, DoorState
from erstanlauf.store.keys.key_file import KEYS_COPY_FILE, KEYS_FILE
from erstanlauf.store.keys.trouble import KeyFileDamaged, KeyFileMissing
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety.mark import MARK_FILE
from erstanlauf.store.trouble import DamageFound, StepsLost, StoreDamaged, StoreMissing, WrongKey
from tests.store.desks import give_key_file, opened
from tests.store.keys.samples import ANNAS_PASSWORD, CHEAP
from tests.store.samples import NOON, a_new_visit, an_open_record, filled

LOG_FILE = f"{STORE_FILE}-wal"
SECONDS = 5
VISITS = 30

Damage = Callable[[Path, Random], None]


def flip_a_bit(path: Path, chance: Random) -> None:
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(bytes(content))


def blank_a_stretch(path: Path, chance: Random) -> None:
    content = bytearray(path.read_bytes())
    start = chance.randrange(len(content))
    stretch = content[start : start + chance.randrange(1, 9000)]
    content[start : start + len(stretch)] = chance.choice((bytes(len(stretch)), chance.randbytes(len(stretch))))
    path.write_bytes(bytes(content))


def cut_off(path: Path, chance: Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))])


def empty(path: Path, chance: Random) -> None:
    path.write_bytes(b"")


def remove(path: Path, chance: Random) -> None:
    path.unlink()


DAMAGES: tuple[Damage, ...] = (flip_a_bit, flip_a_bit, flip_a_bit, blank_a_stretch, cut_off, empty, remove)


@pytest.fixture(scope="module", params=["ended well", "cut off"])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with closed visits on many pages and open ones; cut off, the newest of them are in the log alone."""
    folder = tmp_path_factory.mktemp("desk") / "desk"
    give_key_file(folder)
    store = opened(folder)
    for _ in range(VISITS):
        store.visits.close_visit(an_open_record(a_new_visit(store)))
    for _ in range(4):
        store.visits.save_draft(filled(a_new_visit(store)), NOON)
    if request.param == "cut off":
        shutil.copytree(folder, folder.with_name("cut_off"))
        store.close()
        return folder.with_name("cut_off")
    store.close()
    return folder


@contextmanager
def no_longer_than(seconds: int) -> Iterator[None]:
    """Let a hang fail the test, where the system has a clock for it."""
    if sys.platform == "win32":
        yield
        return

    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def rows_of(store: OpenStore) -> list[object]:
    """Read every row, as the desk would in a day; a log-in adds to the audit, so that is only read."""
    db = store.transactions.db
    store.visits.drafts()
    store.audit.verify()
    tables = (table for table in db.table_names() if table not in ("audit", "mark", "desk_user"))
    return [db.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def outcome(folder: Path, whole: list[object], open_it: Callable[[], OpenStore]) -> str:
    """Open a damaged desk and say what came of it: "whole", or the code of a trouble that has its sentence."""
    with no_longer_than(SECONDS):
        try:
            assert Access(folder, lambda: NOON, CHEAP).state() is DoorState.LOCKED
            store = open_it()
            try:
                store.checks.quick()
                assert rows_of(store) == whole
            finally:
                store.close()
        except KnownTrouble as trouble:
            return trouble.code if sentence(Wording("de"), trouble) else "no sentence"
    return "whole"


@pytest.mark.slow
@pytest.mark.parametrize("file", [STORE_FILE, LOG_FILE, MARK_FILE])
def test_a_damaged_store_is_whole_or_says_so(desk: Path, tmp_path: Path, file: str) -> None:
    if not (desk / file).exists():
        pytest.skip("a desk that ended well has no log")
    chance, outcomes, whole = Random(file), Counter[str](), undamaged_rows(desk, tmp_path)
    for number in range({STORE_FILE: 150, LOG_FILE: 240, MARK_FILE: 30}[file]):
        folder = tmp_path / str(number)
        shutil.copytree(desk, folder)
        chance.choice(DAMAGES)(folder / file, chance)
        outcomes[outcome(folder, whole, lambda folder=folder: opened(folder))] += 1  # type: ignore[misc]
        shutil.rmtree(folder)

    known = {"whole", StoreDamaged.code, DamageFound.code, WrongKey.code, StoreMissing.code, StepsLost.code}
    assert outcomes.keys() <= known
    assert file != MARK_FILE or outcomes.keys() == {"whole"}


@pytest.mark.slow
@pytest.mark.parametrize("files", [(KEYS_FILE,), (KEYS_COPY_FILE,), (KEYS_FILE, KEYS_COPY_FILE)])
def test_a_damaged_key_file_opens_or_says_so(desk: Path, tmp_path: Path, files: tuple[str, ...]) -> None:
    chance, outcomes, whole = Random(repr(files)), Counter[str](), undamaged_rows(desk, tmp_path)
    for number in range(70):
        folder = tmp_path / str(number)
        shutil.copytree(desk, folder)
        for file in files:
            chance.choice(DAMAGES)(folder / file, chance)
        access = Access(folder, lambda: NOON, CHEAP)
        outcomes[outcome(folder, whole, lambda access=access: access.log_in("anna", ANNAS_PASSWORD))] += 1  # type: ignore[misc]
        shutil.rmtree(folder)

    if len(files) == 1:
        assert outcomes.keys() == {"whole"}
    assert outcomes.keys() <= {"whole", KeyFileDamaged.code, KeyFileMissing.code}


def undamaged_rows(desk: Path, tmp_path: Path) -> list[object]:
    shutil.copytree(desk, tmp_path / "whole")
    store = opened(tmp_path / "whole")
    rows = rows_of(store)
    store.close()
    return rows
