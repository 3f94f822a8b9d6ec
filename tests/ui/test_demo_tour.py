"""The demonstration plays a whole visit in the real window and leaves pictures of every page."""

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from erstanlauf.ui.demo_tour import DemoTour
from tests.ui.desk import a_desk


def test_plays_one_visit_from_language_to_printed_slip(qtbot: QtBot, tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    with a_desk(qtbot, tmp_path / "store") as desk:
        tour = DemoTour(desk.window, pictures, password="")
        taken = tour.play()

        assert sorted(pictures.iterdir()) == taken
        assert not any(QImage(str(file)).isNull() for file in taken)
        assert len(desk.printer.jobs) == 1
        assert tour.visit is not None
        assert len(tour.visit.chosen) >= 2
        assert desk.desk.counter.session is None
