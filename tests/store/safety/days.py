"""What happens at a desk whose backups are tested: visits, backups, damage."""

from datetime import UTC, datetime
from pathlib import Path

from erstanlauf.domain.backups import Backup
from erstanlauf.domain.visit import Visit, VisitId
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.opening import STORE_FILE
from tests.store.desks import opened
from tests.store.samples import NOON, a_new_visit, an_open_record

HALF_PAST = datetime(2026, 11, 23, 11, 30, 0, tzinfo=UTC)
NAME = "erstanlauf-20261123T113000Z"


def closed(store: OpenStore, visits: int) -> list[Visit]:
    """Close so many visits and return them."""
    done = [a_new_visit(store) for _ in range(visits)]
    for visit in done:
        store.visits.close_visit(an_open_record(visit))
    return done


def backed_up(store: OpenStore, now: datetime = HALF_PAST) -> Backup:
    """Make a backup as the desk does, step by step."""
    made = store.backups.finish(store.backups.copy(now))
    store.backups.note(made)
    return made


def visits_in(store: OpenStore) -> set[VisitId]:
    return {entry.id for entry in store.visits.entries_of(NOON.date())}


def work_on(folder: Path, visits: int = 2) -> None:
    store = opened(folder)
    closed(store, visits)
    store.close()


def damage(folder: Path) -> bytes:
    path = folder / STORE_FILE
    path.write_bytes(path.read_bytes()[:30000])
    return path.read_bytes()
