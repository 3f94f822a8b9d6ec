"""The audit in the window: who, what and when in words, page by page, checked and printed."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from erstanlauf.domain.audit import AuditAction
from erstanlauf.ui.office.audit_page import AuditPage
from tests.store.desks import opened
from tests.ui.desk import TestDesk
from tests.ui.office.offices import an_office, go_to, page, press


def rows(desk: TestDesk) -> list[tuple[str, ...]]:
    return [tuple(row) for row in page(desk, AuditPage).table.lines.rows]


def fill_audit(folder: Path, entries: int) -> None:
    store = opened(folder)
    for number in range(entries):
        store.audit.note_alone(AuditAction.SLIP_PRINTED, f"visit {number}")
    store.close()


def test_entries_are_said_in_words_with_logins(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "audit")
        said = [(who, what) for _, _, who, what, _, _ in rows(desk)]
        assert said[0] == ("Anna", "Protokoll gelesen")
        assert said[-1] == ("Anna", "Person hinzugefügt")


def test_pages_go_back_to_the_first_entry_and_forth_again(qtbot: QtBot, tmp_path: Path) -> None:
    fill_audit(tmp_path, 60)
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "audit")
        audit = page(desk, AuditPage)
        assert len(rows(desk)) == 50
        assert not audit.newer.isEnabled()
        newest = rows(desk)[0]

        press(desk, audit.older)
        assert rows(desk)[-1][0] == "1"
        assert not audit.older.isEnabled()
        press(desk, audit.newer)
        assert newest in rows(desk)  # reading it again is an entry of its own


def test_a_whole_chain_is_said_to_be_whole_with_its_end(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "audit")
        audit = page(desk, AuditPage)
        press(desk, audit.verify)
        assert audit.found.text() == "Die Kette ist vollständig, kein Eintrag wurde verändert."
        assert len(audit.anchor.text().removeprefix("Ihr Ende: ").split()) == 16


def test_a_changed_entry_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    store = opened(tmp_path)
    with store.transactions.one() as db:
        db.execute("DROP TRIGGER audit_is_never_changed")
        db.execute("UPDATE audit SET action = 'locked' WHERE seq = 1")
    store.close()
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "audit")
        press(desk, page(desk, AuditPage).verify)
        assert "Eintrag 1 " in desk.shell.strip.text
        assert page(desk, AuditPage).found.isHidden()


def test_the_page_is_printed_with_the_end_of_the_chain(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "audit")
        audit = page(desk, AuditPage)
        press(desk, audit.print)
        [(pdf, order)] = desk.printer.jobs
        text = "".join(each.extract_text() for each in PdfReader(BytesIO(pdf)).pages)
        assert "Protokoll gelesen" in text
        assert audit.anchor.text().removeprefix("Ihr Ende: ").split()[-1] in text
        assert order.title == "Information"
