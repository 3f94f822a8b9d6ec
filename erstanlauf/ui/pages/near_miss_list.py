"""The services that do not fit, each with the reason ("Warum nicht?"). Knows words, not rules."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.pages.suggestion_cards import NearMissWords
from erstanlauf.ui.widgets import fonts
from erstanlauf.ui.widgets.fitted_list import FittedList

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PAD = 4
_WRAP = Qt.TextFlag.TextWordWrap
_NAME_SHARE = 0.4
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)
_WHY = (Qt.Key.Key_W, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NearMissModel(QAbstractListModel):
    """Near misses in the order of the engine."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._misses: Sequence[NearMissWords] = ()

    def show_misses(self, misses: Sequence[NearMissWords]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._misses = misses
        self.endResetModel()

    def miss(self, index: Index) -> NearMissWords:
        return self._misses[index.row()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._misses)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        miss = self._misses[index.row()]
        return f"{miss.name}: {miss.reasons}" if role == Qt.ItemDataRole.DisplayRole else None


class NearMissList(FittedList):
    """Only to be read: nothing here can be chosen. A service is chosen in the search; W or Enter asks why not."""

    explanation_wanted = Signal(str)
    """The kind of the current row."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.misses = NearMissModel(self)
        self.setModel(self.misses)
        self.setItemDelegate(_MissDelegate(self))
        self.retranslate()

    def show_misses(self, misses: Sequence[NearMissWords]) -> None:
        """Show these in their full height."""
        self.misses.show_misses(misses)
        if misses:
            self.setCurrentIndex(self.misses.index(0))
        self.fit_height()

    def retranslate(self) -> None:
        """Say the name in the language that now holds."""
        self.setAccessibleName(self._words.gettext("Warum nicht?"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, plain = self.currentIndex(), event.modifiers() in _PLAIN
        if plain and index.isValid() and event.key() in _WHY:
            self.explanation_wanted.emit(self.misses.miss(index).kind)
        else:
            super().keyPressEvent(event)


class _MissDelegate(QStyledItemDelegate):
    """The name in the left column, the reasons in the right one, each over as many lines as it needs."""

    def __init__(self, view: NearMissList) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        miss, palette = self._view.misses.miss(index), QApplication.palette()
        name, reasons = self._columns(option.rect)
        painter.save()
        painter.setFont(self._bold())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(name, _WRAP, miss.name)
        painter.setFont(self._view.font())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(reasons, _WRAP, miss.reasons)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), 2))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 5, 5)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        miss = self._view.misses.miss(index)
        width = self._view.viewport().width()
        name, reasons = self._columns(QRect(0, 0, width, 10_000))
        heights = (
            QFontMetrics(self._bold()).boundingRect(name, _WRAP, miss.name).height(),
            QFontMetrics(self._view.font()).boundingRect(reasons, _WRAP, miss.reasons).height(),
        )
        return QSize(width, max(heights) + 2 * _PAD)

    def _bold(self) -> QFont:
        return fonts.scaled(self._view.font(), 1.0, QFont.Weight.Bold)

    def _columns(self, area: QRect) -> tuple[QRect, QRect]:
        inner = area.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        width = round(inner.width() * _NAME_SHARE)
        name = QRect(inner.left(), inner.top(), width - 12, inner.height())
        return name, QRect(inner.left() + width, inner.top(), inner.width() - width, inner.height())
