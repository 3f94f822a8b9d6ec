"""Tiles to touch, and the grid they lie in. Know words and pictograms, not what a touch means.

A tile is a check box or a push button to assistive technology; what is painted here is only its look.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from erstanlauf.i18n.phrases.both_voices import Said
from erstanlauf.ui.newcomer.colours import Role, palette
from erstanlauf.ui.newcomer.lettering import Align, Lettering, SetText
from erstanlauf.ui.widgets import icons

_RADIUS = 12
_SMALLEST_PX = 10
_LEGIBLE_PX = 14
_LARGEST_SHARE = 0.34
"""The largest letters, as a share of the height of a tile."""
_SMALLEST_GERMAN_PX = 11
_SMALLEST_KEY_PX = 14
_KEY_MARGIN_PX = 12
_DIGIT_WIDTH = 0.6
_STEP = 1.07
_ICON_FACTOR = 1.9
_MARK_PX = 26


@dataclass(frozen=True, slots=True)
class Choice:
    """What a tile says: its key, its words, its pictogram, and how the words are written."""

    key: str
    line: Said
    lettering: Lettering
    icon: str = ""
    is_markable: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """Own words above German ones, as they are painted; `height` holds the pictogram, too."""

    own: SetText
    german: SetText | None
    height: float


class Tile(QAbstractButton):
    """Pictogram and own words, German below; its key in the corner where reading starts, a tick when chosen."""

    def __init__(self, choice: Choice, german: Lettering, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = choice.key
        self._choice = choice
        self._german = german
        self._pixels = _SMALLEST_PX
        self._has_german = True
        self.setText(choice.line.own)
        self.setAccessibleName(choice.line.spoken)
        self.setAccessibleDescription(choice.key)
        self.setPalette(palette())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCheckable(choice.is_markable)

    def largest_pixels(self) -> int:
        """Return the largest size in which everything fits into the tile with every word whole; 0 where none does."""
        self._has_german = True
        sizes = _sizes_up_to(self.height() * _LARGEST_SHARE)
        fitting = bisect_left(sizes, True, key=lambda size: not self._fits_in(size))
        return sizes[fitting - 1] if fitting else 0

    def write_in(self, pixels: int) -> None:
        """Use letters of this size; at 0 there is too little room, and the German words make way."""
        self._has_german = pixels > 0
        self._pixels = max(pixels, _SMALLEST_PX)
        self.update()

    @property
    def fits(self) -> bool:
        """Whether all words stand in the tile, none of them broken."""
        return self._fits_in(self._pixels)

    def _fits_in(self, pixels: int) -> bool:
        block = self._block(pixels)
        is_whole = block.own.is_whole and (block.german is None or block.german.is_whole)
        return is_whole and block.height <= self._room().height()

    def _room(self) -> QRectF:
        """Return where words may stand: not where key and tick are, which have the corners above a pictogram to
        themselves.
        """
        margin = 0.08 * min(self.width(), 2 * self.height())
        room = QRectF(self.rect()).adjusted(margin, margin / 3, -margin, -margin / 3)
        if self._choice.icon or not self.key:
            return room
        key = 2 * _KEY_MARGIN_PX + self._key_pixels * max(1.0, _DIGIT_WIDTH * len(self.key)) - margin
        tick = max(0.0, _KEY_MARGIN_PX + _MARK_PX - margin) if self._choice.is_markable else 0.0
        return room.adjusted(tick, 0, -key, 0) if self._is_mirrored else room.adjusted(key, 0, -tick, 0)

    @property
    def _key_pixels(self) -> int:
        return max(_SMALLEST_KEY_PX, round(self.height() * 0.15))

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    @property
    def _alignment(self) -> Align:
        """Words stand in the middle below a pictogram and on a tile without a key, else where reading starts."""
        if self._choice.icon or not self.key:
            return Align.AlignHCenter
        return (Align.AlignRight if self._is_mirrored else Align.AlignLeft) | Align.AlignAbsolute

    def _block(self, pixels: int) -> _Block:
        width = self._room().width()
        line, lettering = self._choice.line, self._choice.lettering
        own = lettering.set(line.own, lettering.font(pixels, bold=True), width, self._alignment)
        german = None
        if line.german and self._has_german:
            small = max(_SMALLEST_GERMAN_PX, round(min(0.8 * pixels, 0.13 * self.height())), round(0.6 * pixels))
            german = self._german.set(line.german, self._german.font(small), width, self._alignment)
        icon = pixels * _ICON_FACTOR if self._choice.icon else 0.0
        return _Block(own, german, icon + own.height + (german.height if german else 0.0))

    def _inks(self) -> tuple[QColor, QColor, QColor]:
        """Return ground, ink and quiet ink."""
        if self.isChecked():
            roles = Role.Highlight, Role.HighlightedText, Role.Dark
        else:
            roles = Role.Midlight if self.isDown() else Role.Button, Role.ButtonText, Role.PlaceholderText
        ground, ink, quiet = (self.palette().color(role) for role in roles)
        return ground, ink, quiet

    def nextCheckState(self) -> None:
        """Stay as it is: what is marked follows from the visit, not from a touch."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground, ink, quiet = self._inks()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(Role.Mid), 2))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        self._paint_words(painter, ink, quiet)
        self._paint_corners(painter, ink, quiet)

    def _paint_words(self, painter: QPainter, ink: QColor, quiet: QColor) -> None:
        room, block = self._room(), self._block(self._pixels)
        top = room.top() + max(0.0, (room.height() - block.height) / 2)
        if self._choice.icon:
            side = round(self._pixels * _ICON_FACTOR * 0.85)
            picture = icons.pixmap(self._choice.icon, ink, side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(room.center().x() - side / 2, top), picture)
            top += self._pixels * _ICON_FACTOR
        painter.setPen(ink)
        block.own.layout.draw(painter, QPointF(room.left(), top))
        if block.german is not None:
            painter.setPen(quiet)
            block.german.layout.draw(painter, QPointF(room.left(), top + block.own.height))

    def _paint_corners(self, painter: QPainter, ink: QColor, quiet: QColor) -> None:
        """The key where reading starts, the tick of a chosen tile at the other end."""
        start, end = (Align.AlignRight, Align.AlignLeft) if self._is_mirrored else (Align.AlignLeft, Align.AlignRight)
        inner = self.rect().adjusted(_KEY_MARGIN_PX, 8, -_KEY_MARGIN_PX, -8)
        height = Align.AlignTop if self._choice.icon else Align.AlignVCenter
        painter.setFont(self._german.font(self._key_pixels, bold=True))
        painter.setPen(quiet)
        painter.drawText(inner, start | height | Align.AlignAbsolute, self.key)
        if self.isChecked():
            tick = icons.pixmap("check", ink, _MARK_PX, self.devicePixelRatioF())
            left = inner.left() if end is Align.AlignLeft else inner.right() - _MARK_PX
            painter.drawPixmap(QPointF(left, inner.top()), tick)


class TileGrid(QWidget):
    """Lays equal tiles out in reading order: from the right where the language runs so."""

    pressed = Signal(int)

    def __init__(self, choices: Sequence[Choice], german: Lettering, aspect: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._aspect = aspect
        self._typed = ""
        self.tiles = [Tile(choice, german, self) for choice in choices]
        for place, tile in enumerate(self.tiles):
            tile.clicked.connect(lambda _checked=False, place=place: self.pressed.emit(place))

    def type(self, character: str) -> None:
        """Press the tile of a key; of a key with two characters, with the second."""
        typed = self._typed + character
        if not any(tile.key.startswith(typed) for tile in self.tiles):
            typed = character
        pressed = next((tile for tile in self.tiles if tile.key == typed), None)
        self._typed = "" if pressed else typed
        if pressed is not None:
            pressed.click()

    def sizeHint(self) -> QSize:
        return QSize(600, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Give the tiles letters of one size, the few with long words smaller ones.

        Where those would be too small to read, the words stand in fewer and longer lines.
        """
        columns = columns_near(len(self.tiles), self.width(), self.height(), self._aspect)
        sizes = self._sizes_in(columns)
        if min(sizes) < _LEGIBLE_PX and columns > 1:
            longer = self._sizes_in(columns - 1)
            sizes = longer if min(longer) > min(sizes) else self._sizes_in(columns)
        common = sorted(sizes)[len(sizes) // 4]
        for tile, size in zip(self.tiles, sizes, strict=True):
            tile.write_in(min(common, size))

    def _sizes_in(self, columns: int) -> list[int]:
        """Lay the tiles out and return the largest size of letters for each."""
        self._place(columns)
        return [tile.largest_pixels() for tile in self.tiles]

    def _place(self, columns: int) -> None:
        rows = -(-len(self.tiles) // columns)
        gap = max(6, self.height() // (9 * rows))
        width = (self.width() - gap * (columns - 1)) / columns
        height = (self.height() - gap * (rows - 1)) / rows
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for place, tile in enumerate(self.tiles):
            row, column = divmod(place, columns)
            at = columns - 1 - column if mirrored else column
            tile.setGeometry(QRect(round(at * (width + gap)), round(row * (height + gap)), round(width), round(height)))


def columns_near(count: int, width: int, height: int, aspect: float) -> int:
    """Return the number of columns whose tiles come near an aspect of width by height with few places empty."""

    def distance(columns: int) -> float:
        rows = -(-count // columns)
        got = (width / columns) / max(1.0, height / rows)
        return max(got / aspect, aspect / got) * (rows * columns / count) ** 2

    return min(range(1, count + 1), key=distance)


def _sizes_up_to(largest: float) -> list[int]:
    """Return the sizes that are tried, smallest first, each a little larger than the last."""
    sizes = [_SMALLEST_PX]
    while sizes[-1] * _STEP < largest:
        sizes.append(max(sizes[-1] + 1, round(sizes[-1] * _STEP)))
    return sizes
