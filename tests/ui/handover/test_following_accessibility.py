"""List, withdrawal and recipients in every palette, at 100 and 200 %: names, Tab order, focus, contrast, clipping.

All states of the pages are gone through in one window for each way of showing it: opening a desk takes its time.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from erstanlauf.ui.handover.withdrawal_page import WithdrawalPage
from erstanlauf.ui.office.recipients_page import RecipientsPage
from tests.ui import accessibility
from tests.ui.desk import Key, Preferences, TestDesk
from tests.ui.handover.following import MBE, Share, a_share, add_recipient, hand_over, send_all
from tests.ui.office.offices import an_office, fill, go_to, page, press

SMALL_SCREEN = (1280, 720)
SHOWN = [
    ("light", 100, "de"),
    ("contrast", 200, "en"),
    *(pytest.param(scheme, 100, "en", marks=pytest.mark.long) for scheme in ("dark", "contrast")),
    *(pytest.param("light", 200, language, marks=pytest.mark.long) for language in ("de", "en")),
]


@pytest.mark.parametrize(("scheme", "percent", "language"), SHOWN, ids=lambda each: str(each))
def test_every_state_of_the_pages_can_be_used_without_mouse_and_with_little_sight(
    qtbot: QtBot, tmp_path: Path, scheme: str, percent: int, language: str
) -> None:
    liked = Preferences(scheme=scheme, zoom_percent=percent, language=language)
    size = SMALL_SCREEN if percent > 100 else (1440, 900)
    share = a_share(tmp_path)
    with an_office(qtbot, tmp_path / "store") as desk:
        add_recipient(desk, share)
        hand_over(desk)
        send_all(desk)
    wrong: dict[str, list[str]] = {}
    with an_office(qtbot, tmp_path / "store", preferences=liked, size=size, later=timedelta(days=12)) as desk:
        for state in states(desk, a_share(tmp_path, "mbe")):
            desk.shell.strip.withdraw()
            QApplication.processEvents()
            wrong[state] = faults(desk, at_double_size=percent > 100)
        assert desk.window.size().toTuple() == size
    assert {state: found for state, found in wrong.items() if found} == {}


def states(desk: TestDesk, gone: Share) -> Iterator[str]:
    """Go through the pages and yield the name of each state while it is shown."""
    mbe = add_recipient(desk, gone, MBE)
    gone.vanish()
    (waiting,) = hand_over(desk, mbe, visit=2)
    go_to(desk, "follow_up")
    yield "list"
    desk.press(Key.Key_Return)
    yield "person"
    desk.press(Key.Key_B)
    yield "why"
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_E)
    yield "over for good?"
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_N)
    desk.press(Key.Key_S)
    desk.press(Key.Key_Q)
    desk.press(Key.Key_Down)
    yield "waiting, with receipts"
    desk.press(Key.Key_W)
    page(desk, WithdrawalPage).blocks[0].whole.setChecked(False)
    yield "withdrawal by field"
    page(desk, WithdrawalPage).blocks[0].whole.setChecked(True)
    press(desk, page(desk, WithdrawalPage).take_back)
    yield "withdraw?"
    go_to(desk, "recipients")
    yield "recipients"
    shown = page(desk, RecipientsPage)
    press(desk, shown.new)
    fill(desk, shown.form.key, "age")
    press(desk, shown.form.plain)
    yield "plain?"
    desk.press(Key.Key_Escape)
    shown._show_example("", [("Familienname", "Musterfrau")])
    yield "mapping checked"
    assert waiting.reference


def faults(desk: TestDesk, *, at_double_size: bool) -> list[str]:
    """Return what is wrong with what is shown, in words."""
    window = desk.window
    found = [*accessibility.without_name_or_role(window), *_key_clashes(window)]
    if at_double_size:
        return found + accessibility.clipped(window)
    forth, back = accessibility.tab_walk(), accessibility.tab_walk(back=True)
    if set(forth) != set(accessibility.focusable(window)):
        missed = set(accessibility.focusable(window)) ^ set(forth)
        found.append(f"Tab misses {[accessibility.name_of(each) for each in missed]}")
    if [back[0], *reversed(back[1:])] != forth:
        found.append("Tab does not go back the way it came")
    top = min(forth, key=lambda each: each.mapTo(window, QPoint(0, 0)).toTuple())
    begin = forth.index(top)
    found += accessibility.jumps(window, forth[begin:] + forth[:begin])
    return found + accessibility.invisible_focus(window) + accessibility.weak_text(window)


def _key_clashes(window: QWidget) -> list[str]:
    menus = [action.text() for action in window.menuBar().actions() if action.isVisible()]  # type: ignore[attr-defined]
    shown = [each for each in window.findChildren(QWidget) if each.isVisibleTo(window)]
    texts = [each.text() for each in shown if isinstance(each, (QAbstractButton, QLabel))]
    named = [text for text in (*menus, *texts) if "&" in text]
    keys = Counter(QKeySequence.mnemonic(text).toString() for text in named)
    twice = {key for key, count in keys.items() if count > 1}
    return [f"{text!r} shares its key" for text in named if QKeySequence.mnemonic(text).toString() in twice]
