"""Fills the place of the office: joins an open store with the use cases, for the window and for one command.

Everything here runs on the store's thread.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from erstanlauf.app import knowledge_of, now
from erstanlauf.app.catalogue import age_limits, catalogue_files, draft_over, in_force, signing_tools
from erstanlauf.app.figures import figures_over
from erstanlauf.app.handover import handing_over
from erstanlauf.domain.backups import Backup, Loss
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import SettingValue, settings_from
from erstanlauf.domain.people import Action
from erstanlauf.domain.retention import CutOffs, due
from erstanlauf.i18n.phrases.review import keep_reviews
from erstanlauf.paths import read_limited
from erstanlauf.settings import load_preferences
from erstanlauf.store.access import Access, Prepared
from erstanlauf.store.keys.trouble import KeyFileDamaged, KeyFileMissing
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.safety.bundle import BACKUP_FOLDER
from erstanlauf.store.safety.restore import Restoring, restore
from erstanlauf.store.trouble import StepsLost, StoreDamaged, StoreMissing, StoreNotEncrypted, WrongKey
from erstanlauf.usecases.audit_view import AuditView
from erstanlauf.usecases.backups import BackUps
from erstanlauf.usecases.call_list import CallList
from erstanlauf.usecases.catalogue_desk import CatalogueDesk
from erstanlauf.usecases.catalogue_draft import CatalogueDraft
from erstanlauf.usecases.catalogue_editing import CatalogueEditing
from erstanlauf.usecases.catalogue_exchange import Exchange
from erstanlauf.usecases.desk_users import DeskUsers
from erstanlauf.usecases.erasure import Erasure
from erstanlauf.usecases.office import Office
from erstanlauf.usecases.own_data import OwnDataDesk
from erstanlauf.usecases.phrase_reviews import PhraseReviews
from erstanlauf.usecases.place_choices import KeptChoices, PlaceChoices
from erstanlauf.usecases.returning.carrying import Carrier
from erstanlauf.usecases.returning.handed_over import CasesHandedOver
from erstanlauf.usecases.returning.hints import NotResponsible
from erstanlauf.usecases.returning.office import Returning
from erstanlauf.usecases.returning.return_desk import ReturnDesk
from erstanlauf.usecases.settings_desk import SettingsDesk
from erstanlauf.usecases.settings_file import SETTINGS_FILE, fixed_values
from erstanlauf.usecases.store_check import StoreCheck
from erstanlauf.usecases.store_watch import StoreWatch
from erstanlauf.usecases.towns import Towns

HELPED_BY_A_BACKUP = frozenset(
    trouble.code
    for trouble in (
        *(StoreDamaged, StoreMissing, StoreNotEncrypted, StepsLost, WrongKey),
        *(KeyFileDamaged, KeyFileMissing),
    )
)
"""Codes of the troubles after which the newest good backup can take the place of the store."""


def fixed_settings(folder: Path) -> Mapping[str, SettingValue]:
    """Return what the town's IT has fixed for a folder; nothing where there is no such file. Raises what is wrong."""
    file = folder / SETTINGS_FILE
    return fixed_values(read_limited(file)) if file.exists() else {}


def office_over(
    store: OpenStore, draft: CatalogueDraft, fixed: Mapping[str, SettingValue], preferences: KeptChoices
) -> Office:
    """Return what somebody who opened a store may do besides serving people."""
    permit = store.permit
    settings = SettingsDesk(permit, store.settings, fixed)
    present = in_force(draft, lambda _: None)
    handover = handing_over(store, present.city, lambda: in_force(draft, lambda _: None), now)
    erasure = Erasure(store.erasures, permit, settings.present, handover.outbox.stop)
    limits = age_limits(present)
    catalogue = CatalogueDesk(
        permit, draft, lambda each: knowledge_of(each, now().date(), preferences.switches), store.ring.logins
    )
    cases = CasesHandedOver(store.handovers, store.recipients)
    hints = NotResponsible(store.outcomes, cases)
    return Office(
        permit=permit,
        users=DeskUsers(permit, store.people, store.ring, store.house_keys, now),
        audit=AuditView(permit, store.audit),
        check=StoreCheck(permit, store.report),
        watch=StoreWatch(store.checks),
        erasure=erasure,
        own_data=OwnDataDesk(store.erasures, permit, settings.present, store.outcomes.kept_with),
        settings=settings,
        choices=PlaceChoices(permit, preferences),
        reviews=PhraseReviews(permit, store.audit, partial(keep_reviews, store.transactions.path.parent)),
        backups=BackUps(store.backups, permit, settings.present, erasure.check_clock),
        catalogue=catalogue,
        editing=CatalogueEditing(catalogue, limits, hints, now),
        calls=CallList(permit, draft, store.catalogue, store.visits, limits, hints, now),
        exchange=Exchange(permit, draft, Towns(permit, store.towns, signing_tools, now), catalogue_files, now),
        returning=Returning(
            ReturnDesk(permit, store.erasures, store.outcomes, store.slip_seal, cases), Carrier(store.slip_seal)
        ),
        handover=handover,
        figures=figures_over(store, settings.present, lambda: in_force(draft, lambda _: None), limits, now),
        put_back=lambda backup: _put_back(store, backup, fixed),
    )


@contextmanager
def office_of(folder: Path, login: str, password: str) -> Iterator[Office]:
    """Let somebody in to the store of a folder for one command, and close it afterwards."""
    fixed = fixed_settings(folder)
    with closing(Access(folder, now).log_in(login, password)) as store:
        yield office_over(store, draft_over(store), fixed, load_preferences(folder))


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
        self._access.put_back(lambda kept: cut_offs_from(kept, fixed_settings(self._access.folder)))


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
        if trouble.code not in HELPED_BY_A_BACKUP:
            raise
        rescue = Rescue(access, trouble)
    else:
        with closing(store):
            yield office_over(store, draft_over(store), fixed_settings(folder), load_preferences(folder))
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


def _put_back(store: OpenStore, backup: Backup, fixed: Mapping[str, SettingValue]) -> None:
    store.permit.require(Action.RESTORE)
    folder, keys, by = store.transactions.path.parent, (store.ring.key(),), store.permit.by
    former_keys = store.ring.former_keys()
    store.close()
    source = folder / BACKUP_FOLDER
    restore(Restoring(folder, source, backup.name, keys, former_keys, by, now, lambda kept: cut_offs_from(kept, fixed)))


def cut_offs_from(kept: Mapping[str, str], fixed: Mapping[str, SettingValue]) -> CutOffs:
    """Return up to which day what is kept is out of date, by the settings of a store."""
    return due(settings_from(kept, fixed), now())
