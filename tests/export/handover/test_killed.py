"""A program killed at any line of sending leaves nothing that a second try does not bring in order."""

import subprocess
import sys
from pathlib import Path

import pytest

SENDING = """
import os, signal, sys
from pathlib import Path
from erstanlauf.export import shared_folder
from erstanlauf.export.handover import folder
from erstanlauf.export.handover.folder import FolderChannel

share, content = sys.argv[1], bytes(range(256)) * 200

def killed_at(point):
    seen = 0
    def each_line(frame, event, argument):
        nonlocal seen
        if frame.f_code.co_filename not in (folder.__file__, shared_folder.__file__):
            return None
        seen += event == "line"
        if seen == point:
            os.kill(os.getpid(), signal.SIGKILL)
        return each_line
    child = os.fork()
    if child == 0:
        sys.settrace(each_line)
        FolderChannel(share, "desk01").put(f"UE-AAAA-{point}.zip", content, lambda: True)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) < 0

point = 0
while True:
    point += 1
    was_killed = killed_at(point)
    target = Path(share, f"UE-AAAA-{point}.zip")
    if target.exists() and target.read_bytes() != content:
        sys.exit(f"half of a parcel after point {point}")
    before = target.stat().st_ino if target.exists() else None
    FolderChannel(share, "desk01").put(target.name, content, lambda: True)
    if target.read_bytes() != content or before not in (None, target.stat().st_ino):
        sys.exit(f"not in order after point {point}")
    if os.listdir(share) != [target.name]:
        sys.exit(f"something left behind after point {point}")
    target.unlink()
    if not was_killed:
        break
print(point)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill")
def test_killed_at_any_line_each_parcel_is_there_whole_and_once_after_another_try(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SENDING, str(tmp_path)], capture_output=True, text=True, check=False, timeout=110
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 50
