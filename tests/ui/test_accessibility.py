"""Every page, in every palette, at 100 and 200 %: names, Tab order, visible focus, contrast, nothing clipped."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.domain.people import Permit, PersonId, Role
from erstanlauf.ui.paper.trouble import PrinterGone
from erstanlauf.ui.widgets.theme import Scheme, palette
from tests.ui import accessibility
from tests.ui.desk import CTRL, Key, Preferences, TestDesk, a_desk

SHIFT = Qt.KeyboardModifier.ShiftModifier
SMALL_SCREEN = (1280, 720)


def _idle(_desk: TestDesk) -> None:
    return


def _new_visit(desk: TestDesk) -> None:
    desk.press(Key.Key_F2)


def _question(desk: TestDesk) -> None:
    desk.press(Key.Key_F2)
    desk.type("ar")
    desk.press(Key.Key_Return)
    desk.type("12")
    desk.press(Key.Key_Return)


def _suggestions(desk: TestDesk) -> None:
    _question(desk)
    desk.type("46")
    desk.press(Key.Key_F5)
    desk.type("miet")
    desk.press(Key.Key_Return)
    desk.desk.page.enter(desk.desk.page.answers.suggestions)
    desk.press(Key.Key_Space)


def _slip(desk: TestDesk) -> None:
    _suggestions(desk)
    desk.press(Key.Key_F9)


def _help(desk: TestDesk) -> None:
    desk.press(Key.Key_F1)


def _printers(desk: TestDesk) -> None:
    desk.press(Key.Key_F12)
    desk.look_for_printers()


def _asked(desk: TestDesk) -> None:
    _question(desk)
    yes, no = ("&Ja (Alt+J)", lambda: None), ("&Noch einmal (Alt+N)", lambda: None)
    desk.shell.strip.ask("Ist der Zettel K7-418-3 da?", seconds=600, yes=yes, no=no)


def _not_printed(desk: TestDesk) -> None:
    _question(desk)
    desk.printer.trouble = PrinterGone(printer="Flur")
    desk.press(Key.Key_P, CTRL)
    desk.press(Key.Key_Return, CTRL)


def _explanation(desk: TestDesk) -> None:
    _suggestions(desk)
    desk.press(Key.Key_W)


def _message(desk: TestDesk) -> None:
    _question(desk)
    desk.shell.strip.tell("Vorsprache K7-418-3 abgeschlossen.", action="Rückgängig", do=lambda: None)


def _second_screen(desk: TestDesk) -> None:
    _question(desk)
    desk.desk.guide.appear_on(QApplication.primaryScreen())
    desk.settle()


def _came_back(desk: TestDesk) -> None:
    _suggestions(desk)
    number = desk.session.visit.number
    desk.press(Key.Key_P, CTRL)
    desk.press(Key.Key_Return, CTRL)
    desk.type(number)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_W)


def _wrong_slip(desk: TestDesk) -> None:
    desk.press(Key.Key_F2, SHIFT)
    desk.type("K7-418-3")
    desk.press(Key.Key_Return)


def _admin(desk: TestDesk) -> None:
    desk.shell.let_in(Permit(PersonId("0a1b2c3d"), frozenset((Role.ADMINISTRATION,))))


PAGES: list[Callable[[TestDesk], None]] = [
    _idle,
    _new_visit,
    _question,
    _suggestions,
    _slip,
    _explanation,
    _help,
    _message,
    _second_screen,
    _printers,
    _asked,
    _not_printed,
    _came_back,
    _wrong_slip,
    _admin,
]
every_page = pytest.mark.parametrize("go", PAGES, ids=lambda go: go.__name__.strip("_"))


@every_page
def test_everything_has_a_name_and_a_role_of_its_own(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None]
) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        go(desk)
        assert accessibility.without_name_or_role(desk.window) == []


@every_page
def test_tab_reaches_everything_and_goes_back_the_same_way(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None]
) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        go(desk)
        forth = accessibility.tab_walk()
        back = accessibility.tab_walk(back=True)

        assert set(forth) == set(accessibility.focusable(desk.window))
        assert [back[0], *reversed(back[1:])] == forth


@every_page
def test_tab_follows_the_page_downwards(qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None]) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        go(desk)
        stops = accessibility.tab_walk()
        top = min(stops, key=lambda each: each.mapTo(desk.window, QPoint(0, 0)).toTuple())
        begin = stops.index(top)
        assert accessibility.jumps(desk.window, stops[begin:] + stops[:begin]) == []


@every_page
@pytest.mark.parametrize("scheme", list(Scheme))
def test_focus_is_seen_on_every_stop(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], scheme: Scheme
) -> None:
    with a_desk(qtbot, tmp_path, preferences=Preferences(scheme=scheme.value)) as desk:
        go(desk)
        assert accessibility.invisible_focus(desk.window) == []


@every_page
@pytest.mark.parametrize("scheme", list(Scheme))
def test_text_stands_out_from_its_ground(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], scheme: Scheme
) -> None:
    with a_desk(qtbot, tmp_path, preferences=Preferences(scheme=scheme.value)) as desk:
        go(desk)
        assert accessibility.weak_text(desk.window) == []


@every_page
@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_is_clipped_with_text_twice_as_large_on_a_small_screen(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], language: str
) -> None:
    large = Preferences(language=language, zoom_percent=200)
    with a_desk(qtbot, tmp_path, preferences=large, size=SMALL_SCREEN) as desk:
        go(desk)
        QApplication.processEvents()
        assert desk.window.size().toTuple() == SMALL_SCREEN
        assert accessibility.clipped(desk.window) == []


@pytest.mark.parametrize("scheme", list(Scheme))
def test_palette_keeps_its_contrasts(scheme: Scheme) -> None:
    assert accessibility.weak_palette(palette(scheme)) == []
