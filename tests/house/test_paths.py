"""The program finds its own data in a checkout, and knows one folder for the store of each user."""

import sys
from pathlib import Path

import pytest

from erstanlauf import paths

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_keeps_its_data_beside_the_package() -> None:
    assert (paths.resources(), paths.translations()) == (ROOT / "resources", ROOT / "translations")


def test_a_frozen_program_keeps_its_data_in_the_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


def test_an_incomplete_installation_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    with pytest.raises(FileNotFoundError, match=r"^resources is missing"):
        paths.resources()


def test_the_environment_names_another_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ERSTANLAUF_HOME", str(tmp_path))
    assert paths.data_home() == tmp_path


@pytest.mark.parametrize(
    ("platform", "variable", "folder"),
    [("linux", "XDG_DATA_HOME", "erstanlauf"), ("win32", "LOCALAPPDATA", "Erstanlauf")],
)
def test_a_store_lies_where_the_system_keeps_data_of_a_user(
    platform: str, variable: str, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ERSTANLAUF_HOME")
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert paths.data_home() == tmp_path / folder


@pytest.mark.parametrize("unusable", ["", "relative/folder"])
def test_an_unusable_xdg_folder_counts_as_not_set(unusable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ERSTANLAUF_HOME")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", unusable)
    assert paths.data_home() == Path.home() / ".local" / "share" / "erstanlauf"
