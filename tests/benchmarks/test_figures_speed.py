"""How long the steering group waits: a whole page of figures and one filter, against the same SQL without the program.

Nothing fails on time: the figures are printed.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median

import pytest
from sqlcipher3 import dbapi2

from erstanlauf.domain.figures.counted import Counted
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.views import SHAPES, Question, View
from erstanlauf.domain.office_settings import DEFAULTS
from erstanlauf.store.daily_counts import TOGETHER, statement
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.usecases.figures.asking import Asking
from tests.benchmarks.counted_desks import DESKS, make_counted_desk
from tests.store.desks import EVERYTHING, KEY, opened
from tests.store.samples import NOON

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]

ROUNDS = 3
FULL = 100_000
GROWN = 1_000_000
HALF_YEAR = Period(PeriodKind.HALF_YEAR, 2026, 1)
QUARTER = Period(PeriodKind.QUARTER, 2026, 2)

PAGE = [Question(view, HALF_YEAR, across) for view in View for across in SHAPES[view].splits]
"""Every table there is of a half-year; the months are in it."""
FILTER = Question(View.TOPICS, QUARTER)
"""The largest table, for another period."""

MONTHS = [*HALF_YEAR.months()]
SQL_OF_THE_PAGE = [
    *((counted, month, TOGETHER) for counted in Counted for month in MONTHS),
    *((Counted.HOUR, month, "") for month in (MONTHS[0].before(), *MONTHS, MONTHS[-1].next())),  # weeks and weekdays
]
SQL_OF_THE_FILTER = [
    (counted, month, TOGETHER) for counted in (Counted.TOPIC, Counted.HOUR) for month in QUARTER.months()
]


@pytest.mark.parametrize("visits", [FULL, pytest.param(GROWN, marks=pytest.mark.long)])
def test_a_page_of_figures_and_a_filter(tmp_path: Path, report_figure: Callable[[str], None], visits: int) -> None:
    make_counted_desk(tmp_path, visits)
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):  # in turns, each with a store that was just opened
        measure_program(tmp_path, times)
        measure_bare(tmp_path, times)
    ms = {what: median(each) for what, each in times.items()}

    report_figure(
        f"figures of {visits:,} visits and ten years of {DESKS} desks: page of {len(PAGE)} tables {ms['page']:.0f} ms,"
        f" the same SQL with sqlcipher3 {ms['page, SQL']:.0f} ms, ratio {ms['page'] / ms['page, SQL']:.2f}"
        f" (goals 1000 ms, 1.5); a filter {ms['filter']:.0f} ms, SQL {ms['filter, SQL']:.0f} ms,"
        f" ratio {ms['filter'] / ms['filter, SQL']:.2f} (goals 200 ms, 1.5), of months on the page already"
        f" {ms['filter of months read']:.0f} ms"
    )


def measure_program(folder: Path, times: dict[str, list[float]]) -> None:
    with asking_in(folder) as asking:
        times["page"].append(milliseconds(lambda: [*map(asking.answer, PAGE), asking.minutes(HALF_YEAR)]))
        times["filter of months read"].append(milliseconds(lambda: asking.answer(FILTER)))
    with asking_in(folder) as asking:
        times["filter"].append(milliseconds(lambda: asking.answer(FILTER)))


@contextmanager
def asking_in(folder: Path) -> Iterator[Asking]:
    store = opened(folder)
    asking = Asking(EVERYTHING, store.figures, lambda: DEFAULTS, NOON.date)
    asking.sources()  # as the page does before anything else
    yield asking
    store.close()


def measure_bare(folder: Path, times: dict[str, list[float]]) -> None:
    for what, wanted in (("page, SQL", SQL_OF_THE_PAGE), ("filter, SQL", SQL_OF_THE_FILTER)):
        connection = dbapi2.connect(str(folder / STORE_FILE), isolation_level=None)
        connection.execute(f"PRAGMA key = \"x'{(KEY.key + KEY.salt).hex()}'\"")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        connection.execute("SELECT count(*) FROM counted_desk").fetchall()
        times[what].append(milliseconds(partial(read, connection, wanted)))
        connection.close()


def read(connection: dbapi2.Connection, wanted: list[tuple[Counted, Period, str]]) -> None:
    for counted, month, day in wanted:
        days = {"first": month.first.isoformat(), "last": month.last.isoformat()}
        connection.execute(statement(counted, day), days).fetchall()


def milliseconds(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return (time.perf_counter() - begin) * 1000
