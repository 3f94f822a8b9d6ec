"""The suggestions as a list of cards. Knows cards, not how they came about."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from erstanlauf.i18n.reasons import overdue_mark
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.pages.card_painter import CardPainter
from erstanlauf.ui.pages.suggestion_cards import Card
from erstanlauf.ui.widgets.fitted_list import FittedList

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SHIFT = Qt.KeyboardModifier.ShiftModifier  # "+" needs it on some keyboards


class SuggestionModel(QAbstractListModel):
    """Cards, best first. The text of a row is what a screen reader says of it."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._cards: Sequence[Card] = ()

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Replace the cards; where only their content changes, rows and selection stay."""
        if [card.kind for card in cards] == [card.kind for card in self._cards]:
            self._cards = cards
            if cards:
                self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
            return
        self.beginResetModel()
        self._cards = cards
        self.endResetModel()

    def card(self, index: Index) -> Card:
        return self._cards[index.row()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self._read_out(self._cards[index.row()])

    def _read_out(self, card: Card) -> str:
        said = [f"{card.rank}. {card.name}", card.organization, card.verdict]
        if card.primary:
            said.append(self._words.gettext("leitend"))
        if card.chosen:
            said.append(self._words.gettext("gewählt"))
        for reason in card.reasons:
            said.append(f"{reason.text} ({overdue_mark(self._words)})" if reason.overdue else reason.text)
        said += [each for each in (card.reach, card.standing) if each]
        return ", ".join(said)


class SuggestionList(FittedList):
    """Space, Enter or a click puts a service on the slip or takes it off; Del marks it as not fitting, W asks why."""

    toggled = Signal(object)
    """The card."""
    unsuitable = Signal(object)
    search_wanted = Signal()
    explanation_wanted = Signal(str)
    """The kind of the current row."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.cards = SuggestionModel(words, self)
        self.setModel(self.cards)
        self._painter = CardPainter(words)
        self.setItemDelegate(_CardDelegate(self._painter, self))
        self.clicked.connect(self._toggle)
        self.current_moved.connect(self.fit_height)  # the card of the current row is open
        self.retranslate()

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards in their full height; scrolling is the page's."""
        row = self.currentIndex().row()
        self.cards.show_cards(cards)
        if cards and not self.currentIndex().isValid():
            self.setCurrentIndex(self.cards.index(max(0, min(row, len(cards) - 1))))
        self.fit_height()

    def retranslate(self) -> None:
        """Say the name in the language that now holds; the cards come written."""
        self.setAccessibleName(self._words.gettext("Vorschläge"))

    def _toggle(self, index: QModelIndex) -> None:
        if index.isValid():
            self.toggled.emit(self.cards.card(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, _SHIFT):
            super().keyPressEvent(event)  # AltGr and Ctrl belong to others
            return
        if event.text() == "+":
            self.search_wanted.emit()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(index)
        elif key == Qt.Key.Key_Delete and index.isValid():
            self.unsuitable.emit(self.cards.card(index))
        elif key == Qt.Key.Key_W and index.isValid():
            self.explanation_wanted.emit(self.cards.card(index).kind)
        elif event.text().isdigit() and event.text() != "0":
            self._toggle(self.cards.index(int(event.text()) - 1))
        else:
            super().keyPressEvent(event)


class _CardDelegate(QStyledItemDelegate):
    def __init__(self, painter: CardPainter, view: SuggestionList) -> None:
        super().__init__(view)
        self._painter = painter
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_open = index.row() == self._view.currentIndex().row()
        current = is_open and self._view.hasFocus()
        self._painter.paint(painter, option.rect, self._view.cards.card(index), is_open=is_open, current=current)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        is_open = index.row() == self._view.currentIndex().row()
        return QSize(width, self._painter.height(self._view.cards.card(index), width, is_open=is_open))
