"""Counts on their way in the window: sent by hand and by itself, taken from folders and files; each role its part."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.figures.counted import Counted, DayCount, DeskCounts
from erstanlauf.domain.people import Role
from erstanlauf.export.figures.desk_file import DeskFiles
from erstanlauf.ui.steering.collecting_page import CollectingPage
from tests.export.figures.desks import HOUSE, counts
from tests.export.figures.desks import a_desk as desk_files
from tests.store.counted_visits import an_ordinary_visit
from tests.store.desks import opened
from tests.ui.desk import Key, Preferences, TestDesk, a_desk

MADE_AT = datetime(2026, 6, 1, 8, tzinfo=UTC)
ADMINISTRATION, STEERING = frozenset({Role.ADMINISTRATION}), frozenset({Role.STEERING})
COUNTER = frozenset({Role.COUNTER})
KEY_OF_STEERING = desk_files(2).public_key()


def sent_by(number: int, to: str, last: date = date(2026, 5, 31), code: str = "K7", serial: int = 7) -> bytes:
    """Return the file of another desk of the house."""
    hours = tuple(DayCount(date(2026, 1, day), Counted.HOUR, "08", "", 3) for day in range(1, 20))
    each: DeskCounts = counts(made_at=MADE_AT, last=last, code=code, serial=serial, counts=hours)
    return desk_files(number).sealed(each, to)


@contextmanager
def counter_desk(
    qtbot: QtBot,
    folder: Path,
    *,
    share: Path | None = None,
    roles: frozenset[Role] = ADMINISTRATION,
    key: str = KEY_OF_STEERING,
    visits: int = 1,
    later: timedelta = timedelta(days=2),
) -> Iterator[TestDesk]:
    """Open a desk of the house that has served people and is set to send."""
    folder.mkdir(exist_ok=True)
    store = opened(folder)
    store.house_keys.take_over("a1b2c3d4", HOUSE, MADE_AT)
    for _ in range(visits):
        an_ordinary_visit(store)
    store.close()
    fixed = {"figures_key": key, "figures_folder": str(share) if share else ""}
    with a_desk(qtbot, folder, roles=roles, fixed=fixed, later=later) as desk:
        settle(desk)
        yield desk


@contextmanager
def steering_desk(
    qtbot: QtBot, folder: Path, *, share: Path | None = None, preferences: Preferences | None = None
) -> Iterator[tuple[TestDesk, str]]:
    """Open the steering desk of the house, and tell its public key."""
    folder.mkdir(exist_ok=True)
    store = opened(folder)
    store.house_keys.take_over("a1b2c3d4", HOUSE, MADE_AT)
    key = DeskFiles(store.figure_keys, lambda: MADE_AT).public_key()
    store.close()
    fixed = {"figures_folder": str(share) if share else ""}
    with a_desk(qtbot, folder, roles=STEERING, fixed=fixed, preferences=preferences) as desk:
        yield desk, key


def settle(desk: TestDesk) -> None:
    """Wait until what is done beside the window has come to its end, too."""
    way = desk.desk.steering.counts_way
    desk.qtbot.waitUntil(lambda: not way.sending.is_busy and not way.taking.is_busy)
    desk.settle()


def collecting_page(desk: TestDesk) -> CollectingPage:
    desk.shell.actions_.named["collecting"].trigger()
    settle(desk)
    page = desk.desk.side_page
    assert isinstance(page, CollectingPage)
    return page


def choose(desk: TestDesk, page: CollectingPage, *paths: Path) -> None:
    [dialog] = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(paths[0]))
    dialog.filesSelected.emit([str(each) for each in paths])
    dialog.close()
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: not page.findChildren(QFileDialog) and desk.window.isActiveWindow())
    settle(desk)


def report_of(page: CollectingPage) -> dict[str, str]:
    return dict(tuple(row) for row in page.collecting.report.lines.rows)  # type: ignore[misc]  # two columns


def speak(desk: TestDesk, language: str) -> None:
    [action] = [each for each in desk.shell.actions_.languages.actions() if each.data() == language]
    action.trigger()
    settle(desk)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


# sending


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_administration_sends_with_one_key_and_reads_when_it_was(qtbot: QtBot, tmp_path: Path, share: Path) -> None:
    with counter_desk(qtbot, tmp_path / "a", visits=0, share=share) as desk:
        store_page = collecting_page(desk)
        assert store_page.sending.sent.text() == "Noch nie gesendet."
        store_page.sending.now.click()
        settle(desk)
        assert desk.shell.strip.text.startswith("An diesem Tresen gibt es noch keinen abgeschlossenen Tag")
    for folder, key, told in (
        ("b", "", "Der Schlüssel der Steuerung fehlt noch"),
        ("d", "age1qqq", "Der eingetragene Schlüssel der Steuerung ist nicht lesbar"),
        ("e", "AGE-SECRET-KEY-1QQQ", "Als Schlüssel der Steuerung ist ein geheimer Schlüssel eingetragen"),
    ):
        with counter_desk(qtbot, tmp_path / folder, key=key, share=share) as desk:
            page = collecting_page(desk)
            assert not page.sending.now.isEnabled()
            assert page.sending.key.text().startswith(told)
            page.sending.elsewhere.click()
            settle(desk)
            assert "Schlüssel" in desk.shell.strip.text
    assert list(share.iterdir()) == []
    with counter_desk(qtbot, tmp_path / "c") as desk:
        page = collecting_page(desk)
        assert not page.collecting.isVisible()
        assert not page.sending.now.isEnabled()
        page.sending.elsewhere.click()
        choose(desk, page, share)
        [file] = share.iterdir()
        assert desk.shell.strip.text == f"Die Zahlen dieses Tresens liegen als {file.name} im Ordner {share}."
        assert page.sending.sent.text().startswith("Zuletzt gesendet: heute ")
        assert page.sending.sent.text().endswith("Tage bis zum 24.11.2026.")


def test_a_desk_sends_by_itself_at_the_first_log_in_of_a_week(qtbot: QtBot, tmp_path: Path, share: Path) -> None:
    found: list[list[str]] = []
    for days in (2, 3, 8):
        with counter_desk(qtbot, tmp_path / "a", share=share, roles=COUNTER, later=timedelta(days=days)) as desk:
            assert desk.shell.strip.text == ""
            found.append(sorted(each.name for each in share.iterdir()))
    assert [len(each) for each in found] == [1, 1, 1]
    assert found[0] == found[1] != found[2]


def test_a_counter_hears_nothing_of_a_folder_that_is_gone_and_the_administration_does(
    qtbot: QtBot, tmp_path: Path
) -> None:
    gone = tmp_path / "fort"
    with counter_desk(qtbot, tmp_path / "a", share=gone, roles=COUNTER) as desk:
        assert desk.shell.strip.text == ""
    with counter_desk(qtbot, tmp_path / "a", share=gone) as desk:
        assert desk.shell.strip.text.startswith(f"Der Ordner {gone} ist nicht zu erreichen")
        page = collecting_page(desk)
        page.sending.now.click()
        settle(desk)
        assert desk.shell.strip.text.startswith(f"Der Ordner {gone} ist nicht zu erreichen")
        assert page.sending.now.isEnabled()
    assert not gone.exists()
    store = opened(tmp_path / "a")
    sealed = [each for each in store.audit.entries(50) if each.action is AuditAction.FIGURES_SENT]
    assert len(sealed) == 1  # when somebody asked
    store.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_who_may_send_is_told_that_a_desk_is_late_and_led_to_the_page(
    qtbot: QtBot, tmp_path: Path, share: Path
) -> None:
    with counter_desk(qtbot, tmp_path / "a") as desk:
        assert desk.shell.strip.text == "Die Zahlen dieses Tresens sind noch nie an die Steuerung gegangen."
        desk.shell.strip._action.click()
        settle(desk)
        page = desk.desk.side_page
        assert isinstance(page, CollectingPage)
        page.sending.elsewhere.click()
        choose(desk, page, share)
    with counter_desk(qtbot, tmp_path / "a", later=timedelta(days=30)) as desk:
        assert desk.shell.strip.text == ""
    with counter_desk(qtbot, tmp_path / "a", later=timedelta(days=40)) as desk:
        assert desk.shell.strip.text == "Die Zahlen dieses Tresens gingen zuletzt am 25.11.2026 an die Steuerung."
    with counter_desk(qtbot, tmp_path / "a", later=timedelta(days=40), roles=COUNTER) as desk:
        assert desk.shell.strip.text == ""


# collecting


def test_the_steering_desk_shows_its_key_and_copies_it(qtbot: QtBot, tmp_path: Path) -> None:
    with steering_desk(qtbot, tmp_path / "a") as (desk, key):
        page = collecting_page(desk)
        assert not page.sending.isVisible()
        assert page.collecting.key.text() == key
        page.collecting.copy.click()
        assert QApplication.clipboard().text() == key
        assert page.collecting.missing.text() == "Noch sind keine Zahlen hier."


def test_each_file_of_a_folder_has_its_line_and_the_sound_ones_are_taken(
    qtbot: QtBot, tmp_path: Path, share: Path
) -> None:
    with steering_desk(qtbot, tmp_path / "a", share=share) as (desk, key):
        (share / "a.ezz").write_bytes(sent_by(3, key))
        (share / "b.ezz").write_bytes(sent_by(4, key, code="K8", last=date(2026, 4, 30)))
        (share / "c.ezz").write_bytes(sent_by(5, key)[:-1])
        (share / "d.ezz").write_bytes(sent_by(3, key))
        page = collecting_page(desk)
        page.collecting.read.click()
        settle(desk)
        assert page.collecting.headline.text() == "4 Dateien gelesen, 2 mit neuen Zahlen, 1 nicht genommen."
        assert report_of(page) == {
            "a.ezz": "Tresen K7: übernommen, Tage vom 01.01.2026 bis zum 31.05.2026.",
            "b.ezz": "Tresen K8: übernommen, Tage vom 01.01.2026 bis zum 30.04.2026.",
            "c.ezz": "Die Datei ist abgeschnitten oder verändert; die Zahlen hier bleiben, wie sie sind – den Tresen "
            "noch einmal senden lassen.",
            "d.ezz": "Tresen K7: war schon da, geändert wurde nichts.",
        }
        assert page.collecting.in_full.text() == report_of(page)["a.ezz"]
        assert [(row[0], row[1], row[3]) for row in page.collecting.desks.lines.rows] == [
            ("K7", "01.01.2026 – 31.05.2026", "fehlt ab dem 01.06.2026"),
            ("K8", "01.01.2026 – 30.04.2026", "fehlt ab dem 01.05.2026"),
        ]
        assert page.collecting.missing.text().startswith("Von 2 Tresen fehlen Tage")
        desk.press(Key.Key_Escape)
        assert not page.collecting.report.isVisible()
        assert desk.desk.side_page is page


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_single_files_and_other_folders_are_taken(qtbot: QtBot, tmp_path: Path, share: Path) -> None:
    with steering_desk(qtbot, tmp_path / "a") as (desk, key):
        file = share / "x.ezz"
        file.write_bytes(sent_by(3, key))
        page = collecting_page(desk)
        assert not page.collecting.read.isVisible()
        page.collecting.read_files.click()
        choose(desk, page, file)
        assert list(report_of(page)) == ["x.ezz"]
        page.collecting.read_folder.click()
        choose(desk, page, share)
        assert report_of(page) == {"x.ezz": "Tresen K7: war schon da, geändert wurde nichts."}


def test_an_empty_folder_and_one_that_is_gone_are_told(qtbot: QtBot, tmp_path: Path, share: Path) -> None:
    with steering_desk(qtbot, tmp_path / "a", share=share) as (desk, _):
        page = collecting_page(desk)
        page.collecting.read.click()
        settle(desk)
        assert page.collecting.headline.text() == "In diesem Ordner liegt keine Datei mit Zahlen."
        share.rmdir()
        page.collecting.read.click()
        settle(desk)
        assert desk.shell.strip.text.startswith(f"Der Ordner {share} ist nicht zu erreichen")
        assert page.collecting.read.isEnabled()


def test_counts_of_the_whole_month_before_are_complete(qtbot: QtBot, tmp_path: Path, share: Path) -> None:
    with steering_desk(qtbot, tmp_path / "a", share=share) as (desk, key):
        at = datetime(2026, 11, 2, 8, tzinfo=UTC)
        whole = counts(made_at=at, last=date(2026, 10, 31), counts=(), is_invented=True)
        (share / "a.ezz").write_bytes(desk_files(3).sealed(whole, key))
        page = collecting_page(desk)
        page.collecting.read.click()
        settle(desk)
        [row] = page.collecting.desks.lines.rows
        assert (row[0], row[3]) == ("K7 (erfunden)", "vollständig bis zum 31.10.2026")
        assert not page.collecting.missing.isVisible()


# everybody


def test_the_page_is_in_the_menu_of_those_alone_who_send_or_collect(qtbot: QtBot, tmp_path: Path) -> None:
    for roles, is_there in (
        (COUNTER, False),
        (frozenset({Role.CATALOGUE}), False),
        (STEERING, True),
        (ADMINISTRATION, True),
    ):
        with counter_desk(qtbot, tmp_path / "a", roles=roles) as desk:
            assert desk.shell.actions_.named["collecting"].isEnabled() == is_there
            assert desk.shell.actions_.named["collecting"].isVisible() == is_there


def test_the_page_changes_its_language_while_it_is_open(qtbot: QtBot, tmp_path: Path, share: Path) -> None:
    with steering_desk(qtbot, tmp_path / "a", share=share) as (desk, key):
        (share / "a.ezz").write_bytes(sent_by(3, key))
        page = collecting_page(desk)
        page.collecting.read.click()
        settle(desk)
        speak(desk, "en")
        assert page.heading.text() == "Counts from the desks"
        assert page.collecting.headline.text() == "1 file read, 1 with new figures."
        speak(desk, "de")
        assert page.collecting.headline.text() == "1 Datei gelesen, 1 mit neuen Zahlen."
