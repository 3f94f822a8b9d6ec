"""The pages of a hand-over for those who see little or nothing, and for those without a mouse."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from erstanlauf.ui.widgets.theme import Scheme
from tests.ui import accessibility
from tests.ui.desk import Key, Preferences, TestDesk
from tests.ui.handover.handovers import a_handover_desk, help_for_homeless, keep, to_the_consent

SMALL_SCREEN = (1280, 720)


def _consent(desk: TestDesk) -> None:
    to_the_consent(desk)
    desk.press(Key.Key_1)


def _person(desk: TestDesk) -> None:
    _consent(desk)
    desk.press(Key.Key_Return)
    desk.type("Omar")


def _check(desk: TestDesk) -> None:
    _person(desk)
    for _ in range(4):
        desk.press(Key.Key_Return)


every_page = pytest.mark.parametrize("go", [_consent, _person, _check], ids=lambda go: go.__name__.strip("_"))


@every_page
def test_everything_has_a_name_and_tab_reaches_it_in_the_order_of_the_page(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None]
) -> None:
    with a_handover_desk(qtbot, tmp_path) as desk:
        keep(desk, help_for_homeless(tmp_path / "other"))
        go(desk)
        shown = desk.shell.middle.currentWidget()
        assert shown is not None
        assert accessibility.without_name_or_role(desk.window) == []
        forth = accessibility.tab_walk()
        assert set(forth) == set(accessibility.focusable(desk.window))
        inside = [each for each in forth if shown.isAncestorOf(each)]
        assert accessibility.jumps(desk.window, inside) == []


@every_page
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.CONTRAST])
def test_focus_and_text_are_seen(qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], scheme: Scheme) -> None:
    with a_handover_desk(qtbot, tmp_path, preferences=Preferences(scheme=scheme.value)) as desk:
        go(desk)
        assert accessibility.invisible_focus(desk.window) == []
        assert accessibility.weak_text(desk.window) == []


@every_page
@pytest.mark.parametrize("language", ["de", "en"])
def test_large_text_is_whole_on_a_small_screen_and_no_key_is_given_twice(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], language: str
) -> None:
    large = Preferences(language=language, zoom_percent=200)
    with a_handover_desk(qtbot, tmp_path, preferences=large, size=SMALL_SCREEN) as desk:
        go(desk)
        QApplication.processEvents()
        assert desk.window.size().toTuple() == SMALL_SCREEN
        shown = desk.shell.middle.currentWidget()
        assert shown is not None
        assert accessibility.clipped(desk.window) == []
        menus = [action.text() for action in desk.window.menuBar().actions() if action.isVisible()]
        widgets = [each for each in desk.window.findChildren(QWidget) if each.isVisibleTo(desk.window)]
        texts = [each.text() for each in widgets if isinstance(each, (QAbstractButton, QLabel))]
        keys = Counter(QKeySequence.mnemonic(text).toString() for text in (*menus, *texts) if "&" in text)
        assert [key for key, count in keys.items() if count > 1] == []
