"""Backups in the window: made, listed, put back; over the real store."""

import threading
from datetime import timedelta
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.store.safety.bundle import BACKUP_FOLDER
from erstanlauf.store.trouble import SecondPlaceMissing
from erstanlauf.ui.newcomer.view import NOTHING
from erstanlauf.ui.office.backups_page import BackupsPage
from erstanlauf.ui.office.restoring_page import RestoringPage
from tests.store.desks import opened
from tests.ui.desk import CTRL, Key, TestDesk
from tests.ui.office.offices import an_office, go_to, page, press


def rows(desk: TestDesk) -> list[tuple[str, ...]]:
    return [tuple(row) for row in page(desk, BackupsPage).table.lines.rows]


def close_a_visit(desk: TestDesk) -> None:
    desk.press(Key.Key_F2)
    desk.type("ar")
    desk.press(Key.Key_Return)
    desk.type("12")
    desk.press(Key.Key_Return, CTRL)


def visits_in(folder: Path) -> int:
    store = opened(folder)
    count = store.report().rows["visit"]
    store.close()
    return count


def test_one_press_makes_a_backup_that_is_told_listed_and_shown_on_the_idle_page(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        assert desk.shell.idle.backup.text() == "Noch keine geprüfte Sicherung"
        go_to(desk, "backups")
        press(desk, page(desk, BackupsPage).make)
        [(when, age, _)] = rows(desk)
        assert when.startswith("heute ")
        assert age == "gerade eben"
        assert desk.shell.strip.text == f"Gesichert und geprüft: {when}."
        assert desk.shell.idle.backup.text() == f"Letzte geprüfte Sicherung: {when}"
        assert len(list((tmp_path / BACKUP_FOLDER).glob("*.db"))) == 1


def test_an_old_backup_alarms_on_the_idle_page(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "backups")
        press(desk, page(desk, BackupsPage).make)
    with an_office(qtbot, tmp_path, later=timedelta(days=4, hours=1)) as desk:
        assert desk.shell.idle.backup.text().endswith(", vor 4 Tagen")
        assert desk.shell.idle.backup.property("tone") == "alarm"


def test_a_backup_that_is_due_is_made_without_a_word(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        desk.desk.duties.backing_up.make_due()
        desk.settle()
        assert desk.shell.strip.text == ""
        assert desk.shell.idle.backup.text().startswith("Letzte geprüfte Sicherung: heute")

        desk.desk.duties.backing_up.make_due()
        desk.settle()
        assert len(list((tmp_path / BACKUP_FOLDER).glob("*.db"))) == 1


def test_putting_back_says_first_what_would_be_lost(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "backups")
        press(desk, page(desk, BackupsPage).make)
        desk.press(Key.Key_Escape)
        close_a_visit(desk)
        go_to(desk, "backups")
        press(desk, page(desk, BackupsPage).restore)
        step = page(desk, BackupsPage).step
        assert step.question.text().startswith("Den Stand von heute ")
        assert step.consequence.text().startswith("Verloren geht 1 abgeschlossene Vorsprache: heute.")
        desk.press(Key.Key_Space)  # the focus is on "no"
    assert visits_in(tmp_path) == 1


def test_a_backup_is_put_back_with_four_presses_from_the_menu_and_the_desk_locks(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "backups")
        press(desk, page(desk, BackupsPage).make)
        desk.press(Key.Key_Escape)
        close_a_visit(desk)

        go_to(desk, "backups")  # two presses: the menu and its line
        press(desk, page(desk, BackupsPage).restore)
        with qtbot.waitSignal(desk.shell.locked):
            page(desk, BackupsPage).step.yes.click()
    assert visits_in(tmp_path) == 0


def test_while_it_is_put_back_nobody_can_change_a_visit(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "backups")
        press(desk, page(desk, BackupsPage).make)
        desk.press(Key.Key_Escape)
        desk.press(Key.Key_F2)
        desk.type("ar")
        desk.press(Key.Key_Return)
        guide = desk.desk.guide
        guide.appear_on(QGuiApplication.primaryScreen())
        desk.settle()
        go_to(desk, "backups")
        press(desk, page(desk, BackupsPage).restore)
        let = threading.Event()
        desk.desk.tasks.run(desk.desk._background, lambda: let.wait(30), lambda _: None, lambda _: None)
        page(desk, BackupsPage).step.yes.click()
        QApplication.processEvents()
        for key in (Key.Key_F1, Key.Key_F1, Key.Key_Escape, Key.Key_F2):
            QTest.keyClick(desk.window, key)
        page(desk, RestoringPage)
        assert guide.window is not None
        assert guide.window.view == NOTHING
        with qtbot.waitSignal(desk.shell.locked):
            let.set()


def test_a_backup_that_is_gone_meanwhile_is_told_with_the_way_to_a_new_log_in(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "backups")
        press(desk, page(desk, BackupsPage).make)
        press(desk, page(desk, BackupsPage).restore)
        for file in (tmp_path / BACKUP_FOLDER).glob("*.db"):
            file.unlink()
        page(desk, BackupsPage).step.yes.click()
        restoring = page(desk, RestoringPage)
        qtbot.waitUntil(restoring.failure.isVisible)
        assert restoring.failure.text()
        with qtbot.waitSignal(desk.shell.locked):
            restoring.log_in.click()


def test_a_sound_store_is_said_to_be_sound(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "backups")
        press(desk, page(desk, BackupsPage).check)
        assert page(desk, BackupsPage).found.text() == "Der Datenbestand ist in Ordnung, jede Seite wurde gelesen."


def test_a_stick_that_is_missing_is_told_once_not_with_every_backup(qtbot: QtBot, tmp_path: Path) -> None:
    fixed = {"second_backup_folder": str(tmp_path / "stick")}
    with an_office(qtbot, tmp_path / "home", fixed=fixed) as desk:
        told: list[str] = []
        backing_up = desk.desk.duties.backing_up
        backing_up.troubled.connect(lambda trouble: told.append(trouble.code))
        for _ in range(2):
            close_a_visit(desk)
            desk.clock.at += timedelta(hours=2)
            backing_up.make_due()
            desk.settle()
        assert len(list((tmp_path / "home" / BACKUP_FOLDER).glob("*.db"))) == 2
        assert told == [SecondPlaceMissing.code]
