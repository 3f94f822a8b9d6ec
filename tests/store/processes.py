"""Other processes for tests of the store: real ones, for locks and kills mean nothing inside one process."""

import subprocess
import sys
from pathlib import Path

import erstanlauf

ROOT = Path(erstanlauf.__file__).parents[1]

_HOLDER = """
import sys
from pathlib import Path
from tests.store.desks import opened
store = opened(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def start_python(*arguments: str) -> "subprocess.Popen[str]":
    """Start this Python with pipes to both ends; whoever starts it ends it."""
    command = [sys.executable, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def start_desk_that_holds(folder: Path) -> "subprocess.Popen[str]":
    """Start another desk on a folder and return when it has the store open; it closes when its input ends."""
    process = start_python("-c", _HOLDER, str(folder))
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process
