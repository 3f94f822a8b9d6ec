"""A real store on a real disk for every test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from erstanlauf.store import open_store
from erstanlauf.store.visits import Visits


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a desk that was never started."""
    return tmp_path / "desk"


@pytest.fixture
def store(folder: Path) -> Iterator[Visits]:
    opened = open_store(folder)
    yield opened
    opened.close()
