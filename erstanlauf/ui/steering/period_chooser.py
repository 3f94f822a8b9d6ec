"""Which period: its kind, which one of them, and a step to the one before or after. Knows periods, no figure."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.i18n.figure_words import kind_name, period_name
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.choice_box import ChoiceBox
from erstanlauf.ui.widgets.keyed_button import ActionButton, action, name_action

_FIRST_SHOWN = (PeriodKind.HALF_YEAR, PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.YEAR)


class PeriodChooser(QWidget):
    """Its parts stand beside those of others in one row, so the page lays them out; this one is not shown itself."""

    chosen = Signal()

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._words = words
        self._offered: Mapping[PeriodKind, Sequence[Period]] = {}
        self.kind, self.which = ChoiceBox(parent), ChoiceBox(parent)
        for box in (self.kind, self.which):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.older: ActionButton = action(parent, "←")
        self.newer: ActionButton = action(parent, "→")
        self.period: Period | None = None
        self.kind.activated.connect(self._turn_kind)
        self.which.activated.connect(self._take_which)
        self.older.clicked.connect(lambda: self._step(1))
        self.newer.clicked.connect(lambda: self._step(-1))

    def show_offered(self, offered: Mapping[PeriodKind, Sequence[Period]]) -> None:
        """Offer these periods, the newest first; what was chosen stays chosen where it still is among them."""
        self._offered = {kind: periods for kind, periods in offered.items() if periods}
        if self.period not in self._offered.get(self.period.kind, ()) if self.period else True:
            kind = next((each for each in _FIRST_SHOWN if each in self._offered), None)
            self.period = None if kind is None else self._offered[kind][0]
        self._fill()

    def newest(self, kind: PeriodKind) -> Period | None:
        """Return the newest period of a kind; None where none is over."""
        periods = self._offered.get(kind, ())
        return periods[0] if periods else None

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self.kind.setAccessibleName(words.gettext("Länge des Zeitraums"))
        self.which.setAccessibleName(words.gettext("Zeitraum"))
        name_action(words, self.older, words.gettext("früher"))
        name_action(words, self.newer, words.gettext("später"))
        self._fill()

    def _fill(self) -> None:
        self.kind.clear()
        self.which.clear()
        period = self.period
        for kind in self._offered:
            self.kind.addItem(kind_name(self._words, kind), kind)
        if period is not None:
            self.kind.setCurrentIndex(list(self._offered).index(period.kind))
            for each in self._offered[period.kind]:
                self.which.addItem(period_name(self._words, each))
            self.which.setCurrentIndex(self._at)
        self.older.setEnabled(period is not None and self._at + 1 < len(self._offered[period.kind]))
        self.newer.setEnabled(period is not None and self._at > 0)

    @property
    def _at(self) -> int:
        assert self.period is not None
        return self._offered[self.period.kind].index(self.period)

    def _turn_kind(self, row: int) -> None:
        """Go to the period of another kind in which the present one ends, or to the newest."""
        assert self.period is not None
        kind = list(self._offered)[row]
        wanted = Period.with_day(kind, self.period.last)
        self._take(wanted if wanted in self._offered[kind] else self._offered[kind][0])

    def _take_which(self, row: int) -> None:
        assert self.period is not None
        self._take(self._offered[self.period.kind][row])

    def _step(self, by: int) -> None:
        assert self.period is not None
        self._take(self._offered[self.period.kind][self._at + by])

    def _take(self, period: Period) -> None:
        if period != self.period:
            self.period = period
            self._fill()
            self.chosen.emit()
