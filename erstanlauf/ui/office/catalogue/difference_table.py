"""What differs between two catalogues: one change a line, the current one in full below. Knows no version.

A line is put into words when it is first drawn: of thousands only some are ever looked at.
"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue_difference import Change
from erstanlauf.i18n import difference_words
from erstanlauf.i18n.difference_words import Between
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.made_rows import MadeRows
from erstanlauf.ui.widgets.text_table import SharedTable
from erstanlauf.usecases.office_sheet import OfficeSheet

_SHARES = (3.2, 1.6, 2.6, 2.6)


class DifferenceTable(QWidget):
    """Table and the current change in full."""

    def __init__(self, words: Wording, parent: QWidget, *, most: int = 8) -> None:
        super().__init__(parent)
        self._words = words
        self._changes: Sequence[Change] = ()
        self._between: Between | None = None
        self.table = SharedTable(self, _SHARES, least=1, most=most)
        self._full = QFrame(self)
        self._full.setProperty("ground", "card")
        self.where = Label(self._full, bold=True)
        self.before, self.after = Label(self._full), Label(self._full)
        inside = QVBoxLayout(self._full)
        inside.setContentsMargins(14, 10, 14, 10)
        for label in (self.where, self.before, self.after):
            label.setWordWrap(True)
            inside.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        column.addWidget(self._full)
        self.table.row_moved.connect(self._show_in_full)

    def show_changes(self, changes: Sequence[Change], between: Between | None) -> None:
        """Show what differs; without changes there is nothing to be seen."""
        self._changes, self._between = changes, between
        self.table.show_rows(difference_words.headings(self._words), self._lines())
        self.setVisible(bool(changes))

    def retranslate(self, name: str) -> None:
        """Say everything in the language that now holds; `name` is what the table is called."""
        self.table.setAccessibleName(name)
        self.show_changes(self._changes, self._between)

    def sheet(self, title: str, lines: tuple[str, ...]) -> Callable[[], OfficeSheet]:
        """Return what makes the sheet of all that is shown; thousands of lines take their time."""
        words, rows = self._words, self._lines()
        foot = f"Erstanlauf · {title}"
        return lambda: OfficeSheet(
            title, lines, difference_words.headings(words), _SHARES, tuple(tuple(row) for row in rows), foot
        )

    def _lines(self) -> Sequence[Sequence[str]]:
        words, between = self._words, self._between
        if between is None:
            return ()
        return MadeRows(self._changes, lambda change: difference_words.line(words, change, between))

    def _show_in_full(self, row: int) -> None:
        if not 0 <= row < len(self._changes):
            return
        where, what, before, after = self.table.lines.rows[row]
        self.where.setText(f"{where} · {what}")
        self.before.setText(self._words.gettext("bisher: {value}").format(value=before))
        self.after.setText(self._words.gettext("künftig: {value}").format(value=after))
