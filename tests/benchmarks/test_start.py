"""How long the first painted window takes against an empty one, both as processes of their own in the same run.

Nothing fails on time: the figure is printed.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

_ROUNDS = 15

BARE_WINDOW = """
import gc
gc.disable()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)


def painted():
    import os
    os._exit(0)


application = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""

DESK = """
import os
from erstanlauf import app
from erstanlauf.ui.desk_window import DeskWindow

DeskWindow._open = lambda self: os._exit(0)
app.main([])
"""


@pytest.mark.benchmark
def test_first_painted_window_against_a_bare_one(tmp_path: Path, report_figure: Callable[[str], None]) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ERSTANLAUF_HOME": str(tmp_path)}
    environment |= {"PYTHONPYCACHEPREFIX": str(tmp_path / "cache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    times: dict[str, list[float]] = {BARE_WINDOW: [], DESK: []}
    for code in (BARE_WINDOW, DESK):
        _milliseconds(code, environment)  # bytecode and page cache
    for _ in range(_ROUNDS):
        for code, measured in times.items():
            measured.append(_milliseconds(code, environment))
    bare, desk = median(times[BARE_WINDOW]), median(times[DESK])
    report_figure(f"first painted window {desk:.0f} ms, bare window {bare:.0f} ms, ratio {desk / bare:.2f} (goal 1.2)")


def _milliseconds(code: str, environment: dict[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    return (time.perf_counter() - begin) * 1000
