"""What a desk does with its store, one transaction each. Every method runs on the thread that owns the store.

Each asks the permit first and raises `NotPermitted` where no role allows it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from secrets import token_bytes

from erstanlauf.domain.ids import RANDOM_BYTES, time_ordered_id
from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.slip import Slip
from erstanlauf.domain.visit import Visit, VisitId, record_of
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.ports import DayEntry, SavedDraft, VisitStore
from erstanlauf.usecases.reprint import NothingKept, slip_from
from erstanlauf.usecases.session import VisitSession


class Desk:
    """The visits of one counter, in the hands of one member of staff."""

    def __init__(self, store: VisitStore, knowledge: Knowledge, permit: Permit) -> None:
        self._store = store
        self._knowledge = knowledge
        self._permit = permit

    def turn_switches(self, switches: Mapping[str, str]) -> None:
        """Close visits from now on with the switches of the law at these positions."""
        self._permit.require(Action.SET_LAW)
        before = self._knowledge.switches
        self._store.note_law_change([name for name in switches if switches[name] != before.get(name)])
        self._knowledge = replace(self._knowledge, switches=switches)

    def open_visit(self, now: datetime) -> Visit:
        """Begin a visit: it has an id and a slip number and is saved from the first moment."""
        self._permit.require(Action.SERVE)
        return self._store.open_visit(VisitId(time_ordered_id(now, token_bytes(RANDOM_BYTES))), now)

    def save(self, visit: Visit, now: datetime) -> datetime:
        """Save the whole state of an open visit and return the time it holds for."""
        self._permit.require(Action.SERVE)
        self._store.save_draft(visit, now)
        return now

    def close(self, visit: Visit, now: datetime) -> None:
        """End a visit: what may stay becomes its record, the rest goes. An empty visit leaves nothing at all."""
        self._permit.require(Action.SERVE)
        if visit.is_empty:
            self._store.discard_draft(visit.id)
        else:
            gaps = VisitSession(visit, self._knowledge, now.date()).answer.gaps
            self._store.close_visit(record_of(visit, self._knowledge.catalogue, now, gaps))

    def undo_close(self, visit: Visit, now: datetime) -> None:
        """Open a visit again that was closed moments ago, with everything it held."""
        self._permit.require(Action.SERVE)
        self._store.reopen(visit, now)

    def recover(self) -> Sequence[SavedDraft]:
        """Return the visits that a crash or a closed window left open, newest first."""
        self._permit.require(Action.SERVE)
        drafts = self._store.drafts()
        self._store.note_read([draft.visit.id for draft in drafts])
        return drafts

    def discard(self, visit_id: VisitId) -> None:
        """Forget an open visit."""
        self._permit.require(Action.SERVE)
        self._store.discard_draft(visit_id)

    def today(self, now: datetime) -> Sequence[DayEntry]:
        """Return the visits closed today, newest first. What may not outlast an earlier day is forgotten first."""
        self._permit.require(Action.SERVE)
        self._store.forget_languages_before(now.date())
        return self._store.entries_of(now.date())

    def slip_again(self, visit_id: VisitId, now: datetime) -> Slip:
        """Return the slip of a visit closed today, made anew of what is kept. Raises `NothingKept`."""
        self._permit.require(Action.PRINT)
        kept = self._store.kept_slip(visit_id)
        if kept is None:
            raise NothingKept
        self._store.note_read([visit_id])
        return slip_from(kept, visit_id, self._knowledge, now)

    def count_reprint(self, visit_id: VisitId) -> None:
        """Count one more slip of a closed visit."""
        self._permit.require(Action.PRINT)
        self._store.count_reprint(visit_id)

    def note_print(self, visit_id: VisitId) -> None:
        """Write down that a slip of an open visit went to paper."""
        self._permit.require(Action.PRINT)
        self._store.note_print(visit_id)
