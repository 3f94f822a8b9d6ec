"""A rule that somebody should have looked at again is marked wherever it speaks on screen."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from erstanlauf.domain.needs import Topic
from erstanlauf.domain.situation import German, Span, Status
from erstanlauf.ui.widgets.label import Label
from tests.ui.desk import Key, Preferences, TestDesk, a_desk

ALL_REVIEWS_PAST = timedelta(days=120)
MARK = "Prüfung überfällig"


def a_visit_of(desk: TestDesk, status: Status, topic: Topic) -> None:
    desk.press(Key.Key_F2)
    desk.desk.counter.change(lambda session: session.answer_question("age", Span.exactly(41)))
    desk.desk.counter.change(lambda session: session.answer_question("status", status))
    desk.desk.counter.change(lambda session: session.answer_question("german", German.A1))
    desk.desk.counter.change(lambda session: session.set_need(topic, True))
    desk.settle()


def hints_of(desk: TestDesk) -> list[str]:
    labels = desk.desk.page.answers.findChildren(Label)
    return [label.text() for label in labels if label.isVisible() and label.text().startswith("• ")]


def misses_of(desk: TestDesk) -> list[str]:
    misses = desk.desk.page.answers.misses.misses
    return [str(misses.data(misses.index(row), Qt.ItemDataRole.DisplayRole)) for row in range(misses.rowCount())]


def cards_of(desk: TestDesk) -> list[str]:
    """Return what a screen reader is told of each card."""
    cards = desk.desk.page.answers.suggestions.cards
    return [str(cards.data(cards.index(row), Qt.ItemDataRole.AccessibleTextRole)) for row in range(cards.rowCount())]


@pytest.mark.parametrize(("later", "is_marked"), [(timedelta(), False), (ALL_REVIEWS_PAST, True)])
def test_cards_and_what_is_good_to_know_are_marked(
    qtbot: QtBot, tmp_path: Path, later: timedelta, is_marked: bool
) -> None:
    with a_desk(qtbot, tmp_path, later=later) as desk:
        a_visit_of(desk, Status.UKRAINE24, Topic.SPRACHE)
        [information] = hints_of(desk)
        assert information.endswith(f" ({MARK})") is is_marked
        [course] = [card for card in cards_of(desk) if "Integrationskurs" in card]
        assert (f" ({MARK})" in course) is is_marked


@pytest.mark.parametrize(("later", "is_marked"), [(timedelta(), False), (ALL_REVIEWS_PAST, True)])
def test_near_misses_are_marked(qtbot: QtBot, tmp_path: Path, later: timedelta, is_marked: bool) -> None:
    with a_desk(qtbot, tmp_path, later=later) as desk:
        a_visit_of(desk, Status.STUDIUM, Topic.EXISTENZSICHERUNG)
        [jobcenter] = [miss for miss in misses_of(desk) if miss.startswith("Grundsicherungsgeld")]
        assert (f" ({MARK})" in jobcenter) is is_marked


def test_the_mark_speaks_the_language_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, preferences=Preferences(language="en"), later=ALL_REVIEWS_PAST) as desk:
        a_visit_of(desk, Status.UKRAINE24, Topic.SPRACHE)
        [information] = hints_of(desk)
        assert information.endswith(" (review overdue)")
