"""How long the desk waits for its store: a save against the bare library, a log-in, a full store, a backup.

Nothing fails on time: the figures are printed.
"""

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import pytest
from sqlcipher3 import dbapi2

from erstanlauf.domain.people import PersonId
from erstanlauf.domain.visit import Visit
from erstanlauf.store import draft_codec
from erstanlauf.store.access import Access
from erstanlauf.store.keys.kdf import USUAL_COST
from erstanlauf.store.keys.key_file import keep_key_file
from erstanlauf.store.keys.key_holders import new_key_file
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.worker import StoreThread
from tests.benchmarks.full_store import make_full_store
from tests.benchmarks.turns import medians_ms
from tests.store.desks import KEY, opened
from tests.store.samples import NOON, a_new_visit, filled

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]

SAVES = 300
OPENINGS = 9
LOG_INS = 7
TICK_SECONDS = 0.001
FULL = 100_000
GROWN = 1_000_000

_COUNT_A_STEP = """
    UPDATE mark SET seq = seq + 1 RETURNING seq, COALESCE(
        (SELECT seal FROM audit ORDER BY audit.seq DESC LIMIT 1), (SELECT seal FROM audit_start)
    )
"""


def test_a_confirmed_save_against_the_bare_library(tmp_path: Path, report_figure: Callable[[str], None]) -> None:
    store = opened(tmp_path / "desk")
    visit = filled(a_new_visit(store))
    bare, save_bare = bare_library(tmp_path / "bare", visit)
    kept, saved = itertools.count(), itertools.count()

    ours_ms, bare_ms = medians_ms(
        SAVES,
        lambda: store.visits.save_draft(replace(visit, slips_issued=next(kept)), NOON),
        lambda: save_bare(draft_codec.encode(replace(visit, slips_issued=next(saved)))),
    )
    report_figure(
        f"confirmed save {ours_ms:.2f} ms, sqlcipher3 with the same statements {bare_ms:.2f} ms,"
        f" ratio {ours_ms / bare_ms:.2f} (goal 1.3)"
    )
    bare.close()
    store.close()


def bare_library(folder: Path, visit: Visit) -> tuple[dbapi2.Connection, Callable[[str], None]]:
    """Return a connection to a store of the same schema and settings, and what saves the text of a draft there."""
    made = opened(folder)
    made.visits.open_visit(visit.id, NOON)
    made.close()
    bare = dbapi2.connect(str(folder / STORE_FILE), isolation_level=None)
    bare.execute(f"PRAGMA key = \"x'{(KEY.key + KEY.salt).hex()}'\"")
    for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        bare.execute(f"PRAGMA {pragma}").fetchall()

    def save(state: str) -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE draft SET state = ?, saved_at = ? WHERE visit = ?", (state, NOON.isoformat(), visit.id))
        bare.execute(_COUNT_A_STEP).fetchall()
        bare.execute("COMMIT")

    return bare, save


def test_logging_in(tmp_path: Path, report_figure: Callable[[str], None]) -> None:
    folder = tmp_path / "desk"
    keep_key_file(folder, new_key_file(KEY, PersonId("a0a0a0a0"), "Anna", "Wasserturm und Park", USUAL_COST))
    opened(folder).close()
    times = []
    for _ in range(LOG_INS):
        begin = time.perf_counter()
        store = Access(folder, lambda: NOON).log_in("anna", "Wasserturm und Park")
        times.append(time.perf_counter() - begin)
        store.close()
    report_figure(f"log-in until the store is open: {median(times) * 1000:.0f} ms (goal 300)")


def test_opening_a_full_store(tmp_path: Path, report_figure: Callable[[str], None]) -> None:
    times = {}
    for visits in (0, FULL, GROWN):
        folder = tmp_path / str(visits)
        make_full_store(folder, visits)
        times[visits] = median(opening_ms(folder) for _ in range(OPENINGS))
    more = times[FULL] - times[0]
    report_figure(
        f"opening {FULL:,} visits takes {more:.1f} ms more than an empty store with {times[0]:.1f} ms (goal 300);"
        f" {GROWN:,} visits {times[GROWN] - times[0]:.1f} ms more"
    )


def opening_ms(folder: Path) -> float:
    begin = time.perf_counter()
    store = opened(folder)
    taken = time.perf_counter() - begin
    store.close()
    return taken * 1000


def test_a_backup_of_a_full_store(tmp_path: Path, report_figure: Callable[[str], None]) -> None:
    folder = tmp_path / "desk"
    make_full_store(folder, FULL)
    thread = StoreThread()
    store = thread.submit(lambda: opened(folder)).result()
    visit = thread.submit(lambda: a_new_visit(store)).result()
    gaps, saves, done = [0.0], [0.0], threading.Event()

    def tick() -> None:
        """Stand for the window: do a little every millisecond and note the longest pause."""
        last = time.perf_counter()
        while not done.wait(TICK_SECONDS):
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

    def save_again_and_again() -> None:
        while not done.wait(TICK_SECONDS):
            begin = time.perf_counter()
            thread.submit(lambda: store.visits.save_draft(visit, NOON)).result()
            saves.append(time.perf_counter() - begin)

    others = [threading.Thread(target=work) for work in (tick, save_again_and_again)]
    for other in others:
        other.start()
    begin = time.perf_counter()
    copy = thread.submit(lambda: store.backups.copy(datetime.now(UTC))).result()
    copied = time.perf_counter() - begin
    store.backups.finish(copy)
    taken = time.perf_counter() - begin
    done.set()
    for other in others:
        other.join()
    thread.finish(store.close)
    report_figure(
        f"backup of {FULL:,} visits {taken:.2f} s (goal 2), of these {copied:.2f} s on the store's thread;"
        f" longest pause of the window {max(gaps) * 1000:.0f} ms, longest wait of a save {max(saves) * 1000:.0f} ms"
    )
