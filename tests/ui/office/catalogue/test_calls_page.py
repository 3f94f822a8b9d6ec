"""The call list by keyboard: what each office said is in the draft, exactly that, whatever comes in between."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from erstanlauf.domain.ageing import fact_of
from erstanlauf.domain.catalogue import Confidence, OfferId, OfferStatus, Stated
from erstanlauf.domain.catalogue_difference import Sort
from erstanlauf.domain.people import Role
from erstanlauf.ui.office.catalogue.calls_page import CallsPage
from erstanlauf.usecases.call_list import Call
from tests.ui.desk import CTRL, Key, TestDesk, focused
from tests.ui.office.catalogue.catalogues import in_the_store, present, set_fact, waiting
from tests.ui.office.offices import an_office, go_to, page


def called(desk: TestDesk) -> Call:
    call = page(desk, CallsPage)._round.call
    assert call is not None
    return call


def known(call: Call) -> list[str]:
    return [question.name for question in call.questions if question.fact is not None]


def say_all_is_right(desk: TestDesk) -> list[str]:
    """Answer each question: yes where something is known, else skip; return what was confirmed."""
    card, confirmed = page(desk, CallsPage).card, []
    for _ in called(desk).questions:
        assert card.question is not None
        if card.question.fact is None:
            desk.press(Key.Key_Udiaeresis)
        else:
            confirmed.append(card.question.name)
            desk.press(Key.Key_J)
    return confirmed


def go_to_question(desk: TestDesk, name: str) -> None:
    card = page(desk, CallsPage).card
    card.questions.selectRow(0)
    for _ in range(20):
        if card.question is not None and card.question.name == name:
            return
        desk.press(Key.Key_Down)
    raise AssertionError(name)


def changed(desk: TestDesk) -> dict[OfferId, set[str]]:
    """Return the fields that wait, by offer; that a source was added to an offer is no field people read."""
    fields: dict[OfferId, set[str]] = {}
    for each in waiting(desk):
        if each.sort is Sort.OFFER and each.field != "sources":
            fields.setdefault(OfferId(each.subject), set()).add(each.field)
    return fields


def test_four_offices_are_called_by_keyboard_and_the_draft_holds_just_what_they_said(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        assert focused() is page(desk, CallsPage).card.questions

        all_right = called(desk)
        confirmed = say_all_is_right(desk)
        assert confirmed == known(all_right)
        desk.press(Key.Key_Return)

        new_hours = called(desk)
        go_to_question(desk, "hours")
        desk.press(Key.Key_N)
        desk.type("9-12")
        desk.press(Key.Key_Return)
        assert page(desk, CallsPage).form.isHidden()
        desk.press(Key.Key_Right)

        nobody = called(desk)
        desk.press(Key.Key_K)

        gone = called(desk)
        for key in (Key.Key_W, Key.Key_Tab, Key.Key_Space):
            desk.press(key)

        assert len({all_right.offer, new_hours.offer, nobody.offer, gone.offer, called(desk).offer}) == 5
        assert changed(desk) == {
            all_right.offer: set(confirmed),
            new_hours.offer: {"hours"},
            gone.offer: {"status"},
        }
        now = present(desk)
        for name in confirmed:
            fact = fact_of(now.offer(all_right.offer), name)  # type: ignore[arg-type]  # it is there
            assert fact is not None
            assert (fact.confidence, fact.verified_by) == (Confidence.HIGH, Role.CATALOGUE)
        hours = now.offer(new_hours.offer).contact.hours  # type: ignore[union-attr]
        assert hours is not None
        assert hours.value == "Mo 9:00-12:00"
        assert now.offer(gone.offer).status is OfferStatus.DEFUNCT  # type: ignore[union-attr]
        desk.press(Key.Key_Escape)
        go_to(desk, "calls")
        assert not {nobody.offer, gone.offer} & {call.offer for call in page(desk, CallsPage)._round._calls}


def test_a_visitor_may_come_in_the_middle_of_a_call(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        call = called(desk)
        desk.press(Key.Key_J)
        desk.press(Key.Key_F2)
        assert desk.shell.middle.currentWidget() is desk.desk.page
        desk.type("ar")
        desk.press(Key.Key_Return)
        assert changed(desk) == {call.offer: {call.questions[0].name}}

        go_to(desk, "calls")
        assert called(desk).offer == call.offer
        assert [each.name for each in called(desk).questions] == [each.name for each in call.questions[1:]]


def test_what_is_being_typed_waits_while_a_visitor_is_served(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        go_to_question(desk, "url")
        desk.press(Key.Key_N)
        desk.type("https://neu")
        desk.press(Key.Key_F2)
        assert desk.shell.middle.currentWidget() is desk.desk.page
        go_to(desk, "calls")
        line = focused()
        assert isinstance(line, QLineEdit)
        assert line.text() == "https://neu"


def test_a_value_that_cannot_be_one_is_refused_at_its_field(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        go_to_question(desk, "url")
        desk.press(Key.Key_N)
        desk.type("keine seite")
        desk.press(Key.Key_Return)
        form = page(desk, CallsPage).form
        assert "https://" in form.refused.text()
        assert form.isVisible()
        assert waiting(desk) == ()
        desk.press(Key.Key_Escape)
        assert focused() is page(desk, CallsPage).card.questions


def test_what_an_office_has_no_longer_is_taken_out(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        go_to_question(desk, "url")
        desk.press(Key.Key_N)
        desk.press(Key.Key_Delete)
        desk.press(Key.Key_Return)
        assert present(desk).offer(called(desk).offer).contact.url is None  # type: ignore[union-attr]


def test_an_unknown_fact_is_not_confirmed_and_not_left_empty(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        go_to_question(desk, "hours")
        shown = page(desk, CallsPage)
        assert shown.card.right.isHidden()
        desk.press(Key.Key_J)
        desk.press(Key.Key_N)
        desk.press(Key.Key_Return)
        assert shown.form.refused.text().startswith("Noch steht nichts da")
        assert waiting(desk) == ()


def test_answers_are_taken_back_where_they_were_given(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        first = called(desk)
        desk.press(Key.Key_J)
        desk.press(Key.Key_K)
        assert called(desk).offer != first.offer
        desk.press(Key.Key_Z)
        assert called(desk).offer == first.offer
        assert page(desk, CallsPage).card.outcome.isHidden()
        desk.press(Key.Key_Z, CTRL)
        card = page(desk, CallsPage).card
        assert card.question == first.questions[0]
        assert waiting(desk) == ()
        desk.press(Key.Key_Z)
        assert desk.shell.strip.text == "Es gibt nichts zurückzunehmen."


def test_an_answer_of_an_earlier_round_is_taken_back_too(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        first = called(desk)
        desk.press(Key.Key_J)
        desk.press(Key.Key_Right)
        desk.press(Key.Key_Escape)
        go_to(desk, "calls")
        desk.press(Key.Key_Z)
        assert called(desk) == first


def test_work_of_others_is_not_taken_back_and_the_page_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        desk.press(Key.Key_J)
        in_the_store(desk, lambda office: office.publish())
        desk.press(Key.Key_Z)
        assert "anderswo weitergearbeitet" in desk.shell.strip.text


def test_a_key_held_too_long_answers_one_question(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        held = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_J, Qt.KeyboardModifier.NoModifier, "j", True)
        QApplication.sendEvent(focused(), held)
        desk.settle()
        assert waiting(desk) == ()


def test_the_page_says_how_far_the_work_has_come(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        shown = page(desk, CallsPage)
        count = len(shown._round)
        assert shown.where.text() == f"Stelle 1 von {count} · heute 0 angerufen"
        before = shown.done.text()
        say_all_is_right(desk)
        desk.press(Key.Key_Return)
        assert shown.where.text() == f"Stelle 2 von {count} · heute 1 angerufen"
        assert shown.done.text() != before
        assert "warten auf die Veröffentlichung" in shown.done.text()


@pytest.mark.parametrize("role", list(Role))
def test_the_counter_calls_too_and_steering_sees_nothing(qtbot: QtBot, tmp_path: Path, role: Role) -> None:
    with an_office(qtbot, tmp_path, roles=frozenset((role,))) as desk:
        assert desk.shell.actions_.named["calls"].isVisible() is (role is not Role.STEERING)


def test_somebody_at_the_counter_confirms_in_their_own_role(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path, roles=frozenset((Role.COUNTER,))) as desk:
        go_to(desk, "calls")
        desk.press(Key.Key_J)
        assert desk.shell.strip.text == ""
        desk.press(Key.Key_Right)
        assert "1 Schritt wartet auf die Veröffentlichung." in page(desk, CallsPage).done.text()


def turn_to(desk: TestDesk, choice: str) -> None:
    """Choose a language or a size of text in the view menu."""
    actions = desk.shell.actions_
    each = next(
        each for group in (actions.languages, actions.zooms) for each in group.actions() if each.data() == choice
    )
    each.trigger()
    desk.settle()


def answer_of(desk: TestDesk, call: Call) -> object:
    offer = present(desk).offer(call.offer)
    assert offer is not None
    return fact_of(offer, call.questions[0].name)


def test_language_and_size_of_text_turn_under_what_is_being_typed(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        go_to_question(desk, "url")
        desk.press(Key.Key_N)
        desk.type("https://n")
        turn_to(desk, "en")
        turn_to(desk, "125")
        desk.type("eu")
        shown = page(desk, CallsPage)
        assert shown.form.is_open
        assert shown.form.value == "https://neu"
        assert shown.card.question is not None
        assert shown.card.question.name == "url"
        assert not shown.card.right.isVisible()
        assert not shown.next.isVisible()


@pytest.mark.parametrize("typed", ["", "Neue Straße 1"])
def test_an_answer_that_was_corrected_may_be_right_after_all(qtbot: QtBot, tmp_path: Path, typed: str) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        call = called(desk)
        desk.press(Key.Key_N)
        desk.press(Key.Key_Delete)
        desk.type(typed)
        desk.press(Key.Key_Return)
        desk.press(Key.Key_Up)
        desk.press(Key.Key_J)
        question, fact = call.questions[0], answer_of(desk, call)
        assert isinstance(fact, Stated)
        assert question.fact is not None
        assert (fact.value, fact.confidence) == (question.fact.value, Confidence.HIGH)


def test_a_corrected_answer_is_corrected_from_what_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        desk.press(Key.Key_N)
        desk.type("Neue Straße 1")
        desk.press(Key.Key_Return)
        desk.press(Key.Key_Up)
        desk.press(Key.Key_N)
        assert page(desk, CallsPage).form.value == "Neue Straße 1"


def test_nothing_is_taken_back_from_under_what_is_being_typed(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        desk.press(Key.Key_J)
        desk.press(Key.Key_N)
        desk.press(Key.Key_Z, CTRL)
        assert page(desk, CallsPage).form.is_open
        assert len(waiting(desk)) > 0


def test_a_question_about_an_office_goes_with_the_office(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        shown = page(desk, CallsPage)
        desk.press(Key.Key_W)
        assert not shown.step.isHidden()
        QTest.mouseClick(shown.next, Qt.MouseButton.LeftButton)
        desk.settle()
        assert shown.step.isHidden()


def test_what_was_changed_elsewhere_while_one_typed_is_read_anew(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        call = called(desk)
        desk.press(Key.Key_N)
        desk.press(Key.Key_F2)
        set_fact(desk, call.offer, call.questions[0].name, "Neue Straße 1")
        go_to(desk, "calls")
        desk.press(Key.Key_Escape)
        assert called(desk).offer == call.offer
        assert called(desk).questions == call.questions[1:]


def test_enter_on_a_button_presses_that_button(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        shown = page(desk, CallsPage)
        call = called(desk)
        shown.card.wrong.setFocus()
        desk.press(Key.Key_Return)
        assert not shown.form.isHidden()
        desk.type("Neue Straße 1")
        shown.form.keep.setFocus()
        desk.press(Key.Key_Return)
        assert shown.form.isHidden()
        fact = answer_of(desk, call)
        assert isinstance(fact, Stated)
        assert fact.value == "Neue Straße 1"
