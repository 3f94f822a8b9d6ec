"""A difference of thousands of changes: only the lines that are looked at are put into words."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from erstanlauf.domain.catalogue import Catalogue, Kind
from erstanlauf.domain.catalogue_difference import Change, Sort
from erstanlauf.i18n.difference_words import Between
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.catalogue.difference_table import DifferenceTable
from tests.builders import a_service

TOWN = Catalogue("Musterstadt", "2026", {Kind("mbe"): a_service("mbe")}, {})
MANY = tuple(Change(Sort.KIND, "mbe", "note", f"{number}", f"{number + 1}") for number in range(5_000))


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[DifferenceTable]:
    window = QWidget()
    qtbot.addWidget(window)
    table = DifferenceTable(Wording("de"), window)
    window.resize(900, 500)
    table.resize(900, 500)
    window.show()
    yield table
    window.close()


def test_of_five_thousand_lines_only_those_that_are_seen_are_made(table: DifferenceTable) -> None:
    table.show_changes(MANY, Between(TOWN, TOWN))
    QApplication.processEvents()
    assert len(table.table.lines.rows) == 5_000
    assert len(table.table.lines.rows._made) < 60  # type: ignore[attr-defined]  # the lines make themselves


def test_the_current_line_is_told_in_full(table: DifferenceTable) -> None:
    table.show_changes(MANY, Between(TOWN, TOWN))
    QTest.keyClick(table.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.after.text() == "künftig: 5000"


def test_all_lines_are_printed(table: DifferenceTable) -> None:
    table.show_changes(MANY, Between(TOWN, TOWN))
    sheet = table.sheet("Unterschied", ())()
    assert len(sheet.rows) == 5_000
    assert sheet.rows[-1][2:] == ("4999", "5000")


def test_without_changes_there_is_no_table(table: DifferenceTable) -> None:
    table.show_changes((), None)
    assert table.isHidden()
