"""A desk that sends all that waits until it is killed; run as a script by `test_export_kill`.

For each line of input it forks a child from a process that has everything imported. The child opens the store, sends
and ends; the parent kills it once it has worked for so many seconds of processor time, and then writes how long it
worked and whether it was killed.
"""

import json
import os
import select
import signal
import sys
import traceback
from datetime import datetime
from pathlib import Path

from erstanlauf.export.handover.channels import FolderChannels
from erstanlauf.export.handover.packing import ParcelPacker
from erstanlauf.store.open_store import OpenStore
from erstanlauf.usecases.handover.journeys import Journeys
from erstanlauf.usecases.handover.outbox import Outbox
from tests.export.handover.cases import FakeSheets
from tests.store.desks import opened
from tests.usecases.handover.fakes import CATALOGUE, MORNING

POLL_SECONDS = 0.0002


def outbox_of(store: OpenStore, now: datetime = MORNING) -> Outbox:
    """Return the outbox of a store with the real packer and real folders; the sheets alone are no paper."""
    channels = FolderChannels("desk")
    packer = ParcelPacker(FakeSheets())
    return Outbox(
        store.handovers, store.recipients, lambda: packer, lambda: channels, lambda: CATALOGUE, Journeys(), lambda: now
    )


def send_all(folder: Path) -> int:
    """Send all that waits in the store of a folder and return how many hand-overs have left."""
    store = opened(folder)
    try:
        return len(outbox_of(store).send_all(MORNING))
    finally:
        store.close()


def serve() -> None:
    for line in sys.stdin:
        task = json.loads(line)
        child = os.fork()
        if not child:
            try:
                send_all(Path(task["folder"]))
                os._exit(0)
            except BaseException:
                os.write(2, traceback.format_exc().encode())
            finally:
                os._exit(1)
        worked = 0.0
        while worked < task["moment"] and os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            select.select([], [], [], POLL_SECONDS)
            worked = int(Path(f"/proc/{child}/schedstat").read_text().split()[0]) / 1e9
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        is_killed = os.WIFSIGNALED(status)
        said = {"worked": worked, "is_killed": is_killed, "is_well": is_killed or os.WEXITSTATUS(status) == 0}
        os.write(1, (json.dumps(said) + "\n").encode())


if __name__ == "__main__":
    serve()
