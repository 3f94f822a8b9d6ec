"""Puts a finished slip on paper, away from the GUI thread. Knows PDF bytes and printers, no visit.

Why this way (2026-11): `QPrinter` without any printer is valid and quietly writes a PDF, so only the system's default
printer is asked. A page rendered for paper takes about 0.2 s, which the window must not wait for.
"""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.ui.paper.pdf_pages import page_picture, page_sizes

_PAPER_DPI = 300


class NoPrinter(KnownTrouble):
    """This computer has no printer. Details: number."""

    code: ClassVar[str] = "print.no_printer"


class NoPrinterForNeutral(NoPrinter):
    """The same for a slip without a number."""

    code: ClassVar[str] = "print.no_printer_neutral"


class PrintingFailed(KnownTrouble):
    """The printer did not take the pages."""

    code: ClassVar[str] = "print.failed"


class SystemPrinter:
    """Prints to the printer that is set in the system."""

    def print_pdf(self, pdf: bytes, title: str) -> None:
        """Print all pages; `title` names the job in the printer's queue. Raises `NoPrinter` or `PrintingFailed`."""
        found = QPrinterInfo.defaultPrinter()
        if found.isNull():
            raise NoPrinter(number=title) if title else NoPrinterForNeutral
        printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
        print_to(printer, pdf, title)


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
