"""What somebody may not do is not in the window: no menu, no key, no button. The use cases refuse it besides."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.domain.people import MAY, Action, Role
from tests.ui.desk import CTRL, Key, TestDesk, a_desk, focused

OF_ALL = {"quit", "help", "back", "lock"}


def shown(desk: TestDesk) -> set[str]:
    return {name for name, action in desk.shell.actions_.named.items() if action.isVisible()}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_sees_what_it_may_do_and_nothing_else(qtbot: QtBot, tmp_path: Path, role: Role) -> None:
    with a_desk(qtbot, tmp_path, roles=frozenset((role,))) as desk:
        seen, may = shown(desk), MAY[role]
        assert seen >= OF_ALL
        assert ("new_visit" in seen) is (Action.SERVE in may)
        assert ("print" in seen) is (Action.PRINT in may)
        assert ("printers" in seen) is (Action.CHOOSE_PRINTER in may)
        assert {"hand_over", "follow_up"} & seen == ({"hand_over", "follow_up"} if Action.HAND_OVER in may else set())
        assert ("withdrawal" in seen) is (Action.WITHDRAW in may)
        assert ("recipients" in seen) is (Action.MANAGE_RECIPIENTS in may)
        assert ("figures" in seen) is (Action.SEE_FIGURES in may)
        assert ("collecting" in seen) is bool({Action.COLLECT_FIGURES, Action.SEND_FIGURES} & may)
        assert "sheet_card" in seen
        assert desk.shell.panel.isVisible() is (Action.SERVE in may)
        assert desk.shell.actions_._law.menuAction().isVisible() is (Action.SET_LAW in may)


def test_keys_of_what_somebody_may_not_do_do_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, roles=frozenset((Role.STEERING,))) as desk:
        for key in (Key.Key_F2, Key.Key_F3, Key.Key_F8, Key.Key_F9, Key.Key_F12):
            QTest.keyClick(focused(), key)
        QTest.keyClick(focused(), Key.Key_P, CTRL)
        QApplication.processEvents()
        desk.settle()
        assert desk.desk.counter.session is None
        assert desk.shell.middle.currentWidget() is desk.shell.idle
        assert desk.shell.strip.text == ""


def test_no_menu_is_empty(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, roles=frozenset((Role.STEERING,))) as desk:
        for top in desk.window.menuBar().actions():
            menu = top.menu()
            if top.isVisible():
                assert menu is not None
                assert any(each.isVisible() for each in menu.actions())  # type: ignore[attr-defined]
