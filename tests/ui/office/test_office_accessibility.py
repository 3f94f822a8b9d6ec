"""Every page of the administration, in every palette, at 100 and 200 %: names, Tab order, focus, contrast, clipping."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from erstanlauf.domain.catalogue import OfferId
from erstanlauf.ui.office.backups_page import BackupsPage
from erstanlauf.ui.office.catalogue.editor_page import EditorPage
from erstanlauf.ui.office.catalogue.publishing_page import PublishingPage
from erstanlauf.ui.office.erasure_page import ErasurePage
from erstanlauf.ui.office.keys_page import KeysPage
from erstanlauf.ui.office.people_page import PeoplePage
from erstanlauf.ui.widgets.theme import Scheme
from tests.ui import accessibility
from tests.ui.desk import CTRL, Key, Preferences, TestDesk
from tests.ui.office.catalogue.catalogues import in_the_store, set_fact
from tests.ui.office.catalogue.editing import BURGERBERATUNG, editor, open_field, open_offer
from tests.ui.office.catalogue.exchanging import a_foreign_key, an_incoming, exchange_page
from tests.ui.office.offices import an_office, fill, go_to, page, press

OFFICE = OfferId("abh/stadt_bielefeld")
SMALL_SCREEN = (1280, 720)


def _people(desk: TestDesk) -> None:
    go_to(desk, "people")


def _removing(desk: TestDesk) -> None:
    go_to(desk, "people")
    press(desk, page(desk, PeoplePage).remove)


def _backups(desk: TestDesk) -> None:
    go_to(desk, "backups")
    press(desk, page(desk, BackupsPage).make)


def _restoring(desk: TestDesk) -> None:
    _backups(desk)
    press(desk, page(desk, BackupsPage).restore)


def _erasure(desk: TestDesk) -> None:
    desk.press(Key.Key_F2)
    desk.type("ar")
    desk.press(Key.Key_Return)
    desk.type("12")
    number = desk.session.visit.number
    desk.press(Key.Key_Return, CTRL)
    go_to(desk, "erasure")
    fill(desk, page(desk, ErasurePage).number, number)
    desk.press(Key.Key_Return)
    desk.shell.strip.withdraw()


def _audit(desk: TestDesk) -> None:
    go_to(desk, "audit")


def _settings(desk: TestDesk) -> None:
    go_to(desk, "settings")


def _keys(desk: TestDesk) -> None:
    go_to(desk, "keys")


def _paper_key(desk: TestDesk) -> None:
    go_to(desk, "keys")
    press(desk, page(desk, KeysPage).new_paper)


def _typing_back(desk: TestDesk) -> None:
    _paper_key(desk)
    press(desk, page(desk, KeysPage).go_on)


def _own_password(desk: TestDesk) -> None:
    go_to(desk, "own_password")


def _publishing(desk: TestDesk) -> None:
    for text in ("Mo-Fr 8:00-12:00", "Mo-Do 8:00-12:00"):
        set_fact(desk, OFFICE, "hours", text)
        in_the_store(desk, lambda office: office.publish())
    set_fact(desk, OFFICE, "phone", "0521 51-1")
    go_to(desk, "publishing")


def _about_to_publish(desk: TestDesk) -> None:
    _publishing(desk)
    press(desk, page(desk, PublishingPage).publish)


def _calls(desk: TestDesk) -> None:
    go_to(desk, "calls")


def _typing_an_answer(desk: TestDesk) -> None:
    go_to(desk, "calls")
    desk.press(Key.Key_N)


def _catalogue(desk: TestDesk) -> None:
    go_to(desk, "catalogue")


def _hours(desk: TestDesk) -> None:
    open_offer(desk, BURGERBERATUNG)
    open_field(desk, "hours")


def _documents(desk: TestDesk) -> None:
    open_offer(desk, BURGERBERATUNG)
    open_field(desk, "documents")
    editor(desk).proof.source.setFocus()
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Down)


def _preview(desk: TestDesk) -> None:
    open_offer(desk, BURGERBERATUNG)
    press(desk, editor(desk).show_preview)


def _new_kind(desk: TestDesk) -> None:
    go_to(desk, "catalogue")
    press(desk, page(desk, EditorPage).new)
    desk.press(Key.Key_End)


def _exchange(desk: TestDesk) -> None:
    go_to(desk, "exchange")


def _report(desk: TestDesk) -> None:
    shown = exchange_page(desk)
    shown.incoming.report.show_incoming(an_incoming(), ())
    shown.enter(shown.incoming.report.first)


def _lines_of_report(desk: TestDesk) -> None:
    _report(desk)
    desk.press(Key.Key_Down)


def _reading(desk: TestDesk) -> None:
    shown = exchange_page(desk)
    exchanging = desk.desk.catalogue.exchanging
    assert exchanging is not None
    exchanging.reading_changed.emit(True)
    desk.qtbot.waitUntil(shown.incoming.waiting.isVisible)


def _foreign_key(desk: TestDesk) -> None:
    shown = exchange_page(desk)
    shown.towns._show_offer(*a_foreign_key())


PAGES: list[Callable[[TestDesk], None]] = [
    _people,
    _removing,
    _backups,
    _restoring,
    _erasure,
    _audit,
    _settings,
    _keys,
    _paper_key,
    _typing_back,
    _own_password,
    _publishing,
    _about_to_publish,
    _calls,
    _typing_an_answer,
    _catalogue,
    _hours,
    _documents,
    _preview,
    _new_kind,
    _exchange,
    _report,
    _lines_of_report,
    _reading,
    _foreign_key,
]
every_page = pytest.mark.parametrize("go", PAGES, ids=lambda go: go.__name__.strip("_"))


@every_page
def test_everything_has_a_name_and_tab_reaches_it_in_the_order_of_the_page(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None]
) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go(desk)
        accessibility.require_round_of_tab(desk.window)


@every_page
@pytest.mark.parametrize("scheme", list(Scheme))
def test_focus_and_text_are_seen(qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], scheme: Scheme) -> None:
    with an_office(qtbot, tmp_path, preferences=Preferences(scheme=scheme.value)) as desk:
        go(desk)
        assert accessibility.invisible_focus(desk.window) == []
        assert accessibility.weak_text(desk.window) == []


@every_page
@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_is_clipped_with_text_twice_as_large_on_a_small_screen(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], language: str
) -> None:
    large = Preferences(language=language, zoom_percent=200)
    with an_office(qtbot, tmp_path, preferences=large, size=SMALL_SCREEN) as desk:
        go(desk)
        QApplication.processEvents()
        assert desk.window.size().toTuple() == SMALL_SCREEN
        assert accessibility.clipped(desk.window) == []


@every_page
@pytest.mark.parametrize("language", ["de", "en"])
def test_no_two_keys_with_alt_are_the_same(
    qtbot: QtBot, tmp_path: Path, go: Callable[[TestDesk], None], language: str
) -> None:
    with an_office(qtbot, tmp_path, preferences=Preferences(language=language)) as desk:
        go(desk)
        menus = [action.text() for action in desk.window.menuBar().actions() if action.isVisible()]
        shown = [each for each in desk.window.findChildren(QWidget) if each.isVisibleTo(desk.window)]
        texts = [each.text() for each in shown if isinstance(each, (QAbstractButton, QLabel))]
        keys = Counter(QKeySequence.mnemonic(text).toString() for text in (*menus, *texts) if "&" in text)
        assert [key for key, count in keys.items() if count > 1] == []
