"""A backup put back is a whole store: what is of today stays of today, and what was erased stays erased."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.people import PersonId, Role
from erstanlauf.domain.retention import CutOffs, due
from erstanlauf.domain.slip_number import slip_number
from erstanlauf.domain.visit import VisitId
from erstanlauf.store.keys.key_file import load_key_file
from erstanlauf.store.keys.key_holders import unlock
from erstanlauf.store.keys.store_key import StoreKey
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety import restore as restoring
from erstanlauf.store.safety.bundle import BACKUP_FOLDER, SET_ASIDE_FOLDER, Bundle
from erstanlauf.store.safety.mark import MARK_FILE, read_mark
from erstanlauf.store.safety.restore import Restoring
from erstanlauf.store.trouble import BackupDamaged, BackupOfOtherKey, StoreLocked
from tests.store.desks import KEY, SOMEBODY, opened
from tests.store.keys.samples import ANNAS_PASSWORD
from tests.store.safety.days import HALF_PAST, NAME, backed_up, damage, visits_in, work_on
from tests.store.samples import a_new_visit

LATER = HALF_PAST + timedelta(hours=3)


def due_by_default(settings: Mapping[str, str], now: datetime = LATER) -> CutOffs:
    assert settings.keys() <= {"idle_minutes"}
    return due(OfficeSettings(), now)


def put_back(
    folder: Path, name: str = NAME, keys: tuple[StoreKey, ...] = (KEY,), former_keys: tuple[StoreKey, ...] = ()
) -> None:
    restoring.restore(
        Restoring(folder, folder / BACKUP_FOLDER, name, keys, former_keys, SOMEBODY, lambda: LATER, due_by_default)
    )


def test_what_was_there_then_is_there_and_the_audit_says_so(folder: Path, early: set[VisitId]) -> None:
    work_on(folder)

    put_back(folder)

    store = opened(folder)
    assert visits_in(store) == early
    assert (AuditAction.RESTORED, NAME) in {(entry.action, entry.subject) for entry in store.audit.entries(2)}
    store.audit.verify()
    assert store.report().is_sound
    store.close()


def test_the_present_store_is_backed_up_first_and_can_be_put_back(folder: Path, early: set[VisitId]) -> None:
    work_on(folder)

    put_back(folder)
    store = opened(folder)
    newest = store.backups.all()[0]
    store.close()
    put_back(folder, newest.name)

    store = opened(folder)
    assert newest.made_at == LATER
    assert visits_in(store) > early
    store.close()


def test_open_visits_people_settings_and_numbers_of_today_stay(folder: Path, early: set[VisitId]) -> None:
    store = opened(folder)
    draft = a_new_visit(store)
    store.people.give_roles(PersonId("11111111"), frozenset({Role.CATALOGUE}))
    store.settings.put("idle_minutes", "7")
    store.house_keys.make(LATER)
    house_keys = store.house_keys.all()
    store.close()

    put_back(folder)

    store = opened(folder)
    assert [each.visit for each in store.visits.drafts()] == [draft]
    assert PersonId("11111111") in {person.id for person in store.people.all()}
    assert store.settings.all() == {"idle_minutes": "7"}
    assert store.house_keys.all() == house_keys
    assert a_new_visit(store).number == slip_number(draft.number[:2], 104)
    store.close()


def test_no_steps_are_missed_after_a_restore(folder: Path, early: set[VisitId]) -> None:
    work_on(folder, 5)
    before = read_mark(folder / MARK_FILE)

    put_back(folder)

    opened(folder).close()
    after = read_mark(folder / MARK_FILE)
    assert before is not None
    assert after is not None
    assert after.seq > before.seq


def test_what_was_erased_since_is_erased_again(folder: Path, early: set[VisitId]) -> None:
    store = opened(folder)
    gone, *others = early
    store.erasures.erase(gone)
    store.close()

    put_back(folder)

    store = opened(folder)
    assert visits_in(store) == set(others)
    store.close()


def test_what_is_out_of_date_goes_before_anybody_sees_it(folder: Path, early: set[VisitId]) -> None:
    work_on(folder)
    month_later = LATER + timedelta(days=30)
    short = OfficeSettings(visit_days=7)

    restoring.restore(
        Restoring(
            folder,
            folder / BACKUP_FOLDER,
            NAME,
            (KEY,),
            (),
            SOMEBODY,
            lambda: month_later,
            lambda kept: due(short, month_later),
        )
    )

    store = opened(folder)
    assert visits_in(store) == set()
    store.close()


def test_a_wrong_clock_erases_nothing_of_a_backup(folder: Path, early: set[VisitId]) -> None:
    work_on(folder)
    wrong = datetime(2062, 1, 1, tzinfo=UTC)

    restoring.restore(
        Restoring(
            folder,
            folder / BACKUP_FOLDER,
            NAME,
            (KEY,),
            (),
            SOMEBODY,
            lambda: wrong,
            lambda kept: due(OfficeSettings(), wrong),
        )
    )

    store = opened(folder)
    assert visits_in(store) == early
    store.close()


def test_a_damaged_store_is_set_aside_as_it_was_and_replaced(folder: Path, early: set[VisitId]) -> None:
    work_on(folder)
    broken = damage(folder)

    put_back(folder)

    store = opened(folder)
    assert visits_in(store) == early
    [aside] = (folder / BACKUP_FOLDER / SET_ASIDE_FOLDER).iterdir()
    assert (aside / STORE_FILE).read_bytes() == broken
    store.close()


def test_what_was_set_aside_goes_after_a_week(folder: Path, early: set[VisitId]) -> None:
    damage(folder)
    put_back(folder)
    store = opened(folder)
    aside = folder / BACKUP_FOLDER / SET_ASIDE_FOLDER

    store.backups.remove_old(LATER + timedelta(days=7), longest_days=60, newest_days=90, second_place="")
    assert len(list(aside.iterdir())) == 1
    store.backups.remove_old(LATER + timedelta(days=8), longest_days=60, newest_days=90, second_place="")
    store.close()

    assert list(aside.iterdir()) == []


def test_numbers_that_may_have_been_given_are_not_given_again(folder: Path, early: set[VisitId]) -> None:
    store = opened(folder)
    given = {a_new_visit(store).number for _ in range(20)}
    store.close()
    damage(folder)

    put_back(folder)

    store = opened(folder)
    assert not {a_new_visit(store).number for _ in range(30)} & given
    store.close()


@pytest.mark.parametrize("loss", ["mark", "store"])
def test_a_missing_file_does_not_stand_in_the_way(folder: Path, early: set[VisitId], loss: str) -> None:
    (folder / {"mark": MARK_FILE, "store": STORE_FILE}[loss]).unlink()

    put_back(folder)

    store = opened(folder)
    assert visits_in(store) == early
    store.close()


def test_a_backup_of_before_a_key_change_opens_with_the_key_the_store_had_then(
    folder: Path, early: set[VisitId]
) -> None:
    store = opened(folder)
    for _ in range(2):
        store.ring.change_key()
    key, former = store.ring.key(), store.ring.former_keys()
    assert store.backups.loss(store.backups.all()[-1]).visits == 0
    store.close()
    with pytest.raises(BackupOfOtherKey):
        put_back(folder, keys=(key,))

    put_back(folder, keys=(key,), former_keys=former)

    store = opened(folder, key)
    assert visits_in(store) == early
    assert store.ring.former_keys() == former
    assert unlock(load_key_file(folder), "anna", ANNAS_PASSWORD).keys == (key,)
    store.close()


def test_what_would_be_lost_is_not_told_of_a_backup_of_before_a_key_change(folder: Path, early: set[VisitId]) -> None:
    assert early
    store = opened(folder)
    [backup] = store.backups.all()
    store.ring.change_key()
    store.transactions.db.execute("DELETE FROM former_key")

    with pytest.raises(BackupOfOtherKey):
        store.backups.loss(backup)
    Bundle(folder / BACKUP_FOLDER, NAME).store.write_bytes(bytes(8192))
    Bundle(folder / BACKUP_FOLDER, NAME).keys.unlink()
    with pytest.raises(BackupDamaged):
        store.backups.loss(backup)
    store.close()


def test_what_somebody_does_while_a_backup_is_put_back_is_not_lost(
    folder: Path, early: set[VisitId], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare = restoring._prepare

    def slowly(*arguments: object) -> None:
        prepare(*arguments)  # type: ignore[arg-type]  # handed through
        work_on(folder, 1)

    monkeypatch.setattr(restoring, "_prepare", slowly)
    with pytest.raises(StoreLocked):
        put_back(folder)

    store = opened(folder)
    assert len(visits_in(store)) == len(early) + 1
    store.close()


def test_a_damaged_backup_is_not_put_back(folder: Path, early: set[VisitId]) -> None:
    path = Bundle(folder / BACKUP_FOLDER, NAME).store
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(bytes(content))
    work_on(folder)
    before = (folder / STORE_FILE).read_bytes()

    for name in (NAME, "erstanlauf-20200101T000000Z"):
        with pytest.raises(BackupDamaged):
            put_back(folder, name)

    assert (folder / STORE_FILE).read_bytes() == before
    assert not list(folder.glob("restor*"))


def test_after_a_restore_with_fewer_visits_there_are_backups_again(folder: Path, early: set[VisitId]) -> None:
    work_on(folder, 20)
    put_back(folder)

    store = opened(folder)
    assert store.backups.has_changed()
    backed_up(store, LATER + timedelta(minutes=15))
    store.close()
