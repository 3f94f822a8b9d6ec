"""What the disk and other processes do to a store: full, read-only, failing, already open. Nothing saved is lost."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from erstanlauf.domain.visit import Visit
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety.mark import MARK_FILE
from erstanlauf.store.trouble import DiskFailing, DiskFull, NotWritable, StoreLocked
from tests.store.desks import checked, opened
from tests.store.disks import fill
from tests.store.processes import start_desk_that_holds
from tests.store.samples import NOON, a_new_visit, an_open_record, filled


def save_until_full(store: OpenStore, visit: Visit) -> tuple[Visit, Visit, DiskFull]:
    """Save changes until one finds no room; return the last one kept, the one that was not, and the trouble."""
    saved, wanted = visit, filled(visit)
    while True:  # pages in the log that are written anew need no room, so the first saves may still be kept
        try:
            store.visits.save_draft(wanted, NOON)
        except DiskFull as trouble:
            return saved, wanted, trouble
        saved, wanted = wanted, replace(wanted, slips_issued=wanted.slips_issued + 1)


def test_a_full_disk_loses_only_the_step_that_found_no_room(small_disk: Path) -> None:
    folder = small_disk / "desk"
    store = opened(folder)
    visit, closed = a_new_visit(store), a_new_visit(store)
    ballast = fill(small_disk)
    saved, wanted, trouble = save_until_full(store, visit)

    assert trouble.details == {"folder": str(folder), "free_mb": 0}
    assert {draft.visit for draft in store.visits.drafts()} == {saved, closed}
    with pytest.raises(DiskFull):
        store.visits.close_visit(an_open_record(closed))
    assert store.visits.entries_of(NOON.date()) == []

    ballast.unlink()
    store.visits.save_draft(wanted, NOON)
    store.visits.close_visit(an_open_record(closed))
    store.close()

    again = opened(folder)
    assert [draft.visit for draft in again.visits.drafts()] == [wanted]
    assert [entry.id for entry in again.visits.entries_of(NOON.date())] == [closed.id]
    again.close()


def test_a_first_start_on_a_full_disk_leaves_nothing_and_works_later(small_disk: Path) -> None:
    folder = small_disk / "desk"
    folder.mkdir()
    ballast = fill(small_disk)

    with pytest.raises(DiskFull):
        opened(folder)
    assert list(folder.iterdir()) == []

    ballast.unlink()
    opened(folder).close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit on the size of a process's files")
def test_a_drive_that_refuses_is_known_trouble_and_loses_nothing(folder: Path) -> None:
    store = opened(folder)
    visit = a_new_visit(store)

    with _no_file_may_grow(), pytest.raises((DiskFailing, DiskFull)):
        store.visits.save_draft(filled(visit), NOON)

    assert [draft.visit for draft in store.visits.drafts()] == [visit]
    store.visits.save_draft(filled(visit), NOON)
    assert [draft.visit for draft in store.visits.drafts()] == [filled(visit)]
    store.close()


@contextmanager
def _no_file_may_grow() -> Iterator[None]:
    import resource

    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def test_a_disk_that_may_not_be_written_is_named_and_left_alone(small_disk: Path) -> None:
    folder = small_disk / "desk"
    opened(folder).close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    with pytest.raises(NotWritable) as trouble:
        opened(folder)
    with pytest.raises(NotWritable):
        opened(small_disk / "new")

    assert trouble.value.details == {"folder": str(folder)}
    assert {path.name for path in folder.iterdir()} == {STORE_FILE, MARK_FILE}


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights bind neither root nor Windows")
def test_a_folder_without_the_right_to_write_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(NotWritable):
        opened(tmp_path / "desk")

    tmp_path.chmod(0o700)


def test_a_file_in_the_place_of_the_folder_is_named(folder: Path) -> None:
    folder.write_text("not a folder")

    with pytest.raises(NotWritable):
        opened(folder)


def test_a_store_that_another_process_has_open_is_refused(folder: Path) -> None:
    with start_desk_that_holds(folder) as other:
        try:
            with pytest.raises(StoreLocked) as trouble:
                opened(folder)
            with pytest.raises(StoreLocked):
                checked(folder)
        finally:
            other.kill()

    assert trouble.value.details == {"folder": str(folder)}


def test_the_lock_goes_with_the_process_that_held_it(folder: Path) -> None:
    with start_desk_that_holds(folder) as other:
        other.kill()

    opened(folder).close()


def test_a_second_window_in_the_same_process_is_refused_too(folder: Path) -> None:
    first = opened(folder)

    with pytest.raises(StoreLocked):
        opened(folder)

    visit = a_new_visit(first)
    assert [draft.visit for draft in first.visits.drafts()] == [visit]
    first.close()
