"""Of many questions only the newest is answered, one is under way at a time, and what nobody wants is not shown."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.ui.flow.newest import Newest
from erstanlauf.ui.flow.tasks import Tasks

T = TypeVar("T")


class Waiting:
    """A worker that does its work when the test says so."""

    def __init__(self) -> None:
        self.given: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, work: Callable[[], T], /) -> "Future[T]":
        future: Future[T] = Future()
        self.given.append((future, work))
        return future

    def work(self) -> None:
        future, work = self.given.pop(0)
        try:
            future.set_result(work())
        except KnownTrouble as trouble:
            future.set_exception(trouble)
        QApplication.processEvents()


class Desk:
    """What was told, and what somebody may ask."""

    def __init__(self) -> None:
        self.worker = Waiting()
        self.tasks = Tasks()
        self.newest = Newest(self.worker, self.tasks)
        self.told: list[object] = []
        self.busy: list[bool] = []
        self.newest.busy_changed.connect(self.busy.append)

    def ask(self, what: object) -> None:
        def work() -> object:
            if isinstance(what, KnownTrouble):
                raise what
            return what

        self.newest.ask(work, self.told.append, self.told.append)


def test_what_was_asked_between_is_never_done(qtbot: QtBot) -> None:
    desk = Desk()
    for what in ("first", "second", "third"):
        desk.ask(what)
    assert len(desk.worker.given) == 1
    desk.worker.work()
    assert desk.told == []
    desk.worker.work()
    assert desk.told == ["third"]
    assert desk.worker.given == []
    assert desk.busy == [True, False]


def test_what_nobody_wants_any_more_is_not_told(qtbot: QtBot) -> None:
    desk = Desk()
    desk.ask("first")
    desk.newest.drop()
    desk.worker.work()
    assert desk.told == []
    assert desk.busy == [True, False]
    desk.ask("second")
    desk.worker.work()
    assert desk.told == ["second"]


def test_trouble_of_the_newest_is_told_and_that_of_others_is_not(qtbot: QtBot) -> None:
    desk, old, new = Desk(), KnownTrouble(), KnownTrouble()
    desk.ask(old)
    desk.ask(new)
    desk.worker.work()
    desk.worker.work()
    assert desk.told == [new]


def test_an_answer_may_lead_to_the_next_question(qtbot: QtBot) -> None:
    desk = Desk()
    desk.newest.ask(lambda: "offer", lambda _: desk.ask("answer"), desk.told.append)
    desk.worker.work()
    desk.worker.work()
    assert desk.told == ["answer"]
    assert desk.busy[-1] is False
