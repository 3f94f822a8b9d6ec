"""Every key of the menus works in every area, and keys for editing text are left alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import CTRL, Key, TestDesk, a_desk, focused

AREAS: dict[str, Callable[[TestDesk], None]] = {
    "language": lambda desk: desk.press(Key.Key_F4),
    "tiles": lambda desk: desk.desk.page.enter(desk.desk.page.questions.board),
    "question": lambda desk: desk.desk.page.enter(desk.desk.page.questions.card),
    "said": lambda desk: desk.press(Key.Key_F5),
    "search": lambda desk: desk.press(Key.Key_F3),
    "suggestions": lambda desk: desk.desk.page.enter(desk.desk.page.answers.suggestions),
    "today": lambda desk: desk.shell.panel.list.setFocus(),
}
every_area = pytest.mark.parametrize("area", AREAS)


def in_a_visit(desk: TestDesk) -> None:
    desk.press(Key.Key_F2)
    desk.type("ar")
    desk.press(Key.Key_Return)
    desk.type("12")


@every_area
def test_every_key_of_the_menus_works(qtbot: QtBot, tmp_path: Path, area: str) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        in_a_visit(desk)
        pressed: list[str] = []
        for name, action in desk.shell.actions_.named.items():
            action.triggered.disconnect()
            action.triggered.connect(lambda _checked=False, name=name: pressed.append(name))
        for action in desk.shell.actions_.named.values():
            AREAS[area](desk)
            for keys in action.shortcuts():
                _press(keys)

        with_key = {name for name, action in desk.shell.actions_.named.items() if action.shortcuts()}
        assert set(pressed) == with_key


@every_area
def test_keys_for_editing_text_are_nobody_elses(qtbot: QtBot, tmp_path: Path, area: str) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        in_a_visit(desk)
        AREAS[area](desk)
        before, here = desk.session.visit, focused()
        for key in (Key.Key_V, Key.Key_W, Key.Key_A, Key.Key_C, Key.Key_X):
            QTest.keyClick(focused(), key, CTRL)
        for key in (Key.Key_Q, Key.Key_E, Key.Key_7, Key.Key_P, Key.Key_Z):
            QTest.keyClick(focused(), key, CTRL | Qt.KeyboardModifier.AltModifier)
        desk.settle()
        assert desk.session.visit == before
        assert focused() is here
        assert desk.window.isVisible()


def test_no_key_is_given_twice_and_none_is_altgr(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        keys = [keys.toString() for action in desk.shell.actions_.named.values() for keys in action.shortcuts()]
        assert len(keys) == len(set(keys))
        assert not [each for each in keys if "Alt" in each]


def test_the_areas_are_walked_by_f6_and_come_round(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        in_a_visit(desk)
        first = focused()
        seen: list[QWidget] = []
        while not seen or focused() is not first:
            seen.append(focused())
            desk.press(Key.Key_F6)
            assert len(seen) < 12
        assert len(seen) >= len(AREAS)


def _press(keys: QKeySequence) -> None:
    QTest.keySequence(focused(), keys)
    QApplication.processEvents()
