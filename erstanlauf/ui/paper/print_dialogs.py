"""The dialogs of the system: which printer, which file. None of them blocks the program's window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from erstanlauf.usecases.printers import PrintOrder


def ask_for_printer(parent: QWidget, order: PrintOrder, then: Callable[[QPrinter], None]) -> QPrintDialog:
    """Open the system's print dialog, set up as ordered, and hand on what was set up in it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if order.printer:
        printer.setPrinterName(order.printer)  # one that is gone is passed over
    printer.setCopyCount(order.copies)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: then(printer))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return dialog


def ask_for_file(parent: QWidget, title: str, name: str, then: Callable[[Path], None]) -> QFileDialog:
    """Open the system's dialog for a file to write, with a name to start from whose ending is kept."""
    suffix = Path(name).suffix[1:]
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{suffix.upper()} (*.{suffix})")
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def ask_which_file(parent: QWidget, title: str, suffixes: tuple[str, ...], then: Callable[[Path], None]) -> QFileDialog:
    """Open the system's dialog for a file to read."""
    dialog = _reading_dialog(parent, title, QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    dialog.setNameFilters(_filters(suffixes))
    dialog.open()
    return dialog


def ask_which_files(
    parent: QWidget, title: str, suffixes: tuple[str, ...], then: Callable[[list[Path]], None]
) -> QFileDialog:
    """Open the system's dialog for files to read."""
    dialog = _reading_dialog(parent, title, QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda files: then([Path(file) for file in files]))
    dialog.setNameFilters(_filters(suffixes))
    dialog.open()
    return dialog


def ask_which_folder(parent: QWidget, title: str, then: Callable[[Path], None]) -> QFileDialog:
    """Open the system's dialog for a folder to read."""
    dialog = _reading_dialog(parent, title, QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _reading_dialog(parent: QWidget, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(mode)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _filters(suffixes: tuple[str, ...]) -> list[str]:
    names, patterns = ", ".join(each.upper() for each in suffixes), " ".join(f"*.{each}" for each in suffixes)
    return [f"{names} ({patterns})", "* (*)"]
