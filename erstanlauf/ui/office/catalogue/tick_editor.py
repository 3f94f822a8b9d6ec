"""Several of a closed list: documents, languages, topics. One Tab stop, Space ticks, letters find. Knows no offer."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from erstanlauf.i18n import catalogue_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.catalogue.field_editor import FieldEditor
from erstanlauf.ui.office.catalogue.row_colours import ground_of
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.tick_box import draw_box

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROWS_SHOWN = 7
_PADDING = 5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TickEditor(FieldEditor):
    """`codes` are all there are; what a value holds besides stays in it."""

    def __init__(self, words: Wording, parent: QWidget, field: str, codes: Sequence[str]) -> None:
        super().__init__(words, parent)
        self._field = field
        self._ticks = _Ticks(self, codes)
        self.list = _TickList(self._ticks, self)
        self.said = Label(self, tone="quiet")
        self.said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addWidget(self.said)
        self._ticks.dataChanged.connect(lambda *_: self._changed())
        self.list.activated.connect(lambda _: self.entered.emit())
        self.name("")

    @property
    def first(self) -> QWidget:
        return self.list

    @property
    def value(self) -> object:
        return tuple(self._ticks.chosen) or None

    def show_value(self, value: object) -> None:
        self._ticks.choose(value if isinstance(value, tuple) else ())
        self.list.setCurrentIndex(self._ticks.index(0))
        self._say()

    def name(self, name: str) -> None:
        self.list.setAccessibleName(name)
        self._ticks.say([catalogue_words.value_text(self.words, self._field, (code,)) for code in self._ticks.codes])
        self._say()

    def _changed(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        chosen = tuple(self._ticks.chosen)
        self.said.setText(catalogue_words.value_text(self.words, self._field, chosen))
        self.said.setVisible(bool(chosen))


class _Ticks(QAbstractListModel):
    """Codes with their words; `chosen` keeps the order in which they were ticked."""

    def __init__(self, parent: QWidget, codes: Sequence[str]) -> None:
        super().__init__(parent)
        self.codes = list(codes)
        self.chosen: list[str] = []
        self._texts = list(codes)

    def choose(self, chosen: Sequence[str]) -> None:
        self.beginResetModel()
        self.chosen = list(chosen)
        self.endResetModel()

    def say(self, texts: Sequence[str]) -> None:
        self._texts = list(texts)

    def turn(self, row: int) -> None:
        code = self.codes[row]
        if code in self.chosen:
            self.chosen.remove(code)
        else:
            self.chosen.append(code)
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.codes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            is_on = self.codes[index.row()] in self.chosen
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        return None


class _TickList(QListView):
    def __init__(self, ticks: _Ticks, parent: QWidget) -> None:
        super().__init__(parent)
        self._ticks = ticks
        self.setModel(ticks)
        self.setItemDelegate(_TickDelegate(self))
        self.setProperty("ground", "hits")
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: ticks.turn(index.row()))
        self._follow_text_size()

    def _follow_text_size(self) -> None:
        rows = min(self._ticks.rowCount(), _ROWS_SHOWN)
        self.setFixedHeight(rows * (self.fontMetrics().height() + 2 * _PADDING) + 2 * self.frameWidth() + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._ticks.turn(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_text_size()


class _TickDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, area = option.palette, option.rect
        painter.save()
        colours = ground_of(painter, option)
        side = QFontMetrics(option.font).height()
        box = QRectF(area.left() + 8, area.center().y() - side / 2 + 0.5, side - 1, side - 1)
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        draw_box(painter, box, palette, is_on=is_on)
        painter.setPen(colours.plain)
        painter.setFont(option.font)
        room = area.adjusted(round(side * 1.5) + 8, 0, -8, 0)
        text = QFontMetrics(option.font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, QFontMetrics(option.font).height() + 2 * _PADDING)
