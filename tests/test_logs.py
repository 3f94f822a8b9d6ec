"""The log tells where the program went wrong and nothing about anybody."""

from pathlib import Path
from sys import exc_info

from erstanlauf.logs import FILE, SIZE_LIMIT, note_bug
from tests.builders import MORNING


def test_a_mistake_is_written_down_without_what_it_was_about(tmp_path: Path) -> None:
    note_a_mistake_about("Frau Muster", tmp_path)
    written = (tmp_path / FILE).read_text(encoding="utf-8")
    assert "builtins.ValueError" in written
    assert "tests/test_logs.py:" in written
    assert "Muster" not in written
    assert str(tmp_path) not in written


def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("x" * (SIZE_LIMIT + 1), encoding="utf-8")
    note_a_mistake_about("", tmp_path)
    assert (tmp_path / FILE).stat().st_size < 1000
    assert (tmp_path / f"{FILE}.old").exists()


def test_a_folder_that_cannot_be_written_is_no_second_mistake(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    note_a_mistake_about("", tmp_path / "file")


def note_a_mistake_about(name: str, folder: Path) -> None:
    try:
        raise ValueError(name)
    except ValueError:
        kind, _, trace = exc_info()
        assert kind is not None
        note_bug(folder, kind, trace, MORNING)
