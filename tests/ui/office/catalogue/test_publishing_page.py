"""Publishing in the window: what waits, the running desk is served at once, any two versions are read and printed."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from erstanlauf.app import catalogue_file
from erstanlauf.domain.catalogue import Kind, OfferId, OfferStatus
from erstanlauf.domain.catalogue_edits import Edit, with_offer
from erstanlauf.domain.people import Role
from erstanlauf.ui.office.catalogue.publishing_page import PublishingPage
from erstanlauf.usecases.catalogue_desk import CatalogueDesk
from tests.ui.desk import CTRL, Key, TestDesk, focused
from tests.ui.office.catalogue.catalogues import in_the_store, set_fact, waiting
from tests.ui.office.offices import an_office, go_to, page, press

OFFICE = OfferId("abh/stadt_bielefeld")
HOURS = "Mo-Fr 8:00-12:00"


def publish_by_keyboard(desk: TestDesk) -> None:
    go_to(desk, "publishing")
    publish_from_here(desk)


def publish_from_here(desk: TestDesk) -> None:
    assert focused() is page(desk, PublishingPage).publish
    for key in (Key.Key_Space, Key.Key_Tab, Key.Key_Space):
        desk.press(key)


def lines(desk: TestDesk) -> list[tuple[str, ...]]:
    return [tuple(row) for row in page(desk, PublishingPage).versions.table.lines.rows]


def test_what_waits_is_said_field_by_field(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        set_fact(desk, OFFICE, "hours", HOURS)
        go_to(desk, "publishing")
        [(where, what, before, after)] = page(desk, PublishingPage).changes.table.lines.rows
        assert where.startswith("Stadt Bielefeld, Kommunale Ausländerbehörde · ")
        assert (what, before) == ("Öffnungszeiten", "nichts bekannt")
        assert after.startswith("Mo–Fr 8:00–12:00")


def test_publishing_by_keyboard_changes_what_the_open_visit_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        desk.press(Key.Key_F2)
        desk.type("ar")
        desk.press(Key.Key_Return)
        desk.type("12")
        cards = desk.desk.page.answers.suggestions.cards
        first = cards.card(cards.index(0))
        assert "Tigrinya" not in first.languages
        assert first.offer is not None
        set_fact(desk, first.offer, "spoken", ("ti",))

        publish_by_keyboard(desk)
        assert desk.shell.strip.text == "Fassung 2 gilt ab sofort."
        desk.press(Key.Key_Escape)

        assert desk.shell.middle.currentWidget() is desk.desk.page
        shown = [cards.card(cards.index(row)) for row in range(cards.rowCount())]
        assert next(each.languages for each in shown if each.kind == first.kind) == "spricht Tigrinya"


def test_the_search_finds_what_was_published(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:

        def rename(office: CatalogueDesk) -> None:
            service = office.work().catalogue.services[Kind("sportbund")]
            office.change(Edit((replace(service, name="Wasserballett"),)))

        in_the_store(desk, rename)
        publish_by_keyboard(desk)
        found = [each.kind for each in desk.desk._tools.services.find("wasserball")]
        assert found == [Kind("sportbund")]


def test_somebody_who_only_keeps_the_catalogue_can_publish(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path, roles=frozenset((Role.CATALOGUE,))) as desk:
        set_fact(desk, OFFICE, "hours", HOURS)
        publish_by_keyboard(desk)
        assert desk.shell.strip.text == "Fassung 2 gilt ab sofort."


def test_without_changes_there_is_nothing_to_publish(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "publishing")
        shown = page(desk, PublishingPage)
        assert focused() is shown.versions.table
        assert not shown.publish.isEnabled()
        assert [row[0] for row in lines(desk)] == ["1"]


def test_saying_no_publishes_nothing_and_esc_goes_one_step_back(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        set_fact(desk, OFFICE, "hours", HOURS)
        go_to(desk, "publishing")
        desk.press(Key.Key_Space)
        desk.press(Key.Key_Escape)
        assert page(desk, PublishingPage).step.isHidden()
        desk.press(Key.Key_Escape)
        assert desk.shell.middle.currentWidget() is desk.shell.idle
        assert len(waiting(desk)) == 1


def test_steps_are_taken_back_and_done_again_by_the_usual_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        set_fact(desk, OFFICE, "hours", HOURS)
        go_to(desk, "publishing")
        desk.press(Key.Key_Z, CTRL)
        assert waiting(desk) == ()
        desk.press(Key.Key_Y, CTRL)
        assert len(waiting(desk)) == 1


def test_a_version_says_when_by_whom_and_with_how_many_changes(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        set_fact(desk, OFFICE, "hours", HOURS)
        publish_by_keyboard(desk)
        assert [(row[0], row[2], row[3]) for row in lines(desk)] == [("2", "Anna", "1"), ("1", "mitgeliefert", "–")]


def test_any_two_versions_are_compared_and_printed(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        for text in (HOURS, "Mo-Do 8:00-12:00"):
            set_fact(desk, OFFICE, "hours", text)
            publish_by_keyboard(desk)
            desk.press(Key.Key_Escape)
        go_to(desk, "publishing")
        versions = page(desk, PublishingPage).versions
        versions.before.setFocus()
        desk.press(Key.Key_End)
        assert (versions.before.currentData(), versions.after.currentData()) == (1, 3)
        [(_, _, before, after)] = versions.difference.table.lines.rows
        assert before == "nichts bekannt"
        assert after.startswith("Mo–Do 8:00–12:00")

        press(desk, versions.print)
        [(pdf, _)] = desk.printer.jobs
        text = "".join(each.extract_text() for each in PdfReader(BytesIO(pdf)).pages)
        assert "Unterschied von Fassung 1 zu Fassung 3" in text
        assert "Mo–Do 8:00–12:00" in text


def test_an_earlier_version_comes_back_as_a_new_one_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        set_fact(desk, OFFICE, "hours", HOURS)
        publish_by_keyboard(desk)
        versions = page(desk, PublishingPage).versions
        assert not versions.reinstate.isEnabled()
        versions.table.setFocus()
        desk.press(Key.Key_Down)
        assert versions.reinstate.text() == "Fassung 1 wieder in Kra&ft setzen …"
        press(desk, versions.reinstate)
        desk.press(Key.Key_Tab)
        desk.press(Key.Key_Space)
        assert desk.shell.strip.text == "Fassung 3 gilt ab sofort."
        assert [row[0] for row in lines(desk)] == ["3", "2", "1"]
        kept = in_the_store(desk, lambda office: (office.version(1).services, office.version(3).services))
        assert kept[0] == kept[1]


def test_a_newer_catalogue_of_the_program_is_taken_over_as_a_step_where_it_knows_better(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = catalogue_file().read_text(encoding="utf-8")
    with an_office(qtbot, tmp_path / "home") as desk:
        set_fact(desk, OFFICE, "hours", HOURS)
        publish_by_keyboard(desk)
    newer = tmp_path / "bielefeld.yaml"
    newer.write_text(brought.replace('organization: "Stadtsportbund', 'organization: "Sportbund'), encoding="utf-8")
    monkeypatch.setattr("erstanlauf.app.catalogue.catalogue_file", lambda: newer)

    with an_office(qtbot, tmp_path / "home") as desk:
        go_to(desk, "publishing")
        shown = page(desk, PublishingPage)
        assert shown.brought.isVisible()
        press(desk, shown.take)
        assert not shown.brought.isVisible()
        page(desk, PublishingPage).publish.setFocus()
        publish_from_here(desk)
        assert [row[2] for row in lines(desk)] == ["Anna", "mitgeliefert", "Anna", "mitgeliefert"]
        hours = in_the_store(desk, lambda office: office.version(4).offer(OFFICE))
        assert hours is not None
        assert hours.contact.hours is not None


@pytest.mark.parametrize("role", list(Role))
def test_only_who_keeps_the_catalogue_sees_the_page(qtbot: QtBot, tmp_path: Path, role: Role) -> None:
    with an_office(qtbot, tmp_path, roles=frozenset((role,))) as desk:
        action = desk.shell.actions_.named["publishing"]
        assert action.isVisible() is (role in (Role.CATALOGUE, Role.ADMINISTRATION))


def test_before_anything_is_read_there_is_nothing_to_press(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        desk.shell.actions_.named["publishing"].trigger()
        shown = page(desk, PublishingPage)
        assert not shown.publish.isEnabled()
        assert not shown.print.isEnabled()
        desk.settle()


def test_a_question_about_publishing_goes_when_a_step_is_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        set_fact(desk, OFFICE, "hours", HOURS)
        go_to(desk, "publishing")
        desk.press(Key.Key_Space)
        desk.press(Key.Key_Z, CTRL)
        assert page(desk, PublishingPage).step.isHidden()


def let_rest(desk: TestDesk, offer_id: OfferId) -> None:
    """Keep a step of work that sets an offer aside."""

    def change(office: CatalogueDesk) -> None:
        catalogue = office.work().catalogue
        offer = catalogue.offer(offer_id)
        assert offer is not None
        office.change(with_offer(catalogue, replace(offer, status=OfferStatus.INACTIVE)))

    in_the_store(desk, change)


def test_the_open_visit_is_told_that_what_was_chosen_is_no_more(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        for key in (Key.Key_F2, Key.Key_F3):
            desk.press(key)
        desk.type("einbuerg")
        desk.press(Key.Key_Return)
        let_rest(desk, OfferId("einbuergerung/stadt_bielefeld"))
        publish_by_keyboard(desk)
        desk.press(Key.Key_Escape)
        assert desk.shell.strip.text.startswith("Ein gewähltes Angebot gibt es im Katalog nicht mehr;")
        assert desk.desk.page.isAncestorOf(focused())


def test_a_question_goes_with_the_language_it_was_asked_in(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        set_fact(desk, OFFICE, "hours", HOURS)
        go_to(desk, "publishing")
        desk.press(Key.Key_Space)
        desk.shell.actions_.languages.actions()[1].trigger()
        assert page(desk, PublishingPage).step.isHidden()
        assert focused() is page(desk, PublishingPage).publish
