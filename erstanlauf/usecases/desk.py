"""What a desk does with its store, one transaction each. Every method runs on the thread that owns the store.

Each asks the permit first and raises `NotPermitted` where no role allows it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from secrets import token_bytes

from erstanlauf.domain.ageing import aged
from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.handover.states import Handover
from erstanlauf.domain.ids import RANDOM_BYTES, time_ordered_id
from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.slip import Slip
from erstanlauf.domain.visit import Visit, VisitId, record_of
from erstanlauf.usecases.figures.recording import for_figures
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.ports import DayEntry, KeptSlip, SavedDraft, VisitStore
from erstanlauf.usecases.reprint import NothingKept, slip_from, standing_code
from erstanlauf.usecases.session import VisitSession


class Desk:
    """The visits of one counter, in the hands of one member of staff."""

    def __init__(
        self,
        store: VisitStore,
        knowledge: Knowledge,
        permit: Permit,
        catalogue_at: Callable[[datetime], Catalogue | None] = lambda _: None,
        handovers_of: Callable[[VisitId], Sequence[Handover]] = lambda _: (),
    ) -> None:
        self._store = store
        self._knowledge = knowledge
        self._permit = permit
        self._catalogue_at = catalogue_at
        self._handovers_of = handovers_of

    def turn_switches(self, switches: Mapping[str, str]) -> None:
        """Close visits from now on with the switches of the law at these positions."""
        self._permit.require(Action.SET_LAW)
        before = self._knowledge.switches
        self._store.note_law_change([name for name in switches if switches[name] != before.get(name)])
        self._knowledge = replace(self._knowledge, switches=switches)

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Serve from a newly published catalogue from now on."""
        self._knowledge = replace(self._knowledge, catalogue=catalogue)

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
            session = VisitSession(visit, self._knowledge, now)
            figures = for_figures(session, self._knowledge, now)
            self._store.close_visit(record_of(visit, self._knowledge.catalogue, now, session.answer.gaps, figures))

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
        self._store.forget_details_before(now.date())
        return self._store.entries_of(now.date())

    def slip_again(self, visit_id: VisitId, now: datetime) -> Slip:
        """Return the slip of a visit closed today, made anew of what is kept. Raises `NothingKept`."""
        self._permit.require(Action.PRINT)
        kept = self._store.kept_slip(visit_id)
        if kept is None:
            raise NothingKept
        self._store.note_read([visit_id])
        code = standing_code(self._handovers_of(visit_id))
        return slip_from(kept, visit_id, self._knowing(kept, now), now, code)

    def _knowing(self, kept: KeptSlip, now: datetime) -> Knowledge:
        """Return what is known today; of a service that is gone since, what was known at its visit, as old as it is.

        Never the older word of a service that is still there: hours may have been corrected because they were wrong.
        """
        present = self._knowledge.catalogue
        gone = {each.kind for each in kept.chosen if each.offer is not None and present.offer(each.offer) is None}
        earlier = self._catalogue_at(kept.opened_at) if gone else None
        if earlier is None:
            return self._knowledge
        counted = aged(earlier, self._knowledge.limits, now.date())
        services = {kind: service for kind, service in counted.services.items() if kind in gone}
        return replace(self._knowledge, catalogue=replace(present, services={**present.services, **services}))

    def count_reprint(self, visit_id: VisitId) -> None:
        """Count one more slip of a closed visit."""
        self._permit.require(Action.PRINT)
        self._store.count_reprint(visit_id)

    def note_print(self, visit_id: VisitId) -> None:
        """Write down that a slip of an open visit went to paper."""
        self._permit.require(Action.PRINT)
        self._store.note_print(visit_id)
