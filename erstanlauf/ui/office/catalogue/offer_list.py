"""All offers as one list that is filtered while one types. Knows rows, no catalogue.

A model and painted rows, no widgets: thousands of offers must not slow a key down.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from erstanlauf.domain.catalogue import OfferId, OfferStatus
from erstanlauf.i18n import catalogue_words
from erstanlauf.i18n.folding import finder
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.catalogue.row_colours import ground_of
from erstanlauf.ui.widgets import fonts
from erstanlauf.usecases.catalogue_editing import Mark, OfferRow

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PADDING, _SIDE = 6, 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Shown(StrEnum):
    """Which offers the list shows."""

    ALL = "all"
    STALE = "stale"
    CHANGED = "changed"
    OUT_OF_USE = "out_of_use"


_WANTED: dict[Shown, Callable[[OfferRow], bool]] = {
    Shown.ALL: lambda _: True,
    Shown.STALE: lambda row: Mark.STALE in row.marks and row.status is OfferStatus.ACTIVE,
    Shown.CHANGED: lambda row: Mark.CHANGED in row.marks,
    Shown.OUT_OF_USE: lambda row: Mark.OUT_OF_USE in row.marks,
}


class OfferRows(QAbstractListModel):
    """Those of the rows that are wanted, in their order."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._all: Sequence[OfferRow] = ()
        self._typed, self._shown = "", Shown.ALL
        self._in_hand: OfferId | None = None
        self.rows: Sequence[OfferRow] = ()

    def show(self, rows: Sequence[OfferRow], in_hand: OfferId | None) -> None:
        """Replace everything; the offer in hand stays in the list, also where its own change took it out."""
        self._all, self._in_hand = rows, in_hand
        self._filter()

    def want(self, typed: str, shown: Shown) -> None:
        """Show what holds all words that were typed."""
        self._typed, self._shown, self._in_hand = typed, shown, None
        self._filter()

    def place_of(self, offer: OfferId | None) -> int:
        """Return the row of an offer, -1 where it is not shown."""
        return next((number for number, row in enumerate(self.rows) if row.id == offer), -1)

    def marks_text(self, row: OfferRow) -> str:
        """Return what is worth knowing of an offer, in few words."""
        words = self._words
        share = words.gettext("{confirmed} von {known} bestätigt").format(confirmed=row.confirmed, known=row.known)
        said = [share if row.known else words.gettext("noch keine Angaben")]
        if Mark.OUT_OF_USE in row.marks:
            said.insert(0, catalogue_words.status_name(words, row.status))
        elif Mark.STALE in row.marks:
            said.append(words.gettext("veraltet"))
        if Mark.CHANGED in row.marks:
            said.insert(0, words.gettext("geändert"))
        return " · ".join(said)

    def _filter(self) -> None:
        wanted, is_found = _WANTED[self._shown], finder(self._typed)
        self.beginResetModel()
        self.rows = [row for row in self._all if row.id == self._in_hand or (wanted(row) and is_found(row.sought))]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.organization}, {row.service}, {self.marks_text(row)}"
        return None


class OfferList(QListView):
    """Shows organization, service and marks of each offer; arrow keys choose."""

    chosen = Signal(str)
    """Another offer is the current one; carries its id, empty for none."""
    opened = Signal()
    """Enter was pressed on the current offer, or it was clicked."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.offers = OfferRows(words, self)
        self.setModel(self.offers)
        self.setItemDelegate(_OfferDelegate(self))
        self.setUniformItemSizes(True)
        self.setProperty("ground", "hits")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda _: self.opened.emit())

    @property
    def current(self) -> OfferId | None:
        """The current offer."""
        index = self.currentIndex()
        return self.offers.rows[index.row()].id if index.isValid() else None

    def show_rows(self, rows: Sequence[OfferRow], wanted: OfferId | None) -> None:
        """Replace everything and make an offer the current one; the first where it is not there."""
        self.offers.show(rows, wanted)
        self._choose(wanted)

    def want(self, typed: str, shown: Shown) -> None:
        """Show what was searched for; the current offer stays so where it is still shown."""
        before = self.current
        self.offers.want(typed, shown)
        self._choose(before)

    def _choose(self, wanted: OfferId | None) -> None:
        if not self.offers.rows:
            self.chosen.emit("")
            return
        index = self.offers.index(max(self.offers.place_of(wanted), 0))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.current is not None:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.offers.rows[current.row()].id)


class _OfferDelegate(QStyledItemDelegate):
    """Draws the organization, below it the service, and below that quietly what is worth knowing."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, OfferRows):
            return
        row = model.rows[index.row()]
        painter.save()
        colours = ground_of(painter, option)
        inner = option.rect.adjusted(_SIDE, _PADDING, -_SIDE, -_PADDING)
        bold = fonts.scaled(option.font, 1.0, QFont.Weight.Bold)
        small = fonts.scaled(option.font, 0.9)
        lines = (
            (row.organization, bold, colours.plain),
            (row.service, option.font, colours.plain),
            (model.marks_text(row), small, colours.doubt if row.marks else colours.quiet),
        )
        top = inner.top()
        for text, font, ink in lines:
            metrics = QFontMetrics(font)
            line = QRect(inner.left(), top, inner.width(), metrics.height())
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawText(line, metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width()))
            top += metrics.height()
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        line, small = QFontMetrics(option.font).height(), QFontMetrics(fonts.scaled(option.font, 0.9)).height()
        return QSize(0, 2 * line + small + 2 * _PADDING)
