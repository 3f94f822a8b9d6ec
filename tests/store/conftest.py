"""A real store on a real disk for every test that asks for one."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from erstanlauf.store.open_store import OpenStore
from tests.store.desks import Clock, opened
from tests.store.disks import mount_small_disk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a desk that was never started."""
    return tmp_path / "desk"


@pytest.fixture
def clock() -> Clock:
    """A clock at noon that the test moves; a store goes by it where a test opens one with it."""
    return Clock()


@pytest.fixture
def store(folder: Path) -> Iterator[OpenStore]:
    store = opened(folder)
    yield store
    store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if not mount_small_disk(place):
        pytest.skip("a disk of four megabytes takes Linux and the right to mount")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)  # a failed test may have left a store open
