"""A lock as it is: the process that held the key ends, the next shows the log-in, and the draft is there again."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.app import window
from erstanlauf.app.office import FirstStart
from erstanlauf.app.stage import Stage
from erstanlauf.ui.lock import fresh_start
from erstanlauf.ui.lock.fresh_start import AfterLock
from erstanlauf.ui.one_desk import OneDesk
from tests.ui.locked_desk import FOUND, LOGIN, PASSWORD

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_process_ends_and_the_next_one_brings_everything_back(qtbot: QtBot, tmp_path: Path) -> None:
    desk = FirstStart(tmp_path / "home")
    desk.confirm(desk.prepare(LOGIN, PASSWORD, also_counter=True))
    ended = subprocess.run(
        [sys.executable, "-m", "tests.ui.locked_desk", str(tmp_path), "before"],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={Path(__file__).parent / 'two_screens.json'}"},
        cwd=ROOT,
        timeout=100,
        check=False,
    )
    assert ended.returncode == 0
    qtbot.waitUntil((tmp_path / FOUND).exists, timeout=60_000)
    found = json.loads((tmp_path / FOUND).read_text())
    assert found["told"].startswith("Entwurf von ")
    assert found == {
        "heading": "Gesperrt",
        "login": LOGIN,
        "size": [1234, 777],
        "told_on": False,
        "needs": ["sprache", "arbeit_ausbildung"],
        "language": "ar",
        "told": found["told"],
    }


def test_what_the_next_process_is_told_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    after = AfterLock("0a1b2c3d", "00ff")
    for name, value in fresh_start.environment(after).items():
        monkeypatch.setenv(name, value)
    assert fresh_start.told() == after
    assert fresh_start.told() is None


def test_who_waits_learns_how_it_ended(tmp_path: Path) -> None:
    program = [sys.executable, "-c", "import os, sys; sys.exit(7 if os.environ['ERSTANLAUF_LOCKED_BY'] == 'x' else 1)"]
    assert fresh_start.start_and_wait(program, tmp_path, AfterLock("x", "")) == 7


def test_the_key_goes_also_where_the_program_cannot_be_started_again(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "own_program", lambda: [str(tmp_path / "gone")])

    def end(status: int) -> None:
        raise SystemExit(status)

    monkeypatch.setattr(os, "_exit", end)
    with pytest.raises(SystemExit):
        window._start_anew(qapp, Stage(tmp_path), OneDesk(tmp_path), AfterLock("x", ""))
