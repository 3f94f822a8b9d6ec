"""When nobody has touched the desk for long, and when the computer slept; the clocks are the test's."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from erstanlauf.ui.lock.idle_watch import IdleWatch

FIVE_MINUTES = 300


class Watched:
    """A watch whose clocks go when the test says so."""

    def __init__(self, qtbot: QtBot, idle_seconds: int = FIVE_MINUTES) -> None:
        self.wall, self.steady = 1_000_000.0, 50.0
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.watch = IdleWatch(idle_seconds, lambda: self.wall, lambda: self.steady, self.widget)
        self.watch._timer.setInterval(3_600_000)  # looks when the test says so
        self.left: list[int] = []
        self.due = 0
        self.watch.left.connect(self.left.append)
        self.watch.due.connect(self._count)

    def wait(self, seconds: int) -> None:
        """Let seconds go by on both clocks, with a look at each."""
        for _ in range(seconds):
            self.wall += 1
            self.steady += 1
            self.watch.look()

    def _count(self) -> None:
        self.due += 1


@pytest.fixture
def watched(qtbot: QtBot) -> Iterator[Watched]:
    made = Watched(qtbot)
    yield made
    made.watch.stop()


def test_it_is_due_after_the_time_set_and_warns_for_the_last_minute(watched: Watched) -> None:
    watched.wait(FIVE_MINUTES - 61)
    assert watched.left == []
    watched.wait(60)
    assert watched.left == list(range(60, 0, -1))
    assert watched.due == 0
    watched.wait(1)
    assert watched.due == 1
    watched.wait(10)
    assert watched.due == 1


def test_any_key_begins_the_time_anew_and_ends_the_warning(watched: Watched) -> None:
    watched.wait(FIVE_MINUTES - 30)
    QTest.keyClick(watched.widget, Qt.Key.Key_Shift)
    assert watched.left[-1] == 0
    watched.wait(FIVE_MINUTES - 61)
    assert watched.left[-1] == 0
    assert watched.due == 0


def test_the_mouse_counts_too(watched: Watched) -> None:
    watched.wait(FIVE_MINUTES - 1)
    QTest.mouseMove(watched.widget)
    QTest.mouseClick(watched.widget, Qt.MouseButton.LeftButton)
    watched.wait(60)
    assert watched.due == 0


def test_a_sleep_in_which_the_steady_clock_stood_still_locks_at_once(watched: Watched) -> None:
    watched.wait(5)
    watched.wall += 40
    watched.watch.look()
    assert watched.due == 1


def test_a_sleep_in_which_both_clocks_went_on_locks_at_once(watched: Watched) -> None:
    watched.wait(5)
    watched.wall += 40
    watched.steady += 40
    watched.watch.look()
    assert watched.due == 1


def test_a_clock_that_was_set_back_changes_nothing(watched: Watched) -> None:
    watched.wait(100)
    watched.wall -= 7200
    watched.wait(FIVE_MINUTES - 101)
    assert watched.due == 0
    watched.wait(1)
    assert watched.due == 1


def test_a_busy_moment_is_no_sleep(watched: Watched) -> None:
    watched.wall += 20
    watched.steady += 20
    watched.watch.look()
    assert watched.due == 0


def test_a_short_time_warns_for_its_second_half(qtbot: QtBot) -> None:
    watched = Watched(qtbot, idle_seconds=60)
    watched.wait(29)
    assert watched.left == []
    watched.wait(1)
    assert watched.left == [30]
    watched.watch.stop()
