"""Fills the place of the gatekeeper: joins the way in to the store with use cases and writers.

Imported when somebody is about to log in, never before the first paint. Everything here runs on the store's thread.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from erstanlauf.app import knowledge_of, load_voices, now
from erstanlauf.app.catalogue import draft_over, in_force
from erstanlauf.app.office import HELPED_BY_A_BACKUP, cut_offs_from, fixed_settings, office_over
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import SettingValue
from erstanlauf.domain.people import PersonId
from erstanlauf.domain.retention import CutOffs
from erstanlauf.store.access import Access, Prepared
from erstanlauf.store.keys.key_file import load_key_file
from erstanlauf.store.keys.key_holders import Unlocked
from erstanlauf.store.open_store import OpenStore
from erstanlauf.ui.flow.gatekeeper import Door, Entrance, KeptCopy, Opened
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.usecases.desk import Desk

if TYPE_CHECKING:
    from erstanlauf.app.stage import Stage
    from erstanlauf.ui.desk_window import Preferences
    from erstanlauf.ui.one_desk import OneDesk


class Gate:
    """The gatekeeper of one folder."""

    def __init__(self, stage: "Stage", preferences: "Preferences", owner: "OneDesk", locked_by: str) -> None:
        self._stage = stage
        self._preferences = preferences
        self._owner = owner
        self._locked_by = PersonId(locked_by)
        self._access = Access(stage.home, now)
        self._prepared: Prepared | None = None
        self._by_paper: Unlocked | None = None
        self._store: OpenStore | None = None
        self._trouble = ""

    def entrance(self) -> Entrance:
        """Look at the folder and say what stands before the desk."""
        with self._in_mind():
            self._owner.claim()
            state, login = self._access.state(), self._stage.shown_login
            if state.value == Door.LOCKED and self._locked_by:
                login = load_key_file(self._stage.home).people.get(self._locked_by, login)
            return Entrance(Door(state.value), login, bool(self._locked_by), self._stage.shown_password)

    def set_up(self, login: str, password: str, *, also_counter: bool) -> str:
        """Prepare key and first person; return the paper key."""
        self._prepared = self._access.prepare(login, password, also_counter=also_counter)
        return self._prepared.paper

    def confirm_paper(self, typed: str) -> Opened:
        """Make key file and store, or take the old store over, and open it."""
        assert self._prepared is not None
        opened = self._opened(self._access.confirm(self._prepared, typed))
        self._prepared = None
        return opened

    def log_in(self, login: str, password: str) -> Opened:
        """Open the store."""
        with self._in_mind():
            return self._opened(self._access.log_in(login, password))

    def read_paper(self, typed: str) -> str:
        """Check a paper key and return the login of the person it belongs to."""
        key_file, self._by_paper = self._access.read_paper(typed)
        return key_file.people[self._by_paper.person]

    def set_password(self, password: str) -> Opened:
        """Give the person of the paper key a new password and open the store."""
        assert self._by_paper is not None
        with self._in_mind():
            opened = self._opened(self._access.let_in_with(password, self._by_paper))
        self._by_paper = None
        return opened

    def kept_copy(self) -> KeptCopy | None:
        """Return the backup that would help after the trouble raised last."""
        loss = self._access.way_back() if self._trouble in HELPED_BY_A_BACKUP else None
        return None if loss is None else KeptCopy(loss.backup.name, loss.backup.made_at, loss.visits)

    def put_back(self) -> None:
        """Put the newest good backup in the place of the store."""
        self._access.put_back(self._cut_offs)

    def go_on_without(self) -> Opened:
        """Open the store without the steps that are lost."""
        return self._opened(self._access.go_on_without())

    def lock(self) -> None:
        """Note the lock and close the store."""
        if self._store is not None:
            self._store.note_lock()
        self.close()

    def close(self) -> None:
        """Close the store if it is open."""
        store, self._store = self._store, None
        if store is not None:
            store.close()

    @contextmanager
    def _in_mind(self) -> Iterator[None]:
        """Keep in mind what trouble there was: a backup helps after some only."""
        self._trouble = ""
        try:
            yield
        except KnownTrouble as trouble:
            self._trouble = trouble.code
            raise

    def _opened(self, store: OpenStore) -> Opened:
        self._store = store
        try:
            return self._with_tools(store)
        except BaseException:
            self.close()
            raise

    def _with_tools(self, store: OpenStore) -> Opened:
        from erstanlauf.app.searching import load_words
        from erstanlauf.slips.layout.qr import qr_squares
        from erstanlauf.slips.sheets.handover_writer import PdfHandoverSheets
        from erstanlauf.slips.sheets.writer import PdfSheetWriter
        from erstanlauf.slips.slip.writer import PdfSlipWriter
        from erstanlauf.store.service_index import ServiceIndex

        home, troubles = self._stage.home, list[KnownTrouble]()
        draft = draft_over(store)
        today, switches = now().date(), self._preferences.switches
        knowledge = knowledge_of(in_force(draft, troubles.append), today, switches)
        voices = load_voices(home, self._preferences, troubles.append)
        office = office_over(store, draft, self._fixed(troubles.append), self._preferences)
        city = knowledge.catalogue.city
        tools = Tools(
            knowledge=knowledge,
            desk=Desk(store.visits, replace(knowledge), store.permit, draft.version_at, store.handovers.of_visit),
            writer=PdfSlipWriter(city, voices, office.settings.present),
            sheets=PdfSheetWriter(city, voices, office.settings.present),
            handover_sheets=PdfHandoverSheets(city, voices, office.settings.present),
            qr_squares=qr_squares,
            voices=voices,
            permit=store.permit,
            office=office,
            services=ServiceIndex(load_words),
            troubles=tuple(troubles),
        )
        return Opened(tools, office.settings.present().idle_minutes)

    def _fixed(self, tell: Callable[[KnownTrouble], None]) -> Mapping[str, SettingValue]:
        """Return what the town's IT has fixed; a file that cannot be read is told and keeps nobody from work."""
        try:
            return fixed_settings(self._stage.home)
        except KnownTrouble as trouble:
            tell(trouble)
        return {}

    def _cut_offs(self, kept: Mapping[str, str]) -> CutOffs:
        return cut_offs_from(kept, self._fixed(lambda _: None))
