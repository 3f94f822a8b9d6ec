"""Brings the outcome of work on other threads back to the GUI thread. Knows futures, not what is done in them."""

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from erstanlauf.domain.errors import KnownTrouble

if TYPE_CHECKING:  # concurrent.futures is imported by whoever runs threads, after the first paint
    from concurrent.futures import Future

T = TypeVar("T")


class Unexpected(KnownTrouble):
    """A step came to nothing through a fault of the program; the fault itself goes to the exception hook."""

    code: ClassVar[str] = "program.unexpected"


class Worker(Protocol):
    """One thread or several that run what they are given; the store's worker keeps the order of submission."""

    def submit(self, work: Callable[[], T], /) -> "Future[T]": ...


class Tasks(QObject):
    """Runs work elsewhere and calls back on the GUI thread.

    Known trouble goes to `on_trouble`. Any other exception is a bug: `on_trouble` learns that the step came to nothing,
    and the bug is raised again on the GUI thread, where the program's exception hook finds it.
    """

    _arrived = Signal()
    """Carries nothing: what arrived waits in a queue, so that no Python object travels in an event between threads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[Future[Any]] = set()
        self._outcomes: deque[Callable[[], None]] = deque()
        self._arrived.connect(self._deliver_next, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether everything that was started has been delivered."""
        return not self._running

    def run(
        self,
        worker: Worker,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        on_trouble: Callable[[KnownTrouble], None],
    ) -> None:
        """Submit `work`; exactly one of the two is called later, unless this object is gone by then."""
        future = worker.submit(work)
        self._running.add(future)
        future.add_done_callback(lambda done: self._announce(partial(self._deliver, done, on_done, on_trouble)))

    def _announce(self, outcome: Callable[[], None]) -> None:
        """Runs on the worker's thread, or on this one when the work was over before anyone listened."""
        self._outcomes.append(outcome)
        try:
            self._arrived.emit()
        except RuntimeError:  # the window was closed while the work ran; its result is not needed any more
            return

    def _deliver_next(self) -> None:
        self._outcomes.popleft()()

    def _deliver(
        self, future: "Future[T]", on_done: Callable[[T], None], on_trouble: Callable[[KnownTrouble], None]
    ) -> None:
        self._running.discard(future)
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            on_done(future.result())
        elif isinstance(error, KnownTrouble):
            on_trouble(error)
        else:
            on_trouble(Unexpected())
            raise error
