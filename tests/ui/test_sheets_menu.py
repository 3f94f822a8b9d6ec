"""The menu of sheets: what is printed, in which language, and what is told when no printer takes it."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.slip import Paper
from erstanlauf.domain.slip_number import slip_number
from erstanlauf.ui.flow.sheet_flow import SheetNotPrinted
from erstanlauf.ui.paper.trouble import PrintingFailed
from erstanlauf.usecases.printers import PrintOrder
from tests.store.desks import opened
from tests.store.samples import a_new_visit, an_open_record
from tests.ui.desk import Key, TestDesk, a_desk

a_dialog = pytest.mark.qt_log_ignore("propagateSizeHints")
"""The platform without a screen complains of every dialog."""


def choose(desk: TestDesk, name: str) -> None:
    """Choose a function of the menu and wait until all it set going has come to rest."""
    desk.shell.actions_.named[name].trigger()
    desk.settle()


def document_language(pdf: bytes) -> str:
    return str(PdfReader(BytesIO(pdf)).root_object["/Lang"])


def test_the_language_finder_needs_no_visit(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        choose(desk, "sheet_finder")
        [(pdf, order)] = desk.printer.jobs
        assert (document_language(pdf), order) == ("de", PrintOrder("", 1, Paper.A4, "Information"))
        assert "beim Drucker" in desk.shell.strip.text


@pytest.mark.parametrize("name", ["sheet_card", "sheet_stored"])
def test_a_sheet_is_printed_in_the_language_of_the_visit_and_leaves_it_alone(
    name: str, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.press(Key.Key_F2)
        desk.type("ar")
        desk.press(Key.Key_Return)
        before = desk.session.visit
        choose(desk, name)
        assert document_language(desk.printer.jobs[0][0]) == "ar"
        assert desk.session.visit == before


@a_dialog
def test_without_a_language_it_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        choose(desk, "sheet_card")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        assert len(dialog.comboBoxItems()) == 27
        dialog.setTextValue(next(item for item in dialog.comboBoxItems() if item.startswith("Tigrinya")))
        dialog.accept()
        desk.settle()
        assert document_language(desk.printer.jobs[0][0]) == "ti"


def test_a_sheet_that_no_printer_takes_is_told_with_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.printer.trouble = PrintingFailed()
        choose(desk, "sheet_finder")
        assert SheetNotPrinted.code == "print.sheet_failed"
        assert desk.shell.strip.text.startswith("Das Blatt wurde nicht gedruckt")
        assert desk.shell.strip.text.endswith("dann noch einmal drucken.")


def test_sheets_have_no_key_and_no_line_in_the_help(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        sheets = [action for name, action in desk.shell.actions_.named.items() if name.startswith("sheet_")]
        assert len(sheets) == 4
        assert all(action.shortcut().isEmpty() for action in sheets)


@a_dialog
def test_what_is_kept_of_a_visit_is_printed_for_the_number_on_its_slip(qtbot: QtBot, tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit = a_new_visit(store)
    store.visits.close_visit(an_open_record(visit))
    store.close()
    with a_desk(qtbot, tmp_path) as desk:
        desk.press(Key.Key_F2)
        desk.type("tr")
        desk.press(Key.Key_Return)
        choose(desk, "sheet_own_data")
        answer(visit.number.lower())
        desk.settle()
        assert document_language(desk.printer.jobs[0][0]) == "tr"
    store = opened(tmp_path)
    assert store.audit.entries(1)[0].action is AuditAction.OWN_DATA_PRINTED
    store.close()


@a_dialog
def test_a_number_that_leads_to_nothing_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        choose(desk, "sheet_own_data")
        answer(slip_number("K7", 418))
        desk.settle()
        assert "gedruckt wurde nichts" in desk.shell.strip.text
        assert desk.printer.jobs == []


def answer(typed: str) -> None:
    """Type into the dialog that is open and press Enter."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue(typed)
    dialog.accept()
