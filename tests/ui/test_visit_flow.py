"""Paths through the counter by real keys: undo, parking, closing, recovering, switching language, violence, trouble."""

import threading
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.ui.paper.trouble import NoPrinter
from erstanlauf.ui.widgets.keyed_button import Answer, Tile
from erstanlauf.usecases.printers import PrintJob, PrintOrder
from tests.ui.desk import CTRL, Key, TestDesk, a_desk, focused

SHIFT = Qt.KeyboardModifier.ShiftModifier


a_dialog = pytest.mark.qt_log_ignore("propagateSizeHints")
"""The platform without a screen complains of every dialog."""


def begin(desk: TestDesk, needs: str = "14") -> None:
    """Open a visit in Arabic with these tiles; the focus stays on the tiles."""
    desk.press(Key.Key_F2)
    desk.type("ar")
    desk.press(Key.Key_Return)
    desk.type(needs)


def close(desk: TestDesk) -> None:
    desk.press(Key.Key_Return, CTRL)


def test_undo_and_redo_walk_through_every_step(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        after = desk.session.visit
        for _ in range(3):
            desk.press(Key.Key_Z, CTRL)
        assert desk.session.visit.is_empty
        for _ in range(3):
            desk.press(Key.Key_Y, CTRL)
        assert desk.session.visit == after


def test_what_is_typed_before_the_store_has_opened_the_visit_is_not_lost(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        QTest.keyClick(focused(), Key.Key_F2)
        QTest.keyClicks(focused(), "ar")
        QTest.keyClick(focused(), Key.Key_Return)
        QTest.keyClicks(focused(), "13")
        desk.settle()
        assert desk.session.visit.language == "ar"
        assert desk.session.visit.needs == (Topic.SPRACHE, Topic.WOHNEN)


def test_a_second_press_takes_a_need_away(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk, "11")
        assert desk.session.visit.needs == ()


def test_the_mouse_does_what_the_keys_do(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        QTest.mouseClick(desk.shell.panel.new_visit, Qt.MouseButton.LeftButton)
        desk.settle()
        tile = desk.desk.page.questions.board.tiles[Topic.WOHNEN]
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
        desk.settle()
        suggestions = desk.desk.page.answers.suggestions
        row = suggestions.visualRect(suggestions.model().index(0, 0))
        QTest.mouseClick(
            suggestions.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(60, row.height() // 2)
        )
        desk.settle()

        assert desk.session.visit.needs == (Topic.WOHNEN,)
        assert len(desk.session.visit.chosen) == 1


def test_words_change_while_a_visit_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        german = _texts(desk)
        _choose_language(desk, "en")
        english = _texts(desk)
        _choose_language(desk, "de")

        assert "What is it about?" in english
        assert "Learn German" in english
        assert "Worum geht es?" not in english
        assert _texts(desk) == german


def test_violence_leaves_only_protection_on_screen_and_a_slip_that_names_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        number = desk.session.visit.number
        desk.type("w")
        cards = desk.desk.page.answers.suggestions.cards
        kinds = {cards.card(cards.index(row)).kind for row in range(cards.rowCount())}
        desk.press(Key.Key_P, CTRL)
        [(pdf, order)] = desk.printer.jobs
        close(desk)

        assert kinds <= {
            "notruf", "hilfetelefon", "frauenhaus", "frauenberatung", "maedchenhaus", "jugendamt", "nadeschda",
        }  # fmt: skip
        assert order.title == "Information"
        assert number not in "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
        assert number not in " ".join(_texts(desk))
        lines = desk.shell.panel.list.lines
        assert [lines.line(lines.index(row)).topics for row in range(lines.rowCount())] == [()]


def test_a_draft_is_recovered_with_a_word_about_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        before = desk.session.visit
    with a_desk(qtbot, tmp_path) as desk:
        assert desk.session.visit == before
        assert desk.shell.strip.text.startswith("Entwurf von 10:4")
        assert desk.shell.strip.text.endswith("wiederhergestellt.")


def test_a_second_visit_parks_the_first_and_both_can_be_taken_up(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk, "1")
        first = desk.session.visit
        begin(desk, "2")
        day = desk.shell.panel.list
        day.setFocus()
        desk.press(Key.Key_Down)
        desk.press(Key.Key_Return)

        assert desk.session.visit == first


def test_escape_goes_back_step_by_step_and_loses_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        before = desk.session.visit
        desk.press(Key.Key_Return)
        assert isinstance(focused(), Answer)
        desk.press(Key.Key_Escape)
        assert isinstance(focused(), Tile)
        desk.press(Key.Key_Escape)
        assert isinstance(focused(), QLineEdit)
        desk.press(Key.Key_Escape)  # closes the list of languages
        desk.press(Key.Key_Escape)
        assert desk.desk.counter.session is None
        desk.shell.panel.list.setFocus()
        desk.press(Key.Key_Return)
        assert desk.session.visit == before


def test_closing_can_be_undone_and_leaves_the_focus_at_the_next_visit(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        before = desk.session.visit
        close(desk)
        assert desk.desk.counter.session is None
        assert focused() is desk.shell.panel.new_visit
        assert before.number in desk.shell.strip.text
        desk.press(Key.Key_Z, CTRL)
        assert desk.session.visit == before


def test_an_empty_visit_leaves_nothing_behind(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.press(Key.Key_F2)
        desk.press(Key.Key_F2)
        close(desk)
        assert desk.shell.panel.list.lines.rowCount() == 0


def test_what_was_said_unasked_is_found_by_a_word_and_taken_back_by_its_chip(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        desk.press(Key.Key_F5)
        desk.type("mietru")
        desk.press(Key.Key_Return)
        assert desk.session.visit.flags == {Flag.MIETRUECKSTAND}
        desk.press(Key.Key_Tab)
        desk.press(Key.Key_Space)
        assert desk.session.visit.flags == frozenset()


def test_a_known_fact_can_be_asked_for_again(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk, "1")
        desk.press(Key.Key_Return)
        fact = desk.desk.page.questions.card.fact
        desk.type("4")
        known = getattr(desk.session.visit.situation, fact)
        desk.desk.page.questions.known.pressed.emit(fact)
        desk.settle()
        assert desk.desk.page.questions.card.fact == fact
        desk.type("5")
        assert getattr(desk.session.visit.situation, fact) not in (None, known)


def test_a_service_is_chosen_directly_without_umlauts(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        desk.press(Key.Key_F3)
        desk.type("einbuerg")
        desk.press(Key.Key_Return)
        assert [choice.kind for choice in desk.session.visit.chosen] == ["einbuergerung"]


def test_del_removes_a_suggestion_and_asks_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        desk.desk.page.enter(desk.desk.page.answers.suggestions)
        removed = desk.session.answer.suggestions[0].kind
        desk.press(Key.Key_Delete)
        assert desk.session.visit.unsuitable == {removed}
        assert removed not in [each.kind for each in desk.session.answer.suggestions]


def test_a_search_that_finds_nothing_says_so_and_takes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        before = desk.session.visit
        desk.press(Key.Key_F3)
        desk.type("xyzw")
        assert desk.desk.page.answers.search.is_open
        desk.press(Key.Key_Return)
        assert desk.session.visit == before


@a_dialog
def test_a_slip_is_saved_as_a_file_and_counted(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        desk.press(Key.Key_S, CTRL)
        [dialog] = desk.window.findChildren(QFileDialog)
        file = tmp_path / "slip.pdf"
        dialog.close()
        dialog.fileSelected.emit(str(file))
        desk.settle()

        assert desk.session.visit.number in PdfReader(file).pages[0].extract_text()
        assert desk.session.visit.slips_issued == 1
        assert desk.shell.strip.text == "Laufzettel gesichert: slip.pdf"


def test_a_file_that_cannot_be_written_is_told_and_not_counted(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with a_desk(qtbot, tmp_path / "store") as desk:
        begin(desk)
        desk.desk.slips.save_as(tmp_path / "file" / "slip.pdf")
        desk.settle()

        assert "slip.pdf ließ sich nicht" in desk.shell.strip.text
        assert desk.session.visit.slips_issued == 0


@a_dialog
def test_the_print_dialog_does_not_block_and_prints_what_was_set_up_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        desk.press(Key.Key_P, CTRL | SHIFT)
        [dialog] = desk.window.findChildren(QPrintDialog)
        dialog.printer().setOutputFileName(str(tmp_path / "out.pdf"))
        dialog.close()
        dialog.accepted.emit(dialog.printer())
        desk.settle()

        assert len(PdfReader(tmp_path / "out.pdf").pages) == 1
        assert desk.session.visit.slips_issued == 1


@pytest.mark.parametrize("needs", ["14", "w"], ids=["open", "neutral"])
def test_without_a_printer_one_sentence_says_that_the_visit_is_saved(qtbot: QtBot, tmp_path: Path, needs: str) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk, needs)
        desk.printer.trouble = NoPrinter()
        desk.press(Key.Key_P, CTRL)

        assert desk.shell.strip.text.startswith(
            "Kein Drucker gefunden. Die Vorsprache ist gespeichert, der Zettel bleibt"
        )
        assert desk.session.visit.slips_issued == 0
        assert QApplication.activeModalWidget() is None


def test_printing_and_writing_happen_away_from_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        threads: list[threading.Thread] = []

        def note_thread(_pdf: bytes, order: PrintOrder) -> PrintJob:
            threads.append(threading.current_thread())
            return PrintJob(order.printer)

        monkeypatch.setattr(desk.printer, "print_pdf", note_thread)
        begin(desk)
        desk.press(Key.Key_P, CTRL)
        close(desk)
        assert threads[0] is not threading.main_thread()
        assert desk.desk.counter.session is None


def test_the_day_begins_with_an_empty_list(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        close(desk)
        assert desk.shell.panel.list.lines.rowCount() == 1
    with a_desk(qtbot, tmp_path, later=timedelta(days=1)) as desk:
        assert desk.shell.panel.list.lines.rowCount() == 0


def _texts(desk: TestDesk) -> list[str]:
    """Return all words that can be seen."""
    labels = [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]
    return labels + [tile.text() for tile in desk.desk.page.questions.board.tiles.values() if tile.isVisible()]


def _choose_language(desk: TestDesk, tag: str) -> None:
    [action] = [action for action in desk.shell.actions_.languages.actions() if action.data() == tag]
    action.trigger()
    desk.settle()
