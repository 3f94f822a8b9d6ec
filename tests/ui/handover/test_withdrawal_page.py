"""Taking consent back by keyboard: before anything has left, after it, whole and by field."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.states import Handover, HandoverState
from erstanlauf.domain.people import Role
from erstanlauf.ui.handover.follow_up_page import FollowUpPage
from erstanlauf.ui.handover.withdrawal_page import WithdrawalPage
from tests.ui.desk import Key, TestDesk, focused
from tests.ui.handover.following import KIM, MBE, Share, a_share, add_recipient, by_the_store, hand_over, send_all
from tests.ui.office.offices import an_office, go_to, page
from tests.ui.test_returning import keyed, scan, serve

COUNTER_AND_ADMINISTRATION = [frozenset((Role.COUNTER,)), frozenset((Role.ADMINISTRATION,))]


def look_up(desk: TestDesk, code: str) -> WithdrawalPage:
    """Type a code on the page and press Enter."""
    go_to(desk, "withdrawal")
    desk.type(code)
    desk.press(Key.Key_Return)
    return page(desk, WithdrawalPage)


def say_yes(desk: TestDesk) -> None:
    """Go from the boxes to the button, press it, and mean it: the focus is on "no" first."""
    shown = page(desk, WithdrawalPage)
    while focused() is not shown.take_back:
        desk.press(Key.Key_Tab)
    desk.press(Key.Key_Space)
    assert focused() is shown.step.no
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Space)


def present(desk: TestDesk, handover: Handover) -> Handover:
    found = by_the_store(desk, lambda office: office.withdrawals.find(handover.reference, desk.clock()))
    return found[0].handover


def two_recipients(desk: TestDesk, folder: Path) -> tuple[Share, Sequence[Handover]]:
    """Hand one person's case to two offices; only the first has a folder that is there."""
    kim, mbe = a_share(folder), a_share(folder, "mbe")
    add_recipient(desk, kim)
    add_recipient(desk, mbe, MBE)
    mbe.vanish()
    return kim, hand_over(desk, *(each for each in by_the_store(desk, lambda office: office.desk.recipients())))


def test_what_has_not_left_never_leaves(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        (handover,) = hand_over(desk)
        shown = look_up(desk, handover.code.lower().replace("-", " "))
        assert shown.blocks[0].effect.text() == "Noch hier: Nichts geht mehr weg."
        say_yes(desk)

        assert present(desk, handover).state is HandoverState.WITHDRAWN
        assert desk.printer.jobs == []
        send_all(desk)
        assert share.parcels == []
        assert shown.result.text().startswith("Zurückgenommen.")
        assert focused() is shown.code


def test_for_what_has_left_a_notice_is_printed(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path / "store") as desk:
        kim, handovers = two_recipients(desk, tmp_path)
        to_kim = next(each for each in handovers if each.recipient == KIM.id)
        to_mbe = next(each for each in handovers if each.recipient == MBE.id)
        send_all(desk)
        assert len(kim.parcels) == 1
        shown = look_up(desk, to_kim.code)
        titles = {block.line.recipient.title for block in shown.blocks}
        assert titles == {"KIM Case Management", "Migrationsberatung der AWO"}
        say_yes(desk)

        assert present(desk, to_kim).state is HandoverState.WITHDRAWN
        assert present(desk, to_mbe).state is HandoverState.WITHDRAWN
        assert len(desk.printer.jobs) == 2  # nobody knows whether the second has left: it was packed and on its way
        assert "Für KIM Case Management wird eine Mitteilung gedruckt" in shown.result.text()
        assert focused() is shown.print_again
        desk.press(Key.Key_Space)
        assert len(desk.printer.jobs) == 4


def test_single_fields_are_taken_back_and_the_rest_goes(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        (handover,) = hand_over(desk)
        shown = look_up(desk, handover.reference)
        assert focused() is shown.blocks[0].whole
        desk.press(Key.Key_Space)
        assert not shown.take_back.isEnabled()
        while focused() is not shown.blocks[0].boxes[DataField.HEALTH]:
            desk.press(Key.Key_Tab)
        desk.press(Key.Key_Space)
        assert shown.blocks[0].effect.text() == "Noch hier: Nicht mitgehen wird: Gesundheit."
        say_yes(desk)

        assert present(desk, handover).consent.taken_back == {DataField.HEALTH}
        send_all(desk)
        case = share.case(handover)
        assert "wohnen" in case
        assert "gesundheit" not in case.lower()


def test_the_slip_is_scanned_in_the_place_of_a_code(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    keyed(tmp_path / "store")
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        visit, code = serve(desk)
        (handover,) = hand_over(desk, visit=visit.id)
        go_to(desk, "withdrawal")
        scan(desk, code)
        assert [block.line.handover.id for block in page(desk, WithdrawalPage).blocks] == [handover.id]
        say_yes(desk)
        assert present(desk, handover).state is HandoverState.WITHDRAWN


def test_a_wrong_code_gets_one_sentence_and_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path / "store") as desk:
        go_to(desk, "withdrawal")
        shown = page(desk, WithdrawalPage)
        for typed in ("AAAA-BBBB", "Käse", "x" * 500, "UE-AAAA-AAAA", "12345678901234567890"):
            shown.code.setText(typed)
            desk.press(Key.Key_Return)
            assert "wurde nichts" in shown.found.text()
            assert not shown.take_back.isVisible()
            assert focused() is shown.code


@pytest.mark.parametrize("roles", COUNTER_AND_ADMINISTRATION, ids=["counter", "administration"])
def test_counter_and_administration_take_back(qtbot: QtBot, tmp_path: Path, roles: frozenset[Role]) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        (handover,) = hand_over(desk)
    with an_office(qtbot, tmp_path / "store", roles=roles) as desk:
        look_up(desk, handover.code)
        say_yes(desk)
        assert present(desk, handover).state is HandoverState.WITHDRAWN


def test_the_list_leads_to_the_withdrawal_of_its_line(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        (handover,) = hand_over(desk)
        go_to(desk, "follow_up")
        desk.press(Key.Key_W)
        assert [block.line.handover.id for block in page(desk, WithdrawalPage).blocks] == [handover.id]
        say_yes(desk)
        go_to(desk, "follow_up")
        assert page(desk, FollowUpPage).table.lines.rows[0][2] == "Einwilligung zurückgenommen"


def test_escape_goes_back_step_by_step_and_nothing_typed_stays(qtbot: QtBot, tmp_path: Path) -> None:
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        (handover,) = hand_over(desk)
        shown = look_up(desk, handover.code)
        while focused() is not shown.take_back:
            desk.press(Key.Key_Tab)
        desk.press(Key.Key_Space)
        desk.press(Key.Key_Escape)
        assert shown.step.isHidden()
        assert shown.blocks
        desk.press(Key.Key_Escape)
        assert not shown.blocks
        assert shown.code.text() == ""
        desk.press(Key.Key_Escape)
        assert desk.desk.side_page is None
        assert present(desk, handover).state is HandoverState.WAITING
