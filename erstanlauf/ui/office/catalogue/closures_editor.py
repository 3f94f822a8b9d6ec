"""Days on which an offer is closed once, a few spans from day to day. Knows no offer."""

from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue import Closure
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.catalogue.day_line import DayLine
from erstanlauf.ui.office.catalogue.field_editor import FieldEditor
from erstanlauf.ui.widgets.label import Label

_FEWEST = 3
_MOST = 12


class ClosuresEditor(FieldEditor):
    """A row each; the last day may be left out for a single one, an emptied row is gone."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._name = ""
        self._columns = (Label(self, tone="quiet"), Label(self, tone="quiet"))
        self.rows: list[tuple[DayLine, DayLine]] = []
        self.more = QPushButton(self)
        self.more.setAutoDefault(False)
        self.said = Label(self, tone="caution")
        self.said.setWordWrap(True)
        self._grid = QGridLayout()
        for at, label in enumerate(self._columns):
            self._grid.addWidget(label, 0, at)
        self._grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        self.more.clicked.connect(self._add_and_enter)
        self._keep_rows(_FEWEST)

    @property
    def first(self) -> QWidget:
        return self.rows[0][0]

    @property
    def value(self) -> object:
        spans = [(first.day, last.day or first.day) for first, last in self.rows]
        return tuple(sorted((Closure(low, high) for low, high in spans if low and high), key=_first_day)) or None

    @property
    def fault(self) -> str:
        return next(filter(None, (self._fault_in(*row) for row in self.rows)), "")

    def show_value(self, value: object) -> None:
        closures = value if isinstance(value, tuple) else ()
        self._keep_rows(max(len(closures) + 1, _FEWEST))
        for number, (first, last) in enumerate(self.rows):
            closure = closures[number] if number < len(closures) else None
            first.show_day(closure.first if closure else None)
            last.show_day(closure.last if closure else None)
        self._say()

    def name(self, name: str) -> None:
        words = self.words
        self._name = name
        for label, text in zip(self._columns, (words.gettext("erster Tag"), words.gettext("letzter Tag")), strict=True):
            label.setText(text)
        self.more.setText(words.gettext("Noch eine Zeile"))
        for number, (first, last) in enumerate(self.rows, start=1):
            first.setAccessibleName(words.gettext("{number}. Schließung, erster Tag").format(number=number))
            last.setAccessibleName(words.gettext("{number}. Schließung, letzter Tag").format(number=number))
        self._say()

    def _keep_rows(self, count: int) -> None:
        """Show so many rows; what was made once stays and is emptied."""
        while len(self.rows) < min(count, _MOST):
            self._add()
        for number, row in enumerate(self.rows):
            for line in row:
                line.setVisible(number < count)
                line.clear()
        self.more.setEnabled(count < _MOST)

    def _add(self) -> None:
        row = (DayLine(self), DayLine(self))
        for at, line in enumerate(row):
            self._grid.addWidget(line, len(self.rows) + 1, at)
            line.textEdited.connect(lambda _: self._changed())
            line.returnPressed.connect(self.entered)
        stops = (*(self.rows[-1][1:] if self.rows else ()), *row, self.more)
        for one, next_one in pairwise(stops):
            QWidget.setTabOrder(one, next_one)
        self.rows.append(row)

    def _add_and_enter(self) -> None:
        hidden = next((row for row in self.rows if row[0].isHidden()), None)
        if hidden is None:
            self._add()
            hidden = self.rows[-1]
        for line in hidden:
            line.show()
        self.more.setEnabled(len(self.rows) < _MOST)
        self.name(self._name)
        hidden[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fault_in(self, first: DayLine, last: DayLine) -> str:
        for line in (first, last):
            if line.text().strip() and line.day is None:
                return self.words.gettext("„{day}“ ist kein Tag; so schreiben: 24.12.2026.").format(day=line.text())
        if last.day and not first.day:
            return self.words.gettext("Es fehlt der erste Tag vor dem {day}.").format(day=last.text())
        if first.day and last.day and last.day < first.day:
            return self.words.gettext("Der letzte Tag liegt vor dem ersten; beide Tage prüfen.")
        return ""

    def _changed(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        self.said.setText(self.fault)
        self.said.setVisible(bool(self.fault))


def _first_day(closure: Closure) -> date:
    return closure.first
