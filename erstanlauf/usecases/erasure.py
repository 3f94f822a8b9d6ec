"""Forgetting: one visit by the number on its slip or its code for withdrawing, and everything whose time is over.

Runs on the store's thread.

Knows who may erase and when a clock can be believed; what is erased from where is for the adapter.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.states import Handover, HandoverId
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.retention import check_clock, due
from erstanlauf.domain.visit import SlipNumber, VisitId
from erstanlauf.usecases.asked_by import asked_by
from erstanlauf.usecases.office_ports import Due, Erasures, KeptVisit


class NothingKeptOf(KnownTrouble):
    """There is no visit with this number, or not any more. Details: number."""

    code: ClassVar[str] = "erasure.nothing_kept"


class StillOpen(KnownTrouble):
    """Somebody is working on the visit with this number. Details: number."""

    code: ClassVar[str] = "erasure.still_open"


@dataclass(frozen=True, slots=True)
class ToErase:
    """What goes with a number or a code: a closed visit with all that is kept of it, or an open one, `kept` then None.

    `number` is what led to it. By a code `kept` is also None where the visit has no number or is gone and only its
    `handovers` are left; `is_open` tells that apart. `id` is None where the visit itself is gone, or of another desk,
    and only what was told about it later is left; `number` is then that of the slip.
    """

    id: VisitId | None
    number: SlipNumber | WithdrawalCode
    kept: KeptVisit | None
    handovers: tuple[Handover, ...] = ()
    is_open: bool = False


class Erasure:
    """Erases by number and by time. `in_hand` are the visits somebody at this desk is working on or has put aside."""

    def __init__(
        self,
        store: Erasures,
        permit: Permit,
        settings: Callable[[], OfficeSettings],
        stop: Callable[[HandoverId], None],
    ) -> None:
        self._store = store
        self._permit = permit
        self._settings = settings
        self._stop = stop

    def preview(self, typed: str) -> ToErase:
        """Return what would go with a number, or with a code for withdrawing.

        Raises `NotPermitted`, `SlipNumberUnreadable` where it is neither, and `NothingKeptOf`.
        """
        self._permit.require(Action.ERASE)
        asked = asked_by(typed, self._store)
        visit_id, kept, is_told = asked.visit, None, False
        if asked.number is not None:
            kept = self._store.kept_visit(asked.number)
            visit_id = self._store.open_visit(asked.number) if kept is None else kept.id
            is_told = self._store.has_told(asked.number)
        if visit_id is None and not is_told:
            raise NothingKeptOf(number=asked.typed)
        handovers = () if visit_id is None else tuple(self._store.handovers(visit_id))
        is_open = kept is None and visit_id is not None and asked.number is not None
        return ToErase(visit_id, asked.typed, kept, handovers, is_open)

    def erase(self, chosen: ToErase, in_hand: Collection[VisitId]) -> None:
        """Erase a visit. Raises `NotPermitted`, `StillOpen` and `TracesLeft`."""
        self._permit.require(Action.ERASE)
        if chosen.id in in_hand:
            raise StillOpen(number=chosen.number)
        for each in chosen.handovers:
            self._stop(each.id)  # before anything else: it may be on its way at this moment
        if chosen.id is None:
            self._store.erase_told(SlipNumber(chosen.number))
        else:
            self._store.erase(chosen.id)

    def preview_due(self, in_hand: Collection[VisitId], now: datetime) -> Sequence[Due]:
        """Return what is out of date at this time, whatever the clock is worth. Raises `NotPermitted`."""
        self._permit.require(Action.ERASE)
        return self._store.due(due(self._settings(), now), in_hand, now)

    def erase_due(self, in_hand: Collection[VisitId], now: datetime) -> Sequence[Due]:
        """Erase what is out of date and return it; a duty of the program, so nobody's permit is asked.

        Raises `ClockDoubtful`; nothing is erased then, and nothing else is in the way of working on.
        """
        self.check_clock(now)
        return self._store.erase_due(due(self._settings(), now), in_hand, now)

    def erase_due_by_confirmed_clock(self, in_hand: Collection[VisitId], now: datetime) -> Sequence[Due]:
        """Erase what is out of date although the clock looked wrong: somebody has seen that it is right.

        Raises `NotPermitted`, and `ClockDoubtful` where a clock stands before there was any such program.
        """
        self._permit.require(Action.ERASE)
        check_clock(None, None, now)
        return self._store.erase_due(due(self._settings(), now), in_hand, now)

    def check_clock(self, now: datetime) -> None:
        """Raise `ClockDoubtful` where nothing must be removed by time, backups included."""
        marks = self._store.clock_marks()
        check_clock(marks.newest, marks.trusted, now)
