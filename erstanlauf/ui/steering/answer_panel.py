"""Shows one sheet of figures as picture and table, or the sentence why there is none. Knows sheets, asks nothing."""

from enum import StrEnum

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from erstanlauf.i18n.chart_words import chart_alternative, written_in
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.steering.figure_table import FigureTable
from erstanlauf.ui.steering.sheets import Sheet
from erstanlauf.ui.widgets.chart_view import ChartView
from erstanlauf.ui.widgets.label import Label

_MOST_ROWS = 27
"""A half-year of weeks and one line more."""
_QUIET_MS = 150
"""A shorter wait is not worth a word."""


class Shown(StrEnum):
    """Which form of a sheet is shown."""

    BOTH = "both"
    PICTURE = "picture"
    TABLE = "table"


class AnswerPanel(QWidget):
    """Empty until it is given something."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._shown = Shown.BOTH
        self.sheet: Sheet | None = None
        self.invented = Label(self, bold=True, tone="alarm")
        self.title = Label(self, factor=1.15, bold=True)
        self.whole = Label(self, tone="caution")
        self.cautions = Label(self, tone="caution")
        self.waiting = Label(self, tone="quiet")
        self.sentence = Label(self)
        self._card = QFrame(self)
        self._card.setProperty("ground", "card")
        self.chart = ChartView(self._card)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.addWidget(self.chart)
        self.table = FigureTable(self, most=_MOST_ROWS)
        self.notes = Label(self, factor=0.9, tone="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for label in (self.invented, self.title, self.whole, self.cautions, self.waiting, self.sentence):
            label.setWordWrap(True)
            column.addWidget(label)
        self.notes.setWordWrap(True)
        column.addWidget(self._card)
        column.addWidget(self.table)
        column.addWidget(self.notes)
        column.addStretch(1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_QUIET_MS)
        self._soon.timeout.connect(self.waiting.show)
        self.clear()

    def show_sheet(self, sheet: Sheet, why_whole: str) -> None:
        """Show a sheet; `why_whole` says why it is not given as it was wished."""
        self.sheet = sheet
        self.invented.setText(sheet.invented)
        self.title.setText(sheet.title)
        self.whole.setText(why_whole)
        self.cautions.setText("\n".join(sheet.cautions))
        self.notes.setText("\n".join(sheet.notes))
        self.sentence.setText("")
        self.table.setAccessibleName(self._words.gettext("Tabelle: {title}").format(title=sheet.title))
        self.table.show_figures(sheet.headings, sheet.rows)
        chart = written_in(self._words, sheet.chart) if sheet.chart is not None else None
        alternative = chart_alternative(self._words, chart) if chart is not None else ""
        name = self._words.gettext("Bild: {title}").format(title=sheet.title)
        self.chart.show_chart(chart, name, alternative)
        self._arrange()

    def say(self, sentence: str) -> None:
        """Say in one sentence why there is nothing to show."""
        self.clear()
        self.sentence.setText(sentence)
        self._arrange()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def clear(self) -> None:
        """Show nothing any more, and keep nothing of it."""
        self.sheet = None
        for label in (self.invented, self.title, self.whole, self.cautions, self.sentence, self.notes):
            label.setText("")
        self.table.show_figures((), ())
        self.chart.show_chart(None, "", "")
        self._arrange()

    def turn(self, shown: Shown) -> None:
        """Show the picture, the table or both."""
        self._shown = shown
        self._arrange()

    def show_waiting(self, is_waiting: bool) -> None:
        """Say that it is being counted, if it takes long enough to be noticed."""
        if is_waiting:
            self._soon.start()
        else:
            self._soon.stop()
            self.waiting.hide()

    def retranslate(self) -> None:
        """Say the fixed words in the language that now holds."""
        self.waiting.setText(self._words.gettext("Es wird gezählt …"))

    def _arrange(self) -> None:
        for label in (self.invented, self.title, self.whole, self.cautions, self.sentence, self.notes):
            label.setVisible(bool(label.text()))
        has_chart = self.sheet is not None and self.sheet.chart is not None
        self._card.setVisible(has_chart and self._shown is not Shown.TABLE)
        self.table.setVisible(self.sheet is not None and not (has_chart and self._shown is Shown.PICTURE))
        self.waiting.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fit_width(self.width())
