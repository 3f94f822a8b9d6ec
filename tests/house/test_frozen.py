"""The frozen program starts, finds its resources and translations, and does the main job without a screen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PyInstaller.depend.bindepend import PythonLibraryNotFoundError, get_python_library_path

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.build, pytest.mark.slow]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build into a folder of its own, away from the checkout."""
    if sys.platform != "win32" and shutil.which("objdump") is None:
        pytest.skip("PyInstaller needs binutils")
    try:
        get_python_library_path()
    except PythonLibraryNotFoundError:
        pytest.skip("PyInstaller needs Python as a shared library")
    workshop = tmp_path_factory.mktemp("frozen")
    folders = ["--distpath", str(workshop / "dist"), "--workpath", str(workshop / "build")]
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *folders, "build.spec"],
        cwd=ROOT,
        check=True,
    )
    return workshop / "dist" / "erstanlauf" / ("erstanlauf.exe" if sys.platform == "win32" else "erstanlauf")


def test_the_frozen_program_plays_a_whole_visit_without_a_screen(program: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = subprocess.run(
        [str(program), "demo", "--out", str(out)],
        cwd=tmp_path,
        env={
            **{name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}},
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": "",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    made = {path.suffix for path in out.iterdir()}
    assert {".pdf", ".json", ".png"} <= made
    assert all(path.stat().st_size for path in out.iterdir())
