"""Locking: both screens at once, what runs comes to its end, the store is given back, and the draft is there again."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from erstanlauf.domain.slip import Paper
from erstanlauf.ui.flow import rest
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.ui.locking import Locking
from erstanlauf.ui.newcomer.view import Board
from erstanlauf.usecases.printers import PrintJob, PrintOrder
from tests.store.desks import SOMEBODY
from tests.ui.desk import CTRL, FakePrinter, Key, TestDesk, a_desk, focused
from tests.ui.gate import FakeGatekeeper


class Locked:
    """A desk, its gatekeeper and what the window said about a lock."""

    def __init__(self, desk: TestDesk, keeper: FakeGatekeeper) -> None:
        self.desk = desk
        self.keeper = keeper
        self.by: list[str] = []
        desk.window.locked.connect(self.by.append)

    @property
    def locking(self) -> Locking:
        return self.desk.desk.locking

    def press_lock(self) -> None:
        QTest.keyClick(focused(), Key.Key_L, CTRL)

    def wait(self) -> None:
        self.desk.qtbot.waitUntil(lambda: bool(self.by))


class SlowPrinter(FakePrinter):
    """A printer that takes its time."""

    def __init__(self) -> None:
        super().__init__()
        self.began, self.let = threading.Event(), threading.Event()

    def wait_for_answer(self) -> None:
        self.began.set()
        assert self.let.wait(30)

    def print_pdf(self, pdf: bytes, order: PrintOrder) -> PrintJob:
        self.began.set()
        assert self.let.wait(30)
        return super().print_pdf(pdf, order)


@pytest.fixture
def a_locked_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Locked]]:
    stack = ExitStack()

    def open_one(printer: FakePrinter | None = None) -> Locked:
        made: list[FakeGatekeeper] = []

        def keeper(open_tools: Callable[[], Tools]) -> FakeGatekeeper:
            made.append(FakeGatekeeper(open_tools))
            return made[0]

        desk = stack.enter_context(a_desk(qtbot, tmp_path, printer=printer, gatekeeper=keeper))
        return Locked(desk, made[0])

    with stack:
        yield open_one


def begin(desk: TestDesk) -> None:
    desk.press(Key.Key_F2)
    desk.type("ar")
    desk.press(Key.Key_Return)
    desk.type("12")


def words_seen() -> list[str]:
    """Return every word that any widget of the program shows."""
    return [
        text for each in QApplication.allWidgets() if each.isVisible() and (text := getattr(each, "text", lambda: "")())
    ]


def colours(picture: QImage) -> set[int]:
    return {picture.pixel(x, y) for x in range(picture.width()) for y in range(0, picture.height(), 7)}


def test_the_key_locks_gives_the_store_back_and_says_who(a_locked_desk: Callable[..., Locked]) -> None:
    locked = a_locked_desk()
    begin(locked.desk)
    locked.press_lock()
    locked.wait()
    assert locked.by == [SOMEBODY]
    assert locked.keeper.asked[-1] == ("lock",)


def test_from_the_first_moment_one_word_is_to_be_seen_and_nothing_else(a_locked_desk: Callable[..., Locked]) -> None:
    locked = a_locked_desk()
    begin(locked.desk)
    locked.desk.press(Key.Key_F9)
    locked.press_lock()
    assert words_seen() == ["Gesperrt"]
    picture = locked.desk.window.grab().toImage()
    word = next(each for each in locked.desk.window.findChildren(QLabel) if each.isVisible())
    beside = picture.copy(0, 0, picture.width(), word.mapTo(locked.desk.window, word.rect().topLeft()).y())
    assert len(colours(beside)) == 1
    locked.wait()


def test_what_was_typed_last_is_saved_and_the_draft_is_there_again(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        QTest.keyClicks(focused(), "3")
        visit = desk.session.visit
        with qtbot.waitSignal(desk.window.locked):
            QTest.keyClick(focused(), Key.Key_L, CTRL)
    with a_desk(qtbot, tmp_path) as again:
        assert again.session.visit == visit
        assert again.shell.strip.text.startswith("Entwurf von ")


def test_open_dialogs_and_menus_go(a_locked_desk: Callable[..., Locked]) -> None:
    locked = a_locked_desk()
    dialog = QDialog(locked.desk.window)
    QLabel("Laufzettel sichern", dialog)
    dialog.open()
    locked.locking.lock()
    assert not dialog.isVisible()
    assert words_seen() == ["Gesperrt"]
    locked.wait()


def test_no_key_does_anything_any_more(a_locked_desk: Callable[..., Locked]) -> None:
    locked = a_locked_desk()
    begin(locked.desk)
    session = locked.desk.session
    locked.press_lock()
    for key in (Key.Key_F2, Key.Key_Escape, Key.Key_F7, Key.Key_F1, Key.Key_4):
        QTest.keyClick(focused(), key)
    assert locked.desk.desk.counter.session is session
    assert words_seen() == ["Gesperrt"]
    locked.wait()


def test_a_print_that_runs_is_waited_for(a_locked_desk: Callable[..., Locked], qtbot: QtBot) -> None:
    printer = SlowPrinter()
    locked = a_locked_desk(printer)
    begin(locked.desk)
    QTest.keyClick(focused(), Key.Key_P, CTRL)
    qtbot.waitUntil(printer.began.is_set)
    locked.press_lock()
    assert words_seen() == ["Gesperrt"]
    qtbot.wait(200)
    assert locked.by == []
    printer.let.set()
    locked.wait()
    assert len(printer.jobs) == 1
    assert printer.jobs[0][1].paper is Paper.A5


def test_a_dialog_that_was_asked_for_before_does_not_open_over_the_lock(
    a_locked_desk: Callable[..., Locked], qtbot: QtBot
) -> None:
    printer = SlowPrinter()
    locked = a_locked_desk(printer)
    begin(locked.desk)
    QTest.keyClick(focused(), Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(printer.began.is_set)
    locked.press_lock()
    printer.let.set()
    locked.wait()
    assert words_seen() == ["Gesperrt"]
    assert QApplication.activeModalWidget() is None


def test_a_printer_that_never_answers_is_not_waited_for_all_night(
    a_locked_desk: Callable[..., Locked], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest, "PATIENCE_SECONDS", 0)
    printer = SlowPrinter()
    locked = a_locked_desk(printer)
    begin(locked.desk)
    QTest.keyClick(focused(), Key.Key_P, CTRL)
    qtbot.waitUntil(printer.began.is_set)
    locked.press_lock()
    locked.wait()
    assert printer.jobs == []
    printer.let.set()


def test_a_session_that_is_locked_locks_the_desk(a_locked_desk: Callable[..., Locked]) -> None:
    locked = a_locked_desk()
    locked.locking.session.leave()
    assert words_seen() == ["Gesperrt"]
    locked.wait()


def test_the_strip_counts_down_and_any_key_ends_it(a_locked_desk: Callable[..., Locked]) -> None:
    locked = a_locked_desk()
    begin(locked.desk)
    watch = locked.locking.watch
    watch._touched_at = (watch._touched_at[0] - 260, watch._touched_at[1] - 260)
    watch.look()
    assert "Jede Taste hält ihn offen" in locked.locking.countdown.text
    QTest.keyClick(focused(), Key.Key_Shift)
    assert locked.locking.countdown.text == ""
    watch._touched_at = (watch._touched_at[0] - 301, watch._touched_at[1] - 301)
    watch.look()
    assert words_seen() == ["Gesperrt"]
    locked.wait()


def test_pressed_twice_it_locks_once(a_locked_desk: Callable[..., Locked]) -> None:
    locked = a_locked_desk()
    locked.press_lock()
    locked.locking.lock()
    locked.wait()
    assert [asked for asked in locked.keeper.asked if asked == ("lock",)] == [("lock",)]


def test_the_cover_follows_the_window(a_locked_desk: Callable[..., Locked]) -> None:
    locked = a_locked_desk()
    locked.press_lock()
    locked.desk.window.resize(1000, 700)
    QApplication.processEvents()
    cover = focused()
    assert isinstance(cover, QWidget)
    assert cover.size() == locked.desk.window.size()
    locked.wait()


def hold_store(desk: TestDesk) -> threading.Event:
    """Let the store do nothing until the event is set."""
    let = threading.Event()
    desk.desk.counter._store.submit(lambda: let.wait(30))
    return let


@pytest.mark.parametrize("key", [(Key.Key_F2, Qt.KeyboardModifier.NoModifier), (Key.Key_Z, CTRL)], ids=["new", "undo"])
def test_what_opens_late_does_not_light_the_newcomers_screen_up_again(
    a_locked_desk: Callable[..., Locked], qtbot: QtBot, key: tuple[Key, Qt.KeyboardModifier]
) -> None:
    locked = a_locked_desk()
    guide = locked.desk.desk.guide
    guide.appear_on(QGuiApplication.primaryScreen())
    begin(locked.desk)
    locked.desk.press(Key.Key_Return, CTRL)
    let, shown = hold_store(locked.desk), list[Board | None]()
    QTest.keyClick(focused(), *key)
    locked.press_lock()
    guide.showing.connect(shown.append)
    let.set()
    locked.wait()
    qtbot.wait(50)  # what follows a step is shown a moment later
    assert locked.desk.desk.counter.session is not None
    assert set(shown) <= {Board.BLANK}
    assert words_seen() == ["Gesperrt"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_question_that_an_answer_of_the_store_asks_does_not_open_over_the_lock(
    a_locked_desk: Callable[..., Locked],
) -> None:
    locked = a_locked_desk()
    begin(locked.desk)
    number = locked.desk.session.visit.number
    locked.desk.press(Key.Key_Return, CTRL)
    let = hold_store(locked.desk)
    locked.desk.shell.actions_.named["sheet_own_data"].trigger()
    question = QApplication.activeModalWidget()
    assert isinstance(question, QInputDialog)
    question.setTextValue(number or "")
    question.accept()
    locked.locking.lock()
    let.set()
    locked.wait()
    assert words_seen() == ["Gesperrt"]
    assert QApplication.activeModalWidget() is None
