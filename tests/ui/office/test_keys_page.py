"""Keys in the window: changed, put on paper, carried in a file; over the real key file and store."""

import threading
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from erstanlauf.store.keys.key_file import load_key_file
from erstanlauf.store.keys.key_holders import unlock, unlock_with_paper
from erstanlauf.store.keys.trouble import PaperKeyWrong
from erstanlauf.ui.office.keys_page import KeysPage
from tests.store.desks import KEY
from tests.store.keys.samples import ANNAS_PASSWORD, PAPER
from tests.ui.desk import Key, TestDesk, focused
from tests.ui.office.offices import an_office, fill, go_to, page, press

PASSPHRASE = "sieben graue Kessel"


def keys_page(desk: TestDesk) -> KeysPage:
    go_to(desk, "keys")
    return page(desk, KeysPage)


def choose_file(desk: TestDesk, at: KeysPage, file: Path) -> None:
    [dialog] = at.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: not at.findChildren(QFileDialog) and desk.window.isActiveWindow())
    desk.settle()


def test_a_changed_key_opens_for_the_same_password(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        keys = keys_page(desk)
        press(desk, keys.change)
        press(desk, keys.step.yes)
        assert desk.shell.strip.text == "Der Datenspeicher hat einen neuen Schlüssel."
    assert KEY not in unlock(load_key_file(tmp_path), "Anna", ANNAS_PASSWORD).keys


def test_a_new_key_on_paper_holds_only_when_it_was_typed_back(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        keys = keys_page(desk)
        press(desk, keys.new_paper)
        paper = keys.key.text().replace(" – ", "-").replace("\n", "-")
        assert keys.key.isVisible()
        assert keys.typed.isHidden()
        press(desk, keys.print)
        assert len(desk.printer.jobs) == 1
        assert unlock_with_paper(load_key_file(tmp_path), PAPER).keys

        press(desk, keys.go_on)
        assert keys.typed.isVisible()
        assert not keys.key.isVisible()
        fill(desk, keys.typed, paper.lower())
        desk.press(Key.Key_Return)
        assert desk.shell.strip.text == "Der neue Papier-Schlüssel gilt. Vernichten Sie den alten."
        assert keys.key.text() == keys.typed.text() == ""
    assert unlock_with_paper(load_key_file(tmp_path), paper).keys
    with pytest.raises(PaperKeyWrong):
        unlock_with_paper(load_key_file(tmp_path), PAPER)


def test_a_key_that_was_mistyped_is_told_and_can_be_typed_again(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        keys = keys_page(desk)
        press(desk, keys.new_paper)
        press(desk, keys.go_on)
        fill(desk, keys.typed, PAPER)
        desk.press(Key.Key_Return)
        assert desk.shell.strip.text
        press(desk, keys.back)
        assert keys.key.isVisible()
    assert unlock_with_paper(load_key_file(tmp_path), PAPER).keys


def test_escape_forgets_a_key_that_was_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        keys = keys_page(desk)
        press(desk, keys.new_paper)
        desk.press(Key.Key_Escape)
        assert keys.key.text() == ""
        assert keys.new_paper.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_house_key_goes_out_in_a_file_and_comes_in_again(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "house.json"
    with an_office(qtbot, tmp_path / "one") as desk:
        keys = keys_page(desk)
        fill(desk, keys.passphrase, PASSPHRASE)
        fill(desk, keys.again, PASSPHRASE)
        press(desk, keys.carry_out)
        choose_file(desk, keys, file)
        assert desk.shell.strip.text == "Der Hausschlüssel liegt in house.json."
    with an_office(qtbot, tmp_path / "two") as desk:
        keys = keys_page(desk)
        fill(desk, keys.passphrase, PASSPHRASE + "!")
        press(desk, keys.carry_in)
        choose_file(desk, keys, file)
        assert "Kennwort" in desk.shell.strip.text

        fill(desk, keys.passphrase, PASSPHRASE)
        press(desk, keys.carry_in)
        choose_file(desk, keys, file)
        assert desk.shell.strip.text == "Dieser Platz benutzt jetzt den Hausschlüssel aus house.json."


def test_two_different_passphrases_write_no_file(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        keys = keys_page(desk)
        fill(desk, keys.passphrase, PASSPHRASE)
        fill(desk, keys.again, PASSPHRASE + "!")
        press(desk, keys.carry_out)
        assert keys.findChildren(QFileDialog) == []
        assert desk.shell.strip.text.startswith("Die beiden Kennwörter sind verschieden")


def test_a_paper_key_that_comes_when_the_page_was_left_is_not_shown_to_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "keys")
        keys, let = page(desk, KeysPage), threading.Event()
        desk.desk.counter._store.submit(lambda: let.wait(30))
        keys.new_paper.click()
        QTest.keyClick(focused(), Key.Key_Escape)
        let.set()
        desk.settle()
        go_to(desk, "keys")
        assert keys.key.text() == ""
        assert keys.new_paper.isVisible()
