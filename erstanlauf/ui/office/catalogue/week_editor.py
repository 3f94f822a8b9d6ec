"""Opening or consultation hours as a row per weekday with up to three spans; nobody types the catalogue's short form.

Knows hours, no offer. Hours that say more than a week of spans stand as they are until somebody begins anew.
"""

import re

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from erstanlauf.domain.hours import (
    HoursFault,
    TimeSpan,
    Week,
    fault_in,
    hours_text,
    is_always_open,
    lines_of,
    read_hours,
    week_of,
)
from erstanlauf.i18n import catalogue_words
from erstanlauf.i18n.wording import N_, Wording
from erstanlauf.ui.office.catalogue.field_editor import FieldEditor
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.search_field import LineEdit
from erstanlauf.ui.widgets.tick_box import TickBox

_ALWAYS = "rund um die Uhr"
_DAYS, _SPANS = 7, 3
_MONDAY, _FRIDAY = 0, 4
_SPAN_LETTERS, _AIR = 12, 24
_CLOCK = r"(\d{1,2})(?:[:.]?(\d\d))?(?:\s*uhr)?"
_SPAN = re.compile(rf"\s*{_CLOCK}\s*(?:-|–|bis)\s*{_CLOCK}\s*", re.IGNORECASE)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

_FAULTS = {
    HoursFault.NO_CLOCK: N_("{day}: Das ist keine Zeit von–bis; so schreiben: 9:00–12:00."),
    HoursFault.ENDS_TOO_EARLY: N_("{day}: Das Ende liegt vor dem Anfang; beide Zeiten prüfen."),
    HoursFault.PAST_MIDNIGHT: N_("{day}: Ein Tag endet um 24:00; was danach kommt, beim nächsten Tag eintragen."),
    HoursFault.OVERLAP: N_("{day}: Zwei Zeiten überschneiden sich; zu einer zusammenfassen."),
    HoursFault.TOUCHING: N_("{day}: Zwei Zeiten stoßen aneinander; zu einer zusammenfassen."),
}
_LONG_DAYS = (
    *(N_("Montag"), N_("Dienstag"), N_("Mittwoch"), N_("Donnerstag")),
    *(N_("Freitag"), N_("Samstag"), N_("Sonntag")),
)


def typed_span(text: str) -> TimeSpan | None:
    """Return a span as somebody types it: "9-12", "9.30 bis 12 Uhr", "0900-1200"; None for anything else."""
    found = _SPAN.fullmatch(text)
    if found is None:
        return None
    begins, begins_at, ends, ends_at = found.groups()
    return f"{int(begins)}:{begins_at or '00'}", f"{int(ends)}:{ends_at or '00'}"


class WeekEditor(FieldEditor):
    """Up and Down lead from day to day; what the week comes to is said below, or what is wrong with it."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._kept = ""
        self.as_it_is = Label(self)
        self.as_it_is.setWordWrap(True)
        self.anew = QPushButton(self)
        self.anew.setAutoDefault(False)
        self.always = TickBox(self)
        self._rows = QWidget(self)
        self._days = [Label(self._rows) for _ in range(_DAYS)]
        self.cells = [[LineEdit(self._rows) for _ in range(_SPANS)] for _ in range(_DAYS)]
        self.like_monday = QPushButton(self)
        self.like_monday.setAutoDefault(False)
        self.said = Label(self, tone="quiet")
        self.said.setWordWrap(True)
        self._lay_out()
        self._connect()

    @property
    def first(self) -> QWidget:
        if self._kept:
            return self.anew
        return self.always if self.always.isChecked() else self.cells[0][0]

    @property
    def value(self) -> object:
        if self._kept:
            return self._kept
        if self.always.isChecked():
            return _ALWAYS
        return hours_text(lines_of(self._week)) or None

    @property
    def fault(self) -> str:
        if self._kept or self.always.isChecked():
            return ""
        return next(filter(None, map(self._fault_on, range(_DAYS))), "")

    def show_value(self, value: object) -> None:
        text = str(value or "")
        lines = read_hours(text)
        week = week_of(lines or ())
        is_always = is_always_open(text)
        fits = not text or is_always or (lines is not None and all(len(spans) <= _SPANS for spans in week))
        self._kept = "" if fits else text
        self.always.setChecked(is_always)
        self._show_week(week if fits else week_of(()))
        self._arrange()

    def name(self, name: str) -> None:
        words = self.words
        self.anew.setText(words.gettext("Neu erfassen"))
        self.always.setText(words.gettext("Tag und Nacht"))
        self.always.setAccessibleName(words.gettext("{field}: Tag und Nacht").format(field=name))
        self.like_monday.setText(words.gettext("Dienstag bis Freitag wie Montag"))
        for day, cells in enumerate(self.cells):
            self._days[day].setText(words.gettext(_LONG_DAYS[day]))
            for number, cell in enumerate(cells, start=1):
                spoken = words.gettext("{day}, {number}. Zeit von–bis")
                cell.setAccessibleName(spoken.format(day=words.gettext(_LONG_DAYS[day]), number=number))
        self._say()

    def _lay_out(self) -> None:
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        for day, cells in enumerate(self.cells):
            grid.addWidget(self._days[day], day, 0)
            for number, cell in enumerate(cells, start=1):
                grid.addWidget(cell, day, number)
        grid.setColumnStretch(_SPANS + 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.as_it_is)
        column.addWidget(self.anew, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.always)
        column.addWidget(self._rows)
        column.addWidget(self.like_monday, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        self._follow_text_size()

    def _connect(self) -> None:
        self.anew.clicked.connect(self._begin_anew)
        self.always.clicked.connect(self._turned)
        self.like_monday.clicked.connect(self._copy_monday)
        for cells in self.cells:
            for cell in cells:
                cell.textEdited.connect(lambda _: self._changed())
                cell.editingFinished.connect(lambda cell=cell: _tidy(cell))
                cell.returnPressed.connect(self.entered)
                cell.installEventFilter(self)

    @property
    def _week(self) -> Week:
        spans = [[typed_span(cell.text()) for cell in cells if cell.text().strip()] for cells in self.cells]
        return tuple(tuple(span for span in day if span is not None) for day in spans)

    def _fault_on(self, day: int) -> str:
        typed = [cell.text() for cell in self.cells[day] if cell.text().strip()]
        spans = [typed_span(text) or ("", "") for text in typed]
        fault = fault_in(spans)
        if fault is None:
            return ""
        return self.words.gettext(_FAULTS[fault]).format(day=self.words.gettext(_LONG_DAYS[day]))

    def _show_week(self, week: Week) -> None:
        for spans, cells in zip(week, self.cells, strict=True):
            for number, cell in enumerate(cells):
                cell.setText("–".join(spans[number]) if number < len(spans) else "")

    def _begin_anew(self) -> None:
        self._kept = ""
        self._arrange()
        self.cells[0][0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _turned(self) -> None:
        self._arrange()
        self.edited.emit()

    def _copy_monday(self) -> None:
        for day in range(_MONDAY + 1, _FRIDAY + 1):
            for cell, monday in zip(self.cells[day], self.cells[_MONDAY], strict=True):
                cell.setText(monday.text())
        self._changed()

    def _changed(self) -> None:
        self._say()
        self.edited.emit()

    def _arrange(self) -> None:
        """Show the text that cannot be read, or the week."""
        is_kept, is_always = bool(self._kept), self.always.isChecked()
        self.as_it_is.setVisible(is_kept)
        self.anew.setVisible(is_kept)
        self.always.setVisible(not is_kept)
        for widget in (self._rows, self.like_monday):
            widget.setVisible(not is_kept and not is_always)
        self._say()

    def _say(self) -> None:
        self.as_it_is.setText(
            self.words.gettext("So steht es da, als Woche lässt es sich nicht lesen: „{text}“").format(text=self._kept)
        )
        fault = self.fault
        self.said.set_tone("caution" if fault else "quiet")
        week = str(self.value or "") if not fault else ""
        nothing = self.words.gettext("Noch keine Zeiten. Beispiel: 9:00–12:00 und 13:00–16:00 in zwei Feldern.")
        self.said.setText(fault or (catalogue_words.hours_text(self.words, week) if week else nothing))
        self.said.setVisible(not self._kept)

    def _follow_text_size(self) -> None:
        for cells in self.cells:
            for cell in cells:
                cell.setFixedWidth(_SPAN_LETTERS * cell.fontMetrics().averageCharWidth() + _AIR)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            move = _MOVES.get(Qt.Key(event.key()))
            if move is not None:
                self._move(watched, move)
                return True
        return super().eventFilter(watched, event)

    def _move(self, cell: QObject, by: int) -> None:
        for day, cells in enumerate(self.cells):
            if cell in cells and 0 <= day + by < _DAYS:
                self.cells[day + by][cells.index(cell)].setFocus(Qt.FocusReason.TabFocusReason)
                return

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_text_size()


def _tidy(cell: LineEdit) -> None:
    span = typed_span(cell.text())
    if span is not None:
        cell.setText("–".join(span))
