"""Why a service fits or does not: one key leads there from either list, Esc leads back to where the focus was."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.desk import CTRL, Key, TestDesk, a_desk, focused


def begin(desk: TestDesk, needs: str = "14") -> None:
    desk.press(Key.Key_F2)
    desk.type("ar")
    desk.press(Key.Key_Return)
    desk.type(needs)


def texts(desk: TestDesk) -> list[str]:
    page = desk.desk.page.explanation
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def test_w_explains_a_suggestion_and_esc_goes_back_to_its_row(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        page = desk.desk.page
        page.enter(page.answers.suggestions)
        desk.press(Key.Key_Down)
        card = page.answers.current_card()
        assert card is not None
        visit = desk.session.visit
        desk.press(Key.Key_W)

        assert page.shows_explanation
        assert focused() is page.explanation.summary
        assert f"Warum? {card.name}" in texts(desk)
        assert card.name in page.explanation.summary.accessibleName()
        assert any(text.startswith("Quelle: ") for text in texts(desk))

        desk.press(Key.Key_Escape)
        assert focused() is page.answers.suggestions
        assert page.answers.current_card() == card
        assert desk.session.visit == visit


def test_w_explains_a_near_miss_and_esc_goes_back_to_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        desk.press(Key.Key_Return)
        desk.type("12")
        page = desk.desk.page
        assert page.answers.misses.isVisible()
        page.enter(page.answers.misses)
        name = page.answers.misses.misses.miss(page.answers.misses.currentIndex()).name
        desk.press(Key.Key_W)

        assert f"Warum? {name}" in texts(desk)
        assert page.explanation.summary.text().startswith("passt nicht")
        assert any(text.endswith(" – trifft nicht zu") for text in texts(desk))

        desk.press(Key.Key_Escape)
        assert focused() is page.answers.misses


def test_the_menu_key_explains_from_anywhere_and_goes_back(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        desk.press(Key.Key_F11)
        assert desk.desk.page.shows_explanation
        desk.press(Key.Key_F11)
        assert not desk.desk.page.shows_explanation


def test_an_answer_changes_the_explanation_that_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        desk.press(Key.Key_F11)
        before = texts(desk)
        desk.press(Key.Key_Z, CTRL)
        assert texts(desk) != before


def test_arrow_keys_scroll_a_long_explanation(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, size=(1280, 720)) as desk:
        begin(desk)
        desk.press(Key.Key_F11)
        bar = desk.desk.page.explanation.sheet.verticalScrollBar()
        assert bar.maximum() > 0
        desk.press(Key.Key_PageDown)
        below = bar.value()
        desk.press(Key.Key_Up)
        assert 0 < bar.value() < below


def test_a_screen_reader_is_told_everything(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        desk.press(Key.Key_F11)
        page = desk.desk.page.explanation
        said = page.summary.accessibleDescription()
        head = {
            page.summary.text(),
            "Ändert hier nichts",
            next(text for text in texts(desk) if text.startswith("Warum? ")),
        }
        assert [text for text in texts(desk) if text not in head and text not in said] == []


def test_the_slip_and_a_new_search_take_the_place_of_an_explanation(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        desk.press(Key.Key_F11)
        desk.press(Key.Key_F3)
        assert not desk.desk.page.shows_explanation
        assert desk.desk.page.answers.search.isAncestorOf(focused()) or focused() is desk.desk.page.answers.search
        desk.press(Key.Key_F11)
        desk.press(Key.Key_F9)
        assert desk.desk.page.shows_slip


def test_w_is_an_ordinary_letter_in_a_field_and_a_tile_key(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        begin(desk)
        desk.press(Key.Key_F3)
        desk.press(Key.Key_W)
        assert not desk.desk.page.shows_explanation
