"""Paper at the desk by real keys: the set printer, slips that do not come out, printing again, the question after."""

import sys
import threading
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.slip import Paper
from erstanlauf.domain.visit import Visit, VisitId
from erstanlauf.ui.flow import press
from erstanlauf.ui.flow.sheet_tray import MOST_SHEETS, Sheet, SheetTray
from erstanlauf.ui.paper.trouble import NoPrinter, PrinterGone, PrintingFailed, QueueClosed, SystemSilent
from erstanlauf.usecases.printers import JobState, Printer, PrintJob, PrintOrder
from tests.ui.desk import CTRL, FakePrinter, Key, Preferences, TestDesk, a_desk, focused

ALT = Qt.KeyboardModifier.AltModifier
TWO_PRINTERS = (
    Printer("Flur", "Kyocera", (Paper.A4,), is_default=True),
    Printer("Tresen", "Brother", (Paper.A5, Paper.A4), is_default=False),
)


@pytest.fixture(autouse=True)
def _look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "_LOOK_AGAIN_MS", 25)  # more often, and the desk is hardly ever seen at rest
    monkeypatch.setattr(press, "_LOOK_SELDOM_MS", 25)


def begin(desk: TestDesk, needs: str = "14", language: str = "ar") -> None:
    desk.press(Key.Key_F2)
    desk.type(language)
    desk.press(Key.Key_Return)
    desk.type(needs)


def choose_debt_advice(desk: TestDesk) -> None:
    """Choose a service that may stay and one that must not."""
    desk.desk.counter.change(lambda session: session.choose(Kind("mbe")))
    desk.desk.counter.change(lambda session: session.choose(Kind("schuldner")))
    desk.settle()


def print_now(desk: TestDesk) -> None:
    desk.press(Key.Key_P, CTRL)


def close(desk: TestDesk) -> None:
    desk.press(Key.Key_Return, CTRL)


def close_under_way(desk: TestDesk) -> Visit:
    """Print a slip that stays under way and close its visit, by now one of violence; return the visit."""
    desk.printer.state = JobState.UNDER_WAY
    begin(desk)
    visit = desk.session.visit
    QTest.keyClick(focused(), Key.Key_P, CTRL)
    desk.qtbot.waitUntil(lambda: desk.session.visit.slips_issued == 1)
    desk.desk.counter.change(lambda session: session.set_need(Topic.GEWALTSCHUTZ, True))
    QTest.keyClick(focused(), Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: desk.desk.counter.session is None)
    return visit


def print_again(desk: TestDesk, *, row: int = 0) -> None:
    """Press P on a row of today's list."""
    day = desk.shell.panel.list
    day.setFocus()
    desk.press(Key.Key_Home)
    for _ in range(row):
        desk.press(Key.Key_Down)
    desk.press(Key.Key_P)


def spoken_day(desk: TestDesk) -> list[str]:
    """Return the lines of today's list as a screen reader has them."""
    lines = desk.shell.panel.list.lines
    return [str(lines.data(lines.index(row))) for row in range(lines.rowCount())]


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


# the printer that is set


def test_prints_at_once_to_the_printer_with_the_paper_and_copies_that_are_set(qtbot: QtBot, tmp_path: Path) -> None:
    liked = Preferences(printer="Tresen", copies=3, papers={"Tresen": "A4"})
    with a_desk(qtbot, tmp_path, preferences=liked) as desk:
        desk.printer.printers = TWO_PRINTERS
        desk.look_for_printers()
        begin(desk)
        print_now(desk)

        [(pdf, order)] = desk.printer.jobs
        assert order == PrintOrder("Tresen", 3, Paper.A4, desk.session.visit.number)
        assert round(float(PdfReader(BytesIO(pdf)).pages[0].mediabox.width)) == 595


def test_a_slip_is_laid_out_for_what_lies_in_the_printer_until_something_else_is_set(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        for printers, paper in ((), Paper.A5), (TWO_PRINTERS, Paper.A4):
            desk.printer.printers = printers
            desk.look_for_printers()
            assert desk.desk.paper.choice.paper is paper


def test_printer_paper_and_copies_are_set_by_keys_and_kept(qtbot: QtBot, tmp_path: Path) -> None:
    liked = Preferences()
    with a_desk(qtbot, tmp_path, preferences=liked) as desk:
        desk.printer.printers = TWO_PRINTERS
        begin(desk)
        before = desk.session.visit
        desk.press(Key.Key_F12)
        desk.look_for_printers()
        assert focused() is desk.desk.paper.page.printers
        desk.type("T")
        desk.press(Key.Key_Tab)
        desk.press(Key.Key_Down)
        desk.press(Key.Key_Tab)
        desk.type("2")
        desk.press(Key.Key_Escape)

        assert (liked.printer, liked.copies, liked.papers) == ("Tresen", 2, {"Tresen": "A4"})
        assert desk.desk.page.isVisible()
        assert desk.session.visit == before
        print_now(desk)
        assert desk.printer.jobs[0][1] == PrintOrder("Tresen", 2, Paper.A4, before.number)


def test_a_set_printer_that_is_not_found_stays_set_and_is_said_to_be_missing(qtbot: QtBot, tmp_path: Path) -> None:
    liked = Preferences(printer="Keller")
    with a_desk(qtbot, tmp_path, preferences=liked) as desk:
        desk.press(Key.Key_F12)
        desk.look_for_printers()
        assert desk.desk.paper.page.printers.currentText() == "Keller (nicht gefunden)"
        assert liked.printer == "Keller"


def test_a_list_of_printers_that_never_comes_holds_up_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    class Dead(FakePrinter):
        def found(self) -> tuple[Printer, ...]:
            never.wait()
            return ()

    never, printer = threading.Event(), Dead()
    with a_desk(qtbot, tmp_path, printer=printer) as desk:
        begin(desk)
        print_now(desk)
        close(desk)
        assert len(printer.jobs) == 1
        assert desk.desk.counter.session is None
    never.set()


# slips that do not come out


@pytest.mark.parametrize(
    ("trouble", "start"),
    [
        (NoPrinter(), "Kein Drucker gefunden. "),
        (PrinterGone(printer="Flur"), "Den Drucker „Flur“ gibt es auf diesem Rechner nicht mehr. "),
        (QueueClosed(printer="Flur"), "Der Drucker „Flur“ nimmt zurzeit keine Aufträge an. "),
        (SystemSilent(), "Das Drucksystem dieses Rechners antwortet nicht. "),
        (PrintingFailed(), "Der Drucker hat den Zettel nicht angenommen. "),
    ],
    ids=lambda each: each.code if isinstance(each, KnownTrouble) else "",
)
def test_a_slip_that_fails_stays_is_marked_and_told_in_one_message(
    qtbot: QtBot, tmp_path: Path, trouble: KnownTrouble, start: str
) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        desk.printer.trouble = trouble
        print_now(desk)

        assert desk.shell.strip.text.startswith(start)
        assert "Die Vorsprache ist gespeichert, der Zettel bleibt unter „Heute“." in desk.shell.strip.text
        assert "nicht gedruckt" in spoken_day(desk)[0]
        assert desk.session.visit.slips_issued == 0

        desk.printer.trouble = None
        print_now(desk)
        assert "nicht gedruckt" not in spoken_day(desk)[0]
        assert desk.session.visit.slips_issued == 1


def test_a_slip_that_failed_is_printed_from_today_exactly_as_its_visit_ended(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        choose_debt_advice(desk)
        number = desk.session.visit.number
        desk.printer.trouble = PrintingFailed()
        print_now(desk)
        desk.press(Key.Key_F4)
        desk.type("tr")
        desk.press(Key.Key_Return)
        close(desk)
        assert "nicht gedruckt" in spoken_day(desk)[0]

        desk.printer.trouble = None
        print_again(desk)
        [(pdf, order)] = desk.printer.jobs
        assert order.title == number
        assert "Schulden" in text_of(pdf)
        assert "Laufzettel" in desk.shell.strip.text
        assert "noch einmal" not in desk.shell.strip.text
        assert "nicht gedruckt" not in spoken_day(desk)[0]


def test_a_kept_slip_goes_neutral_with_its_visit(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        number = desk.session.visit.number
        desk.printer.trouble = PrintingFailed()
        print_now(desk)
        desk.type("w")
        close(desk)
        desk.printer.trouble = None
        print_again(desk)

        [(pdf, order)] = desk.printer.jobs
        assert order.title == "Information"
        assert number not in text_of(pdf)
        assert number not in spoken_day(desk)[0]


def test_a_neutral_slip_that_failed_can_be_printed_again_and_leaves_no_trace(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk, "w")
        desk.printer.trouble = PrintingFailed()
        print_now(desk)
        close(desk)
        [line] = spoken_day(desk)
        assert line.startswith("ohne Nummer, ")
        assert "nicht gedruckt" in line

        desk.printer.trouble = None
        print_again(desk)
        assert [order.title for _, order in desk.printer.jobs] == ["Information"]
        print_again(desk)
        assert desk.shell.strip.text.startswith("Von dieser Vorsprache ist nichts aufbewahrt")
        assert len(desk.printer.jobs) == 1


def test_slips_that_failed_are_forgotten_with_their_day(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        desk.printer.trouble = PrintingFailed()
        print_now(desk)
        close(desk)
        assert len(desk.desk.slips.press.tray) == 1

        desk.clock.at += timedelta(days=1)
        desk.desk.paper.turn_day()
        desk.settle()
        assert len(desk.desk.slips.press.tray) == 0
        assert spoken_day(desk) == []


def test_no_more_than_a_few_slips_are_kept_in_memory() -> None:
    tray, told = SheetTray(), list[frozenset[str]]()
    tray.changed.connect(told.append)
    for at in range(MOST_SHEETS + 5):
        tray.keep(Sheet(VisitId(str(at)), "", b"", Paper.A5))
    assert told[-1] == {str(at) for at in range(5, MOST_SHEETS + 5)}


# printing again from today's list


def test_a_closed_visits_slip_is_made_again_without_what_was_sensitive(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        choose_debt_advice(desk)
        number = desk.session.visit.number
        print_now(desk)
        close(desk)
        print_again(desk)

        first, again = (text_of(pdf) for pdf, _ in desk.printer.jobs)
        assert number in again
        assert "Schulden" in first
        assert "Schulden" not in again
        assert "Was beim Abschließen gelöscht wurde" in desk.shell.strip.text


def test_a_draft_in_today_is_taken_up_and_printed(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk, "1")
        first = desk.session.visit.number
        begin(desk, "2", "tr")
        print_again(desk, row=1)
        assert [order.title for _, order in desk.printer.jobs] == [first]
        assert desk.session.visit.number == first


def test_enter_on_a_closed_visit_says_how_to_print_it_and_prints_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        number = desk.session.visit.number
        print_now(desk)
        close(desk)
        desk.shell.panel.list.setFocus()
        desk.press(Key.Key_Return)
        assert desk.shell.strip.text == f"Vorsprache {number} ist abgeschlossen."
        assert len(desk.printer.jobs) == 1


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_line_prints_too(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        print_now(desk)
        close(desk)
        day = desk.shell.panel.list
        day.setFocus()
        day.customContextMenuRequested.emit(day.visualRect(day.currentIndex()).center())
        desk.press(Key.Key_Down)
        desk.press(Key.Key_Return)
        assert len(desk.printer.jobs) == 2


# what became of a job


def test_nobody_is_asked_where_the_system_says_that_the_slip_is_out(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        print_now(desk)
        assert desk.shell.strip.text == f"Laufzettel {desk.session.visit.number} ist beim Drucker."


def test_where_the_system_cannot_tell_a_line_asks_and_takes_no_focus(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.printer.state = JobState.UNKNOWN
        begin(desk)
        here = focused()
        print_now(desk)
        assert desk.shell.strip.text == f"Ist der Zettel {desk.session.visit.number} da?"
        assert focused() is here
        assert QApplication.activeModalWidget() is None

        desk.press(Key.Key_J, ALT)
        qtbot.waitUntil(lambda: desk.shell.strip.text == "")
        assert len(desk.printer.jobs) == 1


def test_once_more_prints_the_same_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.printer.state = JobState.UNKNOWN
        begin(desk)
        print_now(desk)
        desk.press(Key.Key_N, ALT)
        qtbot.waitUntil(lambda: len(desk.printer.jobs) == 2)
        desk.settle()
        first, again = desk.printer.jobs
        assert first == again


def test_the_question_waits_until_closing_can_no_more_be_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.printer.state = JobState.UNKNOWN
        begin(desk)
        number = desk.session.visit.number
        print_now(desk)
        close(desk)
        assert desk.shell.strip.text == f"Vorsprache {number} abgeschlossen."
        desk.shell.strip._over.timeout.emit()
        assert desk.shell.strip.text == f"Ist der Zettel {number} da?"


def test_the_next_visit_asks_no_more_about_the_last(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.printer.state = JobState.UNKNOWN
        begin(desk)
        print_now(desk)
        close(desk)
        desk.press(Key.Key_F2)
        assert desk.shell.strip.text == ""


def test_a_job_that_takes_long_is_asked_about_and_kept_until_somebody_has_seen_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.printer.state = JobState.UNDER_WAY
        begin(desk)
        print_now(desk)
        qtbot.waitUntil(lambda: desk.shell.strip.text == f"Ist der Zettel {desk.session.visit.number} da?")
        assert "nicht gedruckt" in spoken_day(desk)[0]
        desk.press(Key.Key_J, ALT)
        qtbot.waitUntil(lambda: "nicht gedruckt" not in spoken_day(desk)[0])


def test_a_job_that_takes_long_is_taken_back_when_its_slip_is_printed_once_more(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.printer.state = JobState.UNDER_WAY
        begin(desk)
        print_now(desk)
        qtbot.waitUntil(lambda: desk.shell.strip.text == f"Ist der Zettel {desk.session.visit.number} da?")
        desk.press(Key.Key_N, ALT)
        qtbot.waitUntil(lambda: len(desk.printer.jobs) == 2)
        assert desk.printer.taken_back == [PrintJob("Tresen", 1)]


def test_a_job_that_cannot_be_taken_back_is_not_printed_a_second_time(qtbot: QtBot, tmp_path: Path) -> None:
    class Silent(FakePrinter):
        def take_back(self, job: PrintJob) -> None:
            raise SystemSilent

    printer = Silent(state=JobState.WAITING)
    with a_desk(qtbot, tmp_path, printer=printer) as desk:
        begin(desk)
        print_now(desk)
        qtbot.waitUntil(lambda: "nicht gedruckt" in spoken_day(desk)[0])
        print_now(desk)
        assert desk.shell.strip.text.startswith("Das Drucksystem dieses Rechners antwortet nicht.")
        assert len(printer.jobs) == 1
        assert "nicht gedruckt" in spoken_day(desk)[0]


def test_a_paused_printer_is_told_once_and_its_slip_is_marked_until_it_is_out(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.printer.state = JobState.WAITING
        begin(desk)
        print_now(desk)
        qtbot.waitUntil(lambda: desk.shell.strip.text.startswith("Der Drucker „Tresen“ ist angehalten."))
        assert "nicht gedruckt" in spoken_day(desk)[0]

        desk.printer.state = JobState.PRINTED
        qtbot.waitUntil(lambda: "nicht gedruckt" not in spoken_day(desk)[0])


def test_a_job_that_waits_is_taken_back_when_its_slip_is_printed_elsewhere(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.printer.state = JobState.WAITING
        begin(desk)
        print_now(desk)
        qtbot.waitUntil(lambda: "nicht gedruckt" in spoken_day(desk)[0])
        close(desk)
        print_again(desk)
        assert desk.printer.taken_back == [PrintJob("Tresen", 1)]
        first, again = desk.printer.jobs
        assert first == again

        desk.printer.state = JobState.PRINTED
        qtbot.waitUntil(lambda: "nicht gedruckt" not in spoken_day(desk)[0])


def test_a_job_that_is_lost_is_told_and_its_slip_stays(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.printer.state = JobState.LOST
        begin(desk)
        print_now(desk)
        qtbot.waitUntil(lambda: desk.shell.strip.text.startswith("Der Auftrag beim Drucker „Tresen“ ist abgebrochen."))
        assert "nicht gedruckt" in spoken_day(desk)[0]
        assert desk.session.visit.needs == (Topic.SPRACHE, Topic.EXISTENZSICHERUNG)


def test_a_slip_that_waits_stays_marked_while_its_printer_cannot_be_asked(qtbot: QtBot, tmp_path: Path) -> None:
    """As when CUPS is started anew to get a paused printer going."""
    with a_desk(qtbot, tmp_path) as desk:
        desk.printer.state = JobState.WAITING
        begin(desk)
        print_now(desk)
        qtbot.waitUntil(lambda: "nicht gedruckt" in spoken_day(desk)[0])
        number = desk.session.visit.number
        desk.printer.state = JobState.UNKNOWN
        desk.shell.strip.withdraw()
        qtbot.waitUntil(lambda: desk.shell.strip.text == f"Ist der Zettel {number} da?")
        assert "nicht gedruckt" in spoken_day(desk)[0]
        desk.shell.strip.withdraw()

        print_now(desk)
        assert desk.printer.taken_back == [PrintJob("Tresen", 1)]


def test_a_slip_that_waits_goes_neutral_with_its_visit(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.printer.state = JobState.WAITING
        begin(desk)
        number = desk.session.visit.number
        print_now(desk)
        qtbot.waitUntil(lambda: "nicht gedruckt" in spoken_day(desk)[0])
        desk.type("w")
        close(desk)
        qtbot.waitUntil(lambda: desk.printer.taken_back == [PrintJob("Tresen", 1)])
        print_again(desk)

        pdf, order = desk.printer.jobs[-1]
        assert desk.printer.taken_back == [PrintJob("Tresen", 1)]
        assert order.title == "Information"
        assert number not in text_of(pdf)


def test_a_lost_slip_under_way_goes_neutral_with_its_visit(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "_PATIENCE_LOOKS", sys.maxsize)
    with a_desk(qtbot, tmp_path) as desk:
        visit = close_under_way(desk)
        number, tray = visit.number, desk.desk.paper.slips.press.tray
        desk.printer.state = JobState.LOST
        qtbot.waitUntil(lambda: tray.sheet(visit.id) is not None)
        desk.settle()

        print_again(desk)
        assert desk.printer.jobs[-1][1].title == "Information"
        assert number not in text_of(desk.printer.jobs[-1][0])


def test_a_slip_under_way_is_asked_about_without_its_number_once_neutral(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "_PATIENCE_LOOKS", sys.maxsize)
    with a_desk(qtbot, tmp_path) as desk:
        visit = close_under_way(desk)
        desk.printer.state = JobState.UNKNOWN
        qtbot.waitUntil(lambda: not desk.desk.paper.slips.press.may_keep(visit.id))
        desk.shell.strip._over.timeout.emit()
        assert desk.shell.strip.text == "Ist der Zettel da?"


def test_a_slip_that_waits_is_followed_through_a_silence_of_the_system(qtbot: QtBot, tmp_path: Path) -> None:
    class Silent(FakePrinter):
        silences = 0

        def state_of(self, job: PrintJob) -> JobState:
            if self.trouble is not None:
                self.silences += 1
                raise self.trouble
            return self.state

    printer = Silent(state=JobState.WAITING)
    with a_desk(qtbot, tmp_path, printer=printer) as desk:
        begin(desk)
        print_now(desk)
        qtbot.waitUntil(lambda: "nicht gedruckt" in spoken_day(desk)[0])
        printer.trouble = SystemSilent()
        qtbot.waitUntil(lambda: printer.silences > 1)
        assert "nicht gedruckt" in spoken_day(desk)[0]
        printer.trouble, printer.state = None, JobState.PRINTED
        qtbot.waitUntil(lambda: "nicht gedruckt" not in spoken_day(desk)[0])


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_prints_its_line_also_when_the_list_has_changed_under_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        number = desk.session.visit.number
        print_now(desk)
        close(desk)
        begin(desk, "2")
        close(desk)
        day = desk.shell.panel.list
        day.setFocus()
        desk.press(Key.Key_Down)
        day.customContextMenuRequested.emit(day.visualRect(day.currentIndex()).center())
        day.show_lines(day.lines._lines[1:], "")
        desk.press(Key.Key_Down)
        desk.press(Key.Key_Return)
        assert [order.title for _, order in desk.printer.jobs] == [number, number]
