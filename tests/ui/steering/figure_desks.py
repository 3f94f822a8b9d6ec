"""A desk of the steering group over a store that has taken invented counts of other desks."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from erstanlauf.domain.figures.counted import Counted, DayCount, DeskCounts, DeskId
from erstanlauf.domain.figures.periods import PeriodKind
from erstanlauf.domain.people import Role
from erstanlauf.domain.visit import CaseStep, ReferralOutcome
from erstanlauf.ui.steering.entries import Entry
from erstanlauf.ui.steering.figures_page import FiguresPage
from tests.store.desks import opened
from tests.ui.desk import CTRL, Key, Preferences, TestDesk, a_desk

FIRST, LAST = date(2025, 1, 1), date(2026, 10, 31)
TAKEN_AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
_WORKDAYS = 5

_EACH_DAY: tuple[tuple[Counted, str, str, int], ...] = (
    *((Counted.HOUR, hour, "", visits) for hour, visits in (("08", 4), ("09", 6), ("10", 3), ("14", 2))),
    *((Counted.GROUP, group, "", visits) for group, visits in (("refugees", 8), ("family", 5), ("students", 2))),
    (Counted.TOPIC, "sprache", "refugees", 6),
    (Counted.TOPIC, "sprache", "family", 3),
    (Counted.TOPIC, "wohnen", "refugees", 4),
    (Counted.TOPIC, "arbeit_ausbildung", "students", 2),
    (Counted.GAP, "wohnen", "refugees", 1),
    (Counted.REFERRAL, "mbe", "chosen", 7),
    (Counted.REFERRAL, "jobcenter", "chosen", 4),
    (Counted.REFERRAL, "jobcenter", "unsuitable", 1),
    (Counted.NEAR_MISS, "R05", "", 2),
    (Counted.TOLD, "mbe", ReferralOutcome.WAS_THERE.value, 2),
    (Counted.COMING, "first", "", 12),
    (Counted.COMING, "return", "", 3),
    *((Counted.MINUTES, minutes, "", visits) for minutes, visits in (("08", 5), ("10", 6), ("12", 4))),
    (Counted.LANGUAGE, "ar", "", 7),
    (Counted.LANGUAGE, "uk", "", 5),
    (Counted.CASE, CaseStep.OFFERED.value, "", 1),
    (Counted.ANSWER, "accepted", "", 1),
)
_SELDOM: Mapping[date, tuple[Counted, str, str, int]] = {
    date(2026, 3, 2): (Counted.TOPIC, "sport_kultur", "students", 2),
    date(2026, 3, 3): (Counted.LANGUAGE, "so", "", 1),
}


def counts_of_a_desk(
    last: date = LAST, *, first: date = FIRST, code: str = "A1", is_invented: bool = True
) -> DeskCounts:
    """Return the counts of another desk: the same on every working day, and a few seldom ones."""
    days = [first + timedelta(days=day) for day in range((last - first).days + 1)]
    counts = [DayCount(day, *each) for day in days if day.weekday() < _WORKDAYS for each in (*_EACH_DAY, *_seldom(day))]
    return DeskCounts(DeskId(f"desk-{code}"), code, 1, TAKEN_AT, first, last, tuple(sorted(counts)), is_invented)


def _seldom(day: date) -> tuple[tuple[Counted, str, str, int], ...]:
    return (_SELDOM[day],) if day in _SELDOM else ()


@contextmanager
def a_steering_desk(
    qtbot: QtBot,
    folder: Path,
    *counts: DeskCounts,
    preferences: Preferences | None = None,
    size: tuple[int, int] = (1440, 900),
    roles: frozenset[Role] = frozenset((Role.STEERING,)),
) -> Iterator[TestDesk]:
    """Open a desk at which somebody of the steering group is logged in, over a store that has taken these counts."""
    store = opened(folder)
    for each in counts:
        store.figures.take(each, TAKEN_AT)
    store.close()
    with a_desk(qtbot, folder, preferences=preferences, size=size, roles=roles) as desk:
        yield desk


def figures_page(desk: TestDesk) -> FiguresPage:
    """Go to the page of figures with its key, unless it is shown."""
    if not isinstance(desk.desk.side_page, FiguresPage):
        desk.press(Key.Key_F9, CTRL)
    page = desk.desk.side_page
    assert isinstance(page, FiguresPage)
    return page


def choose(desk: TestDesk, entry: Entry) -> FiguresPage:
    """Choose an entry of the list."""
    page = figures_page(desk)
    page.entries.choose(entry)
    desk.settle()
    return page


def turn_kind(desk: TestDesk, kind: PeriodKind) -> None:
    """Choose another length of the period, by keys."""
    box = figures_page(desk).chooser.kind
    box.setFocus()
    wanted = next(row for row in range(box.count()) if box.itemData(row) == kind)
    while box.currentIndex() != wanted:
        desk.press(Key.Key_Down if box.currentIndex() < wanted else Key.Key_Up)
    figures_page(desk).entries.setFocus()


def rows(page: FiguresPage) -> list[tuple[str, ...]]:
    """Return what the table shows."""
    return [tuple(row) for row in page.panel.table.lines.rows]
