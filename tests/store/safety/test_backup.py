"""A backup gets its name only when it is what the store is; what must not live that long is not in it."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.visit import ForFigures
from erstanlauf.store.cipher import connect_read_only
from erstanlauf.store.keys.key_file import KEYS_COPY_FILE, KEYS_FILE, key_file_in
from erstanlauf.store.keys.key_holders import unlock
from erstanlauf.store.keys.store_key import StoreKey, new_key
from erstanlauf.store.keys.trouble import KeyFileMissing
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety.backup import Facts, facts_of
from erstanlauf.store.safety.bundle import BACKUP_FOLDER, Bundle, backups_in, time_of
from erstanlauf.store.safety.erased import ERASED_FILE, erased_tags, tag_of
from erstanlauf.store.safety.swap import RESTORING
from erstanlauf.store.trouble import BackupNotWhole, SecondPlaceMissing, StoreDamaged, StoreShrunk
from tests.store.desks import KEY, opened
from tests.store.keys.samples import ANNAS_PASSWORD
from tests.store.safety.days import HALF_PAST, NAME, backed_up, closed
from tests.store.samples import NOON, a_new_visit, an_open_record, filled


def bundle(folder: Path, name: str = NAME) -> Bundle:
    return Bundle(folder / BACKUP_FOLDER, name)


def facts_in(bundle: Bundle, key: StoreKey) -> Facts:
    db = connect_read_only(bundle.store, key)
    facts = facts_of(db)
    db.close()
    return facts


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_backup_holds_every_closed_visit_and_the_end_of_the_audit(store: OpenStore, folder: Path) -> None:
    closed(store, 3)
    before = facts_of(store.transactions.db)

    made = backed_up(store)

    assert (made.name, made.made_at) == (NAME, HALF_PAST)
    assert facts_in(bundle(folder), KEY) == before
    assert store.backups.all() == [made]
    assert files(folder / BACKUP_FOLDER) == {f"{NAME}.db", f"{NAME}.keys"}


def test_no_open_visit_and_no_slip_language_is_in_a_backup(store: OpenStore, folder: Path) -> None:
    visit = a_new_visit(store)
    store.visits.save_draft(filled(visit), NOON)
    store.visits.close_visit(an_open_record(visit))
    a_new_visit(store)

    backed_up(store)

    rows = facts_in(bundle(folder), KEY).rows
    assert (rows["visit"], rows["draft"], rows["visit_language"]) == (1, 0, 0)


def test_which_rules_spoke_in_a_visit_of_the_day_is_in_a_backup_as_counts_alone(store: OpenStore, folder: Path) -> None:
    visit = a_new_visit(store)
    figures = ForFigures("refugees", frozenset({"R05", "catalogue"}))
    store.visits.close_visit(replace(an_open_record(visit), figures=figures))

    backed_up(store)

    copy = connect_read_only(bundle(folder).store, KEY)
    counts = copy.execute("SELECT a, visits FROM daily_count WHERE counted = 'near_miss'").fetchall()
    assert (copy.table("visit_near_miss").count, dict(counts)) == (0, {"R05": 1, "catalogue": 1})
    assert store.transactions.db.table("visit_near_miss").count == 2
    copy.close()


def test_a_backup_is_not_readable_without_the_key(store: OpenStore, folder: Path) -> None:
    closed(store, 1)
    backed_up(store)

    content = bundle(folder).store.read_bytes()

    assert b"SQLite" not in content
    assert b"wohnen" not in content
    with pytest.raises(StoreDamaged):
        connect_read_only(bundle(folder).store, type(KEY)(new_key().key, KEY.salt))


def test_the_key_file_goes_along_and_opens_the_backup(store: OpenStore, folder: Path) -> None:
    backed_up(store)

    unlocked = unlock(key_file_in(bundle(folder).keys.read_bytes()), "Anna", ANNAS_PASSWORD)

    assert facts_in(bundle(folder), unlocked.keys[0]).rows["visit"] == 0


def test_without_a_key_file_there_is_no_backup(store: OpenStore, folder: Path) -> None:
    for name in (KEYS_FILE, KEYS_COPY_FILE):
        (folder / name).unlink()

    with pytest.raises(KeyFileMissing):
        store.backups.copy(HALF_PAST)

    assert files(folder / BACKUP_FOLDER) == set()


def test_two_backups_of_one_second_lie_side_by_side(store: OpenStore) -> None:
    made = [backed_up(store), backed_up(store)]

    assert store.backups.all() == made[::-1]
    assert made[1].name == "erstanlauf-20261123T113001Z"


def test_nothing_has_changed_until_somebody_works(store: OpenStore) -> None:
    assert store.backups.has_changed()
    backed_up(store)
    assert not store.backups.has_changed()

    a_new_visit(store)

    assert store.backups.has_changed()


def test_a_step_taken_while_the_copy_is_checked_counts_as_a_change(store: OpenStore) -> None:
    copy = store.backups.copy(HALF_PAST)
    a_new_visit(store)
    store.backups.note(store.backups.finish(copy))

    assert store.backups.has_changed()


def test_a_copy_that_is_not_what_the_store_was_is_removed(store: OpenStore, folder: Path) -> None:
    closed(store, 2)
    copy = store.backups.copy(HALF_PAST)
    path = copy.bundle.unfinished
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))

    with pytest.raises(BackupNotWhole):
        store.backups.finish(copy)

    assert files(folder / BACKUP_FOLDER) == set()


def test_a_damaged_store_is_not_copied_over_good_backups(store: OpenStore, folder: Path) -> None:
    closed(store, 30)
    made = backed_up(store)
    path = folder / STORE_FILE
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(bytes(content))

    with pytest.raises(StoreDamaged):
        store.backups.copy(HALF_PAST)

    assert store.backups.all() == [made]
    assert files(folder / BACKUP_FOLDER) == {f"{NAME}.db", f"{NAME}.keys"}


def test_a_store_that_lost_visits_without_a_word_is_not_backed_up(store: OpenStore) -> None:
    closed(store, 10)
    backed_up(store)
    store.transactions.db.execute("DELETE FROM visit WHERE id IN (SELECT id FROM visit LIMIT 3)")

    with pytest.raises(StoreShrunk) as trouble:
        store.backups.copy(HALF_PAST)

    assert trouble.value.details == {"before": 10, "now": 7}


def test_visits_that_were_erased_are_not_missed(store: OpenStore) -> None:
    closed(store, 10)
    backed_up(store)
    store.transactions.db.execute("DELETE FROM visit WHERE id IN (SELECT id FROM visit LIMIT 3)")
    store.audit.note_alone(AuditAction.EXPIRED, count=3)

    assert backed_up(store) in store.backups.all()


def test_what_a_cut_off_backup_left_is_removed_after_the_next_opening(folder: Path) -> None:
    store = opened(folder)
    store.backups.copy(HALF_PAST - timedelta(minutes=15))
    store.close()

    store = opened(folder)
    backed_up(store)
    store.close()

    assert files(folder / BACKUP_FOLDER) == {f"{NAME}.db", f"{NAME}.keys"}


def test_old_backups_go_and_the_newest_stays(store: OpenStore, folder: Path) -> None:
    old = [backed_up(store, HALF_PAST - timedelta(days=days)) for days in (70, 61, 50)]

    store.backups.remove_old(HALF_PAST, longest_days=60, newest_days=90, second_place="")

    assert store.backups.all() == old[2:]
    assert files(folder / BACKUP_FOLDER) == {f"{old[2].name}.db", f"{old[2].name}.keys"}


def test_a_second_place_gets_the_same_files(store: OpenStore, folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    made = backed_up(store)

    store.backups.carry(made, str(place))

    own = store.backups.place_of_this_desk(str(place))
    assert files(own) == {f"{NAME}.db", f"{NAME}.keys"}
    assert (own / f"{NAME}.db").read_bytes() == bundle(folder).store.read_bytes()


def test_a_second_place_that_is_not_there_is_told(store: OpenStore, tmp_path: Path) -> None:
    made = backed_up(store)

    with pytest.raises(SecondPlaceMissing) as trouble:
        store.backups.carry(made, str(tmp_path / "stick"))

    assert trouble.value.details == {"folder": str(tmp_path / "stick")}
    assert not (tmp_path / "stick").exists()


def test_the_list_of_erasures_goes_along_to_the_second_place(store: OpenStore, folder: Path, tmp_path: Path) -> None:
    [visit] = closed(store, 1)
    store.erasures.erase(visit.id)

    store.backups.carry(backed_up(store), str(tmp_path))

    assert erased_tags(store.backups.place_of_this_desk(str(tmp_path))) == {tag_of(visit.id)}


def test_a_second_place_forgets_no_erasure_the_desk_has_lost(store: OpenStore, folder: Path, tmp_path: Path) -> None:
    first, second = closed(store, 2)
    store.erasures.erase(first.id)
    store.backups.carry(backed_up(store), str(tmp_path))
    (folder / ERASED_FILE).unlink()
    store.erasures.erase(second.id)
    store.backups.carry(backed_up(store, HALF_PAST + timedelta(hours=1)), str(tmp_path))

    there = erased_tags(store.backups.place_of_this_desk(str(tmp_path)))
    assert there == {tag_of(first.id), tag_of(second.id)}


def test_a_second_place_pulled_out_while_it_is_written_is_told(
    store: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    made = backed_up(store)
    monkeypatch.setattr("erstanlauf.store.safety.backup.remove_unfinished", lambda _: shutil.rmtree(place))

    with pytest.raises(SecondPlaceMissing):
        store.backups.carry(made, str(place))


def test_a_restore_that_was_cut_off_leaves_no_copy_that_outlives_what_it_holds(store: OpenStore, folder: Path) -> None:
    (folder / RESTORING).mkdir()
    (folder / RESTORING / STORE_FILE).write_bytes(b"a copy")

    backed_up(store)

    assert not (folder / RESTORING).exists()


def test_a_change_of_the_key_leaves_a_backup_alone_that_is_being_checked(store: OpenStore) -> None:
    copy = store.backups.copy(NOON)

    store.ring.change_key()
    made = store.backups.finish(copy)

    assert len(store.backups.all()) == 2
    assert made in store.backups.all()


def test_a_backup_that_goes_while_they_are_listed_is_none(store: OpenStore, folder: Path) -> None:
    made = backed_up(store)
    (folder / BACKUP_FOLDER / "erstanlauf-20261101T000000Z.db").symlink_to(folder / "gone")

    assert store.backups.all() == [made]


def test_old_backups_go_from_the_second_place_too(store: OpenStore, tmp_path: Path) -> None:
    for days in (61, 1):
        store.backups.carry(backed_up(store, HALF_PAST - timedelta(days=days)), str(tmp_path))

    store.backups.remove_old(HALF_PAST, longest_days=60, newest_days=90, second_place=str(tmp_path))

    assert len(backups_in(store.backups.place_of_this_desk(str(tmp_path)))) == 1


def test_a_preview_tells_which_visits_and_days_would_be_lost(store: OpenStore) -> None:
    made = backed_up(store)
    closed(store, 2)

    loss = store.backups.loss(made)

    assert (loss.visits, loss.days) == (2, (NOON.date(),))
    assert loss.steps is not None
    assert loss.steps >= 4


@pytest.mark.parametrize("name", ["erstanlauf", "erstanlauf-20261399T113000Z", "erstanlauf-20261123T113000", ""])
def test_other_files_are_no_backups(name: str) -> None:
    assert time_of(name) is None
