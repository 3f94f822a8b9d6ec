"""Fills the place of the gatekeeper and of the office: joins the way in to the store with use cases and writers.

Imported when somebody is about to log in, never before the first paint. Everything here runs on the store's thread.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from erstanlauf.app import load_knowledge, load_voices, now
from erstanlauf.domain.backups import Backup, Loss
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import SettingValue, settings_from
from erstanlauf.domain.people import Action, PersonId
from erstanlauf.domain.retention import CutOffs, due
from erstanlauf.i18n.phrases.review import keep_reviews
from erstanlauf.paths import read_limited
from erstanlauf.settings import load_preferences
from erstanlauf.store.access import Access, Prepared
from erstanlauf.store.keys.key_file import load_key_file
from erstanlauf.store.keys.key_holders import Unlocked
from erstanlauf.store.keys.trouble import KeyFileDamaged, KeyFileMissing
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.safety.bundle import BACKUP_FOLDER
from erstanlauf.store.safety.restore import Restoring, restore
from erstanlauf.store.trouble import StepsLost, StoreDamaged, StoreMissing, StoreNotEncrypted, WrongKey
from erstanlauf.ui.flow.gatekeeper import Door, Entrance, KeptCopy, Opened
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.usecases.audit_view import AuditView
from erstanlauf.usecases.backups import BackUps
from erstanlauf.usecases.desk import Desk
from erstanlauf.usecases.desk_users import DeskUsers
from erstanlauf.usecases.erasure import Erasure
from erstanlauf.usecases.office import Office
from erstanlauf.usecases.own_data import OwnDataDesk
from erstanlauf.usecases.phrase_reviews import PhraseReviews
from erstanlauf.usecases.place_choices import KeptChoices, PlaceChoices
from erstanlauf.usecases.settings_desk import SettingsDesk
from erstanlauf.usecases.settings_file import SETTINGS_FILE, fixed_values
from erstanlauf.usecases.store_check import StoreCheck
from erstanlauf.usecases.store_watch import StoreWatch

if TYPE_CHECKING:
    from erstanlauf.app.stage import Stage
    from erstanlauf.ui.desk_window import Preferences
    from erstanlauf.ui.one_desk import OneDesk


_HELPED_BY_A_BACKUP = frozenset(
    trouble.code
    for trouble in (
        *(StoreDamaged, StoreMissing, StoreNotEncrypted, StepsLost, WrongKey),
        *(KeyFileDamaged, KeyFileMissing),
    )
)


def fixed_settings(folder: Path) -> Mapping[str, SettingValue]:
    """Return what the town's IT has fixed for a folder; nothing where there is no such file. Raises what is wrong."""
    file = folder / SETTINGS_FILE
    return fixed_values(read_limited(file)) if file.exists() else {}


def office_over(store: OpenStore, fixed: Mapping[str, SettingValue], preferences: KeptChoices) -> Office:
    """Return what somebody who opened a store may do besides serving people."""
    permit = store.permit
    settings = SettingsDesk(permit, store.settings, fixed)
    erasure = Erasure(store.erasures, permit, settings.present)
    return Office(
        permit=permit,
        users=DeskUsers(permit, store.people, store.ring, store.house_keys, now),
        audit=AuditView(permit, store.audit),
        check=StoreCheck(permit, store.report),
        watch=StoreWatch(store.checks),
        erasure=erasure,
        own_data=OwnDataDesk(store.erasures, permit, settings.present),
        settings=settings,
        choices=PlaceChoices(permit, preferences),
        reviews=PhraseReviews(permit, store.audit, partial(keep_reviews, store.transactions.path.parent)),
        backups=BackUps(store.backups, permit, settings.present, erasure.check_clock),
        put_back=lambda backup: _put_back(store, backup, fixed),
    )


@contextmanager
def office_of(folder: Path, login: str, password: str) -> Iterator[Office]:
    """Let somebody in to the store of a folder for one command, and close it afterwards."""
    fixed = fixed_settings(folder)
    with closing(Access(folder, now).log_in(login, password)) as store:
        yield office_over(store, fixed, load_preferences(folder))


class Rescue:
    """The way back for a store that does not open, for somebody whose password was right."""

    def __init__(self, access: Access, trouble: KnownTrouble) -> None:
        self._access = access
        self._trouble = trouble

    def loss(self) -> Loss:
        """Return which backup would be put back. Raises the trouble the store has where there is none."""
        loss = self._access.way_back()
        if loss is None:
            raise self._trouble
        return loss

    def put_back(self) -> None:
        """Put the newest good backup in the place of the store."""
        self._access.put_back(lambda kept: _due(kept, fixed_settings(self._access.folder)))


@contextmanager
def office_or_rescue(folder: Path, login: str, password: str) -> Iterator[Office | Rescue]:
    """Let somebody in as `office_of` does; give out the way back where the store does not open.

    Raises what no backup helps with.
    """
    access = Access(folder, now)
    try:
        access.state()
        store = access.log_in(login, password)
    except KnownTrouble as trouble:
        if trouble.code not in _HELPED_BY_A_BACKUP:
            raise
        rescue = Rescue(access, trouble)
    else:
        with closing(store):
            yield office_over(store, fixed_settings(folder), load_preferences(folder))
        return
    yield rescue


class FirstStart:
    """Sets a desk up without a window."""

    def __init__(self, folder: Path) -> None:
        self._access = Access(folder, now)
        self._prepared: Prepared | None = None

    def prepare(self, login: str, password: str, *, also_counter: bool) -> str:
        """Make keys and the first person in memory; return the key on paper."""
        self._access.require_first_start()
        self._prepared = self._access.prepare(login, password, also_counter=also_counter)
        return self._prepared.paper

    def confirm(self, typed: str) -> None:
        """Write what was prepared once the key on paper was typed back."""
        assert self._prepared is not None
        self._access.confirm(self._prepared, typed).close()


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
        loss = self._access.way_back() if self._trouble in _HELPED_BY_A_BACKUP else None
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
        from erstanlauf.slips.layout.qr import qr_squares
        from erstanlauf.slips.sheets.writer import PdfSheetWriter
        from erstanlauf.slips.slip.writer import PdfSlipWriter

        home, troubles = self._stage.home, list[KnownTrouble]()
        knowledge = load_knowledge(switches=self._preferences.switches)
        voices = load_voices(home, self._preferences, troubles.append)
        office = office_over(store, self._fixed(troubles.append), self._preferences)
        city = knowledge.catalogue.city
        tools = Tools(
            knowledge=knowledge,
            desk=Desk(store.visits, knowledge, store.permit),
            writer=PdfSlipWriter(city, voices, office.settings.present),
            sheets=PdfSheetWriter(city, voices, office.settings.present),
            qr_squares=qr_squares,
            voices=voices,
            permit=store.permit,
            office=office,
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
        return _due(kept, self._fixed(lambda _: None))


def _put_back(store: OpenStore, backup: Backup, fixed: Mapping[str, SettingValue]) -> None:
    store.permit.require(Action.RESTORE)
    folder, keys, by = store.transactions.path.parent, (store.ring.key(),), store.permit.by
    former_keys = store.ring.former_keys()
    store.close()
    source = folder / BACKUP_FOLDER
    restore(Restoring(folder, source, backup.name, keys, former_keys, by, now, lambda kept: _due(kept, fixed)))


def _due(kept: Mapping[str, str], fixed: Mapping[str, SettingValue]) -> CutOffs:
    return due(settings_from(kept, fixed), now())
