"""A killed desk loses no step it confirmed, and its open visits are there again as they were."""

import json
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from erstanlauf.store import check_store, draft_codec, open_store
from erstanlauf.store.visits import Visits
from tests.store.processes import start_python

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, sends SIGKILL and reads /proc")

KILLS = 100
KILLS_OF_FIRST_STARTS = 30
LATEST_SECONDS = 0.05
LATEST_SECONDS_OF_FIRST_STARTS = 0.025
SIGKILL = 9

Step = dict[str, str]


@dataclass
class Kept:
    """What must be in the store: open visits with their whole state, and closed ones."""

    open: dict[str, str] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)

    def take(self, step: Step) -> None:
        """Follow one step of the desk."""
        self.open.pop(step["id"], None)
        self.closed.discard(step["id"])
        if step["word"] == "close":
            self.closed.add(step["id"])
        elif step["word"] != "discard":
            self.open[step["id"]] = step["state"]


@pytest.fixture(scope="module")
def desk() -> Iterator["subprocess.Popen[str]"]:
    with start_python("-m", "tests.store.killed_desk") as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def test_a_desk_killed_at_a_hundred_moments_loses_no_confirmed_step(
    desk: "subprocess.Popen[str]", folder: Path
) -> None:
    open_store(folder).close()
    chance, kept, confirmed, cut_off = Random(20261122), Kept(), 0, 0
    for seed in range(KILLS):
        said = lines_until_killed(desk, folder, seed, chance.uniform(0, LATEST_SECONDS))

        steps, in_flight = confirmed_steps(said)
        for step in steps:
            kept.take(step)
        kept = found_as_confirmed(folder, kept, in_flight)
        confirmed, cut_off = confirmed + len(steps), cut_off + (in_flight is not None)

    assert confirmed > KILLS
    assert cut_off > KILLS // 4
    assert check_store(folder).is_sound


def test_a_first_start_killed_at_any_moment_ends_in_a_whole_store(
    desk: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    chance = Random(20261123)
    for seed in range(KILLS_OF_FIRST_STARTS):
        folder, kept = tmp_path / str(seed), Kept()
        said = lines_until_killed(desk, folder, seed, chance.uniform(0, LATEST_SECONDS_OF_FIRST_STARTS))

        steps, in_flight = confirmed_steps(said)
        for step in steps:
            kept.take(step)
        found_as_confirmed(folder, kept, in_flight)


def lines_until_killed(desk: "subprocess.Popen[str]", folder: Path, seed: int, moment: float) -> list[Step]:
    """Let the desk work on a folder until it is killed and return what it said."""
    assert desk.stdin is not None
    assert desk.stdout is not None
    print(json.dumps([str(folder), seed, moment]), file=desk.stdin, flush=True)
    said: list[Step] = []
    while not said or said[-1]["word"] != "killed":
        said.append(json.loads(desk.stdout.readline()))
    assert said.pop() == {"word": "killed", "by": SIGKILL}
    return said


def confirmed_steps(said: list[Step]) -> tuple[list[Step], Step | None]:
    """Return the steps the desk confirmed and the one it was in when it was killed."""
    steps, begun = [], None
    for line in said:
        if line["word"] == "kept":
            assert begun is not None
            steps.append({**begun, **line, "word": begun["word"]})
            begun = None
        else:
            begun = line
    return steps, begun


def found_as_confirmed(folder: Path, kept: Kept, in_flight: Step | None) -> Kept:
    """Return what the store holds; it must be what was confirmed, with or without the step that was cut off."""
    store = open_store(folder)
    drafts = {str(draft.visit.id): draft.visit for draft in store.drafts()}
    found = Kept({visit_id: draft_codec.encode(visit) for visit_id, visit in drafts.items()}, closed_visits(store))
    store.close()
    with_it = deepcopy(kept)
    if in_flight is not None and in_flight["word"] == "open" and in_flight["id"] in drafts:
        assert drafts[in_flight["id"]].is_empty
        with_it.take({**in_flight, "state": found.open[in_flight["id"]]})
    elif in_flight is not None and in_flight["word"] != "open":
        with_it.take(in_flight)
    assert found in (kept, with_it)
    return found


def closed_visits(store: Visits) -> set[str]:
    return {str(row["id"]) for row in store._db.query("SELECT id FROM visit")}
