"""Erasing in the window: by number and by time, with a preview in figures; over the real store."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from erstanlauf.domain.handover.states import HandoverState
from erstanlauf.domain.visit import VisitId
from erstanlauf.ui.office.erasure_page import ErasurePage
from tests.store.desks import opened
from tests.store.handover_samples import a_handover, handed_over, kept
from tests.store.samples import CODE
from tests.ui.desk import CTRL, Key, TestDesk
from tests.ui.office.offices import an_office, fill, go_to, page, press


def begin_a_visit(desk: TestDesk) -> str:
    desk.press(Key.Key_F2)
    desk.type("ar")
    desk.press(Key.Key_Return)
    desk.type("12")
    return str(desk.session.visit.number)


def close_a_visit(desk: TestDesk) -> str:
    number = begin_a_visit(desk)
    desk.press(Key.Key_Return, CTRL)
    return number


def rows_of(folder: Path, table: str) -> int:
    store = opened(folder)
    count = store.report().rows[table]
    store.close()
    return count


def look_for(desk: TestDesk, number: str) -> ErasurePage:
    go_to(desk, "erasure")
    erasure = page(desk, ErasurePage)
    fill(desk, erasure.number, number)
    desk.press(Key.Key_Return)
    return erasure


def test_a_visit_goes_by_its_number_after_a_preview_in_figures(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        number = close_a_visit(desk)
        erasure = look_for(desk, number)
        assert erasure.step.question.text() == f"Die Vorsprache {number} löschen?"
        assert "2 Anliegen" in erasure.step.consequence.text()
        assert "In keiner Sicherung steht sie." in erasure.step.consequence.text()

        press(desk, erasure.step.yes)
        assert erasure.result.text() == f"Die Vorsprache {number} ist gelöscht."
        assert desk.shell.panel.list.lines.rowCount() == 0
        assert erasure.number.text() == ""
    assert rows_of(tmp_path, "visit") == 0


def test_a_code_for_withdrawing_leads_to_hand_overs_that_are_named_and_go(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        close_a_visit(desk)
    store = opened(tmp_path)
    visit = VisitId("of a visit that is gone")
    kept(store, a_handover(visit))
    handed_over(store, a_handover(visit))
    store.close()

    with an_office(qtbot, tmp_path) as desk:
        erasure = look_for(desk, CODE.lower())
        assert erasure.step.question.text() == f"Die Vorsprache {CODE} löschen?"
        told = erasure.step.consequence.text()
        assert "2 Übergaben mit allem, was hier über die Person steht." in told
        assert "Nehmen Sie vorher die Einwilligung zurück" in told
        assert "offene Vorsprache" not in told
        press(desk, erasure.step.yes)
        assert erasure.result.text() == f"Die Vorsprache {CODE} ist gelöscht."

    store = opened(tmp_path)
    assert [each.state for each in store.handovers.all()] == [HandoverState.ISSUED]
    assert store.transactions.db.table("handover_content").count == 0
    store.close()


def test_backups_that_still_hold_it_are_counted_with_their_last_day(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        number = close_a_visit(desk)
        desk.desk.duties.backing_up.make()
        desk.settle()
        erasure = look_for(desk, number)
        assert "In 1 Sicherung steht sie noch, längstens bis 22.01.2027" in erasure.step.consequence.text()


def test_taking_a_close_back_does_not_bring_an_erased_visit_back(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        erasure = look_for(desk, close_a_visit(desk))
        press(desk, erasure.step.yes)
        desk.press(Key.Key_Z, CTRL)
        assert desk.desk.counter.session is None
    assert rows_of(tmp_path, "visit") == rows_of(tmp_path, "draft") == 0


@pytest.mark.parametrize("is_undo_first", [True, False])
def test_undo_and_erasure_at_the_same_time_leave_no_half_visit(
    qtbot: QtBot, tmp_path: Path, is_undo_first: bool
) -> None:
    """The store is busy, so that both wait for it."""
    with an_office(qtbot, tmp_path) as desk:
        number = close_a_visit(desk)
        erasure = look_for(desk, number)
        let = threading.Event()
        desk.desk.counter._store.submit(lambda: let.wait(30))
        steps: list[Callable[[], object]] = [desk.desk.counter.undo_close, erasure.step.yes.click]
        for step in steps if is_undo_first else reversed(steps):
            step()
        let.set()
        desk.settle()
        session = desk.desk.counter.session
        if is_undo_first:
            assert session is not None
            assert f"{number} ist noch offen" in desk.shell.strip.text
        else:
            assert session is None
    assert (rows_of(tmp_path, "draft"), rows_of(tmp_path, "visit")) == (int(is_undo_first), 0)


def test_nothing_goes_without_the_second_step(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        look_for(desk, close_a_visit(desk))
        desk.press(Key.Key_Space)  # the focus is on "no"
    assert rows_of(tmp_path, "visit") == 1


def test_a_visit_that_is_open_at_this_desk_stays_and_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        number = begin_a_visit(desk)
        erasure = look_for(desk, number)
        press(desk, erasure.step.yes)
        assert f"{number} ist noch offen" in desk.shell.strip.text
    assert rows_of(tmp_path, "draft") == 1


def test_a_number_nobody_has_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        erasure = look_for(desk, "K7-418-3")
        assert erasure.step.isHidden()
        assert desk.shell.strip.text.startswith("Zur Nummer K7-418-3 ist nichts gespeichert")


def test_what_is_due_goes_by_itself_at_the_start(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        close_a_visit(desk)
        begin_a_visit(desk)
    with an_office(qtbot, tmp_path, later=timedelta(days=2)) as desk:
        assert desk.desk.counter.session is None
    assert rows_of(tmp_path, "draft") == 0
    assert rows_of(tmp_path, "visit") == 1


def test_what_is_due_on_a_later_day_goes_but_for_the_visit_in_hand(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        begin_a_visit(desk)
        kept = begin_a_visit(desk)
        desk.clock.at += timedelta(days=2)
        desk.desk.duties.upkeep.look()
        desk.settle()
        assert [line.number for line in desk.shell.panel.list.lines._lines] == [kept]
    assert rows_of(tmp_path, "draft") == 1


def test_a_doubtful_clock_erases_nothing_until_somebody_has_looked_at_it(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        close_a_visit(desk)
    with an_office(qtbot, tmp_path, later=timedelta(days=100)) as desk:
        assert desk.shell.strip.text.startswith("Die Uhr dieses Rechners steht auf 2027-03-03")
        go_to(desk, "erasure")
        erasure = page(desk, ErasurePage)
        assert len(erasure.table.lines.rows) == 1
        press(desk, erasure.erase_due)
        assert "Ist jetzt wirklich der 03.03.2027" in erasure.step.consequence.text()
        press(desk, erasure.step.yes)
        assert erasure.result.text().startswith("Gelöscht: 1 × Abgeschlossene Vorsprachen")
    assert rows_of(tmp_path, "visit") == 0


def test_where_nothing_is_due_there_is_nothing_to_press(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "erasure")
        assert not page(desk, ErasurePage).erase_due.isEnabled()
        assert page(desk, ErasurePage).table.isHidden()
