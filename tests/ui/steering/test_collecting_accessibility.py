"""The page for counts on their way, in every palette, at 100 and 200 %: names, Tab order, focus, contrast, clipping."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from erstanlauf.domain.people import Role
from erstanlauf.ui.widgets.theme import Scheme
from tests.export.figures.desks import HOUSE
from tests.store.desks import opened
from tests.ui import accessibility
from tests.ui.desk import Preferences, TestDesk, a_desk
from tests.ui.steering.test_collecting_page import KEY_OF_STEERING, MADE_AT, collecting_page, sent_by, settle

SMALL_SCREEN = (1280, 720)


def _empty(desk: TestDesk) -> None:
    collecting_page(desk)


def _read(desk: TestDesk) -> None:
    page = collecting_page(desk)
    share = Path(page._ways.folder())
    (share / "a.ezz").write_bytes(sent_by(3, page.collecting.key.text()))
    (share / "b.ezz").write_bytes(b"x")
    page.collecting.read.click()
    settle(desk)


def _reading(desk: TestDesk) -> None:
    collecting_page(desk).collecting._show_how_far()
    QApplication.processEvents()


every_state = pytest.mark.parametrize("go", [_empty, _read, _reading], ids=lambda go: go.__name__.strip("_"))


@contextmanager
def a_full_desk(
    qtbot: QtBot, folder: Path, preferences: Preferences | None = None, size: tuple[int, int] = (1440, 900)
) -> Iterator[TestDesk]:
    """Open a desk at which somebody has every role, so that both parts of the page are there."""
    share, inside = folder / "share", folder / "store"
    share.mkdir()
    inside.mkdir()
    store = opened(inside)
    store.house_keys.take_over("a1b2c3d4", HOUSE, MADE_AT)
    store.close()
    fixed = {"figures_key": KEY_OF_STEERING, "figures_folder": str(share)}
    with a_desk(qtbot, inside, preferences=preferences, size=size, roles=frozenset(Role), fixed=fixed) as desk:
        settle(desk)
        desk.shell.strip.withdraw()
        yield desk


@every_state
def test_everything_has_a_name_and_tab_reaches_it_in_the_order_of_the_page(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None]
) -> None:
    with a_full_desk(qtbot, tmp_path) as desk:
        go(desk)
        accessibility.require_round_of_tab(desk.window)


@every_state
@pytest.mark.parametrize("scheme", list(Scheme))
def test_focus_and_text_are_seen(qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], scheme: Scheme) -> None:
    with a_full_desk(qtbot, tmp_path, Preferences(scheme=scheme.value)) as desk:
        go(desk)
        assert accessibility.invisible_focus(desk.window) == []
        assert accessibility.weak_text(desk.window) == []


@every_state
@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_is_clipped_with_text_twice_as_large_and_no_two_keys_are_the_same(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], language: str
) -> None:
    large = Preferences(language=language, zoom_percent=200)
    with a_full_desk(qtbot, tmp_path, large, SMALL_SCREEN) as desk:
        go(desk)
        QApplication.processEvents()
        assert desk.window.size().toTuple() == SMALL_SCREEN
        assert accessibility.clipped(desk.window) == []
        menus = [action.text() for action in desk.window.menuBar().actions() if action.isVisible()]
        shown = [each for each in desk.window.findChildren(QWidget) if each.isVisibleTo(desk.window)]
        texts = [each.text() for each in shown if isinstance(each, (QAbstractButton, QLabel))]
        keys = Counter(QKeySequence.mnemonic(text).toString() for text in (*menus, *texts) if "&" in text)
        assert [key for key, count in keys.items() if count > 1] == []


def test_the_focus_is_on_the_page_when_it_opens(qtbot: QtBot, tmp_path: Path) -> None:
    with a_full_desk(qtbot, tmp_path) as desk:
        page = collecting_page(desk)
        assert QApplication.focusWidget() is page.sending.elsewhere
