"""A field that finds while one types: two letters, Enter, done. Used for languages, things said and services.

The hits lie above the page inside the window, not in a popup of their own: so no window grabs the keyboard, and Esc,
function keys and the screen reader work as everywhere. Knows hits as texts, not what they mean.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from erstanlauf.ui.widgets import fonts

LONGEST_INPUT = 60
_ROWS_SHOWN = 9
_ROW_PADDING = 5

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: what `picked` will carry, its words, and a second column. `marked` draws it as taken already."""

    key: str
    text: str
    detail: str = ""
    marked: bool = False


class LineEdit(QLineEdit):
    """A line that leaves Ctrl+Z and Ctrl+Y to the visit while it has nothing of its own to undo."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)


class SearchField(QWidget):
    """A line edit with the hits below it. `find` must answer within a keystroke (50 ms)."""

    picked = Signal(str)

    def __init__(self, find: Callable[[str], Sequence[Hit]], parent: QWidget, *, letters: int = 0) -> None:
        """Show hits from so many typed letters on; 0 shows all as soon as the field has the focus."""
        super().__init__(parent)
        self._find = find
        self._letters = letters
        self._nothing = ""
        self.line = LineEdit(self)
        self.line.setMaxLength(LONGEST_INPUT)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(lambda _text: self.refresh())
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self._hits = _HitModel(self)
        self._list = _hit_list(self, self._hits)

    @property
    def is_open(self) -> bool:
        """Whether hits are shown."""
        return self._list.isVisible()

    def describe(self, name: str, placeholder: str, nothing: str) -> None:
        """Set what the field is for, what stands in it while it is empty, and what is said when nothing is found."""
        self._nothing = nothing
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(placeholder)
        self._list.setAccessibleName(name)

    def empty(self) -> None:
        """Forget what was typed and close the hits."""
        self.line.setText("")
        self._list.hide()

    def close_hits(self) -> bool:
        """Close the hits; False when none were shown."""
        was_open = self.is_open
        self._list.hide()
        return was_open

    def refresh(self) -> None:
        """Search anew and show what was found."""
        text = self.line.text().strip()
        hits = self._find(text) if len(text) >= self._letters else ()
        if text and len(text) >= self._letters and not hits:
            hits = (Hit("", self._nothing),)
        self._hits.replace(hits)
        if not hits or not self.line.hasFocus():
            self._list.hide()
            return
        self._place_list(len(hits))
        self._select(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.refresh()
        elif event.type() == QEvent.Type.FocusOut:
            self._list.hide()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.is_open:
            return self._key(Qt.Key(event.key()))
        return False

    def _key(self, key: Qt.Key) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(key)
        if step is not None:
            self._select(max(0, min(self._hits.rowCount() - 1, self._list.currentIndex().row() + step)))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self._list.currentIndex())
            return True
        return False

    def _select(self, row: int) -> None:
        index = self._hits.index(row)
        self._list.setCurrentIndex(index)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, str(index.data())))

    def _pick(self, index: QModelIndex) -> None:
        key = self._hits.hit(index).key if index.isValid() else ""
        if key:
            self.empty()
            self.picked.emit(key)

    def _place_list(self, rows: int) -> None:
        window = self.window()
        self._list.setParent(window)
        below = self.mapTo(window, QPoint(0, self.height() + 3))
        height = self._list.sizeHintForRow(0) * min(rows, _ROWS_SHOWN) + 2 * self._list.frameWidth() + 8
        room = window.height() - below.y() - 8
        width = min(max(self.width(), self._hits.widest() + 48), window.width() - below.x() - 8)
        self._list.setGeometry(QRect(below, QSize(width, min(height, max(room, 80)))))
        self._list.show()
        self._list.raise_()


class _HitModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()

    def replace(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def hit(self, index: Index) -> Hit:
        return self._hits[index.row()]

    def widest(self) -> int:
        metrics = QFontMetrics(fonts.scaled(QFont(), 1.0))
        return max((metrics.horizontalAdvance(f"{hit.text}   {hit.detail}") for hit in self._hits), default=0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{hit.text}, {hit.detail}" if hit.detail else hit.text
        return None


class _HitDelegate(QStyledItemDelegate):
    """Draws the words at the left and the second column at the right end of a row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, _HitModel):
            return
        hit, area = model.hit(index), option.rect
        palette = option.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(area, palette.color(QPalette.ColorRole.Highlight))
        ink = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(palette.color(ink))
        painter.setFont(fonts.scaled(option.font, 1.0, QFont.Weight.Bold if hit.marked else QFont.Weight.Normal))
        inner = area.adjusted(10, 0, -10, 0)
        words = f"✓ {hit.text}" if hit.marked else hit.text
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if not selected:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(option.font)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, hit.detail)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, QFontMetrics(option.font).height() + 2 * _ROW_PADDING)


def _hit_list(field: SearchField, model: _HitModel) -> QListView:
    view = QListView(field)
    view.setModel(model)
    view.setItemDelegate(_HitDelegate(view))
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setFrameShape(QFrame.Shape.StyledPanel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setProperty("ground", "hits")
    view.clicked.connect(field._pick)
    view.hide()
    return view
