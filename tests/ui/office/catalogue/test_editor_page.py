"""The catalogue is kept by keys and mouse: changed with a proof, confirmed, taken back, and never by a side way."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from erstanlauf.domain.ageing import GROUP_OF, fact_of
from erstanlauf.domain.catalogue import (
    Capacity,
    Closure,
    Confidence,
    Cost,
    OfferId,
    OfferStatus,
    Privacy,
    ReferralMethod,
    Source,
    Stated,
    Transport,
    Waiting,
)
from erstanlauf.domain.catalogue_edits import at_the_same_address, call_source
from erstanlauf.domain.catalogue_fields import Holder
from erstanlauf.domain.people import Role
from erstanlauf.ui.office.catalogue.editor_page import EditorPage
from erstanlauf.ui.office.catalogue.field_editor import LineEditor
from erstanlauf.ui.office.catalogue.tick_editor import TickEditor
from erstanlauf.ui.office.catalogue.week_editor import WeekEditor
from tests.ui.desk import CTRL, Key, Preferences, TestDesk, focused
from tests.ui.office.catalogue.editing import (
    BURGERBERATUNG,
    editor,
    fact,
    go_to_field,
    offer_of,
    open_field,
    open_offer,
    present,
)
from tests.ui.office.offices import an_office, fill, go_to, page, press

SHELTER = OfferId("maedchenhaus/zuflucht")
EVERY_FACT: list[tuple[str, object]] = [
    ("address", "Niederwall 25, 33602 Bielefeld"),
    ("phone", "0521 51-2020"),
    ("email", "amt@bielefeld.de"),
    ("url", "https://www.bielefeld.de/amt"),
    ("hours", "Mo-Fr 8:00-12:00"),
    ("documents", ("photo", "visa")),
    ("capacity", Waiting(Capacity.WAITING_LIST, 6)),
    ("transport", Transport("Rathaus", ("1", "2"))),
    ("step_free", True),
    ("cost", Cost.NOT_FREE),
    ("closures", (Closure(date(2026, 12, 24), date(2027, 1, 1)),)),
    ("spoken", ("de", "ar")),
    ("response_days", 3),
    ("referral_method", ReferralMethod.CALL),
    ("consultation", "Mi 9:00-12:00"),
    ("appointment", "Termin am Telefon"),
    ("building", "2. Etage"),
]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def today(desk: TestDesk) -> date:
    return page(desk, EditorPage).editing.today


def call(desk: TestDesk) -> str:
    """Return the id of the source that is the telephone call of today."""
    return call_source(today(desk))[0]


def open_offer_beside(desk: TestDesk) -> None:
    """Show all offers again and go to another one."""
    shown = page(desk, EditorPage)
    shown.search.clear()
    shown.offers.setFocus()
    desk.press(Key.Key_Up)
    assert shown.offers.current != BURGERBERATUNG


def retype(desk: TestDesk, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    desk.press(Key.Key_Delete)
    desk.type(text)


def test_a_fact_is_changed_by_keys_with_the_call_of_today(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        go_to_field(desk, "phone")
        desk.press(Key.Key_T)
        desk.press(Key.Key_Return)
        focused().selectAll()  # type: ignore[attr-defined]
        desk.type("0521 51-2020")
        desk.press(Key.Key_Return)

        assert fact(desk, BURGERBERATUNG, "phone") == Stated(
            "0521 51-2020", Confidence.HIGH, (call(desk),), today(desk).isoformat(), Role.CATALOGUE
        )
        assert present(desk).sources[call(desk)] == Source("Telefonat mit der Stelle", today(desk).isoformat())
        assert call(desk) in offer_of(desk, BURGERBERATUNG).sources
        assert focused() is editor(desk).fields
        assert desk.shell.strip.text == "„Telefon“ gespeichert, noch nicht veröffentlicht."
        assert page(desk, EditorPage).state.text().endswith("noch nicht veröffentlicht.")


def test_a_change_without_a_source_is_refused_and_what_was_typed_stays(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        before = fact(desk, BURGERBERATUNG, "phone")
        shown = open_field(desk, "phone")
        assert isinstance(shown, LineEditor)
        retype(desk, shown.line, "0521 51-2020")
        desk.press(Key.Key_Return)

        assert editor(desk).card.refused.text().startswith("Woher die Angabe stammt, steht noch nicht da;")
        assert shown.line.text() == "0521 51-2020"
        assert fact(desk, BURGERBERATUNG, "phone") == before

        press(desk, editor(desk).proof.phone)
        shown.line.setFocus()
        desk.press(Key.Key_Return)
        assert fact(desk, BURGERBERATUNG, "phone").value == "0521 51-2020"


@pytest.mark.parametrize(
    ("name", "typed", "why"),
    [
        ("phone", "null fünf zwei eins", "hat nicht die Form dieses Feldes"),
        ("email", "buergerberatung", "So schreiben: name@stelle.de."),
        ("url", "bielefeld.de", "Mit https:// am Anfang schreiben."),
        ("address", "Nieder\u202ewall 23", "das unsichtbare Zeichen U+202E"),
    ],
)
def test_what_no_catalogue_may_hold_is_refused_at_the_field(
    qtbot: QtBot, tmp_path: Path, name: str, typed: str, why: str
) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        before = fact(desk, BURGERBERATUNG, name)
        shown = open_field(desk, name)
        editor(desk).proof.choose_call()
        assert isinstance(shown, LineEditor)
        shown.line.selectAll()
        shown.line.insert(typed)  # as if pasted
        desk.press(Key.Key_Return)
        assert why in editor(desk).card.refused.text()
        assert fact(desk, BURGERBERATUNG, name) == before


def test_a_line_takes_no_more_letters_than_a_catalogue_line_has(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        shown = open_field(desk, "building")
        assert isinstance(shown, LineEditor)
        shown.line.insert("a" * 500)
        assert len(shown.line.text()) == 300


def test_space_confirms_a_fact_and_shift_space_its_group(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        read_at = fact(desk, BURGERBERATUNG, "url").sources
        go_to_field(desk, "url")
        desk.press(Key.Key_T)
        desk.press(Key.Key_Space)
        confirmed = fact(desk, BURGERBERATUNG, "url")
        assert confirmed.sources == (call(desk), *read_at)
        assert (confirmed.confidence, confirmed.verified_by) == (Confidence.HIGH, Role.CATALOGUE)
        assert fact(desk, BURGERBERATUNG, "email").confidence is Confidence.LOW

        desk.press(Key.Key_Space, SHIFT)
        assert {fact(desk, BURGERBERATUNG, name).verified_by for name in ("phone", "email", "url")} == {Role.CATALOGUE}
        assert fact(desk, BURGERBERATUNG, "address").verified_by is None
        assert desk.shell.strip.text == "3 Angaben bestätigt."


def test_what_was_only_read_somewhere_prints_with_its_date(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        shown = open_field(desk, "building")
        assert isinstance(shown, LineEditor)
        desk.type("Erdgeschoss")
        proof = editor(desk).proof
        proof.source.setFocus()
        desk.press(Key.Key_Down)
        desk.press(Key.Key_Down)  # a new one
        assert proof.ref.isVisible()
        fill(desk, proof.ref, "Aushang im Rathaus")
        retype(desk, proof.verified, "1.11.26")
        press(desk, proof.checked)
        press(desk, editor(desk).take_over)

        kept = fact(desk, BURGERBERATUNG, "building")
        source = kept.sources[0]
        assert kept == Stated("Erdgeschoss", Confidence.MEDIUM, (source,), "2026-11-01")
        assert present(desk).sources[source] == Source("Aushang im Rathaus", "2026-11-01")
        assert proof.chosen == source  # the next change goes on with it

        desk.press(Key.Key_Z, CTRL)
        assert proof.chosen == ""
        editor(desk).fields.setFocus()
        go_to_field(desk, "url")
        desk.press(Key.Key_Space)
        assert fact(desk, BURGERBERATUNG, "url").verified_by is None
        desk.press(Key.Key_Y, CTRL)
        open_offer_beside(desk)
        assert proof.chosen == ""
        assert proof.source.findData(source) > 0  # one letter may speak of several offers


def test_nothing_is_verified_on_a_day_that_lies_ahead(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        go_to_field(desk, "url")
        desk.press(Key.Key_T)
        tomorrow = today(desk) + timedelta(days=1)
        retype(desk, editor(desk).proof.verified, f"{tomorrow:%d.%m.%Y}")
        editor(desk).fields.setFocus()
        desk.press(Key.Key_Space)
        assert editor(desk).card.refused.text().startswith(f"Der {tomorrow:%d.%m.%Y} kommt erst noch;")
        retype(desk, editor(desk).proof.verified, "31.2.2026")
        editor(desk).fields.setFocus()
        desk.press(Key.Key_Space)
        assert editor(desk).card.refused.text() == "„31.2.2026“ ist kein Tag; so schreiben: 24.12.2026."
        assert fact(desk, BURGERBERATUNG, "url").verified_by is None


def test_hours_are_typed_as_days_and_times(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        go_to_field(desk, "hours")
        desk.press(Key.Key_T)
        desk.press(Key.Key_Return)
        shown = editor(desk).card.editor
        assert isinstance(shown, WeekEditor)
        assert focused() is shown.cells[0][0]
        desk.type("8-12")
        desk.press(Key.Key_Tab)
        desk.type("14.30-18")
        press(desk, shown.like_monday)
        assert shown.said.text() == "Mo–Fr 8:00–12:00 und 14:30–18:00"
        shown.cells[4][1].setFocus()
        focused().clear()  # type: ignore[attr-defined]
        desk.type("11-13")
        assert shown.said.text() == "Freitag: Zwei Zeiten überschneiden sich; zu einer zusammenfassen."
        desk.press(Key.Key_Return)
        assert fact_of(offer_of(desk, BURGERBERATUNG), "hours") is None
        shown.cells[4][1].selectAll()
        desk.press(Key.Key_Delete)
        desk.press(Key.Key_Return)
        assert fact(desk, BURGERBERATUNG, "hours").value == "Mo-Do 8:00-12:00, 14:30-18:00; Fr 8:00-12:00"


def test_documents_are_ticked_in_a_list(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        go_to_field(desk, "documents")
        desk.press(Key.Key_T)
        desk.press(Key.Key_Return)
        shown = editor(desk).card.editor
        assert isinstance(shown, TickEditor)
        assert focused() is shown.list
        desk.press(Key.Key_Home)
        desk.press(Key.Key_Space)
        desk.press(Key.Key_Return)
        assert fact(desk, BURGERBERATUNG, "documents").value == (
            "identity_documents_all",
            "landlord_confirmation",
            "identity_document",
        )


@pytest.mark.parametrize(("name", "value"), EVERY_FACT, ids=[name for name, _ in EVERY_FACT])
def test_every_sort_of_fact_comes_back_as_it_was_given(qtbot: QtBot, tmp_path: Path, name: str, value: object) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        shown = open_field(desk, name)
        shown.show_value(value)
        shown.edited.emit()
        editor(desk).proof.choose_call()
        press(desk, editor(desk).take_over)
        assert fact(desk, BURGERBERATUNG, name).value == value
        shown = open_field(desk, name)
        assert shown.value == value

        shown.show_value(None)  # and can be taken out again, which needs no source
        shown.edited.emit()
        editor(desk).proof.source.setCurrentIndex(0)
        press(desk, editor(desk).take_over)
        assert fact_of(offer_of(desk, BURGERBERATUNG), name) is None


def test_that_is_every_fact_there_is() -> None:
    assert {name for name, _ in EVERY_FACT} == set(GROUP_OF)


def test_steps_are_taken_back_and_done_again_also_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        go_to_field(desk, "phone")
        desk.press(Key.Key_T)
        desk.press(Key.Key_Space)
        go_to_field(desk, "url")
        desk.press(Key.Key_Space)
        desk.press(Key.Key_Z, CTRL)
        assert fact(desk, BURGERBERATUNG, "url").verified_by is None
        assert fact(desk, BURGERBERATUNG, "phone").verified_by is Role.CATALOGUE
        desk.press(Key.Key_Y, CTRL)
        assert fact(desk, BURGERBERATUNG, "url").verified_by is Role.CATALOGUE
        assert editor(desk).fields.hasFocus()
        assert not page(desk, EditorPage).redo_button.isEnabled()

    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "catalogue")
        assert fact(desk, BURGERBERATUNG, "url").verified_by is Role.CATALOGUE
        press(desk, page(desk, EditorPage).undo_button)
        press(desk, page(desk, EditorPage).undo_button)
        assert fact(desk, BURGERBERATUNG, "phone").verified_by is None
        assert page(desk, EditorPage).state.text() == "Nichts geändert: Am Tresen gilt, was hier steht."


def test_ctrl_z_takes_back_letters_before_it_takes_back_steps(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        go_to_field(desk, "url")
        desk.press(Key.Key_T)
        desk.press(Key.Key_Space)
        shown = open_field(desk, "building")
        assert isinstance(shown, LineEditor)
        desk.type("2")
        desk.press(Key.Key_Z, CTRL)
        assert shown.line.text() == ""
        assert fact(desk, BURGERBERATUNG, "url").verified_by is Role.CATALOGUE
        desk.press(Key.Key_Z, CTRL)
        assert fact(desk, BURGERBERATUNG, "url").verified_by is None


def test_a_place_may_be_changed_for_all_at_its_address(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        others = at_the_same_address(present(desk), offer_of(desk, BURGERBERATUNG))
        assert others
        shown = open_field(desk, "step_free")
        shown.show_value(True)
        shown.edited.emit()
        editor(desk).proof.choose_call()
        press(desk, editor(desk).card.elsewhere)
        press(desk, editor(desk).take_over)
        for offer in (BURGERBERATUNG, *(each.id for each in others)):
            assert fact(desk, offer, "step_free").value is True
        desk.press(Key.Key_Z, CTRL)  # one step
        assert fact_of(offer_of(desk, others[0].id), "step_free") is None


def test_a_place_where_people_hide_has_no_field_for_where_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, SHELTER)
        names = {row.field.name for row in editor(desk).fields.fields.rows if row.field}
        assert not names & {"address", "building", "transport", "step_free"}
        assert "phone" in names


def test_law_and_data_protection_are_shown_and_cannot_be_changed(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, SHELTER)
        for name in ("privacy", "target"):
            go_to_field(desk, name, Holder.KIND)
            desk.press(Key.Key_Return)
            assert focused() is editor(desk).fields
            assert editor(desk).card.editor is None
            assert editor(desk).card.remark.text().startswith("Steht fest: Das ist Recht und Datenschutz")
            assert not editor(desk).take_over.isEnabled()


def test_nothing_is_deleted_but_set_aside(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        open_field(desk, "status")
        desk.press(Key.Key_Down)
        editor(desk).proof.choose_call()
        press(desk, editor(desk).take_over)
        assert offer_of(desk, BURGERBERATUNG).status is OfferStatus.INACTIVE
        shown = page(desk, EditorPage)
        row = shown.offers.offers.rows[shown.offers.offers.place_of(BURGERBERATUNG)]
        assert shown.offers.offers.marks_text(row).startswith("geändert · ruht")


def test_a_remark_needs_no_source_and_may_have_several_lines(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        shown = open_field(desk, "note")
        focused().selectAll()  # type: ignore[attr-defined]
        desk.type("im Umbau")
        desk.press(Key.Key_Return)
        desk.type("bis Mai")
        assert shown.value == "im Umbau\nbis Mai"
        press(desk, editor(desk).take_over)
        assert offer_of(desk, BURGERBERATUNG).note == "im Umbau\nbis Mai"


def test_the_organization_has_words_of_its_own_for_all_its_offers(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        go_to_field(desk, "description", Holder.ORGANIZATION)
        desk.press(Key.Key_Return)
        desk.type("Die Stadtverwaltung")
        assert "alle Angebote der Organisation" in editor(desk).card.remark.text()
        press(desk, editor(desk).take_over)
        organization = present(desk).organizations[offer_of(desk, BURGERBERATUNG).organization_id]
        assert organization.description == "Die Stadtverwaltung"


def test_by_appointment_only_wants_to_know_how_to_get_one(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, OfferId("einbuergerung/stadt_bielefeld"))
        open_field(desk, "appointment_only")
        desk.press(Key.Key_Up)
        press(desk, editor(desk).take_over)
        assert editor(desk).card.refused.text().startswith("„Nur mit Termin“ hilft erst, wenn dasteht,")


def test_escape_goes_back_field_by_list_by_search_and_out(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        shown = open_field(desk, "building")
        assert isinstance(shown, LineEditor)
        desk.type("2. Etage")
        desk.press(Key.Key_Escape)
        assert shown.line.text() == ""
        catalogue = page(desk, EditorPage)
        stops = [focused()]
        for _ in range(2):
            desk.press(Key.Key_Escape)
            stops.append(focused())
        assert stops == [catalogue.panel.fields, catalogue.offers, catalogue.search]
        assert catalogue.search.text() == ""
        desk.press(Key.Key_Escape)
        assert desk.desk.side_page is None


def test_leaving_a_field_tells_that_what_was_typed_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        open_field(desk, "building")
        desk.type("2. Etage")
        editor(desk).fields.setFocus()
        desk.press(Key.Key_Down)
        assert desk.shell.strip.text == "Was geändert, aber nicht übernommen war, ist verworfen."
        assert fact_of(offer_of(desk, BURGERBERATUNG), "building") is None


def test_a_click_opens_offer_and_field(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "catalogue")
        shown = page(desk, EditorPage)
        offers, fields = shown.offers, shown.panel.fields
        second = offers.visualRect(offers.offers.index(1)).center()
        QTest.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=second)
        assert offers.current == offers.offers.rows[1].id
        assert focused() is fields
        third = fields.visualRect(fields.fields.index(2)).center()
        QTest.mouseClick(fields.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(third))
        assert fields.current == fields.fields.rows[2].field
        assert isinstance(focused(), QLineEdit)


def test_the_list_finds_folded_words_and_shows_only_what_is_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "catalogue")
        shown = page(desk, EditorPage)
        fill(desk, shown.search, "buergeramt")
        assert [row.id for row in shown.offers.offers.rows] == [BURGERBERATUNG]
        shown.search.clear()
        shown.shown.setFocus()
        for _ in range(2):
            desk.press(Key.Key_Down)
        assert shown.offers.offers.rows == []
        assert shown.nothing.isVisible()
        assert not shown.panel.isVisible()
        desk.press(Key.Key_Escape)
        assert shown.panel.isVisible()


def test_a_new_offer_of_a_kind_is_made_from_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        shown = page(desk, EditorPage)
        press(desk, shown.new)
        assert shown.form.entry.kind == "buergerberatung"
        fill(desk, shown.form.organization, "Bezirksamt Brackwede")
        desk.press(Key.Key_Return)
        assert shown.form.refused.text().startswith("Woher die Angabe stammt,")
        press(desk, shown.form_proof.phone)
        press(desk, shown.add)
        made = OfferId("buergerberatung/bezirksamt_brackwede")
        assert offer_of(desk, made).organization == "Bezirksamt Brackwede"
        assert shown.offers.current == made
        assert focused() is shown.panel.fields


def test_a_new_kind_says_that_no_rule_will_suggest_it(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "catalogue")
        shown = page(desk, EditorPage)
        press(desk, shown.new)
        shown.form.kind.setFocus()
        desk.press(Key.Key_End)
        warning = "Sie wird nie vorgeschlagen, nur über die Suche gefunden."
        assert warning in shown.form.never.text()
        assert shown.form.never.isVisible()
        fill(desk, shown.form.name, "Fahrradkurs")
        shown.form.description.setFocus()
        desk.type("Radfahren lernen")
        press(desk, shown.form_proof.phone)
        fill(desk, shown.form.organization, "ADFC")
        desk.press(Key.Key_Return)
        assert shown.form.refused.text().startswith("Ohne Thema fände niemand zu dieser Art;")
        shown.form.topics.list.setFocus()
        desk.press(Key.Key_End)
        desk.press(Key.Key_Space)
        press(desk, shown.add)
        service = present(desk).services["fahrradkurs"]  # type: ignore[index]
        assert (service.name, service.privacy) == ("Fahrradkurs", Privacy.DRAFT_ONLY)
        assert shown.offers.current == "fahrradkurs/adfc"


def test_the_preview_prints_what_a_slip_would_print_today(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        preview = editor(desk).preview
        press(desk, editor(desk).show_preview)
        said = preview.page.accessibleDescription()
        assert "Niederwall 23" in said
        assert "0521 51-0" in said
        assert not preview.page.pixmap().isNull()
        assert not preview.language.visibleRegion().isEmpty()
        assert preview.page.visibleRegion().boundingRect().height() > 300
        assert "2. Etage" not in said
        shown = open_field(desk, "appointment")
        assert isinstance(shown, LineEditor)
        retype(desk, shown.line, "Termin am Telefon")
        editor(desk).proof.choose_call()
        press(desk, editor(desk).take_over)
        assert "Termin" in preview.page.accessibleDescription()


def test_who_may_not_keep_the_catalogue_sees_nothing_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path, roles=frozenset((Role.COUNTER,))) as desk:
        assert not desk.shell.actions_.named["catalogue"].isVisible()


def test_the_language_of_the_page_turns_with_the_interface(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        desk.shell.actions_.languages.actions()[1].trigger()
        desk.settle()
        shown = page(desk, EditorPage)
        assert shown.search.placeholderText() == "Search: office or offer"
        assert "Telephone" in [row.name for row in editor(desk).fields.fields.rows]
        assert shown.offers.current == BURGERBERATUNG


def turn_to(desk: TestDesk, choice: str) -> None:
    """Choose a language or a size of text in the view menu."""
    actions = desk.shell.actions_
    each = next(
        each for group in (actions.languages, actions.zooms) for each in group.actions() if each.data() == choice
    )
    each.trigger()
    desk.settle()


def test_language_and_size_of_text_turn_under_what_is_being_typed(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        shown = open_field(desk, "building")
        desk.type("2. Et")
        turn_to(desk, "en")
        turn_to(desk, "125")
        assert focused() is shown.first
        assert focused().accessibleName() == "Building, floor, room"
        desk.type("age")
        assert shown.value == "2. Etage"
        assert editor(desk).take_over.isEnabled()


def test_what_is_being_typed_waits_while_a_visitor_is_served(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        shown = open_field(desk, "building")
        desk.type("2. Et")
        desk.press(Key.Key_F2)
        assert desk.shell.middle.currentWidget() is desk.desk.page
        go_to(desk, "catalogue")
        assert focused() is shown.first
        desk.type("age")
        desk.press(Key.Key_Return)
        assert editor(desk).card.refused.text()  # there is no source yet, and still nothing is lost
        press(desk, editor(desk).proof.phone)
        press(desk, editor(desk).take_over)
        assert fact(desk, BURGERBERATUNG, "building").value == "2. Etage"


def test_a_new_entry_waits_while_a_visitor_is_served(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "catalogue")
        shown = page(desk, EditorPage)
        press(desk, shown.new)
        fill(desk, shown.form.organization, "Muster e.V.")
        desk.press(Key.Key_F2)
        go_to(desk, "catalogue")
        assert focused() is shown.form.organization
        assert shown.form.organization.text() == "Muster e.V."


def test_going_to_another_offer_tells_that_what_was_typed_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, OfferId("abh/stadt_bielefeld"))
        open_field(desk, "building")
        desk.type("2. Etage")
        page(desk, EditorPage).offers.setFocus()
        desk.press(Key.Key_Down)
        assert page(desk, EditorPage).offers.current == OfferId("einbuergerung/stadt_bielefeld")
        assert desk.shell.strip.text == "Was geändert, aber nicht übernommen war, ist verworfen."


def test_a_line_is_marked_when_it_is_entered_so_that_typing_replaces_it(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        shown = open_field(desk, "phone")
        desk.type("0521 51-2020")
        assert shown.value == "0521 51-2020"


def test_a_step_back_is_told_and_with_none_left_nothing_typed_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        desk.press(Key.Key_T)
        go_to_field(desk, "phone")
        desk.press(Key.Key_Space)
        desk.press(Key.Key_Z, CTRL)
        assert desk.shell.strip.text == "Ein Schritt zurückgenommen."
        shown = open_field(desk, "building")
        desk.type("2. Etage")
        editor(desk).take_over.setFocus()
        desk.press(Key.Key_Z, CTRL)
        assert shown.value == "2. Etage"


@pytest.mark.parametrize("percent", [100, 200])
def test_f6_leads_back_to_the_page(qtbot: QtBot, tmp_path: Path, percent: int) -> None:
    with an_office(qtbot, tmp_path, preferences=Preferences(zoom_percent=percent)) as desk:
        open_offer(desk, BURGERBERATUNG)
        for _ in range(4):
            desk.press(Key.Key_F6)
            if focused() is page(desk, EditorPage).first:
                return
        raise AssertionError("F6 does not lead back")


def test_the_offer_in_hand_stays_when_its_own_change_takes_it_out_of_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        desk.press(Key.Key_T)
        go_to_field(desk, "organization")
        desk.press(Key.Key_Return)
        desk.type("Anderes Amt")
        desk.press(Key.Key_Return)
        offers = page(desk, EditorPage).offers
        assert offers.current == BURGERBERATUNG
        assert editor(desk).title.text() == "Anderes Amt"
        page(desk, EditorPage)._search()
        assert offers.offers.rows == []


def test_confirming_faster_than_the_store_writes_loses_no_key(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        desk.press(Key.Key_T)
        go_to_field(desk, "email")
        for key in (Key.Key_Space, Key.Key_Down, Key.Key_Space):
            QTest.keyClick(focused(), key)
        desk.settle()
        confirmed = [fact(desk, BURGERBERATUNG, name).confidence for name in ("email", "url")]
        assert confirmed == [Confidence.HIGH, Confidence.HIGH]


def test_typing_goes_on_in_the_next_field_while_the_last_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, BURGERBERATUNG)
        desk.press(Key.Key_T)
        open_field(desk, "phone")
        desk.type("0521 51-2020")
        QTest.keyClick(focused(), Key.Key_Return)
        editor(desk).fields.setFocus()
        QTest.keyClick(focused(), Key.Key_Home)
        for _ in editor(desk).fields.fields.rows:
            current = editor(desk).fields.current
            if current is not None and current.name != "building":
                QTest.keyClick(focused(), Key.Key_Down)
        QTest.keyClick(focused(), Key.Key_Return)
        QTest.keyClicks(focused(), "2. Et")
        desk.settle()
        desk.type("age")
        shown = editor(desk).card.editor
        assert shown is not None
        assert shown.value == "2. Etage"
        assert fact(desk, BURGERBERATUNG, "phone").value == "0521 51-2020"
