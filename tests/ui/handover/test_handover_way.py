"""A case goes from the counter to its recipient by keys alone: vignette V32, what is refused, and what stays unsaid."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import pytest
from pypdf import PdfReader
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from erstanlauf.domain.handover.consent import SPECIAL, DataField
from erstanlauf.domain.handover.content import HandoverContent, NamedPerson, Reach, ReachKind
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.people import Role
from erstanlauf.i18n.phrases import consent
from erstanlauf.i18n.phrases.voices import Voices
from erstanlauf.paths import resources
from erstanlauf.ui.handover.check_page import Place
from erstanlauf.ui.newcomer.consent_board import ConsentBoard
from erstanlauf.ui.newcomer.view import Board
from erstanlauf.ui.newcomer.window import NewcomerWindow
from tests.export.handover.test_document import read_back
from tests.ui.desk import CTRL, Key, TestDesk, a_desk, focused
from tests.ui.handover.following import by_the_store
from tests.ui.handover.handovers import (
    CITY,
    HOMELESS,
    a_handover_desk,
    asking,
    change,
    have_told_v32,
    help_for_homeless,
    keep,
    tell_v32,
    to_the_consent,
    way,
)

FAMILY, GIVEN, YEAR, PHONE = "Al-Hassan", "Omar", "1984", "+49 151 2345678"
MOST_KEYS = 60
"""From the first F8 to the parcel, name and phone number included. Source: blueprint of the desk, 60 to 70 keys."""
HEALTH_KEY, DEBTS_KEY = "9", "0"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    with a_handover_desk(qtbot, tmp_path) as desk:
        yield desk


def board(desk: TestDesk) -> NewcomerWindow:
    """Return the second screen once it has followed the last key."""
    window = desk.desk.guide.window
    assert window is not None
    desk.qtbot.waitUntil(lambda: not desk.desk.guide._soon.isActive())
    desk.settle()
    return window


def board_text(desk: TestDesk) -> str:
    """Return all that is written on the board of consent."""
    shown = board(desk).board
    assert isinstance(shown, ConsentBoard)
    labels = [each.accessibleName() for each in shown.findChildren(QLabel) if each.isVisible()]
    return "\n".join([*labels, *(tile.accessibleName() for tile in shown.grid.tiles)])


def marked(desk: TestDesk) -> list[str]:
    """Return the keys of the tiles that are marked on the board of consent."""
    shown = board(desk).board
    assert isinstance(shown, ConsentBoard)
    return [tile.key for tile in shown.grid.tiles if tile.isChecked()]


def name_person(desk: TestDesk) -> None:
    """Type the four lines of the page and go on by Enter."""
    for line in (FAMILY, GIVEN, YEAR, PHONE):
        desk.type(line)
        desk.press(Key.Key_Return)


def parcels(folder: Path) -> list[Path]:
    return sorted((folder / "share").glob("UE-*"))


def content_of(parcel: Path) -> HandoverContent:
    """Read a parcel with nothing but the schema in hand."""
    with ZipFile(parcel) as archive:
        data = json.loads(archive.read("handover.json"))
    schema = json.loads((resources() / "schemas" / "handover-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)
    return read_back(data)


def found(desk: TestDesk, query: str) -> list[tuple[object, ...]]:
    """Return what a question to the store finds."""
    store = desk.desk.handover.flow._desk._handovers._transactions  # type: ignore[attr-defined]

    def ask() -> list[tuple[object, ...]]:
        with store.reading() as db:
            return list(db.execute(query).fetchall())

    answers: list[list[tuple[object, ...]]] = []
    desk.desk.tasks.run(desk.desk.handover._store, ask, answers.append, lambda trouble: pytest.fail(str(trouble)))
    desk.settle()
    return answers[0]


def rows(desk: TestDesk, table: str) -> int:
    """Return how many rows a table of the store has."""
    [(count,)] = found(desk, f"SELECT count(*) FROM {table}")
    return int(str(count))


def step_of_closed(desk: TestDesk) -> object:
    """Close the visit and return what is kept of the offer of Case Management."""
    desk.press(Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: rows(desk, "visit") == 1)
    [(step,)] = found(desk, "SELECT case_step FROM visit_figures")
    return step


def test_v32_goes_from_the_counter_to_the_recipient_by_keys(desk: TestDesk, tmp_path: Path) -> None:
    tell_v32(desk)
    answers = desk.desk.page.answers
    assert "Schulden" in answers.case_management.text()  # the criteria of R23 are in sight
    before = desk.pressed
    desk.press(Key.Key_F8)
    assert desk.session.has_case_management
    assert "F8" in answers.way_on.text()
    assert desk.desk.bar.hand_over.isVisible()
    desk.press(Key.Key_F8)

    arabic = Voices({}).both("ar").say(consent.CONSENT_TITLE).own
    assert (board(desk).view.board, board(desk).view.language) == (Board.CONSENT, "ar")
    assert arabic in board_text(desk)
    assert not asking(desk).ticks
    desk.press(Key.Key_1)
    assert asking(desk).ticked(CITY) & SPECIAL == frozenset()
    desk.type(HEALTH_KEY)
    assert asking(desk).ticked(CITY) & SPECIAL == {DataField.HEALTH}
    assert marked(desk) == ["1", HEALTH_KEY]
    desk.press(Key.Key_Return)
    assert board(desk).view.board is Board.MOMENT  # nobody else reads the name
    name_person(desk)
    assert way(desk).check.send.text().startswith("An Case Management der Stadt")
    desk.press(Key.Key_Return)

    assert desk.pressed - before <= MOST_KEYS
    told = desk.shell.strip.text
    [parcel] = parcels(tmp_path)
    assert parcel.name.removesuffix(".zip") in told
    code = desk.session.visit.handover_code
    assert code is not None
    assert code in told
    content = content_of(parcel)
    person = content.person
    assert (person.family_name, person.given_names, person.birth_year) == (FAMILY, GIVEN, int(YEAR))
    assert person.reach == Reach(ReachKind.PHONE, PHONE)
    assert content.language == "ar"
    assert set(content.needs) == {Topic.WOHNEN, Topic.EXISTENZSICHERUNG, Topic.GESUNDHEIT}
    assert Flag.KRANK_PSYCHE in content.said
    assert Flag.SCHULDEN not in content.said  # nobody ticked the debts
    assert QApplication.activeModalWidget() is None


def test_the_slip_bears_the_code_and_is_shown_to_be_printed(desk: TestDesk) -> None:
    to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    name_person(desk)
    desk.press(Key.Key_Return)
    assert desk.desk.page.shows_slip
    desk.press(Key.Key_P, CTRL)
    [(pdf, _)] = desk.printer.jobs
    written = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert str(desk.session.visit.handover_code) in written


def test_what_is_unticked_is_in_no_parcel_and_not_even_asked_for(desk: TestDesk, tmp_path: Path) -> None:
    shown = to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.type("3478")  # year of birth, reach, answers, referrals
    desk.press(Key.Key_Return)
    assert not shown.person.birth_year.isVisible()
    assert not shown.person.reach.isVisible()
    desk.type(FAMILY)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Return)
    [parcel] = parcels(tmp_path)
    content = content_of(parcel)
    assert (content.person.birth_year, content.person.reach) == (None, None)
    assert (content.said, content.referrals) == ((), ())
    assert content.language == "ar"
    with ZipFile(parcel) as archive:
        written = archive.read("handover.json").decode()
    assert Flag.OBDACHLOS.value not in written


def test_a_no_ends_with_the_slip_as_it_was_and_keeps_nothing_but_that(desk: TestDesk, tmp_path: Path) -> None:
    to_the_consent(desk)
    before = desk.session.visit
    desk.press(Key.Key_1)  # first yes, then no: what the yes has kept goes with the no
    assert rows(desk, "handover") == 1
    desk.press(Key.Key_2)
    desk.press(Key.Key_Return)
    assert desk.shell.middle.currentWidget() is desk.desk.page
    assert desk.session.visit == replace(before, handover_refused=True)
    assert rows(desk, "handover") == 0
    assert parcels(tmp_path) == []
    assert "Ohne Übergabe" in desk.shell.strip.text
    assert step_of_closed(desk) == "declined"


def test_who_says_yes_after_a_no_has_handed_over(desk: TestDesk) -> None:
    to_the_consent(desk)
    desk.press(Key.Key_2)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_F8)
    desk.qtbot.waitUntil(lambda: way(desk).consent.isVisible())
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    name_person(desk)
    desk.press(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.session.visit.handover_code is not None)
    assert step_of_closed(desk) == "handed_over"


def test_the_second_screen_follows_every_tick_and_takes_answers(desk: TestDesk) -> None:
    to_the_consent(desk)
    assert "Wie wir Sie erreichen" in board_text(desk)
    desk.press(Key.Key_1)
    desk.type("4")
    assert "Wie wir Sie erreichen" not in board_text(desk)
    desk.type("4")
    assert "Wie wir Sie erreichen" in board_text(desk)
    shown = board(desk).board
    assert isinstance(shown, ConsentBoard)
    shown.grid.tiles[3].click()  # the person points at the debts
    desk.settle()
    assert asking(desk).ticked(CITY) & SPECIAL == {DataField.DEBTS}
    assert marked(desk) == ["1", DEBTS_KEY]
    shown = board(desk).board
    assert isinstance(shown, ConsentBoard)
    shown.grid.tiles[1].click()
    desk.settle()
    assert not asking(desk).ticks
    assert marked(desk) == ["2"]


def test_f7_and_lock_take_the_question_off_the_second_screen(desk: TestDesk) -> None:
    to_the_consent(desk)
    assert board(desk).view.board is Board.CONSENT
    desk.press(Key.Key_F7)
    assert board(desk).view.board is Board.BLANK
    desk.press(Key.Key_F7)
    assert board(desk).view.board is Board.CONSENT
    desk.desk.guide.end()
    assert board(desk).view.board is Board.BLANK


def test_in_a_violence_visit_nothing_of_it_is_shown(desk: TestDesk) -> None:
    to_the_consent(desk)
    change(desk, lambda visit: visit.set_flag(Flag.GEWALT_FRUEHER, True))
    assert board(desk).view.board is not Board.CONSENT


def test_each_recipient_is_asked_on_its_own_and_gets_its_own_parcel(desk: TestDesk, tmp_path: Path) -> None:
    keep(desk, help_for_homeless(tmp_path / "other"))
    to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Tab)
    assert board(desk).view.asked is not None
    desk.press(Key.Key_1)
    desk.type("3")
    assert asking(desk).ticked(CITY) - asking(desk).ticked(HOMELESS) == {DataField.BIRTH_YEAR}
    desk.press(Key.Key_Return)
    name_person(desk)
    assert len(way(desk).check.cards) == 2
    desk.press(Key.Key_Return)
    [city], [homeless] = parcels(tmp_path), sorted((tmp_path / "other").glob("UE-*"))
    assert content_of(city).person.birth_year == int(YEAR)
    assert content_of(homeless).person.birth_year is None


def test_esc_goes_one_step_back_and_loses_nothing(desk: TestDesk) -> None:
    shown = to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    name_person(desk)
    for page in (shown.person, shown.consent):
        desk.press(Key.Key_Escape)
        assert desk.shell.middle.currentWidget() is page
    assert not desk.desk.bar.hand_over.isVisible()
    desk.press(Key.Key_Escape)
    assert desk.shell.middle.currentWidget() is desk.desk.page
    assert desk.desk.bar.hand_over.isVisible()
    desk.press(Key.Key_F8)
    assert desk.shell.middle.currentWidget() is shown.check
    assert asking(desk).person.family_name == FAMILY


def test_each_line_leads_back_to_where_it_was_said(desk: TestDesk) -> None:
    shown = to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    name_person(desk)
    for place, page in (
        (Place.CONSENT, shown.consent),
        (Place.PERSON, shown.person),
        (Place.VISIT, desk.desk.page),
    ):
        shown.check.change_wanted.emit(place)
        desk.settle()
        assert desk.shell.middle.currentWidget() is page
        desk.desk.handover.flow.open()
        desk.settle()


def test_a_key_that_is_held_does_not_hand_over(desk: TestDesk, tmp_path: Path) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    name_person(desk)
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(focused(), held)
    desk.settle()
    assert parcels(tmp_path) == []
    assert way(desk).check.isVisible()


def test_without_any_name_it_does_not_go_on_and_one_is_enough(desk: TestDesk) -> None:
    shown = to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    for _ in range(4):
        desk.press(Key.Key_Return)
    assert shown.person.isVisible()
    assert shown.person.missing.isVisible()
    assert focused() is shown.person.family_name
    desk.press(Key.Key_Tab)
    desk.type("Omar")
    for _ in range(3):
        desk.press(Key.Key_Return)
    assert shown.check.isVisible()


def test_what_is_pasted_is_cleaned_and_that_is_said(desk: TestDesk) -> None:
    shown = to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    shown.person.family_name.setText("Al-Hassan\u202e")
    desk.press(Key.Key_Return)
    assert shown.person.family_name.text() == FAMILY
    assert shown.person.cleaned.isVisible()
    assert asking(desk).person.family_name == FAMILY


def test_a_year_that_is_none_says_how_it_is_written(desk: TestDesk) -> None:
    shown = to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    for line in (FAMILY, GIVEN, "84", PHONE):
        desk.type(line)
        desk.press(Key.Key_Return)
    assert focused() is shown.person.birth_year
    assert "2026" in shown.person.missing.text()
    assert shown.person.birth_year.text() == "84"


def test_a_draft_is_taken_up_after_a_crash_at_its_own_visit_and_at_no_other(qtbot: QtBot, tmp_path: Path) -> None:
    with a_handover_desk(qtbot, tmp_path) as desk:
        to_the_consent(desk)
        desk.press(Key.Key_1)
        desk.press(Key.Key_Return)
        name_person(desk)
        ticks = asking(desk).ticks
    with a_desk(qtbot, tmp_path / "store", later=timedelta(minutes=20)) as desk:
        assert "Übergabe von 10:" in desk.shell.strip.text
        desk.press(Key.Key_F8)
        assert way(desk).check.isVisible()
        assert (asking(desk).person.family_name, asking(desk).ticks) == (FAMILY, ticks)
        desk.press(Key.Key_F2)
        assert desk.desk.handover.flow.asking is None
        have_told_v32(desk)
        desk.press(Key.Key_F8)
        desk.press(Key.Key_F8)
        assert way(desk).consent.isVisible()
        assert not asking(desk).ticks


def test_a_crash_right_after_sending_loses_no_code_to_withdraw_with(qtbot: QtBot, tmp_path: Path) -> None:
    with a_handover_desk(qtbot, tmp_path) as desk:
        to_the_consent(desk)
        desk.press(Key.Key_1)
        desk.press(Key.Key_Return)
        name_person(desk)
        visit, code, now = desk.session.visit.id, asking(desk).code, desk.clock()
        by_the_store(desk, lambda office: office.desk.send(visit, now))
        assert desk.session.visit.handover_code is None
    with a_desk(qtbot, tmp_path / "store", later=timedelta(minutes=20)) as desk:
        assert desk.session.visit.handover_code == code
    with a_desk(qtbot, tmp_path / "store", later=timedelta(minutes=30)) as desk:
        assert desk.session.visit.handover_code == code


def test_what_was_being_typed_when_the_desk_is_locked_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with a_handover_desk(qtbot, tmp_path) as desk:
        to_the_consent(desk)
        desk.press(Key.Key_1)
        desk.press(Key.Key_Return)
        desk.type(FAMILY)
        desk.desk.rest()
        desk.settle()
    with a_desk(qtbot, tmp_path / "store", later=timedelta(minutes=20)) as desk:
        assert asking(desk).person.family_name == FAMILY


def test_closing_says_once_that_something_is_unsent_and_then_drops_it(desk: TestDesk, tmp_path: Path) -> None:
    to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_Return, CTRL)
    assert desk.session.has_case_management
    assert "noch nicht abgeschickt" in desk.shell.strip.text
    desk.press(Key.Key_Return, CTRL)
    assert desk.desk.counter.session is None
    assert rows(desk, "handover") == 0
    assert parcels(tmp_path) == []


def test_of_a_visit_that_is_thrown_away_no_name_that_was_being_typed_stays(desk: TestDesk, tmp_path: Path) -> None:
    keep(desk, replace(help_for_homeless(tmp_path / "other"), offer=None))
    desk.press(Key.Key_F2)
    assert desk.session.visit.is_empty
    flow = desk.desk.handover.flow
    flow.open()
    desk.settle()
    flow.answer(HOMELESS, yes=True)
    desk.settle()
    flow.name(NamedPerson(FAMILY))
    desk.desk.counter.leave()
    desk.settle()
    assert rows(desk, "handover") == 0


def test_who_wants_to_say_nothing_is_not_asked_for_a_name(desk: TestDesk) -> None:
    have_told_v32(desk)
    change(desk, lambda visit: visit.set_flag(Flag.ANONYM, True))
    desk.shell.actions_.named["hand_over"].trigger()
    desk.settle()
    assert "nichts angeben" in desk.shell.strip.text
    assert desk.shell.middle.currentWidget() is desk.desk.page


def test_where_no_recipient_is_set_up_it_says_who_does_that(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        have_told_v32(desk)
        desk.press(Key.Key_F8)
        desk.press(Key.Key_F8)
        assert "kein Empfänger" in desk.shell.strip.text
        assert desk.session.has_case_management


def test_nothing_is_handed_over_twice_to_the_same_recipient(desk: TestDesk, tmp_path: Path) -> None:
    to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    name_person(desk)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_F8)
    assert "Schon übergeben" in desk.shell.strip.text
    assert len(parcels(tmp_path)) == 1


def test_a_second_recipient_later_shares_the_code_of_the_visit(desk: TestDesk, tmp_path: Path) -> None:
    to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    name_person(desk)
    desk.press(Key.Key_Return)
    code = desk.session.visit.handover_code
    keep(desk, help_for_homeless(tmp_path / "other"))
    desk.press(Key.Key_F8)
    assert [each.id for each in asking(desk).recipients] == [HOMELESS]
    assert asking(desk).code == code


@pytest.mark.parametrize("role", [Role.CATALOGUE, Role.STEERING, Role.ADMINISTRATION])
def test_a_role_that_hands_nothing_over_sees_none_of_it(qtbot: QtBot, tmp_path: Path, role: Role) -> None:
    with a_desk(qtbot, tmp_path, roles=frozenset((role,))) as desk:
        assert not desk.shell.actions_.named["hand_over"].isVisible()
        desk.desk.handover.flow.open()
        desk.settle()
        assert desk.desk.handover.flow.asking is None


def test_who_was_handed_over_before_under_nearly_this_name_is_said_quietly(desk: TestDesk) -> None:
    to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    name_person(desk)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Return, CTRL)
    shown = to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    desk.type("Alhassan")
    desk.press(Key.Key_Return)
    desk.type("Omar")
    desk.qtbot.waitUntil(lambda: shown.person.known.isVisible())
    assert "Schon einmal" in shown.person.known.text()
    assert focused() is shown.person.given_names


def test_the_person_is_in_no_log_no_strip_no_title_and_no_announcement(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    said: list[str] = []
    real = QAccessible.updateAccessibility

    def listen(event: object) -> None:
        message = getattr(event, "message", None)
        said.append(message() if message is not None else "")
        real(event)  # type: ignore[arg-type]

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(listen))
    to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    for line in (FAMILY, GIVEN, YEAR, PHONE):
        desk.type(line)
        desk.press(Key.Key_Return)
        said += [desk.shell.strip.text, desk.window.windowTitle(), desk.shell.windowTitle()]
    desk.press(Key.Key_Return)
    said += [desk.shell.strip.text, desk.window.windowTitle(), caplog.text]
    said += [repr(each) for each in desk.shell.panel.list.lines.__dict__.values()]
    everything = "\n".join(said)
    assert [each for each in (FAMILY, GIVEN, PHONE) if each in everything] == []
    left = [each.text() for each in desk.window.findChildren(QLineEdit)]
    assert FAMILY not in left  # nothing of it stays on a page that was left


def test_the_consent_is_printed_to_sign_with_the_ticks_as_they_are_and_without_a_name(desk: TestDesk) -> None:
    shown = to_the_consent(desk)
    desk.press(Key.Key_1)
    shown.consent.print_button.click()
    desk.settle()
    [(pdf, order)] = desk.printer.jobs
    written = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert consent.CONSENT_SIGNATURE in written
    assert str(asking(desk).code) in written
    assert FAMILY not in written + order.title
    assert way(desk).consent.isVisible()


def test_the_code_reaches_its_visit_although_the_clerk_has_gone_on_to_the_next(desk: TestDesk) -> None:
    to_the_consent(desk)
    desk.press(Key.Key_1)
    desk.press(Key.Key_Return)
    name_person(desk)
    visit = desk.session.visit.id
    desk.desk.handover.flow.send()
    desk.desk.counter.new_visit()
    desk.settle()
    assert desk.session.visit.handover_code is None
    assert not desk.desk.page.shows_slip
    desk.desk.counter.resume(visit)
    desk.settle()
    assert desk.session.visit.handover_code is not None
