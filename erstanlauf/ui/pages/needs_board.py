"""The board of topics: one tile each, pressed by key, space or mouse. Knows topics, not what follows from them."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from erstanlauf.domain.keys import TILE_KEYS
from erstanlauf.domain.needs import TILE_TOPICS, Topic
from erstanlauf.i18n import labels
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.keyed_button import Tile
from erstanlauf.ui.widgets.roving import RovingGroup

_GAP = 8
_COLUMNS = (4, 3, 2, 1)
"""How many tiles may stand side by side."""


class NeedsBoard(QWidget):
    """A second press on a tile takes the need away again ("habe ich schon")."""

    need_toggled = Signal(Topic, bool)
    confirmed = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.tiles = {topic: Tile(topic.value, key, self) for topic, key in zip(TILE_TOPICS, TILE_KEYS, strict=False)}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._group = RovingGroup(self)
        self._group.set_buttons(list(self.tiles.values()))
        self._group.pressed.connect(self._toggle)
        self._group.confirmed.connect(self.confirmed)
        self.retranslate()
        self._arrange(_COLUMNS[0])

    def show_needs(self, needs: Collection[Topic]) -> None:
        """Mark the tiles of these topics."""
        for topic, tile in self.tiles.items():
            tile.setChecked(topic in needs)

    def take_focus(self) -> None:
        """Move the focus to the tile used last."""
        self._group.focus_current()

    def retranslate(self) -> None:
        """Say the topics in the language that now holds."""
        for topic, tile in self.tiles.items():
            tile.setText(labels.topic(self._words, topic))
            tile.setAccessibleName(labels.topic(self._words, topic))
            tile.setAccessibleDescription(self._words.gettext("Taste {key}").format(key=tile.key))
            tile.updateGeometry()

    def _toggle(self, index: int) -> None:
        topic = TILE_TOPICS[index]
        self.need_toggled.emit(topic, self.tiles[topic].isChecked())

    def _arrange(self, columns: int) -> None:
        if columns == self._group.columns:
            return
        self._group.columns = columns
        for column in range(_COLUMNS[0]):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, *divmod(place, columns))

    def _widest(self) -> int:
        return max(tile.sizeHint().width() for tile in self.tiles.values())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() + _GAP
        fitting = [columns for columns in _COLUMNS if columns * (self._widest() + _GAP) <= room]
        self._arrange(fitting[0] if fitting else _COLUMNS[-1])
