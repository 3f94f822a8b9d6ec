"""The program refuses to start in one line with the remedy: old Python, missing library, no screen. Never an abort."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CANNOT_START = 3
AS_OLD_PYTHON = (
    "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); sys.version = '3.9.2 (main)';"
    "runpy.run_module('erstanlauf', run_name='__main__')"
)
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux takes its display apart")


def test_an_old_python_gets_one_line_with_the_remedy() -> None:
    run = start("-c", AS_OLD_PYTHON)
    assert run.returncode == CANNOT_START
    assert run.stderr == "Erstanlauf braucht Python 3.11 oder neuer, dies ist 3.9.2: Python 3.11 einrichten.\n"


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_an_old_python_can_read_what_it_reads_first(name: str) -> None:
    ast.parse((ROOT / "erstanlauf" / name).read_text("utf-8"), feature_version=(3, 6))


def test_a_missing_library_gets_one_line_with_the_remedy(tmp_path: Path) -> None:
    broken_qt = tmp_path / "PySide6" / "__init__.py"
    broken_qt.parent.mkdir()
    broken_qt.write_text("raise ImportError('libGL.so.1: cannot open shared object file: No such file or directory')\n")
    run = start("-m", "erstanlauf", PYTHONPATH=str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert (run.returncode, run.stderr.count("\n")) == (CANNOT_START, 1)
    assert run.stderr.startswith("Auf diesem Rechner fehlt die Systembibliothek libGL.so.1")
    assert "sudo apt-get install --no-install-recommends lib" in run.stderr


@linux_only
@pytest.mark.parametrize(
    ("display", "beginning"),
    [
        ({}, "Hier ist kein Bildschirm angemeldet"),
        # without the xcb libraries the first of them is what is named
        ({"DISPLAY": ":4711"}, ("Der Bildschirm :4711 antwortet nicht", "Auf diesem Rechner fehlt")),
    ],
    ids=["none", "unreachable"],
)
def test_no_screen_gets_one_line_with_the_remedy(display: dict[str, str], beginning: str | tuple[str, ...]) -> None:
    run = start("-m", "erstanlauf", **display)
    assert (run.returncode, run.stderr.count("\n")) == (CANNOT_START, 1)
    assert run.stderr.startswith(beginning)


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run this Python on the checkout, without the screen that the tests may have."""
    screen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    inherited = {name: value for name, value in os.environ.items() if name not in screen}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**inherited, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
