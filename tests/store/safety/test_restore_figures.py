"""After a backup was put back nobody counts twice, and figures go on under the secret they were rounded with."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from erstanlauf.domain.figures.counted import By, Counted, DayCount, DeskCounts, DeskId
from erstanlauf.domain.handover.states import HandoverState
from erstanlauf.domain.office_settings import DEFAULTS
from erstanlauf.domain.retention import CutOffs, due
from erstanlauf.store.open_store import OpenStore, open_store
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety import restore as restoring
from erstanlauf.store.safety.bundle import BACKUP_FOLDER
from erstanlauf.store.safety.restore import Restoring
from tests.store.counted_visits import Everything, an_ordinary_visit, everything
from tests.store.desks import KEY, SOMEBODY, make_store
from tests.store.handover_samples import a_handover, handed_over
from tests.store.samples import NOON

DAY = timedelta(days=1)
OTHER = DeskId("0a0b0c0d-0000-4000-8000-000000000001")

both = pytest.mark.parametrize("is_readable", [True, False], ids=["store readable", "store lost"])


class Desk:
    """A desk whose clock a test moves; `store` is open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = NOON
        make_store(folder)
        self.open()

    def open(self) -> None:
        self.store: OpenStore = open_store(self.folder, (KEY,), SOMEBODY, lambda: self.now)

    def purge(self, days: int) -> None:
        self.now = NOON + days * DAY
        self.store.erasures.erase_due(due(DEFAULTS, self.now), (), self.now)

    def back_up(self) -> str:
        made = self.store.backups.finish(self.store.backups.copy(self.now))
        self.store.backups.note(made)
        return made.name

    def put_back(self, name: str, is_readable: bool = True) -> None:
        self.store.close()
        if not is_readable:
            (self.folder / STORE_FILE).write_bytes(b"")
            (self.folder / f"{STORE_FILE}-wal").unlink(missing_ok=True)
        backups = self.folder / BACKUP_FOLDER
        restoring.restore(Restoring(self.folder, backups, name, (KEY,), (), SOMEBODY, lambda: self.now, self._cut_offs))
        self.open()

    def _cut_offs(self, _: Mapping[str, str]) -> CutOffs:
        return due(DEFAULTS, self.now)


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    desk = Desk(folder)
    yield desk
    desk.store.close()


def taken(desk: Desk, serial: int = 1, visits: int = 4) -> None:
    """Take counts of another desk, of yesterday."""
    day = desk.now.date() - DAY
    counts = (DayCount(day, Counted.HOUR, "09", "", visits), DayCount(day, Counted.ANSWER, "issued", "", visits))
    assert desk.store.figures.take(DeskCounts(OTHER, "M3", serial, desk.now, day, day, counts), desk.now)


@both
def test_visits_written_down_since_the_backup_count_once(desk: Desk, is_readable: bool) -> None:
    for days in (0, 0, 20):
        an_ordinary_visit(desk.store, NOON + days * DAY)
    before = everything(desk.store)
    desk.purge(60)
    name = desk.back_up()
    desk.purge(100)
    assert everything(desk.store) == before

    desk.put_back(name, is_readable)

    assert desk.store.transactions.db.table("visit").count == 1
    assert everything(desk.store) == before
    desk.purge(200)
    assert everything(desk.store) == before
    assert desk.store.report().is_sound


@both
def test_a_visit_erased_since_the_backup_does_not_come_back_as_a_count(desk: Desk, is_readable: bool) -> None:
    gone = an_ordinary_visit(desk.store)
    an_ordinary_visit(desk.store)
    name = desk.back_up()
    desk.store.erasures.erase(gone.record.id)

    desk.now = NOON + 100 * DAY
    desk.put_back(name, is_readable)

    assert desk.store.figures.cells(Counted.HOUR, NOON.date(), NOON.date(), By.PERIOD) == {("", "12", ""): 1}


def test_counts_of_other_desks_are_those_of_today(desk: Desk) -> None:
    taken(desk)
    name = desk.back_up()
    taken(desk, serial=2, visits=9)
    before = (of_all(desk), desk.store.figures.sources())

    desk.put_back(name)

    assert (of_all(desk), desk.store.figures.sources()) == before
    assert (Counted.HOUR, "09", 9) in before[0]


def test_where_the_store_is_lost_counts_are_those_of_the_backup(desk: Desk) -> None:
    taken(desk)
    before = (of_all(desk), desk.store.figures.sources())
    name = desk.back_up()
    taken(desk, serial=2, visits=9)

    desk.put_back(name, is_readable=False)

    assert (of_all(desk), desk.store.figures.sources()) == before


def test_answers_written_down_since_the_backup_are_neither_lost_nor_doubled(desk: Desk) -> None:
    closed = an_ordinary_visit(desk.store)
    handed_over(desk.store, a_handover(closed.record.id), to=HandoverState.REJECTED)
    name = desk.back_up()
    handed_over(desk.store, a_handover(closed.record.id))
    before = of_all(desk)
    desk.purge(1200)
    assert desk.store.handovers.all() == []

    desk.put_back(name)

    assert of_all(desk) == before
    assert (Counted.ANSWER, "rejected", 1) in before


def test_the_secret_for_rounding_is_that_of_today(desk: Desk) -> None:
    name = desk.back_up()
    secret = desk.store.figures.rounding_key()

    desk.put_back(name)

    assert desk.store.figures.rounding_key() == secret


@pytest.mark.parametrize("is_drawn_anew", [True, False])
def test_the_secret_for_rounding_comes_out_of_the_backup_where_there_is_no_other(
    desk: Desk, is_drawn_anew: bool
) -> None:
    secret, own = desk.store.figures.rounding_key(), desk.store.figures.of_this_desk(NOON).desk
    name = desk.back_up()
    if is_drawn_anew:
        desk.put_back(name, is_readable=False)
    else:
        desk.store.transactions.db.execute("DELETE FROM figures_desk")
        desk.put_back(name)

    assert desk.store.figures.rounding_key() == secret
    assert desk.store.figures.of_this_desk(NOON).desk == own


def test_the_keys_for_files_with_counts_are_those_of_today(desk: Desk) -> None:
    name = desk.back_up()
    desk.store.figure_keys.keep_identity("a secret key")
    signing = desk.store.figure_keys.signing_key()

    desk.put_back(name)

    assert (desk.store.figure_keys.identity(), desk.store.figure_keys.signing_key()) == ("a secret key", signing)


def test_the_key_of_the_steering_desk_is_not_lost_when_an_older_backup_was_put_back_first(desk: Desk) -> None:
    older = desk.back_up()
    desk.store.figure_keys.keep_identity("a secret key")
    desk.now += timedelta(hours=1)
    newer = desk.back_up()
    desk.put_back(older, is_readable=False)
    assert desk.store.figure_keys.identity() is None

    desk.put_back(newer)

    assert desk.store.figure_keys.identity() == "a secret key"


@both
def test_what_is_sent_afterwards_is_newer_than_what_was_sent_before(desk: Desk, is_readable: bool) -> None:
    desk.store.figures.rounding_key()
    name = desk.back_up()
    for minutes in range(3):
        before = desk.store.figures.of_this_desk(NOON + timedelta(minutes=minutes))

    desk.put_back(name, is_readable)

    after = desk.store.figures.of_this_desk(NOON + timedelta(minutes=5))
    assert (after.desk, after.serial > before.serial) == (before.desk, True)
    assert replace(after, serial=0, made_at=NOON) == replace(before, serial=0, made_at=NOON)


def of_all(desk: Desk) -> set[tuple[Counted, str, int]]:
    found: Everything = everything(desk.store)
    of_periods = ((of, cells) for (of, by), cells in found.items() if by is By.PERIOD)
    return {(of, a, visits) for of, cells in of_periods for (_, a, _), visits in cells.items()}
