"""The daily list by keyboard: overdue first, an answer with one key, the person only when somebody asks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from erstanlauf.domain.audit import AuditAction, AuditEntry
from erstanlauf.domain.catalogue import Confidence
from erstanlauf.domain.handover.recipient import RecipientId
from erstanlauf.domain.handover.states import HandoverState, Why
from erstanlauf.domain.people import Role
from erstanlauf.ui.handover.follow_up_page import FollowUpPage
from erstanlauf.ui.handover.withdrawal_page import WithdrawalPage
from tests.ui.desk import CTRL, Key, TestDesk, focused, knowledge
from tests.ui.handover.following import KIM, a_share, add_recipient, by_the_store, hand_over, now_in_store, send_all
from tests.ui.office.offices import an_office, go_to, page, press

TWELVE_DAYS = timedelta(days=12)


def rows(desk: TestDesk) -> list[tuple[str, ...]]:
    return [tuple(row) for row in page(desk, FollowUpPage).table.lines.rows]


def test_what_is_overdue_stands_first_with_its_days(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        (old,) = hand_over(desk)
        send_all(desk)
    with an_office(qtbot, tmp_path / "store", later=TWELVE_DAYS) as desk:
        (new,) = hand_over(desk, visit=2)
        go_to(desk, "follow_up")

        assert [(row[0], row[2], row[3]) for row in rows(desk)] == [
            (old.reference, "überfällig · übergeben", "seit 12 Tagen, Antwort war bis 30.11. zugesagt"),
            (new.reference, "wartet auf Versand", "seit heute"),
        ]
        assert page(desk, FollowUpPage).summary.text() == "1 überfällig · 1 wartet hier"
        assert focused() is page(desk, FollowUpPage).table


def test_the_panel_says_quietly_how_many_are_overdue_and_leads_there(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        hand_over(desk)
        send_all(desk)
        assert not desk.shell.panel.overdue.isVisible()
    with an_office(qtbot, tmp_path / "store", later=TWELVE_DAYS) as desk:
        assert desk.shell.panel.overdue.text() == "1 Übergabe überfällig"
        press(desk, desk.shell.panel.overdue)
        desk.press(Key.Key_A)
        assert page(desk, FollowUpPage).isVisible()
        assert not desk.shell.panel.overdue.isVisible()


def test_each_answer_is_one_key(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        (handover,) = hand_over(desk)
        send_all(desk)
        go_to(desk, "follow_up")
        for key, state in (
            (Key.Key_N, HandoverState.NOT_REACHED),
            (Key.Key_P, HandoverState.NO_CAPACITY),
            (Key.Key_A, HandoverState.ACCEPTED),
            (Key.Key_K, HandoverState.ARRIVED),
        ):
            desk.press(key)
            assert now_in_store(desk, handover).state is state
        desk.press(Key.Key_E)  # over for good: asked about once more, the focus is on "no"
        assert now_in_store(desk, handover).state is HandoverState.ARRIVED
        desk.press(Key.Key_Tab)
        desk.press(Key.Key_Space)
        assert now_in_store(desk, handover).state is HandoverState.DONE
        assert desk.shell.strip.text == f"{handover.reference}: abgeschlossen."


def test_a_no_says_why_with_a_second_key(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        (handover,) = hand_over(desk)
        send_all(desk)
        go_to(desk, "follow_up")
        desk.press(Key.Key_B)
        desk.press(Key.Key_Escape)  # one step back: the answers again
        assert now_in_store(desk, handover).state is HandoverState.ISSUED
        desk.press(Key.Key_B)
        desk.press(Key.Key_1)
        now = now_in_store(desk, handover)
        assert (now.state, now.why) == (HandoverState.REJECTED, Why.NOT_RESPONSIBLE)
        assert rows(desk)[0][2] == "abgelehnt: nicht zuständig"
        assert focused() is page(desk, FollowUpPage).table


def test_an_answer_is_taken_back_where_there_is_a_way_and_else_it_is_said_what_can_be_done(
    qtbot: QtBot, tmp_path: Path
) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        (handover,) = hand_over(desk)
        send_all(desk)
        go_to(desk, "follow_up")
        desk.press(Key.Key_A)
        desk.press(Key.Key_Z)
        assert desk.shell.strip.text.startswith("Eine Antwort der Stelle wird nicht ungeschehen")
        assert now_in_store(desk, handover).state is HandoverState.ACCEPTED
        desk.press(Key.Key_N)
        desk.press(Key.Key_Z)
        assert now_in_store(desk, handover).state is HandoverState.ACCEPTED
        desk.press(Key.Key_P)
        desk.press(Key.Key_Z, CTRL)
        assert now_in_store(desk, handover).state is HandoverState.ACCEPTED

        desk.press(Key.Key_Z, CTRL)
        assert desk.shell.strip.text == "Es gibt nichts zurückzunehmen."
        desk.press(Key.Key_B)
        desk.press(Key.Key_6)
        desk.press(Key.Key_Z)
        assert desk.shell.strip.text == f"{handover.reference} ist „abgelehnt“; das ist endgültig und bleibt so."
        desk.press(Key.Key_A)
        assert "kann diesen Stand nicht mehr bekommen" in desk.shell.strip.text


def test_who_it_is_stands_in_no_list_and_is_read_only_with_enter_and_into_the_audit(
    qtbot: QtBot, tmp_path: Path
) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        hand_over(desk)
        hand_over(desk, visit=2)
        go_to(desk, "follow_up")
        card = page(desk, FollowUpPage).card
        assert "Musterfrau" not in str(rows(desk))
        assert not card.shows_person
        assert AuditAction.HANDOVER_READ not in actions(desk)

        desk.press(Key.Key_Return)
        assert card.person.isVisible()
        assert "Name: Musterfrau, Amina" in card.person.text()
        assert "Telefon: 0176 000 11 22" in card.person.text()
        assert AuditAction.HANDOVER_READ in actions(desk)

        desk.press(Key.Key_Down)
        assert card.person.text() == ""
        desk.press(Key.Key_Return)
        desk.press(Key.Key_Escape)
        assert card.person.text() == ""
        assert page(desk, FollowUpPage).isVisible()
        desk.press(Key.Key_Return)
        desk.press(Key.Key_F1)
        assert card.person.text() == ""


def test_keys_do_nothing_to_a_line_that_waits_here(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        (handover,) = hand_over(desk)
        go_to(desk, "follow_up")
        for key in (Key.Key_A, Key.Key_N, Key.Key_E):
            desk.press(key)
        assert now_in_store(desk, handover).state is HandoverState.WAITING


def test_a_share_that_is_missing_is_told_in_the_line_and_sending_again_clears_it(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        (handover,) = hand_over(desk)
        share.vanish()
        go_to(desk, "follow_up")
        desk.press(Key.Key_S)
        assert rows(desk)[0][2] == "wartet: Weg versperrt"
        assert str(share.folder) in page(desk, FollowUpPage).card.holds.text()

        share.come_back()
        desk.press(Key.Key_S)
        assert now_in_store(desk, handover).state is HandoverState.ISSUED
        assert rows(desk)[0][2] == "übergeben"
        assert len(share.parcels) == 1


def test_what_is_held_after_a_backup_was_put_back_leaves_only_when_the_person_was_asked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        (handover,) = hand_over(desk)
        by_the_store(desk, lambda office: office.follow_up._handovers.put(replace(handover, is_held=True)))
        go_to(desk, "follow_up")
        desk.press(Key.Key_S)
        shown = page(desk, FollowUpPage)
        assert rows(desk)[0][2] == "angehalten: Person fragen"
        assert "eine Sicherung zurückgespielt wurde" in shown.card.holds.text()
        assert share.parcels == []

        desk.press(Key.Key_F)
        desk.press(Key.Key_Space)  # the focus is on "no"
        assert share.parcels == []
        desk.press(Key.Key_F)
        desk.press(Key.Key_Tab)
        desk.press(Key.Key_Space)
        assert share.parcels == [f"{handover.reference}.zip"]
        assert rows(desk)[0][2] == "übergeben"
        assert not shown.release.isVisible()


def test_a_consent_that_has_run_out_is_asked_for_anew(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    share.vanish()
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        hand_over(desk)
    share.come_back()
    with an_office(qtbot, tmp_path / "store", later=timedelta(days=15)) as desk:
        go_to(desk, "follow_up")
        assert rows(desk)[0][2] == "Einwilligung abgelaufen: neu fragen"
        assert share.parcels == []


def test_the_number_of_the_recipient_stands_beside_as_far_as_it_can_be_relied_on(qtbot: QtBot, tmp_path: Path) -> None:
    catalogue = knowledge().catalogue
    offers = [offer for service in catalogue.services.values() for offer in service.offers]
    numbers = {offer.id: offer.contact.phone for offer in offers if offer.contact.phone is not None}
    sure = {phone.confidence: (offer, phone.value) for offer, phone in numbers.items()}
    with an_office(qtbot, tmp_path / "store") as desk:
        for at, confidence in enumerate(Confidence):
            share = a_share(tmp_path, confidence.value)
            recipient = replace(KIM, id=RecipientId(f"{at:08}"), title=confidence.value, offer=sure[confidence][0])
            hand_over(desk, add_recipient(desk, share, recipient), visit=at)
        go_to(desk, "follow_up")
        told = {}
        for _ in Confidence:
            card = page(desk, FollowUpPage).card
            told[card.recipient.text()] = (card.phone.text(), card.sureness.text())
            desk.press(Key.Key_Down)
        assert told["high"][0] == sure[Confidence.HIGH][1]
        assert told["medium"][0] == sure[Confidence.MEDIUM][1]
        assert told["medium"][1].endswith("erst prüfen")
        assert told["low"][0] == ""
        assert "keine Nummer, auf die Verlass ist" in told["low"][1]


def test_everything_is_said_in_the_language_that_is_chosen_meanwhile(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, a_share(tmp_path))
        (handover,) = hand_over(desk)
        send_all(desk)
        go_to(desk, "recipients")
        go_to(desk, "withdrawal")
        page(desk, WithdrawalPage).look_up(handover.code)
        go_to(desk, "follow_up")
        desk.press(Key.Key_Return)
        english = next(each for each in desk.shell.actions_.languages.actions() if each.data() == "en")
        english.trigger()
        desk.settle()
        assert page(desk, FollowUpPage).heading.text() == "Open and overdue"
        assert rows(desk)[0][2] == "handed over"


def test_what_was_erased_meanwhile_is_not_told_as_released(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, a_share(tmp_path))
        (handover,) = hand_over(desk)
        by_the_store(desk, lambda office: office.follow_up._handovers.put(replace(handover, is_held=True)))
        go_to(desk, "follow_up")
        office = desk.desk.office._office
        desk.desk.office.errands.in_turn(
            lambda: office.erasure.erase(office.erasure.preview(handover.code), ()), lambda _: None
        )
        desk.settle()
        for key in (Key.Key_F, Key.Key_Tab, Key.Key_Space):
            desk.press(key)
        assert desk.shell.strip.text == "Diese Übergabe wurde inzwischen gelöscht."
        assert rows(desk) == []


def test_somebody_who_only_administers_has_no_list(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path, roles=frozenset((Role.ADMINISTRATION,))) as desk:
        assert not desk.shell.actions_.named["follow_up"].isVisible()
        assert desk.shell.actions_.named["withdrawal"].isVisible()
        assert desk.shell.actions_.named["recipients"].isVisible()


def actions(desk: TestDesk) -> set[AuditAction]:
    """Return what stands in the audit."""
    found: list[Sequence[AuditEntry]] = []
    audit = desk.desk.office._office.audit
    desk.desk.office.errands.in_turn(lambda: audit.page(None), found.append)
    desk.settle()
    return {entry.action for entry in found[0]}
