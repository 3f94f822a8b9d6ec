"""A table of texts: one row is one record, chosen as a whole with the arrow keys. Knows texts, no records."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW_AIR = 12
_NARROWEST = 110


class TextRows(QAbstractTableModel):
    """Rows of texts below headings."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.headings: Sequence[str] = ()
        self.rows: Sequence[Sequence[str]] = ()

    def show(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.headings, self.rows = headings, rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.headings[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class TextTable(QTableView):
    """Between `least` and `most` rows high, then it scrolls; Tab leaves it."""

    row_moved = Signal(int)
    """Another row is the current one, -1 for none."""
    confirmed = Signal()
    """Enter was pressed, or a row was clicked twice."""

    kind_of_rows: ClassVar[type[TextRows]] = TextRows

    def __init__(self, parent: QWidget | None = None, *, least: int = 3, most: int = 12) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.lines = self.kind_of_rows(self)
        self.setModel(self.lines)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setStretchLastSection(True)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setMinimumSectionSize(_NARROWEST)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        self.selectionModel().currentRowChanged.connect(lambda current, _: self.row_moved.emit(current.row()))
        self.activated.connect(lambda _: self.confirmed.emit())
        self._follow_text_size()

    @property
    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]], current: int = 0) -> None:
        """Replace everything and make a row the current one, the last where there are fewer."""
        self.lines.show(headings, rows)
        self._fit_height()
        self.selectRow(min(current, len(rows) - 1))
        if not rows:
            self.row_moved.emit(-1)

    def _follow_text_size(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_AIR)
        self._fit_height()

    def _fit_height(self) -> None:
        self.setFixedHeight(self._wished_height())

    def _wished_height(self) -> int:
        rows = min(max(len(self.lines.rows), self._least), self._most)
        head, edge = self.horizontalHeader().sizeHint().height(), 2 * self.frameWidth()
        return head + rows * self.verticalHeader().defaultSectionSize() + edge

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_text_size()


class SharedTable(TextTable):
    """Columns share the width, texts that are longer end in dots: to fit columns to all their texts, each line would
    have to be made, of thousands too.
    """

    def __init__(self, parent: QWidget, shares: Sequence[float], *, least: int, most: int) -> None:
        self._shares = shares
        super().__init__(parent, least=least, most=most)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = self.viewport().width()
        for column, share in enumerate(self._shares[:-1]):
            self.setColumnWidth(column, round(whole * share / sum(self._shares)))
