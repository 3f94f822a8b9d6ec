"""An offer that was not responsible three times is asked about first, and no more once somebody has asked."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from erstanlauf.app import now
from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.slip_number import slip_number
from erstanlauf.domain.visit import Earlier, EarlierReferral, ReferralOutcome
from erstanlauf.ui.office.catalogue.calls_page import CallsPage
from tests.store.desks import opened
from tests.store.samples import a_new_visit, an_open_record
from tests.ui.desk import Key, TestDesk
from tests.ui.office.catalogue.editing import editor, open_offer
from tests.ui.office.offices import an_office, go_to, page

MBE = OfferId("mbe/awo")
TOLD = [now() - timedelta(days=days) for days in (20, 15, 10)]
"""The administration reads the clock of the computer."""
HINT = f"3-mal nicht zuständig seit {TOLD[0]:%d.%m.}; stimmt die Regel?"


def told_three_times(folder: Path) -> None:
    """Let three people come back who had been sent to an offer that was not responsible."""
    store = opened(folder)
    told = EarlierReferral(Kind("mbe"), MBE, ReferralOutcome.NOT_RESPONSIBLE)
    for number, at in enumerate(TOLD, start=500):
        earlier = Earlier(slip_number("M4", number), at.date() - timedelta(days=9), (told,))
        record = replace(an_open_record(a_new_visit(store, at), at), earlier=earlier)
        store.visits.close_visit(record)
    store.close()


def called(desk: TestDesk) -> OfferId:
    call = page(desk, CallsPage)._round.call
    assert call is not None
    return call.offer


def test_the_call_list_begins_with_it_until_somebody_has_asked(qtbot: QtBot, tmp_path: Path) -> None:
    told_three_times(tmp_path)
    with an_office(qtbot, tmp_path) as desk:
        go_to(desk, "calls")
        card = page(desk, CallsPage).card
        assert called(desk) == MBE
        assert card.hint.text() == HINT
        assert card.hint.isVisible()

        while card.question is not None and card.question.fact is None:
            desk.press(Key.Key_Udiaeresis)
        desk.press(Key.Key_J)
        desk.press(Key.Key_Return)
        assert not card.hint.isVisible()
        page(desk, CallsPage).load()
        desk.settle()
        assert not any(call.hint for call in page(desk, CallsPage)._round._calls)


def test_the_editor_shows_it_with_the_offer(qtbot: QtBot, tmp_path: Path) -> None:
    told_three_times(tmp_path)
    with an_office(qtbot, tmp_path) as desk:
        open_offer(desk, MBE)
        assert editor(desk).hint.text() == HINT
        desk.press(Key.Key_Escape)
        desk.press(Key.Key_Down)  # to another offer
        assert not editor(desk).hint.isVisible()
