"""An open store: one adapter for each concern, all over the same connection and on the thread that opened it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.people import Action, Permit, PersonId, Role
from erstanlauf.store import handover_rows, migrations
from erstanlauf.store.alike.known_people import PeopleHandedOver
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.catalogue import CatalogueVersions
from erstanlauf.store.check import StoreReport, report_on
from erstanlauf.store.cipher import Database, SqlError, fold_log_in, trouble_named
from erstanlauf.store.erasure import VisitErasures
from erstanlauf.store.figure_keys import FigureKeys, SentCounts
from erstanlauf.store.figures import FigureCounts
from erstanlauf.store.handovers import Handovers
from erstanlauf.store.house_keys import HouseKeys
from erstanlauf.store.key_ring import KeyRing
from erstanlauf.store.keys.store_key import StoreKey
from erstanlauf.store.opening import STORE_FILE, open_existing
from erstanlauf.store.outcomes import ToldOutcomes
from erstanlauf.store.people import People
from erstanlauf.store.recipients import Recipients
from erstanlauf.store.safety.backup import Backups, back_up_now
from erstanlauf.store.safety.checks import Checks, is_in_doubt, lost_steps, refuse_damage, refuse_lost_steps
from erstanlauf.store.safety.mark import MARK_FILE, MarkFile
from erstanlauf.store.settings import KeptSettings
from erstanlauf.store.slip_seal import SlipSeal
from erstanlauf.store.towns import TownKeys
from erstanlauf.store.transactions import Transactions
from erstanlauf.store.visits import Visits

_FIRST_ROLES = frozenset((Role.ADMINISTRATION, Role.COUNTER))


class OpenStore:
    """The store of one desk, opened by one member of staff."""

    def __init__(self, db: Database, path: Path, key: StoreKey, by: PersonId, now: Callable[[], datetime]) -> None:
        self._db = db
        self.is_open = True
        self._mark = MarkFile(path.with_name(MARK_FILE))
        self.transactions = Transactions(db, path, self._mark)
        self.audit = AuditTrail(self.transactions, by, now)
        self.people = People(self.transactions, self.audit)
        self.settings = KeptSettings(self.transactions, self.audit)
        self.house_keys = house_keys = HouseKeys(self.transactions, self.audit)
        self.slip_seal = SlipSeal(lambda: house_keys.known)  # not of self: a store nobody holds is to be free at once
        self.figure_keys = FigureKeys(self.transactions, self.audit, lambda: house_keys.known)
        self.sent_counts = SentCounts(self.transactions)
        self.ring = KeyRing(self.transactions, self.audit, key, by, now)
        self.visits = Visits(self.transactions, self.audit)
        self.outcomes = ToldOutcomes(self.transactions)
        self.erasures = VisitErasures(self.transactions, self.audit, now)
        self.backups = Backups(self.transactions, self.audit, self.ring.key, self.ring.former_keys)
        self.checks = Checks(self.transactions, self.audit)
        self.catalogue = CatalogueVersions(self.transactions, self.audit, by, now)
        self.towns = TownKeys(self.transactions, self.audit)
        self.recipients = Recipients(self.transactions, self.audit)
        self.handovers = Handovers(self.transactions, self.audit)
        self.figures = FigureCounts(self.transactions, self.audit, now)
        self.people_handed_over = PeopleHandedOver(self.transactions, self.audit)
        self.permit = self._permit(by)
        self.erasures.finish_taking_back()

    def report(self) -> StoreReport:
        """Read the whole store and return what was found; changes no record."""
        with self.transactions.reading() as db:
            return report_on(db, self.transactions.path)

    def note_lock(self) -> None:
        """Write down that the desk was locked. A disk that takes no more must not keep it from locking."""
        if not self.is_open:
            return
        with suppress(KnownTrouble):
            self.audit.note_alone(AuditAction.LOCKED)

    def close(self) -> None:
        """Fold the log in and give the store free. Nothing else may be called afterwards, but closing once more."""
        if not self.is_open:
            return
        self.is_open = False
        with suppress(SqlError):  # closed already where another program took the store during a change of its key
            fold_log_in(self._db)
        self._db.close()
        self._mark.close()

    def _permit(self, by: PersonId) -> Permit:
        """Return what the person may do. In a store in which nobody has a role yet, the first one gets the first."""
        if not self.people.all():
            self.people.give_roles(by, _FIRST_ROLES)
        return self.people.permit_of(by)


def open_store(folder: Path, keys: tuple[StoreKey, ...], by: PersonId, now: Callable[[], datetime]) -> OpenStore:
    """Open the store of a folder and take the steps that are missing; the calling thread owns it until `close`.

    A backup is made before the first of them. Raises `StepsLost` and the other trouble of `store.trouble`.
    """
    return _opened(folder, keys, by, now, refuse_lost_steps)


def open_in_spite_of_lost_steps(
    folder: Path, keys: tuple[StoreKey, ...], by: PersonId, now: Callable[[], datetime]
) -> OpenStore:
    """Open a store whose last steps are gone, after somebody decided to go on without them; the audit says so.

    Slip numbers that may have been given in those steps are not given again. Raises `NotPermitted` for somebody who may
    not put a backup back instead either.
    """
    lost: list[int] = []
    store = _opened(folder, keys, by, now, lambda db, path: lost.append(lost_steps(db, path)))
    try:
        store.permit.require(Action.REPAIR)
        with store.transactions.one() as db:
            db.execute("UPDATE desk SET next_slip = next_slip + ?", lost)
            db.execute("UPDATE mark SET seq = seq + ?", lost)
            handover_rows.hold_what_waits(db)
            store.audit.note(AuditAction.STEPS_LOST, None, *lost)
    except BaseException:
        store.close()
        raise
    return store


def _opened(
    folder: Path,
    keys: tuple[StoreKey, ...],
    by: PersonId,
    now: Callable[[], datetime],
    look_at_mark: Callable[[Database, Path], object],
) -> OpenStore:
    path = folder / STORE_FILE
    in_doubt = is_in_doubt(path)
    db = open_existing(folder, keys)
    try:
        with trouble_named(path):
            if in_doubt:
                refuse_damage(db, path)
            if migrations.steps_missing(db):
                back_up_now(db, path, keys[0], now())
                migrations.bring_up_to_date(db)
            look_at_mark(db, path)
        return OpenStore(db, path, keys[0], by, now)
    except BaseException:
        db.close()
        raise
