"""A thread for work that may hang: nobody waits for it, not even the end of the program. Must not know what it does."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")


class Aside:
    """Runs what it is given one after the other; fills the place of a `Worker`.

    A pool of `concurrent.futures` would keep the program from ending until its work is done.
    """

    def __init__(self, name: str) -> None:
        self._waiting: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        Thread(target=self._run, name=name, daemon=True).start()

    def submit(self, work: Callable[[], T], /) -> "Future[T]":
        """Run `work` when all that was given before is done; the future holds what it returns or raises."""
        from concurrent.futures import Future

        future: Future[T] = Future()
        self._waiting.put((future, work))
        return future

    def _run(self) -> None:
        while True:
            future, work = self._waiting.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = work()
            except BaseException as error:  # whoever has the future decides, as with any pool
                future.set_exception(error)
            else:
                future.set_result(result)
            del future, work
