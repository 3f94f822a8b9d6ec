"""How figures leave the page: by the clipboard as text and picture, by the report; each is written down first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from erstanlauf.app.report_files import ReportPapers
from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.figures.report import Report
from erstanlauf.domain.figures.views import View
from erstanlauf.paths import FileNotWritten
from erstanlauf.ui.steering.copied import text_of
from erstanlauf.ui.steering.entries import Extra
from erstanlauf.ui.steering.figures_page import FiguresPage
from erstanlauf.ui.steering.sheets import Sheet
from tests.store.desks import opened
from tests.ui.desk import CTRL, Key, TestDesk
from tests.ui.steering.figure_desks import a_steering_desk, choose, counts_of_a_desk, figures_page, rows

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # an open dialog, without a screen

HOSTILE = ("=HYPERLINK(1)", "+49 521", "-1", "@SUM(A1)", "|calc", "%00", " =1", "a\tb", "a\nb", "\ufeff=1")


@pytest.fixture(autouse=True)
def _clean_clipboard(qapp: QGuiApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def exported(folder: Path) -> list[str]:
    """Return what was written down as having left."""
    store = opened(folder)
    try:
        return [each.subject or "" for each in store.audit.entries(200) if each.action is AuditAction.FIGURES_EXPORTED]
    finally:
        store.close()


def choose_folder(desk: TestDesk, page: FiguresPage, folder: Path) -> None:
    """Choose a folder in the system's dialog that has just been opened, and wait for the report."""
    [dialog] = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: not page.findChildren(QFileDialog) and desk.window.isActiveWindow())
    desk.settle()


@pytest.mark.parametrize("keys", [(Key.Key_T,), (Key.Key_C, CTRL)])
def test_the_table_is_copied_with_title_and_method(qtbot: QtBot, tmp_path: Path, keys: tuple[Key, ...]) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = choose(desk, View.TOPICS)
        shown = rows(page)
        desk.press(*keys)  # type: ignore[arg-type]  # a key and what is held with it
        lines = QGuiApplication.clipboard().text().splitlines()
        assert lines[:2] == ["Erfundene Daten – keine echten Zahlen", "Anliegen, 1. Halbjahr 2026"]
        assert lines[2].split("\t")[:2] == ["Anliegen", "Vorsprachen"]
        assert [line.split("\t")[0] for line in lines[3 : 3 + len(shown)]] == [name for name, *_ in shown]
        assert int(lines[3].split("\t")[1]) == int(shown[0][1].replace(".", ""))
        assert any("auf ein Vielfaches von 5 gerundet" in line for line in lines)
        assert desk.shell.strip.text == "Tabelle kopiert."
    assert exported(tmp_path) == ["topics/2026-H1"]


def test_copying_in_the_table_takes_no_way_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = choose(desk, View.TOPICS)
        page.panel.table.setFocus()
        desk.press(Key.Key_C, CTRL)
        assert QGuiApplication.clipboard().text().startswith("Erfundene Daten")
    assert exported(tmp_path) == ["topics/2026-H1"]


def test_the_picture_is_copied_with_what_has_to_stand_beside_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = choose(desk, View.TOPICS)
        desk.press(Key.Key_B)
        picture = QGuiApplication.clipboard().image()
        chart = page.panel.chart.image_for(1400)
        assert picture.width() > chart.width()
        assert picture.height() > chart.height() + 100  # title, method, that it is invented
        assert desk.shell.strip.text == "Bild kopiert."
    assert exported(tmp_path) == ["topics/2026-H1"]


def test_minutes_are_written_down_and_the_catalogue_is_not(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = choose(desk, Extra.CATALOGUE_AGE)
        desk.press(Key.Key_T)
        assert QGuiApplication.clipboard().text().startswith("Alter der Einträge")
        choose(desk, Extra.MINUTES)
        assert not page.copy_picture.isEnabled()
        desk.press(Key.Key_T)
        assert QGuiApplication.clipboard().text().startswith("Erfundene Daten")
    assert exported(tmp_path) == ["minutes/2026-H1"]


def test_what_cannot_be_written_down_is_not_copied(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = choose(desk, View.TOPICS)

        def refuse(_: object) -> None:
            raise FileNotWritten(file="store", folder="X:")

        monkeypatch.setattr(type(page._figures.reports), "note_copied", lambda _, what: refuse(what))
        desk.press(Key.Key_T)
        assert QGuiApplication.clipboard().text() == ""
        assert desk.shell.strip.text != ""


@pytest.mark.parametrize("name", HOSTILE)
def test_no_copied_cell_is_a_formula_and_none_breaks_the_table(name: str) -> None:
    sheet = Sheet(
        title=name,
        headings=(name, name),
        rows=((name, "1.250", "−15"), ("x", name, "±0")),
        chart=None,
        notes=(name,),
        cautions=(name,),
        invented="",
    )
    lines = text_of(sheet).removesuffix("\n").split("\n")
    cells = [line.split("\t") for line in lines]
    assert [len(each) for each in cells] == [1, 2, 3, 3, 1, 1]
    assert cells[2][1:] == ["1250", "-15"]
    assert cells[3][2] == "0"
    texts = [cell for row in cells for cell in row if cell not in ("1250", "-15", "0", "x")]
    assert all(text[:1] == "'" or text.strip()[:1].isalnum() for text in texts)


def test_one_key_writes_the_report_of_the_last_half_year(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _made_quickly(monkeypatch)
    with a_steering_desk(qtbot, tmp_path / "store", counts_of_a_desk()) as desk:
        page = figures_page(desk)
        desk.press(Key.Key_H)
        choose_folder(desk, page, tmp_path / "out")
        folder = tmp_path / "out" / "Bericht-2026-H1"
        assert sorted(each.name for each in folder.iterdir()) == [
            "Bericht-2026-H1.pdf",
            "Bericht-2026-H1.xlsx",
            "topics.csv",
        ]
        assert desk.shell.strip.text == f"Der Bericht liegt als PDF, Excel-Mappe und CSV-Tabellen in {folder}."
        assert made[0].is_invented
        desk.press(Key.Key_J)
        choose_folder(desk, page, tmp_path / "out")
        assert (tmp_path / "out" / "Bericht-2025" / "Bericht-2025.pdf").exists()
        for _ in range(2):
            desk.press(Key.Key_Left)
        desk.press(Key.Key_R)
        choose_folder(desk, page, tmp_path / "out")
        assert (tmp_path / "out" / "Bericht-2025-H1" / "Bericht-2025-H1.pdf").exists()
    assert exported(tmp_path / "store") == ["report/2025-H1", "report/2025", "report/2026-H1"]


def test_while_a_report_is_written_the_page_goes_on_and_no_other_is_begun(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _made_quickly(monkeypatch)
    with a_steering_desk(qtbot, tmp_path / "store", counts_of_a_desk()) as desk:
        page = choose(desk, View.TOPICS)
        page._writing._be_busy(on=True)
        assert page.writing_note.isVisible()
        assert not page.half_year.isEnabled()
        desk.press(Key.Key_H)
        assert page.findChildren(QFileDialog) == []
        desk.press(Key.Key_Left)
        assert page.panel.title.text() == "Anliegen, 2. Halbjahr 2025"
        page._writing._be_busy(on=False)
        assert page.half_year.isEnabled()
        assert not page.writing_note.isVisible()


def test_a_folder_that_takes_no_report_is_named_in_a_sentence(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _made_quickly(monkeypatch)
    (tmp_path / "out").write_text("no folder")
    with a_steering_desk(qtbot, tmp_path / "store", counts_of_a_desk()) as desk:
        page = figures_page(desk)
        desk.press(Key.Key_H)
        choose_folder(desk, page, tmp_path / "out")
        assert "Bericht-2026-H1.pdf" in desk.shell.strip.text
        assert page.half_year.isEnabled()


def test_a_report_is_whole_with_what_really_writes_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path / "store", counts_of_a_desk()) as desk:
        page = figures_page(desk)
        desk.press(Key.Key_H)
        choose_folder(desk, page, tmp_path / "out")
        folder = tmp_path / "out" / "Bericht-2026-H1"
        assert (folder / "Bericht-2026-H1.pdf").read_bytes().startswith(b"%PDF")
        assert (folder / "Bericht-2026-H1.xlsx").read_bytes().startswith(b"PK")
        assert [each for each in folder.iterdir() if each.suffix == ".csv"]


def _made_quickly(monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    """Put something short in the place of the files of a report; return the reports they were made of."""
    made: list[Report] = []

    def pdf(_: ReportPapers, report: Report) -> bytes:
        made.append(report)
        return b"%PDF"

    monkeypatch.setattr(ReportPapers, "pdf", pdf)
    monkeypatch.setattr(ReportPapers, "workbook", lambda *_: b"PK")
    monkeypatch.setattr(ReportPapers, "tables", lambda *_: {"topics.csv": b"x"})
    return made
