"""When a store is read as a whole, and what is noticed: damage, steps that are gone, an audit that was changed."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from erstanlauf.domain.audit import AuditAction
from erstanlauf.store.open_store import OpenStore, open_in_spite_of_lost_steps
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety.checks import CHECKED_FILE, is_in_doubt
from erstanlauf.store.safety.mark import MARK_FILE, read_mark
from erstanlauf.store.trouble import AuditBroken, DamageFound, StepsLost, StoreDamaged
from tests.store.desks import KEY, SOMEBODY, opened
from tests.store.safety.days import HALF_PAST, closed, visits_in
from tests.store.samples import NOON, a_new_visit, filled

LOG_FILE = f"{STORE_FILE}-wal"


def flip_a_bit_in_the_last_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(bytes(content))


@pytest.fixture
def cut_off(folder: Path, tmp_path: Path) -> Path:
    """The folder of a desk that was cut off with its newest steps in the log alone."""
    store = opened(folder)
    closed(store, 5)
    a_new_visit(store)
    shutil.copytree(folder, tmp_path / "cut_off")
    store.close()
    return tmp_path / "cut_off"


def test_after_an_unclean_end_damage_is_found_before_the_first_page(cut_off: Path) -> None:
    assert is_in_doubt(cut_off / STORE_FILE)
    content = bytearray((cut_off / STORE_FILE).read_bytes())
    for page in range(1, len(content) // 4096):  # those the log has are whole there
        content[page * 4096 + 2000] ^= 1
    (cut_off / STORE_FILE).write_bytes(bytes(content))

    with pytest.raises(StoreDamaged):
        opened(cut_off)


def test_after_a_clean_end_it_is_found_right_after(folder: Path) -> None:
    store = opened(folder)
    closed(store, 30)
    store.close()
    assert not is_in_doubt(folder / STORE_FILE)
    flip_a_bit_in_the_last_page(folder / STORE_FILE)

    store = opened(folder)
    with pytest.raises(DamageFound):
        store.checks.quick()
    noted = store.audit.entries(1)
    store.close()

    assert noted[0].action is AuditAction.DAMAGE_FOUND
    with pytest.raises(StoreDamaged):  # from now on before anything else
        opened(folder)


def test_a_store_that_is_whole_again_is_opened_and_the_doubt_goes_with_the_next_full_check(folder: Path) -> None:
    opened(folder).close()
    (folder / CHECKED_FILE).write_text("damaged")
    assert is_in_doubt(folder / STORE_FILE)

    store = opened(folder)
    assert store.checks.is_full_due(HALF_PAST)
    store.checks.full(HALF_PAST)
    store.close()

    assert not is_in_doubt(folder / STORE_FILE)


def test_a_log_that_was_removed_is_noticed(cut_off: Path) -> None:
    (cut_off / LOG_FILE).unlink()

    with pytest.raises(StepsLost) as trouble:
        opened(cut_off)

    assert trouble.value.details == {"file": str(cut_off / STORE_FILE), "steps": 1}


def test_an_old_copy_in_the_place_of_the_store_is_noticed(folder: Path) -> None:
    opened(folder).close()
    old = (folder / STORE_FILE).read_bytes()
    store = opened(folder)
    closed(store, 2)
    store.close()
    (folder / STORE_FILE).write_bytes(old)

    with pytest.raises(StepsLost):
        opened(folder)


def test_going_on_without_the_lost_steps_gives_no_number_twice_and_is_written_down(cut_off: Path) -> None:
    store = opened(cut_off)
    given = {draft.visit.number for draft in store.visits.drafts()}
    store.close()
    shutil.copy(cut_off / STORE_FILE, cut_off.with_name("old.db"))
    store = opened(cut_off)
    given |= {a_new_visit(store).number for _ in range(4)}
    store.close()
    shutil.copy(cut_off.with_name("old.db"), cut_off / STORE_FILE)

    store = open_in_spite_of_lost_steps(cut_off, (KEY,), SOMEBODY, lambda: NOON)
    assert a_new_visit(store).number not in given
    noted = store.audit.entries(9)
    store.close()

    assert [entry.count for entry in noted if entry.action is AuditAction.STEPS_LOST] == [4]
    opened(cut_off).close()


def test_a_store_without_a_mark_is_taken_as_it_is(cut_off: Path) -> None:
    (cut_off / MARK_FILE).unlink()

    store = opened(cut_off)
    assert len(visits_in(store)) == 5
    a_new_visit(store)
    store.close()

    assert read_mark(cut_off / MARK_FILE) is not None


def test_a_mark_that_cannot_be_written_stops_nobody(store: OpenStore, folder: Path) -> None:
    store._mark.close()
    store._mark._descriptor = -1

    visit = a_new_visit(store)

    assert [draft.visit for draft in store.visits.drafts()] == [visit]
    store._mark.__init__(folder / MARK_FILE)  # type: ignore[misc]


def test_the_full_check_is_due_once_a_week(store: OpenStore) -> None:
    assert store.checks.is_full_due(HALF_PAST)
    store.checks.full(HALF_PAST)

    assert not store.checks.is_full_due(HALF_PAST + timedelta(days=6))
    assert store.checks.is_full_due(HALF_PAST + timedelta(days=7))
    assert store.checks.is_full_due(HALF_PAST - timedelta(days=1))


def test_a_spoilt_note_of_the_last_check_means_it_is_due(store: OpenStore, folder: Path) -> None:
    (folder / CHECKED_FILE).write_text("yesterday")

    assert store.checks.is_full_due(HALF_PAST)


def test_the_full_check_reads_the_chain_of_the_audit(store: OpenStore) -> None:
    closed(store, 3)
    db = store.transactions.db
    db.execute("DROP TRIGGER audit_is_never_changed")
    db.execute("UPDATE audit SET count = 7 WHERE seq = 2")

    with pytest.raises(AuditBroken):
        store.checks.full(HALF_PAST)

    assert store.checks.is_full_due(HALF_PAST)


def test_the_full_check_finds_a_damaged_page(store: OpenStore, folder: Path) -> None:
    closed(store, 30)
    store.visits.save_draft(filled(a_new_visit(store)), NOON)
    db = store.transactions.db
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    flip_a_bit_in_the_last_page(folder / STORE_FILE)
    db.execute("PRAGMA shrink_memory")

    with pytest.raises(DamageFound):
        store.checks.full(HALF_PAST)
