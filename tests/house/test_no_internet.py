"""The program opens no internet socket: not in the whole test run (`conftest`), and not in a real process either."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).with_name("no_internet.c")


@pytest.fixture
def guarded(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which every internet socket is refused and noted in a file called `said`."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("refusing sockets to a whole process takes Linux and a C compiler (cc)")
    library = tmp_path / "no_internet.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), str(SOURCE)], check=True, capture_output=True)
    return {**os.environ, "LD_PRELOAD": str(library), "NO_INTERNET_LOG": str(tmp_path / "said")}


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_test_that_opens_an_internet_socket_fails(family: int) -> None:
    with pytest.raises(AssertionError, match="internet socket"):
        socket.socket(family)


@pytest.mark.network
def test_a_test_that_says_so_may_open_one() -> None:
    socket.socket(socket.AF_INET).close()


def test_the_guard_sees_a_socket(guarded: dict[str, str], tmp_path: Path) -> None:
    opening = "import socket; socket.socket(socket.AF_INET)"

    ended = subprocess.run([sys.executable, "-c", opening], env=guarded, capture_output=True, check=False)

    assert ended.returncode != 0
    assert (tmp_path / "said").read_text() == "socket\n"


@pytest.mark.slow
def test_a_whole_visit_opens_no_internet_socket(guarded: dict[str, str], tmp_path: Path) -> None:
    demo = [sys.executable, "-m", "erstanlauf", "demo", "--out", str(tmp_path / "out")]

    subprocess.run(demo, cwd=ROOT, env=guarded, capture_output=True, check=True)

    assert (tmp_path / "out" / "slip.pdf").exists()
    assert {path.suffix for path in (tmp_path / "out" / "report").iterdir()} >= {".pdf", ".xlsx"}
    assert not (tmp_path / "said").exists()
