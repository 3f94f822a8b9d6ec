"""The frozen program starts, finds its resources and translations, and does the main job without a screen."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pypdf
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


def test_prints_a_slip_from_its_own_catalogue_fonts_and_translations(program: Path, tmp_path: Path) -> None:
    visit, slip = tmp_path / "visit.json", tmp_path / "slip.pdf"
    visit.write_text(json.dumps({"situation": {"status": "schutz"}, "needs": ["wohnen"], "flags": []}), "utf-8")
    start(program, "slip", str(visit), "--language", "ar", "--out", str(slip))
    text = pypdf.PdfReader(slip).pages[0].extract_text()
    assert "Polizei" in text
    assert "الشرطة" in text


def test_lists_printers_in_a_process_of_its_own(program: Path) -> None:
    start(program, "printers", "list")


def test_writes_a_review_sheet_of_the_whole_phrase_bank(program: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    start(program, "phrases", "sheet", "--language", "ar", "--out", str(sheet))
    assert "Dürfen wir Ihre Angaben weitergeben?" in sheet.read_text("utf-8-sig")


def test_has_the_tables_by_which_names_of_other_scripts_are_read(program: Path) -> None:
    """They are opened with the first such name that is typed, so no start and no import would miss them."""
    tables = program.parent / "_internal" / "anyascii" / "_data"
    assert all((tables / block).stat().st_size for block in ("004", "006", "012"))  # Cyrillic, Arabic, Ethiopic


def test_plays_a_whole_visit_without_a_screen(program: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    start(program, "demo", "--out", str(out))
    made = {path.suffix: path for path in out.iterdir() if path.is_file() and path.stat().st_size}
    assert {".pdf", ".json", ".png"} <= set(made)
    assert [path.suffix for path in (out / "handover").iterdir()] == [".zip"]
    assert {path.suffix for path in (out / "report").iterdir()} == {".pdf", ".xlsx", ".csv", ".txt"}


def test_a_second_start_finds_the_first(program: Path, tmp_path: Path) -> None:
    """For this, and for nothing else, Qt's network module is in the frozen program: it has the local sockets."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ERSTANLAUF_HOME": str(tmp_path)}
    with subprocess.Popen([str(program)], env=environment, cwd=program.parent) as first:
        try:
            while not (tmp_path / "erstanlauf.owner").exists():
                with suppress(subprocess.TimeoutExpired):
                    first.wait(0.1)
            second = subprocess.run([str(program)], env=environment, cwd=program.parent, check=False, timeout=60)
            assert second.returncode == 0
            assert first.poll() is None
        finally:
            first.kill()


def start(program: Path, *arguments: str) -> None:
    """Run it to a good end, away from the checkout and without a screen."""
    run = subprocess.run(
        [str(program), *arguments],
        cwd=program.parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
