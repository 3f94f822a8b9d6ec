"""Gets what waits to its recipients while somebody works: at log-in, when something was handed over, every few minutes.

Knows the order of the steps and on which thread each runs; not what is sent, nor where.
"""

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.states import Handover, HandoverId
from erstanlauf.ui.flow.tasks import Tasks, Worker
from erstanlauf.usecases.handover.outbox import Outbox, Packed, ToPrepare, ToSend
from erstanlauf.usecases.handover.ports import StoppedInTime

_LOOK_MS = 5 * 60_000


class Sending(QObject):
    """One parcel after the other; what stands in one's way is told once, and stops no other.

    `aside` is a thread of its own: a share that does not answer must keep nobody waiting.
    """

    left = Signal(object)
    """A hand-over whose parcel lies at the recipient's now."""
    settled = Signal()
    """Everything that waited was tried."""
    troubled = Signal(object)

    def __init__(
        self,
        outbox: Outbox,
        store: Worker,
        aside: Worker,
        tasks: Tasks,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._outbox = outbox
        self._store, self._aside, self._tasks, self._now = store, aside, tasks, now
        self._queue: deque[HandoverId] = deque()
        self._told: dict[HandoverId, str] = {}
        self._is_busy = self._is_wanted = self._is_over = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_MS)

    def look(self) -> None:
        """Try to send whatever waits; what comes in meanwhile is tried right after."""
        if self._is_over:
            return
        if self._is_busy:
            self._is_wanted = True
            return
        self._is_busy = True
        self._tasks.run(self._store, self._outbox.waiting, self._begin, self._give_up)

    def stop(self) -> None:
        """Begin nothing more: the store is about to close. What is on its way may come to its end."""
        self._is_over = True
        self._timer.stop()
        self._queue.clear()

    def _begin(self, waiting: Sequence[Handover]) -> None:
        ids = [each.id for each in waiting]
        self._told = {each: code for each, code in self._told.items() if each in ids}
        self._queue.extend(ids)
        self._next()

    def _next(self) -> None:
        if not self._queue or self._is_over:
            self._is_busy = False
            self.settled.emit()
            if self._is_wanted:
                self._is_wanted = False
                self.look()
            return
        one = self._queue.popleft()
        self._step(one, self._store, lambda: self._outbox.take(one, self._now()), lambda step: self._go_on(one, step))

    def _go_on(self, one: HandoverId, step: ToPrepare | ToSend | None) -> None:
        if isinstance(step, ToPrepare):
            self._step(one, self._aside, lambda: self._outbox.pack(step), lambda packed: self._keep(one, packed))
        elif isinstance(step, ToSend):
            self._step(one, self._aside, lambda: self._outbox.send(step), lambda _: self._note(one, step))
        else:
            trouble = self._outbox.trouble_of(one)
            if trouble is not None:
                self._tell_once(one, trouble)
            self._next()

    def _keep(self, one: HandoverId, packed: Packed) -> None:
        self._step(one, self._store, lambda: self._outbox.keep(packed, self._now()), lambda to: self._go_on(one, to))

    def _note(self, one: HandoverId, to_send: ToSend) -> None:
        def noted(handover: Handover) -> None:
            self._told.pop(one, None)
            self.left.emit(handover)
            self._next()

        self._step(one, self._store, lambda: self._outbox.sent(to_send, self._now()), noted)

    def _step(self, one: HandoverId, worker: Worker, work: Callable[[], object], then: Callable[..., None]) -> None:
        def failed(trouble: KnownTrouble) -> None:
            self._tell_once(one, trouble)
            self._next()

        self._tasks.run(worker, work, then, failed)

    def _give_up(self, trouble: KnownTrouble) -> None:
        self._is_busy = False
        self.troubled.emit(trouble)

    def _tell_once(self, one: HandoverId, trouble: KnownTrouble) -> None:
        is_news = self._told.get(one) != trouble.code and trouble.code not in self._told.values()
        self._told[one] = trouble.code
        if is_news and not isinstance(trouble, StoppedInTime):
            self.troubled.emit(trouble)
