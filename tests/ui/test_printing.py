"""Paper: the real printer code, with Qt's PDF output in the place of a machine."""

import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from erstanlauf.domain.slip import Paper
from erstanlauf.slips.slip.writer import PdfSlipWriter
from erstanlauf.ui.paper.pdf_pages import page_picture, page_texts
from erstanlauf.ui.paper.printing import SystemPrinter, print_picture, print_to
from erstanlauf.ui.paper.trouble import NoPrinter, PrinterGone, PrintingFailed, SystemSilent
from erstanlauf.usecases.printers import PrintOrder
from tests.slips.slips import a_slip, a_step

POINTS_PER_MM = 72 / 25.4


@pytest.fixture
def pdf(qapp: object) -> bytes:
    return PdfSlipWriter("Bielefeld").pdf(a_slip("ar", a_step()), Paper.A5)


def a_printer(file: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(file))
    return printer


def test_prints_every_page_in_its_true_size(pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    print_to(a_printer(file), pdf, "K7-418-3")
    printed, original = PdfReader(file), PdfReader(BytesIO(pdf))

    assert len(printed.pages) == len(original.pages)
    for one, other in zip(printed.pages, original.pages, strict=True):
        assert float(one.mediabox.width) == pytest.approx(float(other.mediabox.width), abs=POINTS_PER_MM)
        assert float(one.mediabox.height) == pytest.approx(float(other.mediabox.height), abs=POINTS_PER_MM)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_begin_is_trouble(pdf: bytes, tmp_path: Path) -> None:
    with pytest.raises(PrintingFailed):
        print_to(a_printer(tmp_path / "no-such-folder" / "out.pdf"), pdf, "K7-418-3")


def test_no_default_printer_is_trouble_although_qt_would_print(pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("erstanlauf.ui.paper.printing.QPrinterInfo.defaultPrinter", QPrinterInfo)
    with pytest.raises(NoPrinter):
        print_picture(pdf, PrintOrder("", 1, Paper.A5, "K7-418-3"))


def test_a_printer_that_is_gone_is_trouble_although_qt_would_print(pdf: bytes) -> None:
    with pytest.raises(PrinterGone):
        print_picture(pdf, PrintOrder("no such printer", 1, Paper.A5, "K7-418-3"))


def test_a_list_that_is_none_means_that_the_system_is_silent(tmp_path: Path) -> None:
    for program in (["no-such-program"], [sys.executable, "-c", "print('{}')"]):
        with pytest.raises(SystemSilent):
            SystemPrinter(program, tmp_path).found()


def test_printers_are_listed_by_the_program_itself() -> None:
    printer = SystemPrinter([sys.executable, "-m", "erstanlauf"], Path(__file__).parents[2])
    assert isinstance(printer.found(), tuple)


def test_the_preview_shows_the_page_on_white_and_knows_its_words(pdf: bytes, qtbot: QtBot) -> None:
    picture = page_picture(pdf, 0, 400)
    assert picture.width() == 400
    assert picture.pixelColor(2, 2).name() == "#ffffff"
    assert "Ihre nächsten Schritte" in page_texts(pdf)[0]


@pytest.mark.parametrize("name", ["-t", "--copies", "Tresen 1. OG"])
def test_every_name_of_a_printer_reaches_the_process_that_prints(
    pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("erstanlauf.ui.paper.cups.is_here", lambda: False)
    got = tmp_path / "arguments"
    program = tmp_path / "program.py"
    program.write_text(
        "import sys\nfrom pathlib import Path\nfrom erstanlauf.cli.commands import _parser\n"
        "from erstanlauf.i18n.wording import Wording\nchosen = _parser(Wording()).parse_args(sys.argv[1:])\n"
        f"Path({str(got)!r}).write_text(chosen.printer + '|' + chosen.title)\n",
        encoding="utf-8",
    )
    printer = SystemPrinter([sys.executable, str(program)], Path(__file__).parents[2])
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    printer.print_pdf(pdf, PrintOrder(name, 1, Paper.A5, "K7-418-3"))
    assert got.read_text(encoding="utf-8") == f"{name}|K7-418-3"
