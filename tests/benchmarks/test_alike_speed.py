"""How long a key stroke in a name takes until those are shown who were handed over already, against a plain look-up.

Goal: 20 ms at 100,000 persons. Nothing fails on time: the figures are printed; `pytest -m long` prints those of
1,000,000 persons beside them.
"""

import faulthandler
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest

from erstanlauf.domain.handover.content import NamedPerson
from erstanlauf.store.alike.names import skeletons
from erstanlauf.store.open_store import OpenStore
from tests.benchmarks.full_index import NOWHERE, hand_over
from tests.benchmarks.invented_people import invented_people
from tests.store.desks import opened

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]

SIZES = (5_000, 100_000, pytest.param(1_000_000, marks=pytest.mark.long))
TYPED = 40
"""Persons whose names are typed; every other one is in the store."""

LOOK_UP = """
    SELECT handover, family, given, traits.year FROM handover_key JOIN handover_traits AS traits USING (number)
    WHERE key = ? ORDER BY number DESC LIMIT 3
"""
_GOALS = {100_000: " (goal 20)"}


@pytest.mark.parametrize("others", SIZES)
def test_a_key_stroke(others: int, tmp_path: Path, report_figure: Callable[[str], None]) -> None:
    if others > 100_000:
        faulthandler.cancel_dump_traceback_later()  # to make so many takes longer than a test may hang
    store = opened(tmp_path)
    hand_over(store, invented_people(others))
    there, not_there = invented_people(others), invented_people(TYPED, seed=8)
    typed = [*islice(there, 0, TYPED, 2), *islice(not_there, TYPED // 2)]
    shown = 0
    times, worked, look_ups = list[float](), list[float](), list[float]()
    for person in typed:
        found: Sequence[object] = ()
        for stroke in strokes(person):
            begin, begin_work = time.perf_counter(), time.thread_time()
            found = store.people_handed_over.like(stroke, NOWHERE, most=3)
            worked.append((time.thread_time() - begin_work) * 1000)
            times.append((time.perf_counter() - begin) * 1000)
            look_ups.append(look_up_ms(store, stroke))
        shown += bool(found)
    store.close()
    assert shown >= TYPED // 2
    cuts, working_cuts = statistics.quantiles(times, n=100), statistics.quantiles(worked, n=100)
    ratio = cuts[49] / statistics.median(look_ups)
    report_figure(
        f"alike, {others:9,} persons, {len(times):,} key strokes: median {cuts[49]:.1f} ms, p95 {cuts[94]:.1f} ms,"
        f" p99 {cuts[98]:.1f} ms{_GOALS.get(others, '')}, of it {working_cuts[98]:.1f} ms work; a plain look-up"
        f" {statistics.median(look_ups):.3f} ms, ratio {ratio:.0f}"
    )


def strokes(person: NamedPerson) -> Iterator[NamedPerson]:
    """Yield what stands in the fields after each letter: family name, given names, then the year of birth."""
    for letters in range(2, len(person.family_name) + 1):
        yield NamedPerson(person.family_name[:letters])
    for letters in range(1, len(person.given_names) + 1):
        yield NamedPerson(person.family_name, person.given_names[:letters])
    yield person


def look_up_ms(store: OpenStore, typed: NamedPerson) -> float:
    """Return how long it takes to read three rows by an index, and nothing else."""
    key = skeletons(typed.family_name.casefold())[0]
    begin = time.perf_counter()
    store.transactions.db.execute(LOOK_UP, (key,)).fetchall()
    return (time.perf_counter() - begin) * 1000
