"""The menu of the law: what somebody sets there holds at once, for visits to come, and tomorrow."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from erstanlauf.domain.situation import German, Span, Status
from erstanlauf.paths import FileNotWritten
from erstanlauf.usecases.session import VisitSession
from tests.ui.desk import Key, Preferences, TestDesk, a_desk


def a_ukrainian_learner(desk: TestDesk) -> None:
    """Open a visit that the admission stop bears on."""
    desk.press(Key.Key_F2)
    desk.type("uk")
    desk.press(Key.Key_Return)
    desk.type("1")
    desk.desk.counter.change(lambda session: session.answer_question("status", Status.UKRAINE24))
    desk.desk.counter.change(lambda session: session.answer_question("age", Span.exactly(41)))
    desk.desk.counter.change(lambda session: session.answer_question("german", German.A1))
    desk.settle()


def law_menu(desk: TestDesk) -> QMenu:
    [menu] = [each for each in desk.window.menuBar().findChildren(QMenu) if each.title() in ("&Rechtsstand", "&Law")]
    return menu


def position(desk: TestDesk, switch: str, value: str) -> QAction:
    [action] = [each for each in desk.shell.actions_.switches[switch].actions() if each.data() == value]
    return action


def shown_verdict(desk: TestDesk, kind: str) -> bool:
    """Return whether the card of a kind says that it fits, not only that it could."""
    cards = desk.desk.page.answers.suggestions.cards
    [card] = [card for row in range(cards.rowCount()) if (card := cards.card(cards.index(row))).kind == kind]
    return not card.could_fit


def test_the_menu_says_in_words_what_each_position_means(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        menu = law_menu(desk)
        assert menu.menuAction().isVisible()
        assert [action.text() for action in menu.actions() if action.isChecked()] == [
            "gestoppt (Rundschreiben 02/26 vom 09.02.2026)",
            "nicht geklärt: beide Stellen zeigen, vorher anrufen",
            "ja, neben dem deutschen Satz",
        ]
        assert [action.text() for action in menu.actions() if action.isSeparator()] == [
            "Integrationskurs ohne Anspruch: Zulassung durch das BAMF (§ 44 Abs. 4 AufenthG)",
            "Ukraine, § 24, erster Titel ab 1. April 2025: wer für Geld zum Leben zuständig ist",
            "Entwürfe rechtlicher Sätze drucken",
        ]


def test_the_menu_speaks_the_language_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        [english] = [each for each in desk.shell.actions_.languages.actions() if each.data() == "en"]
        english.trigger()
        assert position(desk, "ukraine_rechtskreis", "old").text() == "as before: job centre (SGB II)"
        assert law_menu(desk).title() == "&Law"


def test_a_switch_changes_the_suggestions_of_the_open_visit_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    liked = Preferences()
    with a_desk(qtbot, tmp_path, preferences=liked) as desk:
        a_ukrainian_learner(desk)
        before = desk.session.visit
        assert not shown_verdict(desk, "integrationskurs")

        position(desk, "ik_zulassung", "priority").trigger()
        desk.settle()

        assert shown_verdict(desk, "integrationskurs")
        assert desk.session.visit == before
        assert liked.switches == {"ik_zulassung": "priority"}
        assert not position(desk, "ik_zulassung", "stopped").isChecked()

        position(desk, "ik_zulassung", "stopped").trigger()
        desk.settle()
        assert not shown_verdict(desk, "integrationskurs")


def test_a_switch_redraws_the_slip_that_is_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        a_ukrainian_learner(desk)
        desk.press(Key.Key_F9)
        steps = desk.session.steps()
        position(desk, "ik_zulassung", "priority").trigger()
        desk.settle()
        assert desk.desk.page.shows_slip
        assert desk.session.steps() != steps


def test_a_switch_holds_for_the_next_visit_and_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    liked = Preferences()
    with a_desk(qtbot, tmp_path, preferences=liked) as desk:
        position(desk, "ik_zulassung", "priority").trigger()
        a_ukrainian_learner(desk)
        assert shown_verdict(desk, "integrationskurs")
        desk.desk.counter.change(VisitSession.undo)
    with a_desk(qtbot, tmp_path, preferences=replace(liked)) as desk:
        assert position(desk, "ik_zulassung", "priority").isChecked()
        desk.desk.counter.change(lambda session: session.answer_question("german", German.A1))
        assert shown_verdict(desk, "integrationskurs")


def test_a_kept_position_that_is_unknown_falls_back_to_the_cautious_one(qtbot: QtBot, tmp_path: Path) -> None:
    odd = Preferences(switches={"ik_zulassung": "wide_open", "long_gone": "on"})
    with a_desk(qtbot, tmp_path, preferences=odd) as desk:
        assert position(desk, "ik_zulassung", "stopped").isChecked()
        a_ukrainian_learner(desk)
        assert not shown_verdict(desk, "integrationskurs")


def test_a_switch_that_cannot_be_kept_is_told_and_still_holds(qtbot: QtBot, tmp_path: Path) -> None:
    class OnAFullDisk(Preferences):
        def keep(self) -> None:
            raise FileNotWritten(file="preferences.json", folder="erstanlauf")

    with a_desk(qtbot, tmp_path, preferences=OnAFullDisk()) as desk:
        position(desk, "ik_zulassung", "priority").trigger()
        assert "preferences.json" in desk.shell.strip.text
        a_ukrainian_learner(desk)
        assert shown_verdict(desk, "integrationskurs")
