"""The gate with the gatekeeper the program has: real key file, real store, real log-in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.app.gate import Gate
from erstanlauf.app.stage import Stage
from erstanlauf.domain.people import Role
from erstanlauf.store.keys.key_file import KEYS_COPY_FILE, KEYS_FILE
from erstanlauf.store.keys.store_key import OLD_KEY_FILE
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.ui.gate.card_page import CardPage
from erstanlauf.ui.gate.log_in_page import LogInPage
from erstanlauf.ui.gate.set_up_pages import PaperKeyPage, TypeBackPage, WhoPage
from erstanlauf.ui.gate.trouble_page import TroublePage
from erstanlauf.ui.one_desk import OneDesk
from tests.store.desks import KEY, make_store
from tests.store.old_key_file import write_old_key
from tests.ui.desk import CTRL, Key, Preferences, TestDesk, a_window, focused

LOGIN, PASSWORD = "k.meier", "ein langes Kennwort"


@contextmanager
def the_program(qtbot: QtBot, home: Path, locked_by: str = "") -> Iterator[TestDesk]:
    """Show the window over a folder, with everything behind it as the program has it; locked at the end."""
    owner = OneDesk(home)

    def gatekeeper(_open_tools: Callable[[], Tools]) -> Gate:
        return Gate(Stage(home), Preferences(), owner, locked_by)

    with a_window(qtbot, home, gatekeeper=gatekeeper) as desk:
        yield desk
        if desk.shell.desk is not None:
            with qtbot.waitSignal(desk.window.locked):
                desk.desk.locking.lock()
    owner.give_up()


def page_of(desk: TestDesk, kind: type[CardPage]) -> CardPage:
    """Wait for a page of this kind."""
    desk.qtbot.waitUntil(lambda: isinstance(desk.gate.page, kind))
    page = desk.gate.page
    assert page is not None
    return page


def enter(*lines: str) -> None:
    for line in lines:
        QTest.keyClicks(focused(), line)
        QTest.keyClick(focused(), Qt.Key.Key_Return)


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def wait_until_open(desk: TestDesk) -> None:
    desk.qtbot.waitUntil(lambda: desk.shell.desk is not None)
    desk.settle()


def set_up(desk: TestDesk, *, also_counter: bool = True) -> None:
    who = page_of(desk, WhoPage)
    assert isinstance(who, WhoPage)
    who.also_counter.setChecked(also_counter)
    enter(LOGIN, PASSWORD, PASSWORD)
    shown = page_of(desk, PaperKeyPage)
    assert isinstance(shown, PaperKeyPage)
    key = " ".join(shown.key.text().lower().replace("–", "").split())
    click(shown.go_on)
    page_of(desk, TypeBackPage)
    enter(key)
    wait_until_open(desk)


def work(desk: TestDesk) -> None:
    desk.press(Key.Key_F2)
    desk.type("ar")
    desk.press(Key.Key_Return)
    desk.type("12")
    desk.press(Key.Key_Return, CTRL)


def test_set_up_locked_and_logged_in_again(qtbot: QtBot, tmp_path: Path) -> None:
    with the_program(qtbot, tmp_path) as desk:
        set_up(desk)
        permit = desk.desk.office._office.permit
        assert permit.roles == {Role.ADMINISTRATION, Role.COUNTER}
        work(desk)
        desk.press(Key.Key_F2)
        desk.type("uk")
        desk.press(Key.Key_Return)
        desk.type("3")
    with the_program(qtbot, tmp_path, locked_by=permit.by) as desk:
        page = page_of(desk, LogInPage)
        assert isinstance(page, LogInPage)
        assert (page.login.edit.text(), page.heading.text()) == (LOGIN, "Gesperrt")
        enter("falsch geraten")
        qtbot.waitUntil(lambda: not page.told.isHidden())
        assert desk.shell.desk is None
        enter(PASSWORD)
        wait_until_open(desk)
        assert desk.session.visit.language == "uk"
        assert desk.shell.strip.text.startswith("Entwurf von ")
        assert desk.shell.panel.list.lines.rowCount() == 2


def test_a_first_start_that_is_left_before_the_third_step_leaves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with the_program(qtbot, tmp_path) as desk:
        page_of(desk, WhoPage)
        enter(LOGIN, PASSWORD, PASSWORD)
        page_of(desk, PaperKeyPage)
    assert list(tmp_path.iterdir()) == []


def test_the_key_of_an_earlier_version_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    make_store(tmp_path)
    write_old_key(tmp_path, KEY)
    with the_program(qtbot, tmp_path) as desk:
        page = page_of(desk, WhoPage)
        assert "nichts verloren" in page.lead.text()
        set_up(desk)
        work(desk)
    assert not (tmp_path / OLD_KEY_FILE).exists()
    assert (tmp_path / KEYS_FILE).exists()


def test_who_only_administers_sees_the_desk_without_visits(qtbot: QtBot, tmp_path: Path) -> None:
    with the_program(qtbot, tmp_path) as desk:
        set_up(desk, also_counter=False)
        assert not desk.shell.panel.isVisible()
        assert desk.desk.counter.session is None


def test_many_wrong_passwords_bring_the_pause(qtbot: QtBot, tmp_path: Path) -> None:
    with the_program(qtbot, tmp_path) as desk:
        set_up(desk)
    with the_program(qtbot, tmp_path) as desk:
        page = page_of(desk, LogInPage)
        assert isinstance(page, LogInPage)
        page.login.edit.setText(LOGIN)
        page.password.setFocus()
        tasks = desk.gate._tasks
        for _ in range(3):
            enter("falsch geraten")
            qtbot.waitUntil(lambda: tasks.is_idle)
            if page.is_paused:
                break
        enter(PASSWORD)
        qtbot.waitUntil(lambda: tasks.is_idle)
        assert page.is_paused
        assert desk.shell.desk is None


@pytest.mark.parametrize("gone", [(STORE_FILE,), (KEYS_FILE, KEYS_COPY_FILE)], ids=["store", "keys"])
def test_what_is_missing_is_named_and_never_made_anew(qtbot: QtBot, tmp_path: Path, gone: tuple[str, ...]) -> None:
    with the_program(qtbot, tmp_path) as desk:
        set_up(desk)
        work(desk)
    away = tmp_path / "away"
    away.mkdir()
    for name in gone:
        (tmp_path / name).rename(away / name)
    with the_program(qtbot, tmp_path) as desk:
        if STORE_FILE in gone:  # told once somebody has logged in, for what helps takes the key
            page_of(desk, LogInPage)
            enter(LOGIN, PASSWORD)
        page = page_of(desk, TroublePage)
        assert gone[0] in page.lead.text()
        for name in gone:
            (away / name).rename(tmp_path / name)
        assert isinstance(page, TroublePage)
        click(page.again)
        page_of(desk, LogInPage)
        enter(LOGIN, PASSWORD)
        wait_until_open(desk)
        assert desk.shell.panel.list.lines.rowCount() == 1


def test_a_damaged_store_is_put_back_from_its_backup_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    with the_program(qtbot, tmp_path) as desk:
        set_up(desk)
        work(desk)
        desk.desk.duties.backing_up.make()
        desk.settle()
        qtbot.waitUntil(lambda: desk.desk.duties.backing_up.newest is not None)
    content = bytearray((tmp_path / STORE_FILE).read_bytes())
    content[5000:9000] = bytes(4000)
    (tmp_path / STORE_FILE).write_bytes(content)
    with the_program(qtbot, tmp_path) as desk:
        page_of(desk, LogInPage)
        enter(LOGIN, PASSWORD)
        page = page_of(desk, TroublePage)
        assert isinstance(page, TroublePage)
        assert "beschädigt" in page.lead.text()
        assert page._frame.isVisible()
        click(page.put_back)
        click(page.really)
        page_of(desk, LogInPage)
        enter(LOGIN, PASSWORD)
        wait_until_open(desk)
        assert desk.shell.panel.list.lines.rowCount() == 1
