"""A desk to test with: the real window, rules, catalogue, store and slips; the clock and the printer are the test's."""

import gc
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from erstanlauf.app import load_knowledge, load_voices
from erstanlauf.app.catalogue import age_limits, draft_over
from erstanlauf.app.figures import figures_over
from erstanlauf.app.handover import handing_over
from erstanlauf.app.office import office_over
from erstanlauf.app.searching import load_words
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import SettingValue
from erstanlauf.domain.people import Permit, Role
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.qr import qr_squares
from erstanlauf.slips.sheets.handover_writer import PdfHandoverSheets
from erstanlauf.slips.sheets.writer import PdfSheetWriter
from erstanlauf.slips.slip.writer import PdfSlipWriter
from erstanlauf.store.service_index import ServiceIndex
from erstanlauf.store.worker import StoreThread
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.desk_window import DeskWindow, Parts, dress
from erstanlauf.ui.flow.backstage import Backstage, SlipPrinter
from erstanlauf.ui.flow.gatekeeper import Gatekeeper
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.ui.open_desk import OpenDesk
from erstanlauf.ui.open_gate import OpenGate
from erstanlauf.usecases.desk import Desk
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.printers import JobState, Printer, PrintJob, PrintOrder
from erstanlauf.usecases.service_search import SearchWords
from erstanlauf.usecases.session import VisitSession
from tests.builders import TODAY
from tests.store.desks import opened
from tests.ui.gate import LOGIN, PASSWORD, FakeGatekeeper

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
_PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass
class Preferences:
    """Preferences that are kept in memory."""

    language: str = "de"
    scheme: str = "light"
    zoom_percent: int = 100
    second_screen: bool = True
    legal_drafts: str = "print"
    switches: dict[str, str] = field(default_factory=dict)
    printer: str = ""
    copies: int = 1
    papers: dict[str, str] = field(default_factory=dict)

    def keep(self) -> None:
        return


class Clock:
    """A clock that goes on by a second with every look."""

    def __init__(self, later: timedelta) -> None:
        self.at = datetime(2026, 11, 23, 10, 42, tzinfo=UTC) + later

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass
class FakePrinter:
    """Printers that keep their jobs, or have the trouble they are told to have."""

    jobs: list[tuple[bytes, PrintOrder]] = field(default_factory=list)
    trouble: KnownTrouble | None = None
    state: JobState = JobState.PRINTED
    printers: tuple[Printer, ...] = (Printer("Tresen", "Laser", (Paper.A5, Paper.A4), is_default=True),)
    taken_back: list[PrintJob] = field(default_factory=list)

    def found(self) -> tuple[Printer, ...]:
        return self.printers

    def wait_for_answer(self) -> None:
        return

    def print_pdf(self, pdf: bytes, order: PrintOrder) -> PrintJob:
        if self.trouble is not None:
            raise self.trouble
        self.jobs.append((pdf, order))
        return PrintJob(order.printer or "Tresen", len(self.jobs))

    def state_of(self, job: PrintJob) -> JobState:
        return self.state

    def take_back(self, job: PrintJob) -> None:
        self.taken_back.append(job)


@cache
def knowledge() -> Knowledge:
    """Read what the program brings once for all tests."""
    return load_knowledge(TODAY)


@cache
def search_words() -> SearchWords:
    """Read the words of the search once for all tests."""
    return load_words()


@dataclass
class TestDesk:
    """An open desk and the keys that a person presses at it."""

    __test__ = False

    window: DeskWindow
    printer: FakePrinter
    qtbot: QtBot
    clock: Clock
    pressed: int = 0

    @property
    def desk(self) -> OpenDesk:
        assert self.shell.desk is not None
        return self.shell.desk

    @property
    def shell(self) -> DeskShell:
        """What the window holds."""
        assert self.window.shell is not None
        return self.window.shell

    @property
    def gate(self) -> OpenGate:
        """What stands before the desk."""
        assert self.shell.gate is not None
        return self.shell.gate

    @property
    def session(self) -> VisitSession:
        assert self.desk.counter.session is not None
        return self.desk.counter.session

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = _PLAIN) -> None:
        """Press one key where the focus is, and wait until all it set going has come to rest."""
        self.pressed += 1
        QTest.keyClick(focused(), key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        """Press one key for each character."""
        for character in text:
            self.pressed += 1
            QTest.keyClicks(focused(), character)
            self.settle()

    def settle(self) -> None:
        """Wait until every thread has delivered, but for the list of printers."""
        self.qtbot.waitUntil(lambda: self.desk.tasks.is_idle)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.desk.tasks.is_idle)

    def look_for_printers(self) -> None:
        """Have the printers listed and wait for the list."""
        self.qtbot.waitUntil(lambda: self.desk.paper.searches.is_idle)
        self.desk.paper.look_for_printers()
        self.qtbot.waitUntil(lambda: self.desk.paper.searches.is_idle)


def focused() -> QWidget:
    """Return the widget that gets the keys, an open menu first; there must always be one."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None, "the focus is lost"
    return widget


@contextmanager
def a_window(
    qtbot: QtBot,
    folder: Path,
    *,
    preferences: Preferences | None = None,
    size: tuple[int, int] = (1440, 900),
    later: timedelta = timedelta(),
    printer: SlipPrinter | None = None,
    roles: frozenset[Role] = frozenset(Role),
    gatekeeper: Callable[[Callable[[], Tools]], Gatekeeper] = FakeGatekeeper,
    fixed: Mapping[str, SettingValue] = MappingProxyType({}),
) -> Iterator[TestDesk]:
    """Show the window before anybody has logged in, over a store in `folder`; `printer` stands in for the printers of
    the test, `gatekeeper` is given what opens the store for somebody with these roles, `fixed` is what the town's IT
    has fixed.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    liked = preferences or Preferences()
    dress(application, liked)
    fake, thread, clock = FakePrinter(), StoreThread(), Clock(later)
    to_close: list[Callable[[], None]] = []
    troubles: list[KnownTrouble] = []

    def open_tools() -> Tools:
        store = opened(folder)
        to_close.append(store.close)
        store.permit = Permit(store.permit.by, roles)
        known = replace(knowledge(), switches=knowledge().rulebook.switches_at(liked.switches))
        voices = load_voices(folder, liked, troubles.append)
        slips, sheets = PdfSlipWriter("Bielefeld", voices), PdfSheetWriter("Bielefeld", voices)
        handover_sheets = PdfHandoverSheets("Bielefeld", voices)
        draft = draft_over(store)
        desk = Desk(store.visits, replace(known), store.permit, draft.version_at)
        office = office_over(store, draft, fixed, liked)
        handover = handing_over(store, "Bielefeld", lambda: known.catalogue, clock)  # what leaves, leaves by this clock
        limits = age_limits(known.catalogue)
        figures = figures_over(store, office.settings.present, lambda: known.catalogue, limits, clock)
        office = replace(office, handover=handover, figures=figures)
        services = ServiceIndex(search_words)
        return Tools(
            knowledge=known,
            desk=desk,
            writer=slips,
            sheets=sheets,
            handover_sheets=handover_sheets,
            qr_squares=qr_squares,
            voices=voices,
            permit=store.permit,
            office=office,
            services=services,
            troubles=tuple(troubles),
        )

    with ThreadPoolExecutor(1) as background, ThreadPoolExecutor(1) as printing, _collected_quickly():
        backstage = Backstage(thread, background, gatekeeper(open_tools), printer or fake, printing)
        window = DeskWindow(application, Parts(Wording(liked.language), liked, clock, lambda: backstage))
        window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        qtbot.waitUntil(lambda: window.shell is not None and window.shell.gate is not None)
        desk = TestDesk(window, fake, qtbot, clock)
        qtbot.waitUntil(lambda: desk.gate.page is not None)
        try:
            yield desk
        finally:
            window.close()
            thread.finish(lambda: [close() for close in to_close])
            shiboken6.delete(window)  # at once and as a whole: the garbage collector would take it apart in any order


@contextmanager
def _collected_quickly() -> Iterator[None]:
    """Collect a desk's garbage at its end without a look at all that earlier tests have left: a second each time.

    What is there before is set aside, and the desk may not set itself aside, as it does for the sake of a quick start.
    The last desk goes only now, for its test still named it at its end: set aside, it would stay for good.
    """
    gc.collect()
    gc.freeze()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(gc, "freeze", lambda: None)
        try:
            yield
        finally:
            gc.collect()
            gc.enable()


@contextmanager
def a_desk(
    qtbot: QtBot,
    folder: Path,
    *,
    preferences: Preferences | None = None,
    size: tuple[int, int] = (1440, 900),
    later: timedelta = timedelta(),
    printer: SlipPrinter | None = None,
    roles: frozenset[Role] = frozenset(Role),
    gatekeeper: Callable[[Callable[[], Tools]], Gatekeeper] = FakeGatekeeper,
    fixed: Mapping[str, SettingValue] = MappingProxyType({}),
) -> Iterator[TestDesk]:
    """Open a desk over a store in `folder`: what `a_window` shows, after somebody with these roles has logged in."""
    with a_window(
        qtbot,
        folder,
        preferences=preferences,
        size=size,
        later=later,
        printer=printer,
        roles=roles,
        gatekeeper=gatekeeper,
        fixed=fixed,
    ) as desk:
        desk.gate.way_in.log_in(LOGIN, PASSWORD)
        qtbot.waitUntil(lambda: desk.shell.desk is not None)
        desk.settle()
        yield desk
