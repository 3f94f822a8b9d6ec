"""What tests of use cases share: a real store, open, in the hands of somebody who has every role."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from erstanlauf.store.open_store import OpenStore
from tests.store.desks import opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    store = opened(tmp_path)
    yield store
    store.close()
