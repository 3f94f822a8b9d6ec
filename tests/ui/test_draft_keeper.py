"""Saving at every change: nothing is lost, little is written twice, and "saved" is said only when it is true."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from erstanlauf.domain.needs import Topic
from erstanlauf.domain.visit import Visit
from erstanlauf.store.trouble import StoreLocked
from erstanlauf.ui.flow.draft_keeper import DraftKeeper
from erstanlauf.ui.flow.tasks import Tasks, Unexpected
from erstanlauf.usecases.desk import Desk
from tests.builders import a_visit
from tests.store.desks import EVERYTHING
from tests.ui.desk import knowledge

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)


class SlowWorker:
    """Holds what it is given until the test lets it go."""

    def __init__(self) -> None:
        self.held: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, work: Callable[[], Any]) -> "Future[Any]":
        future: Future[Any] = Future()
        self.held.append((future, work))
        return future

    def let_go(self, trouble: Exception | None = None) -> None:
        future, work = self.held.pop(0)
        if trouble is not None:
            future.set_exception(trouble)
        else:
            future.set_result(work())


class Saves:
    """A store that only remembers what was saved."""

    def __init__(self) -> None:
        self.saved: list[Visit] = []

    def save_draft(self, visit: Visit, _saved_at: datetime) -> None:
        self.saved.append(visit)


class Kept:
    """A keeper with its worker, its store and what it told."""

    def __init__(self, parent: QObject) -> None:
        self.worker, self.store = SlowWorker(), Saves()
        self.tasks = Tasks(parent)
        desk = Desk(self.store, knowledge(), EVERYTHING)  # type: ignore[arg-type]  # only saving is used
        self.keeper = DraftKeeper(desk, self.worker, self.tasks, lambda: NOW, parent)
        self.told: list[object] = []
        self.keeper.saved.connect(self.told.append)
        self.keeper.failed.connect(self.told.append)


@pytest.fixture
def kept(qtbot: QtBot) -> Kept:
    parent = QObject()
    made = Kept(parent)
    made.keeper.setParent(parent)
    made.parent = parent  # type: ignore[attr-defined]  # keeps the parent alive
    return made


def states(count: int) -> list[Visit]:
    visit = a_visit()
    return [replace(visit, needs=tuple(Topic)[:number]) for number in range(1, count + 1)]


def test_saves_the_newest_state_and_says_so_once(qtbot: QtBot, kept: Kept) -> None:
    first, second, third = states(3)
    for state in (first, second, third):
        kept.keeper.keep(state)
    kept.worker.let_go()
    qtbot.waitUntil(lambda: len(kept.worker.held) == 1)
    assert kept.told == []
    kept.worker.let_go()
    qtbot.waitUntil(lambda: bool(kept.told))

    assert kept.store.saved == [first, third]
    assert kept.told == [NOW]


def test_what_waits_for_saving_runs_only_after_the_acknowledgement(qtbot: QtBot, kept: Kept) -> None:
    done: list[str] = []
    kept.keeper.keep(states(1)[0])
    kept.keeper.when_saved(lambda: done.append("printed"))
    assert done == []
    kept.worker.let_go()
    qtbot.waitUntil(lambda: done == ["printed"])


def test_a_failed_save_is_told_stops_what_waits_and_is_made_up_for(qtbot: QtBot, kept: Kept) -> None:
    done: list[str] = []
    [state] = states(1)
    trouble = StoreLocked(folder="x")
    kept.keeper.keep(state)
    kept.keeper.when_saved(lambda: done.append("printed"))
    kept.worker.let_go(trouble)
    qtbot.waitUntil(lambda: kept.told == [trouble])
    assert done == []

    kept.keeper.when_saved(lambda: done.append("printed"))
    kept.worker.let_go()
    qtbot.waitUntil(lambda: done == ["printed"])
    assert kept.store.saved == [state]


def test_closing_the_window_hands_over_what_is_not_saved_yet(kept: Kept) -> None:
    first, second = states(2)
    kept.keeper.keep(first)
    kept.keeper.keep(second)
    kept.keeper.flush()
    kept.worker.let_go()
    kept.worker.let_go()
    assert kept.store.saved == [first, second]


def test_a_bug_ends_the_step_in_words_and_reaches_the_exception_hook(qtbot: QtBot, kept: Kept) -> None:
    with qtbot.capture_exceptions() as caught:
        kept.keeper.keep(states(1)[0])
        kept.worker.let_go(ZeroDivisionError())
        qtbot.waitUntil(lambda: bool(kept.told) and bool(caught))
    assert isinstance(kept.told[0], Unexpected)
    assert caught[0][0] is ZeroDivisionError
