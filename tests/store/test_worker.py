"""One thread owns the store: jobs run there in order, trouble comes with the future, the end waits for the last."""

from functools import partial
from pathlib import Path
from threading import current_thread

import pytest

from erstanlauf.store.trouble import StoreDamaged
from erstanlauf.store.worker import StoreThread
from tests.store.desks import opened
from tests.store.samples import NOON, a_new_visit, filled


def test_all_jobs_run_on_one_thread_in_their_order() -> None:
    thread, ran = StoreThread(), list[int]()
    names = {thread.submit(lambda: current_thread().name).result() for _ in range(5)}
    for number in range(100):
        thread.submit(partial(ran.append, number))

    thread.finish(partial(ran.append, 100))

    assert ran == list(range(101))
    assert len(names) == 1
    assert current_thread().name not in names


def test_a_store_opened_there_works_there_and_is_closed_at_the_end(folder: Path) -> None:
    thread = StoreThread()
    store = thread.submit(lambda: opened(folder)).result()
    visit = thread.submit(lambda: a_new_visit(store)).result()
    saved = thread.submit(lambda: store.visits.save_draft(filled(visit), NOON))

    thread.finish(store.close)

    assert saved.done()
    assert {path.name for path in folder.iterdir()} == {"erstanlauf.db", "erstanlauf.mark"}
    again = opened(folder)
    assert [draft.visit for draft in again.visits.drafts()] == [filled(visit)]
    again.close()


def test_trouble_comes_back_with_the_future_and_the_thread_goes_on(folder: Path) -> None:
    folder.mkdir()
    (folder / "erstanlauf.db").touch()
    thread = StoreThread()

    with pytest.raises(StoreDamaged):
        thread.submit(lambda: opened(folder)).result()

    assert thread.submit(lambda: "next").result() == "next"
    thread.finish(lambda: None)


def test_nothing_is_taken_after_the_end() -> None:
    thread = StoreThread()
    thread.finish(lambda: None)

    with pytest.raises(RuntimeError):
        thread.submit(lambda: None)
