"""The standard anonymous case: Arabic, two needs, two answers, two services, printed, by keyboard alone."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.domain.needs import Topic
from tests.ui.desk import CTRL, Key, a_desk

MOST_KEYS = 12


def test_prints_two_services_in_arabic_within_twelve_keys_and_without_a_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.press(Key.Key_F2)
        desk.type("ar")
        desk.press(Key.Key_Return)
        desk.type("14")  # German, money to live
        desk.press(Key.Key_Return)
        answers = 2
        for _ in range(answers):
            desk.type(_answer_to(desk.desk.page.questions.card.fact))
        desk.press(Key.Key_P, CTRL)

        assert desk.pressed <= MOST_KEYS
        assert QApplication.activeModalWidget() is None
        visit = desk.session.visit
        assert visit.language == "ar"
        assert visit.needs == (Topic.SPRACHE, Topic.EXISTENZSICHERUNG)
        assert len(visit.chosen) >= 2
        [(pdf, order)] = desk.printer.jobs
        assert order.title == visit.number
        assert visit.number in PdfReader(BytesIO(pdf)).pages[0].extract_text()


def _answer_to(fact: str) -> str:
    """Recognised for months, adult, in a flat, no German, no money: the most usual answers at the desk."""
    return {"status": "4", "age": "6", "german": "1", "money_short": "2", "title_months": "1", "work": "2"}[fact]
