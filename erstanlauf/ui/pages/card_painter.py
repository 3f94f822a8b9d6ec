"""Draws the card of one suggestion. Knows cards and palettes, no list.

The card of the keyboard's row is open and shows every reason, the others the first two. From top to bottom: name,
organization, reasons with their sources. What is decided (leading, chosen), when one can go there and how sure that is
stand at the right edge, so that a glance down the edge tells it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication

from erstanlauf.i18n.reasons import overdue_mark
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.pages.suggestion_cards import Card
from erstanlauf.ui.widgets import fonts

_GAP = 8
_REASONS_AT_A_GLANCE = 2
_PAD = 12
_EDGE = 5
_CHIP_PAD = 9
_RADIUS = 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAP = Qt.TextFlag.TextWordWrap
Role = QPalette.ColorRole
_Part = tuple[str, Role]
"""A text and its ink."""


@dataclass(frozen=True, slots=True)
class _Chip:
    area: QRect
    text: str
    ground: Role
    ink: Role


class CardPainter:
    """Measures and draws cards in the text size that now holds."""

    def __init__(self, words: Wording) -> None:
        self._words = words

    def height(self, card: Card, width: int, *, is_open: bool) -> int:
        """Return the height of a card, the gap to the next one included."""
        inner = self._inner(QRect(0, 0, width, 10_000))
        chips = self._chips(card, inner, is_open=is_open)
        above = chips[-1].area if chips else self._standing_area(card, inner)
        return above.bottom() + _PAD + _GAP

    def paint(self, painter: QPainter, area: QRect, card: Card, *, is_open: bool, current: bool) -> None:
        """Draw a card; `current` draws the mark of the keyboard's row."""
        palette = QApplication.palette()  # the list's own has a transparent ground
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = area.adjusted(0, 0, -1, -_GAP - 1)
        self._paint_ground(painter, box, card, palette, current=current)
        inner = self._inner(area)
        self._paint_rank(painter, area, card, palette)
        self._paint_names(painter, inner, card, palette)
        chips = self._chips(card, inner, is_open=is_open)
        for chip in chips:
            _paint_chip(painter, chip, palette)
        self._paint_standing(painter, self._standing_area(card, inner), card, palette)
        painter.restore()

    def _inner(self, area: QRect) -> QRect:
        rank = QFontMetrics(_big()).horizontalAdvance("00")
        return area.adjusted(_EDGE + _PAD + rank + _PAD, _PAD, -_PAD, 0)

    def _badges(self, card: Card) -> list[tuple[str, Role, Role]]:
        badges = []
        if card.chosen:
            badges.append((self._words.gettext("✓ auf dem Zettel"), Role.Highlight, Role.HighlightedText))
        if card.primary:
            badges.append((self._words.gettext("leitend"), Role.Highlight, Role.HighlightedText))
        if card.could_fit:
            badges.append((card.verdict, Role.Midlight, Role.Text))
        return badges

    def _badge_width(self, card: Card) -> int:
        metrics = QFontMetrics(_small(bold=True))
        return sum(metrics.horizontalAdvance(text) + 2 * _CHIP_PAD + 6 for text, _, _ in self._badges(card))

    def _name_area(self, card: Card, inner: QRect) -> QRect:
        width = max(inner.width() - self._badge_width(card) - _GAP, inner.width() // 2)
        bounds = QFontMetrics(_big()).boundingRect(QRect(0, 0, width, 10_000), _WRAP, card.name)
        return QRect(inner.topLeft(), QSize(width, bounds.height()))

    def _organization_area(self, card: Card, inner: QRect) -> QRect:
        top = self._name_area(card, inner).bottom() + 2
        area = QRect(inner.left(), top, inner.width(), 10_000)
        bounds = QFontMetrics(_normal()).boundingRect(area, _WRAP, self._second_line(card))
        return QRect(area.topLeft(), QSize(inner.width(), bounds.height()))

    def _second_line(self, card: Card) -> str:
        return f"{card.organization} · {card.languages}" if card.languages else card.organization

    def _chips(self, card: Card, inner: QRect, *, is_open: bool) -> list[_Chip]:
        """Place the reasons and their sources side by side, in as many lines as they need."""
        metrics = QFontMetrics(_small())
        line = metrics.height() + 6
        x, y, height = inner.left(), self._standing_area(card, inner).bottom() + 9, line
        chips = []
        for text, ground, ink in self._chip_words(card, is_open=is_open):
            width = metrics.horizontalAdvance(text) + 2 * _CHIP_PAD + 2
            if x > inner.left() and x + width > inner.right():
                x, y, height = inner.left(), y + height + 5, line
            if width > inner.width():
                width = inner.width()
                room = QRect(0, 0, width - 2 * _CHIP_PAD, 10_000)
                height = metrics.boundingRect(room, _WRAP, text).height() + 6
            chips.append(_Chip(QRect(x, y, width, height), text, ground, ink))
            x += width + 6
        return chips

    def _chip_words(self, card: Card, *, is_open: bool) -> list[tuple[str, Role, Role]]:
        reasons = card.reasons
        shown = reasons if is_open else reasons[:_REASONS_AT_A_GLANCE]
        words = []
        for place, reason in enumerate(shown):
            ground, ink = (Role.Midlight, Role.BrightText) if reason.warns else (Role.AlternateBase, Role.Link)
            words.append((reason.text, ground, ink))
            next_source = shown[place + 1].source if place + 1 < len(shown) else ""
            if reason.source and reason.source != next_source:
                words.append((reason.source, Role.Midlight, Role.PlaceholderText))
            if reason.overdue:
                words.append((overdue_mark(self._words), Role.Midlight, Role.BrightText))
        if len(shown) < len(reasons):
            words.append((f"+ {len(reasons) - len(shown)}", Role.Midlight, Role.PlaceholderText))
        return words

    def _standing_area(self, card: Card, inner: QRect) -> QRect:
        """At the end of the organization's line where there is room for both, else on a line of its own, or on one for
        each part where one is too narrow.
        """
        above = self._organization_area(card, inner)
        metrics = QFontMetrics(_small())
        parts = self._standing(card)
        width = sum(metrics.horizontalAdvance(text) for text, _ in _joined(parts)) + 2
        is_one_line = above.height() < 2 * QFontMetrics(_normal()).height()
        beside = QFontMetrics(_normal()).horizontalAdvance(self._second_line(card)) + width + 16 <= inner.width()
        if is_one_line and beside:
            return QRect(inner.right() - width + 1, above.top(), width, above.height())
        lines = 1 if width <= inner.width() else len(parts)
        return QRect(inner.left(), above.bottom() + 3, inner.width(), lines * metrics.height())

    def _standing(self, card: Card) -> list[_Part]:
        """Say when one can go there and how sure that is."""
        ink = Role.LinkVisited if card.sure else Role.BrightText
        standing = card.standing
        if not card.printable:
            standing = f"{standing} · " + self._words.gettext("noch nicht druckbar")
        return [(card.reach, Role.Text), (standing, ink)] if card.reach else [(standing, ink)]

    def _paint_ground(self, painter: QPainter, box: QRect, card: Card, palette: QPalette, *, current: bool) -> None:
        border = Role.Highlight if card.chosen else Role.Mid
        painter.setPen(QPen(palette.color(Role.WindowText if current else border), 2 if current else 1))
        painter.setBrush(palette.color(Role.Base))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, 0) if current else box, _RADIUS, _RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(Role.Dark if card.could_fit else Role.Highlight))
        painter.drawRoundedRect(QRect(box.left() + 2, box.top() + 2, _EDGE, box.height() - 3), 2, 2)

    def _paint_rank(self, painter: QPainter, area: QRect, card: Card, palette: QPalette) -> None:
        painter.setFont(_big())
        painter.setPen(palette.color(Role.Highlight))
        left = area.left() + _EDGE + _PAD
        place = QRect(
            left, area.top() + _PAD, QFontMetrics(_big()).horizontalAdvance("00"), QFontMetrics(_big()).height()
        )
        painter.drawText(place, _LEFT, str(card.rank))

    def _paint_names(self, painter: QPainter, inner: QRect, card: Card, palette: QPalette) -> None:
        name = self._name_area(card, inner)
        painter.setFont(_big())
        painter.setPen(palette.color(Role.Text))
        painter.drawText(name, _LEFT | _WRAP, card.name)
        painter.setFont(_normal())
        painter.setPen(palette.color(Role.PlaceholderText))
        painter.drawText(self._organization_area(card, inner), _LEFT | _WRAP, self._second_line(card))
        right = inner.right()
        metrics = QFontMetrics(_small(bold=True))
        for text, ground, ink in self._badges(card):
            size = QSize(metrics.horizontalAdvance(text) + 2 * _CHIP_PAD, metrics.height() + 5)
            right -= size.width()
            _paint_chip(painter, _Chip(QRect(QPoint(right, name.top()), size), text, ground, ink), palette, bold=True)
            right -= 6

    def _paint_standing(self, painter: QPainter, area: QRect, card: Card, palette: QPalette) -> None:
        painter.setFont(_small())
        metrics = QFontMetrics(_small())
        parts = self._standing(card)
        if area.height() >= 2 * metrics.height() and len(parts) > 1:
            for number, (text, ink) in enumerate(parts):
                line = QRect(area.left(), area.top() + number * metrics.height(), area.width(), metrics.height())
                painter.setPen(palette.color(ink))
                painter.drawText(line, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width()))
            return
        left = area.left()
        for text, ink in _joined(parts):
            room = QRect(left, area.top(), area.right() - left + 1, area.height())
            painter.setPen(palette.color(ink))
            painter.drawText(room, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width()))
            left += metrics.horizontalAdvance(text)


def _joined(parts: list[_Part]) -> list[_Part]:
    """Return parts of a line with a dot between them."""
    between: _Part = (" · ", Role.PlaceholderText)
    return [each for part in parts for each in (between, part)][1:]


def _paint_chip(painter: QPainter, chip: _Chip, palette: QPalette, *, bold: bool = False) -> None:
    colour: QColor = palette.color(chip.ground)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(chip.area, 10, 10)
    painter.setFont(_small(bold=bold))
    painter.setPen(palette.color(chip.ink))
    painter.drawText(chip.area.adjusted(_CHIP_PAD, 0, -_CHIP_PAD + 1, 0), _LEFT | _WRAP, chip.text)


def _big() -> QFont:
    return fonts.scaled(QApplication.font(), 1.15, QFont.Weight.Bold)


def _normal() -> QFont:
    return QApplication.font()


def _small(*, bold: bool = False) -> QFont:
    return fonts.scaled(QApplication.font(), 0.9, QFont.Weight.Bold if bold else QFont.Weight.Normal)
