"""The check of a store says what it found and changes nothing."""

from pathlib import Path

from erstanlauf.store.opening import STORE_FILE
from tests.store.desks import checked, opened
from tests.store.samples import a_new_visit, an_open_record


def test_a_sound_store_is_reported_with_its_rows(folder: Path) -> None:
    store = opened(folder)
    store.visits.close_visit(an_open_record(a_new_visit(store)))
    a_new_visit(store)
    store.close()
    before = (folder / STORE_FILE).read_bytes()

    report = checked(folder)

    assert report.is_sound
    assert report.rows == {"visit": 1, "draft": 1}
    assert report.size_bytes == len(before)
    assert report.steps_taken == (
        "desk",
        "drafts",
        "closed_visits",
        "slip_language_counts",
        "visit_gaps",
        "visit_overrulings",
        "visit_languages",
        "desk_users",
        "audit_trail",
        "settings",
        "house_keys",
        "high_water_marks",
        "former_keys",
        "catalogue_versions",
        "towns",
        "handovers",
        "return_visits",
        "handover_traits",
        "figures",
        "figures_keys",
    )
    assert report.steps_missing == ()
    assert (folder / STORE_FILE).read_bytes() == before


def test_a_row_without_its_parent_is_a_fault(folder: Path) -> None:
    store = opened(folder)
    store.transactions.db.execute("PRAGMA foreign_keys = OFF")
    store.transactions.db.execute("INSERT INTO visit_topic VALUES ('nobody', 0, 'wohnen')")
    store.close()

    report = checked(folder)

    assert (report.orphans, report.is_sound) == (1, False)


def test_steps_still_to_be_taken_are_named_and_not_taken(folder: Path) -> None:
    store = opened(folder)
    store.transactions.db.execute("DELETE FROM _sqlite_migrations WHERE name = 'figures'")
    store.close()

    for _ in range(2):
        report = checked(folder)
        assert (report.steps_missing, report.is_sound) == (("figures",), True)
