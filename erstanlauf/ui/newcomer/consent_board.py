"""The board that asks for consent: what goes to whom, why and until when, and answers to point at. Knows words only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from erstanlauf.i18n.phrases.both_voices import Said
from erstanlauf.ui.newcomer.boards import Script, Sentence
from erstanlauf.ui.newcomer.tiles import Choice, TileGrid

_ASPECT = 6.0
_SCALES = (1.4, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8)
"""Sizes of the text, the largest first: languages differ much in length."""
_BULLET = "• "
_TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class ConsentText:
    """All words of the board but those of the tiles."""

    heading: Said
    recipient: Said
    why: Said
    what: Said
    fields: tuple[Said, ...]
    facts: tuple[Said, ...]


class ConsentBoard(QWidget):
    """The text at the side where reading starts, beside it what to know and the answers, in letters as large as fit."""

    pressed = Signal(int)

    def __init__(self, script: Script, text: ConsentText, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        unit = script.unit_px
        margin = round(1.8 * unit)
        self.grid = TileGrid(choices, script.german, _ASPECT, self)
        self.grid.setMinimumHeight(round(4.4 * unit) * -(-len(choices) // 2))
        self.grid.pressed.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, round(1.2 * unit), margin, margin)
        column.setSpacing(round(0.9 * unit))
        room = parent.height() - column.contentsMargins().top() - margin
        room -= column.spacing() + self.grid.minimumHeight()
        body = self._largest(script, text, QSize(parent.width() - 2 * margin, room))
        column.addWidget(body)
        column.addWidget(self.grid, 1)

    def _largest(self, script: Script, text: ConsentText, room: QSize) -> "_Body":
        """Return the text in the largest size that fits, else in the smallest; few are tried, for trying takes long."""
        made: dict[int, _Body] = {}
        low, high = 0, len(_SCALES) - 1
        while low < high:
            middle = (low + high) // 2
            made[middle] = body = _Body(script, text, _SCALES[middle], self)
            is_small_enough = body.layout_.totalHeightForWidth(room.width()) <= room.height()
            low, high = (low, middle) if is_small_enough else (middle + 1, high)
        largest = made.pop(low, None) or _Body(script, text, _SCALES[low], self)
        for other in made.values():
            other.hide()
            other.deleteLater()
        return largest

    def mark(self, chosen: Iterable[int]) -> None:
        """Mark the tiles at these places, and no other."""
        places = set(chosen)
        for place, tile in enumerate(self.grid.tiles):
            tile.setChecked(place in places)


class _Body(QWidget):
    """The text in one size."""

    def __init__(self, script: Script, text: ConsentText, scale: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.layout_ = column = QVBoxLayout(self)
        gap = round(0.6 * script.unit_px * scale)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addWidget(Sentence(script, text.heading, 1.7 * scale, self))
        row = QHBoxLayout()
        row.setSpacing(round(2.4 * script.unit_px))
        row.addLayout(self._what_goes(script, text, scale, gap), 5)
        row.addLayout(self._what_to_know(script, text.facts, scale, gap), 4)
        column.addLayout(row)

    def _what_goes(self, script: Script, text: ConsentText, scale: float, gap: int) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(gap)
        column.addWidget(Sentence(script, text.recipient, 1.15 * scale, self))
        column.addWidget(Sentence(script, text.why, scale, self, bold=False))
        column.addWidget(Sentence(script, text.what, scale, self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(round(1.4 * script.unit_px))
        grid.setVerticalSpacing(gap // 2)
        for place, field in enumerate(text.fields):
            bulleted = Said(_BULLET + field.own, field.german)
            grid.addWidget(Sentence(script, bulleted, scale, self, bold=False), place // 2, place % 2, _TOP)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column

    def _what_to_know(self, script: Script, facts: Sequence[Said], scale: float, gap: int) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(gap)
        for fact in facts:
            column.addWidget(Sentence(script, fact, scale, self, bold=False))
        column.addStretch(1)
        return column
