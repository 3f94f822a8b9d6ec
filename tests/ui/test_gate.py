"""What stands before the desk: logging in, setting up, trouble with the store; driven by keys."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from erstanlauf.domain.people import Role
from erstanlauf.store.keys.trouble import (
    KeyFileMissing,
    LogInPaused,
    PaperKeyMistyped,
    PaperKeyWrong,
    PasswordTooShort,
    WrongPasswordCounted,
)
from erstanlauf.store.trouble import OnNetworkDrive, StepsLost, StoreDamaged, StoreLocked
from erstanlauf.ui.flow.gatekeeper import Door, Entrance
from erstanlauf.ui.gate.card_page import CardPage
from erstanlauf.ui.gate.log_in_page import LogInPage
from erstanlauf.ui.gate.lost_password_pages import NewPasswordPage, PaperEntryPage
from erstanlauf.ui.gate.set_up_pages import PaperKeyPage, TypeBackPage, WhoPage
from erstanlauf.ui.gate.trouble_page import TroublePage
from erstanlauf.ui.lock.idle_watch import IdleWatch
from erstanlauf.ui.paper.trouble import NoPrinter
from tests.ui.desk import Key, TestDesk, a_window, focused
from tests.ui.gate import COPY, LOGIN, PAPER, PASSWORD, FakeGatekeeper

DAMAGED = StoreDamaged(file="erstanlauf.db")


class Gate:
    """A window at the gate, and the gatekeeper behind it."""

    def __init__(self, desk: TestDesk, keeper: FakeGatekeeper) -> None:
        self.desk = desk
        self.keeper = keeper

    @property
    def page(self) -> CardPage:
        page = self.desk.gate.page
        assert page is not None
        return page

    def shows(self, kind: type[CardPage]) -> bool:
        return isinstance(self.desk.gate.page, kind)

    def type(self, *lines: str) -> None:
        """Type lines, each with Enter, and wait until the gatekeeper has answered."""
        for line in lines:
            QTest.keyClicks(focused(), line)
            QTest.keyClick(focused(), Qt.Key.Key_Return)
        self.rest()

    def press(self, button: QAbstractButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.rest()

    def rest(self) -> None:
        way = self.desk.shell.gate
        if way is not None:
            self.desk.qtbot.waitUntil(lambda: way._tasks.is_idle)
        QApplication.processEvents()


@pytest.fixture
def at_gate(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Gate]]:
    """Return what shows the window; keyword arguments set the gatekeeper up."""
    windows = ExitStack()

    def show(roles: frozenset[Role] = frozenset(Role), **set_up: object) -> Gate:
        made: list[FakeGatekeeper] = []

        def keeper(open_tools: object) -> FakeGatekeeper:
            made.append(FakeGatekeeper(open_tools, **set_up))  # type: ignore[arg-type]
            return made[0]

        desk = windows.enter_context(a_window(qtbot, tmp_path, roles=roles, gatekeeper=keeper))
        return Gate(desk, made[0])

    with windows:
        yield show


def texts(desk: TestDesk) -> list[str]:
    """Return all words that can be seen."""
    window = desk.window
    labels = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    buttons = [each.text() for each in window.findChildren(QAbstractButton) if each.isVisible()]
    return labels + buttons + [each.text() for each in window.findChildren(QLineEdit) if each.isVisible()]


def is_open(gate: Gate) -> bool:
    return gate.desk.shell.desk is not None


# logging in


def test_somebody_logs_in_and_the_desk_opens(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate()
    assert gate.shows(LogInPage)
    gate.type(PASSWORD)
    gate.desk.settle()
    assert gate.keeper.asked[-1] == ("log_in", LOGIN, PASSWORD)
    assert gate.desk.shell.middle.currentWidget() is gate.desk.shell.idle
    assert focused() is gate.desk.shell.panel.new_visit


def test_before_anybody_is_logged_in_there_is_nothing_of_a_visit_and_no_key_for_one(
    at_gate: Callable[..., Gate],
) -> None:
    gate = at_gate()
    shell = gate.desk.shell
    assert not shell.panel.isVisible()
    shown = {name for name, action in shell.actions_.named.items() if action.isVisible()}
    assert shown == {"quit", "help", "back"}
    for key in (Key.Key_F2, Key.Key_F9, Key.Key_F12):
        QTest.keyClick(focused(), key)
    gate.rest()
    assert gate.keeper.asked == [("entrance",)]
    assert gate.shows(LogInPage)


def test_a_wrong_password_is_told_beside_the_field_wiped_and_opens_nothing(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(troubles={"log_in": [WrongPasswordCounted(tries_left=4, pause_minutes=15)]})
    gate.type("falsch geraten")
    page = gate.page
    assert isinstance(page, LogInPage)
    assert "Kennwort oder Anmeldename" in page.told.text()
    assert "4" in page.told.text()
    assert page.password.edit.text() == ""
    assert page.login.edit.text() == LOGIN
    assert focused() is page.password.edit
    assert not is_open(gate)
    gate.type(PASSWORD)
    gate.desk.settle()
    assert is_open(gate)


def test_during_a_pause_the_time_is_counted_down_and_nothing_is_taken(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(troubles={"log_in": [LogInPaused(seconds=2, wait="0:02")]})
    gate.type("falsch geraten")
    page = gate.page
    assert isinstance(page, LogInPage)
    assert "0:02" in page.told.text()
    gate.type(PASSWORD)
    assert len(gate.keeper.asked) == 2
    page._tick.timeout.emit()
    assert "0:01" in page.told.text()
    page._tick.timeout.emit()
    assert page.told.isHidden()
    gate.type(PASSWORD)
    gate.desk.settle()
    assert is_open(gate)


def test_a_pause_keeps_nobody_else_out(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(troubles={"log_in": [LogInPaused(seconds=900, wait="15:00")]})
    gate.type("falsch geraten")
    page = gate.page
    assert isinstance(page, LogInPage)
    page.login.edit.setFocus()
    page.login.edit.selectAll()
    QTest.keyClicks(focused(), "v.erwalter")
    assert page.told.isHidden()
    page._tick.timeout.emit()
    assert page.told.isHidden()
    page.login.edit.setText(f" {LOGIN.upper()}")
    assert page.is_paused
    assert "14:59" in page.told.text()
    page.login.edit.setText("v.erwalter")
    page.password.setFocus()
    gate.type(PASSWORD)
    gate.desk.settle()
    assert gate.keeper.asked[-1] == ("log_in", "v.erwalter", PASSWORD)
    assert is_open(gate)


def test_a_page_behind_a_right_password_does_not_wait_for_whoever_comes_next(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(troubles={"log_in": [StepsLost(file="erstanlauf.db", steps=2)]})
    ended: list[str] = []
    gate.desk.window.locked.connect(ended.append)
    gate.type(PASSWORD)
    assert gate.shows(TroublePage)
    watch = gate.page.findChild(IdleWatch)
    assert isinstance(watch, IdleWatch)
    watch._touched_at = (watch._touched_at[0] - 301, watch._touched_at[1] - 301)
    watch.look()
    assert ended == [""]


def test_a_page_that_no_password_stands_behind_stays(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(troubles={"entrance": [KeyFileMissing(folder="x", file="y")]})
    assert gate.shows(TroublePage)
    assert gate.page.findChild(IdleWatch) is None


def test_enter_pressed_twice_is_one_log_in(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate()
    QTest.keyClicks(focused(), PASSWORD)
    for _ in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    gate.rest()
    gate.desk.settle()
    assert [asked[0] for asked in gate.keeper.asked] == ["entrance", "log_in"]


def test_without_login_or_password_nobody_is_asked(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(found=Entrance(Door.LOCKED))
    page = gate.page
    assert isinstance(page, LogInPage)
    assert focused() is page.login.edit
    gate.type("", LOGIN, "")
    assert gate.keeper.asked == [("entrance",)]
    assert focused() is page.password.edit


@pytest.mark.parametrize(("letter", "is_told"), [("A", True), ("a", False)])
def test_the_caps_lock_key_is_told_by_the_letter_it_makes(
    at_gate: Callable[..., Gate], letter: str, is_told: bool
) -> None:
    page = at_gate().page
    assert isinstance(page, LogInPage)
    modifiers = Qt.KeyboardModifier.NoModifier  # a capital without Shift
    QTest.sendKeyEvent(QTest.KeyAction.Press, page.password.edit, Qt.Key.Key_A, letter, modifiers)
    assert page.password.caps.isVisible() is is_told


def test_after_a_lock_it_says_that_nothing_is_lost(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(found=Entrance(Door.LOCKED, LOGIN, was_locked=True))
    assert gate.page.heading.text() == "Gesperrt"
    assert "gesichert" in gate.page.lead.text()


def test_the_demonstration_shows_its_password(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(found=Entrance(Door.LOCKED, LOGIN, shown_password="Willkommen hier"))
    assert any("Willkommen hier" in text for text in texts(gate.desk))


def test_help_shows_the_keys_there_are_and_goes_back(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate()
    QTest.keyClick(focused(), Key.Key_F1)
    assert "Beenden" in texts(gate.desk)
    assert "Drucken" not in texts(gate.desk)
    QTest.keyClick(focused(), Key.Key_Escape)
    assert gate.desk.shell.middle.currentWidget() is gate.page


def test_every_word_follows_the_language(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate()
    [english] = [each for each in gate.desk.shell.actions_.languages.actions() if each.data() == "en"]
    english.trigger()
    assert gate.page.heading.text() == "Log in"


# the key on paper


def test_the_key_on_paper_opens_with_a_new_password(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(troubles={"read_paper": [PaperKeyMistyped(groups=9, letters=4)]})
    page = gate.page
    assert isinstance(page, LogInPage)
    gate.press(page.paper)
    assert gate.shows(PaperEntryPage)
    gate.type("ABCD")
    assert gate.page.told.isVisible()
    gate.type(f"-{PAPER[5:]}")
    assert gate.keeper.asked[-1] == ("read_paper", PAPER)
    assert isinstance(gate.page, NewPasswordPage)
    assert LOGIN in gate.page.lead.text()
    gate.type(PASSWORD, "etwas anderes hier")
    assert "verschieden" in gate.page.told.text()
    gate.type(PASSWORD, PASSWORD)
    gate.desk.settle()
    assert gate.keeper.asked[-1] == ("set_password", PASSWORD)
    assert is_open(gate)


def test_esc_goes_back_from_the_key_on_paper_to_the_log_in(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate()
    assert isinstance(gate.page, LogInPage)
    gate.press(gate.page.paper)
    QTest.keyClick(focused(), Key.Key_Escape)
    assert gate.shows(LogInPage)


# setting up


def test_a_first_start_is_three_steps_with_the_paper_key_typed_back(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(found=Entrance(Door.FIRST_START), troubles={"confirm_paper": [PaperKeyWrong()]})
    assert gate.shows(WhoPage)
    gate.type(LOGIN, PASSWORD, PASSWORD)
    assert gate.keeper.asked[-1] == ("set_up", LOGIN, PASSWORD, "True")
    page = gate.page
    assert isinstance(page, PaperKeyPage)
    assert "".join(page.key.text().split()).replace("–", "-").replace("\n", "-").count("ABCD") == 2
    gate.press(page.go_on)
    assert gate.shows(TypeBackPage)
    assert not any("EFGH" in text for text in texts(gate.desk))
    gate.type("ABCD-1111")
    assert gate.shows(TypeBackPage)
    assert not is_open(gate)
    gate.type(PAPER)
    gate.desk.settle()
    assert is_open(gate)


def test_there_is_no_way_round_typing_the_paper_key_back(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(found=Entrance(Door.FIRST_START))
    gate.type(LOGIN, PASSWORD, PASSWORD)
    shown = gate.page
    assert isinstance(shown, PaperKeyPage)
    gate.press(shown.go_on)
    page = gate.page
    assert isinstance(page, TypeBackPage)
    gate.type("")
    QTest.keyClick(focused(), Key.Key_F1)
    QTest.keyClick(focused(), Key.Key_Escape)
    gate.press(page.back)
    assert gate.shows(PaperKeyPage)
    assert [asked[0] for asked in gate.keeper.asked] == ["entrance", "set_up"]


def test_somebody_who_only_administers_gets_no_visits(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(found=Entrance(Door.FIRST_START), roles=frozenset((Role.ADMINISTRATION,)))
    page = gate.page
    assert isinstance(page, WhoPage)
    QTest.keyClick(page.also_counter, Qt.Key.Key_Space)
    gate.type(LOGIN, PASSWORD, PASSWORD)
    assert gate.keeper.asked[-1] == ("set_up", LOGIN, PASSWORD, "False")


def test_two_different_passwords_and_a_short_one_are_told(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(found=Entrance(Door.FIRST_START), troubles={"set_up": [PasswordTooShort(least=10)]})
    gate.type(LOGIN, "ein Kennwort", "kein Kennwort")
    assert "verschieden" in gate.page.told.text()
    assert gate.keeper.asked == [("entrance",)]
    gate.type("kurz", "kurz")
    assert "10" in gate.page.told.text()
    assert gate.shows(WhoPage)


def test_taking_over_says_what_happens_to_the_old_key(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(found=Entrance(Door.TAKE_OVER))
    assert "nichts verloren" in gate.page.lead.text()
    gate.type(LOGIN, PASSWORD, PASSWORD)
    assert gate.shows(PaperKeyPage)


def test_the_paper_key_is_printed_once_on_a4(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(found=Entrance(Door.FIRST_START))
    gate.type(LOGIN, PASSWORD, PASSWORD)
    page = gate.page
    assert isinstance(page, PaperKeyPage)
    gate.press(page.print)
    [(pdf, order)] = gate.desk.printer.jobs
    assert pdf.startswith(b"%PDF")
    assert (order.paper.value, order.copies) == ("A4", 1)
    assert PAPER not in order.title
    assert page.news.isVisible()


def test_a_printer_that_does_not_answer_holds_nobody_up(
    at_gate: Callable[..., Gate], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = at_gate(found=Entrance(Door.FIRST_START))
    gate.type(LOGIN, PASSWORD, PASSWORD)
    page, let = gate.page, threading.Event()
    assert isinstance(page, PaperKeyPage)
    monkeypatch.setattr(gate.desk.printer, "print_pdf", lambda _pdf, _order: let.wait(30))
    QTest.mouseClick(page.print, Qt.MouseButton.LeftButton)
    assert not page.print.isEnabled()
    QTest.mouseClick(page.go_on, Qt.MouseButton.LeftButton)
    assert gate.shows(TypeBackPage)
    let.set()
    gate.rest()


def test_where_there_is_no_printer_the_key_can_be_written_down(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(found=Entrance(Door.FIRST_START))
    gate.desk.printer.trouble = NoPrinter()
    gate.type(LOGIN, PASSWORD, PASSWORD)
    page = gate.page
    assert isinstance(page, PaperKeyPage)
    gate.press(page.print)
    assert "abschreiben" in page.told.text()
    assert page.go_on.isEnabled()


# trouble


@pytest.mark.parametrize(
    "trouble",
    [
        DAMAGED,
        KeyFileMissing(folder="Ordner", file="erstanlauf.keys"),
        OnNetworkDrive(folder="Ordner"),
        StoreLocked(folder="Ordner"),
    ],
    ids=lambda trouble: trouble.code,
)
def test_trouble_with_the_folder_has_a_page_of_its_own_and_can_be_tried_again(
    at_gate: Callable[..., Gate], trouble: StoreDamaged
) -> None:
    gate = at_gate(troubles={"entrance": [trouble]})
    page = gate.page
    assert isinstance(page, TroublePage)
    assert not page._frame.isVisible()
    assert not page.go_on.isVisible()
    gate.press(page.again)
    assert gate.shows(LogInPage)


def test_where_only_the_key_file_comes_back_no_store_is_said_to_be_set_aside(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(copy=COPY, troubles={"entrance": [KeyFileMissing(folder="Ordner", file="erstanlauf.keys")]})
    page = gate.page
    assert isinstance(page, TroublePage)
    assert "nur ihre Schlüsseldatei" in page._cost.text()
    assert "beiseitegelegt" not in page._cost.text()


def test_a_damaged_store_gets_the_newest_good_backup_in_five_clicks(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(copy=COPY, troubles={"log_in": [DAMAGED]})
    gate.type(PASSWORD)
    page = gate.page
    assert isinstance(page, TroublePage)
    shown = " ".join(texts(gate.desk))
    assert "heute um 09:30" in shown
    assert "4 Vorsprachen" in shown
    gate.press(page.put_back)
    assert gate.keeper.asked[-1][0] == "log_in"  # the first press only asks
    gate.press(page.really)
    assert ("put_back",) in gate.keeper.asked
    assert gate.shows(LogInPage)
    assert "Sicherung vom 23.11.2026, 09:30 Uhr" in gate.desk.shell.strip.text
    gate.type(PASSWORD)
    gate.desk.settle()
    assert is_open(gate)


def test_putting_back_can_be_left(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(copy=replace(COPY, visits_lost=None), troubles={"entrance": [DAMAGED]})
    page = gate.page
    assert isinstance(page, TroublePage)
    assert "lässt sich nicht lesen" in page._cost.text()
    gate.press(page.put_back)
    assert focused() is page.leave_it
    QTest.keyClick(focused(), Key.Key_Escape)
    assert page.put_back.isVisible()
    assert not page.really.isVisible()
    assert ("put_back",) not in gate.keeper.asked


def test_a_backup_that_cannot_be_put_back_is_told(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(copy=COPY, troubles={"entrance": [DAMAGED], "put_back": [StoreLocked(folder="Ordner")]})
    page = gate.page
    assert isinstance(page, TroublePage)
    gate.press(page.put_back)
    gate.press(page.really)
    assert gate.shows(TroublePage)
    assert "schon geöffnet" in gate.page.lead.text()


def test_lost_steps_can_be_left_behind(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate(copy=COPY, troubles={"log_in": [StepsLost(file="erstanlauf.db", steps=4)]})
    gate.type(PASSWORD)
    page = gate.page
    assert isinstance(page, TroublePage)
    gate.press(page.go_on)
    gate.desk.settle()
    assert is_open(gate)


def test_nothing_that_was_typed_is_left_in_the_window_once_the_desk_is_open(at_gate: Callable[..., Gate]) -> None:
    gate = at_gate()
    gate.type(PASSWORD)
    gate.desk.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gate.desk.shell.gate is None
    assert gate.desk.window.findChildren(CardPage) == []
