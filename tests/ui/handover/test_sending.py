"""The outbox beside the window: what cannot leave waits, is told once, stops no other, and leaves later."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk import Key, TestDesk, a_desk
from tests.ui.handover.handovers import a_handover_desk, help_for_homeless, keep, to_the_consent


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    with a_handover_desk(qtbot, tmp_path) as desk:
        yield desk


def hand_over(desk: TestDesk, *answers: str) -> None:
    """Hand a case over by keys; `answers` are what is typed for each recipient."""
    to_the_consent(desk)
    for answer in answers or ("1",):
        desk.type(answer)
        desk.press(Key.Key_Tab)
    desk.press(Key.Key_Backtab)
    desk.press(Key.Key_Return)
    desk.type("Omar")
    for _ in range(5):
        desk.press(Key.Key_Return)


def parcels(folder: Path) -> list[Path]:
    return sorted(folder.glob("UE-*.zip"))


def test_a_missing_share_is_told_once_and_what_waits_leaves_when_it_is_back(desk: TestDesk, tmp_path: Path) -> None:
    share, away = tmp_path / "share", tmp_path / "away"
    share.rename(away)
    hand_over(desk)
    assert str(share) in desk.shell.strip.text
    assert str(desk.session.visit.handover_code) in desk.shell.strip.text
    desk.shell.strip.withdraw()
    desk.desk.handover.sending.look()
    desk.settle()
    assert desk.shell.strip.text == ""
    away.rename(share)
    desk.desk.handover.sending.look()
    desk.settle()
    assert len(parcels(share)) == 1
    desk.desk.handover.sending.look()
    desk.settle()
    assert len(parcels(share)) == 1


def test_the_trouble_of_one_recipient_stops_no_other(desk: TestDesk, tmp_path: Path) -> None:
    keep(desk, help_for_homeless(tmp_path / "other"))
    (tmp_path / "share").rmdir()
    hand_over(desk, "1", "1")
    assert len(parcels(tmp_path / "other")) == 1


def test_what_waited_at_the_end_leaves_at_the_next_log_in(qtbot: QtBot, tmp_path: Path) -> None:
    share, away = tmp_path / "share", tmp_path / "away"
    with a_handover_desk(qtbot, tmp_path) as desk:
        share.rename(away)
        hand_over(desk)
    away.rename(share)
    with a_desk(qtbot, tmp_path / "store", later=timedelta(hours=1)) as desk:
        desk.settle()
        assert len(parcels(share)) == 1


def test_nothing_begins_once_the_desk_rests(desk: TestDesk, tmp_path: Path) -> None:
    share, away = tmp_path / "share", tmp_path / "away"
    share.rename(away)
    hand_over(desk)
    away.rename(share)
    desk.desk.rest()
    desk.desk.handover.sending.look()
    desk.settle()
    assert parcels(share) == []
