"""A hand-over is interrupted, taken back or told otherwise half-way: what was said before must not go on by itself."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from erstanlauf.domain.handover.consent import SPECIAL
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.i18n.phrases import consent
from erstanlauf.ui.handover.withdrawal_page import WithdrawalPage
from erstanlauf.ui.office.return_page import ReturnPage
from tests.ui.desk import CTRL, Key, TestDesk, focused
from tests.ui.handover.handovers import (
    CITY,
    a_handover_desk,
    asking,
    change,
    have_told_v32,
    keep,
    the_city,
    to_the_consent,
    way,
)
from tests.ui.handover.test_handover_way import name_person, parcels, rows


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    with a_handover_desk(qtbot, tmp_path) as desk:
        yield desk


def to_the_check(desk: TestDesk) -> None:
    to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    name_person(desk)


def written_on_the_check(desk: TestDesk) -> str:
    return " ".join(each.text() for each in way(desk).check.findChildren(QLabel) if each.isVisible())


def scan(digits: str) -> None:
    """Press digits as fast as a scanner does."""
    for place, digit in enumerate(digits):
        event = QKeyEvent(QEvent.Type.KeyPress, Key(ord(digit)), Qt.KeyboardModifier.NoModifier, digit)
        event.setTimestamp(1000 + 4 * place)
        QApplication.sendEvent(focused(), event)


def test_a_scan_on_the_consent_page_says_nothing_in_the_name_of_the_person(desk: TestDesk) -> None:
    to_the_consent(desk)
    desk.press(Key.Key_1)
    before = asking(desk)
    scan("90990" + "123")
    desk.settle()
    assert isinstance(desk.shell.middle.currentWidget(), ReturnPage)
    assert asking(desk).ticks == before.ticks
    assert not asking(desk).ticked(CITY) & SPECIAL
    assert asking(desk).said_at == before.said_at


def test_what_is_pressed_while_it_is_sent_makes_no_second_draft_of_it(desk: TestDesk) -> None:
    to_the_check(desk)
    desk.desk.handover.flow.send()
    desk.shell.actions_.named["help"].trigger()
    desk.settle()
    assert rows(desk, "handover") == 1


def test_who_wants_to_say_nothing_after_all_is_kept_nowhere(desk: TestDesk) -> None:
    to_the_check(desk)
    change(desk, lambda session: session.set_flag(Flag.ANONYM, True))
    assert desk.desk.handover.flow.asking is None
    assert desk.shell.middle.currentWidget() is desk.desk.page
    assert rows(desk, "handover") == 0
    assert "nichts angeben" in desk.shell.strip.text


def test_the_check_shows_what_goes_although_the_visit_changes_under_it(desk: TestDesk) -> None:
    to_the_check(desk)
    assert "Orientierung" not in written_on_the_check(desk)
    change(desk, lambda session: session.set_need(Topic.ORIENTIERUNG, True))
    assert "Orientierung" in written_on_the_check(desk)


def test_in_a_violence_visit_the_consent_with_the_code_can_be_printed_afterwards(desk: TestDesk) -> None:
    to_the_check(desk)
    change(desk, lambda session: session.set_flag(Flag.GEWALT_FRUEHER, True))
    desk.press(Key.Key_Return)
    code = desk.session.visit.handover_code
    assert code is not None
    assert "die Einwilligung drucken" in desk.shell.strip.text
    desk.shell.strip._action.click()
    desk.settle()
    [(pdf, _)] = desk.printer.jobs
    written = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert str(code) in written
    assert consent.CONSENT_SIGNATURE in written
    desk.shell.actions_.named["hand_over"].trigger()
    desk.settle()
    assert "Schon übergeben" in desk.shell.strip.text
    desk.shell.strip._action.click()
    desk.settle()
    assert len(desk.printer.jobs) == 2


def test_a_consent_taken_back_half_way_is_asked_for_anew(desk: TestDesk, tmp_path: Path) -> None:
    to_the_check(desk)
    code = str(asking(desk).code)
    desk.shell.actions_.named["withdrawal"].trigger()
    desk.settle()
    desk.type(code)
    desk.press(Key.Key_Return)
    page = desk.shell.middle.currentWidget()
    assert isinstance(page, WithdrawalPage)
    page._take_back()
    desk.settle()
    assert rows(desk, "handover") == 0
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_F8)
    assert way(desk).consent.isVisible()
    assert not asking(desk).ticks
    assert not asking(desk).is_named
    assert parcels(tmp_path) == []


def test_the_next_visit_begins_at_the_yes(desk: TestDesk) -> None:
    to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.type("9")
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_Return, CTRL)
    desk.press(Key.Key_Return, CTRL)
    shown = to_the_consent(desk)
    assert focused() is shown.consent.blocks[0].yes


def test_the_code_reaches_a_visit_that_was_left_and_taken_up_meanwhile(desk: TestDesk) -> None:
    to_the_check(desk)
    visit = desk.session.visit.id
    desk.desk.handover.flow.send()
    desk.desk.counter.leave()
    desk.desk.counter.resume(visit)
    desk.settle()
    assert desk.session.visit.id == visit
    assert desk.session.visit.handover_code is not None


def test_a_consent_printed_before_anything_is_ticked_keeps_its_code(desk: TestDesk) -> None:
    shown = to_the_consent(desk)
    shown.consent.print_button.click()
    desk.settle()
    printed, visit = asking(desk).code, desk.session.visit.id
    desk.press(Key.Key_F2)
    desk.desk.counter.resume(visit)
    desk.settle()
    desk.press(Key.Key_F8)
    assert asking(desk).code == printed


def test_the_consent_keeps_the_language_it_was_asked_in(desk: TestDesk) -> None:
    to_the_check(desk)
    desk.press(Key.Key_F4)
    desk.type("uk")
    desk.press(Key.Key_Return)
    assert desk.session.visit.language == "uk"
    desk.press(Key.Key_F8)
    assert "gefragt auf Arabisch" in written_on_the_check(desk)
    desk.press(Key.Key_Return)
    [made] = desk.desk.handover.flow.made
    assert made.consent.language == "ar"


def test_f8_leads_back_to_what_is_not_sent_where_the_recipient_takes_any_case(desk: TestDesk, tmp_path: Path) -> None:
    keep(desk, replace(the_city(tmp_path / "share"), offer=None))
    have_told_v32(desk)
    desk.shell.actions_.named["hand_over"].trigger()
    desk.settle()
    desk.press(Key.Key_1)
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_Return, CTRL)
    assert "F8 führt hin" in desk.shell.strip.text
    before = desk.session.visit
    desk.press(Key.Key_F8)
    assert way(desk).person.isVisible()
    assert desk.session.visit == before
