"""What needs two real screens. Run by `test_newcomer_screen` in a process of its own, for screens come with a start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage, QScreen, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.ui.newcomer.screens import second_of
from erstanlauf.ui.newcomer.view import Board
from erstanlauf.ui.newcomer.window import NewcomerWindow
from tests.ui.desk import CTRL, Key, Preferences, TestDesk, a_desk, a_window, focused
from tests.ui.gate import LOGIN, PASSWORD


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    with a_desk(qtbot, tmp_path) as desk:
        desk.press(Key.Key_F2)
        desk.settle()
        yield desk


def window(desk: TestDesk) -> NewcomerWindow:
    assert desk.desk.guide.window is not None
    return desk.desk.guide.window


def guest(desk: TestDesk) -> QScreen:
    """Return the screen the desk is not on."""
    return next(each for each in QGuiApplication.screens() if each is not desk.window.screen())


def colours(picture: QImage) -> int:
    """Return how many colours there are."""
    return len({picture.pixel(x, y) for x in range(picture.width()) for y in range(0, picture.height(), 5)})


def test_it_covers_the_screen_the_desk_is_not_on_and_leaves_the_keyboard_where_it_is(desk: TestDesk) -> None:
    assert len(QGuiApplication.screens()) == 2
    assert window(desk).screen() is guest(desk)
    assert window(desk).geometry() == guest(desk).geometry()
    assert window(desk).isFullScreen()
    assert window(desk).view.board is Board.LANGUAGES
    assert QApplication.activeWindow() is desk.window


def test_it_is_empty_and_hidden_before_qt_moves_it_off_a_vanishing_screen(desk: TestDesk) -> None:
    shown, seen = window(desk), []

    def look(screen: QScreen) -> None:
        """Connected last, so it runs when the program has done all it does before the move."""
        seen.append((shown.isVisible(), shown.board, shown.screen() is screen))

    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.screenRemoved.connect(look)
    try:
        application.screenRemoved.emit(guest(desk))
    finally:
        application.screenRemoved.disconnect(look)
    assert seen == [(False, None, True)]
    assert desk.desk.guide.window is None


def test_it_comes_back_when_a_screen_is_plugged_in_and_shows_what_belongs_there(desk: TestDesk) -> None:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    screen = guest(desk)
    application.screenRemoved.emit(screen)
    desk.type("ar")
    desk.press(Key.Key_Return)
    application.screenAdded.emit(screen)
    desk.settle()
    assert (window(desk).view.board, window(desk).view.language) == (Board.TOPICS, "ar")
    assert window(desk).geometry() == screen.geometry()


def test_it_gives_way_when_the_desk_is_moved_to_its_screen(desk: TestDesk) -> None:
    before, there = desk.window.screen(), guest(desk)
    desk.window.setScreen(there)
    desk.window.move(there.geometry().topLeft())
    desk.settle()
    assert desk.window.screen() is there
    assert window(desk).screen() is before
    assert window(desk).geometry() == before.geometry()


def test_it_follows_a_change_of_its_screen_and_watches_it_once(desk: TestDesk) -> None:
    shown = window(desk)
    desk.desk.guide.appear_on(guest(desk))
    desk.desk.guide.appear_on(guest(desk))
    desk.settle()
    assert window(desk) is shown
    assert shown.view.board is Board.LANGUAGES


def test_put_on_another_screen_by_a_stranger_it_shows_nothing(desk: TestDesk) -> None:
    shown = window(desk)
    handle = shown.windowHandle()
    assert isinstance(handle, QWindow)
    handle.setScreen(desk.window.screen())
    assert not shown.isVisible()
    assert shown.board is None


def test_the_clerk_turns_it_off_and_on_again(desk: TestDesk) -> None:
    desk.shell.actions_.second_screen.trigger()
    assert desk.desk.guide.window is None
    desk.shell.actions_.second_screen.trigger()
    desk.settle()
    assert window(desk).view.board is Board.LANGUAGES


def test_turned_off_it_stays_off_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, preferences=Preferences(second_screen=False)) as desk:
        assert desk.desk.guide.window is None


def test_nobody_can_close_it_and_it_does_not_keep_the_program_open(desk: TestDesk) -> None:
    shown = window(desk)
    handle = shown.windowHandle()
    assert isinstance(handle, QWindow)
    handle.close()
    desk.settle()
    assert shown.isVisible()
    desk.window.close()
    assert not shown.isVisible()


def test_locked_both_screens_show_one_word_and_else_nothing_at_all(desk: TestDesk) -> None:
    desk.type("ar")
    desk.press(Key.Key_Return)
    desk.type("14")
    desk.press(Key.Key_Return)
    assert window(desk).view.board is Board.QUESTION
    with desk.qtbot.waitSignal(desk.window.locked):
        QTest.keyClick(focused(), Key.Key_L, CTRL)
        assert window(desk).board is None
        seen = [each for each in QApplication.allWidgets() if each.isVisible()]
        words = [text for each in seen if (text := getattr(each, "text", lambda: "")())]
        assert words == ["Gesperrt"]
        assert {each for each in seen if each.isWindow()} == {desk.window, window(desk)}
        assert colours(window(desk).grab().toImage()) == 1
        above_the_word = desk.window.grab().toImage().copy(0, 0, desk.window.width(), desk.window.height() // 3)
        assert colours(above_the_word) == 1


def test_nobody_logged_in_the_newcomers_screen_is_dark(qtbot: QtBot, tmp_path: Path) -> None:
    with a_window(qtbot, tmp_path) as desk:
        assert desk.gate.dark is not None
        dark = desk.gate.dark.window
        assert dark is not None
        assert dark.isVisible()
        assert dark.geometry() == guest(desk).geometry()
        assert colours(dark.grab().toImage()) == 1
        assert QApplication.activeWindow() is desk.window
        desk.gate.way_in.log_in(LOGIN, PASSWORD)
        qtbot.waitUntil(lambda: desk.shell.desk is not None)
        covering = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not desk.window]
        assert covering == [window(desk)]
        assert window(desk).board is None


def test_who_wants_no_second_screen_keeps_it_free_at_the_gate_too(qtbot: QtBot, tmp_path: Path) -> None:
    with a_window(qtbot, tmp_path, preferences=Preferences(second_screen=False)) as desk:
        assert desk.gate.dark is None


def test_screens_that_show_the_same_picture_are_no_second_screen() -> None:
    class Screen:
        def __init__(self, *area: int) -> None:
            self._area = QRect(*area)

        def geometry(self) -> QRect:
            return self._area

    desk, mirrored, beside = Screen(0, 0, 1920, 1080), Screen(0, 0, 1280, 800), Screen(1920, 0, 1280, 800)
    assert second_of([desk, mirrored], desk) is None  # type: ignore[list-item, arg-type]
    assert second_of([mirrored, desk, beside], desk) is beside  # type: ignore[list-item, arg-type, comparison-overlap]
