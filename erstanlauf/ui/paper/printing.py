"""Puts a finished PDF on paper and tells what printers there are. Knows PDF bytes and printers, no visit.

Why this way (2026-11):
* Qt's calls about printers hold Python's interpreter lock while they wait (PySide 6.11, measured with a CUPS that
  accepts and never answers: a list asked for on another thread froze the window's as well). Dead network printers can
  take minutes. So Qt is asked for printers, and paints on them, in a process of its own: this program's own command
  `erstanlauf printers`, which needs no window and can be stopped at any time.
* `QPrinter` without any printer is valid and quietly writes a PDF, so only `QPrinterInfo.isNull` is believed.
* Where there is CUPS the PDF goes there as it is (`paper.cups`). Elsewhere, on Windows, no part of the system prints
  PDF, so each page is painted as a picture of 300 dpi.
* Qt's list of printers comes from its plug-in `printsupport`, which is loaded with any platform, also with the one
  without a screen: with `offscreen` the queues of CUPS are all there.
"""

import subprocess
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from erstanlauf.domain.slip import Paper
from erstanlauf.ui.paper import cups
from erstanlauf.ui.paper.pdf_pages import page_picture, page_sizes
from erstanlauf.ui.paper.trouble import NoPrinter, PrinterGone, PrintingFailed, SystemSilent
from erstanlauf.usecases.printers import SHEETS, JobState, Printer, PrintJob, PrintOrder, from_json

_PAPER_DPI = 300
_LIST_SECONDS = 300
_PRINT_SECONDS = 120
_SIZES = {QPageSize.PageSizeId.A5: "A5", QPageSize.PageSizeId.A4: "A4"}
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class SystemPrinter:
    """The printers of this computer. Every method may take as long as a printer takes, but ends."""

    def __init__(self, program: Sequence[str], folder: Path) -> None:
        """`program` runs a command of this program, `folder` is where to run it."""
        self._program = program
        self._folder = folder

    def found(self) -> tuple[Printer, ...]:
        """Return the printers. Raises `SystemSilent`."""
        said = self._run(["printers", "list"], b"", _LIST_SECONDS)
        try:
            return from_json(said.stdout.decode())
        except (ValueError, KeyError, TypeError) as error:
            raise SystemSilent from error

    def wait_for_answer(self) -> None:
        """Return when the system answers, so that its own dialog does not hang the window. Raises `SystemSilent`."""
        if cups.is_here():
            cups.wait_for_answer()

    def print_pdf(self, pdf: bytes, order: PrintOrder) -> PrintJob:
        """Print all pages. Raises a trouble of `paper.trouble`; then nothing was printed."""
        if cups.is_here():
            return cups.hand_over(pdf, order)
        where = [f"--printer={order.printer}", f"--copies={order.copies}", f"--title={order.title}"]
        said = self._run(["printers", "print", *where], pdf, _PRINT_SECONDS)
        if said.returncode:
            raise self._trouble(order.printer)
        return PrintJob(order.printer)

    def state_of(self, job: PrintJob) -> JobState:
        """Return what became of a job. Raises `SystemSilent`."""
        return cups.state_of(job) if cups.is_here() else JobState.UNKNOWN

    def take_back(self, job: PrintJob) -> None:
        """Cancel a job that has not come out yet. Raises `SystemSilent`."""
        if cups.is_here():
            cups.take_back(job)

    def _trouble(self, name: str) -> NoPrinter | PrinterGone | PrintingFailed:
        """Find out why nothing was printed."""
        found = self.found()
        if name:
            return PrintingFailed() if any(each.name == name for each in found) else PrinterGone(printer=name)
        return PrintingFailed() if any(each.is_default for each in found) else NoPrinter()

    def _run(self, arguments: list[str], given: bytes, seconds: int) -> "subprocess.CompletedProcess[bytes]":
        try:
            return subprocess.run(
                [*self._program, *arguments],
                input=given,
                capture_output=True,
                cwd=self._folder,
                timeout=seconds,
                check=False,
                creationflags=_NO_CONSOLE,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise SystemSilent from error


def list_printers() -> tuple[Printer, ...]:
    """Ask the system for its printers, the paper that is set first; may take minutes and holds up every thread."""
    return tuple(
        Printer(each.printerName(), each.makeAndModel(), _papers(each), each.isDefault())
        for each in QPrinterInfo.availablePrinters()
    )


def print_picture(pdf: bytes, order: PrintOrder) -> None:
    """Paint all pages on a printer; holds up every thread. Raises `NoPrinter`, `PrinterGone` or `PrintingFailed`."""
    found = QPrinterInfo.printerInfo(order.printer) if order.printer else QPrinterInfo.defaultPrinter()
    if found.isNull():
        raise PrinterGone(printer=order.printer) if order.printer else NoPrinter
    printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(order.copies)
    print_to(printer, pdf, order.title)


def print_to(printer: QPrinter, pdf: bytes, title: str) -> None:
    """Print all pages to a printer that is set up already. Raises `PrintingFailed`."""
    sizes = page_sizes(pdf)
    printer.setDocName(title)
    printer.setResolution(_PAPER_DPI)
    _set_paper(printer, sizes[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintingFailed
    for page, points in enumerate(sizes):
        if page and not printer.newPage():
            painter.end()
            raise PrintingFailed
        _paint_page(painter, printer, points, partial(page_picture, pdf, page))
    if not painter.end():
        raise PrintingFailed


def _papers(found: QPrinterInfo) -> tuple[Paper, ...]:
    """Return what slips can be laid out for here; what the printer is set to comes first, for that lies in it."""
    offered = {_SIZES.get(size.id()) for size in found.supportedPageSizes()}
    set_to = _SIZES.get(found.defaultPageSize().id())
    in_order = sorted(Paper, key=lambda each: each.value != set_to)
    return tuple(paper for paper in in_order if SHEETS[paper] in offered)


def _set_paper(printer: QPrinter, points: QSizeF) -> None:
    """Ask for paper of the slip's size where the printer has it; else the slip goes on the paper that is in."""
    wanted = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    offered = QPrinterInfo(printer).supportedPageSizes()
    if not offered or any(size.isEquivalentTo(wanted) for size in offered):
        printer.setPageSize(wanted)
    printer.setFullPage(True)


def _paint_page(painter: QPainter, printer: QPrinter, points: QSizeF, picture_of: Callable[[int], QImage]) -> None:
    """Paint a page in its true size, at the top of the sheet and in the middle of its width."""
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    scale = min(printer.resolution() / 72, sheet.width() / points.width(), sheet.height() / points.height())
    picture = picture_of(round(points.width() * scale))
    painter.drawImage(QPoint((sheet.width() - picture.width()) // 2, 0), picture)
