"""Today's visits at the left edge: number, time, topics, and whether the slip is out. Knows lines, not visits."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QListView, QMenu, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets import fonts

if TYPE_CHECKING:  # the visit flow is imported after the first paint
    from erstanlauf.ui.flow.counter import DayLine

_PAD_X, _PAD_Y = 12, 8
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
Role = QPalette.ColorRole


class DayModel(QAbstractListModel):
    """Lines of the day, newest first; a violence visit has neither number nor topics here."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._lines: Sequence[DayLine] = ()
        self._unprinted: Collection[str] = frozenset()

    def show_lines(self, lines: Sequence["DayLine"]) -> None:
        """Replace the lines; where only their content changes, the current row stays."""
        if [line.visit_id for line in lines] == [line.visit_id for line in self._lines]:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def mark_unprinted(self, visits: Collection[str]) -> None:
        """Say of these visits, by id, that their slip is not out."""
        self._unprinted = visits
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def mark(self, line: "DayLine") -> str:
        """Return the word for a slip that is not out, empty where it is or none was asked for."""
        return self._words.gettext("nicht gedruckt") if line.visit_id in self._unprinted else ""

    def line(self, index: Index) -> "DayLine":
        return self._lines[index.row()]

    def head(self, line: "DayLine") -> str:
        """Return the number, or a word where none may be shown."""
        return line.number or self._words.gettext("ohne Nummer")

    def topics(self, line: "DayLine") -> str:
        """Return state and topics in one line."""
        from erstanlauf.i18n import labels

        named = ", ".join(labels.topic(self._words, topic) for topic in line.topics)
        if not line.is_open:
            return named or "–"
        state = self._words.gettext("Entwurf")
        return f"{state} · {named}" if named else state

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        line = self._lines[index.row()]
        said = (self.head(line), f"{line.opened_at:%H:%M}", self.mark(line), self.topics(line))
        return ", ".join(filter(None, said))


class TodayList(QListView):
    """Enter or a click takes up a draft again; P or the menu of the line prints its slip."""

    taken_up = Signal(object)
    """The line."""
    print_wanted = Signal(object)
    """The line."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.lines = DayModel(words, self)
        self.setModel(self.lines)
        self.setItemDelegate(_LineDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._take_up)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_menu)
        self.open_id = ""

    def show_lines(self, lines: Sequence["DayLine"], open_id: str) -> None:
        """Show the day; `open_id` is the visit in hand."""
        self.open_id = open_id
        self.lines.show_lines(lines)
        if lines and not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.index(0))
        self.viewport().update()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.setAccessibleName(self._words.gettext("Heute"))
        self.viewport().update()

    def _take_up(self, index: QModelIndex) -> None:
        if index.isValid():
            self.taken_up.emit(self.lines.line(index))

    def _print(self, index: QModelIndex) -> None:
        if index.isValid():
            self.print_wanted.emit(self.lines.line(index))

    def _offer_menu(self, at: QPoint) -> None:
        """Offer what can be done with the line under the mouse, or with the current one for the menu key."""
        index = self.indexAt(at) if self.indexAt(at).isValid() else self.currentIndex()
        if not index.isValid():
            return
        line = self.lines.line(index)  # the list may be another one when the menu is answered
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(self._words.gettext("Zettel drucken") + "\tP")
        action.triggered.connect(lambda: self.print_wanted.emit(line))
        menu.popup(self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take_up(self.currentIndex())
        elif event.key() == Qt.Key.Key_P and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if not event.isAutoRepeat():
                self._print(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, view: TodayList) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, palette = self._view.lines.line(index), QApplication.palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(1, 1, -2, -3)
        self._paint_box(painter, box, index, palette)
        bold = fonts.scaled(self._view.font(), 1.0, QFont.Weight.Bold)
        inner = box.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.setPen(palette.color(Role.Text))
        painter.setFont(bold)
        painter.drawText(inner, left | Qt.AlignmentFlag.AlignTop, self._view.lines.head(line))
        painter.setPen(palette.color(Role.PlaceholderText))
        painter.setFont(self._view.font())
        painter.drawText(inner, right | Qt.AlignmentFlag.AlignTop, f"{line.opened_at:%H:%M}")
        small = fonts.scaled(self._view.font(), 0.9)
        painter.setFont(small)
        if line.is_open:
            painter.setPen(palette.color(Role.Link))
        inner = self._paint_mark(painter, inner, self._view.lines.mark(line))
        text = QFontMetrics(small).elidedText(self._view.lines.topics(line), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, left | Qt.AlignmentFlag.AlignBottom, text)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        height = QFontMetrics(self._view.font()).height()
        small = QFontMetrics(fonts.scaled(self._view.font(), 0.9)).height()
        return QSize(self._view.viewport().width(), height + small + 2 * _PAD_Y + 6)

    def _paint_mark(self, painter: QPainter, room: QRect, mark: str) -> QRect:
        """Write the mark at the left of the lower line; return the room that is left beside it."""
        if not mark:
            return room
        painter.save()
        painter.setFont(fonts.scaled(self._view.font(), 0.9, QFont.Weight.Bold))
        painter.setPen(QApplication.palette().color(Role.BrightText))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, mark)
        width = painter.fontMetrics().horizontalAdvance(mark + "  ")
        painter.restore()
        return room.adjusted(width, 0, 0, 0)

    def _paint_box(self, painter: QPainter, box: QRect, index: Index, palette: QPalette) -> None:
        in_hand = self._view.lines.line(index).visit_id == self._view.open_id
        current = self._view.hasFocus() and index.row() == self._view.currentIndex().row()
        if in_hand:
            painter.setBrush(palette.color(Role.AlternateBase))
            painter.setPen(QPen(palette.color(Role.Highlight), 1))
            painter.drawRoundedRect(box, 7, 7)
        if current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(Role.WindowText), 2))
            painter.drawRoundedRect(box, 7, 7)
