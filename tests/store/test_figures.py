"""Figures are the same before and after visits go, nobody counts twice, and nothing else of a visit is left."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.figures.counted import By, Counted, DayCount, DeskCounts, DeskId
from erstanlauf.domain.figures.rounding import KEY_BYTES
from erstanlauf.domain.handover.states import HandoverState
from erstanlauf.domain.office_settings import DEFAULTS
from erstanlauf.domain.retention import due
from erstanlauf.domain.visit import Earlier, EarlierReferral, ReferralOutcome, VisitId
from erstanlauf.store.open_store import OpenStore, open_store
from erstanlauf.store.safety.erased import add_to_erased, tag_of, told_tag
from erstanlauf.store.trouble import CountsNotUsable
from erstanlauf.usecases.figures.ports import Counts
from tests.store.counted_visits import (
    FIRST,
    LAST,
    Closed,
    a_violence_visit,
    an_ordinary_visit,
    close,
    everything,
    some_days,
    some_handover,
    some_visit,
)
from tests.store.desks import KEY, SOMEBODY, Clock, make_store, opened
from tests.store.handover_samples import a_consent, a_handover, handed_over
from tests.store.samples import NOON, a_new_visit, an_open_record

DAY = timedelta(days=1)
TODAY = NOON.date()
OTHER = DeskId("0a0b0c0d-0000-4000-8000-000000000001")


@pytest.fixture
def store(folder: Path, clock: Clock) -> Iterator[OpenStore]:
    make_store(folder)
    opened = open_store(folder, (KEY,), SOMEBODY, clock)
    yield opened
    opened.close()


def counted(store: OpenStore, of: Counted) -> dict[tuple[str, str], int]:
    return {(a, b): visits for (_, a, b), visits in store.figures.cells(of, FIRST, LAST, By.PERIOD).items()}


def purge(store: OpenStore, now: datetime) -> None:
    store.erasures.erase_due(due(DEFAULTS, now), (), now)


def visits_kept(store: OpenStore) -> int:
    return int(store.transactions.db.table("visit").count)


def counts_of(desk: DeskId = OTHER, serial: int = 1, *days: DayCount, first: date, last: date) -> DeskCounts:
    return DeskCounts(desk, "M3", serial, NOON, first, last, days)


def a_count(day: date, visits: int = 3, of: Counted = Counted.HOUR, a: str = "09", b: str = "") -> DayCount:
    return DayCount(day, of, a, b, visits)


def test_the_store_fills_the_port(store: OpenStore) -> None:
    port: Counts = store.figures
    assert port.sources() == []


def test_one_visit_counts_once_in_every_table_it_belongs_to(store: OpenStore) -> None:
    closed = an_ordinary_visit(store)
    handed_over(store, a_handover(closed.record.id), to=HandoverState.REJECTED)
    assert {each: counted(store, each) for each in Counted} == {
        Counted.HOUR: {("12", ""): 1},
        Counted.GROUP: {("refugees", ""): 1},
        Counted.TOPIC: {("wohnen", "refugees"): 1, ("sprache", "refugees"): 1},
        Counted.GAP: {("wohnen", "refugees"): 1},
        Counted.REFERRAL: {("mbe", "chosen"): 1, ("jmd", "unsuitable"): 1},
        Counted.NEAR_MISS: {("R01", ""): 1, ("R02", ""): 1},
        Counted.TOLD: {},
        Counted.COMING: {("first", ""): 1},
        Counted.MINUTES: {("07", ""): 1},
        Counted.LANGUAGE: {("uk", ""): 1},
        Counted.CASE: {("offered", ""): 1},
        Counted.ANSWER: {("rejected", "not_responsible"): 1},
    }


def test_a_violence_visit_counts_as_a_visit_and_for_nothing_it_was_about(store: OpenStore) -> None:
    a_violence_visit(store)
    assert {each: found for each in Counted if (found := counted(store, each))} == {
        Counted.HOUR: {("12", ""): 1},
        Counted.GROUP: {("not_known", ""): 1},  # as of anybody who told nothing: less would tell that there was one
        Counted.COMING: {("first", ""): 1},
        Counted.MINUTES: {("03", ""): 1},
    }


def test_whoever_comes_back_counts_and_what_is_told_counts_for_its_own_day(store: OpenStore) -> None:
    chance = Random(7)
    first = an_ordinary_visit(store, NOON - 40 * DAY)
    for days in (20, 10):
        some_visit(store, chance, NOON - days * DAY, first)
    assert counted(store, Counted.COMING) == {("first", ""): 1, ("return", ""): 2}
    told = list(store.transactions.db.execute("SELECT kind, outcome FROM visit_outcome").fetchall())
    assert counted(store, Counted.TOLD) == dict.fromkeys(told, 1)


@pytest.mark.parametrize(("minutes", "told"), [(0, "00"), (9.9, "09"), (60, "60"), (600, "60"), (-5, "00")])
def test_minutes_are_whole_and_end_at_an_hour(store: OpenStore, minutes: float, told: str) -> None:
    visit = a_new_visit(store)
    close(store, an_open_record(visit, visit.opened_at + timedelta(minutes=minutes)), visit)
    assert counted(store, Counted.MINUTES) == {(told, ""): 1}


def test_the_hour_is_that_of_the_desk(store: OpenStore) -> None:
    an_ordinary_visit(store, NOON.astimezone(UTC))
    an_ordinary_visit(store, NOON)
    assert counted(store, Counted.HOUR) == {("11", ""): 1, ("12", ""): 1}


def test_only_a_hand_over_that_left_has_an_answer(store: OpenStore) -> None:
    chance, closed = Random(1), an_ordinary_visit(store)
    for _ in range(40):
        some_handover(store, chance, closed.record, NOON)
    states = Counter(each.state for each in store.handovers.all())
    assert min(states.values()) > 1
    assert counted(store, Counted.ANSWER) == {
        ("issued", ""): states[HandoverState.ISSUED],
        ("rejected", "not_responsible"): states[HandoverState.REJECTED],
    }


def test_days_are_put_together_as_asked(store: OpenStore) -> None:
    monday = NOON - timedelta(days=NOON.weekday())
    for at in (monday - DAY, monday, monday + 6 * DAY, monday + 40 * DAY):
        an_ordinary_visit(store, at)

    def buckets(by: By) -> dict[str, int]:
        return {bucket: visits for (bucket, _, _), visits in store.figures.cells(Counted.HOUR, FIRST, LAST, by).items()}

    assert buckets(By.PERIOD) == {"": 4}
    assert buckets(By.WEEK) == {"2026-11-16": 1, "2026-11-23": 2, "2026-12-28": 1}
    assert buckets(By.MONTH) == {"2026-11-01": 3, "2027-01-01": 1}
    assert buckets(By.WEEKDAY) == {"6": 2, "0": 1, "5": 1}


def test_a_period_begins_and_ends_with_its_days(store: OpenStore) -> None:
    for days in range(4):
        an_ordinary_visit(store, NOON + days * DAY)
    of_two = store.figures.cells(Counted.HOUR, TODAY + DAY, TODAY + 2 * DAY, By.WEEK)
    assert of_two == {("2026-11-23", "12", ""): 2}


def test_what_was_read_is_read_anew_after_a_change(store: OpenStore) -> None:
    an_ordinary_visit(store)
    assert counted(store, Counted.HOUR) == {("12", ""): 1}
    store.figures.note_seen("weeks 2026-11")
    assert counted(store, Counted.HOUR) == {("12", ""): 1}
    an_ordinary_visit(store)
    store.figures.note_seen("weeks 2026-11")
    assert counted(store, Counted.HOUR) == {("12", ""): 2}


def test_taking_back_the_closing_takes_the_visit_out_of_every_count(store: OpenStore) -> None:
    before = everything(store)
    visit = replace(a_new_visit(store), language="uk")
    close(store, an_open_record(visit), visit)
    store.visits.reopen(visit, NOON)
    assert everything(store) == before


@pytest.mark.parametrize("seed", range(4))
def test_every_figure_is_the_same_before_and_after_visits_and_hand_overs_go(store: OpenStore, seed: int) -> None:
    some_days(store, Random(seed), visits=60, first=NOON, days=200)
    before = everything(store)
    assert all(before.values())
    kept = [visits_kept(store)]
    for days in (*range(200, 300, 20), 1400):
        purge(store, NOON + days * DAY)
        assert everything(store) == before
        purge(store, NOON + days * DAY + timedelta(hours=1))
        assert everything(store) == before
        kept.append(visits_kept(store))
    assert len(set(kept)) > 4
    assert kept[-1] == 0
    assert store.handovers.all() == []
    assert store.report().is_sound


def test_days_of_a_visit_that_goes_and_of_one_that_stays_are_put_together(store: OpenStore) -> None:
    an_ordinary_visit(store)
    an_ordinary_visit(store, NOON + timedelta(hours=1))
    before = everything(store)
    purge(store, NOON + 90 * DAY + timedelta(minutes=30))
    assert visits_kept(store) == 1
    assert everything(store) == before


def test_erasing_by_number_takes_a_visit_out_until_it_is_counted(store: OpenStore) -> None:
    first, second = an_ordinary_visit(store), an_ordinary_visit(store, NOON + DAY)
    store.erasures.erase(first.record.id)
    assert counted(store, Counted.TOPIC) == {("wohnen", "refugees"): 1, ("sprache", "refugees"): 1}
    purge(store, NOON + 100 * DAY)
    before = everything(store)
    store.erasures.erase(second.record.id)
    assert everything(store) == before
    assert counted(store, Counted.HOUR) == {("12", ""): 1}


def test_an_erasure_that_was_cut_off_is_done_before_anything_is_counted(store: OpenStore, folder: Path) -> None:
    erased, stays = an_ordinary_visit(store), an_ordinary_visit(store)
    add_to_erased(folder, tag_of(erased.record.id))
    purge(store, NOON + 100 * DAY)
    assert counted(store, Counted.GROUP) == {("refugees", ""): 1}
    assert stays.record.id != erased.record.id


def test_what_was_told_and_erased_is_not_counted_later(store: OpenStore, folder: Path) -> None:
    first = an_ordinary_visit(store)
    number = first.record.number
    assert number is not None
    back = some_visit(store, Random(7), NOON + DAY, first)
    assert counted(store, Counted.TOLD)
    add_to_erased(folder, told_tag(back.record.id, number))
    purge(store, NOON + 100 * DAY)
    assert counted(store, Counted.TOLD) == {}


def test_a_visit_of_a_clock_that_was_wrong_counts_for_the_day_it_is_dated_anew(store: OpenStore) -> None:
    an_ordinary_visit(store, datetime(2062, 1, 1, 9, tzinfo=UTC))
    purge(store, NOON)
    of_today = store.figures.cells(Counted.HOUR, TODAY, TODAY, By.PERIOD)
    assert of_today == {("", "09", ""): 1}
    purge(store, NOON + 91 * DAY)
    assert store.figures.cells(Counted.HOUR, TODAY, TODAY, By.PERIOD) == of_today


@pytest.mark.parametrize("opened_at", [datetime(2062, 1, 1, 9, tzinfo=UTC), datetime(2019, 12, 31, 9, tzinfo=UTC)])
@pytest.mark.parametrize("is_right_at_closing", [True, False])
def test_all_that_a_clock_that_was_wrong_dated_counts_where_the_visit_does(
    store: OpenStore, opened_at: datetime, is_right_at_closing: bool
) -> None:
    first, moment = an_ordinary_visit(store), NOON + timedelta(minutes=7)
    stays = replace(a_new_visit(store, opened_at), language="uk")
    record = an_open_record(stays, moment if is_right_at_closing else opened_at)
    assert first.record.number is not None
    told = EarlierReferral(Kind("mbe"), OfferId("mbe/awo"), ReferralOutcome.WAS_THERE)
    record = replace(record, earlier=Earlier(first.record.number, TODAY, (told,)))
    close(store, replace(record, figures=first.record.figures), stays)

    purge(store, moment)

    of_november = {each: store.figures.cells(each, TODAY.replace(day=1), TODAY, By.PERIOD) for each in Counted}
    assert sum(of_november[Counted.HOUR].values()) == sum(of_november[Counted.GROUP].values()) == 2
    assert of_november[Counted.LANGUAGE] == {("", "uk", ""): 2}
    assert of_november[Counted.NEAR_MISS] == {("", "R01", ""): 2, ("", "R02", ""): 2}
    assert of_november[Counted.TOLD] == {("", "mbe", "was_there"): 1}
    store.erasures.erase(record.id)
    assert counted(store, Counted.LANGUAGE) == {("uk", ""): 1}


def test_when_a_visit_has_gone_no_other_pair_is_left_anywhere(store: OpenStore) -> None:
    """Of a visit's facts, two stand side by side only where a table of the named list has them."""
    visit = replace(a_new_visit(store), language="ti")
    closed = close(store, replace(an_open_record(visit), figures=an_ordinary_visit(store).record.figures), visit)
    back = some_visit(store, Random(7), NOON + DAY, closed)
    purge(store, NOON + 100 * DAY)

    tables = store.transactions.db.tables
    facts = {
        *("wohnen", "sprache", "refugees", "mbe", "jmd", "chosen", "unsuitable", "R01", "R02", "offered", "12", "07"),
        *("ti", "return", "first", "mbe/awo", "supported", str(visit.number), visit.id, back.record.id),
    }
    pairs = {
        tuple(sorted(found))
        for table in tables
        if table.name != "audit"  # ids of visits, nothing of what they were about
        for row in table.rows
        if len(found := facts & {str(value) for value in row.values()}) > 1
    }
    of_the_list = {
        *(tuple(sorted((topic, "refugees"))) for topic in ("wohnen", "sprache")),
        *(tuple(sorted(pair)) for pair in (("mbe", "chosen"), ("jmd", "unsuitable"))),
    }
    assert pairs == of_the_list
    assert {table.name for table in tables if table.name.startswith("visit") and table.count} == set()
    every_row = str([list(table.rows) for table in tables])
    assert visit.number not in every_row
    assert "mbe/awo" not in every_row


def test_counts_of_a_desk_stand_beside_those_of_this_one(store: OpenStore) -> None:
    an_ordinary_visit(store, NOON - DAY)
    yesterday = TODAY - DAY
    other = counts_of(OTHER, 1, a_count(yesterday), a_count(yesterday, 2, a="12"), first=yesterday, last=yesterday)
    assert store.figures.take(other, NOON)
    assert counted(store, Counted.HOUR) == {("09", ""): 3, ("12", ""): 3}
    assert [(each.code, each.first, each.last, each.taken_at) for each in store.figures.sources()] == [
        (store.transactions.db.execute("SELECT code FROM desk").fetchone()[0], yesterday, yesterday, None),
        ("M3", yesterday, yesterday, NOON),
    ]
    [taken] = [each for each in store.audit.entries(5) if each.action is AuditAction.FIGURES_TAKEN]
    assert taken.subject == OTHER


def test_what_comes_twice_or_is_older_changes_nothing(store: OpenStore) -> None:
    day = TODAY - DAY
    new = counts_of(OTHER, 5, a_count(day), first=day, last=day)
    assert store.figures.take(new, NOON)
    before = (everything(store), store.figures.sources(), store.audit.entries(100))
    for serial in (5, 4, 1):
        assert not store.figures.take(replace(new, serial=serial, counts=(a_count(day, 9),)), NOON + DAY)
    assert (everything(store), store.figures.sources(), store.audit.entries(100)) == before


def test_newer_counts_replace_those_of_the_desk_and_of_no_other(store: OpenStore) -> None:
    days = [TODAY - each * DAY for each in (4, 3, 2)]
    third = DeskId("0a0b0c0d-0000-4000-8000-000000000002")
    for desk in (OTHER, third):
        store.figures.take(
            counts_of(desk, 1, *(a_count(day, 1, a="08") for day in days), first=days[0], last=days[-1]), NOON
        )
    newer = counts_of(OTHER, 2, a_count(days[1], 5), first=days[1], last=days[2] + DAY)
    assert store.figures.take(newer, NOON + DAY)
    assert counted(store, Counted.HOUR) == {("08", ""): 3, ("09", ""): 5}
    [other, _] = store.figures.sources()
    assert (other.first, other.last, other.taken_at) == (days[1], days[2] + DAY, NOON + DAY)


def test_counts_made_while_a_clock_was_behind_take_nothing_away(store: OpenStore, tmp_path: Path) -> None:
    desk = opened(tmp_path / "other")
    for days in (20, 10, 3):
        an_ordinary_visit(desk, NOON - days * DAY)
    assert store.figures.take(desk.figures.of_this_desk(NOON), NOON)
    before = everything(store)
    assert not store.figures.take(desk.figures.of_this_desk(NOON - 9 * DAY), NOON)
    assert everything(store) == before
    assert store.figures.take(desk.figures.of_this_desk(NOON), NOON)
    desk.close()
    assert everything(store) == before


def test_what_only_an_erased_visit_counted_goes_at_the_steering_desk_too(store: OpenStore, tmp_path: Path) -> None:
    desk = opened(tmp_path / "other")
    gone, _ = an_ordinary_visit(desk, NOON - 40 * DAY), an_ordinary_visit(desk, NOON - 3 * DAY)
    assert store.figures.take(desk.figures.of_this_desk(NOON), NOON)
    desk.erasures.erase(gone.record.id)
    assert store.figures.take(desk.figures.of_this_desk(NOON + DAY), NOON + DAY)
    desk.close()
    assert all(visits == 1 for of in Counted for visits in counted(store, of).values())


def test_only_hours_tell_the_day_when_visits_have_gone_or_their_counts_are_sent(store: OpenStore) -> None:
    """Of a day with one visit, its counts side by side would be the visit."""
    an_ordinary_visit(store)
    sent = store.figures.of_this_desk(NOON + DAY).counts
    purge(store, NOON + 100 * DAY)
    kept = store.transactions.db.execute("SELECT counted, day FROM daily_count").fetchall()
    for days in ({(each.counted, each.day.isoformat()) for each in sent}, set(kept)):
        assert {counted for counted, day in days if not day.endswith("-01")} == {Counted.HOUR}
        assert len({counted for counted, _ in days}) == len(Counted) - 2  # nobody came back or was handed over


def test_counts_of_this_desk_are_not_taken_a_second_time(store: OpenStore) -> None:
    an_ordinary_visit(store, NOON - DAY)
    own = store.figures.of_this_desk(NOON)
    assert not store.figures.take(own, NOON)
    assert counted(store, Counted.HOUR) == {("12", ""): 1}


YESTERDAY = TODAY - DAY


@pytest.mark.parametrize(
    "wrong",
    [
        counts_of(first=YESTERDAY, last=TODAY),
        counts_of(first=TODAY - 2 * DAY, last=TODAY - 3 * DAY),
        counts_of(OTHER, 1, a_count(TODAY - 2 * DAY), first=YESTERDAY, last=YESTERDAY),
        counts_of(OTHER, 1, a_count(YESTERDAY, 0), first=YESTERDAY, last=YESTERDAY),
        counts_of(OTHER, 1, a_count(YESTERDAY, 10**7), first=YESTERDAY, last=YESTERDAY),
        counts_of(OTHER, 1, a_count(YESTERDAY, a="a" * 1000), first=YESTERDAY, last=YESTERDAY),
        counts_of(OTHER, 1, a_count(YESTERDAY, 1), a_count(YESTERDAY, 2), first=YESTERDAY, last=YESTERDAY),
        counts_of(DeskId(""), first=YESTERDAY, last=YESTERDAY),
    ],
    ids=range(8),
)
def test_what_no_desk_can_have_counted_is_refused(store: OpenStore, wrong: DeskCounts) -> None:
    with pytest.raises(CountsNotUsable):
        store.figures.take(wrong, NOON)
    assert store.figures.sources() == []
    assert store.transactions.db.table("daily_count").count == 0


def test_counts_of_this_desk_are_of_days_that_are_over_and_of_it_alone(store: OpenStore) -> None:
    for days in (120, 2, 0):
        an_ordinary_visit(store, NOON - days * DAY)
    store.figures.take(counts_of(OTHER, 1, a_count(YESTERDAY), first=YESTERDAY, last=YESTERDAY), NOON)
    before = store.figures.of_this_desk(NOON)
    purge(store, NOON)
    after = store.figures.of_this_desk(NOON)
    assert visits_kept(store) == 2
    assert (after.first, after.last) == (TODAY - 120 * DAY, YESTERDAY)
    assert after.counts == before.counts
    assert after.serial > before.serial > 0
    assert sum(each.visits for each in after.counts if each.counted is Counted.HOUR) == 2
    assert [each.subject for each in store.audit.entries(9) if each.action is AuditAction.FIGURES_SENT] == [
        YESTERDAY.isoformat()
    ] * 2


def test_a_desk_without_a_visit_has_no_counts_to_send(store: OpenStore) -> None:
    found = store.figures.of_this_desk(NOON)
    assert (found.first, found.last, found.counts) == (YESTERDAY, YESTERDAY, ())


def test_the_counts_of_two_desks_are_those_of_both(store: OpenStore, tmp_path: Path) -> None:
    other = opened(tmp_path / "other")
    some_days(other, Random(1), visits=30, first=NOON - 60 * DAY, days=50)
    some_days(store, Random(2), visits=30, first=NOON - 60 * DAY, days=50)
    of_other, of_this = everything(other, last=YESTERDAY), everything(store, last=YESTERDAY)
    assert store.figures.take(other.figures.of_this_desk(NOON), NOON)
    purge(store, NOON + 100 * DAY)
    together = everything(store, last=YESTERDAY)
    other.close()
    assert together == {each: Counter(of_this[each]) + Counter(of_other[each]) for each in together}


def test_the_secret_for_rounding_is_drawn_once_and_stays(store: OpenStore, folder: Path) -> None:
    secret = store.figures.rounding_key()
    assert len(secret) == KEY_BYTES
    assert store.figures.rounding_key() == secret
    store.figures.of_this_desk(NOON)
    store.close()
    again = opened(folder)
    assert again.figures.rounding_key() == secret
    again.close()


def test_what_is_asked_and_written_to_files_stands_in_the_audit(store: OpenStore) -> None:
    store.figures.note_seen("topics 2026-H1")
    store.figures.note_exported("report 2026-H1")
    assert [(each.action, each.subject) for each in store.audit.entries(2)] == [
        (AuditAction.FIGURES_EXPORTED, "report 2026-H1"),
        (AuditAction.FIGURES_SEEN, "topics 2026-H1"),
    ]


def test_no_count_shows_in_a_repr(store: OpenStore) -> None:
    an_ordinary_visit(store, NOON - DAY)
    sent = store.figures.of_this_desk(NOON)
    assert "visits=" not in repr(sent) + repr(sent.counts)
    assert "12" not in repr(store.figures).split(" at ")[0]


def test_a_late_answer_moves_the_hand_over_and_counts_once(store: OpenStore) -> None:
    closed: Closed = an_ordinary_visit(store)
    there = handed_over(store, replace(a_handover(VisitId(closed.record.id), a_consent()), made_at=NOON))
    assert counted(store, Counted.ANSWER) == {("issued", ""): 1}
    store.handovers.put(replace(there, state=HandoverState.ARRIVED, state_at=NOON + DAY))
    assert counted(store, Counted.ANSWER) == {("arrived", ""): 1}
