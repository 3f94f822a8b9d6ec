"""From one real store to another of the same house: the figures there are the sum of both, whatever happens between."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.figures.counted import BY_DAY, By, Cells, Counted, DayCount, DeskCounts
from erstanlauf.domain.office_settings import DEFAULTS, OfficeSettings
from erstanlauf.domain.people import NotPermitted, Permit, PersonId, Role
from erstanlauf.export.figures import faults
from erstanlauf.export.figures.counts_folder import SharedCounts
from erstanlauf.export.figures.desk_file import DeskFiles
from erstanlauf.store.open_store import OpenStore, open_store
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.usecases.figures.collecting import Collecting
from erstanlauf.usecases.figures.sending import NothingToSend, Sending, SteeringKeyMissing
from tests.export.figures.desks import COUNTS, HOUSE, OTHER_HOUSE, a_desk, counts
from tests.store.desks import EVERYTHING, KEY, SOMEBODY, make_store, opened
from tests.store.samples import NOON, a_new_visit, an_open_record

LATER = NOON + timedelta(days=3)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
COUNTER = Permit(PersonId("0a1b2c3d"), frozenset({Role.COUNTER}))


@dataclass
class ADesk:
    """One desk with a real store; `to` is the key that is set."""

    store: OpenStore
    to: str = ""
    folder: str = ""

    @property
    def files(self) -> DeskFiles:
        return DeskFiles(self.store.figure_keys, lambda: LATER)

    @property
    def settings(self) -> OfficeSettings:
        return replace(DEFAULTS, figures_key=self.to, figures_folder=self.folder)

    def sending(self, permit: Permit = EVERYTHING) -> Sending:
        return Sending(permit, self.store.figures, self.files, lambda: self.settings, self.store.sent_counts)

    def collecting(self, permit: Permit = EVERYTHING) -> Collecting:
        return Collecting(permit, self.store.figures, self.files)

    def serve(self, visits: int, at: datetime = NOON) -> None:
        """Close visits of this time."""
        for each in range(visits):
            visit = a_new_visit(self.store, at + timedelta(minutes=each))
            self.store.visits.save_draft(visit, at)
            self.store.visits.close_visit(an_open_record(visit, visit.opened_at + timedelta(minutes=4)))


def everything(desk: ADesk) -> dict[tuple[Counted, By], Cells]:
    ways = {each: tuple(By) if each in BY_DAY else (By.PERIOD, By.MONTH) for each in Counted}
    return {(each, by): dict(desk.store.figures.cells(each, FIRST, LAST, by)) for each in Counted for by in ways[each]}


def summed(*of: dict[tuple[Counted, By], Cells]) -> dict[tuple[Counted, By], Cells]:
    return {key: dict(sum((Counter(each[key]) for each in of), Counter())) for key in of[0]}


def a_store(folder: Path, house: bytes = HOUSE) -> ADesk:
    store = opened(folder)
    store.house_keys.take_over("a1b2c3d4", house, NOON)
    return ADesk(store)


@pytest.fixture
def steering(tmp_path: Path) -> Iterator[ADesk]:
    (tmp_path / "steering").mkdir()
    desk = a_store(tmp_path / "steering")
    yield desk
    desk.store.close()


@pytest.fixture
def counter(tmp_path: Path, steering: ADesk) -> Iterator[ADesk]:
    (tmp_path / "counter").mkdir()
    desk = a_store(tmp_path / "counter")
    desk.to = steering.collecting().public_key()
    yield desk
    desk.store.close()


def test_the_figures_at_the_steering_desk_are_the_sum_of_both(counter: ADesk, steering: ADesk) -> None:
    counter.serve(7)
    steering.serve(4)
    own, others = everything(steering), everything(counter)
    taken = steering.collecting().take(counter.sending().prepare(LATER).content, LATER)
    assert taken.is_new
    assert everything(steering) == summed(own, others)


def test_a_file_that_comes_twice_counts_once(counter: ADesk, steering: ADesk) -> None:
    counter.serve(3)
    content = counter.sending().prepare(LATER).content
    assert steering.collecting().take(content, LATER).is_new
    once = everything(steering)
    assert not steering.collecting().take(content, LATER).is_new
    assert everything(steering) == once


def test_a_file_that_comes_late_changes_nothing(counter: ADesk, steering: ADesk) -> None:
    counter.serve(3)
    early = counter.sending().prepare(LATER).content
    counter.serve(2, NOON + timedelta(hours=1))
    late = counter.sending().prepare(LATER).content
    assert steering.collecting().take(late, LATER).is_new
    assert not steering.collecting().take(early, LATER).is_new
    assert everything(steering) == everything(counter)


def test_in_order_the_newer_file_takes_the_place_of_the_older(counter: ADesk, steering: ADesk) -> None:
    counter.serve(3)
    first = counter.sending().prepare(LATER).content
    counter.serve(2, NOON + timedelta(hours=1))
    for content in (first, counter.sending().prepare(LATER).content):
        assert steering.collecting().take(content, LATER).is_new
    assert everything(steering) == everything(counter)


def test_a_desk_of_another_house_is_refused(tmp_path: Path, steering: ADesk) -> None:
    (tmp_path / "stranger").mkdir()
    stranger = a_store(tmp_path / "stranger", OTHER_HOUSE)
    stranger.to = steering.collecting().public_key()
    stranger.serve(1)
    with pytest.raises(faults.FileOfOtherHouse):
        steering.collecting().take(stranger.sending().prepare(LATER).content, LATER)
    assert steering.store.figures.sources() == []
    stranger.store.close()


def test_another_steering_desk_cannot_read_it(counter: ADesk, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = a_store(tmp_path / "other")
    other.collecting().public_key()
    counter.serve(1)
    with pytest.raises(faults.FileForOtherDesk):
        other.collecting().take(counter.sending().prepare(LATER).content, LATER)
    other.store.close()


def test_a_desk_that_put_an_older_store_back_is_the_same_desk_and_is_taken_again(
    counter: ADesk, steering: ADesk, tmp_path: Path
) -> None:
    counter.serve(3)
    steering.collecting().take(counter.sending().prepare(LATER).content, LATER)
    for key in ("signing_key", "identity"):
        before = getattr(counter.store.figure_keys, key)()
        counter.store.close()
        counter.store = opened(tmp_path / "counter")
        assert getattr(counter.store.figure_keys, key)() == before
    later = LATER + timedelta(minutes=5)
    assert steering.collecting().take(counter.sending().prepare(later).content, later).is_new
    assert len(steering.store.figures.sources()) == 1


def test_what_is_drawn_once_stays(steering: ADesk) -> None:
    assert steering.collecting().public_key() == steering.collecting().public_key()


def sent_days(desk: int, serial: int) -> DeskCounts:
    """Return what a desk sends the `serial`th time: each time two days more, and the days before counted anew."""
    days = [date(2026, 3, 1) + timedelta(days=day) for day in range(2 * serial)]
    rows = tuple(DayCount(day, Counted.HOUR, "08", "", 10 * desk + serial) for day in days)
    return counts(serial=serial, first=days[0], last=days[-1], counts=rows)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arriving=st.lists(st.tuples(st.integers(3, 5), st.integers(1, 4)), max_size=12))
def test_in_whatever_order_and_however_often_files_come_the_newest_of_each_desk_count(
    steering: ADesk, arriving: list[tuple[int, int]]
) -> None:
    for table in ("daily_count", "counted_desk"):
        steering.store.transactions.db.execute(f"DELETE FROM {table}")
    collecting = steering.collecting()
    to, newest = collecting.public_key(), dict[int, int]()
    for desk, serial in arriving:
        taken = collecting.take(a_desk(desk).sealed(sent_days(desk, serial), to), LATER)
        assert taken.is_new == (serial > newest.get(desk, 0))
        newest[desk] = max(serial, newest.get(desk, 0))
    visits = sum(steering.store.figures.cells(Counted.HOUR, FIRST, LAST, By.PERIOD).values())
    assert visits == sum(2 * serial * (10 * desk + serial) for desk, serial in newest.items())
    assert len(steering.store.figures.sources()) == len(newest)


# who may, and when


def test_nobody_but_their_roles_sends_collects_or_sees_the_key(counter: ADesk, steering: ADesk) -> None:
    for forbidden in (
        lambda: counter.sending(COUNTER).prepare(LATER),
        lambda: counter.sending(COUNTER).standing(LATER),
        lambda: steering.collecting(COUNTER).public_key(),
        lambda: steering.collecting(COUNTER).take(b"", LATER),
        steering.collecting(COUNTER).opener,
        lambda: steering.collecting(COUNTER).take_opened(COUNTS, LATER),
    ):
        with pytest.raises(NotPermitted):
            forbidden()


def test_without_a_key_or_a_day_that_is_over_there_is_nothing_to_send(counter: ADesk) -> None:
    with pytest.raises(NothingToSend):
        counter.sending().prepare(LATER)
    counter.to = ""
    with pytest.raises(SteeringKeyMissing):
        counter.sending().prepare(LATER)


def test_a_desk_sends_by_itself_once_a_week_whoever_logs_in(counter: ADesk, tmp_path: Path) -> None:
    counter.serve(1)
    monday = datetime(2026, 11, 30, 8, tzinfo=NOON.tzinfo)
    sending = counter.sending(COUNTER)
    assert sending.prepare_due(monday) is None  # no folder is set
    counter.folder = str(tmp_path)
    for at, is_due in (
        (monday, True),
        (monday + timedelta(days=6, hours=15), False),
        (monday + timedelta(days=7), True),
    ):
        due = sending.prepare_due(at)
        assert (due is not None) == is_due
        if due is not None:
            assert due[0] == str(tmp_path)
            sending.note_sent(due[1], at)


def test_a_clock_that_was_years_ahead_once_does_not_end_the_sending(counter: ADesk, tmp_path: Path) -> None:
    counter.serve(1)
    counter.folder = str(tmp_path)
    sending, ahead = counter.sending(), LATER + timedelta(days=1000)
    sending.note_sent(sending.prepare(ahead), ahead)
    assert sending.standing(LATER).is_late
    due = sending.prepare_due(LATER)
    assert due is not None
    sending.note_sent(due[1], LATER)
    assert sending.prepare_due(LATER) is None
    assert not sending.standing(LATER).is_late


def test_a_file_that_could_not_be_laid_down_is_due_still(counter: ADesk, tmp_path: Path) -> None:
    counter.serve(1)
    counter.folder = str(tmp_path / "fort")
    due = counter.sending().prepare_due(LATER)
    assert due is not None
    with pytest.raises(faults.FolderMissing):
        SharedCounts().lay_down(Path(due[0]), due[1].name, due[1].content)
    assert counter.sending().prepare_due(LATER) is not None


def test_a_desk_is_late_after_a_month_and_a_week(counter: ADesk) -> None:
    counter.serve(1)
    sending = counter.sending()
    assert sending.standing(LATER).is_late  # it has never sent
    sending.note_sent(sending.prepare(LATER), LATER)
    assert not sending.standing(LATER + timedelta(days=35)).is_late
    assert sending.standing(LATER + timedelta(days=36)).is_late
    counter.to = ""
    assert not sending.standing(LATER + timedelta(days=36)).is_late  # nobody waits for it


def test_the_folder_between_them_holds_the_newest_file_alone(counter: ADesk, steering: ADesk, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    counter.serve(2)
    for minutes in range(3):
        prepared = counter.sending().prepare(LATER + timedelta(minutes=minutes))
        SharedCounts().lay_down(share, prepared.name, prepared.content)
    [file] = SharedCounts().found(share)
    assert steering.collecting().take(SharedCounts().content(file), LATER).is_new
    assert everything(steering) == everything(counter)


# all or nothing


def many_counts() -> Sequence[DayCount]:
    days = [date(2026, 1, 1) + timedelta(days=day) for day in range(320)]
    return tuple(DayCount(day, Counted.NEAR_MISS, f"R{rule:02}", "", 3) for day in days for rule in range(12))


@pytest.mark.skipif(sys.platform != "linux", reason="forks and sends SIGKILL")
def test_killed_while_taking_all_of_a_file_is_there_or_nothing(tmp_path: Path) -> None:
    make_store(tmp_path)
    rows = many_counts()
    whole = []
    for serial, step in enumerate(range(1, 79, 7), start=1):
        child = os.fork()
        if child == 0:  # it dies between two of its statements
            _take_until_killed(tmp_path, serial, rows, step)
        _, status = os.waitpid(child, 0)
        store = open_store(tmp_path, (KEY,), SOMEBODY, lambda: LATER)
        cells = store.figures.cells(Counted.NEAR_MISS, FIRST, LAST, By.PERIOD)
        sources = store.figures.sources()
        assert sum(cells.values()) in (0, sum(each.visits for each in rows)), status
        assert bool(cells) == bool(sources)
        whole.append(bool(cells))
        store.transactions.db.execute("DELETE FROM daily_count")
        store.transactions.db.execute("DELETE FROM counted_desk")
        store.close()
    assert (tmp_path / STORE_FILE).exists()
    assert sorted(whole) == whole
    assert {False, True} == set(whole)


def _take_until_killed(folder: Path, serial: int, rows: Sequence[DayCount], steps: int) -> None:
    """Take a file in a child process and end it the hard way at one of its steps, or at the end."""
    store = open_store(folder, (KEY,), SOMEBODY, lambda: LATER)
    left = steps

    def step() -> int:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), 9)
        return 0

    store.transactions.db.conn.set_progress_handler(step, 2_000)
    store.figures.take(counts(serial=serial, counts=tuple(rows)), LATER)
    os.kill(os.getpid(), 9)


def test_a_trouble_in_the_middle_of_a_round_keeps_the_files_before_it(steering: ADesk) -> None:
    collecting = steering.collecting()
    to = collecting.public_key()
    good = [a_desk(number).sealed(COUNTS, to) for number in (5, 6)]
    became: list[str] = []
    for content in (good[0], good[0][:-1], good[1]):
        try:
            became.append("new" if collecting.take(content, LATER).is_new else "known")
        except KnownTrouble as trouble:
            became.append(trouble.code)
    assert became == ["new", "figures.file_damaged", "new"]
    assert sum(steering.store.figures.cells(Counted.HOUR, FIRST, LAST, By.PERIOD).values()) == 6
