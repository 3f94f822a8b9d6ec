"""Composition root: puts the parts of the program together, for the window and for the command line.

Everything is imported inside functions, so that opening the window pays for Qt and nothing else before the first paint;
records here are named tuples for the same reason, dataclasses cost a start 4 ms.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from erstanlauf import paths, preflight
from erstanlauf.domain.errors import KnownTrouble

if TYPE_CHECKING:
    from datetime import datetime

    from erstanlauf.cli.parts import CommandParts
    from erstanlauf.i18n.phrases.voices import Voices
    from erstanlauf.ui.desk_window import DeskWindow, Preferences
    from erstanlauf.ui.flow.backstage import Backstage, SlipPrinter
    from erstanlauf.usecases.desk import Desk
    from erstanlauf.usecases.knowledge import Knowledge
    from erstanlauf.usecases.printers import JobState, Printer, PrintJob, PrintOrder

SOUND = 0
BROKEN = 1
CANNOT_START = 3


ExceptionHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


class Stage(NamedTuple):
    """Where a desk opens and what is special about it: a demonstration prepares, prints and plays in its own way."""

    home: Path
    prepare: "Callable[[Desk], None]" = lambda _: None
    printer: "SlipPrinter | None" = None
    play: "Callable[[DeskWindow], None] | None" = None


class ProgramMistake(KnownTrouble):
    """A bug was noted. Details: file, the log."""

    code: ClassVar[str] = "program.mistake"


def main(arguments: list[str]) -> int:
    """Run a command, or open the desk where there is none; returns the exit status."""
    if not arguments:
        return _said_plainly(lambda: _open_window(Stage(paths.data_home())))
    from erstanlauf.cli.commands import run
    from erstanlauf.i18n.wording import Wording

    return run(arguments, _command_parts(), Wording())


def load_knowledge(catalogue_file: Path | None = None, switches: Mapping[str, str] | None = None) -> "Knowledge":
    """Read catalogue, rules and plan book; without a file the ones this program brings. Raises a `KnowledgeFault`.

    `switches` are positions a person has set; the others stand on their cautious default.
    """
    from erstanlauf.knowledge.catalogue import load_catalogue
    from erstanlauf.knowledge.plan import load_plan_book
    from erstanlauf.knowledge.rules import load_rules
    from erstanlauf.usecases.knowledge import Knowledge

    resources = paths.resources()
    catalogue = load_catalogue(catalogue_file or resources / "catalogue" / "bielefeld.yaml")
    rulebook = load_rules(resources / "rules", catalogue.services)
    plan_book = load_plan_book(resources / "plan" / "prerequisites.yaml", catalogue.services, rulebook)
    return Knowledge(catalogue, rulebook, rulebook.switches_at(switches or {}), plan_book)


def load_voices(home: Path, preferences: "Preferences", tell: Callable[[KnownTrouble], None]) -> "Voices":
    """Read what is reviewed, once for all that speaks; `tell` is given the trouble with files that cannot be read."""
    from erstanlauf.i18n.phrases.review import load_reviews
    from erstanlauf.i18n.phrases.voices import Voices

    loaded = load_reviews(paths.resources() / "phrases" / "review.toml", home)
    for trouble in loaded.troubles:
        tell(trouble)
    return Voices(loaded.reviews, says_legal_drafts=preferences.legal_drafts == "print")


def now() -> "datetime":
    """Return the time on the desk's clock, with its zone."""
    from datetime import UTC, datetime

    return datetime.now(UTC).astimezone()


def _command_parts() -> "CommandParts":
    from erstanlauf.cli.parts import CommandParts
    from erstanlauf.i18n.phrases.review import keep_reviews
    from erstanlauf.settings import load_preferences
    from erstanlauf.slips.sheets.writer import PdfSheetWriter
    from erstanlauf.slips.slip.writer import PdfSlipWriter
    from erstanlauf.store import check_store

    home = paths.data_home()
    return CommandParts(
        knowledge=load_knowledge,
        check_knowledge=lambda file: load_knowledge(file).catalogue,
        check_store=lambda folder: check_store(folder or home),
        voices=lambda tell: load_voices(home, load_preferences(home), tell),
        slip_writer=PdfSlipWriter,
        sheet_writer=PdfSheetWriter,
        review_sheet_writer=lambda: PdfSheetWriter(city=""),
        keep_reviews=lambda tag, reviews: keep_reviews(home, tag, reviews),
        write_file=paths.write_whole,
        demo=_demo,
        now=now,
        list_printers=_list_printers,
        print_picture=_print_picture,
    )


def _list_printers() -> "Sequence[Printer]":
    with _qt_without_window():
        from erstanlauf.ui.paper.printing import list_printers

        return list_printers()


def _print_picture(pdf: bytes, order: "PrintOrder") -> None:
    with _qt_without_window():
        from erstanlauf.ui.paper.printing import print_picture

        print_picture(pdf, order)


@contextmanager
def _qt_without_window() -> Iterator[None]:
    """Have Qt ready to paint, with no screen and no window."""
    with preflight.qt_imports():
        from PySide6.QtGui import QGuiApplication
    _application = QGuiApplication.instance() or QGuiApplication([sys.argv[0], "-platform", "offscreen"])
    yield


def _own_program() -> list[str]:
    """Return how to run a command of this program as a process of its own, in the folder above the package."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "erstanlauf"]


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


def _open_window(stage: Stage) -> int:
    """Show the desk until it is closed, or until its play is over. The store is opened after the first paint."""
    gc.disable()  # a collection in the middle of the start would cost more than it frees; see ui.desk_window
    from erstanlauf.i18n.wording import Wording
    from erstanlauf.settings import load_preferences
    from erstanlauf.ui.desk_window import DeskWindow, Parts, application, dress

    preferences = load_preferences(stage.home)
    qt = application(sys.argv[0])
    dress(qt, preferences)
    with ExitStack() as open_things:

        def open_backstage() -> "Backstage":
            return backstage(stage, open_things, preferences)

        parts = Parts(Wording(preferences.language), preferences, now, open_backstage)
        window = DeskWindow(qt, parts)
        sys.excepthook = _note_and_tell(stage.home, window.warn)
        window.show()
        if stage.play is None:
            return qt.exec()
        from erstanlauf.logs import has_bugs

        stage.play(window)
        window.close()
        return BROKEN if has_bugs(stage.home) else SOUND


def _note_and_tell(home: Path, tell: Callable[[KnownTrouble], None]) -> ExceptionHook:
    """Return the hook for mistakes of the program: written down for the IT, told to the clerk, and work goes on."""

    def hook(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        from erstanlauf import logs

        logs.note_bug(home, kind, trace, now())
        tell(ProgramMistake(file=str(home / logs.FILE)))

    return hook


def backstage(stage: Stage, open_things: ExitStack, preferences: "Preferences") -> "Backstage":
    """Return the threads of a desk and what is opened on them; `open_things` closes the store and ends the threads."""
    from concurrent.futures import ThreadPoolExecutor

    from erstanlauf.store.worker import StoreThread
    from erstanlauf.ui.flow.backstage import Backstage, Tools
    from erstanlauf.ui.paper.printing import SystemPrinter

    store_thread = StoreThread()
    background = open_things.enter_context(ThreadPoolExecutor(max_workers=1, thread_name_prefix="background"))
    printing = open_things.enter_context(ThreadPoolExecutor(max_workers=1, thread_name_prefix="printing"))
    to_close: list[Callable[[], None]] = []
    open_things.callback(store_thread.finish, lambda: [close() for close in to_close])

    def open_tools() -> Tools:
        from erstanlauf.slips.layout.qr import qr_squares
        from erstanlauf.slips.sheets.writer import PdfSheetWriter
        from erstanlauf.slips.slip.writer import PdfSlipWriter
        from erstanlauf.store import open_store
        from erstanlauf.usecases.desk import Desk

        knowledge = load_knowledge(switches=preferences.switches)
        visits = open_store(stage.home)
        to_close.append(visits.close)
        desk = Desk(visits, knowledge)
        stage.prepare(desk)
        troubles: list[KnownTrouble] = []
        voices = load_voices(stage.home, preferences, troubles.append)
        city = knowledge.catalogue.city
        slips, sheets = PdfSlipWriter(city, voices), PdfSheetWriter(city, voices)
        return Tools(knowledge, desk, slips, sheets, qr_squares, voices, tuple(troubles))

    printer = stage.printer or SystemPrinter(_own_program(), Path(__file__).parents[1])
    return Backstage(store_thread, background, open_tools, printer, printing)


def _demo(out: Path | None) -> int:
    """Show what the program does, with invented visits in a store that is thrown away.

    Where somebody sees a window, it opens; where nobody does, or a folder is named for what comes out, the same window
    plays one whole visit unseen.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="erstanlauf-") as home:
        if out is None and _has_display():
            return _said_plainly(lambda: _open_window(Stage(Path(home), _with_a_morning)))
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return _said_plainly(lambda: _unseen_visit(Path(home), out or Path("demo-out")))


def _has_display() -> bool:
    """Whether somebody would see a window. A missing library is no reason to hide: it is told when the window opens."""
    try:
        preflight.require_display(os.environ)
    except (preflight.DisplayMissing, preflight.DisplayUnreachable):
        return False
    except KnownTrouble:
        return True
    return "offscreen" not in os.environ.get("QT_QPA_PLATFORM", "")


def _with_a_morning(desk: "Desk") -> None:
    from erstanlauf.usecases.demo_day import fill_the_morning

    fill_the_morning(desk, now())


def _unseen_visit(home: Path, out: Path) -> int:
    """Play one visit by real keys; leave slip, visit and pictures in a folder and name it."""
    from erstanlauf.ui.demo_tour import DemoTour
    from erstanlauf.usecases.visit_file import visit_as_json

    out.mkdir(parents=True, exist_ok=True)

    def play(window: "DeskWindow") -> None:
        tour = DemoTour(window, out)
        pictures = tour.play()
        assert tour.visit is not None
        visit = visit_as_json(tour.visit.situation, tour.visit.needs, tour.visit.flags)
        paths.write_whole(out / "visit.json", visit.encode())
        made = ["slip.pdf", "visit.json", *(picture.name for picture in pictures)]
        sys.stdout.write("\n".join([str(out.resolve()), *(f"  {name}" for name in made), ""]))

    return _open_window(Stage(home, _with_a_morning, _FolderPrinter(out / "slip.pdf"), play))


class _FolderPrinter(NamedTuple):
    """A printer for demonstrations: the sheet is a file."""

    file: Path

    def found(self) -> "tuple[Printer, ...]":
        return ()

    def wait_for_answer(self) -> None:
        return

    def print_pdf(self, pdf: bytes, order: "PrintOrder") -> "PrintJob":
        from erstanlauf.usecases.printers import PrintJob

        paths.write_whole(self.file, pdf)
        return PrintJob(order.printer)

    def state_of(self, job: "PrintJob") -> "JobState":
        from erstanlauf.usecases.printers import JobState

        return JobState.PRINTED

    def take_back(self, job: "PrintJob") -> None:
        return
