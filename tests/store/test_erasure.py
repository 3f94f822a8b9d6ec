"""Erasing by number and by time: everything of a visit goes, nothing else does, and nothing goes early."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.office_settings import DEFAULTS
from erstanlauf.domain.retention import Kept, due
from erstanlauf.domain.visit import Outcome, SlipNumber, Visit, VisitId
from erstanlauf.store.open_store import OpenStore, open_store
from erstanlauf.store.safety.erased import ERASED_FILE, add_to_erased, apply_erasures, erased_tags, tag_of
from erstanlauf.usecases.office_ports import Erasures
from tests.store.desks import KEY, SOMEBODY, Clock, make_store
from tests.store.samples import NOON, a_new_visit, a_violence_record, an_open_record, filled

DAY = timedelta(days=1)


@pytest.fixture
def store(folder: Path, clock: Clock) -> Iterator[OpenStore]:
    make_store(folder)
    opened = open_store(folder, (KEY,), SOMEBODY, clock)
    yield opened
    opened.close()


def a_closed_visit(store: OpenStore, opened_at: datetime = NOON, language: str | None = "uk") -> Visit:
    visit = replace(filled(a_new_visit(store, opened_at)), language=language)
    store.visits.save_draft(visit, opened_at)
    store.visits.close_visit(an_open_record(visit, opened_at))
    return visit


def purge(store: OpenStore, now: datetime, in_hand: tuple[VisitId, ...] = ()) -> dict[Kept, int]:
    gone = store.erasures.erase_due(due(DEFAULTS, now), in_hand, now)
    return {each.kept: each.count for each in gone}


def rows(store: OpenStore) -> dict[str, int]:
    tables = ("draft", "visit", "visit_topic", "visit_gap", "visit_referral", "visit_overruling", "visit_language")
    return {table: store.transactions.db.table(table).count for table in tables}


def counts(store: OpenStore) -> list[tuple[str, str, int]]:
    found = store.transactions.db.execute(
        "SELECT day, a, visits FROM daily_count WHERE counted = 'language' ORDER BY 1, 2"
    )
    return [tuple(row) for row in found.fetchall()]


def entries(store: OpenStore) -> list[tuple[AuditAction, str | None, int]]:
    return [(each.action, each.subject, each.count) for each in reversed(store.audit.entries(100))]


def test_the_store_fills_the_port(store: OpenStore) -> None:
    port: Erasures = store.erasures
    assert port.kept_visit(SlipNumber("K7-100-1")) is None


def test_a_number_leads_to_all_that_is_kept(store: OpenStore) -> None:
    visit = a_closed_visit(store)
    kept = store.erasures.kept_visit(visit.number)
    record = an_open_record(visit)
    assert kept is not None
    assert (kept.id, kept.topics, kept.gaps, kept.referrals) == (
        record.id,
        record.topics,
        record.gaps,
        record.referrals,
    )
    assert (kept.language, kept.overruling, kept.slips_issued) == ("uk", record.overruling, 1)
    assert kept.referrals[1][2] is Outcome.UNSUITABLE


def test_a_number_leads_to_an_open_visit_too(store: OpenStore) -> None:
    visit = a_new_visit(store)
    assert store.erasures.open_visit(visit.number) == visit.id
    assert store.erasures.kept_visit(visit.number) is None


def test_erasing_takes_one_visit_with_all_its_rows_and_no_other(store: OpenStore) -> None:
    goes, stays = a_closed_visit(store), a_closed_visit(store)
    before = rows(store)
    store.erasures.erase(goes.id)
    assert rows(store) == {table: count // 2 for table, count in before.items()}
    assert entries(store)[-1] == (AuditAction.ERASED, goes.id, 1)
    assert store.erasures.kept_visit(stays.number) is not None
    assert entries(store)[-1] == (AuditAction.VISIT_READ, stays.id, 1)
    assert counts(store) == [("2026-11-01", "uk", 1)]


def test_erasing_the_only_visit_of_a_language_takes_its_count(store: OpenStore) -> None:
    store.erasures.erase(a_closed_visit(store, language="ti").id)
    assert counts(store) == []


def test_an_open_visit_can_be_erased(store: OpenStore) -> None:
    visit = a_new_visit(store)
    store.erasures.erase(visit.id)
    assert store.visits.drafts() == []


def test_nothing_is_due_on_the_day(store: OpenStore, clock: Clock) -> None:
    a_closed_visit(store)
    a_new_visit(store)
    before = rows(store)
    assert purge(store, NOON + timedelta(hours=8)) == {}
    assert rows(store) == before


def test_a_draft_goes_after_its_hours_and_never_the_one_in_hand(store: OpenStore) -> None:
    left, in_hand = a_new_visit(store), a_new_visit(store)
    assert purge(store, NOON + DAY, (in_hand.id,)) == {}
    assert purge(store, NOON + DAY + timedelta(seconds=2), (in_hand.id,)) == {Kept.DRAFT: 1}
    assert [draft.visit.id for draft in store.visits.drafts()] == [in_hand.id]
    assert left.id not in str(list(store.transactions.db.table("draft").rows))


def test_a_visit_goes_after_its_days_and_not_a_second_early(store: OpenStore) -> None:
    a_closed_visit(store)
    last = NOON + 90 * DAY
    purge(store, last)
    assert rows(store)["visit"] == 1
    assert purge(store, last + timedelta(seconds=2))[Kept.VISIT] == 1
    assert set(rows(store).values()) == {0}


def test_times_written_in_another_zone_are_compared_as_moments(store: OpenStore) -> None:
    late_in_utc = NOON.astimezone(UTC)  # 11:00, but the same moment
    a_closed_visit(store, late_in_utc)
    purge(store, NOON + 90 * DAY - timedelta(seconds=1))
    assert rows(store)["visit"] == 1


def test_the_language_of_a_slip_goes_with_its_day_and_the_count_of_the_month_stays(store: OpenStore) -> None:
    for opened_at, language in ((NOON - DAY, "uk"), (NOON, "uk"), (NOON + DAY, "ar")):
        a_closed_visit(store, opened_at, language)
    counted = [("2026-11-01", "ar", 1), ("2026-11-01", "uk", 2)]
    purge(store, NOON + 3 * DAY)
    assert rows(store)["visit_language"] == 0
    assert counts(store) == counted

    purge(store, NOON + 100 * DAY)
    assert counts(store) == counted


def test_the_audit_is_cut_at_the_old_end_and_stays_whole(store: OpenStore, clock: Clock) -> None:
    for month in range(14):
        clock.now = NOON + month * 31 * DAY
        store.audit.note_alone(AuditAction.LOGGED_IN, SOMEBODY)
    [expected] = [each for each in store.erasures.due(due(DEFAULTS, clock.now), (), clock.now) if each.kept == "audit"]
    assert expected.first == NOON.date()
    assert purge(store, clock.now)[Kept.AUDIT] == expected.count
    store.audit.verify()
    assert min(each.at for each in store.audit.entries(100)) >= due(DEFAULTS, clock.now).audit


def test_an_entry_from_the_future_does_not_keep_the_audit_for_ever(store: OpenStore, clock: Clock) -> None:
    clock.now = datetime(2062, 1, 1, tzinfo=UTC)
    store.audit.note_alone(AuditAction.LOGGED_IN, SOMEBODY)
    clock.now = NOON + 400 * DAY
    store.audit.note_alone(AuditAction.LOGGED_IN, SOMEBODY)
    purge(store, clock.now)
    store.audit.verify()
    assert [each.at.year for each in store.audit.entries(100) if each.action is AuditAction.LOGGED_IN] == [2027]


def test_what_went_is_written_down_by_kind_and_number(store: OpenStore, clock: Clock) -> None:
    a_closed_visit(store)
    clock.now = NOON + 2 * DAY
    purge(store, clock.now)
    assert entries(store)[-1] == (AuditAction.EXPIRED, "slip_language", 1)
    clock.now += DAY
    purge(store, clock.now)
    assert entries(store)[-1] == (AuditAction.EXPIRED, None, 0)
    before = entries(store)
    purge(store, clock.now + timedelta(hours=1))
    assert entries(store) == before


@pytest.mark.parametrize("wrong", [datetime(1970, 1, 1, 0, 1, tzinfo=UTC), datetime(2062, 1, 1, tzinfo=UTC)])
def test_a_visit_from_a_clock_that_was_wrong_begins_its_time_now(store: OpenStore, wrong: datetime) -> None:
    a_closed_visit(store, wrong)
    draft = a_new_visit(store, wrong)
    purge(store, NOON)
    assert (rows(store)["visit"], rows(store)["draft"]) == (1, 1)
    assert purge(store, NOON + DAY + timedelta(seconds=2))[Kept.DRAFT] == 1
    assert draft.id not in {each.visit.id for each in store.visits.drafts()}
    assert purge(store, NOON + 91 * DAY)[Kept.VISIT] == 1


def test_what_the_clock_is_held_against(store: OpenStore, clock: Clock) -> None:
    assert store.erasures.clock_marks().trusted is None
    a_closed_visit(store, NOON - 3 * DAY)
    assert store.erasures.clock_marks().trusted == NOON - 3 * DAY
    purge(store, NOON)
    clock.now = datetime(2062, 1, 1, tzinfo=UTC)
    store.audit.note_alone(AuditAction.LOGGED_IN, SOMEBODY)
    marks = store.erasures.clock_marks()
    assert (marks.newest, marks.trusted) == (clock.now, NOON)


def test_closing_can_be_taken_back_after_a_purge(store: OpenStore) -> None:
    visit = a_closed_visit(store, NOON - 2 * DAY)
    closed = replace(an_open_record(visit, NOON), id=a_new_visit(store, NOON - 2 * DAY).id)
    again = next(draft.visit for draft in store.visits.drafts())
    store.visits.close_visit(replace(closed, number=again.number))
    purge(store, NOON)
    store.visits.reopen(again, NOON)
    assert [draft.visit for draft in store.visits.drafts()] == [again]


def test_a_violence_visit_goes_in_its_time(store: OpenStore) -> None:
    store.visits.close_visit(a_violence_record(a_new_visit(store)))
    assert purge(store, NOON + 91 * DAY)[Kept.VISIT] == 1


def test_after_a_large_purge_the_file_is_small_again(store: OpenStore, folder: Path) -> None:
    db = store.transactions.db
    db.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)"
        " INSERT INTO visit SELECT printf('%032d', i), NULL, '2026-11-23', ?, ?, 1 FROM n",
        (NOON.isoformat(), NOON.isoformat()),
    )
    assert purge(store, NOON + 91 * DAY)[Kept.VISIT] == 30000
    assert (folder / "erstanlauf.db").stat().st_size < 500_000
    assert (folder / "erstanlauf.db-wal").stat().st_size == 0


def test_erasures_are_listed_by_blind_tags_before_they_happen(
    store: OpenStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = a_closed_visit(store)
    with monkeypatch.context() as broken:
        broken.setattr(store.audit, "note", _break)
        with pytest.raises(RuntimeError):
            store.erasures.erase(visit.id)
    assert erased_tags(folder) == {tag_of(visit.id)}
    assert visit.id.encode() not in (folder / ERASED_FILE).read_bytes()
    assert rows(store)["visit"] == 1
    assert purge(store, NOON, (visit.id,)) == {}
    assert rows(store)["visit"] == 1
    assert purge(store, NOON) == {}
    assert rows(store)["visit"] == 0  # what was begun is done at the next occasion


def test_erasures_are_done_again_in_a_store_that_was_put_back(store: OpenStore, folder: Path) -> None:
    goes, stays, open_then = a_closed_visit(store), a_closed_visit(store), a_new_visit(store)
    for visit in (goes, open_then):
        add_to_erased(folder, tag_of(visit.id))
    with store.transactions.one() as db:
        assert apply_erasures(db, folder, NOON) == 2
    assert store.visits.drafts() == []
    assert store.erasures.kept_visit(goes.number) is None
    assert store.erasures.kept_visit(stays.number) is not None
    with store.transactions.one() as db:
        assert apply_erasures(db, folder, NOON) == 0


def test_a_list_torn_by_a_power_cut_loses_no_other_line(folder: Path) -> None:
    folder.mkdir()
    one, two = VisitId("one"), VisitId("two")
    add_to_erased(folder, tag_of(one))
    whole = (folder / ERASED_FILE).read_bytes()
    for cut in range(len(whole)):
        (folder / ERASED_FILE).write_bytes(whole + whole[:cut])
        add_to_erased(folder, tag_of(two))
        assert erased_tags(folder) == {tag_of(one), tag_of(two)}


def test_without_a_list_nothing_was_erased(folder: Path) -> None:
    assert erased_tags(folder) == frozenset()


def _break(*_: object) -> None:
    raise RuntimeError("killed here")
