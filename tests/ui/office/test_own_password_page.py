"""Everybody changes their own password, and only who knows the present one."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from erstanlauf.domain.people import Role
from erstanlauf.store.access import Access
from erstanlauf.store.keys.trouble import WrongPassword
from erstanlauf.ui.office.own_password_page import OwnPasswordPage
from tests.store.keys.samples import ANNAS_PASSWORD
from tests.store.samples import NOON
from tests.ui.desk import Key, TestDesk, focused
from tests.ui.office.offices import an_office


def fill(desk: TestDesk, present: str, new: str, again: str) -> None:
    if desk.desk.side_page is None:
        desk.shell.actions_.named["own_password"].trigger()
    page = desk.desk.side_page
    assert isinstance(page, OwnPasswordPage)
    for line, text in ((page.present, present), (page.new, new), (page.again, again)):
        line.setText(text)
    QTest.keyClick(page.again, Key.Key_Return)
    desk.settle()


def test_the_new_password_opens_the_desk_and_the_old_one_does_not(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path, roles=frozenset({Role.STEERING})) as desk:
        fill(desk, ANNAS_PASSWORD, "ein neues Kennwort", "ein anderes Kennwort")
        fill(desk, "ein falsches Kennwort", "ein neues Kennwort", "ein neues Kennwort")
        fill(desk, ANNAS_PASSWORD, "ein neues Kennwort", "ein neues Kennwort")
        page = desk.desk.side_page
        assert isinstance(page, OwnPasswordPage)
        assert [line.text() for line in (page.present, page.new, page.again)] == ["", "", ""]

    with pytest.raises(WrongPassword):
        Access(tmp_path, lambda: NOON).log_in("Anna", ANNAS_PASSWORD)
    Access(tmp_path, lambda: NOON).log_in("Anna", "ein neues Kennwort").close()


def test_after_a_page_of_the_office_the_next_visit_has_the_focus(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        desk.shell.actions_.named["own_password"].trigger()
        desk.press(Key.Key_Escape)
        assert focused() is desk.shell.panel.new_visit
