"""A table of figures: what they are of at the left, the figures below each other at the right. Knows texts alone."""

from collections.abc import Sequence
from textwrap import wrap

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QWidget

from erstanlauf.ui.widgets.text_table import TextRows, TextTable

Index = QModelIndex | QPersistentModelIndex
_AT_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEAST_NAME_CHARS, _WIDEST_HEADING_CHARS = 40, 16
_AIR = 28
_BOLD = 1.1
"""How much wider a heading is than Qt measures it: in the style sheet it is bold."""


class _FigureRows(TextRows):
    """All but the first column are figures."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return _AT_THE_RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and not index.column():
            return super().data(index)  # a name that is too long ends in dots
        return super().data(index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and section:
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _AT_THE_RIGHT
            if role == Qt.ItemDataRole.ToolTipRole:
                return self.headings[section]
        return super().headerData(section, orientation, role)


class FigureTable(TextTable):
    """As wide as its columns, so that no figure stands far from its name; letters and copying are the page's keys."""

    kind_of_rows = _FigureRows

    def __init__(self, parent: QWidget, *, most: int) -> None:
        self._room = 0
        super().__init__(parent, least=1, most=most)
        across = self.horizontalHeader()
        across.setStretchLastSection(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setMinimumSectionSize(1)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignBottom)

    def show_figures(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Replace everything; long headings go on in the next line."""
        self.show_rows([_in_lines(each) for each in headings], rows)
        self.fit_width(self._room)
        if not self.hasFocus():
            self.clearSelection()

    def fit_width(self, room: int) -> None:
        """Give each column the width of its longest text; Qt would measure only those rows that are in sight.

        Of names that are too long for the room all that fits is seen.
        """
        self._room = room
        widths = [self._wished_width(column) for column in range(len(self.lines.headings))]
        is_scrolled = len(self.lines.rows) > self._most
        edges = 2 * self.frameWidth() + (self.verticalScrollBar().sizeHint().width() if is_scrolled else 0)
        if widths:
            least = min(widths[0], self.fontMetrics().averageCharWidth() * _LEAST_NAME_CHARS)
            widths[0] = max(least, min(widths[0], room - edges - sum(widths[1:])))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.setMaximumWidth(edges + sum(widths))
        self._fit_height()

    def _wished_width(self, column: int) -> int:
        metrics, bold = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        text = max((metrics.horizontalAdvance(row[column]) for row in self.lines.rows), default=0)
        head = max(bold.horizontalAdvance(line) for line in self.lines.headings[column].split("\n"))
        return max(round(_BOLD * head), text) + _AIR

    def _wished_height(self) -> int:
        is_scrolled = self.maximumWidth() > self._room
        return super()._wished_height() + (self.horizontalScrollBar().sizeHint().height() if is_scrolled else 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectRow(max(self.row, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.clearSelection()

    def _follow_text_size(self) -> None:
        super()._follow_text_size()
        self.fit_width(self._room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalnum() or event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _in_lines(heading: str) -> str:
    return "\n".join(wrap(heading, _WIDEST_HEADING_CHARS, break_long_words=False, break_on_hyphens=False)) or heading
