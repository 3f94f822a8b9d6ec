"""Folders for tests of handing over that end programs and not the power."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.usecases.handover.places import QUICK


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """A folder on a disk in memory, where there is one."""
    folder = Path(tempfile.mkdtemp(prefix="handover-", dir=QUICK))
    yield folder
    shutil.rmtree(folder)
