"""The fields of one offer as a list to go through: name, value, how far it is confirmed. Knows rows, no catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from erstanlauf.domain.catalogue_fields import CatalogueField
from erstanlauf.ui.office.catalogue.row_colours import ground_of
from erstanlauf.ui.widgets import fonts

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PADDING, _SIDE, _ABOVE_HEADING = 4, 12, 6
_NAME_PART, _STANDING_PART = 0.3, 0.32
_ROWS_SHOWN = 11
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field with its words; without a field a heading. `is_doubtful`: not confirmed, or past its limit."""

    name: str
    field: CatalogueField | None = None
    value: str = ""
    standing: str = ""
    is_doubtful: bool = False
    is_known: bool = True


class FieldRows(QAbstractListModel):
    """Headings and fields."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[FieldRow] = ()

    def show(self, rows: Sequence[FieldRow]) -> None:
        """Replace everything; where only words have changed, the current row stays."""
        if [row.field for row in rows] == [row.field for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return ", ".join(part for part in (row.name, row.value, row.standing) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_field = index.isValid() and self.rows[index.row()].field is not None
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if is_field else Qt.ItemFlag.NoItemFlags


class FieldList(QListView):
    """Arrow keys go from field to field, over headings."""

    chosen = Signal()
    """Another field is the current one."""
    opened = Signal()
    """Enter was pressed, or the field was clicked: it is to be changed."""
    confirmed = Signal(bool)
    """Space was pressed: the field holds as it is; with Shift (True) its whole group does."""
    phoned = Signal()
    """T was pressed: what follows was heard on the telephone today."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields = FieldRows(self)
        self.setModel(self.fields)
        self.setItemDelegate(_FieldDelegate(self))
        self.setProperty("ground", "hits")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda _: self.opened.emit())

    @property
    def current(self) -> CatalogueField | None:
        """The current field."""
        index = self.currentIndex()
        return self.fields.rows[index.row()].field if index.isValid() else None

    def show_rows(self, rows: Sequence[FieldRow]) -> None:
        """Replace everything; the current field stays so where it is still there."""
        before = self.current
        self.fields.show(rows)
        self._follow_text_size()
        if self.current is None:
            self.choose(before)

    def choose(self, field: CatalogueField | None) -> None:
        """Make a field the current one; the first where it is not there."""
        rows = self.fields.rows
        places = [number for number, row in enumerate(rows) if row.field is not None]
        if places:
            at = next((number for number in places if rows[number].field == field), places[0])
            self.setCurrentIndex(self.fields.index(at))
            self.scrollTo(self.fields.index(max(at - 1, 0)))
            self.scrollTo(self.fields.index(at))

    def _follow_text_size(self) -> None:
        line = QFontMetrics(self.font()).height() + 2 * _PADDING
        self.setFixedHeight(_ROWS_SHOWN * line + 2 * self.frameWidth() + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.confirmed.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Home:  # Qt would stay where it is, for the very first row is a heading
            self.choose(None)
        elif event.key() == Qt.Key.Key_T and not event.modifiers():
            self.phoned.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit()


class _FieldDelegate(QStyledItemDelegate):
    """Draws three columns: name, value, standing; a heading has a line above it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, FieldRows):
            return
        row = model.rows[index.row()]
        painter.save()
        if row.field is None:
            _draw_heading(painter, option, row.name, is_first=index.row() == 0)
        else:
            _draw_field(painter, option, row)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        is_heading = isinstance(model, FieldRows) and model.rows[index.row()].field is None
        return QSize(0, QFontMetrics(option.font).height() + 2 * _PADDING + (_ABOVE_HEADING if is_heading else 0))


def _draw_heading(painter: QPainter, option: QStyleOptionViewItem, text: str, *, is_first: bool) -> None:
    palette, area = option.palette, option.rect
    if not is_first:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(area.left() + _SIDE, area.top() + 2, area.right() - _SIDE, area.top() + 2)
    painter.setFont(fonts.scaled(option.font, 1.0, QFont.Weight.Bold))
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    room = area.adjusted(_SIDE, _ABOVE_HEADING, -_SIDE, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _draw_field(painter: QPainter, option: QStyleOptionViewItem, row: FieldRow) -> None:
    colours = ground_of(painter, option)
    inner = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
    names, standings = round(_NAME_PART * inner.width()), round(_STANDING_PART * inner.width())
    values = inner.width() - names - (standings if row.standing else 0)
    left = inner.left()
    for text, width, ink, font in (
        (row.name, names, colours.quiet, option.font),
        (row.value, values, colours.plain if row.is_known else colours.quiet, option.font),
        (row.standing, standings, colours.doubt if row.is_doubtful else colours.quiet, fonts.scaled(option.font, 0.9)),
    ):
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(ink)
        flat = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, width - 10)
        painter.drawText(
            QRect(left, inner.top(), width, inner.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            flat,
        )
        left += width
