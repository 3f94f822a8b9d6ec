"""A desk with a key file, as backups need one."""

from pathlib import Path

import pytest

from erstanlauf.domain.visit import VisitId
from tests.store.desks import give_key_file, opened
from tests.store.safety.days import backed_up, closed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a desk that has its key file and was never opened."""
    folder = tmp_path / "desk"
    give_key_file(folder)
    return folder


@pytest.fixture
def early(folder: Path) -> set[VisitId]:
    """A desk with three closed visits that was backed up and is closed again."""
    store = opened(folder)
    visits = {visit.id for visit in closed(store, 3)}
    backed_up(store)
    store.close()
    return visits
