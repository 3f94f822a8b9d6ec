"""One desk, one owner: a second start brings the first one's window to the front, another computer is named."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.ui import one_desk
from erstanlauf.ui.one_desk import OWNER_FILE, DeskElsewhere, DeskTaken, OneDesk

ASKING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from erstanlauf.ui import one_desk
from erstanlauf.ui.one_desk import DeskTaken, OneDesk

application = QCoreApplication([])
desk = OneDesk(Path(sys.argv[1]))
try:
    desk.claim()
except DeskTaken:
    sys.exit(0 if desk.ask_to_front() else 2)
sys.exit(1)
"""
HOLDING = """
import os, sys
from pathlib import Path
from erstanlauf.ui import one_desk
from erstanlauf.ui.one_desk import OneDesk

desk = OneDesk(Path(sys.argv[1]))
desk.claim()
print("held", flush=True)
sys.stdin.read()
os._exit(0)  # as a process that is killed: nothing is given up
"""


@pytest.fixture
def owner(qtbot: QtBot, tmp_path: Path) -> Iterator[OneDesk]:
    desk = OneDesk(tmp_path)
    yield desk
    desk.give_up()


def test_the_first_start_takes_the_folder_and_may_ask_again(owner: OneDesk, tmp_path: Path) -> None:
    owner.claim()
    owner.claim()
    assert (tmp_path / OWNER_FILE).exists()


def test_a_folder_that_is_not_there_yet_is_made_for_nobody_else(qtbot: QtBot, tmp_path: Path) -> None:
    desk = OneDesk(tmp_path / "new" / "home")
    desk.claim()
    if sys.platform != "win32":
        assert (tmp_path / "new" / "home").stat().st_mode & 0o077 == 0
    desk.give_up()


def test_given_up_it_is_free_for_the_next(owner: OneDesk, tmp_path: Path) -> None:
    owner.claim()
    owner.give_up()
    other = OneDesk(tmp_path)
    other.claim()
    other.give_up()


def test_a_second_start_brings_the_first_window_to_the_front(owner: OneDesk, tmp_path: Path, qtbot: QtBot) -> None:
    called: list[bool] = []
    owner.claim()
    owner.answer(lambda: called.append(True))
    with _started(ASKING, tmp_path) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    assert called == [True]


def test_a_second_start_waits_for_a_first_that_has_only_just_begun(
    owner: OneDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    called: list[bool] = []
    owner.claim()
    QTimer.singleShot(1500, lambda: owner.answer(lambda: called.append(True)))
    with _started(ASKING, tmp_path) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    assert called == [True]


def test_one_that_does_not_answer_is_told(owner: OneDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_desk, "_ANSWER_MS", 200)
    owner.claim()
    other = OneDesk(tmp_path)
    with pytest.raises(DeskTaken):
        other.claim()
    assert not other.ask_to_front()


def test_a_killed_process_leaves_the_folder_free(owner: OneDesk, tmp_path: Path) -> None:
    with _started(HOLDING, tmp_path) as killed:
        _wait_until_held(killed)
        with pytest.raises(DeskTaken):
            owner.claim()
    owner.claim()


def test_after_a_lock_the_process_before_is_waited_for(owner: OneDesk, tmp_path: Path) -> None:
    with _started(HOLDING, tmp_path) as before:
        _wait_until_held(before)
        assert before.stdin is not None
        before.stdin.close()
        owner.claim(is_after_lock=True)


@pytest.mark.parametrize("content", [b"", b"4711\n", b"\x00" * 40], ids=["empty", "cut", "zeros"])
def test_a_file_that_a_power_cut_spoiled_keeps_nobody_out(owner: OneDesk, tmp_path: Path, content: bytes) -> None:
    (tmp_path / OWNER_FILE).write_bytes(content)
    owner.claim()


def test_a_file_of_this_computer_before_it_was_set_up_anew_keeps_nobody_out(owner: OneDesk, tmp_path: Path) -> None:
    owner.claim()
    lines = (tmp_path / OWNER_FILE).read_text().splitlines()
    owner.give_up()
    lines[3] = "0123456789abcdef0123456789abcdef"
    (tmp_path / OWNER_FILE).write_text("\n".join(lines) + "\n")
    owner.claim()


def test_another_computer_is_named_and_its_file_is_left(owner: OneDesk, tmp_path: Path) -> None:
    other = b"4711\nerstanlauf\nrathaus-07\n0123456789abcdef0123456789abcdef\n\n"
    (tmp_path / OWNER_FILE).write_bytes(other)
    with pytest.raises(DeskElsewhere) as told:
        owner.claim()
    assert told.value.details["host"] == "rathaus-07"
    assert (tmp_path / OWNER_FILE).read_bytes() == other


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_cannot_be_written_to_is_left_to_the_store(qtbot: QtBot, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    OneDesk(tmp_path).claim()
    OneDesk(tmp_path / "below").claim()
    tmp_path.chmod(0o700)


def test_the_lock_file_says_who_in_a_form_that_qt_keeps(owner: OneDesk, tmp_path: Path) -> None:
    owner.claim()
    reader = QLockFile(str(tmp_path / OWNER_FILE))
    pid, _host, _program = reader.getLockInfo()
    assert pid == os.getpid()
    QApplication.processEvents()


@contextmanager
def _started(code: str, folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program, which ends when its standard input does."""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).resolve().parents[2],
    ) as process:
        yield process


def _wait_until_held(process: "subprocess.Popen[bytes]") -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
