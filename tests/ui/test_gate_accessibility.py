"""Every page before the desk, in every palette, at 100 and 200 %: as `test_accessibility` does for those behind it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.store.keys.trouble import LogInPaused
from erstanlauf.store.trouble import StepsLost
from erstanlauf.ui.flow.gatekeeper import Door, Entrance
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.ui.gate.log_in_page import LogInPage
from erstanlauf.ui.gate.trouble_page import TroublePage
from erstanlauf.ui.widgets.theme import Scheme
from tests.ui import accessibility
from tests.ui.desk import Preferences, TestDesk, a_window
from tests.ui.gate import COPY, LOGIN, PAPER, FakeGatekeeper

SMALL_SCREEN = (1280, 720)


def _log_in(_desk: TestDesk) -> None:
    return


def _paused(desk: TestDesk) -> None:
    page = desk.gate.page
    assert isinstance(page, LogInPage)
    page.password.caps.show()
    page.pause(900)


def _paper_entry(desk: TestDesk) -> None:
    desk.gate._ask_paper_key()


def _new_password(desk: TestDesk) -> None:
    desk.gate._ask_new_password(LOGIN)


def _first_start(desk: TestDesk) -> None:
    desk.gate._show_door(Entrance(Door.FIRST_START))


def _take_over(desk: TestDesk) -> None:
    desk.gate._show_door(Entrance(Door.TAKE_OVER))


def _paper_key(desk: TestDesk) -> None:
    desk.gate._show_paper_key(PAPER)


def _type_back(desk: TestDesk) -> None:
    desk.gate._show_paper_key(PAPER)
    desk.gate._ask_back()


def _trouble(desk: TestDesk) -> None:
    desk.gate._show_trouble(StepsLost(file="erstanlauf.db", steps=4), COPY)


def _trouble_asked(desk: TestDesk) -> None:
    _trouble(desk)
    page = desk.gate.page
    assert isinstance(page, TroublePage)
    page.put_back.click()


PAGES: list[Callable[[TestDesk], None]] = [
    _log_in,
    _paused,
    _paper_entry,
    _new_password,
    _first_start,
    _take_over,
    _paper_key,
    _type_back,
    _trouble,
    _trouble_asked,
]
every_page = pytest.mark.parametrize("go", PAGES, ids=lambda go: go.__name__.strip("_"))
every_scheme = pytest.mark.parametrize("scheme", list(Scheme))


@contextmanager
def a_page(
    qtbot: QtBot, folder: Path, go: Callable[[TestDesk], None], preferences: Preferences, size: tuple[int, int]
) -> Iterator[TestDesk]:
    def keeper(open_tools: Callable[[], Tools]) -> FakeGatekeeper:
        return FakeGatekeeper(open_tools, troubles={"log_in": [LogInPaused(seconds=900, wait="15:00")]})

    with a_window(qtbot, folder, preferences=preferences, size=size, gatekeeper=keeper) as desk:
        go(desk)
        QApplication.processEvents()
        yield desk


@every_page
@every_scheme
def test_it_can_be_worked_without_mouse_and_read_with_little_sight(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], scheme: Scheme
) -> None:
    with a_page(qtbot, tmp_path, go, Preferences(scheme=scheme.value), (1440, 900)) as desk:
        assert accessibility.without_name_or_role(desk.window) == []
        assert accessibility.weak_text(desk.window) == []
        stops = accessibility.tab_walk()
        assert set(stops) == set(accessibility.focusable(desk.window))
        assert accessibility.invisible_focus(desk.window) == []


@every_page
@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_is_clipped_with_text_twice_as_large_on_a_small_screen(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], language: str
) -> None:
    large = Preferences(language=language, zoom_percent=200)
    with a_page(qtbot, tmp_path, go, large, SMALL_SCREEN) as desk:
        assert desk.window.size().toTuple() == SMALL_SCREEN
        assert accessibility.clipped(desk.window) == []
