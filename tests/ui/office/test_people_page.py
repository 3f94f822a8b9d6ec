"""People at the desk: let in, given roles, let out; over the real key file and store."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from erstanlauf.domain.people import Role
from erstanlauf.store.keys.key_file import load_key_file
from erstanlauf.store.keys.key_holders import unlock
from erstanlauf.store.keys.trouble import WrongPassword
from erstanlauf.ui.office.people_page import PeoplePage
from tests.store.keys.samples import BORA
from tests.ui.desk import Key, TestDesk
from tests.ui.office.offices import an_office, fill, go_to, page, press

PASSWORD = "drei blaue Hasen"


def rows(desk: TestDesk) -> list[tuple[str, ...]]:
    return [tuple(row) for row in page(desk, PeoplePage).table.lines.rows]


def test_the_table_names_login_roles_and_pause(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "people")
        assert rows(desk) == [
            ("Anna", "Tresen, Verwaltung", "–"),
            ("bora", "noch keine Rolle", "–"),
        ]


def test_somebody_new_can_log_in_with_the_first_password(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "people")
        people = page(desk, PeoplePage)
        fill(desk, people.login, "Cem")
        fill(desk, people.new_password, PASSWORD)
        fill(desk, people.new_again, PASSWORD)
        press(desk, people.new_roles.boxes[Role.COUNTER])
        press(desk, people.add)

        assert ("Cem", "Tresen", "–") in rows(desk)
        assert desk.shell.strip.text == "Cem kann sich jetzt anmelden."
        assert unlock(load_key_file(tmp_path), "Cem", PASSWORD).keys
        assert people.table.row == 2
        assert people.login.text() == people.new_password.text() == people.new_again.text() == ""


def test_two_different_passwords_let_nobody_in(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "people")
        people = page(desk, PeoplePage)
        fill(desk, people.login, "Cem")
        fill(desk, people.new_password, PASSWORD)
        fill(desk, people.new_again, PASSWORD + "!")
        press(desk, people.add)
        assert desk.shell.strip.text == "Die beiden Kennwörter sind verschieden; beide noch einmal tippen."
        assert len(rows(desk)) == 2
        assert people.login.text() == "Cem"
        assert people.new_password.text() == ""


def test_a_person_without_a_role_is_told_of_and_not_added(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "people")
        people = page(desk, PeoplePage)
        fill(desk, people.login, "Cem")
        fill(desk, people.new_password, PASSWORD)
        fill(desk, people.new_again, PASSWORD)
        press(desk, people.add)
        assert "Rolle" in desk.shell.strip.text
        assert len(rows(desk)) == 2


def test_roles_are_given_to_the_person_of_the_current_row(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "people")
        people = page(desk, PeoplePage)
        desk.press(Key.Key_Down)
        press(desk, people.roles.boxes[Role.CATALOGUE])
        press(desk, people.roles.boxes[Role.STEERING])
        press(desk, people.keep_roles)
        assert rows(desk)[1] == ("bora", "Katalog, Steuerung", "–")
        assert people.table.row == 1


def test_the_last_administrator_stays_one(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "people")
        people = page(desk, PeoplePage)
        press(desk, people.roles.boxes[Role.ADMINISTRATION])
        press(desk, people.keep_roles)
        assert rows(desk)[0] == ("Anna", "Tresen, Verwaltung", "–")
        assert "Verwaltung" in desk.shell.strip.text


def test_somebody_is_removed_only_after_a_second_step(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "people")
        people = page(desk, PeoplePage)
        desk.press(Key.Key_Down)
        press(desk, people.remove)
        assert people.step.question.text() == "bora entfernen?"
        desk.press(Key.Key_Space)  # the focus is on "no"
        assert len(rows(desk)) == 2

        press(desk, people.remove)
        press(desk, people.step.yes)
        assert [login for login, *_ in rows(desk)] == ["Anna"]
        assert BORA not in load_key_file(tmp_path).people


def test_escape_takes_back_the_question_before_it_leaves_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "people")
        people = page(desk, PeoplePage)
        press(desk, people.remove)
        desk.press(Key.Key_Escape)
        assert people.isVisible()
        assert people.step.isHidden()
        desk.press(Key.Key_Escape)
        assert desk.desk.side_page is None


def test_a_new_password_replaces_the_old_one(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "people")
        people = page(desk, PeoplePage)
        desk.press(Key.Key_Down)
        fill(desk, people.password, PASSWORD)
        fill(desk, people.again, PASSWORD)
        press(desk, people.set_password)
        assert unlock(load_key_file(tmp_path), "bora", PASSWORD).person == BORA
        with pytest.raises(WrongPassword):
            unlock(load_key_file(tmp_path), "bora", "sieben graue Esel")


@pytest.mark.parametrize("way_out", [Key.Key_Escape, Key.Key_F2, Key.Key_F1, Key.Key_F12])
def test_what_was_typed_is_gone_when_the_page_is_left(qtbot: QtBot, tmp_path: Path, way_out: Key) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "people")
        people = page(desk, PeoplePage)
        fill(desk, people.new_password, PASSWORD)
        desk.press(way_out)
        assert not people.isVisible()
        assert people.new_password.text() == ""
