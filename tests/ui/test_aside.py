"""A thread nobody waits for: order, outcomes, and that it does not keep a program from ending."""

import subprocess
import sys
import threading

import pytest

from erstanlauf.ui.flow.aside import Aside

ENDS = """
import threading
from erstanlauf.ui.flow.aside import Aside
Aside("never").submit(threading.Event().wait)
"""


def test_work_is_done_in_its_order_and_its_outcome_is_told() -> None:
    done: list[int] = []
    aside = Aside("test")
    first, broken, last = (
        aside.submit(lambda: done.append(1)),
        aside.submit(lambda: 1 // 0),
        aside.submit(lambda: len(done)),
    )
    assert last.result(timeout=10) == 1
    assert first.result() is None
    with pytest.raises(ZeroDivisionError):
        broken.result()


def test_what_was_cancelled_is_not_done() -> None:

    aside, hold = Aside("test"), threading.Event()
    aside.submit(hold.wait)
    cancelled = aside.submit(lambda: 1 // 0)
    assert cancelled.cancel()
    hold.set()
    assert aside.submit(lambda: 7).result(timeout=10) == 7


def test_a_program_ends_although_its_work_never_does() -> None:
    assert subprocess.run([sys.executable, "-c", ENDS], timeout=60, check=False).returncode == 0


def test_the_thread_ends_when_nobody_holds_it_any_more() -> None:
    aside = Aside("held")
    aside.submit(lambda: None).result(timeout=10)
    [thread] = [each for each in threading.enumerate() if each.name == "held"]
    del aside
    thread.join(timeout=10)
    assert not thread.is_alive()
