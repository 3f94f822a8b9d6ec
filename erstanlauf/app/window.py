"""Shows the desk's window, and starts the program anew after a lock. Knows Qt as far as an application goes."""

import gc
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, ClassVar

from erstanlauf import preflight
from erstanlauf.app import now
from erstanlauf.app.stage import Stage
from erstanlauf.domain.errors import KnownTrouble

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from erstanlauf.ui.desk_window import Preferences
    from erstanlauf.ui.flow.backstage import Backstage
    from erstanlauf.ui.lock.fresh_start import AfterLock
    from erstanlauf.ui.one_desk import OneDesk

SOUND = 0
BROKEN = 1
CANNOT_START = 3

ExceptionHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


class ProgramMistake(KnownTrouble):
    """A bug was noted. Details: file, the log."""

    code: ClassVar[str] = "program.mistake"


def said_plainly(open_window: Callable[[], int]) -> int:
    """Open a window; where that cannot be, one sentence with the remedy instead of Qt's abort."""
    try:
        preflight.require_display(os.environ)
        with preflight.qt_imports():
            import PySide6.QtWidgets  # noqa: F401  # a missing library shows here and nowhere else
        return open_window()
    except KnownTrouble as trouble:
        from erstanlauf.i18n.sentences import sentence
        from erstanlauf.i18n.wording import Wording

        sys.stderr.write(sentence(Wording(), trouble) + "\n")
        return CANNOT_START


def open_window(stage: Stage) -> int:
    """Show the desk until it is closed, or until its play is over. The store is opened when somebody logs in.

    Where a window of this desk is open on this computer already, it comes to the front and nothing else happens.
    """
    gc.disable()  # a collection in the middle of the start would cost more than it frees; see ui.desk_window
    from erstanlauf.i18n.wording import Wording
    from erstanlauf.settings import load_preferences
    from erstanlauf.ui.desk_window import DeskWindow, Parts, application, dress
    from erstanlauf.ui.lock.fresh_start import AfterLock, told
    from erstanlauf.ui.one_desk import DeskTaken, OneDesk

    preferences, after = load_preferences(stage.home), told()
    qt = application(sys.argv[0])
    owner = OneDesk(stage.home)
    try:
        owner.claim(is_after_lock=after is not None)
    except DeskTaken:
        if owner.ask_to_front():
            return SOUND
    except KnownTrouble:
        pass  # told in the window, where the gate asks once more
    dress(qt, preferences)
    with ExitStack() as open_things:
        open_things.callback(owner.give_up)

        def open_backstage() -> "Backstage":
            owner.answer(window.come_to_front)
            return backstage(stage, open_things, preferences, owner, after)

        parts = Parts(Wording(preferences.language), preferences, now, open_backstage)
        window = DeskWindow(qt, parts)
        sys.excepthook = _note_and_tell(stage.home, window.warn)
        if after is not None:
            window.restore_place(after.place)
        window.locked.connect(lambda by: _start_anew(qt, stage, owner, AfterLock(by, window.place())))
        window.show()
        if stage.play is None:
            return qt.exec()
        from erstanlauf.logs import has_bugs

        stage.play(window)
        window.close()
        return BROKEN if has_bugs(stage.home) else SOUND


def backstage(
    stage: Stage, open_things: ExitStack, preferences: "Preferences", owner: "OneDesk", after: "AfterLock | None"
) -> "Backstage":
    """Return the threads of a desk and who keeps its keys; `open_things` closes the store and ends the threads."""
    from concurrent.futures import ThreadPoolExecutor

    from erstanlauf.app.gate import Gate
    from erstanlauf.store.worker import StoreThread
    from erstanlauf.ui.flow.backstage import Backstage
    from erstanlauf.ui.paper.printing import SystemPrinter

    store_thread = StoreThread()
    background = open_things.enter_context(ThreadPoolExecutor(max_workers=1, thread_name_prefix="background"))
    printing = open_things.enter_context(ThreadPoolExecutor(max_workers=1, thread_name_prefix="printing"))
    gate = Gate(stage, preferences, owner, locked_by=after.by if after is not None else "")
    open_things.callback(store_thread.finish, gate.close)
    printer = stage.printer or SystemPrinter(own_program(), Path(__file__).parents[2])
    return Backstage(store_thread, background, gate, printer, printing)


def own_program() -> list[str]:
    """Return how to run a command of this program as a process of its own, in the folder above the package."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "erstanlauf"]


def _start_anew(qt: "QApplication", stage: Stage, owner: "OneDesk", after: "AfterLock") -> None:
    """Start the program once more and end this process, at once: its memory has held the key.

    A demonstration stays, without a window, until the next process has ended: it made the folder, so it removes it.
    """
    from erstanlauf.ui.lock.fresh_start import start, start_and_wait

    owner.give_up()
    program, folder = [*own_program(), *stage.next_command], Path(__file__).parents[2]
    if not stage.waits_for_next:
        try:
            start(program, folder, after)
        finally:  # where the program has gone, whoever comes back sees no window; the key must not wait for that
            os._exit(SOUND)
    for window in qt.topLevelWidgets():
        window.hide()
    qt.processEvents()
    status = BROKEN
    try:
        status = start_and_wait(program, folder, after)
    finally:
        qt.exit(status)


def _note_and_tell(home: Path, tell: Callable[[KnownTrouble], None]) -> ExceptionHook:
    """Return the hook for mistakes of the program: written down for the IT, told to the clerk, and work goes on."""

    def hook(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        from erstanlauf import logs

        logs.note_bug(home, kind, trace, now())
        tell(ProgramMistake(file=str(home / logs.FILE)))

    return hook
