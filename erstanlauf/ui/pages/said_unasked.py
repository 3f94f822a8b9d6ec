"""What the person says unasked: a field that finds it by a word, and a chip for each thing noted. Knows flags only."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from erstanlauf.domain.needs import Flag
from erstanlauf.i18n import labels
from erstanlauf.i18n.folding import matches
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.chips import Chip, ChipRow
from erstanlauf.ui.widgets.search_field import Hit, SearchField


class SaidUnasked(QWidget):
    """Picking something a second time, or pressing its chip, takes the note back."""

    flag_toggled = Signal(Flag, bool)

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._said: frozenset[Flag] = frozenset()
        self.field = SearchField(self._find, self)
        self.field.picked.connect(self._toggle)
        self._chips = ChipRow("said", self)
        self._chips.pressed.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self._chips)
        self.retranslate()

    def show_flags(self, said: frozenset[Flag]) -> None:
        """Show a chip for each flag."""
        self._said = said
        purpose = self._words.gettext("zurücknehmen")
        shown = [flag for flag in Flag if flag in said]
        self._chips.show_chips([Chip(flag.value, f"{labels.flag(self._words, flag)}  ✕", purpose) for flag in shown])

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.field.describe(
            self._words.gettext("Von sich aus gesagt"),
            self._words.gettext("Stichwort, zum Beispiel Wohnung verloren"),
            self._words.gettext("nichts gefunden"),
        )
        self.show_flags(self._said)

    def _find(self, text: str) -> Sequence[Hit]:
        named = [(flag, labels.flag(self._words, flag)) for flag in Flag]
        return [Hit(flag.value, name, marked=flag in self._said) for flag, name in named if matches(text, name)]

    def _toggle(self, code: str) -> None:
        flag = Flag(code)
        self.flag_toggled.emit(flag, flag not in self._said)
