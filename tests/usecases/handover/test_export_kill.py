"""A desk killed at any moment of an export leaves only whole files; after the next start each case lies there once.

The store, the packer and the folders are the real ones; the sheets in the parcels are no paper, so that most of the
moments fall into what is written and not into what is drawn.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.states import HandoverState
from tests.store.desks import opened
from tests.store.processes import start_python
from tests.usecases.handover import parcels
from tests.usecases.handover.exporting_desk import send_all
from tests.usecases.handover.fakes import ALL_TICKS, FEW_TICKS, KIM, MBE, House

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, sends SIGKILL and reads /proc")

POINTS, MANY_POINTS = 12, 50
PEOPLE = 3
KEY = pyrage.x25519.Identity.generate()
ENDLESS_SECONDS = 1_000.0


@pytest.fixture(scope="module")
def desk() -> Iterator["subprocess.Popen[str]"]:
    with start_python("-m", "tests.usecases.handover.exporting_desk") as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def shares(quick_folder: Path) -> dict[str, Path]:
    """Both recipients' folders."""
    folders = {"kim": quick_folder / "kim", "mbe": quick_folder / "mbe"}
    for each in folders.values():
        each.mkdir()
    return folders


@pytest.fixture
def waiting(quick_folder: Path, shares: dict[str, Path]) -> Path:
    """The folder of a store in which some people wait to be handed to both recipients."""
    folder = quick_folder / "waiting"
    folder.mkdir()
    store = opened(folder)
    store.recipients.put(replace(KIM, folder=str(shares["kim"]), key=str(KEY.to_public()), is_plain=False))
    store.recipients.put(replace(MBE, folder=str(shares["mbe"])))
    house = House(store.handovers, store.recipients)
    for _ in range(PEOPLE):
        house.agreed_to_both()
    store.close()
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("points", [POINTS, pytest.param(MANY_POINTS, marks=pytest.mark.long)])
def test_a_desk_killed_while_it_exports_hands_each_case_over_once(
    desk: "subprocess.Popen[str]", quick_folder: Path, shares: dict[str, Path], waiting: Path, points: int
) -> None:
    whole = run_until(desk, copy_of(waiting, quick_folder / "whole"), ENDLESS_SECONDS)
    assert not whole["is_killed"]
    assert len(lying(shares)) == 2 * PEOPLE
    had_left = list[int]()
    for point in range(points):
        empty(shares)
        folder = copy_of(waiting, quick_folder / str(point))
        moment = whole["worked"] * (point + 0.5) / points
        run_until(desk, folder, moment)
        run_until(desk, folder, moment / 2)  # the next start is killed as well
        after_the_kill = lying(shares)
        had_left.append(len(after_the_kill))

        send_all(folder)

        at_the_end = lying(shares)
        assert at_the_end.items() >= after_the_kill.items()
        assert_whole(folder, shares)
        assert send_all(folder) == 0
        assert lying(shares) == at_the_end
    sys.stdout.write(f"\nkilled at {points} points; parcels that lay there after the kill: {had_left}\n")
    assert len(set(had_left)) > 2


def assert_whole(folder: Path, shares: dict[str, Path]) -> None:
    """Hold the store and the folders against each other: all has left, each once, whole and with what was ticked."""
    store = opened(folder)
    try:
        handovers = store.handovers.all()
        assert {each.state for each in handovers} == {HandoverState.ISSUED}
        assert all(store.handovers.parcel(each.id) is None for each in handovers)
        assert store.report().is_sound
    finally:
        store.close()
    for name, recipient, ending, ticks in (("kim", KIM, ".zip.age", ALL_TICKS), ("mbe", MBE, ".zip", FEW_TICKS)):
        expected = {f"{each.reference}{ending}" for each in handovers if each.recipient == recipient.id}
        assert {each.name for each in shares[name].iterdir()} == expected
        for file in shares[name].iterdir():
            assert parcels.fields_in(file.read_bytes(), [KEY]) == ticks
    assert DataField.HEALTH not in FEW_TICKS


def lying(shares: Mapping[str, Path]) -> dict[str, bytes]:
    """Return what a recipient sees: files under their final names."""
    files = [file for folder in shares.values() for file in folder.iterdir() if not file.name.startswith(".")]
    return {file.name: file.read_bytes() for file in files}


def empty(shares: Mapping[str, Path]) -> None:
    for folder in shares.values():
        for file in folder.iterdir():
            file.unlink()


def copy_of(folder: Path, to: Path) -> Path:
    shutil.copytree(folder, to)
    return to


def run_until(desk: "subprocess.Popen[str]", folder: Path, moment: float) -> dict[str, float]:
    """Have the desk send until it has worked for some seconds; return how long it did and whether it was killed."""
    assert desk.stdin is not None
    assert desk.stdout is not None
    print(json.dumps({"folder": str(folder), "moment": moment}), file=desk.stdin, flush=True)
    said: dict[str, float] = json.loads(desk.stdout.readline())
    assert said["is_well"]
    return said
