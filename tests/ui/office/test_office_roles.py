"""Who sees which page of the administration, and that somebody who only administers can use each of them."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from erstanlauf.domain.people import NotPermitted, Role
from erstanlauf.ui.office.office_page import OfficePage
from tests.store.keys.samples import BORA
from tests.ui.desk import Key
from tests.ui.office.offices import an_office, go_to, page

PAGES = ("people", "backups", "erasure", "audit", "settings", "keys")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATION])
def test_nobody_else_has_the_menu_and_the_use_cases_refuse_besides(qtbot: QtBot, tmp_path: Path, role: Role) -> None:
    with an_office(qtbot, tmp_path, roles=frozenset((role,))) as desk:
        named = desk.shell.actions_.named
        assert not any(named[name].isVisible() or named[name].isEnabled() for name in PAGES)
        office = desk.desk.office._office
        for ask in (office.users.all, office.audit.page, office.audit.verify, lambda: office.users.remove(BORA)):
            with pytest.raises(NotPermitted):
                ask()


@pytest.mark.parametrize("name", PAGES)
def test_somebody_who_only_administers_goes_to_each_page_and_back(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    with an_office(qtbot, tmp_path, roles=frozenset((Role.ADMINISTRATION,))) as desk:
        go_to(desk, name)
        assert page(desk, OfficePage).isVisible()
        assert desk.shell.strip.text == ""
        desk.press(Key.Key_Escape)
        assert desk.shell.middle.currentWidget() is desk.shell.idle
