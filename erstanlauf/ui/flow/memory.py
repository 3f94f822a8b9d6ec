"""Collects Python's garbage on the GUI thread and nowhere else. Knows no widget.

Python collects on whatever thread happens to allocate; a Qt object in the garbage would be destroyed off the GUI
thread, which ends the process now and then. So the automatic collection stays off and a timer does its work.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 20_000


def collect_here(parent: QObject) -> QTimer:
    """Turn the automatic collection off and collect on this thread from now on; ends with `parent`.

    What lives already (code, rules, catalogue) is set aside, so that a collection takes a few milliseconds.
    """
    gc.disable()
    set_aside()
    timer = QTimer(parent)
    timer.timeout.connect(gc.collect)
    timer.start(_EVERY_MS)
    return timer


def set_aside() -> None:
    """Spare the collection what lives by now: it would look through all of a large catalogue, for a second each time.

    Catalogues hold no cycles, so what is set aside is still freed when nobody needs it any more.
    """
    gc.freeze()
