"""Composition root: puts the parts of the program together, for the window and for the command line.

Everything is imported inside functions, so that opening the window pays for Qt and nothing else before the first paint.
"""

import gc
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, ClassVar

from erstanlauf import paths, preflight
from erstanlauf.domain.errors import KnownTrouble

if TYPE_CHECKING:
    from erstanlauf.cli.parts import CommandParts
    from erstanlauf.ui.backstage import Backstage
    from erstanlauf.usecases.knowledge import Knowledge

CANNOT_START = 3

ExceptionHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


class ProgramMistake(KnownTrouble):
    """A bug was noted. Details: file, the log."""

    code: ClassVar[str] = "program.mistake"


def main(arguments: list[str]) -> int:
    """Run a command, or open the desk where there is none; returns the exit status."""
    if not arguments:
        return _said_plainly(lambda: _open_window(paths.data_home()))
    from erstanlauf.cli.commands import run
    from erstanlauf.i18n.wording import Wording

    return run(arguments, _command_parts(), Wording())


def load_knowledge(catalogue_file: Path | None = None) -> "Knowledge":
    """Read catalogue and rules; without a file the ones this program brings. Raises a `KnowledgeFault`."""
    from erstanlauf.knowledge.catalogue import load_catalogue
    from erstanlauf.knowledge.rules import load_rules
    from erstanlauf.usecases.knowledge import Knowledge

    resources = paths.resources()
    catalogue = load_catalogue(catalogue_file or resources / "catalogue" / "bielefeld.yaml")
    rulebook = load_rules(resources / "rules", catalogue.services)
    return Knowledge(catalogue, rulebook, rulebook.default_switches())


def now() -> datetime:
    """Return the time on the desk's clock, with its zone."""
    return datetime.now(UTC).astimezone()


def _command_parts() -> "CommandParts":
    from erstanlauf.cli.parts import CommandParts
    from erstanlauf.slips.page import PdfSlipWriter
    from erstanlauf.store import check_store

    return CommandParts(
        knowledge=load_knowledge,
        check_knowledge=lambda file: load_knowledge(file).catalogue,
        check_store=lambda folder: check_store(folder or paths.data_home()),
        slip_writer=PdfSlipWriter,
        write_file=paths.write_whole,
        demo=lambda out: _said_plainly(lambda: _demo(out)),
        today=lambda: now().date(),
    )


def _said_plainly(open_window: Callable[[], int]) -> int:
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


def _open_window(home: Path) -> int:
    """Show the desk until it is closed. The store of `home` is opened after the first paint."""
    gc.disable()  # a collection in the middle of the start would cost more than it frees; see ui.desk_window
    from PySide6.QtWidgets import QApplication

    from erstanlauf.i18n.wording import Wording
    from erstanlauf.settings import load_preferences
    from erstanlauf.ui.desk_window import DeskWindow, Parts, dress

    preferences = load_preferences(home)
    QApplication.setStyle("Fusion")
    application = QApplication(sys.argv[:1])
    dress(application, preferences)
    with ExitStack() as open_things:
        parts = Parts(Wording(preferences.language), preferences, now, lambda: backstage(home, open_things))
        window = DeskWindow(application, parts)
        sys.excepthook = _note_and_tell(home, window.warn)
        window.show()
        return application.exec()


def _note_and_tell(home: Path, tell: Callable[[KnownTrouble], None]) -> ExceptionHook:
    """Return the hook for mistakes of the program: written down for the IT, told to the clerk, and work goes on."""

    def hook(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        from erstanlauf import logs

        logs.note_bug(home, kind, trace, now())
        tell(ProgramMistake(file=str(home / logs.FILE)))

    return hook


def backstage(home: Path, open_things: ExitStack) -> "Backstage":
    """Return the threads of a desk and what is opened on them; `open_things` closes the store and ends the threads."""
    from concurrent.futures import ThreadPoolExecutor

    from erstanlauf.store.worker import StoreThread
    from erstanlauf.ui.backstage import Backstage, Tools
    from erstanlauf.ui.printing import SystemPrinter

    store_thread = StoreThread()
    background = open_things.enter_context(ThreadPoolExecutor(max_workers=1, thread_name_prefix="background"))
    to_close: list[Callable[[], None]] = []
    open_things.callback(store_thread.finish, lambda: [close() for close in to_close])

    def open_tools() -> Tools:
        from erstanlauf.slips.page import PdfSlipWriter
        from erstanlauf.store import open_store
        from erstanlauf.usecases.desk import Desk

        knowledge = load_knowledge()
        visits = open_store(home)
        to_close.append(visits.close)
        return Tools(knowledge, Desk(visits, knowledge.catalogue), PdfSlipWriter(knowledge.catalogue.city))

    return Backstage(store_thread, background, open_tools, SystemPrinter())


def _demo(out: Path | None) -> int:
    """Show what the program does, with invented visits in a store that is thrown away."""
    raise NotImplementedError
