"""The visit flow behind the pages: opening, changing, parking, closing and taking back. Knows no widget.

At most one visit is in hand. Leaving it loses nothing: it stays a draft in today's list until it is taken up again or
closed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.visit import Earlier, SlipNumber, Visit, VisitId, record_of
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.draft_keeper import DraftKeeper
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.usecases.ports import DayEntry, SavedDraft
from erstanlauf.usecases.session import VisitSession


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line of today's list: no more of a visit than may stay of it, also while it is open."""

    visit_id: VisitId
    number: SlipNumber | None
    opened_at: datetime
    topics: tuple[Topic, ...]
    is_open: bool


class Counter(QObject):
    """Holds the visit in hand as `session`; None between visits."""

    visit_opening = Signal()
    visit_opened = Signal()
    visit_changed = Signal()
    visit_answered = Signal()
    """The suggestions for the visit in hand were made anew though nothing in it changed."""
    visit_left = Signal()
    closed = Signal(str)
    """A visit was closed; carries its number, empty when nothing may be said about it."""
    recovered = Signal(object)
    """A draft was found and opened; carries the time it was saved."""
    saved = Signal(object)
    troubled = Signal(object)
    day_changed = Signal(object)
    """The lines of today's list, newest first."""
    catalogue_changed = Signal(object)
    """The catalogue from which people are served from now on."""

    def __init__(
        self,
        tools: Tools,
        backstage: Backstage,
        tasks: Tasks,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session: VisitSession | None = None
        self._tools = tools
        self._store = backstage.store
        self._tasks = tasks
        self._now = now
        self._drafts: dict[VisitId, Visit] = {}
        self._entries: Sequence[DayEntry] = ()
        self._just_closed: Visit | None = None
        self._on_their_way: set[VisitId] = set()
        self.keeper = DraftKeeper(tools.desk, backstage.store, tasks, now, self)
        self.keeper.saved.connect(self.saved)
        self.keeper.failed.connect(self.troubled)

    @property
    def held(self) -> frozenset[VisitId]:
        """The visits that are open at this desk."""
        return frozenset(self._drafts) | self._on_their_way

    def begin(self) -> None:
        """Look for what an earlier run left open, take up the newest, and fill today's list."""
        self._on_store(self._tools.desk.recover, self._take_up_drafts)
        self.refresh_day()

    def new_visit(self) -> None:
        """Park the visit in hand and open the next."""
        self._open_next(self._hold)

    def come_back(self, earlier: Earlier, topics: tuple[Topic, ...]) -> None:
        """Take an earlier visit into the one in hand, or begin the next one with it."""

        def take_over(visit: Visit) -> None:
            self._hold(visit)
            self.change(lambda session: session.come_back(earlier, topics))

        if self.session is not None:
            self.change(lambda session: session.come_back(earlier, topics))
        else:
            self._open_next(take_over)

    def _open_next(self, then: Callable[[Visit], None]) -> None:
        self.leave()
        self._just_closed = None
        self.visit_opening.emit()
        self._on_store(lambda: self._tools.desk.open_visit(self._now()), then)
        self.refresh_day()  # the first visit of a morning finds yesterday's list gone

    def resume(self, visit_id: VisitId) -> None:
        """Take up a draft from today's list; a visit that is closed or being closed cannot be taken up."""
        visit = self._drafts.get(visit_id)
        if visit is None or visit_id in self._on_their_way or self._is_in_hand(visit_id):
            return
        self.leave()
        self._hold(visit)

    def change(self, step: Callable[[VisitSession], object]) -> None:
        """Make one change to the visit in hand and save it; what a rule forbids is told and changes nothing."""
        if self.session is None:
            return
        before = self.session.visit
        try:
            step(self.session)
        except KnownTrouble as trouble:
            self.troubled.emit(trouble)
            return
        if self.session.visit != before:
            self._keep()
            self.visit_changed.emit()

    def turn_switches(self, switches: Mapping[str, str]) -> None:
        """Let the switches of the law stand at these positions, for the visit in hand at once and for all to come."""
        self._tools.knowledge.switches = switches
        self._on_store(lambda: self._tools.desk.turn_switches(switches), lambda _: None)
        if self.session is None:
            return
        before = self.session.visit
        self.session.turn_switches(switches)
        if self.session.visit != before:
            self._keep()
        self.visit_answered.emit()

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Serve from a newly published catalogue, the visit in hand at once and all to come."""
        self._tools.knowledge.catalogue = catalogue
        self.catalogue_changed.emit(catalogue)
        self._on_store(lambda: self._tools.desk.use_catalogue(catalogue), lambda _: None)
        if self.session is not None:
            before = self.session.visit
            self.session.use_catalogue(catalogue)
            if self.session.visit != before:
                self._keep()
            self.visit_answered.emit()
        self._tell_day()

    def count_slip(self, session: VisitSession) -> None:
        """Record that a slip of this visit went to paper, also when the clerk has moved on meanwhile."""
        session.slip_issued()
        visit = session.visit
        if visit.id not in self._drafts:
            return
        self._on_store(lambda: self._tools.desk.note_print(visit.id), lambda _: None)
        self._drafts[visit.id] = visit
        self.keeper.keep(visit)
        if session is self.session:
            self.visit_changed.emit()

    def note_handover(self, session: VisitSession, code: WithdrawalCode) -> None:
        """Keep with a visit what its hand-over is withdrawn with, also when the clerk has moved on meanwhile."""
        if self.session is not None and self.session.visit.id == session.visit.id:
            session = self.session  # it may have been left and taken up again
        session.case_handed_over(code)
        visit = session.visit
        if visit.id not in self._drafts:
            return
        self._drafts[visit.id] = visit
        self.keeper.keep(visit)
        if session is self.session:
            self.visit_changed.emit()

    def note_refusal(self) -> None:
        """Note with the visit in hand that the person said no to handing over."""
        self.change(lambda session: session.handover_refused())

    def leave(self) -> None:
        """Park the visit in hand as a draft; one in which nothing was recorded is thrown away."""
        if self.session is None:
            return
        visit = self.session.visit
        self.session = None
        if visit.is_empty:
            self._drafts.pop(visit.id, None)
        self.visit_left.emit()
        if visit.is_empty:
            self._discard(visit.id)  # last: what is kept on leaving goes with it
        self._tell_day()

    def close(self, session: VisitSession) -> None:
        """Close a visit once its last state is saved: what may stay becomes its record.

        The clerk may have moved on meanwhile. A visit that was taken up again since stays open.
        """
        self.keeper.when_saved(lambda: self._close_saved(session))

    def undo_close(self) -> bool:
        """Open the visit that was closed last again; False when there is none to open."""
        visit = self._just_closed
        if visit is None:
            return False
        self._just_closed = None
        self.leave()
        self._on_their_way.add(visit.id)
        self._tasks.run(
            self._store,
            lambda: self._tools.desk.undo_close(visit, self._now()),
            lambda _: self._hold_again(visit),
            lambda trouble: self._stayed_closed(visit, trouble),
        )
        return True

    def let_close_stand(self) -> None:
        """Forget what was closed: the time to take it back is over."""
        self._just_closed = None

    def refresh_day(self) -> None:
        """Read today's list anew: a visit was closed, or the day may be another one."""
        self._on_store(lambda: self._tools.desk.today(self._now()), self._take_entries)

    @property
    def in_hand(self) -> frozenset[VisitId]:
        """The visits that must not be erased now: the one being worked on, and those on their way to the store."""
        working_on = {self.session.visit.id} if self.session is not None else set()
        return frozenset(working_on | self._on_their_way)

    def look_again(self) -> None:
        """Read anew what is open and what is closed: something was erased."""
        self._on_store(self._tools.desk.recover, self._drop_erased)
        self.refresh_day()

    def _drop_erased(self, drafts: Sequence[SavedDraft]) -> None:
        there = {draft.visit.id for draft in drafts} | self.in_hand
        self._drafts = {visit_id: visit for visit_id, visit in self._drafts.items() if visit_id in there}
        self._tell_day()

    def _close_saved(self, session: VisitSession) -> None:
        visit = session.visit
        if self.session is session:
            self.session = None
            self.visit_left.emit()
        elif self._drafts.get(visit.id) != visit or self._is_in_hand(visit.id) or visit.id in self._on_their_way:
            return
        self._on_their_way.add(visit.id)
        self._tasks.run(
            self._store,
            lambda: self._tools.desk.close(visit, self._now()),
            lambda _: self._closed(visit),
            lambda trouble: self._stayed_open(visit, trouble),
        )

    def _is_in_hand(self, visit_id: VisitId) -> bool:
        return self.session is not None and self.session.visit.id == visit_id

    def _stayed_open(self, visit: Visit, trouble: KnownTrouble) -> None:
        self._on_their_way.discard(visit.id)
        if self.session is None:
            self._hold(visit)
        self.troubled.emit(trouble)

    def _closed(self, visit: Visit) -> None:
        self._on_their_way.discard(visit.id)
        self._drafts.pop(visit.id, None)
        self._just_closed = None if visit.is_empty else visit
        if not visit.is_empty:
            self.closed.emit(record_of(visit, self._tools.knowledge.catalogue, self._now(), gaps=()).number or "")
        self.refresh_day()

    def _hold(self, visit: Visit) -> None:
        self.session = VisitSession(visit, self._tools.knowledge, self._now())
        self._drafts[visit.id] = visit
        self.visit_opened.emit()
        self._tell_day()

    def _stayed_closed(self, visit: Visit, trouble: KnownTrouble) -> None:
        self._on_their_way.discard(visit.id)
        self.troubled.emit(trouble)

    def _hold_again(self, visit: Visit) -> None:
        self._on_their_way.discard(visit.id)
        self._hold(visit)
        self.refresh_day()

    def _keep(self) -> None:
        if self.session is None:
            return
        visit = self.session.visit
        self._drafts[visit.id] = visit
        self.keeper.keep(visit)
        self._tell_day()

    def _take_up_drafts(self, drafts: Sequence[SavedDraft]) -> None:
        for draft in reversed(drafts):
            if draft.visit.is_empty:
                self._discard(draft.visit.id)
            else:
                self._drafts[draft.visit.id] = draft.visit
        newest = next((draft for draft in drafts if not draft.visit.is_empty), None)
        if newest is not None and self.session is None:
            self._hold(newest.visit)
            self.recovered.emit(newest.saved_at)
        self._tell_day()

    def _discard(self, visit_id: VisitId) -> None:
        self.keeper.forget(visit_id)
        self._on_store(lambda: self._tools.desk.discard(visit_id), lambda _: None)

    def _take_entries(self, entries: Sequence[DayEntry]) -> None:
        self._entries = entries
        self._tell_day()

    def _tell_day(self) -> None:
        """Put drafts and closed visits of the day together, newest first."""
        lines = [self._draft_line(visit) for visit in self._drafts.values()]
        lines += [DayLine(each.id, each.number, each.opened_at, each.topics, is_open=False) for each in self._entries]
        self.day_changed.emit(sorted(lines, key=lambda line: line.opened_at, reverse=True))

    def _draft_line(self, visit: Visit) -> DayLine:
        shown = record_of(visit, self._tools.knowledge.catalogue, self._now(), gaps=())
        return DayLine(visit.id, shown.number, visit.opened_at, shown.topics, is_open=True)

    def _on_store(self, work: Callable[[], object], on_done: Callable[..., None]) -> None:
        self._tasks.run(self._store, work, on_done, self.troubled.emit)
