"""The list of what may be chosen on the page of figures, under its headings. Knows no figure."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.steering.entries import GROUPS, Entry, entry_title
from erstanlauf.ui.widgets import fonts
from erstanlauf.ui.widgets.fitted_list import FittedList

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_AIR, _AIR_ABOVE_HEADING, _INDENT = 3, 7, 10
_HEADING_FACTOR = 0.9


class _Lines(QAbstractListModel):
    """Headings and entries, one below the other; a heading can be neither chosen nor passed by."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.lines: list[tuple[str, Entry | None]] = []
        for heading, entries in GROUPS:
            self.lines += [(heading, None), *((heading, entry) for entry in entries)]

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a row; None for a heading."""
        return self.lines[row][1]

    def row(self, entry: Entry) -> int:
        """Return the row of an entry."""
        return next(row for row, line in enumerate(self.lines) if line[1] is entry)

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        heading, entry = self.lines[index.row()]
        return self._words.gettext(heading) if entry is None else entry_title(self._words, entry)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Painter(QStyledItemDelegate):
    """Entries are indented below their heading; the chosen one has the accent as its ground while it has the focus."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_heading = not index.flags() & Qt.ItemFlag.ItemIsEnabled
        metrics = QFontMetrics(_font(is_heading=is_heading))
        above = _AIR_ABOVE_HEADING if is_heading and index.row() else 0
        width = metrics.horizontalAdvance(str(index.data())) + 4 * _INDENT
        return QSize(width, metrics.height() + 2 * _AIR + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_heading = not index.flags() & Qt.ItemFlag.ItemIsEnabled
        view, role = self.parent(), QPalette.ColorRole
        assert isinstance(view, QListView)
        is_chosen, has_focus = view.currentIndex().row() == index.row(), view.hasFocus()
        room, palette = QRect(option.rect), option.palette
        if is_chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(role.Highlight if has_focus else role.AlternateBase))
            painter.drawRoundedRect(room, 6, 6)
        ink = role.PlaceholderText if is_heading else role.WindowText
        if is_chosen:
            ink = role.HighlightedText if has_focus else role.Text
        painter.setPen(palette.color(QPalette.ColorGroup.Active, ink))
        painter.setFont(_font(is_heading=is_heading))
        if is_heading:
            room.setTop(room.bottom() - QFontMetrics(painter.font()).height() - 2 * _AIR)
        room.adjust(_INDENT if is_heading else 2 * _INDENT, 0, -_INDENT, 0)
        text = QFontMetrics(painter.font()).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


class EntryList(FittedList):
    """Up and down choose at once; every other key is the page's."""

    chosen = Signal()

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._most: float | None = None
        self._lines = _Lines(words, self)
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self))
        self.setCurrentIndex(self._lines.index(1, 0))
        self.current_moved.connect(self.chosen)

    @property
    def entry(self) -> Entry:
        """What is chosen."""
        entry = self._lines.entry(self.currentIndex().row())
        assert entry is not None
        return entry

    def choose(self, entry: Entry) -> None:
        """Choose an entry as a key would."""
        self.setCurrentIndex(self._lines.index(self._lines.row(entry), 0))

    def retranslate(self, name: str) -> None:
        """Say everything in the language that now holds; `name` is what a screen reader calls the list."""
        self.setAccessibleName(name)
        self._lines.retranslate()
        self.fit_height()

    def limit_height(self, rows: float | None) -> None:
        """Be as high as all rows, or as so many of them, and scroll."""
        if rows == self._most:
            return
        self._most = rows
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if rows is None else policy.ScrollBarAsNeeded)
        self.fit_height()
        self.scrollTo(self.currentIndex())

    def fit_height(self) -> None:
        super().fit_height()
        if self._most is not None:
            self.setFixedHeight(min(self.height(), round(self._most * self.sizeHintForRow(1))))

    def wished_width(self) -> int:
        """Return the width at which no entry is cut."""
        return max(self.sizeHintForIndex(self._lines.index(row, 0)).width() for row in range(self._lines.rowCount()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_for_page = event.text().isalnum() or event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if is_for_page or event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _font(*, is_heading: bool) -> QFont:
    base = QApplication.font()
    return fonts.scaled(base, _HEADING_FACTOR, QFont.Weight.Bold) if is_heading else base
