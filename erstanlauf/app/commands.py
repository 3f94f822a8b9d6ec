"""What the commands are given, each part made only when a command asks for it."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from erstanlauf import paths, preflight
from erstanlauf.app import knowledge_of, load_knowledge, load_published, load_voices, now

if TYPE_CHECKING:
    from pathlib import Path

    from erstanlauf.cli.parts import CommandParts
    from erstanlauf.domain.catalogue import Catalogue
    from erstanlauf.usecases.printers import Printer, PrintOrder


def command_parts() -> "CommandParts":
    from erstanlauf.app.catalogue import catalogue_files, signing_tools
    from erstanlauf.app.demonstration import demonstrate
    from erstanlauf.app.office import FirstStart, office_of, office_or_rescue
    from erstanlauf.cli.parts import CommandParts
    from erstanlauf.settings import load_preferences
    from erstanlauf.slips.sheets.writer import PdfSheetWriter
    from erstanlauf.slips.slip.writer import PdfSlipWriter

    home = paths.data_home()
    return CommandParts(
        knowledge=load_knowledge,
        published=load_published,
        catalogue_files=catalogue_files,
        unseal_nothing=lambda data: signing_tools().unseal(data, {}, {}),
        check_knowledge=_checked,
        check_mapping=_mapping_checked,
        office=lambda folder, who: office_of(folder or home, who.login, who.password),
        office_or_rescue=lambda folder, who: office_or_rescue(folder or home, who.login, who.password),
        first_start=lambda folder: FirstStart(folder or home),
        read_file=paths.read_limited,
        voices=lambda tell: load_voices(home, load_preferences(home), tell),
        slip_writer=PdfSlipWriter,
        sheet_writer=PdfSheetWriter,
        review_sheet_writer=lambda: PdfSheetWriter(city=""),
        write_file=paths.write_whole,
        demo=demonstrate,
        now=now,
        list_printers=_list_printers,
        print_picture=_print_picture,
    )


def _checked(catalogue_file: "Path | None") -> "Catalogue":
    """Return a catalogue that goes together with rules, plan book and limits of age."""
    published = load_published(catalogue_file)
    knowledge_of(published, now().date())
    return published


def _mapping_checked(file: "Path") -> "Mapping[str, Sequence[Sequence[str]]]":
    from erstanlauf.export.handover.preview import check_mapping

    return check_mapping(file)


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
