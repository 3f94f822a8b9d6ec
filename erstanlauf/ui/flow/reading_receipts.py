"""Reads the receipts of all recipients beside the window: a share may take its time. Knows the steps, no file.

What lies there is read beside the store's thread, one recipient after the other; each receipt is taken note of on it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.ui.flow.tasks import Tasks, Worker
from erstanlauf.usecases.handover.ports import FoundReceipt
from erstanlauf.usecases.handover.receipts import Receipts, Taken


@dataclass(frozen=True, slots=True)
class ReadAt:
    """What came of a recipient's receipts: those that were found, or what is in the way there."""

    recipient: Recipient
    taken: Sequence[Taken]
    trouble: KnownTrouble | None = None


class ReadingReceipts(QObject):
    """One round at a time; `is_reading` while it lasts."""

    progressed = Signal(int, int)
    """How many recipients are done, and of how many."""
    over = Signal(object)
    """Carries a `ReadAt` for each recipient."""

    def __init__(
        self,
        receipts: Receipts,
        store: Worker,
        beside: Worker,
        tasks: Tasks,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._receipts = receipts
        self._store, self._beside = store, beside
        self._tasks = tasks
        self._now = now
        self._round: list[ReadAt] = []
        self._count = 0
        self.is_reading = False
        self._is_stopped = False

    def read(self) -> None:
        """Begin a round, unless one is under way."""
        if self.is_reading or self._is_stopped:
            return
        self.is_reading, self._round = True, []

        def begin(recipients: Sequence[Recipient]) -> None:
            self._count = len(recipients)
            self._go_on(iter(recipients))

        self._tasks.run(self._store, self._receipts.recipients, begin, lambda _: self._end())

    def stop(self) -> None:
        """Read on no more: the store is about to close. What was not taken note of lies there still."""
        self._is_stopped = True

    def _go_on(self, left: Iterator[Recipient]) -> None:
        self.progressed.emit(len(self._round), self._count)
        recipient = next(left, None)
        if recipient is None or self._is_stopped:
            self._end()
            return

        def done(taken: Sequence[Taken], trouble: KnownTrouble | None) -> None:
            self._round.append(ReadAt(recipient, taken, trouble))
            self._go_on(left)

        def take(found: Sequence[FoundReceipt]) -> None:
            self._take(recipient, iter(found), [], None, done)

        self._tasks.run(self._beside, lambda: self._receipts.found(recipient), take, lambda trouble: done((), trouble))

    def _take(
        self,
        recipient: Recipient,
        left: Iterator[FoundReceipt],
        taken: list[Taken],
        stuck: KnownTrouble | None,
        done: Callable[[Sequence[Taken], KnownTrouble | None], None],
    ) -> None:
        """Take note of one receipt after the other; each is put away only when it stands in the store.

        `stuck`: one could not be put away; those behind it count all the same.
        """
        found = next(left, None)
        if found is None or self._is_stopped:
            done(taken, stuck)
            return

        def failed(trouble: KnownTrouble) -> None:
            done(taken, trouble)

        def put_away(one: Taken) -> None:
            taken.append(one)
            self._tasks.run(
                self._beside,
                lambda: self._receipts.put_away(recipient, one),
                lambda _: self._take(recipient, left, taken, stuck, done),
                lambda trouble: self._take(recipient, left, taken, trouble, done),
            )

        self._tasks.run(self._store, lambda: self._receipts.take(recipient, found, self._now()), put_away, failed)

    def _end(self) -> None:
        self.is_reading = False
        self.over.emit(self._round)
