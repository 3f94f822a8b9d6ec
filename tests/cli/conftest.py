"""What tests of the command line share."""

from pathlib import Path

import pytest

from tests.cli.desks import Capture, Desk


@pytest.fixture
def desk(tmp_path: Path, capsys: Capture) -> Desk:
    made = Desk(tmp_path, capsys)
    assert made.run("init", "--paper-file", str(tmp_path / "paper"))[0] == 0
    return made
