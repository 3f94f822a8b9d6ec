"""A machine that cannot open a window is told so by one sentence, never by Qt's abort."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

from erstanlauf import preflight
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux takes its display apart")


@pytest.fixture
def display() -> Iterator[str]:
    """Run a real X server and give its name; it reports its number itself when it is ready."""
    if shutil.which("Xvfb") is None or preflight.missing_packages(with_display=True):
        pytest.skip("needs Xvfb and the xcb libraries")
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-nolisten", "tcp"], pass_fds=[write_end], stderr=subprocess.DEVNULL
    )
    os.close(write_end)
    with os.fdopen(read_end) as number:
        yield f":{number.readline().strip()}"
    server.terminate()
    server.wait()


def test_names_the_missing_library_and_the_apt_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "WINDOW_LIBRARIES", {"libabsent.so.1": "libabsent1", "libc.so.6": "libc6"})
    with pytest.raises(preflight.LibraryMissing) as caught, preflight.qt_imports():
        raise ImportError("libabsent.so.1: cannot open shared object file: No such file or directory")
    assert sentence(Wording("de"), caught.value) == (
        "Auf diesem Rechner fehlt die Systembibliothek libabsent.so.1, die das Fenster braucht; gespeicherte "
        "Vorsprachen sind unberührt – einmalig „sudo apt-get install --no-install-recommends libabsent1“ ausführen."
    )


def test_leaves_any_other_import_error_alone() -> None:
    with pytest.raises(ImportError, match="QtNonsense"), preflight.qt_imports():
        raise ImportError("cannot import name 'QtNonsense' from 'PySide6'")


@linux_only
def test_without_a_display_says_where_to_start_it() -> None:
    with pytest.raises(preflight.DisplayMissing) as caught:
        preflight.require_display({})
    assert sentence(Wording("de"), caught.value) == (
        "Hier ist kein Bildschirm angemeldet, auf dem sich das Fenster öffnen kann; gespeicherte Vorsprachen sind "
        "unberührt – in einer grafischen Sitzung starten oder ohne Fenster „erstanlauf demo --out ORDNER“ aufrufen."
    )


@linux_only
@pytest.mark.parametrize("environ", [{"DISPLAY": ":4711"}, {"WAYLAND_DISPLAY": "wayland-4711"}])
def test_a_display_that_does_not_answer_is_named(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "DISPLAY_LIBRARIES", {})
    with pytest.raises(preflight.DisplayUnreachable) as caught:
        preflight.require_display(environ)
    assert "4711 antwortet nicht" in sentence(Wording("de"), caught.value)


@linux_only
def test_a_missing_display_library_is_named_rightly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "DISPLAY_LIBRARIES", {"libc.so.6": "libc6", "libxcb-absent.so.0": "libxcb-absent0"})
    with pytest.raises(preflight.LibraryMissing) as caught:
        preflight.require_display({"DISPLAY": ":0"})
    assert caught.value.details == {
        "library": "libxcb-absent.so.0",
        "remedy": "sudo apt-get install --no-install-recommends libxcb-absent0",
    }


@linux_only
def test_a_display_that_answers_is_enough(display: str) -> None:
    preflight.require_display({"DISPLAY": display})


@pytest.mark.parametrize("platform", ["offscreen", "offscreen:configfile=screens.json", "minimal", "vnc:size=800x600"])
def test_a_platform_without_display_is_not_questioned(platform: str) -> None:
    preflight.require_display({"QT_QPA_PLATFORM": platform})


@linux_only
def test_knows_every_library_that_qt_names_for_x() -> None:
    qt = Path(PySide6.__file__).parent / "Qt"
    plugin = (qt / "plugins" / "platforms" / "libqxcb.so").read_bytes()
    named = {name.decode() for name in re.findall(rb"lib(?:xcb|X11|xkbcommon)[\w-]*\.so\.\d+", plugin)}
    assert named <= set(preflight.DISPLAY_LIBRARIES) | set(preflight.WINDOW_LIBRARIES)
