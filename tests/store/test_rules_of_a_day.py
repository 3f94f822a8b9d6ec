"""Which rules spoke against services stays with a visit until its day is over, and from then on as counts alone."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from erstanlauf.domain.figures.counted import By, Counted
from erstanlauf.domain.office_settings import DEFAULTS
from erstanlauf.domain.retention import due
from erstanlauf.domain.visit import CaseStep, ForFigures, Visit
from erstanlauf.store.open_store import OpenStore
from tests.store.samples import NOON, a_new_visit, an_open_record

TODAY, DAY = NOON.date(), timedelta(days=1)
FIGURES = ForFigures("refugees", frozenset({"R05", "catalogue"}), CaseStep.DECLINED)


def closed(store: OpenStore, figures: ForFigures = FIGURES) -> Visit:
    visit = a_new_visit(store)
    store.visits.close_visit(replace(an_open_record(visit), figures=figures))
    return visit


def counted(store: OpenStore, of: Counted = Counted.NEAR_MISS) -> dict[str, int]:
    return {a: visits for (_, a, _), visits in store.figures.cells(of, TODAY.replace(day=1), TODAY, By.PERIOD).items()}


def linked(store: OpenStore) -> int:
    return int(store.transactions.db.table("visit_near_miss").count)


def test_the_person_is_told_all_of_it_on_the_day_and_later_no_rule(store: OpenStore) -> None:
    visit = closed(store)
    kept = store.erasures.kept_visit(visit.number)
    assert kept is not None
    assert kept.figures == FIGURES

    store.visits.forget_details_before(TODAY + DAY)

    kept = store.erasures.kept_visit(visit.number)
    assert kept is not None
    assert kept.figures == replace(FIGURES, near_misses=frozenset())


def test_figures_are_the_same_before_and_after_the_day_is_over(store: OpenStore) -> None:
    closed(store)
    closed(store, replace(FIGURES, near_misses=frozenset({"R05"})))
    store.visits.forget_details_before(TODAY)
    assert (linked(store), counted(store)) == (3, {"R05": 2, "catalogue": 1})

    for _ in range(2):
        store.visits.forget_details_before(TODAY + DAY)
        assert (linked(store), counted(store)) == (0, {"R05": 2, "catalogue": 1})

    later = NOON + DAY
    store.erasures.erase_due(due(DEFAULTS, later), (), later)
    assert counted(store) == {"R05": 2, "catalogue": 1}


def test_where_nobody_looks_at_the_list_of_the_day_erasing_by_time_does_it(store: OpenStore) -> None:
    closed(store)
    later = NOON + DAY
    store.erasures.erase_due(due(DEFAULTS, later), (), later)
    assert (linked(store), counted(store)) == (0, {"R05": 1, "catalogue": 1})
    assert counted(store, Counted.GROUP) == {"refugees": 1}


def test_all_of_it_at_once_when_the_desk_was_shut_for_months(store: OpenStore) -> None:
    closed(store)
    later = NOON + 400 * DAY
    store.erasures.erase_due(due(DEFAULTS, later), (), later)
    assert (linked(store), counted(store)) == (0, {"R05": 1, "catalogue": 1})
    assert counted(store, Counted.CASE) == {"declined": 1}
    assert store.transactions.db.table("visit").count == 0


def test_erased_or_taken_back_on_its_day_a_visit_is_in_no_count(store: OpenStore) -> None:
    store.erasures.erase(closed(store).id)
    store.visits.reopen(closed(store), NOON)
    assert (linked(store), counted(store)) == (0, {})


def test_a_visit_left_open_overnight_counts_once_when_its_closing_is_taken_back(store: OpenStore) -> None:
    visit, morning = a_new_visit(store), NOON + timedelta(hours=20)
    record = replace(an_open_record(visit, morning), figures=FIGURES)
    store.visits.close_visit(record)
    store.visits.forget_details_before(morning.date())  # the list of the day is looked at after every closing
    store.visits.reopen(visit, morning)
    assert counted(store) == {}

    store.visits.close_visit(record)
    store.visits.forget_details_before(morning.date() + DAY)
    assert (linked(store), counted(store)) == (0, {"R05": 1, "catalogue": 1})


def test_no_byte_of_the_link_stays_in_the_log(store: OpenStore, tmp_path: Path) -> None:
    closed(store)
    store.visits.forget_details_before(TODAY + DAY)
    assert store.transactions.db.execute("PRAGMA secure_delete").fetchone()[0]
    assert all(part.stat().st_size == 0 for part in tmp_path.rglob("*-wal"))
