"""A desk whose administration is open: a key file with people in it, and the way to the pages."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from erstanlauf.domain.office_settings import SettingValue
from erstanlauf.domain.people import Role
from erstanlauf.store.keys.key_file import keep_key_file
from erstanlauf.store.keys.key_holders import add_person, change_paper_key, new_key_file
from erstanlauf.ui.office.office_page import OfficePage
from tests.store.desks import KEY, SOMEBODY
from tests.store.keys.samples import ANNAS_PASSWORD, BORA, BORAS_PASSWORD, CHEAP, PAPER
from tests.ui.desk import Key, Preferences, TestDesk, a_desk, focused

Page = TypeVar("Page", bound=OfficePage)


@contextmanager
def an_office(
    qtbot: QtBot,
    folder: Path,
    *,
    preferences: Preferences | None = None,
    size: tuple[int, int] = (1440, 900),
    later: timedelta = timedelta(),
    fixed: Mapping[str, SettingValue] = MappingProxyType({}),
    roles: frozenset[Role] = frozenset(Role),
) -> Iterator[TestDesk]:
    """Open a desk at which Anna is logged in, with every role or these; Bora is in the key file and has no role yet.

    `fixed` is what the town's IT has fixed.
    """
    key_file = new_key_file(KEY, SOMEBODY, "Anna", ANNAS_PASSWORD, CHEAP)
    key_file = change_paper_key(key_file, KEY, SOMEBODY, PAPER, CHEAP)
    folder.mkdir(exist_ok=True)
    keep_key_file(folder, add_person(key_file, KEY, BORA, "bora", BORAS_PASSWORD, CHEAP))
    with a_desk(qtbot, folder, preferences=preferences, size=size, later=later, fixed=fixed, roles=roles) as desk:
        yield desk


def go_to(desk: TestDesk, name: str) -> None:
    """Choose a function of the menu of the administration."""
    desk.shell.actions_.named[name].trigger()
    desk.settle()


def page(desk: TestDesk, kind: type[Page]) -> Page:
    """Return the page that is shown."""
    shown = desk.desk.side_page
    assert isinstance(shown, kind)
    return shown


def press(desk: TestDesk, button: QAbstractButton) -> None:
    """Press a button with the space bar."""
    assert button.isEnabled()
    assert button.isVisible()
    button.setFocus()
    desk.press(Key.Key_Space)


def fill(desk: TestDesk, line: QLineEdit, text: str) -> None:
    """Type into a line."""
    line.setFocus()
    assert focused() is line
    desk.type(text)
