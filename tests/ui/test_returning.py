"""Somebody comes back with a slip: scanned or typed, at this desk or another, in time or too late, whole or altered."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from erstanlauf.domain.needs import Topic
from erstanlauf.domain.slip import Slip
from erstanlauf.domain.visit import Earlier, ReferralOutcome, Visit
from erstanlauf.ui.office.return_page import ReturnPage
from tests.domain.returning.keyboards import FRENCH, GERMAN, KEYBOARDS, US, typed_on
from tests.store.desks import opened
from tests.store.samples import NOON
from tests.ui.desk import CTRL, Key, TestDesk, a_desk, focused

SHIFT = Qt.KeyboardModifier.ShiftModifier
TWELVE_DAYS = timedelta(days=12)


def page(desk: TestDesk) -> ReturnPage:
    shown = desk.shell.middle.currentWidget()
    assert isinstance(shown, ReturnPage)
    return shown


def serve(desk: TestDesk, needs: str = "14") -> tuple[Visit, str]:
    """Serve somebody, print and close; return the visit and the code on its slip."""
    desk.press(Key.Key_F2)
    desk.type("ar")
    desk.press(Key.Key_Return)
    desk.type(needs)
    desk.press(Key.Key_P, CTRL)
    visit = desk.session.visit
    slip = desk.desk.slips._slip_now(desk.session)
    desk.press(Key.Key_Return, CTRL)
    return visit, code_of(desk, slip)


def code_of(desk: TestDesk, slip: Slip) -> str:
    return desk.desk._tools.office.returning.carrier.filled(slip).carried


def scan(desk: TestDesk, code: str, keyboard: str = GERMAN) -> None:
    """Type as a scanner does: all keys at once, Enter after the last, nobody waits for an answer."""
    for mark in typed_on(KEYBOARDS[keyboard], code):
        if mark == "\n":
            QTest.keyClick(focused(), Key.Key_Return)
        else:
            QTest.keyClicks(focused(), mark)
    desk.settle()


def keyed(folder: Path) -> None:
    """Give the store in a folder the house key of the test."""
    store = opened(folder)
    store.house_keys.take_over("a1b2c3d4", bytes(range(32)), NOON)
    store.close()


@pytest.fixture
def code(qtbot: QtBot, tmp_path: Path) -> tuple[Visit, str]:
    """A visit of twelve days ago at the first desk of a house, and the code of its slip."""
    keyed(tmp_path / "one")
    with a_desk(qtbot, tmp_path / "one") as desk:
        return serve(desk)


@pytest.mark.parametrize("keyboard", [GERMAN, US])
def test_a_scan_between_two_visits_brings_back_needs_and_referrals_without_a_key_before_it(
    qtbot: QtBot, tmp_path: Path, code: tuple[Visit, str], keyboard: str
) -> None:
    earlier, digits = code
    with a_desk(qtbot, tmp_path / "one", later=TWELVE_DAYS) as desk:
        assert focused() is desk.shell.panel.new_visit
        scan(desk, digits, keyboard)

        shown = page(desk)
        assert shown.number.text() == f"Früherer Besuch {earlier.number}"
        assert shown.day.text() == "vor 12 Tagen, 23.11.2026"
        assert shown.needs.text() == "Anliegen: Deutsch lernen · Geld zum Leben"
        rows = shown.referrals.lines.rows
        assert len(rows) == len(earlier.chosen) >= 2
        assert {row[1:] for row in rows} == {("seit 12 Tagen", "nicht gefragt")}
        assert focused() is shown.referrals


def test_one_key_for_each_outcome_and_enter_begins_the_next_visit_with_the_needs(
    qtbot: QtBot, tmp_path: Path, code: tuple[Visit, str]
) -> None:
    earlier, digits = code
    with a_desk(qtbot, tmp_path / "one", later=TWELVE_DAYS) as desk:
        scan(desk, digits)
        desk.press(Key.Key_W)
        desk.press(Key.Key_Z)
        desk.press(Key.Key_Return)

        visit = desk.session.visit
        assert visit.id != earlier.id
        assert visit.needs == earlier.needs
        assert isinstance(visit.earlier, Earlier)
        told = [each.outcome for each in visit.earlier.referrals]
        assert told[:2] == [ReferralOutcome.WAS_THERE, ReferralOutcome.NOT_RESPONSIBLE]
        assert desk.desk.page.isVisible()
        assert isinstance(focused(), QLineEdit)  # the language, as in every visit

        cards = desk.desk.page.answers.suggestions.cards
        found = {cards.card(cards.index(row)).kind: cards.card(cards.index(row)) for row in range(cards.rowCount())}
        first, second = visit.earlier.referrals[:2]
        assert found[first.kind].reasons[0].text == "seit 12 Tagen dort – nicht doppelt beraten"
        assert found[second.kind].reasons[0].text == "vor 12 Tagen schon dorthin geschickt: nicht zuständig"

        desk.press(Key.Key_Return, CTRL)
    store = opened(tmp_path / "one")
    assert {each.outcome for each in store.outcomes.of_number(earlier.number)} == set(told) - {None}
    assert [row["visit"] for row in store.transactions.db.table("visit_return").rows] == [visit.id]
    store.close()


def test_a_number_typed_in_any_form_does_the_same(qtbot: QtBot, tmp_path: Path, code: tuple[Visit, str]) -> None:
    earlier, _ = code
    with a_desk(qtbot, tmp_path / "one", later=TWELVE_DAYS) as desk:
        desk.press(Key.Key_F2, SHIFT)
        desk.type(earlier.number.lower().replace("-", " "))
        desk.press(Key.Key_Return)
        assert page(desk).number.text() == f"Früherer Besuch {earlier.number}"

        desk.press(Key.Key_Escape)
        assert not page(desk).number.isVisible()
        desk.press(Key.Key_Escape)
        desk.type(earlier.number)  # without the key, between two visits
        desk.press(Key.Key_Return)
        assert page(desk).number.text() == f"Früherer Besuch {earlier.number}"


def test_another_desk_of_the_house_reads_the_slip_without_any_connection(
    qtbot: QtBot, tmp_path: Path, code: tuple[Visit, str]
) -> None:
    earlier, digits = code
    keyed(tmp_path / "two")
    with a_desk(qtbot, tmp_path / "two", later=TWELVE_DAYS) as desk:
        scan(desk, digits)
        assert page(desk).number.text() == f"Früherer Besuch {earlier.number}"
        desk.press(Key.Key_Return)
        assert desk.session.visit.needs == earlier.needs

        desk.press(Key.Key_F2, SHIFT)  # its number alone says nothing there
        desk.type(earlier.number)
        desk.press(Key.Key_Return)
        assert page(desk).trouble.text().startswith(f"Zur Nummer {earlier.number} ist hier nichts gespeichert")


def test_in_an_open_visit_the_needs_come_to_those_that_are_there(
    qtbot: QtBot, tmp_path: Path, code: tuple[Visit, str]
) -> None:
    earlier, digits = code
    with a_desk(qtbot, tmp_path / "one", later=TWELVE_DAYS) as desk:
        desk.press(Key.Key_F2)
        desk.type("ar")
        desk.press(Key.Key_Return)
        desk.type("3")
        before = desk.session.visit
        desk.press(Key.Key_F2, SHIFT)
        scan(desk, digits)
        assert page(desk).go_on.text() == "In diese Vorsprache übernehmen"
        desk.press(Key.Key_Return)

        visit = desk.session.visit
        assert visit.id == before.id
        assert visit.needs == (Topic.WOHNEN, *earlier.needs)
        assert desk.desk.page.isVisible()
        desk.press(Key.Key_Z, CTRL)
        assert desk.session.visit == before


def test_a_scan_that_nobody_prepared_for_changes_nothing_in_the_open_visit(
    qtbot: QtBot, tmp_path: Path, code: tuple[Visit, str]
) -> None:
    earlier, digits = code
    with a_desk(qtbot, tmp_path / "one", later=TWELVE_DAYS) as desk:
        desk.press(Key.Key_F2)
        desk.type("ar")
        desk.press(Key.Key_Return)
        desk.type("36")
        before = desk.session.visit
        for place, digit in enumerate(digits):
            at_once(digit, 1000 + 4 * place)
        desk.press(Key.Key_Return)

        assert desk.session.visit == before
        assert page(desk).number.text() == f"Früherer Besuch {earlier.number}"


def test_a_fast_clerk_is_no_scanner(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.press(Key.Key_F2)
        desk.type("ar")
        desk.press(Key.Key_Return)
        for place, digit in enumerate("1234567"):
            at_once(digit, 1000 + 40 * place)
        desk.settle()
        assert len(desk.session.visit.needs) == 7


def at_once(digit: str, at_ms: int) -> None:
    """Press a digit at this time of the system's clock."""
    event = QKeyEvent(QEvent.Type.KeyPress, Key(ord(digit)), Qt.KeyboardModifier.NoModifier, digit)
    event.setTimestamp(at_ms)
    QApplication.sendEvent(focused(), event)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda digits: digits[:40] + str((int(digits[40]) + 1) % 10) + digits[41:], "Das ist nicht der ganze Code"),
        (lambda digits: digits[:-9], "Das ist nicht der ganze Code"),
        (lambda digits: rechecked(digits[:40] + str((int(digits[40]) + 1) % 10) + digits[41:]), "Der Code auf diesem"),
        (lambda digits: rechecked("2" + digits[1:]), "Diesen Zettel hat eine neuere Fassung"),
    ],
    ids=["misread", "cut", "tampered", "newer"],
)
def test_a_slip_that_is_not_right_is_refused_with_a_word_and_nothing_is_taken_over(
    qtbot: QtBot, tmp_path: Path, code: tuple[Visit, str], change: object, told: str
) -> None:
    assert callable(change)
    with a_desk(qtbot, tmp_path / "one", later=TWELVE_DAYS) as desk:
        scan(desk, change(code[1]))
        assert page(desk).trouble.text().startswith(told)
        assert desk.desk.counter.session is None
        assert focused() is page(desk).typed
        assert page(desk).typed.text() == ""

        scan(desk, code[1])  # the next scan is not added to what was there
        assert not page(desk).trouble.isVisible()


def rechecked(digits: str) -> str:
    """Return digits with the check that somebody would reckon who knows how."""
    return f"{digits[0]}{int(digits[0] + digits[5:]) % 9973:04}{digits[5:]}"


def test_a_scanner_for_another_keyboard_is_noticed(qtbot: QtBot, tmp_path: Path, code: tuple[Visit, str]) -> None:
    with a_desk(qtbot, tmp_path / "one", later=TWELVE_DAYS) as desk:
        desk.press(Key.Key_F2, SHIFT)
        page(desk).typed.setText(typed_on(KEYBOARDS[FRENCH], code[1]).strip())
        desk.press(Key.Key_Return)
        assert page(desk).trouble.text().startswith("Der Scanner tippt Zeichen einer anderen Tastatur")


def test_a_megabyte_of_rubbish_gets_one_word(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.press(Key.Key_F2, SHIFT)
        page(desk).typed.setText("7" * 1_000_000)
        desk.press(Key.Key_Return)
        assert page(desk).trouble.text().startswith("Das ist viel zu lang für einen Zettel")


def test_a_slip_of_a_desk_without_a_house_key_holds_its_number(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        visit, digits = serve(desk)
        assert len(digits) < 15
        scan(desk, digits)
        assert page(desk).number.text() == f"Früherer Besuch {visit.number}"
        assert page(desk).day.text() == "heute"


def test_a_visit_that_is_still_open_is_found_in_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.press(Key.Key_F2)
        desk.type("ar")
        desk.press(Key.Key_Return)
        desk.type("1")
        number = desk.session.visit.number
        desk.press(Key.Key_F2, SHIFT)
        desk.type(number)
        desk.press(Key.Key_Return)
        assert "noch offen" in page(desk).trouble.text()


def test_the_next_slip_can_be_scanned_while_one_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    keyed(tmp_path)
    with a_desk(qtbot, tmp_path) as desk:
        (_, first), (second, digits) = serve(desk), serve(desk, "3")
        scan(desk, first)
        scan(desk, digits)
        assert desk.desk.counter.session is None
        assert page(desk).number.text() == f"Früherer Besuch {second.number}"


def test_a_violence_visit_brings_nothing_back(qtbot: QtBot, tmp_path: Path) -> None:
    keyed(tmp_path)
    with a_desk(qtbot, tmp_path) as desk:
        visit, digits = serve(desk, "w")
        assert digits == ""
        desk.press(Key.Key_F2, SHIFT)
        desk.type(visit.number)
        desk.press(Key.Key_Return)
        assert "nichts gespeichert" in page(desk).trouble.text()


def test_nothing_of_a_slip_is_left_on_the_page_for_the_next_person(
    qtbot: QtBot, tmp_path: Path, code: tuple[Visit, str]
) -> None:
    with a_desk(qtbot, tmp_path / "one", later=TWELVE_DAYS) as desk:
        scan(desk, code[1])
        desk.press(Key.Key_F1)
        desk.press(Key.Key_Escape)
        desk.press(Key.Key_F2, SHIFT)
        assert not page(desk).number.isVisible()


def test_the_words_follow_the_language(qtbot: QtBot, tmp_path: Path, code: tuple[Visit, str]) -> None:
    with a_desk(qtbot, tmp_path / "one", later=TWELVE_DAYS) as desk:
        scan(desk, code[1])
        [english] = [each for each in desk.shell.actions_.languages.actions() if each.data() == "en"]
        english.trigger()
        desk.settle()
        assert page(desk).number.text() == f"Earlier visit {code[0].number}"
        assert page(desk).go_on.text() == "Begin a new visit with it"
