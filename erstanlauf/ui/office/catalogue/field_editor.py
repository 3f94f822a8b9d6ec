"""Fields to type or choose one value of the catalogue in, each with the same few doors. Knows no offer and no proof.

What a text may look like is not checked here but where steps of work are read, so that there is one check.
"""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue import Capacity, Transport, Waiting
from erstanlauf.domain.plain_text import LONGEST_LINE
from erstanlauf.i18n import catalogue_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.choice_box import ChoiceBox
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.number_box import NumberBox
from erstanlauf.ui.widgets.search_field import LineEdit

_LINES, _LINE_AIR = 4, 22
_NUMBER_LETTERS = 12
_UNKNOWN_NUMBER = -1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FieldEditor(QWidget):
    """One value; None is: nothing known."""

    edited = Signal()
    """Something was typed or chosen."""
    entered = Signal()
    """Enter was pressed: the value is to be taken over."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words

    @property
    def first(self) -> QWidget:
        """What gets the focus."""
        raise NotImplementedError

    @property
    def value(self) -> object:
        """What was typed or chosen."""
        raise NotImplementedError

    @property
    def fault(self) -> str:
        """Why there is no value as it stands, in a sentence; empty where there is one."""
        return ""

    def show_value(self, value: object) -> None:
        """Show a value."""
        raise NotImplementedError

    def name(self, name: str) -> None:
        """Say everything in the language that now holds; `name` is what the field is called."""
        raise NotImplementedError


class Passage(QPlainTextEdit):
    """A text of several lines, or with `lines` False one that is long; keeps Ctrl+Z as a `LineEdit` does."""

    entered = Signal()

    def __init__(self, parent: QWidget, *, lines: bool) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            undo = event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not self._lines:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class LineEditor(FieldEditor):
    """One line of text."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.line = a_line(self)
        column = _column(self)
        column.addWidget(self.line)
        self.line.textEdited.connect(lambda _: self.edited.emit())
        self.line.returnPressed.connect(self.entered)

    @property
    def first(self) -> QWidget:
        return self.line

    @property
    def value(self) -> object:
        return self.line.text().strip() or None

    def show_value(self, value: object) -> None:
        self.line.setText(str(value or ""))
        self.line.setCursorPosition(0)

    def name(self, name: str) -> None:
        self.line.setAccessibleName(name)


class PassageEditor(FieldEditor):
    """A longer text; with `lines` it may have several, without they are joined and Enter takes over."""

    def __init__(self, words: Wording, parent: QWidget, *, lines: bool) -> None:
        super().__init__(words, parent)
        self._lines = lines
        self.text = Passage(self, lines=lines)
        self.text.entered.connect(self.entered)
        self._is_shown = ""
        column = _column(self)
        column.addWidget(self.text)
        self.text.textChanged.connect(self._tell)
        self._follow_text_size()

    @property
    def first(self) -> QWidget:
        return self.text

    @property
    def value(self) -> object:
        typed = self.text.toPlainText().strip()
        return typed if self._lines else " ".join(typed.split())

    def show_value(self, value: object) -> None:
        self._is_shown = str(value or "")
        self.text.setPlainText(self._is_shown)

    def name(self, name: str) -> None:
        self.text.setAccessibleName(name)

    def _tell(self) -> None:
        if self.text.toPlainText() != self._is_shown:
            self.edited.emit()

    def _follow_text_size(self) -> None:
        self.text.setFixedHeight(_LINES * self.text.fontMetrics().lineSpacing() + _LINE_AIR)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_text_size()


class ChoiceEditor(FieldEditor):
    """One of few; with `may_be_unknown` also none of them."""

    def __init__(
        self, words: Wording, parent: QWidget, choices: Sequence[StrEnum | bool], *, may_be_unknown: bool
    ) -> None:
        super().__init__(words, parent)
        self._choices: list[StrEnum | bool | None] = [None, *choices] if may_be_unknown else list(choices)
        self.box = _a_box(self, len(self._choices))
        column = _column(self)
        column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.activated.connect(lambda _: self.edited.emit())
        _say_choices(words, self.box, self._choices)

    @property
    def first(self) -> QWidget:
        return self.box

    @property
    def value(self) -> object:
        return self._choices[self.box.currentIndex()]

    def show_value(self, value: object) -> None:
        self.box.setCurrentIndex(self._choices.index(value) if value in self._choices else 0)  # type: ignore[arg-type]

    def name(self, name: str) -> None:
        self.box.setAccessibleName(name)
        _say_choices(self.words, self.box, self._choices)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        _enter_or(self, event)


class NumberEditor(FieldEditor):
    """A whole number of days."""

    def __init__(self, words: Wording, parent: QWidget, most: int) -> None:
        super().__init__(words, parent)
        self.number = _a_number(self, most)
        column = _column(self)
        column.addWidget(self.number, 0, Qt.AlignmentFlag.AlignLeft)
        self.number.valueChanged.connect(lambda _: self.edited.emit())

    @property
    def first(self) -> QWidget:
        return self.number

    @property
    def value(self) -> object:
        return _known(self.number)

    def show_value(self, value: object) -> None:
        _show_number(self.number, value)

    def name(self, name: str) -> None:
        self.number.setAccessibleName(name)
        self.number.setSpecialValueText(self.words.gettext("nicht bekannt"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        _enter_or(self, event)


class TransportEditor(FieldEditor):
    """The stop and the lines that call there."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.stop, self.lines = a_line(self), a_line(self)
        self._stop_name, self._lines_name = Label(self), Label(self)
        grid = _grid(self, (self._stop_name, self.stop), (self._lines_name, self.lines))
        grid.setColumnStretch(1, 1)
        for line in (self.stop, self.lines):
            line.textEdited.connect(lambda _: self.edited.emit())
            line.returnPressed.connect(self.entered)

    @property
    def first(self) -> QWidget:
        return self.stop

    @property
    def value(self) -> object:
        stop = self.stop.text().strip()
        lines = tuple(each.strip() for each in self.lines.text().split(",") if each.strip())
        return Transport(stop, lines) if stop or lines else None

    def show_value(self, value: object) -> None:
        known = value if isinstance(value, Transport) else Transport("")
        self.stop.setText(known.stop)
        self.lines.setText(", ".join(known.lines))

    def name(self, name: str) -> None:
        words = self.words
        for label, line, text in (
            (self._stop_name, self.stop, words.gettext("Haltestelle")),
            (self._lines_name, self.lines, words.gettext("Linien, mit Komma getrennt")),
        ):
            label.setText(text)
            line.setAccessibleName(text)


class WaitingEditor(FieldEditor):
    """Whether there is room, and about how long one waits."""

    def __init__(self, words: Wording, parent: QWidget, most_weeks: int) -> None:
        super().__init__(words, parent)
        self._choices: list[StrEnum | bool | None] = [None, *Capacity]
        self.box, self.weeks = _a_box(self, len(self._choices)), _a_number(self, most_weeks)
        self._weeks_name = Label(self)
        column = _column(self)
        column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._weeks_name)
        column.addWidget(self.weeks, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.activated.connect(lambda _: self.edited.emit())
        self.weeks.valueChanged.connect(lambda _: self.edited.emit())
        _say_choices(words, self.box, self._choices)

    @property
    def first(self) -> QWidget:
        return self.box

    @property
    def value(self) -> object:
        capacity = self._choices[self.box.currentIndex()]
        return Waiting(capacity, _known(self.weeks)) if isinstance(capacity, Capacity) else None

    def show_value(self, value: object) -> None:
        known = value if isinstance(value, Waiting) else None
        self.box.setCurrentIndex(self._choices.index(known.capacity) if known else 0)
        _show_number(self.weeks, known.weeks if known else None)

    def name(self, name: str) -> None:
        self.box.setAccessibleName(name)
        _say_choices(self.words, self.box, self._choices)
        self._weeks_name.setText(self.words.gettext("Wartezeit in Wochen"))
        self.weeks.setAccessibleName(self.words.gettext("Wartezeit in Wochen"))
        self.weeks.setSpecialValueText(self.words.gettext("nicht bekannt"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        _enter_or(self, event)


def a_line(parent: QWidget) -> LineEdit:
    """Return a line that takes no more letters than a line of the catalogue may have."""
    line = LineEdit(parent)
    line.setMaxLength(LONGEST_LINE)
    return line


def _column(editor: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(editor)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    return column


def _grid(editor: QWidget, *rows: tuple[QWidget, ...]) -> QGridLayout:
    grid = QGridLayout(editor)
    grid.setContentsMargins(0, 0, 0, 0)
    for row, widgets in enumerate(rows):
        for at, widget in enumerate(widgets):
            grid.addWidget(widget, row, at)
    return grid


def _a_box(parent: QWidget, count: int) -> ChoiceBox:
    box = ChoiceBox(parent)
    box.addItems([""] * count)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
    return box


def _say_choices(words: Wording, box: ChoiceBox, choices: Sequence[StrEnum | bool | None]) -> None:
    for row, choice in enumerate(choices):
        box.setItemText(row, words.gettext("nicht bekannt") if choice is None else _choice(words, choice))


def _choice(words: Wording, choice: StrEnum | bool) -> str:
    return catalogue_words.value_text(words, "", choice)


def _a_number(parent: QWidget, most: int) -> NumberBox:
    number = NumberBox(_UNKNOWN_NUMBER, most, parent)
    number.setMinimumWidth(_NUMBER_LETTERS * number.fontMetrics().averageCharWidth() + _LINE_AIR)
    return number


def _known(number: NumberBox) -> int | None:
    return None if number.value() == _UNKNOWN_NUMBER else number.value()


def _show_number(number: NumberBox, value: object) -> None:
    number.blockSignals(True)
    number.setValue(value if isinstance(value, int) else _UNKNOWN_NUMBER)
    number.blockSignals(False)


def _enter_or(editor: FieldEditor, event: QKeyEvent) -> None:
    """Take over with Enter, which boxes and numbers let through."""
    if event.key() in _ENTER:
        editor.entered.emit()
    else:
        event.ignore()
