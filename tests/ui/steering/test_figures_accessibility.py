"""The page of figures, in every palette, at 100 and 200 %: names, Tab order, focus, contrast, nothing clipped."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from erstanlauf.domain.figures.counted import DeskCounts
from erstanlauf.domain.figures.periods import PeriodKind
from erstanlauf.domain.figures.views import Across, View
from erstanlauf.domain.people import Role
from erstanlauf.ui.steering.entries import Extra
from erstanlauf.ui.widgets.theme import Scheme
from tests.ui import accessibility
from tests.ui.desk import Preferences, TestDesk
from tests.ui.steering.figure_desks import a_steering_desk, choose, counts_of_a_desk, figures_page, turn_kind

SMALL_SCREEN = (1280, 720)
EVERYBODY = frozenset(Role)


def _bars(desk: TestDesk) -> None:
    choose(desk, View.TOPICS)


def _by_group(desk: TestDesk) -> None:
    page = choose(desk, View.TOPICS)
    page.split.wished = Across.GROUPS
    page.split.chosen.emit()
    desk.settle()


def _too_short(desk: TestDesk) -> None:
    _by_group(desk)
    turn_kind(desk, PeriodKind.MONTH)


def _hours(desk: TestDesk) -> None:
    choose(desk, View.STAFFING)


def _minutes(desk: TestDesk) -> None:
    choose(desk, Extra.MINUTES)


def _writing(desk: TestDesk) -> None:
    choose(desk, View.WEEKS)._writing._be_busy(on=True)


STATES: list[Callable[[TestDesk], None]] = [_bars, _by_group, _too_short, _hours, _minutes, _writing]


def states(*always: Callable[[TestDesk], None]) -> pytest.MarkDecorator:
    """Try these states always, and the others before a release."""
    return pytest.mark.parametrize(
        "go", [each if each in always else pytest.param(each, marks=pytest.mark.long) for each in STATES]
    )


def counts() -> tuple[DeskCounts, ...]:
    """Return invented counts of a desk, and of one that is late."""
    return counts_of_a_desk(), counts_of_a_desk(date(2026, 3, 31), code="B2")


@states(_too_short, _hours)
def test_everything_has_a_name_and_tab_goes_round_it_in_the_order_of_the_page(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None]
) -> None:
    with a_steering_desk(qtbot, tmp_path, *counts(), roles=EVERYBODY) as desk:
        go(desk)
        accessibility.require_round_of_tab(desk.window)


@states(_too_short)
@pytest.mark.parametrize("scheme", list(Scheme))
def test_focus_and_text_are_seen(qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], scheme: Scheme) -> None:
    with a_steering_desk(qtbot, tmp_path, *counts(), preferences=Preferences(scheme=scheme.value)) as desk:
        go(desk)
        assert accessibility.invisible_focus(desk.window) == []
        assert accessibility.weak_text(desk.window) == []


@states(_too_short, _hours)
@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_is_clipped_with_text_twice_as_large_on_a_small_screen(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], language: str
) -> None:
    large = Preferences(language=language, zoom_percent=200)
    with a_steering_desk(qtbot, tmp_path, *counts(), preferences=large, size=SMALL_SCREEN) as desk:
        go(desk)
        QApplication.processEvents()
        assert desk.window.size().toTuple() == SMALL_SCREEN
        assert accessibility.clipped(desk.window) == []


@states(_bars)
@pytest.mark.parametrize("language", ["de", "en"])
def test_no_two_keys_with_alt_are_the_same(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], language: str
) -> None:
    with a_steering_desk(
        qtbot, tmp_path, *counts(), preferences=Preferences(language=language), roles=EVERYBODY
    ) as desk:
        go(desk)
        menus = [action.text() for action in desk.window.menuBar().actions() if action.isVisible()]
        shown = [each for each in desk.window.findChildren(QWidget) if each.isVisibleTo(desk.window)]
        texts = [each.text() for each in shown if isinstance(each, (QAbstractButton, QLabel))]
        keys = Counter(QKeySequence.mnemonic(text).toString() for text in (*menus, *texts) if "&" in text)
        assert [key for key, count in keys.items() if count > 1] == []


def test_the_list_tells_its_headings_from_what_can_be_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, *counts()) as desk:
        model = figures_page(desk).entries.model()
        lines = [model.index(row, 0) for row in range(model.rowCount())]
        headings = [each.data() for each in lines if not each.flags()]
        assert headings == ["Vorsprachen", "Anliegen", "Wohin", "Lücken", "Wege", "Katalog"]
