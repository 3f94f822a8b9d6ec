"""How far the reading of receipts is, and what became of each file. Knows the round, no file."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QApplication, QProgressBar, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.reading_receipts import ReadAt, ReadingReceipts
from erstanlauf.ui.handover import receipts_words
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.text_table import SharedTable

_SHARES = (2.2, 2.4, 6.0)
_SHOWN_AFTER_MS = 1_000
"""What is over sooner needs no bar."""


class ReceiptsReport(QWidget):
    """Takes no room before the first round."""

    over = Signal()
    """A round is over: the list may have changed."""

    def __init__(self, words: Wording, reading: ReadingReceipts, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._reading = reading
        self._read: Sequence[ReadAt] | None = None
        self.headline = Label(self, bold=True)
        self.headline.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.table = SharedTable(self, _SHARES, least=1, most=6)
        self.in_full = Label(self)
        self.in_full.setWordWrap(True)
        self._since = QElapsedTimer()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.headline, self.bar, self.table, self.in_full):
            column.addWidget(widget)
        self.table.row_moved.connect(self._say_in_full)
        reading.progressed.connect(self._show_how_far)
        reading.over.connect(self._show_round)
        self._put_all_away()

    def begin(self) -> None:
        """Read all receipts now."""
        self._since.start()
        self._reading.read()

    def put_away(self) -> bool:
        """Show the last round no more; False where none is shown."""
        if self._read is None:
            return False
        self._read = None
        self._put_all_away()
        return True

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.bar.setAccessibleName(self._words.gettext("Wie weit gelesen ist"))
        self.table.setAccessibleName(self._words.gettext("Quittungen"))
        if self._read is not None:
            self._say(self._read)

    def _show_how_far(self, done: int, count: int) -> None:
        if self._since.isValid() and self._since.elapsed() >= _SHOWN_AFTER_MS:
            told = self._words.gettext("Quittungen: {done} von {count} Stellen gelesen")
            self.headline.setText(told.format(done=done, count=count))
            self.headline.show()
            self.bar.setRange(0, count)
            self.bar.setValue(done)
            self.bar.show()

    def _show_round(self, read: Sequence[ReadAt]) -> None:
        self._read = read
        self._put_all_away()
        self._say(read)
        self.over.emit()

    def _say(self, read: Sequence[ReadAt]) -> None:
        words = self._words
        rows = list(receipts_words.rows(words, read))
        self.headline.setText(receipts_words.headline(words, read))
        self.headline.show()
        headings = (words.gettext("Stelle"), words.gettext("Datei"), words.gettext("Was daraus wurde"))
        self.table.show_rows(headings, rows)
        self.table.setVisible(bool(rows))
        self.in_full.setVisible(bool(rows))

    def _say_in_full(self, row: int) -> None:
        """Say the current line once more in full: columns cut what is long."""
        rows = self.table.lines.rows
        self.in_full.setText(rows[row][-1] if 0 <= row < len(rows) else "")

    def _put_all_away(self) -> None:
        focused = QApplication.focusWidget()
        if focused is self.table:
            self.focusPreviousChild()
        for widget in (self.headline, self.bar, self.table, self.in_full):
            widget.hide()
