"""Across what a table is given: as a whole, by months, by target group. Knows no figure.

What the period is too short for cannot be chosen and says from when on it can; what was chosen is kept meanwhile and
holds again as soon as the period is long enough.
"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QWidget

from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.views import Across
from erstanlauf.i18n.figure_words import across_title
from erstanlauf.i18n.wording import N_, Wording
from erstanlauf.ui.widgets.choice_box import ChoiceBox

_FROM: Mapping[PeriodKind, str] = {
    PeriodKind.QUARTER: N_("{split} (ab einem Quartal)"),
    PeriodKind.HALF_YEAR: N_("{split} (ab einem Halbjahr)"),
}
_WHY: Mapping[PeriodKind, str] = {
    PeriodKind.QUARTER: N_("„{split}“ gibt es erst ab einem Quartal; gezeigt wird das Ganze."),
    PeriodKind.HALF_YEAR: N_(
        "„{split}“ gibt es erst ab einem Halbjahr, kürzer verriete es zu viel über Einzelne; gezeigt wird das Ganze."
    ),
}


class SplitBox(ChoiceBox):
    """`wished` is what somebody chose, None before that; `across` is what holds for what is shown."""

    chosen = Signal()

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._offered: Mapping[Across, PeriodKind] = {}
        self._period: Period | None = None
        self.wished: Across | None = None
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self._take)

    @property
    def across(self) -> Across:
        """What may be asked now: what was wished, or the whole."""
        return self._meant if self._is_given(self._meant) else Across.NONE

    def show_offered(self, offered: Mapping[Across, PeriodKind], period: Period | None) -> None:
        """Offer these, each with the shortest period it is given for."""
        self._offered, self._period = offered, period
        self.retranslate()

    def why_not(self) -> str:
        """Return why what was wished does not hold; empty where it does."""
        if self._is_given(self._meant):
            return ""
        split = across_title(self._words, self._meant)
        return self._words.gettext(_WHY[self._offered[self._meant]]).format(split=split)

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.setAccessibleName(self._words.gettext("Aufteilung"))
        self.clear()
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        for row, across in enumerate(self._offered):
            self.addItem(self._name(across))
            model.item(row).setEnabled(self._is_given(across))
        if self._offered:
            self.setCurrentIndex(list(self._offered).index(self.across))
        self.setEnabled(len(self._offered) > 1)

    @property
    def _meant(self) -> Across:
        """What was wished where there is such a thing; else the hours, where a view is made for them, or the whole."""
        if self.wished is not None and self.wished in self._offered:
            return self.wished
        return Across.HOURS if Across.HOURS in self._offered and self.wished is None else Across.NONE

    def _is_given(self, across: Across) -> bool:
        period = self._period
        if period is None or across not in self._offered:
            return across is Across.NONE
        return period.kind.months >= self._offered[across].months

    def _name(self, across: Across) -> str:
        name = across_title(self._words, across)
        return name if self._is_given(across) else self._words.gettext(_FROM[self._offered[across]]).format(split=name)

    def _take(self, row: int) -> None:
        wished = list(self._offered)[row]
        if wished != self.wished:
            self.wished = wished
            self.chosen.emit()
