"""Catalogues from and to others in the window, over real files, a real store and real keys."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from erstanlauf.domain.catalogue import OfferStatus
from erstanlauf.domain.exchange_report import Form, Line, Said
from erstanlauf.domain.people import NotPermitted, Role
from erstanlauf.ui.office.catalogue.exchange_page import ExchangePage
from erstanlauf.ui.office.catalogue.publishing_page import PublishingPage
from erstanlauf.ui.widgets.made_rows import MadeRows
from tests.ui.desk import CTRL, Key, TestDesk, focused
from tests.ui.office.catalogue.catalogues import in_the_store, present, set_fact, waiting
from tests.ui.office.catalogue.exchanging import (
    HOURS,
    an_incoming,
    choose,
    exchange_page,
    key_file,
    suggested_name,
    tab_to,
    written,
)
from tests.ui.office.offices import an_office, fill, go_to, page, press
from tests.usecases.exchanges import OFFICE, catalogue_of_the_program, hours, without

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ENDINGS = {Form.HSDS_JSON: ".json", Form.HSDS_CSV: ".zip", Form.OWN: ".json", Form.BUNDLE: ".buendel"}


def sorts(shown: ExchangePage) -> list[tuple[str, ...]]:
    return [tuple(row) for row in shown.incoming.report.sorts.lines.rows]


def read(desk: TestDesk, file: Path) -> ExchangePage:
    shown = page(desk, ExchangePage)
    press(desk, shown.incoming.read_file)
    choose(desk, file)
    return shown


# in


def test_a_file_is_read_looked_at_and_taken_over_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    file = written(Form.HSDS_JSON, tmp_path / "herford.json")
    with an_office(qtbot, tmp_path / "desk") as desk:
        shown = exchange_page(desk)
        assert focused() is shown.incoming.read_file
        desk.press(Key.Key_Space)
        choose(desk, file)

        report = shown.incoming.report
        assert report.headline.text().startswith("herford.json – HSDS 3 als JSON-Datei: ")
        assert desk.shell.strip.text == "Gelesen; übernommen ist noch nichts."
        assert focused() is report.sorts
        assert sorts(shown)[0][0] == "Angaben, die sich ändern"
        changed = {tuple(row)[1]: tuple(row)[3] for row in report.changes.table.lines.rows}
        assert changed["Öffnungszeiten"].startswith("Mo–Fr 8:00–10:00")
        assert waiting(desk) == ()

        tab_to(desk, report.take)
        desk.press(Key.Key_Space)

        told = "Übernommen: 1 Art. Der Tresen sieht sie nach dem Veröffentlichen."
        assert desk.shell.strip.text == shown.incoming.taken.text() == told
        assert hours(present(desk)) == HOURS
        assert report.isHidden()
        assert focused() is shown.incoming.publish
        desk.press(Key.Key_Space)
        assert page(desk, PublishingPage).isVisible()


def test_what_was_taken_over_is_taken_back_with_one_key(qtbot: QtBot, tmp_path: Path) -> None:
    file = written(Form.OWN, tmp_path / "herford.json")
    with an_office(qtbot, tmp_path / "desk") as desk:
        exchange_page(desk)
        shown = read(desk, file)
        press(desk, shown.incoming.report.take)

        desk.press(Key.Key_Z, CTRL)

        assert desk.shell.strip.text == "Zurückgenommen; der Katalog ist wieder, wie er vorher war."
        assert waiting(desk) == ()
        assert shown.incoming.taken.isHidden()


def test_once_the_page_was_left_one_key_takes_back_no_work_of_other_pages(qtbot: QtBot, tmp_path: Path) -> None:
    file = written(Form.OWN, tmp_path / "herford.json")
    with an_office(qtbot, tmp_path / "desk") as desk:
        exchange_page(desk)
        press(desk, read(desk, file).incoming.report.take)
        desk.press(Key.Key_Escape)
        set_fact(desk, OFFICE, "phone", "0521 51-0")
        go_to(desk, "exchange")

        desk.press(Key.Key_Z, CTRL)

        assert {change.field for change in waiting(desk)} >= {"hours", "phone"}


def test_what_was_taken_over_after_the_page_was_left_is_not_taken_back_there(qtbot: QtBot, tmp_path: Path) -> None:
    file = written(Form.OWN, tmp_path / "herford.json")
    with an_office(qtbot, tmp_path / "desk") as desk:
        exchange_page(desk)
        shown, let = read(desk, file), threading.Event()
        desk.desk.counter._store.submit(lambda: let.wait(60))
        shown.incoming.report.take.click()
        QTest.keyClick(focused(), Key.Key_Escape)
        let.set()
        desk.settle()
        assert desk.shell.strip.text.startswith("Übernommen: 1 Art.")

        go_to(desk, "exchange")
        assert shown.incoming.taken.isHidden()
        desk.press(Key.Key_Z, CTRL)
        assert [change.field for change in waiting(desk)] == ["hours"]


def test_a_second_file_takes_the_place_of_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = written(Form.OWN, tmp_path / "erste.json")
    second = written(Form.OWN, tmp_path / "zweite.json", catalogue_of_the_program())
    with an_office(qtbot, tmp_path / "desk") as desk:
        exchange_page(desk)
        shown = read(desk, first)
        assert shown.incoming.report.take.isEnabled()

        read(desk, second)

        assert shown.incoming.report.headline.text().startswith("zweite.json – ")
        assert shown.incoming.report.headline.text().endswith("nichts würde sich ändern.")
        assert not shown.incoming.report.take.isEnabled()


def test_a_folder_of_tables_is_read_and_every_line_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    folder = written(Form.HSDS_CSV, tmp_path / "tabellen")
    (folder / "notizen.txt").write_text("nicht dabei")
    with an_office(qtbot, tmp_path / "desk") as desk:
        shown = exchange_page(desk)
        press(desk, shown.incoming.read_folder)
        choose(desk, folder)

        report = shown.incoming.report
        assert ("Dateien, die nicht dazugehören", "1") in sorts(shown)
        at = [name for name, _ in sorts(shown)].index("Dateien, die nicht dazugehören")
        for _ in range(at):
            desk.press(Key.Key_Down)
        assert [tuple(row) for row in report.lines.lines.rows] == [
            ("notizen.txt", "Trägt keinen Namen des Standards und wurde nicht geöffnet.")
        ]
        assert report.whole_line.text().startswith("notizen.txt – Trägt keinen Namen")
        assert report.changes.isHidden()


def test_what_the_file_does_not_hold_rests_when_that_is_ticked(qtbot: QtBot, tmp_path: Path) -> None:
    file = written(Form.OWN, tmp_path / "herford.json", without(catalogue_of_the_program(), OFFICE))
    with an_office(qtbot, tmp_path / "desk") as desk:
        exchange_page(desk)
        report = read(desk, file).incoming.report
        assert not report.take.isEnabled()

        press(desk, report.rest_missing)
        press(desk, report.take)

        offer = present(desk).offer(OFFICE)
        assert offer is not None
        assert offer.status is OfferStatus.INACTIVE


def test_a_file_with_a_fault_is_told_in_one_sentence_and_the_page_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    good = written(Form.HSDS_JSON, tmp_path / "gut.json")
    broken = tmp_path / "schlecht.json"
    broken.write_bytes(good.read_bytes()[:-200])
    with an_office(qtbot, tmp_path / "desk") as desk:
        exchange_page(desk)
        shown = read(desk, broken)
        assert desk.shell.strip.text.startswith("schlecht.json, Zeile ")
        assert "der Katalog gilt unverändert weiter" in desk.shell.strip.text
        assert shown.incoming.report.isHidden()
        assert waiting(desk) == ()

        read(desk, good)
        assert shown.incoming.report.take.isEnabled()


def test_a_report_over_another_catalogue_is_refused_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    file = written(Form.OWN, tmp_path / "herford.json")
    with an_office(qtbot, tmp_path / "desk") as desk:
        exchange_page(desk)
        shown = read(desk, file)
        set_fact(desk, OFFICE, "phone", "0521 51-0")

        press(desk, shown.incoming.report.take)

        assert desk.shell.strip.text.startswith("Seit die Datei gelesen wurde, ist am Katalog gearbeitet worden")
        assert [change.field for change in waiting(desk)] == ["phone"]


def test_of_a_report_with_20_000_lines_only_those_are_worded_that_are_seen(qtbot: QtBot, tmp_path: Path) -> None:
    few = an_incoming()
    lines = tuple(Line(Said.NEEDS_KIND, f"kind_{number}", value="x") for number in range(20_000))
    report = replace(few.imported.report, lines=lines)
    with an_office(qtbot, tmp_path) as desk:
        shown = exchange_page(desk).incoming.report
        shown.show_incoming(replace(few, imported=replace(few.imported, report=report)), ())
        shown.sorts.selectRow(1)
        desk.settle()
        rows = shown.lines.lines.rows
        assert isinstance(rows, MadeRows)
        assert len(rows) == 20_000
        assert len(rows._made) < 200
        shown.lines.selectRow(19_999)
        assert shown.whole_line.text().startswith("kind_19999 – ")


def held_up(desk: TestDesk, file: Path) -> threading.Event:
    """Begin to read a file on a thread that is busy until the event is set."""
    exchanging = desk.desk.catalogue.exchanging
    assert exchanging is not None
    let = threading.Event()
    exchanging._beside.submit(lambda: let.wait(60))
    press(desk, page(desk, ExchangePage).incoming.read_file)
    choose(desk, file, settles=False)
    assert exchanging.is_reading
    return let


def test_a_long_reading_shows_how_far_it_is_and_is_cancelled_with_esc(qtbot: QtBot, tmp_path: Path) -> None:
    file = written(Form.OWN, tmp_path / "herford.json")
    with an_office(qtbot, tmp_path / "desk") as desk:
        shown = exchange_page(desk)
        let = held_up(desk, file)
        assert shown.incoming.waiting.isHidden()
        qtbot.waitUntil(shown.incoming.waiting.isVisible)

        QTest.keyClick(focused(), Key.Key_Escape)

        assert shown.incoming.waiting.isHidden()
        assert desk.shell.strip.text == "Das Einlesen ist abgebrochen; geändert wurde nichts."
        assert shown.isVisible()
        let.set()
        desk.settle()
        assert shown.incoming.report.isHidden()
        assert waiting(desk) == ()

        read(desk, file)
        assert shown.incoming.report.isVisible()


def test_a_long_reading_is_cancelled_with_its_button(qtbot: QtBot, tmp_path: Path) -> None:
    file = written(Form.OWN, tmp_path / "herford.json")
    with an_office(qtbot, tmp_path / "desk") as desk:
        shown = exchange_page(desk)
        let = held_up(desk, file)
        qtbot.waitUntil(shown.incoming.waiting.isVisible)
        shown.incoming.cancel.setFocus()
        QTest.keyClick(focused(), Key.Key_Space)
        let.set()
        desk.settle()
        assert focused() is shown.incoming.read_file
        assert shown.incoming.report.isHidden()


def test_a_visitor_is_served_while_a_file_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    file = written(Form.OWN, tmp_path / "herford.json")
    with an_office(qtbot, tmp_path / "desk") as desk:
        shown = exchange_page(desk)
        let = held_up(desk, file)
        QTest.keyClick(focused(), Key.Key_F2)
        qtbot.waitUntil(lambda: desk.desk.page.isVisible())
        let.set()
        desk.settle()
        go_to(desk, "exchange")
        assert shown.incoming.report.isVisible()


def test_nothing_is_read_any_further_when_the_desk_is_locked(qtbot: QtBot, tmp_path: Path) -> None:
    file = written(Form.OWN, tmp_path / "herford.json")
    with an_office(qtbot, tmp_path / "desk") as desk:
        exchange_page(desk)
        let = held_up(desk, file)
        exchanging = desk.desk.catalogue.exchanging
        assert exchanging is not None
        with qtbot.waitSignal(desk.shell.locked):
            desk.shell.actions_.named["lock"].trigger()
            assert not exchanging.is_reading
            let.set()


# out


@pytest.mark.parametrize("form", Form)
def test_each_form_is_written_and_holds_the_catalogue_in_force(qtbot: QtBot, tmp_path: Path, form: Form) -> None:
    with an_office(qtbot, tmp_path / "desk") as desk:
        set_fact(desk, OFFICE, "hours", HOURS)
        in_the_store(desk, lambda office: office.publish())
        set_fact(desk, OFFICE, "phone", "0521 51-0")
        shown = exchange_page(desk)
        own = shown.towns.own.text()
        shown.outgoing.form.setCurrentIndex(list(Form).index(form))
        press(desk, shown.outgoing.write)
        name = suggested_name(desk)
        assert name.startswith("katalog-bielefeld-fassung-2-2026-11-23")
        assert name.endswith(ENDINGS[form])
        file = tmp_path / name
        choose(desk, file)
        assert desk.shell.strip.text == f"Der Katalog liegt in {name}."

    with an_office(qtbot, tmp_path / "other") as desk:
        shown = exchange_page(desk)
        if form is Form.BUNDLE:
            read(desk, file)
            assert own in desk.shell.strip.text
            return
        read(desk, file)
        press(desk, shown.incoming.report.take)
        assert hours(present(desk)) == HOURS
        assert {change.field for change in waiting(desk)} >= {"hours"}
        assert "phone" not in {change.field for change in waiting(desk)}


def test_what_is_in_a_file_is_said_before_it_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        shown = exchange_page(desk)
        shown.outgoing.form.setFocus()
        seen = []
        for _ in Form:
            seen.append(shown.outgoing.what_is_in_it.text())
            desk.press(Key.Key_Down)
        assert len(set(seen)) == len(Form)
        assert "nie als Telefonnummer" in seen[0]


# keys


def trust(desk: TestDesk, file: Path, town: str) -> None:
    shown = page(desk, ExchangePage)
    press(desk, shown.towns.add)
    choose(desk, file)
    fill(desk, shown.towns.town, town)
    desk.press(Key.Key_Return)
    press(desk, shown.towns.step.yes)


def test_a_town_is_trusted_after_its_key_was_compared_and_its_bundle_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    bundle, key = written(Form.BUNDLE, tmp_path / "k.buendel"), key_file(tmp_path / "herford.txt")
    fingerprint = key.read_text().split()[1]
    with an_office(qtbot, tmp_path / "desk") as desk:
        shown = exchange_page(desk)
        read(desk, bundle)
        assert fingerprint in desk.shell.strip.text
        assert shown.incoming.report.isHidden()

        press(desk, shown.towns.add)
        choose(desk, key)
        assert shown.towns.offered.text() == fingerprint
        assert focused() is shown.towns.town
        desk.type("Kreis Herford")
        press(desk, shown.towns.trust)
        assert list(shown.towns.table.lines.rows) == []
        press(desk, shown.towns.step.yes)

        assert desk.shell.strip.text == "Bündel von Kreis Herford werden jetzt angenommen."
        [row] = shown.towns.table.lines.rows
        assert tuple(row)[:2] == ("Kreis Herford", fingerprint)
        assert tuple(row)[3] == "–"

        read(desk, bundle)
        origin = shown.incoming.report.origin.text()
        assert origin.startswith("Signiert von Kreis Herford am ")
        assert fingerprint in origin
        press(desk, shown.incoming.report.take)
        go_to(desk, "exchange")
        go_to(desk, "exchange")
        [row] = shown.towns.table.lines.rows
        assert tuple(row)[3] == "Bündel Nr. 1"


def test_nobody_is_trusted_without_a_name_or_with_a_no(qtbot: QtBot, tmp_path: Path) -> None:
    key = key_file(tmp_path / "herford.txt")
    with an_office(qtbot, tmp_path / "desk") as desk:
        towns = exchange_page(desk).towns
        press(desk, towns.add)
        choose(desk, key)
        desk.press(Key.Key_Return)
        assert towns.step.isHidden()
        desk.type("Herford")
        desk.press(Key.Key_Return)
        desk.press(Key.Key_Escape)
        assert towns.step.isHidden()
        desk.press(Key.Key_Escape)
        assert towns.offered.text() == ""
        assert focused() is towns.add
        assert list(towns.table.lines.rows) == []


def test_trust_is_taken_away_after_a_second_step(qtbot: QtBot, tmp_path: Path) -> None:
    bundle, key = written(Form.BUNDLE, tmp_path / "k.buendel"), key_file(tmp_path / "herford.txt")
    with an_office(qtbot, tmp_path / "desk") as desk:
        shown = exchange_page(desk)
        trust(desk, key, "Herford")
        press(desk, shown.towns.remove)
        press(desk, shown.towns.step.no)
        assert len(shown.towns.table.lines.rows) == 1

        press(desk, shown.towns.remove)
        press(desk, shown.towns.step.yes)

        assert desk.shell.strip.text == "Bündel von Herford werden nicht mehr angenommen."
        assert list(shown.towns.table.lines.rows) == []
        assert not shown.towns.remove.isEnabled()
        read(desk, bundle)
        assert shown.incoming.report.isHidden()


def test_the_own_key_is_kept_for_others_and_refused_as_a_foreign_one(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "schluessel.txt"
    with an_office(qtbot, tmp_path / "desk") as desk:
        shown = exchange_page(desk)
        press(desk, shown.towns.save_own)
        choose(desk, file)
        assert desk.shell.strip.text == "Der Schlüssel dieses Platzes liegt in schluessel.txt."
        assert shown.towns.own.text() in file.read_text()

        trust(desk, file, "Wir")
        assert desk.shell.strip.text.startswith("Das ist der Schlüssel dieses Platzes")
        assert list(shown.towns.table.lines.rows) == []


def test_a_file_that_is_no_key_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_bytes(b"Sehr geehrte Damen und Herren\xff")
    with an_office(qtbot, tmp_path / "desk") as desk:
        shown = exchange_page(desk)
        press(desk, shown.towns.add)
        choose(desk, file)
        assert desk.shell.strip.text.startswith("Das ist kein vollständiger Schlüssel")
        assert shown.towns.add.isVisible()


# who may


@pytest.mark.parametrize("role", Role)
def test_only_who_keeps_the_catalogue_exchanges_it(qtbot: QtBot, tmp_path: Path, role: Role) -> None:
    may = role in (Role.CATALOGUE, Role.ADMINISTRATION)
    with an_office(qtbot, tmp_path, roles=frozenset((role,))) as desk:
        action = desk.shell.actions_.named["exchange"]
        assert (action.isVisible() and action.isEnabled()) is may
        if may:
            exchange_page(desk)
            assert desk.shell.strip.text == ""
            return
        exchange = desk.desk.catalogue._office.exchange
        for ask in (exchange.ground, exchange.towns.own_key, exchange.towns.trusted):
            with pytest.raises(NotPermitted):
                ask()
