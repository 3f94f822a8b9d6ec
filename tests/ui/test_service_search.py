"""The direct search at the desk: a key, a few letters, Enter."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.domain.catalogue import Kind, OfferStatus
from tests.ui.desk import Key, TestDesk, a_desk, focused, knowledge


def look_for(desk: TestDesk, text: str) -> None:
    """Open a visit and type into the search; what no key of this keyboard writes comes as from an input method."""
    desk.press(Key.Key_F2)
    desk.press(Key.Key_F3)
    if text.isascii():
        desk.type(text)
        return
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(focused(), typed)


def chosen(desk: TestDesk) -> list[str]:
    return [choice.kind for choice in desk.session.visit.chosen]


def test_a_service_is_chosen_by_what_people_call_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        look_for(desk, "kindergrten")
        desk.press(Key.Key_Return)
        assert chosen(desk) == ["kita"]


def test_a_service_is_chosen_in_the_language_of_the_person(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        look_for(desk, "детский сад")
        desk.press(Key.Key_Return)
        assert chosen(desk) == ["kita"]


def test_one_letter_says_nothing_yet(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        search = desk.desk.page.answers.search
        look_for(desk, "k")
        assert not search.is_open
        desk.type("i")
        assert search.is_open


def test_a_newly_published_catalogue_is_searched(qtbot: QtBot, tmp_path: Path) -> None:
    catalogue = knowledge().catalogue
    kita = catalogue.services[Kind("kita")]
    closed = tuple(replace(offer, status=OfferStatus.CLOSED) for offer in kita.offers)
    changed = replace(catalogue, services={**catalogue.services, kita.kind: replace(kita, offers=closed)})
    with a_desk(qtbot, tmp_path) as desk:
        desk.desk.counter.use_catalogue(changed)
        desk.settle()
        look_for(desk, "kinderkrippe")
        desk.press(Key.Key_Return)
        assert chosen(desk) == []


def test_a_hit_from_before_a_new_catalogue_is_not_taken(qtbot: QtBot, tmp_path: Path) -> None:
    catalogue = knowledge().catalogue
    without = {kind: service for kind, service in catalogue.services.items() if kind != "kita"}
    with a_desk(qtbot, tmp_path) as desk:
        look_for(desk, "kindergarten")
        desk.desk.counter.use_catalogue(replace(catalogue, services=without))
        desk.press(Key.Key_Return)
        assert chosen(desk) == []
