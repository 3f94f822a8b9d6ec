"""A disk without room, at every place that writes: what was there is whole, the sentence names drive and free room, and
the next try works.

Each deed is tried with no block left, then with a few more each time, until it finds room: so the disk is full at one
write of it after the other.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.states import Handover, HandoverId, HandoverState, moved
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.retention import due
from erstanlauf.domain.visit import VisitId
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.paths import NoRoomForFile
from erstanlauf.store.access import Access
from erstanlauf.store.keys.key_file import keep_key_file
from erstanlauf.store.keys.store_key import read_old_key
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety.bundle import BACKUP_FOLDER, Bundle
from erstanlauf.store.safety.restore import Restoring, restore
from erstanlauf.store.trouble import DiskFull
from tests.store.desks import KEY, SOMEBODY, give_key_file, opened
from tests.store.disks import fill
from tests.store.handover_samples import CONTENT, a_handover, kept, leaving, withdrawn
from tests.store.keys.samples import ANNA, ANNAS_PASSWORD, CHEAP, a_key_file
from tests.store.safety.days import HALF_PAST, backed_up, closed, visits_in
from tests.store.samples import NOON, a_new_visit, an_open_record

MORE_BLOCKS = 3
MOST_BLOCKS = 600

Deed = Callable[[OpenStore], object]

A_PARCEL = Random(7).randbytes(300_000)

A_CATALOGUE = Random(6).randbytes(100_000)
"""As large as a catalogue that cannot be packed any further."""


@pytest.fixture
def folder(small_disk: Path) -> Path:
    folder = small_disk / "desk"
    give_key_file(folder)
    return folder


def close_the_open_visit(store: OpenStore) -> None:
    for draft in store.visits.drafts():
        store.visits.close_visit(an_open_record(draft.visit))


def erase_one(store: OpenStore) -> None:
    store.erasures.erase(VisitId(store.transactions.db.execute("SELECT max(id) FROM visit").fetchone()[0]))


def waiting(store: OpenStore) -> Handover:
    return next(each for each in store.handovers.all() if each.state is HandoverState.WAITING)


def leaving_one(store: OpenStore) -> Handover:
    return next(each for each in store.handovers.all() if each.state is HandoverState.LEAVING)


def handed(store: OpenStore) -> dict[HandoverId, tuple[Handover, bool, bytes | None]]:
    """Return all there is of hand-overs; whether the content is whole stands for it."""
    return {
        each.id: (each, (store.handovers.content(each.id) == CONTENT) is True, store.handovers.parcel(each.id))
        for each in store.handovers.all()
    }


DEEDS: dict[str, Deed] = {
    "save": lambda store: a_new_visit(store),
    "close": close_the_open_visit,
    "backup": lambda store: backed_up(store),
    "setting": lambda store: store.settings.put("idle_minutes", "7"),
    "house key": lambda store: store.house_keys.make(NOON),
    "erasure": erase_one,
    "purge": lambda store: store.erasures.erase_due(due(OfficeSettings(), NOON), (), NOON),
    "password": lambda store: store.ring.set_password(ANNA, ANNAS_PASSWORD + "."),
    "key": lambda store: store.ring.change_key(),
    "check": lambda store: store.checks.full(NOON),
    "step": lambda store: store.catalogue.add_step(A_CATALOGUE),
    "publish": lambda store: store.catalogue.publish(A_CATALOGUE, None, 1),
    "hand-over": lambda store: kept(store, a_handover(VisitId("another"))),
    "parcel": lambda store: store.handovers.keep_parcel(waiting(store), A_PARCEL),
    "gone": lambda store: store.handovers.drop_parcel(moved(leaving_one(store), HandoverState.ISSUED, NOON)),
    "withdrawal": lambda store: store.handovers.put(withdrawn(leaving_one(store))),
    "forgotten": lambda store: store.handovers.forget(waiting(store).id),
}


def tried_with_more_room_each_time(disk: Path, deed: Callable[[], object], is_whole: Callable[[], bool]) -> int:
    """Try a deed until there is room; return how often there was none."""
    for blocks in range(0, MOST_BLOCKS, MORE_BLOCKS):
        ballast = fill(disk, blocks)
        try:
            deed()
        except (DiskFull, NoRoomForFile) as trouble:
            assert_named(trouble, disk)
            assert is_whole()
        else:
            return blocks // MORE_BLOCKS
        finally:
            ballast.unlink()
    raise AssertionError("found no room")


def assert_named(trouble: KnownTrouble, disk: Path) -> None:
    assert str(trouble.details["folder"]).startswith(str(disk))
    assert trouble.details["free_mb"] in (0, 1, 2)
    assert f"nur noch {trouble.details['free_mb']} MB frei" in sentence(Wording("de"), trouble)


@pytest.mark.slow
@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_that_finds_no_room_leaves_all_as_it_was(folder: Path, small_disk: Path, name: str) -> None:
    store = opened(folder)
    visits = {visit.id for visit in closed(store, 6)}
    first = backed_up(store)
    drafts = {a_new_visit(store).id}
    leaving(store, kept(store, a_handover(VisitId("one"))))
    kept(store, a_handover(VisitId("other")))
    handovers = handed(store)

    def is_whole() -> bool:
        assert handed(store) == handovers
        if name != "erasure":
            assert visits_in(store) == visits
        return drafts <= {draft.visit.id for draft in store.visits.drafts()} and first in store.backups.all()

    failed = tried_with_more_room_each_time(small_disk, lambda: DEEDS[name](store), is_whole)
    a_new_visit(store)
    assert store.report().is_sound
    assert not list(folder.rglob("*.part*"))
    store.close()
    password = ANNAS_PASSWORD + ("." if name == "password" else "")
    Access(folder, lambda: NOON, CHEAP).log_in("anna", password).close()

    assert failed or name in ("setting", "house key", "save", "close", "check", "hand-over", "gone")


@pytest.mark.slow
def test_a_restore_that_finds_no_room_leaves_the_store_as_it_was(folder: Path, small_disk: Path) -> None:
    store = opened(folder)
    early = {visit.id for visit in closed(store, 3)}
    name = backed_up(store).name
    visits = early | {visit.id for visit in closed(store, 2)}
    store.close()
    job = Restoring(
        folder,
        folder / BACKUP_FOLDER,
        name,
        (KEY,),
        (),
        SOMEBODY,
        lambda: HALF_PAST,
        lambda kept: due(OfficeSettings(), HALF_PAST),
    )

    def is_whole() -> bool:
        assert not list(folder.glob("restor*"))
        store = opened(folder)
        found = visits_in(store)
        for backup in store.backups.all():
            if backup.name != name:  # of a try that came further: many of them would fill the disk
                Bundle(folder / BACKUP_FOLDER, backup.name).remove()
        store.close()
        return found == visits

    assert tried_with_more_room_each_time(small_disk, lambda: restore(job), is_whole) > 5

    store = opened(folder)
    assert visits_in(store) == early
    store.close()


@pytest.mark.slow
def test_missing_steps_that_find_no_room_leave_the_store_as_it_was(folder: Path, small_disk: Path) -> None:
    released = Path(__file__).parents[1] / "released" / "visit_gaps.db"
    key = read_old_key(released.with_suffix(".key"))
    keep_key_file(folder, a_key_file(key))
    shutil.copy(released, folder / STORE_FILE)

    def is_whole() -> bool:
        return (folder / STORE_FILE).exists()

    assert tried_with_more_room_each_time(small_disk, lambda: opened(folder, key).close(), is_whole) > 2

    store = opened(folder, key)
    assert store.transactions.db.execute("SELECT count(*) FROM visit").fetchone() == (2,)
    assert len(store.visits.drafts()) == 1
    store.close()
