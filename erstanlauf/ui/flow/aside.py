"""A thread for work that may hang: nobody waits for it, not even the end of the program. Must not know what it does."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import finalize

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")


class Aside:
    """Runs what it is given one after the other; fills the place of a `Worker`.

    A pool of `concurrent.futures` would keep the program from ending until its work is done. The thread begins with
    the first work and ends when nobody holds this any more, after the work it has.
    """

    def __init__(self, name: str) -> None:
        self._waiting: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        self._name = name
        self._has_begun = False
        finalize(self, self._waiting.put, None).atexit = False

    def submit(self, work: Callable[[], T], /) -> "Future[T]":
        """Run `work` when all that was given before is done; the future holds what it returns or raises."""
        from concurrent.futures import Future

        future: Future[T] = Future()
        self._waiting.put((future, work))
        if not self._has_begun:
            self._has_begun = True
            Thread(target=_run, args=(self._waiting,), name=self._name, daemon=True).start()
        return future


def _run(waiting: "SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None]") -> None:
    """Knows the queue alone: a thread that held its owner would keep it."""
    while (given := waiting.get()) is not None:
        future, work = given
        if not future.set_running_or_notify_cancel():
            continue
        try:
            result = work()
        except BaseException as error:  # whoever has the future decides, as with any pool
            future.set_exception(error)
        else:
            future.set_result(result)
        del future, work, given
