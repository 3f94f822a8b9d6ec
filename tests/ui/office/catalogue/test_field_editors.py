"""Each editor shows a value, gives it back, and says what is wrong with what was typed instead."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from erstanlauf.domain.catalogue import Capacity, Closure, Transport, Waiting
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.catalogue.closures_editor import ClosuresEditor
from erstanlauf.ui.office.catalogue.field_editor import FieldEditor, NumberEditor, TransportEditor, WaitingEditor
from erstanlauf.ui.office.catalogue.tick_editor import TickEditor
from erstanlauf.ui.office.catalogue.week_editor import WeekEditor, typed_span

Key = Qt.Key


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def shown(editor: FieldEditor, value: object = None) -> None:
    editor.name("Angabe")
    editor.show_value(value)
    editor.show()


def list_of(editor: TickEditor) -> list[str]:
    assert isinstance(editor.value, tuple)
    return list(editor.value)


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("9-12", ("9:00", "12:00")),
        ("9.30 bis 12 Uhr", ("9:30", "12:00")),
        ("0900-1230", ("9:00", "12:30")),
        ("9:00 – 24:00", ("9:00", "24:00")),
        ("vormittags", None),
        ("9", None),
        ("9-12-15", None),
    ],
)
def test_reads_a_span_as_people_type_it(typed: str, span: tuple[str, str] | None) -> None:
    assert typed_span(typed) == span


def test_shows_a_week_and_gives_it_back_in_the_form_of_the_catalogue(room: QWidget) -> None:
    week = WeekEditor(Wording(), room)
    shown(week, "Mo-Do 9-12, 13-16; Fr 9:00-14:00")
    assert week.cells[0][1].text() == "13:00–16:00"
    assert week.cells[5][0].text() == ""
    assert week.value == "Mo-Do 9:00-12:00, 13:00-16:00; Fr 9:00-14:00"
    assert week.said.text() == "Mo–Do 9:00–12:00 und 13:00–16:00; Fr 9:00–14:00"


@pytest.mark.parametrize("text", ["Mo-Fr 9-12, sonst nach Vereinbarung", "Mo 8-9, 10-11, 12-13, 14-15"])
def test_hours_that_are_no_week_stand_as_they_are_until_somebody_begins_anew(room: QWidget, text: str) -> None:
    week = WeekEditor(Wording(), room)
    shown(week, text)
    assert week.value == text
    assert text in week.as_it_is.text()
    assert not week.cells[0][0].isVisible()
    week.anew.click()
    assert week.cells[0][0].isVisible()
    assert str(week.value) == "None"
    QTest.keyClicks(week.cells[1][0], "10-12")
    assert week.value == "Di 10:00-12:00"


def test_day_and_night_needs_no_week(room: QWidget) -> None:
    week = WeekEditor(Wording(), room)
    shown(week, "365 Tage, rund um die Uhr")
    assert week.always.isChecked()
    assert not week.cells[0][0].isVisible()
    assert week.value == "rund um die Uhr"
    week.always.click()
    assert week.value is None


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (("nachts",), "Montag: Das ist keine Zeit von–bis; so schreiben: 9:00–12:00."),
        (("14-12",), "Montag: Das Ende liegt vor dem Anfang; beide Zeiten prüfen."),
        (("20-26",), "Montag: Ein Tag endet um 24:00; was danach kommt, beim nächsten Tag eintragen."),
        (("9-12", "11-13"), "Montag: Zwei Zeiten überschneiden sich; zu einer zusammenfassen."),
        (("9-12", "12-13"), "Montag: Zwei Zeiten stoßen aneinander; zu einer zusammenfassen."),
    ],
)
def test_says_what_is_wrong_with_a_day(room: QWidget, typed: tuple[str, ...], why: str) -> None:
    week = WeekEditor(Wording(), room)
    shown(week)
    for cell, text in zip(week.cells[0], typed, strict=False):
        QTest.keyClicks(cell, text)
    assert week.fault == week.said.text() == why


def test_up_and_down_lead_from_day_to_day(room: QWidget, qtbot: QtBot) -> None:
    week = WeekEditor(Wording(), room)
    shown(week)
    with qtbot.waitActive(room):
        room.activateWindow()
    week.cells[0][1].setFocus()
    QTest.keyClick(week.cells[0][1], Key.Key_Down)
    assert week.cells[1][1].hasFocus()
    QTest.keyClick(week.cells[1][1], Key.Key_Up)
    QTest.keyClick(week.cells[0][1], Key.Key_Up)  # there is none above
    assert week.cells[0][1].hasFocus()


def test_closures_are_days_or_spans_in_their_order(room: QWidget) -> None:
    editor = ClosuresEditor(Wording(), room)
    shown(editor)
    QTest.keyClicks(editor.rows[0][0], "24.12.2026")
    QTest.keyClicks(editor.rows[0][1], "1.1.27")
    QTest.keyClicks(editor.rows[1][0], "1.10.2026")
    assert editor.value == (
        Closure(date(2026, 10, 1), date(2026, 10, 1)),
        Closure(date(2026, 12, 24), date(2027, 1, 1)),
    )
    assert editor.fault == ""


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        ("31.2.2026", "", "„31.2.2026“ ist kein Tag; so schreiben: 24.12.2026."),
        ("", "1.1.2027", "Es fehlt der erste Tag vor dem 1.1.2027."),
        ("2.1.2027", "1.1.2027", "Der letzte Tag liegt vor dem ersten; beide Tage prüfen."),
    ],
)
def test_says_what_is_wrong_with_a_closure(room: QWidget, first: str, last: str, why: str) -> None:
    editor = ClosuresEditor(Wording(), room)
    shown(editor)
    QTest.keyClicks(editor.rows[0][0], first)
    QTest.keyClicks(editor.rows[0][1], last)
    assert editor.fault == why


def test_there_is_room_for_more_closures_than_there_are(room: QWidget) -> None:
    closures = tuple(Closure(date(2026, month, 1), date(2026, month, 2)) for month in range(1, 6))
    editor = ClosuresEditor(Wording(), room)
    shown(editor, closures)
    assert editor.value == closures
    assert sum(first.isVisible() for first, _ in editor.rows) == 6
    editor.more.click()
    assert sum(first.isVisible() for first, _ in editor.rows) == 7
    editor.show_value(closures[:1])
    assert editor.value == closures[:1]
    assert sum(first.isVisible() for first, _ in editor.rows) == 3


def test_a_stop_and_its_lines(room: QWidget) -> None:
    editor = TransportEditor(Wording(), room)
    shown(editor, Transport("Rathaus", ("1", "2")))
    assert editor.lines.text() == "1, 2"
    QTest.keyClicks(editor.lines, ", 28")
    assert editor.value == Transport("Rathaus", ("1", "2", "28"))


def test_a_number_may_be_unknown(room: QWidget) -> None:
    editor = NumberEditor(Wording(), room, 366)
    shown(editor)
    assert editor.value is None
    assert editor.number.text() == "nicht bekannt"
    editor.show_value(0)
    assert editor.value == 0


def test_places_with_weeks_or_without(room: QWidget) -> None:
    editor = WaitingEditor(Wording(), room, 104)
    shown(editor, Waiting(Capacity.WAITING_LIST, 6))
    assert editor.value == Waiting(Capacity.WAITING_LIST, 6)
    editor.show_value(Waiting(Capacity.FREE))
    assert editor.value == Waiting(Capacity.FREE)
    editor.show_value(None)
    assert editor.value is None


def test_ticks_keep_their_order_and_what_has_no_box(room: QWidget) -> None:
    editor = TickEditor(Wording(), room, "spoken", ("de", "ar", "tr"))
    shown(editor, ("rom", "ar"))
    editor.list.setCurrentIndex(editor.list.model().index(0, 0))
    QTest.keyClick(editor.list, Key.Key_Space)
    assert list_of(editor) == ["rom", "ar", "de"]
    assert editor.said.text() == "rom, Arabisch, Deutsch"
    QTest.keyClick(editor.list, Key.Key_Space)
    assert list_of(editor) == ["rom", "ar"]


def test_letters_find_a_row_and_a_click_ticks_it(room: QWidget) -> None:
    editor = TickEditor(Wording(), room, "spoken", ("de", "ar", "tr"))
    shown(editor)
    QTest.keyClicks(editor.list, "t")
    assert editor.list.currentIndex().row() == 2
    place = editor.list.visualRect(editor.list.currentIndex()).center()
    QTest.mouseClick(editor.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.value == ("tr",)
