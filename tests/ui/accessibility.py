"""What a person without a mouse, without sight or with little sight needs of every page (EN 301 549, WCAG 2.1 AA).

Each function returns a list of what is wrong, in words, so that a failing test reads as a to-do list.
"""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QWidget,
)

from tests.ui.desk import focused

TEXT_CONTRAST, SHAPE_CONTRAST = 4.5, 3.0
_MOST_STOPS = 60
_Role = QPalette.ColorRole
_PAIRS = [
    *((ink, ground, TEXT_CONTRAST) for ink in (_Role.WindowText, _Role.PlaceholderText, _Role.BrightText, _Role.Link)
      for ground in (_Role.Window, _Role.Base, _Role.Light)),
    (_Role.LinkVisited, _Role.Base, TEXT_CONTRAST),
    (_Role.PlaceholderText, _Role.Midlight, TEXT_CONTRAST),
    (_Role.BrightText, _Role.Midlight, TEXT_CONTRAST),
    (_Role.Text, _Role.Base, TEXT_CONTRAST),
    (_Role.Text, _Role.Midlight, TEXT_CONTRAST),
    (_Role.Text, _Role.AlternateBase, TEXT_CONTRAST),
    (_Role.Link, _Role.AlternateBase, TEXT_CONTRAST),
    (_Role.ButtonText, _Role.Button, TEXT_CONTRAST),
    (_Role.HighlightedText, _Role.Highlight, TEXT_CONTRAST),
    (_Role.ToolTipText, _Role.ToolTipBase, TEXT_CONTRAST),
    (_Role.Highlight, _Role.Base, SHAPE_CONTRAST),
    (_Role.Dark, _Role.Base, SHAPE_CONTRAST),
    (_Role.Dark, _Role.Window, SHAPE_CONTRAST),
]  # fmt: skip


def focusable(window: QWidget) -> list[QWidget]:
    """Return the widgets that Tab should reach."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window)
        and widget.isEnabled()
        and widget.focusProxy() is None
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
    ]


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip()


def without_name_or_role(window: QWidget) -> list[str]:
    """Return widgets without a name or a role, and names that two widgets of one role share."""
    wrong, seen = [], Counter[tuple[str, str]]()
    for widget in focusable(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not name_of(widget):
            wrong.append(f"{_path(widget)} has no name")
            continue
        if interface.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            wrong.append(f"{_path(widget)} has no role")
        seen[(interface.role().name, name_of(widget))] += 1
    return wrong + [f"{role} {name!r} occurs {count} times" for (role, name), count in seen.items() if count > 1]


def tab_walk(each: Callable[[QWidget], None] = lambda _: None, *, back: bool = False) -> list[QWidget]:
    """Press Tab like a person until the focus comes round again; return the stops in order."""
    key, modifier = (
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        if back
        else (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    )
    stops: list[QWidget] = []
    for _ in range(_MOST_STOPS):
        here = focused()
        if here in stops:
            return stops
        stops.append(here)
        each(here)
        QTest.keyClick(here, key, modifier)
        QApplication.processEvents()
    raise AssertionError(f"Tab never comes round, last at {_path(stops[-1])}")


def jumps(window: QWidget, stops: list[QWidget]) -> list[str]:
    """Return where the focus jumps upwards although it stays in the same column of the page."""
    wrong = []
    for one, next_one in pairwise(stops):
        here, there = (_on_page(each, window) for each in (one, next_one))
        same_column = here.left() < there.right() and there.left() < here.right()
        if same_column and there.bottom() < here.top():
            wrong.append(f"{_path(next_one)} comes after {_path(one)} but lies above it")
    return wrong


def require_round_of_tab(window: QWidget) -> None:
    """Assert that everything has a name, and that Tab goes round all of the window, down the page and the same back."""
    assert without_name_or_role(window) == []
    forth = tab_walk()
    back = tab_walk(back=True)
    assert set(forth) == set(focusable(window))
    assert [back[0], *reversed(back[1:])] == forth
    top = min(forth, key=lambda each: each.mapTo(window, QPoint(0, 0)).toTuple())
    begin = forth.index(top)
    assert jumps(window, forth[begin:] + forth[:begin]) == []


def _on_page(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget lies; what is longer than its scrolling page ends with that page."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if parent is None:
        return place
    page = QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
    place.moveTop(min(max(place.top(), page.top()), page.bottom()))
    place.setBottom(min(place.bottom(), page.bottom()))
    return place


def invisible_focus(window: QWidget) -> list[str]:
    """Return the Tab stops whose focus cannot be seen: too few pixels change, or too little."""
    QApplication.setCursorFlashTime(0)
    on: dict[QWidget, QImage] = {}
    off: dict[QWidget, QImage] = {}

    def look(here: QWidget) -> None:
        if isinstance(here, QLineEdit):
            here.deselect()
        whole = window.grab().toImage()
        for widget in focusable(window):
            (on if widget is here else off)[widget] = whole.copy(_with_margin(widget, window))

    tab_walk(look)
    return [
        f"{_path(widget)}: {changed} pixels, {best:.2f}"
        for widget, picture in on.items()
        if widget in off
        for changed, best in [_difference(picture, off[widget])]
        if changed < 40 or best < SHAPE_CONTRAST
    ]


def weak_palette(palette: QPalette) -> list[str]:
    """Return the pairs of palette roles that are too close to each other."""
    found = []
    for ink, ground, needed in _PAIRS:
        got = contrast(palette.color(ink), palette.color(ground))
        if got < needed:
            found.append(f"{ink.name} on {ground.name}: {got:.2f} < {needed}")
    return found


def weak_text(window: QWidget) -> list[str]:
    """Return labels and buttons whose text stands out too little, measured in pixels."""
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, (QLabel, QAbstractButton)) or not widget.isVisibleTo(window) or not widget.text():
            continue
        got = _pixel_contrast(widget)
        if got < TEXT_CONTRAST:
            found.append(f"{_path(widget)} {widget.text()!r}: {got:.2f}")
    return found


def clipped(window: QWidget) -> list[str]:
    """Return what is smaller than its text, or reaches over the edge of the window or of its scrolling page."""
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, (QLabel, QAbstractButton, QLineEdit, QComboBox)):
            continue
        if not widget.isVisibleTo(window) or widget.objectName().startswith("qt_"):
            continue
        needed = widget.minimumSizeHint()
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed = QSize(0, widget.heightForWidth(widget.width()))
        if widget.width() < needed.width() or widget.height() < needed.height():
            found.append(f"{_path(widget)} {widget.size().toTuple()} < {needed.toTuple()}")
        if _overhangs(widget, window):
            found.append(f"{_path(widget)} reaches over the edge")
    return found


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def _pixel_contrast(widget: QWidget) -> float:
    """The ground is the most common colour, the ink the one farthest from it; antialiasing only lowers the result."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = bytes(picture.constBits())
    counted = Counter(pixels[place : place + 3] for place in range(0, len(pixels), 4))
    colours = {key: QColor(key[2], key[1], key[0]) for key in counted}
    ground = colours[counted.most_common(1)[0][0]]
    return max(contrast(colour, ground) for colour in colours.values())


def _difference(one: QImage, other: QImage) -> tuple[int, float]:
    """Return how many pixels differ and the best contrast between the two looks of one pixel."""
    changed, best = 0, 1.0
    for y in range(min(one.height(), other.height())):
        for x in range(min(one.width(), other.width())):
            before, after = one.pixel(x, y), other.pixel(x, y)
            if before != after:
                changed += 1
                best = max(best, contrast(QColor(before), QColor(after)))
    return changed, best


def _with_margin(widget: QWidget, window: QWidget) -> QRect:
    margin = 4
    return QRect(widget.mapTo(window, QPoint(-margin, -margin)), widget.size() + QSize(2 * margin, 2 * margin))


def _overhangs(widget: QWidget, window: QWidget) -> bool:
    """Whether the right edge is out of sight; a page may scroll downwards, never sideways."""
    around: QWidget | None = widget.parentWidget()
    while around is not None and around is not window:
        if isinstance(around, QScrollArea):
            room = around.viewport()
            return widget.mapTo(room, QPoint(widget.width(), 0)).x() > room.width() + 1
        if isinstance(around, QAbstractScrollArea) and not isinstance(around, QListView):
            return False
        around = around.parentWidget()
    return widget.mapTo(window, QPoint(widget.width(), 0)).x() > window.width()


def _path(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else name_of(widget)
    return f"{type(widget).__name__} {text!r}"
