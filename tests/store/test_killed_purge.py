"""Whoever is killed while visits go leaves figures in which nobody is missing and nobody counts twice."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from erstanlauf.store.open_store import OpenStore
from tests.store.counted_visits import everything, some_days
from tests.store.desks import opened
from tests.store.processes import start_python
from tests.store.samples import NOON

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, sends SIGKILL and reads /proc")

VISITS, DAYS = 60, 60
DAYS_KEPT = 90
MOST_KILLS = 300
LATEST_SECONDS = 0.06
SIGKILL = 9


@pytest.fixture(scope="module")
def desk() -> Iterator["subprocess.Popen[str]"]:
    with start_python("-m", "tests.store.killed_purge") as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.mark.parametrize("batch", [0, *(pytest.param(batch, marks=pytest.mark.long) for batch in range(1, 20))])
def test_figures_are_the_same_however_often_a_purge_is_killed(
    desk: "subprocess.Popen[str]", folder: Path, batch: int
) -> None:
    chance = Random(20261123 + batch)
    store = opened(folder)
    some_days(store, chance, VISITS, NOON, DAYS)
    before, left = everything(store), [visits_in(store)]
    store.close()
    kills = 0
    while left[-1]:
        said = said_until_killed(desk, folder, chance.uniform(0, LATEST_SECONDS))
        assert [line["trace"] for line in said if line["word"] == "mistake"] == []
        assert said[-1] == {"word": "killed", "by": SIGKILL}
        store = opened(folder)
        assert (everything(store) == before) is True
        left.append(visits_in(store))
        store.close()
        assert (kills := kills + 1) < MOST_KILLS
    assert len(set(left)) > 3, "killed too late or too early to have seen anything"


def said_until_killed(desk: "subprocess.Popen[str]", folder: Path, moment: float) -> list[dict[str, object]]:
    assert desk.stdin is not None
    assert desk.stdout is not None
    task = {"folder": str(folder), "moment": moment, "first_day": (NOON + timedelta(days=DAYS_KEPT)).isoformat()}
    print(json.dumps(task), file=desk.stdin, flush=True)
    said: list[dict[str, object]] = []
    while not said or said[-1]["word"] != "killed":
        said.append(json.loads(desk.stdout.readline()))
    return said


def visits_in(store: OpenStore) -> int:
    return int(store.transactions.db.table("visit").count)
