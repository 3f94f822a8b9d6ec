"""What recipients answer comes back through their folders: a share vanishes, comes back, and brings receipts."""

from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from erstanlauf.domain.handover.states import HandoverState, Why
from erstanlauf.ui.handover.follow_up_page import FollowUpPage
from tests.ui.desk import Key, TestDesk, focused
from tests.ui.handover.following import MBE, a_share, add_recipient, hand_over, now_in_store
from tests.ui.office.offices import an_office, go_to, page


def list_rows(desk: TestDesk) -> dict[str, str]:
    """Return the state of each line by its reference."""
    return {row[0]: row[2] for row in page(desk, FollowUpPage).table.lines.rows}


def report(desk: TestDesk) -> list[tuple[str, ...]]:
    return [tuple(row) for row in page(desk, FollowUpPage).report.table.lines.rows]


def test_a_share_vanishes_and_comes_back_and_answers_yes_and_no(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        share.vanish()
        (one,) = hand_over(desk)
        (other,) = hand_over(desk, visit=2)
        go_to(desk, "follow_up")
        desk.press(Key.Key_S)
        assert set(list_rows(desk).values()) == {"wartet: Weg versperrt"}
        assert str(share.folder) in desk.shell.strip.text
        desk.press(Key.Key_Q)
        assert [line[1] for line in report(desk)] == ["–"]
        assert page(desk, FollowUpPage).report.headline.text() == (
            "Keine Quittung gelesen; nicht jeder Ordner war zu erreichen."
        )

        share.come_back()
        desk.press(Key.Key_S)
        assert set(list_rows(desk).values()) == {"übergeben"}
        assert share.parcels == sorted(f"{each.reference}.zip" for each in (one, other))

        answered_at = desk.clock.at + timedelta(minutes=5)
        share.answer(now_in_store(desk, one), "accepted", answered_at)
        share.answer(now_in_store(desk, other), "rejected", answered_at, reason="not_responsible")
        desk.clock.at += timedelta(minutes=10)
        assert focused() is page(desk, FollowUpPage).table
        desk.press(Key.Key_Q)

        assert list_rows(desk) == {one.reference: "angenommen", other.reference: "abgelehnt: nicht zuständig"}
        assert page(desk, FollowUpPage).report.headline.text() == "2 Quittungen gelesen, 2 bringen etwas Neues."
        assert sorted(line[2] for line in report(desk)) == sorted(
            (f"{one.reference}: jetzt „angenommen“", f"{other.reference}: jetzt „abgelehnt: nicht zuständig“")
        )
        rejected = now_in_store(desk, other)
        assert (rejected.state, rejected.why) == (HandoverState.REJECTED, Why.NOT_RESPONSIBLE)
        assert share.receipts == []

        desk.press(Key.Key_Q)
        assert page(desk, FollowUpPage).report.headline.text() == "Keine neuen Quittungen."
        assert len(share.parcels) == 2


def test_each_file_that_is_refused_has_its_sentence_and_stays_and_the_good_one_counts(
    qtbot: QtBot, tmp_path: Path
) -> None:
    kim, mbe = a_share(tmp_path), a_share(tmp_path, "mbe")
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, kim)
        add_recipient(desk, mbe, MBE)
        (handover,) = hand_over(desk)
        go_to(desk, "follow_up")
        desk.press(Key.Key_S)
        sent = now_in_store(desk, handover)
        at = desk.clock.at
        kim.answer(sent, "accepted", at, file="a.json")
        mbe.answer(sent, "accepted", at, file="b.json")  # not their case
        (kim.folder / "quittungen" / "c.json").write_text("{")
        desk.press(Key.Key_Q)

        assert now_in_store(desk, handover).state is HandoverState.ACCEPTED
        told = {line[1]: line[2] for line in report(desk)}
        assert told["a.json"] == f"{handover.reference}: jetzt „angenommen“"
        assert told["b.json"].startswith("Zu diesem Bezug gibt es hier keine Übergabe an diese Stelle")
        assert "c.json" in told["c.json"]
        assert kim.receipts == ["c.json"]
        assert mbe.receipts == ["b.json"]
        desk.press(Key.Key_Escape)
        assert report(desk)
        assert page(desk, FollowUpPage).report.table.isHidden()


def test_a_receipt_for_what_was_withdrawn_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        (handover,) = hand_over(desk)
        go_to(desk, "follow_up")
        desk.press(Key.Key_S)
        sent = now_in_store(desk, handover)
        desk.press(Key.Key_W)
        for key in (Key.Key_Tab, Key.Key_Space, Key.Key_Tab, Key.Key_Space):
            desk.press(key)
        share.answer(sent, "accepted", desk.clock.at)
        go_to(desk, "follow_up")
        desk.press(Key.Key_Q)
        assert list_rows(desk) == {handover.reference: "Einwilligung zurückgenommen"}
        assert "Ja zurückgenommen" in report(desk)[0][2]
        assert share.receipts == []


def test_a_receipt_that_cannot_be_put_away_keeps_none_behind_it_from_counting(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        (one,) = hand_over(desk)
        (other,) = hand_over(desk, visit=2)
        go_to(desk, "follow_up")
        desk.press(Key.Key_S)
        share.answer(now_in_store(desk, one), "accepted", desk.clock.at, file="a.json")
        share.answer(now_in_store(desk, other), "accepted", desk.clock.at, file="b\x1b.json")
        (share.folder / "quittungen" / "gelesen").write_text("no folder")
        desk.press(Key.Key_Q)

        assert {now_in_store(desk, each).state for each in (one, other)} == {HandoverState.ACCEPTED}
        assert [line[1] for line in report(desk)] == ["a.json", "b .json", "–"]
        assert "gelesen“ verschieben" in report(desk)[-1][2]
