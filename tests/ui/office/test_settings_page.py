"""Settings in the window: shown with default and limits, changed all at once, fixed ones left alone; real store."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from erstanlauf.domain.office_settings import SETTINGS
from erstanlauf.ui.office.settings_page import SettingsPage
from erstanlauf.ui.widgets.number_box import NumberBox
from erstanlauf.usecases.settings_file import fixed_values
from tests.store.desks import opened
from tests.ui.desk import CTRL, Key, TestDesk
from tests.ui.office.offices import an_office, fill, go_to, page, press


def settings_page(desk: TestDesk) -> SettingsPage:
    go_to(desk, "settings")
    return page(desk, SettingsPage)


def set_number(desk: TestDesk, settings: SettingsPage, name: str, number: int) -> None:
    box = settings.fields[name].editor
    assert isinstance(box, NumberBox)
    box.setFocus()
    desk.press(Key.Key_A, CTRL)
    desk.type(str(number))


def line(settings: SettingsPage, name: str) -> QLineEdit:
    editor = settings.fields[name].editor
    assert isinstance(editor, QLineEdit)
    return editor


def kept(folder: Path) -> dict[str, str]:
    store = opened(folder)
    found = dict(store.settings.all())
    store.close()
    return found


def test_every_setting_is_shown_with_what_holds(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        settings = settings_page(desk)
        assert {name: field.value for name, field in settings.fields.items()} == {of.id: of.default for of in SETTINGS}
        assert not settings.take_over.isEnabled()


def test_changes_hold_when_they_are_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        settings = settings_page(desk)
        set_number(desk, settings, "idle_minutes", 10)
        fill(desk, line(settings, "second_backup_folder"), "/media/stick")
        lines = settings.fields["letterhead"].editor
        assert isinstance(lines, QPlainTextEdit)
        lines.setPlainText("Stadt Musterstadt\n\n  Musterweg 1 ")
        press(desk, settings.take_over)
        assert desk.shell.strip.text == "3 Einstellungen geändert."
        assert not settings.take_over.isEnabled()
    assert kept(tmp_path) == {
        "idle_minutes": "10",
        "second_backup_folder": "/media/stick",
        "letterhead": "Stadt Musterstadt\nMusterweg 1",
    }


def test_a_value_back_at_its_default_is_not_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        settings = settings_page(desk)
        set_number(desk, settings, "idle_minutes", 10)
        press(desk, settings.take_over)
        set_number(desk, settings, "idle_minutes", 5)
        press(desk, settings.take_over)
    assert kept(tmp_path) == {}


def test_a_shorter_period_is_asked_about_first(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        settings = settings_page(desk)
        set_number(desk, settings, "visit_days", 30)
        press(desk, settings.take_over)
        assert "Abgeschlossene Vorsprachen löschen nach 30 Tage" in settings.step.consequence.text()
        desk.press(Key.Key_Space)  # the focus is on "no"
        assert desk.shell.strip.text == ""
        press(desk, settings.take_over)
        press(desk, settings.step.yes)
    assert kept(tmp_path) == {"visit_days": "30"}


def test_no_number_outside_the_limits_can_be_left_behind(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        settings = settings_page(desk)
        set_number(desk, settings, "idle_minutes", 99)
        press(desk, settings.take_over)
    assert int(kept(tmp_path)["idle_minutes"]) <= 60


def test_what_the_it_has_fixed_cannot_be_changed(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path, fixed={"idle_minutes": 3}) as desk:
        settings = settings_page(desk)
        field = settings.fields["idle_minutes"]
        assert field.value == 3
        assert not field.editor.isEnabled()
        assert field.fixed.isVisible()
        assert not settings.fields["visit_days"].fixed.isVisible()


def test_what_was_typed_and_not_taken_over_is_dropped_with_a_word(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        settings = settings_page(desk)
        set_number(desk, settings, "idle_minutes", 10)
        desk.press(Key.Key_Escape)
        assert desk.shell.strip.text == "Was geändert, aber nicht übernommen war, ist verworfen."
        assert settings_page(desk).fields["idle_minutes"].value == 5


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_holds_is_saved_as_a_file_for_the_it(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "erstanlauf.toml"
    with an_office(qtbot, tmp_path / "desk") as desk:
        settings = settings_page(desk)
        set_number(desk, settings, "idle_minutes", 10)
        press(desk, settings.take_over)
        press(desk, settings.save)
        [dialog] = settings.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(file))
        dialog.close()
        desk.settle()
        assert desk.shell.strip.text == "Gesichert: erstanlauf.toml."
    assert fixed_values(file.read_bytes()) == {"idle_minutes": 10}
