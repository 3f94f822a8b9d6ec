"""What was ordered for one visit never happens to the next: printers are slow and clerks are not."""

import threading
from datetime import timedelta
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.domain.needs import Topic
from erstanlauf.ui.newcomer.view import Board
from erstanlauf.ui.paper.trouble import PrintingFailed
from erstanlauf.usecases.printers import PrintJob, PrintOrder
from tests.ui.desk import CTRL, FakePrinter, Key, TestDesk, a_desk, focused


class SlowPrinter(FakePrinter):
    """Takes a job only when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.let = threading.Event()

    def print_pdf(self, pdf: bytes, order: PrintOrder) -> PrintJob:
        self.let.wait()
        return super().print_pdf(pdf, order)


def begin(desk: TestDesk, needs: str = "14", language: str = "ar") -> str:
    """Begin a visit while something may be on its way; return its number."""
    before = desk.desk.counter.session
    QTest.keyClick(focused(), Key.Key_F2)
    desk.qtbot.waitUntil(lambda: desk.desk.counter.session not in (None, before))
    QTest.keyClicks(focused(), language)
    QTest.keyClick(focused(), Key.Key_Return)
    QTest.keyClicks(focused(), needs)
    return desk.session.visit.number


def order(desk: TestDesk, key: Key) -> None:
    """Press a key with Ctrl and wait for nothing."""
    QTest.keyClick(focused(), key, CTRL)
    QApplication.processEvents()


def test_closing_waits_for_the_printer_and_closes_the_visit_it_was_ordered_for(qtbot: QtBot, tmp_path: Path) -> None:
    printer = SlowPrinter()
    with a_desk(qtbot, tmp_path, printer=printer) as desk:
        first = begin(desk)
        order(desk, Key.Key_P)
        order(desk, Key.Key_Return)
        second = begin(desk, "2", "tr")
        printer.let.set()
        desk.settle()

        assert desk.session.visit.number == second
        assert desk.shell.strip.text == f"Vorsprache {first} abgeschlossen."
        lines = {line.number: line.is_open for line in desk.shell.panel.list.lines._lines}
        assert lines == {second: True, first: False}
        closed = desk.desk.counter._just_closed
        assert closed is not None
        assert closed.slips_issued == 1  # though closing was ordered before the visit was even saved


def test_a_visit_taken_up_again_after_closing_was_ordered_stays_open(qtbot: QtBot, tmp_path: Path) -> None:
    printer = SlowPrinter()
    with a_desk(qtbot, tmp_path, printer=printer) as desk:
        first = begin(desk)
        visit_id = desk.session.visit.id
        order(desk, Key.Key_P)
        order(desk, Key.Key_Return)
        begin(desk, "2", "tr")
        desk.desk.counter.resume(visit_id)
        printer.let.set()
        desk.settle()
        assert desk.session.visit.number == first
        desk.type("3")
        desk.press(Key.Key_Return, CTRL)
        assert desk.shell.strip.text == f"Vorsprache {first} abgeschlossen."


def test_a_slip_that_goes_out_late_does_not_flip_the_next_visits_screen(qtbot: QtBot, tmp_path: Path) -> None:
    printer = SlowPrinter()
    with a_desk(qtbot, tmp_path, printer=printer) as desk:
        desk.desk.guide.appear_on(QApplication.primaryScreen())
        begin(desk)
        order(desk, Key.Key_P)
        before = desk.desk.counter.session
        QTest.keyClick(focused(), Key.Key_F2)
        qtbot.waitUntil(lambda: desk.desk.counter.session not in (None, before))
        printer.let.set()
        desk.settle()
        window = desk.desk.guide.window
        assert window is not None
        assert window.view.board is Board.LANGUAGES


def test_a_line_that_is_no_draft_any_more_prints_no_other_visit(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        desk.settle()
        stale = desk.shell.panel.list.lines._lines[0]
        desk.press(Key.Key_Return, CTRL)
        begin(desk, "2", "tr")
        desk.settle()
        desk.desk.paper.reprints.print_line(stale)
        desk.settle()
        assert desk.printer.jobs == []


def test_a_slip_drawn_to_be_read_is_not_shown_of_a_visit_that_has_changed(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.desk.guide.appear_on(QApplication.primaryScreen())
        begin(desk)
        desk.settle()
        desk.desk.slips.unprinted.emit(desk.session.visit.id)
        desk.desk.counter.change(lambda visit: visit.set_need(Topic.SPRACHE, False))
        desk.settle()
        window = desk.desk.guide.window
        assert window is not None
        assert window.view.board is not Board.READING


def test_a_draft_found_at_the_start_is_not_shown_to_whoever_sits_there_now(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        number = begin(desk)
        desk.settle()
    with a_desk(qtbot, tmp_path, later=timedelta(days=1)) as desk:
        guide = desk.desk.guide
        guide.appear_on(QApplication.primaryScreen())
        desk.settle()
        assert desk.session.visit.number == number
        assert guide.window is not None
        assert guide.window.view.board is Board.BLANK
        desk.press(Key.Key_F6)
        assert guide.window.view.board is Board.BLANK
        desk.press(Key.Key_F7)
        assert guide.window.view.needs == desk.session.visit.needs


def test_keys_held_or_pressed_again_print_one_slip(qtbot: QtBot, tmp_path: Path) -> None:
    printer = SlowPrinter()
    with a_desk(qtbot, tmp_path, printer=printer) as desk:
        begin(desk)
        desk.settle()
        for _ in range(3):
            order(desk, Key.Key_P)
        printer.let.set()
        desk.settle()
        assert len(printer.jobs) == 1
        assert desk.session.visit.slips_issued == 1
        order(desk, Key.Key_P)
        desk.settle()
        assert len(printer.jobs) == 2  # a second one is there for the asking


def test_a_slip_that_is_on_its_way_from_today_is_not_printed_twice(qtbot: QtBot, tmp_path: Path) -> None:
    printer = SlowPrinter()
    with a_desk(qtbot, tmp_path, printer=printer) as desk:
        begin(desk)
        printer.trouble = PrintingFailed()
        printer.let.set()
        desk.press(Key.Key_P, CTRL)
        desk.press(Key.Key_Return, CTRL)
        printer.trouble = None
        printer.let.clear()
        desk.shell.panel.list.setFocus()
        for _ in range(3):
            QTest.keyClick(focused(), Key.Key_P)
            QApplication.processEvents()
        printer.let.set()
        desk.settle()
        assert len(printer.jobs) == 1


def test_only_keys_that_move_or_take_back_repeat_when_held(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        named = desk.shell.actions_.named
        assert {name for name, action in named.items() if action.autoRepeat()} == {"undo", "redo", "next_area", "back"}
