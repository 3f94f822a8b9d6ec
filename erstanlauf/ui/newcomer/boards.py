"""The boards of the second screen. Know words, keys and pictures; what a touch means is for whoever made them.

All text is drawn, none can be selected, followed or dragged.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from erstanlauf.i18n.phrases.both_voices import Said
from erstanlauf.ui.flow.tools import Squares
from erstanlauf.ui.newcomer.colours import Role, palette
from erstanlauf.ui.newcomer.lettering import Align, Lettering
from erstanlauf.ui.newcomer.tiles import Choice, Tile, TileGrid

_QUIET_MODULES = 3  # with the one that comes with the pattern the four that ISO/IEC 18004 asks for
_PAGES_AT_ONCE = 2
_SMALLEST_PX = 15
_GERMAN_FACTOR = 0.6
_RIGHT_TO_LEFT_MARK = "\u200f"


@dataclass(frozen=True, slots=True)
class Script:
    """How words are written on a board: the newcomer's lettering, German lettering, and a size that fits the screen."""

    own: Lettering
    german: Lettering
    unit_px: float

    @property
    def side(self) -> Align:
        """Where reading starts."""
        return (Align.AlignRight if self.own.is_rtl else Align.AlignLeft) | Align.AlignAbsolute


class Sentence(QWidget):
    """Words in the newcomer's language, German below or, where there is only one line to spare, not at all."""

    def __init__(
        self,
        script: Script,
        line: Said,
        factor: float,
        parent: QWidget,
        *,
        centred: bool = False,
        bold: bool = True,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        size = script.unit_px * factor
        side = Align.AlignHCenter if centred else script.side
        column.addWidget(_label(self, script.own, line.own, size, side, bold=bold))
        if line.german:
            german = _label(self, script.german, line.german, min(size, max(_SMALLEST_PX, size * _GERMAN_FACTOR)), side)
            german.setForegroundRole(Role.PlaceholderText)
            column.addWidget(german)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class TileBoard(QWidget):
    """A heading, hints, tiles, and a tile for "done" where several may be chosen."""

    pressed = Signal(int)
    done = Signal()

    def __init__(
        self,
        script: Script,
        heading: Said,
        hints: Sequence[Said],
        choices: Sequence[Choice],
        aspect: float,
        done: Said | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        unit = script.unit_px
        self.grid = TileGrid(choices, script.german, aspect, self)
        self.grid.pressed.connect(self.pressed)
        head = QHBoxLayout()
        head.setSpacing(round(2 * unit))
        head.addWidget(Sentence(script, heading, 2.1, self), 3)
        beside = QVBoxLayout()
        beside.setSpacing(round(0.4 * unit))
        for hint in hints:
            beside.addWidget(Sentence(script, hint, 1.2, self))
        head.addLayout(beside, 2)
        column = QVBoxLayout(self)
        margin = round(1.8 * unit)
        column.setContentsMargins(margin, round(1.4 * unit), margin, margin)
        column.setSpacing(round(1.2 * unit))
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        if done is not None:
            column.addWidget(_button(self, script, done, self.done.emit), 0, Qt.AlignmentFlag.AlignRight)

    def mark(self, chosen: Iterable[int]) -> None:
        """Mark the tiles at these places, and no other."""
        places = set(chosen)
        for place, tile in enumerate(self.grid.tiles):
            tile.setChecked(place in places)


class SlipBoard(QWidget):
    """Number of the slip and its code, to take a photo of."""

    def __init__(self, script: Script, lines: Sequence[Said], number: str, squares: Squares, parent: QWidget) -> None:
        super().__init__(parent)
        heading, label, below = lines
        unit = script.unit_px
        words = QVBoxLayout()
        words.setSpacing(round(1.2 * unit))
        words.addWidget(Sentence(script, heading, 2.1, self))
        words.addStretch(2)
        words.addWidget(Sentence(script, label, 1.3, self))
        self.number = _label(self, script.german, number, 5.4 * unit, script.side, bold=True)
        self.number.setWordWrap(False)
        words.addWidget(self.number)
        words.addStretch(1)
        words.addWidget(Sentence(script, below, 1.3, self))
        words.addStretch(2)
        self.code = CodePicture(squares, number, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[round(3 * unit)] * 4)
        row.setSpacing(round(3 * unit))
        row.addLayout(words, 1)
        row.addWidget(self.code, 1)


class CodePicture(QWidget):
    """A QR code, black on white with the quiet zone that readers need."""

    def __init__(self, squares: Squares, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._squares = squares
        self.setAccessibleName(f"QR {text}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        modules = len(self._squares) + 2 * _QUIET_MODULES
        module = min(self.width(), self.height()) // modules
        side = module * modules
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        painter = QPainter(self)
        painter.fillRect(left, top, side, side, Qt.GlobalColor.white)
        for row, squares in enumerate(self._squares):
            for column, is_dark in enumerate(squares):
                if is_dark:
                    x, y = left + (column + _QUIET_MODULES) * module, top + (row + _QUIET_MODULES) * module
                    painter.fillRect(x, y, module, module, Qt.GlobalColor.black)


class ReadingBoard(QWidget):
    """The slip itself, as many pages side by side as can be read; a tile turns the page."""

    def __init__(self, script: Script, heading: Said, pages: Sequence[tuple[QImage, Said]], parent: QWidget) -> None:
        super().__init__(parent)
        unit = script.unit_px
        self._pages = pages
        self.sheets = [Sheet(self) for _ in pages[:_PAGES_AT_ONCE]]
        self.turners = [
            _button(self, script, line, partial(self._show, at))
            for at, (_, line) in enumerate(pages if len(pages) > _PAGES_AT_ONCE else ())
        ]
        beside = QVBoxLayout()
        beside.setSpacing(round(unit))
        beside.addWidget(Sentence(script, heading, 1.5, self))
        for turner in self.turners:
            beside.addWidget(turner)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[round(1.4 * unit)] * 4)
        row.setSpacing(round(1.4 * unit))
        row.addLayout(beside, 2)
        for sheet in self.sheets:
            row.addWidget(sheet, 4)
        self._show(0)

    def _show(self, first: int) -> None:
        start = min(first, len(self._pages) - len(self.sheets))
        for sheet, (picture, line) in zip(self.sheets, self._pages[start:], strict=False):
            sheet.show_page(picture, line.spoken)


class Sheet(QWidget):
    """A page of the slip, as large as there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, picture: QImage, name: str) -> None:
        """Show this page."""
        self._picture = picture
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        fitted = self._picture.scaled(
            round(self.width() * ratio),
            round(self.height() * ratio),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        place = QRectF(QPointF(0, 0), fitted.deviceIndependentSize())
        place.moveCenter(QRectF(self.rect()).center())
        QPainter(self).drawImage(place.topLeft(), fitted)


class MomentBoard(QWidget):
    """One sentence in the middle of the screen."""

    def __init__(self, script: Script, line: Said, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[round(4 * script.unit_px)] * 4)
        column.addStretch(1)
        column.addWidget(Sentence(script, line, 2.6, self, centred=True))
        column.addStretch(1)


class _Button(Tile):
    """A tile that stands alone and finds its size of letters itself."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.write_in(self.largest_pixels())


def _button(parent: QWidget, script: Script, line: Said, do: Callable[[], object]) -> Tile:
    button = _Button(Choice("", line, script.own), script.german, parent)
    button.setFixedSize(round(13 * script.unit_px), round(4.2 * script.unit_px))
    button.clicked.connect(lambda _checked=False: do())
    return button


def _label(
    parent: QWidget, lettering: Lettering, text: str, pixels: float, side: Align, *, bold: bool = False
) -> QLabel:
    label = QLabel(parent)
    label.setPalette(palette())
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    label.setWordWrap(True)
    label.setFont(lettering.font(pixels, bold=bold))
    label.setAlignment(side | Align.AlignVCenter)
    label.setText(_RIGHT_TO_LEFT_MARK + text if lettering.is_rtl else text)  # a label goes by the first letter
    label.setAccessibleName(text)
    return label
