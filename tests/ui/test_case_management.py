"""Case Management at the desk: one key offers it, a menu asks for a reason only where the rule is overruled."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from erstanlauf.domain.case_management import Overruling
from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import Span, Status
from erstanlauf.ui.pages.suggestion_column import SuggestionColumn
from erstanlauf.usecases.session import VisitSession
from tests.ui.desk import CTRL, Key, TestDesk, a_desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # an open menu, where there is no screen
THREE = (Flag.SCHULDEN, Flag.KEINE_KV, Flag.ALLEINERZIEHEND)


def _visit(desk: TestDesk, *flags: Flag) -> None:
    desk.press(Key.Key_F2)

    def tell(visit: VisitSession) -> None:
        visit.set_need(Topic.SCHULDEN_ALLTAG, True)
        visit.answer_question("status", Status.SCHUTZ)
        visit.answer_question("age", Span(27, 66))
        for flag in flags:
            visit.set_flag(flag, True)

    desk.desk.counter.change(tell)


def _why(desk: TestDesk) -> Overruling | None:
    return desk.session.visit.overruling


def _has_it(desk: TestDesk) -> bool:
    return desk.session.has_case_management


def _shown(answers: SuggestionColumn) -> str:
    return answers.case_management.text() if answers.case_management.isVisible() else ""


def test_one_key_offers_it_with_the_criteria_in_sight_and_leads_on_from_there(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        _visit(desk, *THREE)
        shown = _shown(desk.desk.page.answers)
        assert shown.startswith("Wird angeboten")
        assert "Schulden" in shown
        desk.press(Key.Key_F8)
        assert _has_it(desk)
        assert desk.session.visit.overruling is None
        assert "F8" in desk.desk.page.answers.way_on.text()
        desk.press(Key.Key_F8)
        assert _has_it(desk)
        assert "kein Empfänger" in desk.shell.strip.text


def test_it_is_taken_off_by_undo_and_by_the_key_of_its_card(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        _visit(desk, *THREE)
        desk.press(Key.Key_F8)
        desk.press(Key.Key_Z, CTRL)
        assert not _has_it(desk)
        desk.press(Key.Key_F8)
        suggestions = desk.desk.page.answers.suggestions
        rows = range(suggestions.cards.rowCount())
        kinds = [suggestions.cards.card(suggestions.cards.index(row)).kind for row in rows]
        desk.desk.page.enter(suggestions)
        suggestions.setCurrentIndex(suggestions.cards.index(kinds.index(Kind("cm_stadt"))))
        desk.press(Key.Key_Space)
        assert not _has_it(desk)


def test_against_the_rule_a_reason_is_chosen_by_its_digit(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        _visit(desk)
        assert _shown(desk.desk.page.answers) == ""
        desk.press(Key.Key_F8)
        menu = desk.desk.page.reasons
        assert menu.isVisible()
        assert not _has_it(desk)
        desk.press(Key.Key_2)
        assert _has_it(desk)
        assert _why(desk) is Overruling.RECOMMENDED
        assert "eine Beratungsstelle rät dazu" in _shown(desk.desk.page.answers)


def test_esc_in_the_menu_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        _visit(desk)
        before = desk.session.visit
        desk.press(Key.Key_F8)
        desk.press(Key.Key_Escape)
        assert not desk.desk.page.reasons.isVisible()
        assert desk.session.visit == before


def test_leaving_out_what_the_rule_offers_wants_a_reason(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        _visit(desk, *THREE)
        answers = desk.desk.page.answers
        cards = answers.suggestions.cards
        kinds = [cards.card(cards.index(row)).kind for row in range(cards.rowCount())]
        desk.desk.page.enter(answers.suggestions)
        answers.suggestions.setCurrentIndex(cards.index(kinds.index(Kind("cm_stadt"))))
        desk.press(Key.Key_Delete)
        assert _why(desk) is None
        desk.press(Key.Key_1)
        assert _why(desk) is Overruling.DECLINED
        assert "cm_stadt" not in {each.kind for each in desk.session.answer.suggestions}


def test_in_danger_the_key_says_why_not(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        _visit(desk, *THREE, Flag.GEWALT_AKUT)
        desk.press(Key.Key_F8)
        assert not _has_it(desk)
        assert desk.shell.strip.isVisible()
