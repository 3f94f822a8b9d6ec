"""The audit: what is done is written down with it or not at all, and a changed, missing or cut entry is found."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.people import PersonId, Role
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.safety.mark import MARK_FILE, read_mark
from erstanlauf.store.trouble import AuditBroken, DiskFull
from tests.store.desks import SOMEBODY, opened
from tests.store.samples import NOON, a_new_visit, an_open_record

OTHER = PersonId("11112222")


def noted(store: OpenStore) -> list[tuple[AuditAction, str | None]]:
    """Return what was done and to what, oldest first, without the entry that the first opening makes."""
    return [(entry.action, entry.subject) for entry in reversed(store.audit.entries(100))][1:]


def test_the_life_of_a_visit_is_written_down_with_ids_only(store: OpenStore) -> None:
    visit = a_new_visit(store)
    store.visits.note_print(visit.id)
    store.visits.close_visit(an_open_record(visit))
    store.visits.count_reprint(visit.id)
    store.visits.reopen(visit, NOON)
    store.visits.discard_draft(visit.id)

    actions = [action for action, subject in noted(store) if subject == visit.id]
    assert actions == [
        AuditAction.SLIP_PRINTED,
        AuditAction.VISIT_CLOSED,
        AuditAction.SLIP_PRINTED,
        AuditAction.VISIT_REOPENED,
        AuditAction.VISIT_DISCARDED,
    ]
    assert {entry.by for entry in store.audit.entries(100)} == {SOMEBODY}


def test_what_is_only_read_is_written_down_and_a_disk_that_takes_no_more_keeps_nobody_from_reading(
    store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = a_new_visit(store)
    store.visits.note_read([visit.id])
    assert noted(store)[-1] == (AuditAction.VISIT_READ, visit.id)

    def refuse(*_: object) -> None:
        raise DiskFull(folder="", free_mb=0)

    monkeypatch.setattr(store.audit, "note", refuse)
    store.visits.note_read([visit.id])
    assert len(noted(store)) == 1


def test_what_changes_nothing_leaves_no_entry(store: OpenStore) -> None:
    visit = a_new_visit(store)
    store.visits.close_visit(an_open_record(visit))
    before = noted(store)

    store.visits.close_visit(an_open_record(visit))
    store.visits.discard_draft(visit.id)

    assert noted(store) == before


def test_an_entry_goes_with_the_step_that_failed(store: OpenStore) -> None:
    before = noted(store)

    def fail() -> None:
        with store.transactions.one() as db:
            store.audit.note(AuditAction.ERASED, "x")
            db.execute("INSERT INTO desk VALUES (1, 'K7', 100)")

    with pytest.raises(dbapi2.IntegrityError):
        fail()

    assert noted(store) == before
    assert store.audit.verify() == bytes(
        store.transactions.db.execute("SELECT max(seq), seal FROM audit").fetchone()[1]
    )


def test_people_settings_and_keys_are_written_down(store: OpenStore) -> None:
    store.people.give_roles(OTHER, frozenset({Role.COUNTER}))
    store.people.give_roles(OTHER, frozenset({Role.CATALOGUE}))
    store.people.remove(OTHER)
    store.people.remove(OTHER)
    store.settings.put("idle_minutes", "10")
    key = store.house_keys.make(NOON)
    store.house_keys.note_export(key.id)

    assert noted(store) == [
        (AuditAction.PERSON_ADDED, OTHER),
        (AuditAction.ROLES_CHANGED, OTHER),
        (AuditAction.PERSON_REMOVED, OTHER),
        (AuditAction.SETTING_CHANGED, "idle_minutes"),
        (AuditAction.HOUSE_KEY_ADDED, key.id),
        (AuditAction.HOUSE_KEY_EXPORTED, key.id),
    ]


def test_a_series_of_failed_log_ins_is_one_entry_by_nobody(store: OpenStore) -> None:
    store.audit.note_failed_log_ins(OTHER, 7, NOON - timedelta(hours=1))

    [entry] = store.audit.entries(1)
    assert (entry.by, entry.subject, entry.count, entry.at) == (None, OTHER, 7, NOON - timedelta(hours=1))


def test_pages_go_back_without_gap_or_overlap(store: OpenStore) -> None:
    for _ in range(7):
        store.audit.note_alone(AuditAction.AUDIT_READ)

    first = store.audit.entries(3)
    second = store.audit.entries(3, before=first[-1].seq)

    assert [entry.seq for entry in (*first, *second)] == [8, 7, 6, 5, 4, 3]


def _drop_triggers(store: OpenStore) -> None:
    for trigger in ("audit_is_never_changed", "audit_is_never_cut"):
        store.transactions.db.execute(f"DROP TRIGGER {trigger}")


TAMPERINGS: dict[str, Callable[[OpenStore], object]] = {
    "another person": lambda store: store.transactions.db.execute("UPDATE audit SET by = '99999999' WHERE seq = 3"),
    "another time": lambda store: store.transactions.db.execute("UPDATE audit SET at = '2020' WHERE seq = 3"),
    "another subject": lambda store: store.transactions.db.execute("UPDATE audit SET subject = 'x' WHERE seq = 3"),
    "another count": lambda store: store.transactions.db.execute("UPDATE audit SET count = 2 WHERE seq = 3"),
    "one missing": lambda store: store.transactions.db.execute("DELETE FROM audit WHERE seq = 3"),
    "the first missing": lambda store: store.transactions.db.execute("DELETE FROM audit WHERE seq = 1"),
    "two swapped": lambda store: store.transactions.db.conn.executescript(
        "UPDATE audit SET seq = -1 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 4;"
        "UPDATE audit SET seq = 4 WHERE seq = -1"
    ),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_a_changed_missing_or_swapped_entry_is_found(store: OpenStore, tampering: str) -> None:
    for number in range(5):
        store.audit.note_alone(AuditAction.VISIT_READ, str(number))
    store.audit.verify()
    _drop_triggers(store)

    TAMPERINGS[tampering](store)

    with pytest.raises(AuditBroken):
        store.audit.verify()


def test_entries_can_neither_be_changed_nor_deleted_by_the_way(store: OpenStore) -> None:
    store.audit.note_alone(AuditAction.VISIT_READ)

    for statement in ("UPDATE audit SET count = 2", "DELETE FROM audit"):
        with pytest.raises(dbapi2.IntegrityError):
            store.transactions.db.execute(statement)


def test_the_end_of_the_chain_stands_outside_the_store(store: OpenStore, folder: Path) -> None:
    store.audit.note_alone(AuditAction.VISIT_READ)

    mark = read_mark(folder / MARK_FILE)
    assert mark is not None
    assert mark.audit_head == store.audit.verify()


def test_what_is_out_of_date_goes_and_the_chain_stays_whole(store: OpenStore) -> None:
    for days in (400, 380, 10, 390, 1):  # a clock that was set back leaves entries out of order
        with store.transactions.one():
            store.audit._add(NOON - timedelta(days=days), SOMEBODY, AuditAction.VISIT_READ, str(days), 1)
    with store.transactions.one() as db:
        db.execute("UPDATE audit_start SET seq = 1, seal = (SELECT seal FROM audit WHERE seq = 1)")
        db.execute("DELETE FROM audit WHERE seq = 1")  # of the first opening, at noon

    with store.transactions.one():
        gone = store.audit.forget_before(NOON - timedelta(days=365), NOON)

    assert gone == 2
    assert [entry.subject for entry in reversed(store.audit.entries(10))] == ["10", "390", "1"]
    store.audit.verify()
    store.audit.note_alone(AuditAction.VISIT_READ)
    store.audit.verify()


def test_when_all_is_out_of_date_the_numbers_run_on(store: OpenStore) -> None:
    with store.transactions.one():
        store.audit.forget_before(NOON + timedelta(days=1), NOON + timedelta(days=2))

    assert store.audit.entries(10) == []
    store.audit.note_alone(AuditAction.VISIT_READ)
    assert [entry.seq for entry in store.audit.entries(10)] == [2]
    store.audit.verify()


def test_the_chain_survives_a_restart(folder: Path) -> None:
    first = opened(folder)
    first.audit.note_alone(AuditAction.VISIT_READ)
    head = first.audit.verify()
    first.close()

    second = opened(folder)
    assert second.audit.verify() == head
    second.close()
