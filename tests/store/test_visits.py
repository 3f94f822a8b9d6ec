"""A visit's way through the store: opened, saved, closed, taken back, and what the list of the day shows of it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.slip_number import parse_slip_number
from erstanlauf.domain.visit import Choice, VisitId
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.trouble import DraftUnreadable
from erstanlauf.usecases.ports import DayEntry, KeptSlip, SavedDraft, VisitStore
from tests.store.desks import opened
from tests.store.samples import NOON, a_new_visit, a_violence_record, an_open_record, filled

TODAY = NOON.date()
A_MINUTE = timedelta(minutes=1)

EVERYTHING = "SELECT * FROM visit, visit_topic, visit_referral, daily_count"


def language_counts(store: OpenStore) -> dict[tuple[str, str], int]:
    rows = store.transactions.db.query("SELECT day, a, visits FROM daily_count WHERE counted = 'language'")
    return {(row["day"], row["a"]): row["visits"] for row in rows}


def test_the_store_fills_the_port(store: OpenStore) -> None:
    port: VisitStore = store.visits

    assert port.drafts() == []


def test_an_opened_visit_is_saved_from_the_first_moment(store: OpenStore) -> None:
    visit = a_new_visit(store)

    assert store.visits.drafts() == [SavedDraft(visit, NOON)]
    assert visit.is_empty


def test_slip_numbers_run_on_without_gap_and_can_be_read(store: OpenStore) -> None:
    numbers = [a_new_visit(store).number for _ in range(3)]

    desk, running, _ = numbers[0].split("-")
    assert [number.split("-")[:2] for number in numbers] == [[desk, str(int(running) + step)] for step in range(3)]
    assert [parse_slip_number(number) for number in numbers] == numbers


def test_slip_numbers_run_on_after_a_restart(folder: Path) -> None:
    first = opened(folder)
    before = a_new_visit(first).number
    first.close()

    second = opened(folder)
    after = a_new_visit(second).number
    second.close()

    assert (before.split("-")[:2], after.split("-")[1]) == ([after.split("-")[0], "100"], "101")


def test_a_draft_is_recovered_as_it_was_last_saved(folder: Path) -> None:
    first = opened(folder)
    visit = filled(a_new_visit(first))
    first.visits.save_draft(replace(visit, language="ar"), NOON)
    first.visits.save_draft(visit, NOON + A_MINUTE)
    first.close()

    second = opened(folder)
    found = second.visits.drafts()
    second.close()

    assert found == [SavedDraft(visit, NOON + A_MINUTE)]


def test_drafts_come_with_the_one_saved_last_first(store: OpenStore) -> None:
    early, late = a_new_visit(store), a_new_visit(store)
    store.visits.save_draft(early, NOON + A_MINUTE)

    assert [draft.visit.id for draft in store.visits.drafts()] == [early.id, late.id]


def test_an_unreadable_draft_is_known_trouble_and_stays(store: OpenStore) -> None:
    visit = a_new_visit(store)
    store.transactions.db.execute("UPDATE draft SET state = '{}'")

    with pytest.raises(DraftUnreadable):
        store.visits.drafts()

    assert [row["visit"] for row in store.transactions.db.query("SELECT visit FROM draft")] == [visit.id]


def test_closing_replaces_the_draft_by_the_record(store: OpenStore) -> None:
    visit = a_new_visit(store)

    store.visits.close_visit(an_open_record(visit))

    assert store.visits.drafts() == []
    assert store.visits.entries_of(TODAY) == [DayEntry(visit.id, visit.number, NOON, (Topic.WOHNEN, Topic.SPRACHE))]


def test_closing_keeps_referrals_in_their_order(store: OpenStore) -> None:
    visit = a_new_visit(store)

    store.visits.close_visit(an_open_record(visit))

    rows = store.transactions.db.query("SELECT kind, offer, outcome FROM visit_referral ORDER BY position")
    assert [tuple(row.values()) for row in rows] == [("mbe", "mbe/awo", "chosen"), ("jmd", None, "unsuitable")]


def test_closing_twice_changes_nothing(store: OpenStore) -> None:
    visit = a_new_visit(store)
    store.visits.save_draft(replace(visit, language="ar"), NOON)
    store.visits.close_visit(an_open_record(visit))
    before = list(store.transactions.db.conn.execute(EVERYTHING))

    store.visits.close_visit(an_open_record(visit, closed_at=NOON + A_MINUTE))

    after = list(store.transactions.db.conn.execute(EVERYTHING))
    assert after == before


def test_a_late_save_does_not_bring_a_closed_visit_back(store: OpenStore) -> None:
    visit = a_new_visit(store)
    store.visits.close_visit(an_open_record(visit))

    with pytest.raises(LookupError):
        store.visits.save_draft(filled(visit), NOON)

    assert store.visits.drafts() == []


def test_a_discarded_visit_is_gone_and_cannot_be_closed(store: OpenStore) -> None:
    visit = a_new_visit(store)
    store.visits.discard_draft(visit.id)
    store.visits.discard_draft(visit.id)

    with pytest.raises(LookupError):
        store.visits.close_visit(an_open_record(visit))

    assert (store.visits.drafts(), store.visits.entries_of(TODAY)) == ([], [])


def test_reopening_brings_everything_back_and_leaves_no_record(store: OpenStore) -> None:
    visit = filled(a_new_visit(store))
    store.visits.save_draft(visit, NOON)
    store.visits.close_visit(an_open_record(visit))

    store.visits.reopen(visit, NOON + A_MINUTE)
    store.visits.reopen(visit, NOON + A_MINUTE)

    assert store.visits.drafts() == [SavedDraft(visit, NOON + A_MINUTE)]
    assert store.visits.entries_of(TODAY) == []
    tables = ("visit", "visit_topic", "visit_referral", "visit_language", "visit_figures", "visit_near_miss")
    for table in (*tables, "daily_count"):
        assert store.transactions.db.table(table).count == 0


def test_a_discarded_visit_can_be_taken_back_too(store: OpenStore) -> None:
    visit = a_new_visit(store)
    store.visits.discard_draft(visit.id)

    store.visits.reopen(visit, NOON)

    assert store.visits.drafts() == [SavedDraft(visit, NOON)]


def test_enough_is_kept_to_print_a_slip_again_on_its_day(store: OpenStore) -> None:
    visit = a_new_visit(store)
    store.visits.save_draft(replace(visit, language="ar"), NOON)
    store.visits.close_visit(an_open_record(visit))

    chosen = (Choice(Kind("mbe"), OfferId("mbe/awo")),)
    assert store.visits.kept_slip(visit.id) == KeptSlip(visit.number, NOON, "ar", (Topic.WOHNEN, Topic.SPRACHE), chosen)

    store.visits.forget_details_before(TODAY)
    assert store.visits.kept_slip(visit.id) == KeptSlip(visit.number, NOON, "ar", (Topic.WOHNEN, Topic.SPRACHE), chosen)
    store.visits.forget_details_before(TODAY + timedelta(days=1))
    assert store.visits.kept_slip(visit.id) == KeptSlip(visit.number, NOON, None, (Topic.WOHNEN, Topic.SPRACHE), chosen)
    assert language_counts(store) == {("2026-11-01", "ar"): 1}


def test_of_a_violence_visit_and_of_an_open_one_no_slip_is_kept(store: OpenStore) -> None:
    violence, still_open = filled(a_new_visit(store)), a_new_visit(store)
    store.visits.save_draft(violence, NOON)
    store.visits.close_visit(a_violence_record(violence))

    assert (store.visits.kept_slip(violence.id), store.visits.kept_slip(still_open.id)) == (None, None)
    assert store.transactions.db.table("visit_language").count == 0


def test_a_slip_printed_again_is_counted(store: OpenStore) -> None:
    visit = a_new_visit(store)
    store.visits.close_visit(an_open_record(visit))

    store.visits.count_reprint(visit.id)

    assert [row["slips_issued"] for row in store.transactions.db.query("SELECT slips_issued FROM visit")] == [2]


def test_slip_languages_are_counted_by_month(store: OpenStore) -> None:
    for language in ("ar", "ar", "uk", None):
        visit = a_new_visit(store)
        store.visits.save_draft(replace(visit, language=language), NOON)
        store.visits.close_visit(an_open_record(visit))

    assert language_counts(store) == {("2026-11-01", "ar"): 2, ("2026-11-01", "uk"): 1}


def test_reopening_takes_the_language_out_of_the_count(store: OpenStore) -> None:
    visits = [replace(a_new_visit(store), language="ar") for _ in range(2)]
    for visit in visits:
        store.visits.save_draft(visit, NOON)
        store.visits.close_visit(an_open_record(visit))

    store.visits.reopen(visits[0], NOON)

    assert language_counts(store) == {("2026-11-01", "ar"): 1}


def test_a_violence_visit_leaves_neither_number_nor_language(store: OpenStore) -> None:
    visit = filled(a_new_visit(store))
    store.visits.save_draft(visit, NOON)
    store.visits.close_visit(a_violence_record(visit))

    assert store.visits.entries_of(TODAY) == [DayEntry(visit.id, None, NOON, ())]
    assert language_counts(store) == {}

    store.visits.reopen(visit, NOON)

    assert store.visits.drafts() == [SavedDraft(visit, NOON)]
    assert language_counts(store) == {}


def test_the_list_of_a_day_is_newest_first_and_knows_no_other_day(store: OpenStore) -> None:
    opened = [NOON, NOON + A_MINUTE, NOON + 2 * A_MINUTE]
    visits = [a_new_visit(store, at) for at in opened]
    yesterday = a_new_visit(store, NOON - timedelta(days=1))
    for visit in (visits[1], visits[0], yesterday, visits[2]):
        store.visits.close_visit(an_open_record(visit))

    assert [entry.opened_at for entry in store.visits.entries_of(TODAY)] == opened[::-1]
    assert [entry.id for entry in store.visits.entries_of(date(2026, 11, 22))] == [yesterday.id]
    assert store.visits.entries_of(date(2026, 11, 21)) == []


def test_a_step_that_fails_in_the_middle_leaves_nothing(store: OpenStore) -> None:
    visit = a_new_visit(store)
    record = an_open_record(visit)
    broken = replace(record, referrals=(*record.referrals, (None, None, None)))  # type: ignore[arg-type]

    with pytest.raises(Exception, match="NOT NULL"):
        store.visits.close_visit(broken)

    assert [draft.visit for draft in store.visits.drafts()] == [visit]
    assert store.visits.entries_of(TODAY) == []
    assert not store.transactions.db.conn.in_transaction


def test_two_visits_of_one_moment_are_two_visits(store: OpenStore) -> None:
    with pytest.raises(Exception, match="UNIQUE"):
        [store.visits.open_visit(VisitId("same"), NOON) for _ in range(2)]

    assert len(store.visits.drafts()) == 1
