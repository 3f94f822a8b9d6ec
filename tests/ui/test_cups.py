"""Printing against a real CUPS: the real window, the real printer code, a queue that writes what it prints as PDF."""

import ctypes
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.domain.slip import Paper
from erstanlauf.ui.paper import cups
from erstanlauf.ui.paper.printing import SystemPrinter
from erstanlauf.ui.paper.trouble import NoPrinter, PrinterGone, QueueClosed, SystemSilent
from erstanlauf.usecases.printers import JobState, Printer, PrintJob, PrintOrder
from tests.ui.desk import CTRL, Key, Preferences, TestDesk, a_desk, focused

ROOT = Path(__file__).parents[2]
PATIENCE_MS = 30_000
QUEUE = os.environ.get("ERSTANLAUF_TEST_QUEUE", "")
"""The folder of `.ci/printer_queue`."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not QUEUE, reason="no printer queue; as root: .ci/printer_queue start DIR (see .ci/run)"),
]


class Queue:
    """The queue `zettel`, empty and running, and what an administrator does to it."""

    def __init__(self, folder: Path) -> None:
        self.out = folder / "out"
        self._device = (folder / "device").read_text(encoding="utf-8").strip()

    def run(self, *command: str) -> None:
        subprocess.run([*command, "zettel"], check=True, capture_output=True)

    def add(self, name: str = "zettel") -> None:
        driver = "/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd"
        words = ["lpadmin", f"-p{name}", "-E", "-v", self._device, "-P", driver]
        subprocess.run(words, check=True, capture_output=True)
        self.run("lpadmin", "-d")

    @property
    def files(self) -> list[Path]:
        """Return what is written whole, oldest first."""
        return sorted(
            (each for each in self.out.glob("*.pdf") if _is_whole(each)), key=lambda each: each.stat().st_mtime
        )


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[Queue]:
    """Reach the queue as every program of the desk would, and leave it as it was."""
    monkeypatch.setenv("CUPS_SERVER", f"{QUEUE}/socket")
    _forget_server()
    queue = Queue(Path(QUEUE))
    _empty(queue.out)
    yield queue
    _forget_server()
    queue.add()
    queue.run("cancel", "-a")
    queue.run("cupsenable")
    queue.run("cupsaccept")


@pytest.fixture
def printer() -> SystemPrinter:
    return SystemPrinter([sys.executable, "-m", "erstanlauf"], ROOT)


@pytest.fixture
def pdf(qtbot: QtBot, tmp_path: Path) -> bytes:
    from erstanlauf.slips.slip.writer import PdfSlipWriter
    from tests.slips.slips import a_slip, a_step

    return PdfSlipWriter("Bielefeld").pdf(a_slip("ar", a_step()), Paper.A5)


def begin(desk: TestDesk) -> str:
    """Begin a visit with a need and return its number."""
    desk.press(Key.Key_F2)
    desk.type("ar")
    desk.press(Key.Key_Return)
    desk.type("1")
    return desk.session.visit.number


def is_marked(desk: TestDesk, number: str) -> bool:
    lines = desk.shell.panel.list.lines
    said = [str(lines.data(lines.index(row))) for row in range(lines.rowCount())]
    return any("nicht gedruckt" in line for line in said if line.startswith(number))


def until_out(qtbot: QtBot, queue: Queue, count: int) -> list[Path]:
    qtbot.waitUntil(lambda: len(queue.files) == count, timeout=PATIENCE_MS)
    return queue.files


def until_state(qtbot: QtBot, printer: SystemPrinter, job: PrintJob, state: JobState) -> None:
    qtbot.waitUntil(lambda: printer.state_of(job) is state, timeout=PATIENCE_MS)


# the printer code by itself


def test_the_queue_is_found_with_its_paper(queue: Queue, printer: SystemPrinter) -> None:
    model = "Generic CUPS-PDF Printer (no options)"
    assert printer.found() == (Printer("zettel", model, (Paper.A4, Paper.A5, Paper.A4_LARGE), is_default=True),)


@pytest.mark.parametrize("through_qt", [False, True], ids=["as it is", "as a picture"])
def test_a_slip_comes_out_in_its_size(
    queue: Queue, printer: SystemPrinter, pdf: bytes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, through_qt: bool
) -> None:
    if through_qt:
        monkeypatch.setattr(cups, "is_here", lambda: False)
    job = printer.print_pdf(pdf, PrintOrder("zettel", 1, Paper.A5, "K7-418-3"))
    [out] = until_out(qtbot, queue, 1)

    pages = PdfReader(out).pages
    assert out.name.startswith("K7-418-3")
    assert [round(float(page.mediabox.height)) for page in pages] == [595]
    is_picture = any(page.images for page in pages)
    assert is_picture is through_qt
    assert (job.id is None) is through_qt


@pytest.mark.parametrize(("paper", "media"), [(Paper.A5, b"A5"), (Paper.A4_LARGE, b"A4")])
def test_copies_and_paper_reach_the_queue(
    queue: Queue, printer: SystemPrinter, pdf: bytes, qtbot: QtBot, paper: Paper, media: bytes
) -> None:
    """The machine multiplies, so the job is looked at: its attributes as CUPS keeps them (RFC 8010, 3.1.4)."""
    queue.run("cupsdisable")
    job = printer.print_pdf(pdf, PrintOrder("zettel", 3, paper, "K7-418-3"))
    kept = Path(QUEUE, "spool", f"c{job.id:05}")
    qtbot.waitUntil(kept.exists, timeout=PATIENCE_MS)
    attributes = kept.read_bytes()
    assert b"copies\x00\x04\x00\x00\x00\x03" in attributes
    assert b"media\x00\x02" + media in attributes


def test_a_job_is_followed_until_it_is_out(queue: Queue, printer: SystemPrinter, pdf: bytes, qtbot: QtBot) -> None:
    queue.run("cupsdisable")
    job = printer.print_pdf(pdf, PrintOrder("", 1, Paper.A5, "K7-418-3"))
    assert printer.state_of(job) is JobState.WAITING
    queue.run("cupsenable")
    until_state(qtbot, printer, job, JobState.PRINTED)
    assert len(queue.files) == 1


def test_a_job_that_is_taken_back_is_lost_and_never_comes_out(
    queue: Queue, printer: SystemPrinter, pdf: bytes, qtbot: QtBot
) -> None:
    queue.run("cupsdisable")
    job = printer.print_pdf(pdf, PrintOrder("zettel", 1, Paper.A5, "K7-418-3"))
    printer.take_back(job)
    assert printer.state_of(job) is JobState.LOST
    queue.run("cupsenable")
    later = printer.print_pdf(pdf, PrintOrder("zettel", 1, Paper.A5, "K7-419-1"))
    until_state(qtbot, printer, later, JobState.PRINTED)
    assert [each.name[:8] for each in queue.files] == ["K7-419-1"]


def test_each_way_to_refuse_has_its_trouble(
    queue: Queue, printer: SystemPrinter, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.run("cupsreject")
    with pytest.raises(QueueClosed):
        printer.print_pdf(pdf, PrintOrder("zettel", 1, Paper.A5, ""))
    queue.run("lpadmin", "-x")
    with pytest.raises(PrinterGone):
        printer.print_pdf(pdf, PrintOrder("zettel", 1, Paper.A5, ""))
    with pytest.raises(NoPrinter):
        printer.print_pdf(pdf, PrintOrder("", 1, Paper.A5, ""))
    assert printer.found() == ()
    with monkeypatch.context() as gone:
        gone.setenv("CUPS_SERVER", f"{QUEUE}/no-such-socket")
        with pytest.raises(SystemSilent):
            printer.print_pdf(pdf, PrintOrder("zettel", 1, Paper.A5, ""))


@pytest.mark.parametrize("name", ["-a", "flur,tresen"])
def test_queues_with_names_that_read_like_something_else_are_served_and_asked_about(
    queue: Queue, printer: SystemPrinter, pdf: bytes, qtbot: QtBot, name: str
) -> None:
    """CUPS allows all of these; its own tools take them for options, for two queues, for a job."""
    queue.run("cupsdisable")
    waiting = printer.print_pdf(pdf, PrintOrder("zettel", 1, Paper.A5, "K7-418-3"))
    queue.add(name)
    try:
        job = printer.print_pdf(pdf, PrintOrder(name, 1, Paper.A5, "K7-419-1"))
        assert job.printer == name
        until_state(qtbot, printer, job, JobState.PRINTED)
        assert printer.state_of(waiting) is JobState.WAITING
        printer.take_back(waiting)
        assert printer.state_of(waiting) is JobState.LOST
    finally:
        subprocess.run(["lpadmin", f"-x{name}"], check=True, capture_output=True)


def test_a_job_is_not_taken_back_by_a_system_that_is_not_there(
    queue: Queue, printer: SystemPrinter, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.run("cupsdisable")
    job = printer.print_pdf(pdf, PrintOrder("zettel", 1, Paper.A5, "K7-418-3"))
    with monkeypatch.context() as gone:
        gone.setenv("CUPS_SERVER", f"{QUEUE}/no-such-socket")
        with pytest.raises(SystemSilent):
            printer.take_back(job)
        with pytest.raises(SystemSilent):
            printer.state_of(job)
    printer.take_back(job)
    printer.take_back(job)  # over already
    assert printer.state_of(job) is JobState.LOST


# the desk


def test_a_slip_is_printed_from_the_desk_and_once_more_from_today(
    queue: Queue, printer: SystemPrinter, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, printer=printer, preferences=Preferences(papers={"": "A5"})) as desk:
        desk.look_for_printers()
        number = begin(desk)
        desk.press(Key.Key_P, CTRL)
        [first] = until_out(qtbot, queue, 1)
        desk.press(Key.Key_Return, CTRL)
        desk.shell.panel.list.setFocus()
        desk.press(Key.Key_P)
        first, again = until_out(qtbot, queue, 2)

        assert first.name.startswith(number)
        assert again.name.startswith(number)
        assert {round(float(PdfReader(each).pages[0].mediabox.height)) for each in (first, again)} == {595}
        assert "Was beim Abschließen gelöscht wurde" in desk.shell.strip.text
        assert not is_marked(desk, number)


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("liked", ["zettel", "", "gone"])
def test_the_systems_dialog_begins_with_the_set_printer_and_prints_on_what_was_picked(
    queue: Queue, printer: SystemPrinter, qtbot: QtBot, tmp_path: Path, liked: str
) -> None:
    with a_desk(qtbot, tmp_path, printer=printer, preferences=Preferences(printer=liked, copies=2)) as desk:
        number = begin(desk)
        desk.press(Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
        [dialog] = desk.window.findChildren(QPrintDialog)
        assert (dialog.printer().printerName(), dialog.printer().copyCount()) == ("zettel", 2)
        dialog.printer().setPrinterName("zettel")
        dialog.close()
        dialog.accepted.emit(dialog.printer())
        [out] = until_out(qtbot, queue, 1)
        assert out.name.startswith(number)
        qtbot.waitUntil(lambda: desk.shell.strip.text == f"Ist der Zettel {number} da?")


def test_a_paused_queue_keeps_the_slip_says_so_and_lets_it_out_later(
    queue: Queue, printer: SystemPrinter, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, printer=printer) as desk:
        queue.run("cupsdisable")
        number = begin(desk)
        desk.press(Key.Key_P, CTRL)
        qtbot.waitUntil(lambda: "„zettel“ ist angehalten" in desk.shell.strip.text, timeout=PATIENCE_MS)
        assert is_marked(desk, number)
        assert queue.files == []

        queue.run("cupsenable")
        until_out(qtbot, queue, 1)
        qtbot.waitUntil(lambda: not is_marked(desk, number), timeout=PATIENCE_MS)


def test_a_queue_that_is_removed_leaves_the_slip_to_be_printed_from_today(
    queue: Queue, printer: SystemPrinter, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, printer=printer, preferences=Preferences(printer="zettel")) as desk:
        queue.run("lpadmin", "-x")
        number = begin(desk)
        desk.press(Key.Key_P, CTRL)
        assert desk.shell.strip.text.startswith("Den Drucker „zettel“ gibt es auf diesem Rechner nicht mehr.")
        desk.press(Key.Key_Return, CTRL)
        assert is_marked(desk, number)

        queue.add()
        desk.shell.panel.list.setFocus()
        desk.press(Key.Key_P)
        [out] = until_out(qtbot, queue, 1)
        assert out.name.startswith(number)
        assert not is_marked(desk, number)


def test_a_queue_removed_under_a_waiting_job_is_told_and_the_slip_stays(
    queue: Queue, printer: SystemPrinter, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, printer=printer) as desk:
        queue.run("cupsdisable")
        number = begin(desk)
        desk.press(Key.Key_P, CTRL)
        qtbot.waitUntil(lambda: "ist angehalten" in desk.shell.strip.text, timeout=PATIENCE_MS)
        queue.run("lpadmin", "-x")
        qtbot.waitUntil(lambda: "„zettel“ ist abgebrochen" in desk.shell.strip.text, timeout=PATIENCE_MS)
        assert is_marked(desk, number)


def test_a_printing_system_that_never_answers_holds_up_neither_window_nor_store(
    printer: SystemPrinter, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "silent"))
        silent.listen()
        monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "silent"))
        monkeypatch.setattr(cups, "_SECONDS", 1)
        with a_desk(qtbot, tmp_path / "store", printer=printer) as desk:
            number = begin(desk)
            desk.press(Key.Key_F12)
            desk.press(Key.Key_Escape)
            assert not desk.desk.paper.searches.is_idle
            QTest.keyClick(focused(), Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
            QApplication.processEvents()
            assert desk.window.findChildren(QPrintDialog) == []
            qtbot.waitUntil(lambda: desk.shell.strip.text.startswith("Das Drucksystem"), timeout=PATIENCE_MS)
            desk.press(Key.Key_Return, CTRL)
            assert desk.shell.strip.text == f"Vorsprache {number} abgeschlossen."


def _forget_server() -> None:
    """Have libcups read the environment again: the system's dialog asks it on this thread, which tests share."""
    ctypes.CDLL("libcups.so.2").cupsSetServer(None)


def _is_whole(file: Path) -> bool:
    return file.read_bytes().rstrip().endswith(b"%%EOF")


def _empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
