"""Preferences of the window and files written whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from erstanlauf.domain.slip import Paper
from erstanlauf.paths import FileNotWritten, write_whole
from erstanlauf.settings import FILE, load_preferences
from erstanlauf.usecases.printers import COPIES


def test_preferences_are_found_again(tmp_path: Path) -> None:
    preferences = load_preferences(tmp_path)
    preferences.language = "en"
    preferences.zoom_percent = 150
    preferences.second_screen = False
    preferences.keep()
    again = load_preferences(tmp_path)
    assert (again.language, again.scheme, again.zoom_percent, again.second_screen) == ("en", "light", 150, False)


def test_legal_drafts_print_until_somebody_says_otherwise(tmp_path: Path) -> None:
    preferences = load_preferences(tmp_path)
    assert preferences.legal_drafts == "print"
    preferences.legal_drafts = "german_only"
    preferences.keep()
    assert load_preferences(tmp_path).legal_drafts == "german_only"


def test_the_switches_of_the_law_are_found_again(tmp_path: Path) -> None:
    preferences = load_preferences(tmp_path)
    assert preferences.switches == {}
    preferences.switches["ik_zulassung"] = "priority"
    preferences.keep()
    assert load_preferences(tmp_path).switches == {"ik_zulassung": "priority"}


@pytest.mark.parametrize(
    ("kept", "read"),
    [("3", {}), ("null", {}), ('["x"]', {}), ('{"a": 3, "b": null, "c": ["d"], "e": "f"}', {"e": "f"})],
)
def test_switches_that_are_no_texts_count_as_not_set(tmp_path: Path, kept: str, read: dict[str, str]) -> None:
    (tmp_path / FILE).write_text(f'{{"language": "en", "switches": {kept}}}', encoding="utf-8")
    preferences = load_preferences(tmp_path)
    assert (preferences.language, preferences.switches) == ("en", read)


def test_printer_copies_and_papers_are_found_again(tmp_path: Path) -> None:
    preferences = load_preferences(tmp_path)
    assert (preferences.printer, preferences.copies, preferences.papers) == ("", 1, {})
    preferences.printer, preferences.copies = "Tresen 1. OG", max(COPIES)
    preferences.papers["Tresen 1. OG"] = Paper.A4.value
    preferences.keep()
    again = load_preferences(tmp_path)
    assert (again.printer, again.copies, again.papers) == ("Tresen 1. OG", 9, {"Tresen 1. OG": "A4"})


@pytest.mark.parametrize("paper", Paper)
def test_every_paper_may_be_kept(tmp_path: Path, paper: Paper) -> None:
    preferences = load_preferences(tmp_path)
    preferences.papers[""] = paper.value
    preferences.keep()
    assert load_preferences(tmp_path).papers == {"": paper}


@pytest.mark.parametrize(
    "kept",
    [
        {"printer": 3, "copies": 0, "papers": ["A4"]},
        {"printer": None, "copies": 10, "papers": {"Tresen": "A3", "Flur": 4}},
        {"printer": "x" * 256, "copies": True, "papers": None},
        {"printer": ["Tresen"], "copies": "2", "papers": "A4"},
    ],
)
def test_printing_that_is_not_allowed_counts_as_not_set(tmp_path: Path, kept: dict[str, object]) -> None:
    (tmp_path / FILE).write_text(json.dumps({**kept, "language": "en"}), encoding="utf-8")
    preferences = load_preferences(tmp_path)
    assert (preferences.printer, preferences.copies, preferences.papers) == ("", 1, {})
    assert preferences.language == "en"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[",
        "[]",
        "null",
        '{"language": "xx", "zoom_percent": "100", "scheme": 3}',
        '{"path": "/"}',
        "\x00",
        "[" * 9999,
    ],
)
def test_a_spoilt_preferences_file_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    preferences = load_preferences(tmp_path)
    assert (preferences.language, preferences.scheme, preferences.zoom_percent) == ("de", "light", 100)
    assert preferences.path == tmp_path / FILE


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_no_rest(tmp_path: Path) -> None:
    blocked = tmp_path / "slip.pdf"
    blocked.mkdir()
    with pytest.raises(FileNotWritten) as caught:
        write_whole(blocked, b"new")
    assert caught.value.details == {"file": "slip.pdf", "folder": str(tmp_path)}
    assert list(tmp_path.iterdir()) == [blocked]


@pytest.mark.skipif(sys.platform == "win32", reason="no devices as files on Windows")
def test_a_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileNotWritten):
        write_whole(pipe, b"x")
    assert pipe.is_fifo()


WRITE_WITH_LITTLE_ROOM = """
import resource, signal, sys
from pathlib import Path
from erstanlauf.paths import FileNotWritten, write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path(sys.argv[1]), b"x" * 5000)
except FileNotWritten:
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file sizes on Windows")
def test_a_full_disk_is_no_success_and_leaves_the_old_file(tmp_path: Path) -> None:
    slip = tmp_path / "slip.pdf"
    slip.write_bytes(b"old")
    assert subprocess.run([sys.executable, "-c", WRITE_WITH_LITTLE_ROOM, str(slip)], check=False).returncode == 7
    assert slip.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [slip]


@pytest.mark.parametrize("name", ["a\x00b", "a\nb", "\ud800", "\x1b[2J"])
def test_a_printer_no_system_can_have_counts_as_not_set(tmp_path: Path, name: str) -> None:
    kept = {"printer": name, "papers": {name: "A4", "Büro 1.06\u00a0links": "A5"}}
    (tmp_path / FILE).write_text(json.dumps(kept), encoding="utf-8")
    preferences = load_preferences(tmp_path)
    assert (preferences.printer, preferences.papers) == ("", {"Büro 1.06\u00a0links": "A5"})


@pytest.mark.parametrize("kept", [{"second_screen": 0}, {"zoom_percent": 150.0}, {"second_screen": 1.0}])
def test_a_number_is_no_switch_and_a_fraction_no_size(tmp_path: Path, kept: dict[str, object]) -> None:
    (tmp_path / FILE).write_text(json.dumps(kept), encoding="utf-8")
    preferences = load_preferences(tmp_path)
    assert preferences.second_screen is True
    assert type(preferences.zoom_percent) is int
