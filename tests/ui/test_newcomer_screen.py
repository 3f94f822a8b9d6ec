"""The second screen at the desk: it follows the visit, a touch does what a key does, and it is dark when it must be."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from erstanlauf.domain.needs import TILE_TOPICS, Flag, Topic
from erstanlauf.domain.questions import question
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.ui.newcomer.boards import CodePicture, TileBoard
from erstanlauf.ui.newcomer.tiles import Tile
from erstanlauf.ui.newcomer.view import Board
from erstanlauf.ui.newcomer.window import NewcomerWindow
from erstanlauf.ui.paper.trouble import NoPrinter
from tests.ui.desk import CTRL, Key, Preferences, TestDesk, a_desk, focused

BLOCK = Qt.KeyboardModifier.KeypadModifier


@contextmanager
def a_desk_with_second_screen(qtbot: QtBot, folder: Path, preferences: Preferences | None = None) -> Iterator[TestDesk]:
    """The one screen there is serves as the second, too: what belongs to two real ones is in `two_screens`."""
    with a_desk(qtbot, folder, preferences=preferences) as desk:
        desk.desk.guide.appear_on(QApplication.primaryScreen())
        desk.settle()
        yield desk


def window(desk: TestDesk) -> NewcomerWindow:
    assert desk.desk.guide.window is not None
    return desk.desk.guide.window


def board(desk: TestDesk) -> Board:
    desk.settle()
    return window(desk).view.board


def touch(desk: TestDesk, place: int) -> None:
    shown = window(desk).board
    assert isinstance(shown, TileBoard)
    QTest.mouseClick(shown.grid.tiles[place], Qt.MouseButton.LeftButton)
    desk.settle()


def touch_done(desk: TestDesk) -> None:
    shown = window(desk).board
    assert shown is not None
    done = next(each for each in shown.findChildren(Tile) if not each.key)
    QTest.mouseClick(done, Qt.MouseButton.LeftButton)
    desk.settle()


def at_a_question(desk: TestDesk) -> None:
    desk.press(Key.Key_F2)
    desk.type("ar")
    desk.press(Key.Key_Return)
    desk.type("14")
    desk.press(Key.Key_Return)


def words_on(desk: TestDesk) -> list[str]:
    """Return every word that is to be seen."""
    labels = [each.text() for each in window(desk).findChildren(QLabel) if each.isVisible()]
    return labels + [each.text() for each in window(desk).findChildren(Tile) if each.isVisible()]


def test_the_boards_follow_a_whole_visit_at_the_clerks_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        assert board(desk) is Board.BLANK
        desk.press(Key.Key_F2)
        assert board(desk) is Board.LANGUAGES
        desk.type("ar")
        desk.press(Key.Key_Return)
        assert (board(desk), window(desk).view.language) == (Board.TOPICS, "ar")
        desk.type("14")
        assert window(desk).view.needs == (Topic.SPRACHE, Topic.EXISTENZSICHERUNG)
        desk.press(Key.Key_Return)
        assert (board(desk), window(desk).view.fact) == (Board.QUESTION, desk.desk.page.questions.card.fact)
        asked = window(desk).view.fact
        desk.press(Key.Key_0)
        assert window(desk).view.fact not in ("", asked)
        desk.press(Key.Key_F9)
        assert board(desk) is Board.SLIP
        desk.press(Key.Key_P, CTRL)
        assert (board(desk), window(desk).view.number) == (Board.SLIP, desk.session.visit.number)
        desk.press(Key.Key_Return, CTRL)
        assert board(desk) is Board.BLANK


def test_a_visit_can_be_led_from_the_second_screen_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        desk.press(Key.Key_F2)
        touch(desk, [each.tag for each in LANGUAGES].index("ti"))
        assert desk.session.visit.language == "ti"
        assert desk.desk.page.questions.board.isAncestorOf(focused())
        touch(desk, TILE_TOPICS.index(Topic.SPRACHE))
        touch(desk, TILE_TOPICS.index(Topic.WOHNEN))
        touch(desk, TILE_TOPICS.index(Topic.WOHNEN))
        assert desk.session.visit.needs == (Topic.SPRACHE,)
        touch_done(desk)
        assert desk.desk.page.questions.card.isAncestorOf(focused())
        fact = window(desk).view.fact
        touch(desk, 1)
        assert getattr(desk.session.visit.situation, fact) == question(fact).options[1].value
        desk.press(Key.Key_Z, CTRL)
        assert getattr(desk.session.visit.situation, fact) is None


def test_the_first_answer_is_not_to_say(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        at_a_question(desk)
        desk.desk.page.questions.card.ask("german")
        desk.settle()
        touch(desk, 0)
        assert desk.session.visit.situation.german is None
        assert "german" in desk.session.visit.skipped


def test_marks_of_several_answers_are_the_same_on_both_sides(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        at_a_question(desk)
        card = desk.desk.page.questions.card
        card.ask("children")
        card.take_focus()
        desk.press(Key.Key_3)
        assert window(desk).view.picked == (3,)
        touch(desk, 5)
        assert [place for place, each in enumerate(card.answers) if each.isChecked()] == [3, 5]
        touch(desk, 3)
        touch_done(desk)
        assert desk.session.visit.situation.children == question("children").options[5].value


def test_done_without_an_answer_answers_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        at_a_question(desk)
        desk.desk.page.questions.card.ask("children")
        desk.settle()
        before = desk.session.visit
        touch_done(desk)
        assert desk.session.visit == before


def test_the_keyboard_stays_with_the_clerk(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        assert QApplication.activeWindow() is desk.window
        desk.press(Key.Key_F2)
        desk.press(Key.Key_F3)
        search = focused()
        touch(desk, 2)
        touch(desk, 3)
        assert desk.session.visit.language == "ar"
        assert focused() is search
        assert QApplication.activeWindow() is desk.window


def test_digits_of_a_number_block_go_to_the_board_wherever_the_clerk_is(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        desk.press(Key.Key_F2)
        for digit in (Key.Key_0, Key.Key_3):
            desk.press(digit, BLOCK)
        assert desk.session.visit.language == "ar"
        desk.desk.page.enter(desk.desk.page.answers.search)
        desk.press(Key.Key_1, BLOCK)
        assert not desk.session.visit.needs
        field = focused()
        assert isinstance(field, QLineEdit)
        assert field.text() == "1"
        desk.desk.page.enter(desk.desk.page.questions.board)
        desk.press(Key.Key_1, BLOCK)
        assert desk.session.visit.needs == (Topic.SPRACHE,)


def test_keys_typed_on_the_second_screen_press_its_tiles(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        desk.press(Key.Key_F2)
        for key in (Key.Key_0, Key.Key_4, Key.Key_1, Key.Key_2):
            QTest.keyClick(window(desk), key)
            desk.settle()
        assert desk.session.visit.language == "tr"
        assert desk.session.visit.needs == (Topic.SPRACHE, Topic.ARBEIT_AUSBILDUNG)


def test_f7_makes_dark_at_once_and_shows_again(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        at_a_question(desk)
        desk.settle()
        QTest.keyClick(focused(), Key.Key_F7)
        assert words_on(desk) == []
        desk.type("1")
        assert board(desk) is Board.BLANK
        desk.press(Key.Key_F7)
        assert board(desk) is Board.QUESTION
        desk.press(Key.Key_F7)
        desk.press(Key.Key_F2)
        assert board(desk) is Board.LANGUAGES


def test_it_sleeps_after_a_minute_and_any_key_or_touch_wakes_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        at_a_question(desk)
        guide = desk.desk.guide
        assert guide.idle.isActive()
        assert guide.idle.interval() == 60_000
        wakes: list[Callable[[], None]] = [
            lambda: desk.press(Key.Key_F6),
            lambda: QTest.mouseClick(desk.shell.panel, Qt.MouseButton.LeftButton),
            lambda: QTest.mouseClick(window(desk), Qt.MouseButton.LeftButton),
            lambda: desk.press(Key.Key_F7),
        ]
        for wake in wakes:
            desk.settle()
            guide.idle.timeout.emit()
            assert words_on(desk) == []
            wake()
            assert board(desk) is not Board.BLANK


def test_a_touch_that_wakes_presses_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        at_a_question(desk)
        desk.settle()
        shown = window(desk).board
        assert isinstance(shown, TileBoard)
        place = shown.grid.tiles[1].mapTo(window(desk), shown.grid.tiles[1].rect().center())
        before = desk.session.visit
        desk.desk.guide.idle.timeout.emit()
        QTest.mouseClick(window(desk), Qt.MouseButton.LeftButton, pos=place)
        desk.settle()
        assert desk.session.visit == before


@pytest.mark.parametrize("tell", ["tile", "flag"])
def test_of_a_violence_visit_nothing_is_to_be_seen(qtbot: QtBot, tmp_path: Path, tell: str) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        at_a_question(desk)
        if tell == "tile":
            desk.desk.page.enter(desk.desk.page.questions.board)
            desk.settle()
            QTest.keyClick(focused(), Key.Key_W)
        else:
            desk.desk.counter.change(lambda visit: visit.set_flag(Flag.GEWALT_AKUT, True))
        quiet = words_on(desk)
        assert len(quiet) <= 2
        desk.press(Key.Key_F9)
        desk.printer.trouble = NoPrinter()
        desk.press(Key.Key_P, CTRL)
        assert board(desk) is Board.MOMENT
        assert words_on(desk) == quiet
        assert window(desk).findChild(CodePicture) is None


def test_what_could_not_be_printed_is_read_here_until_the_visit_changes(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        at_a_question(desk)
        desk.printer.trouble = NoPrinter()
        desk.press(Key.Key_P, CTRL)
        assert board(desk) is Board.READING
        desk.desk.counter.change(lambda visit: visit.set_need(Topic.WOHNEN, True))
        assert board(desk) is Board.SLIP


def test_a_picture_of_an_earlier_visits_slip_is_never_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        at_a_question(desk)
        desk.printer.trouble = NoPrinter()
        QTest.keyClick(focused(), Key.Key_P, CTRL)
        desk.desk.counter.leave()
        desk.press(Key.Key_F2)
        assert board(desk) is Board.LANGUAGES


def test_another_language_at_the_desk_flips_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        at_a_question(desk)
        desk.settle()
        assert window(desk).layoutDirection() == Qt.LayoutDirection.RightToLeft
        desk.press(Key.Key_F4)
        assert board(desk) is Board.LANGUAGES
        desk.type("tr")
        desk.press(Key.Key_Return)
        assert (board(desk), window(desk).view.language) == (Board.TOPICS, "tr")
        assert window(desk).layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_visit_taken_up_again_does_not_ask_for_the_language_again(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        at_a_question(desk)
        first = desk.session.visit.id
        desk.press(Key.Key_F2)
        desk.desk.counter.resume(first)
        assert (board(desk), window(desk).view.language) == (Board.TOPICS, "ar")


def test_marks_of_one_visit_are_not_seen_in_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        at_a_question(desk)
        first = desk.session.visit.id
        at_a_question(desk)
        card = desk.desk.page.questions.card
        fact = card.fact
        card.ask("children")
        card.press("children", 3)
        desk.desk.counter.resume(first)
        desk.settle()
        assert card.fact == fact
        assert not any(each.isChecked() for each in card.answers)


def test_the_clerks_bar_says_what_the_newcomer_sees(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        desk.press(Key.Key_F2)
        said = desk.desk.bar.second_screen
        assert (said.text(), said.isVisible()) == ("Zweitbildschirm: Sprachen", True)
        desk.press(Key.Key_F7)
        assert said.text() == "Zweitbildschirm: dunkel"
        desk.shell.actions_.second_screen.trigger()
        assert not said.isVisible()


def test_the_clerk_may_do_without_a_second_screen(qtbot: QtBot, tmp_path: Path) -> None:
    liked = Preferences()
    with a_desk_with_second_screen(qtbot, tmp_path, liked) as desk:
        desk.shell.actions_.second_screen.trigger()
        assert desk.desk.guide.window is None
        assert not liked.second_screen
        desk.press(Key.Key_F2)
        desk.press(Key.Key_F7)


def test_everything_with_two_real_screens() -> None:
    """Only a program that starts with two screens has them."""
    here = Path(__file__).parent
    platform = f"offscreen:configfile={here / 'two_screens.json'}"
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(here / "two_screens.py")],
        cwd=here.parents[1],
        env={**os.environ, "QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_a_clerk_who_writes_or_picks_elsewhere_keeps_the_digits(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        desk.press(Key.Key_F2)
        desk.press(Key.Key_F3)
        assert board(desk) is Board.LANGUAGES
        for digit in (Key.Key_0, Key.Key_3):
            desk.press(digit, BLOCK)
        field = focused()
        assert isinstance(field, QLineEdit)
        assert (field.text(), desk.session.visit.language) == ("03", None)

        field.clear()
        desk.press(Key.Key_F4)
        desk.type("ar")
        desk.press(Key.Key_Return)
        desk.press(Key.Key_F12)
        assert board(desk) is Board.TOPICS
        desk.desk.paper.page.copies.setFocus()
        desk.press(Key.Key_2, BLOCK)
        assert desk.session.visit.needs == ()
        assert desk.desk.paper.page.copies.currentData() == 2


def test_a_slip_to_be_read_goes_when_the_law_is_switched_under_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_with_second_screen(qtbot, tmp_path) as desk:
        at_a_question(desk)
        desk.printer.trouble = NoPrinter()
        desk.press(Key.Key_P, CTRL)
        assert board(desk) is Board.READING
        desk.shell.actions_.switches["ik_zulassung"].actions()[-1].trigger()
        assert board(desk) is Board.SLIP
