"""Recipients of hand-overs by keyboard: added with a key, plain only on purpose, changed, put to rest."""

from collections.abc import Sequence
from pathlib import Path

import pyrage
from pytestqt.qtbot import QtBot

from erstanlauf.domain.catalogue import OfferId
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.people import Role
from erstanlauf.ui.office.recipients_page import RecipientsPage
from tests.ui.desk import Key, TestDesk, focused
from tests.ui.handover.following import a_share, add_recipient, by_the_store
from tests.ui.office.offices import an_office, fill, go_to, page, press

ADMINISTRATION = frozenset((Role.ADMINISTRATION,))


def kept(desk: TestDesk) -> Sequence[Recipient]:
    return by_the_store(desk, lambda office: office.recipients.all())


def rows(desk: TestDesk) -> list[tuple[str, ...]]:
    return [tuple(row) for row in page(desk, RecipientsPage).table.lines.rows]


def a_key() -> str:
    return str(pyrage.x25519.Identity.generate().to_public())


def test_a_recipient_is_added_with_its_key(qtbot: QtBot, tmp_path: Path) -> None:
    share, key = a_share(tmp_path), a_key()
    with an_office(qtbot, tmp_path / "store", roles=ADMINISTRATION) as desk:
        go_to(desk, "recipients")
        form = page(desk, RecipientsPage).form
        fill(desk, form.title, "KIM Case Management")
        form.folder.setText(str(share.folder))
        form.key.setText(key)
        form.offer.setCurrentIndex(form.offer.findData("cm_stadt/stadt_bielefeld"))
        press(desk, page(desk, RecipientsPage).keep)

        assert desk.shell.strip.text == "KIM Case Management ist gespeichert."
        (recipient,) = kept(desk)
        assert (recipient.title, recipient.folder, recipient.key) == ("KIM Case Management", str(share.folder), key)
        assert recipient.offer == OfferId("cm_stadt/stadt_bielefeld")
        assert (recipient.is_plain, recipient.is_active) == (False, True)
        assert (recipient.keeps_months, recipient.response_days) == (12, 7)
        assert len(recipient.id) == 8
        assert rows(desk) == [("KIM Case Management", str(share.folder), "verschlüsselt", "nimmt Fälle an")]


def test_the_key_is_looked_at_while_one_types(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path, roles=ADMINISTRATION) as desk:
        go_to(desk, "recipients")
        form = page(desk, RecipientsPage).form
        assert "Ohne Schlüssel" in form.key_state.text()
        fill(desk, form.key, "age1")
        assert "Noch kein öffentlicher Schlüssel" in form.key_state.text()
        form.key.clear()
        fill(desk, form.key, a_key())
        assert "lesbar" in form.key_state.text()


def test_without_a_key_parcels_leave_plain_only_after_a_second_step(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store", roles=ADMINISTRATION) as desk:
        go_to(desk, "recipients")
        shown = page(desk, RecipientsPage)
        fill(desk, shown.form.title, "KIM")
        shown.form.folder.setText(str(share.folder))
        press(desk, shown.keep)
        assert kept(desk) == []
        assert "Ohne Schlüssel der Stelle könnte jeder die Pakete lesen" in desk.shell.strip.text
        assert shown.form.title.text() == "KIM"

        press(desk, shown.form.plain)
        assert not shown.form.plain.isChecked()
        desk.press(Key.Key_Space)  # the focus is on "no"
        assert not shown.form.plain.isChecked()
        press(desk, shown.form.plain)
        press(desk, shown.step.yes)
        assert shown.form.plain.isChecked()
        press(desk, shown.keep)
        assert kept(desk)[0].is_plain
        assert rows(desk)[0][2] == "unverschlüsselt"


def test_a_recipient_is_changed_and_put_to_rest(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path / "store", roles=ADMINISTRATION) as desk:
        before = add_recipient(desk, a_share(tmp_path))
        go_to(desk, "recipients")
        shown = page(desk, RecipientsPage)
        shown.form.response_days.setValue(3)
        press(desk, shown.form.active)
        press(desk, shown.keep)
        (after,) = kept(desk)
        assert (after.id, after.response_days, after.is_active) == (before.id, 3, False)
        assert rows(desk)[0][3] == "ruht"


def test_what_cannot_be_a_folder_is_refused_and_stays_typed(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path, roles=ADMINISTRATION) as desk:
        go_to(desk, "recipients")
        shown = page(desk, RecipientsPage)
        fill(desk, shown.form.title, "KIM")
        shown.form.key.setText(a_key())
        for folder in ("freigabe", "", "CON", "\\\\?\\C:\\x", "/srv/../etc"):
            shown.form.folder.setText(folder)
            press(desk, shown.keep)
            assert "Das kann kein Ordner sein" in desk.shell.strip.text
            assert shown.form.folder.text() == folder
            desk.shell.strip.withdraw()
        assert kept(desk) == []


def test_the_mapping_file_is_checked_with_an_invented_person(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path / "store", roles=ADMINISTRATION) as desk:
        go_to(desk, "recipients")
        shown = page(desk, RecipientsPage)
        press(desk, shown.form.check_mapping)
        assert shown.example.isVisible()
        assert len(shown.example.lines.rows) > 3
        assert "in Ordnung" in shown.example_title.text()


def test_a_broken_mapping_file_gets_one_sentence_with_its_line(qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "spalten.toml"
    broken.write_text('format = "erstanlauf-mapping"\nversion =\n')
    with an_office(qtbot, tmp_path / "store", roles=ADMINISTRATION) as desk:
        go_to(desk, "recipients")
        shown = page(desk, RecipientsPage)
        shown.form.mapping.setText(str(broken))
        press(desk, shown.form.check_mapping)
        assert not shown.example.isVisible()
        assert "spalten.toml" in shown.example_title.text()
        assert "Zeile 2" in shown.example_title.text()


def test_what_was_typed_and_not_kept_is_dropped_with_a_word(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path / "store", roles=ADMINISTRATION) as desk:
        add_recipient(desk, a_share(tmp_path))
        go_to(desk, "recipients")
        shown = page(desk, RecipientsPage)
        assert focused() is shown.table
        press(desk, shown.new)
        assert focused() is shown.form.title
        desk.type("MBE")
        desk.press(Key.Key_Escape)
        assert desk.shell.strip.text == "Was geändert, aber nicht gespeichert war, ist verworfen."
        go_to(desk, "recipients")
        assert shown.form.title.text() == "KIM Case Management"
        assert len(kept(desk)) == 1


def test_the_counter_has_no_such_page(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path, roles=frozenset((Role.COUNTER,))) as desk:
        named = desk.shell.actions_.named
        assert not named["recipients"].isVisible()
        assert named["follow_up"].isVisible()
        assert named["withdrawal"].isVisible()
