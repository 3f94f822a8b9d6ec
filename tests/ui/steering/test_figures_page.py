"""The page of figures, by keys: every view of every period, only the newest answer, what leaves and what is said."""

from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.figures.periods import PeriodKind
from erstanlauf.domain.figures.rounding import LEAST_ERROR
from erstanlauf.domain.figures.views import Across, View
from erstanlauf.domain.people import Role
from erstanlauf.ui.steering.entries import Entry, Extra
from erstanlauf.ui.steering.figures_page import FiguresPage
from tests.store.desks import opened
from tests.ui.desk import CTRL, Key, TestDesk, focused
from tests.ui.steering.figure_desks import (
    a_steering_desk,
    choose,
    counts_of_a_desk,
    figures_page,
    rows,
    turn_kind,
)

ENTRIES: tuple[Entry, ...] = (*View, *Extra)


def audited(folder: Path, action: AuditAction) -> list[str]:
    """Return what was written down of an action, the newest first."""
    store = opened(folder)
    try:
        return [each.subject or "" for each in store.audit.entries(500) if each.action is action]
    finally:
        store.close()


def said(page: FiguresPage) -> str:
    """Return everything that labels of the page say."""
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page) and each.text())


def test_every_view_is_reached_by_the_arrow_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = figures_page(desk)
        assert focused() is page.entries
        desk.press(Key.Key_Home)
        titles = []
        for _ in ENTRIES:
            assert page.panel.sheet is not None, said(page)
            assert rows(page)
            titles.append(page.panel.title.text())
            desk.press(Key.Key_Down)
        assert len(set(titles)) == len(ENTRIES)
        assert titles[0] == "Vorsprachen je Woche, 1. Halbjahr 2026"
        assert desk.shell.strip.text == ""


def test_left_goes_back_in_time_and_right_comes_again(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = choose(desk, View.TOPICS)
        desk.press(Key.Key_Left)
        assert page.panel.title.text() == "Anliegen, 2. Halbjahr 2025"
        desk.press(Key.Key_Left)
        desk.press(Key.Key_Left)  # there is none before it
        assert page.panel.title.text() == "Anliegen, 1. Halbjahr 2025"
        assert not page.chooser.older.isEnabled()
        desk.press(Key.Key_Right)
        assert page.panel.title.text() == "Anliegen, 2. Halbjahr 2025"


def test_another_length_stays_near_the_period_that_was_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = choose(desk, View.TOPICS)
        desk.press(Key.Key_Left)
        turn_kind(desk, PeriodKind.MONTH)
        assert page.panel.title.text() == "Anliegen, Dezember 2025"
        turn_kind(desk, PeriodKind.YEAR)
        assert page.panel.title.text() == "Anliegen, Jahr 2025"


def test_figures_are_those_of_the_door_with_the_rest_last_and_all_visits_below(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        shown = rows(choose(desk, View.TOPICS))
        assert [name for name, *_ in shown] == ["Deutsch lernen", "Wohnen", "Arbeit", "Übrige", "Alle Vorsprachen"]
        assert shown[3][1:] == ("je unter 5", "–")
        by_name = {name: int(figure.replace(".", "")) for name, figure, _ in shown if figure != "je unter 5"}
        workdays = 129  # of the first half of 2026
        for name, a_day in (("Deutsch lernen", 9), ("Wohnen", 4), ("Arbeit", 2), ("Alle Vorsprachen", 15)):
            assert by_name[name] % 5 == 0
            assert abs(by_name[name] - workdays * a_day) <= LEAST_ERROR


def test_change_is_told_beside_figures_that_compare(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = choose(desk, View.TOPICS)
        assert page.panel.table.lines.headings[2].replace("\n", " ") == "gegenüber 2. Halbjahr 2025"
        assert rows(page)[0][2][0] in "+−±"
        for _ in range(2):
            desk.press(Key.Key_Left)
        assert len(page.panel.table.lines.headings) == 2  # nothing was counted before


def test_only_the_newest_of_many_questions_is_asked_and_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = figures_page(desk)
        desk.press(Key.Key_Home)
        for _ in range(9):
            QTest.keyClick(page.entries, Key.Key_Down)
        last = page.entries.entry
        desk.settle()
        assert page.panel.title.text().startswith("Regeln, an denen ein Angebot scheiterte")
    assert last is View.NEAR_MISSES
    seen = [subject.split("/")[0] for subject in audited(tmp_path, AuditAction.FIGURES_SEEN)]
    assert View.NEAR_MISSES.value in seen
    assert not {View.LANGUAGES.value, View.TARGETS.value, View.GAPS.value} & set(seen)


def test_a_split_that_a_period_is_too_short_for_says_why_and_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = choose(desk, View.TOPICS)
        page.split.setFocus()
        while page.split.wished is not Across.GROUPS:
            desk.press(Key.Key_Down)
        assert page.panel.title.text() == "Anliegen nach Zielgruppe, 1. Halbjahr 2026"

        turn_kind(desk, PeriodKind.QUARTER)
        assert page.panel.title.text() == "Anliegen, 2. Quartal 2026"
        assert "„nach Zielgruppe“ gibt es erst ab einem Halbjahr" in page.panel.whole.text()
        items = [page.split.itemText(row) for row in range(page.split.count())]
        assert items == ["gesamt", "nach Monat", "nach Zielgruppe (ab einem Halbjahr)"]

        turn_kind(desk, PeriodKind.HALF_YEAR)
        assert page.panel.title.text() == "Anliegen nach Zielgruppe, 1. Halbjahr 2026"
        assert page.panel.whole.text() == ""


def test_every_split_of_every_view_can_be_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = figures_page(desk)
        for view in View:
            choose(desk, view)
            page.split.setFocus()
            desk.press(Key.Key_Home)
            shown = {page.panel.title.text(): len(page.panel.table.lines.headings)}
            for _ in range(page.split.count() - 1):
                desk.press(Key.Key_Down)
                shown[page.panel.title.text()] = len(page.panel.table.lines.headings)
                assert page.panel.sheet is not None
            assert len(shown) == page.split.count() or view is View.STAFFING  # whose title is that of its hours


def test_picture_and_table_are_shown_alone_or_together(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = choose(desk, View.TOPICS)
        panel = page.panel
        assert panel.chart.isVisible()
        assert panel.table.isVisible()
        page.shown.setFocus()
        desk.press(Key.Key_Down)
        assert (panel.chart.isVisible(), panel.table.isVisible()) == (True, False)
        desk.press(Key.Key_Down)
        assert (panel.chart.isVisible(), panel.table.isVisible()) == (False, True)
        choose(desk, Extra.MINUTES)  # has no picture
        desk.press(Key.Key_Up)
        assert panel.table.isVisible()


def test_the_picture_is_told_to_those_who_cannot_see_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        chart = choose(desk, View.TOPICS).panel.chart
        assert chart.accessibleName() == "Bild: Anliegen, 1. Halbjahr 2026"
        assert "Deutsch lernen" in chart.accessibleDescription()


def test_invented_counts_are_marked_and_real_ones_are_not(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path / "invented", counts_of_a_desk()) as desk:
        for entry in (View.TOPICS, Extra.MINUTES):
            assert choose(desk, entry).panel.invented.text() == "Erfundene Daten – keine echten Zahlen"
            assert figures_page(desk).panel.invented.isVisible()
        assert not choose(desk, Extra.CATALOGUE_AGE).panel.invented.isVisible()
    with a_steering_desk(qtbot, tmp_path / "real", counts_of_a_desk(is_invented=False)) as desk:
        assert not choose(desk, View.TOPICS).panel.invented.isVisible()


def test_a_desk_whose_counts_are_missing_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    late = counts_of_a_desk(date(2026, 3, 31), code="B2")
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk(), late) as desk:
        page = choose(desk, View.TOPICS)
        assert page.panel.cautions.text() == "Noch nicht vollständig: Tresen B2 nur bis 31.03.2026."
        assert "Enthalten: Tresen A1 und Tresen B2." in page.panel.notes.text()
        desk.press(Key.Key_Left)
        assert page.panel.cautions.text() == ""


def test_method_and_source_stand_below_every_table(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        for view in View:
            notes = choose(desk, view).panel.notes.text()
            assert "auf ein Vielfaches von 5 gerundet" in notes
            assert "Statistischen Bundesamt" in notes


def test_before_a_period_is_over_a_sentence_says_from_when_on(qtbot: QtBot, tmp_path: Path) -> None:
    young = counts_of_a_desk(date(2026, 11, 19), first=date(2026, 11, 2))
    with a_steering_desk(qtbot, tmp_path, young) as desk:
        page = choose(desk, View.TOPICS)
        assert page.panel.sentence.text() == (
            "Noch keine Zahlen: Der erste Zeitraum mit Vorsprachen ist noch nicht vorbei. Zahlen gibt es ab dem "
            "01.12.2026."
        )
        assert focused() is page.entries
        assert not page.copy_table.isEnabled()
        assert not page.half_year.isEnabled()
        assert rows(choose(desk, Extra.CATALOGUE_AGE))  # of the catalogue there is something to tell at any time


def test_a_new_desk_says_that_nothing_was_counted(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path) as desk:
        assert choose(desk, View.TOPICS).panel.sentence.text() == (
            "Noch keine Zahlen: Bis gestern wurde hier keine Vorsprache gezählt. Zahlen gibt es, sobald der erste "
            "Zeitraum mit Vorsprachen vorbei ist."
        )


def test_the_window_speaks_another_language_while_figures_are_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = choose(desk, View.TOPICS)
        german = said(page)
        desk.shell._choose_language("en")
        assert page.panel.title.text() == "Needs, 1st half of 2026"
        assert rows(page)[0][0] == "Learn German"
        assert page.chooser.which.currentText() == "1st half of 2026"
        assert not set(german.splitlines()) & set(said(page).splitlines())
        assert desk.shell.strip.text == ""
        desk.shell._choose_language("de")
        assert said(page) == german


def test_who_leaves_the_page_leaves_no_figure_on_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = choose(desk, View.TARGETS)
        assert rows(page)
        desk.press(Key.Key_Escape)
        assert desk.shell.middle.currentWidget() is desk.shell.idle
        assert (page.panel.sheet, rows(page), page.panel.title.text()) == (None, [], "")
        assert choose(desk, View.TARGETS) is page
        assert rows(page)


def test_an_answer_that_comes_after_the_page_was_left_is_not_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = figures_page(desk)
        QTest.keyClick(page.entries, Key.Key_Down)
        QTest.keyClick(page.entries, Key.Key_Escape)
        desk.settle()
        assert page.panel.sheet is None


def test_locking_takes_the_figures_away(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        page = choose(desk, View.TOPICS)
        locked: list[str] = []
        desk.window.locked.connect(locked.append)
        QTest.keyClick(focused(), Key.Key_L, CTRL)
        assert page.panel.sheet is None
        assert rows(page) == []
        qtbot.waitUntil(lambda: bool(locked))


def test_where_there_is_little_room_the_list_stands_above(qtbot: QtBot, tmp_path: Path) -> None:
    def is_beside(desk: TestDesk) -> bool:
        page = choose(desk, View.TOPICS)
        return page.panel.x() > page.entries.geometry().right()

    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        assert is_beside(desk)
        desk.shell._choose_zoom("200")
        desk.settle()
        assert not is_beside(desk)


def test_rows_go_from_many_to_few(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk()) as desk:
        figures = [int(each[1].replace(".", "")) for each in rows(choose(desk, View.LANGUAGES))[:2]]
        assert all(one >= other for one, other in pairwise(figures))


def test_a_question_that_is_refused_is_answered_by_a_sentence_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk(), roles=frozenset(Role)) as desk:
        page = choose(desk, View.TOPICS)
        turn_kind(desk, PeriodKind.MONTH)
        assert rows(page)
        settings = desk.desk.office._office.settings
        desk.desk.steering.errands.in_turn(lambda: settings.change("figures_shortest", "half_year"), lambda _: None)
        desk.settle()

        desk.press(Key.Key_Left)
        assert "zu viel über Einzelne" in page.panel.sentence.text()
        assert (page.panel.sheet, rows(page), page.panel.title.text()) == (None, [], "")
        assert not page.copy_table.isEnabled()
        desk.shell._choose_language("en")
        assert "zu viel" not in page.panel.sentence.text()
        desk.shell._choose_language("de")

        desk.press(Key.Key_Escape)
        choose(desk, View.TOPICS)  # what is offered is read anew
        assert page.panel.title.text() == "Anliegen, 1. Halbjahr 2026"
        assert page.chooser.kind.count() == 2


def test_a_stricter_base_holds_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    with a_steering_desk(qtbot, tmp_path, counts_of_a_desk(), roles=frozenset(Role)) as desk:
        page = choose(desk, View.GAPS)
        settings = desk.desk.office._office.settings
        desk.desk.steering.errands.in_turn(lambda: settings.change("figures_base", "20"), lambda _: None)
        desk.settle()
        desk.press(Key.Key_Left)
        desk.press(Key.Key_Right)
        assert "auf ein Vielfaches von 20 gerundet" in page.panel.notes.text()
        assert all(int(figure.replace(".", "")) % 20 == 0 for _, figure, *_ in rows(page) if figure[0].isdigit())
