"""Who reaches figures: the steering group alone, by whatever menu or key; use cases refuse everybody else besides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.views import Question, View
from erstanlauf.domain.people import MAY, Action, NotPermitted, Role
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.steering.figures_page import FiguresPage
from tests.ui.desk import CTRL, Key, TestDesk, focused
from tests.ui.steering.figure_desks import a_steering_desk, counts_of_a_desk, rows

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # an open menu or dialog, without a screen

OTHERS = [role for role in Role if role is not Role.STEERING]
PERIOD = Period(PeriodKind.HALF_YEAR, 2026, 1)
NEVER_TRIGGERED = {"quit", "lock", "print_dialog", "save_pdf"}
"""They end the desk or open a dialog of the system; none of them leads to a page."""


def all_actions(desk: TestDesk) -> Iterator[QAction]:
    """Yield everything that can be chosen in the menus, also what stands in menus of menus."""
    waiting = list(desk.window.menuBar().actions())
    while waiting:
        action = waiting.pop()
        menu = action.menu()
        if isinstance(menu, QMenu):
            waiting.extend(menu.actions())
        elif not action.isSeparator():
            yield action


@pytest.mark.parametrize("role", OTHERS)
def test_no_menu_and_no_key_of_another_role_leads_to_figures(qtbot: QtBot, tmp_path: Path, role: Role) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk(), roles=frozenset((role,))) as desk:
        named = desk.shell.actions_.named
        assert not named["figures"].isVisible()
        assert not named["figures"].isEnabled()
        kept = {named[name] for name in NEVER_TRIGGERED}
        offered = [each for each in all_actions(desk) if each.isVisible() and each.isEnabled() and each not in kept]
        assert "Zahlen" not in [each.text() for each in offered]
        for action in offered:
            action.trigger()
            desk.settle()
            desk.shell.strip.withdraw()
            assert not isinstance(desk.shell.middle.currentWidget(), FiguresPage)
        assert desk.desk.steering.pages.page is None or Action.SEND_FIGURES in MAY[role]
        assert desk.shell.findChildren(FiguresPage) == []


@pytest.mark.parametrize("role", OTHERS)
def test_every_key_of_every_function_leads_another_role_elsewhere(qtbot: QtBot, tmp_path: Path, role: Role) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk(), roles=frozenset((role,))) as desk:
        named = desk.shell.actions_.named
        keys = [key for name, each in named.items() if name not in NEVER_TRIGGERED for key in each.shortcuts()]
        assert QKeySequence("Ctrl+F9") in keys
        for key in keys:
            QTest.keySequence(focused(), key)
            QApplication.processEvents()
            desk.settle()
        assert desk.shell.findChildren(FiguresPage) == []


@pytest.mark.parametrize("role", OTHERS)
def test_the_use_cases_refuse_another_role(qtbot: QtBot, tmp_path: Path, role: Role) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk(), roles=frozenset((role,))) as desk:
        figures, question = desk.desk.office._office.figures, Question(View.TOPICS, PERIOD)
        for ask in (
            lambda: figures.asking.answer(question),
            lambda: figures.asking.change(question),
            lambda: figures.asking.minutes(PERIOD),
            lambda: figures.asking.periods(PeriodKind.MONTH),
            lambda: figures.asking.sources(),
            lambda: figures.reports.make(PERIOD),
            lambda: figures.reports.note_copied(question),
            lambda: figures.reports.catalogue_age(),
        ):
            with pytest.raises(NotPermitted):
                ask()


@pytest.mark.parametrize("role", OTHERS)
def test_a_page_that_was_opened_all_the_same_shows_no_figure(qtbot: QtBot, tmp_path: Path, role: Role) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk(), roles=frozenset((role,))) as desk:
        desk.desk.steering.pages.toggle("figures")
        desk.settle()
        page = desk.desk.side_page
        assert isinstance(page, FiguresPage)
        assert page.panel.sheet is None
        assert rows(page) == []
        assert page.panel.sentence.text() != ""


def test_the_steering_group_reaches_its_pages_and_serves_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        named = desk.shell.actions_.named
        desk.press(Key.Key_F9, CTRL)
        assert isinstance(desk.desk.side_page, FiguresPage)
        assert named["collecting"].isVisible()
        named["collecting"].trigger()
        desk.settle()
        assert isinstance(desk.desk.side_page, OfficePage)
        assert not named["new_visit"].isVisible()
        desk.press(Key.Key_F9, CTRL)
        desk.press(Key.Key_F9, CTRL)  # the same key leaves the page again
        assert desk.desk.side_page is None
