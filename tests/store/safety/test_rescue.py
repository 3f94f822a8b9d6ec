"""What backups can do for a store that does not open."""

from datetime import timedelta
from pathlib import Path

import pytest

from erstanlauf.domain.people import Action, PersonId
from erstanlauf.store.keys.store_key import next_key
from erstanlauf.store.safety.bundle import BACKUP_FOLDER, Bundle
from erstanlauf.store.safety.mark import MARK_FILE
from erstanlauf.store.safety.rescue import loss_of, newest_good, permit_in
from erstanlauf.store.trouble import BackupDamaged
from tests.store.desks import KEY, SOMEBODY, opened
from tests.store.safety.days import HALF_PAST, NAME, backed_up, closed, damage, work_on

OTHER = next_key(KEY)
LATER = HALF_PAST + timedelta(hours=3)


@pytest.mark.usefixtures("early")
def test_the_newest_backup_that_is_whole_is_offered(folder: Path) -> None:
    store = opened(folder)
    closed(store, 1)
    newest = backed_up(store)
    store.close()
    path = Bundle(folder / BACKUP_FOLDER, newest.name).store
    path.write_bytes(path.read_bytes()[:-1000])

    found = newest_good(folder, (OTHER, KEY), LATER)

    assert found is not None
    assert found.name == NAME
    assert newest_good(folder, (OTHER,), LATER) is None


@pytest.mark.usefixtures("early")
def test_the_loss_is_told_of_a_store_that_can_be_read(folder: Path) -> None:
    work_on(folder, 2)
    found = newest_good(folder, (KEY,), LATER)
    assert found is not None

    assert loss_of(folder, folder / BACKUP_FOLDER, found, (KEY,)).visits == 2


@pytest.mark.usefixtures("early")
def test_of_a_damaged_store_only_the_steps_are_known(folder: Path) -> None:
    work_on(folder, 2)
    damage(folder)
    found = newest_good(folder, (KEY,), LATER)
    assert found is not None

    loss = loss_of(folder, folder / BACKUP_FOLDER, found, (KEY,))
    (folder / MARK_FILE).unlink()
    without_mark = loss_of(folder, folder / BACKUP_FOLDER, found, (KEY,))

    assert (loss.visits, loss.days) == (None, ())
    assert loss.steps is not None
    assert loss.steps >= 4
    assert without_mark.steps is None


@pytest.mark.usefixtures("early")
def test_who_may_repair_stands_in_the_backup(folder: Path) -> None:
    source = folder / BACKUP_FOLDER

    new = PersonId("99999999")
    assert permit_in(source, NAME, (KEY,), SOMEBODY, None).may(Action.REPAIR)
    assert not permit_in(source, NAME, (KEY,), new, SOMEBODY).may(Action.REPAIR)
    assert permit_in(source, NAME, (KEY,), new, new).may(Action.REPAIR)
    with pytest.raises(BackupDamaged):
        permit_in(source, "erstanlauf-20200101T000000Z", (KEY,), SOMEBODY, None)


@pytest.mark.usefixtures("early")
def test_a_backup_dated_in_the_future_is_offered_last(folder: Path) -> None:
    store = opened(folder)
    wrong = backed_up(store, LATER + timedelta(days=13_000))
    store.close()

    found = newest_good(folder, (KEY,), LATER)
    assert found is not None
    assert found.name == NAME
    Bundle(folder / BACKUP_FOLDER, NAME).remove()
    assert newest_good(folder, (KEY,), LATER) == wrong
