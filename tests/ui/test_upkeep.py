"""What is out of date goes when the desk opens and on each new day, and never what somebody is working on."""

from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.store.desks import opened
from tests.store.samples import NOON, a_new_visit, an_open_record, filled
from tests.ui.desk import Key, a_desk

DAY = timedelta(days=1)


def a_store_with(folder: Path, *, closed_days_ago: int = 0, open_for_days: int = 0) -> None:
    """Leave one closed and one open visit behind."""
    store = opened(folder)
    long_ago, ago = NOON - closed_days_ago * DAY, NOON - open_for_days * DAY
    store.visits.close_visit(an_open_record(a_new_visit(store, long_ago), long_ago))
    draft = filled(a_new_visit(store, ago))
    store.visits.save_draft(draft, ago)
    store.close()


def test_opening_the_desk_erases_what_is_out_of_date_before_it_is_taken_up(qtbot: QtBot, tmp_path: Path) -> None:
    a_store_with(tmp_path, closed_days_ago=10, open_for_days=2)
    with a_desk(qtbot, tmp_path, later=2 * DAY) as desk:
        assert desk.desk.counter.session is None
        assert desk.shell.panel.list.model().rowCount() == 0
    store = opened(tmp_path)
    assert store.visits.drafts() == []
    store.close()


def test_a_draft_of_today_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    a_store_with(tmp_path)
    with a_desk(qtbot, tmp_path) as desk:
        assert desk.desk.counter.session is not None


def test_on_a_new_day_a_parked_visit_goes_and_the_one_in_hand_stays(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        for _ in range(2):
            desk.press(Key.Key_F2)
            desk.type("ar")
            desk.press(Key.Key_Return)
        in_hand = desk.session.visit.id
        assert desk.shell.panel.list.model().rowCount() == 2
        desk.clock.at += 2 * DAY
        desk.desk.duties.upkeep.look()
        desk.settle()
        assert desk.shell.panel.list.model().rowCount() == 1
        assert desk.session.visit.id == in_hand
        desk.type("1")
        assert "Entwurf" not in desk.shell.strip.text


def test_once_a_day_is_enough(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.desk.duties.upkeep.look()
        assert desk.desk.tasks.is_idle


def test_a_clock_that_jumped_erases_nothing_and_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    a_store_with(tmp_path)
    with a_desk(qtbot, tmp_path, later=400 * DAY) as desk:
        desk.desk.duties.upkeep.look()
        desk.settle()
        assert "gelöscht wurde nichts" in desk.shell.strip.text
    store = opened(tmp_path)
    assert len(store.visits.entries_of(NOON.date())) == 1
    store.close()
