"""From a telephone call to paper: hours are corrected by keys, published, and the next slip shows them."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from erstanlauf.domain.catalogue import OfferId
from erstanlauf.ui.office.catalogue.publishing_page import PublishingPage
from tests.ui.desk import CTRL, Key, TestDesk
from tests.ui.office.catalogue.editing import open_field, open_offer
from tests.ui.office.offices import an_office, go_to, page, press

SEARCHED, OFFER = "einbuerg", OfferId("einbuergerung/stadt_bielefeld")


def slip_text(desk: TestDesk) -> str:
    """Print the slip of a new visit with the offer chosen, and read it."""
    desk.press(Key.Key_F2)
    desk.press(Key.Key_F3)
    desk.type(SEARCHED)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_P, CTRL)
    desk.press(Key.Key_Return, CTRL)
    pdf, _ = desk.printer.jobs[-1]
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages).split())


def test_corrected_hours_are_published_and_stand_on_the_next_slip(qtbot: QtBot, tmp_path: Path) -> None:
    with an_office(qtbot, tmp_path) as desk:
        assert "Einbürgerung" in slip_text(desk)
        assert "8:15" not in slip_text(desk)

        open_offer(desk, OFFER)
        desk.press(Key.Key_T)
        open_field(desk, "hours")
        desk.type("8.15-12")
        desk.press(Key.Key_Tab)
        desk.type("13-16")
        desk.press(Key.Key_Down)
        desk.type("8.15-12")
        desk.press(Key.Key_Return)
        assert "8:15" not in slip_text(desk)  # nothing is seen of it before it is published

        go_to(desk, "publishing")
        publishing = page(desk, PublishingPage)
        press(desk, publishing.publish)
        press(desk, publishing.step.yes)
        said = slip_text(desk)
        assert "Montag: 8:15 bis 12:00 Uhr und 13:00 bis 16:00 Uhr Dienstag: 8:15 bis 12:00 Uhr" in said
