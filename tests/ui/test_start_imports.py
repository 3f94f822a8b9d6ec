"""What the way to the first painted window may not load, looked up in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

TOO_SLOW = [
    "reportlab",
    "babel",
    "sqlite_utils",
    "sqlcipher3",
    "yaml",
    "uharfbuzz",
    "segno",
    "pypdfium2",
    "PySide6.QtSvg",
    "PySide6.QtNetwork",
    "cryptography",
    "rapidfuzz",
    "anyascii",
]
NOT_YET = [
    "erstanlauf.ui.desk_shell",
    "erstanlauf.ui.open_gate",
    "erstanlauf.ui.pages.visit_page",
    "erstanlauf.usecases",
    "concurrent.futures",
]

FIRST_PAINT = """
import os
import sys
from erstanlauf import app
from erstanlauf.ui.desk_window import DeskWindow


def painted(self):
    print(*sys.modules, "Qt-namespace" if "Qt" in vars(sys.modules["PySide6.QtCore"]) else "", flush=True)
    os._exit(0)


DeskWindow._open = painted
app.main([])
"""

AT_THE_GATE = """
import os
import sys
from PySide6.QtCore import QTimer
from erstanlauf import app
from erstanlauf.ui import open_gate


def look(gate):
    if gate.page is not None and "erstanlauf.ui.open_desk" in sys.modules:
        before = set(sys.modules)
        import erstanlauf.ui.open_desk
        print(*set(sys.modules) - before, "read", flush=True)
        os._exit(0)


def watch(gate):
    gate.timer = QTimer(gate)
    gate.timer.timeout.connect(lambda: look(gate))
    gate.timer.start(5)
    begin(gate)


begin, open_gate.OpenGate.begin = open_gate.OpenGate.begin, watch
app.main([])
"""


def test_the_first_paint_loads_nothing_that_costs_time(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ERSTANLAUF_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], env=environment, check=True, capture_output=True, text=True
    )
    loaded = set(ended.stdout.split())

    assert "erstanlauf.ui.pages.start_page" in loaded
    assert loaded.isdisjoint([*TOO_SLOW, *NOT_YET])


def test_the_desk_is_read_while_somebody_stands_at_the_gate(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ERSTANLAUF_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", AT_THE_GATE], env=environment, check=True, capture_output=True, text=True, timeout=60
    )
    assert ended.stdout.split() == ["read"]
