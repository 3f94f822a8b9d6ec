"""Brings the outcome of work on other threads back to the GUI thread. Knows futures, not what is done in them."""

from collections.abc import Callable
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

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[Future[Any]] = set()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

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
        future.add_done_callback(lambda done: self._announce((done, on_done, on_trouble)))

    def _announce(self, outcome: object) -> None:
        """Runs on the worker's thread, or on this one when the work was over before anyone listened."""
        try:
            self._finished.emit(outcome)
        except RuntimeError:  # the window was closed while the work ran; its result is not needed any more
            return

    def _deliver(self, outcome: "tuple[Future[Any], Callable[[Any], None], Callable[[KnownTrouble], None]]") -> None:
        future, on_done, on_trouble = outcome
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
