"""What a desk does with its store, one transaction each. Every method runs on the thread that owns the store."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from secrets import token_bytes

from erstanlauf.domain.ids import RANDOM_BYTES, time_ordered_id
from erstanlauf.domain.slip import Slip
from erstanlauf.domain.visit import Visit, VisitId, record_of
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.ports import DayEntry, SavedDraft, VisitStore
from erstanlauf.usecases.reprint import NothingKept, slip_from
from erstanlauf.usecases.session import VisitSession


class Desk:
    """The visits of one counter."""

    def __init__(self, store: VisitStore, knowledge: Knowledge) -> None:
        self._store = store
        self._knowledge = knowledge

    def turn_switches(self, switches: Mapping[str, str]) -> None:
        """Close visits from now on with the switches of the law at these positions."""
        self._knowledge = replace(self._knowledge, switches=switches)

    def open_visit(self, now: datetime) -> Visit:
        """Begin a visit: it has an id and a slip number and is saved from the first moment."""
        return self._store.open_visit(VisitId(time_ordered_id(now, token_bytes(RANDOM_BYTES))), now)

    def save(self, visit: Visit, now: datetime) -> datetime:
        """Save the whole state of an open visit and return the time it holds for."""
        self._store.save_draft(visit, now)
        return now

    def close(self, visit: Visit, now: datetime) -> None:
        """End a visit: what may stay becomes its record, the rest goes. An empty visit leaves nothing at all."""
        if visit.is_empty:
            self._store.discard_draft(visit.id)
        else:
            gaps = VisitSession(visit, self._knowledge, now.date()).answer.gaps
            self._store.close_visit(record_of(visit, self._knowledge.catalogue, now, gaps))

    def undo_close(self, visit: Visit, now: datetime) -> None:
        """Open a visit again that was closed moments ago, with everything it held."""
        self._store.reopen(visit, now)

    def recover(self) -> Sequence[SavedDraft]:
        """Return the visits that a crash or a closed window left open, newest first."""
        return self._store.drafts()

    def discard(self, visit_id: VisitId) -> None:
        """Forget an open visit."""
        self._store.discard_draft(visit_id)

    def today(self, now: datetime) -> Sequence[DayEntry]:
        """Return the visits closed today, newest first. What may not outlast an earlier day is forgotten first."""
        self._store.forget_languages_before(now.date())
        return self._store.entries_of(now.date())

    def slip_again(self, visit_id: VisitId, now: datetime) -> Slip:
        """Return the slip of a visit closed today, made anew of what is kept. Raises `NothingKept`."""
        kept = self._store.kept_slip(visit_id)
        if kept is None:
            raise NothingKept
        return slip_from(kept, visit_id, self._knowledge, now)

    def count_reprint(self, visit_id: VisitId) -> None:
        """Count one more slip of a closed visit."""
        self._store.count_reprint(visit_id)
