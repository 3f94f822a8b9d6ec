"""The one question that is asked next, with its answers and the reason for asking. Knows questions, not their order."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QVBoxLayout, QWidget

from erstanlauf.domain.keys import ANSWER_KEYS
from erstanlauf.domain.questions import Option, joined, question
from erstanlauf.i18n import labels
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.chips import tab_anchor
from erstanlauf.ui.widgets.keyed_button import Answer
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.roving import RovingGroup

_GAP = 6
_MOST_COLUMNS = 3


class QuestionCard(QFrame):
    """Answers of a single choice are given by one key; those of a multiple choice are marked and confirmed by Enter."""

    answered = Signal(str, object)
    """The fact, and its value: None is "keine Angabe"."""
    shown = Signal(str, object)
    """The fact that is asked for now, empty for none, and the places of the answers marked so far."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._options: Sequence[Option] = ()
        self.fact = ""
        self.answers: list[Answer] = []
        self.setProperty("ground", "card")
        self._asked = Label(self, factor=1.2, bold=True)
        self._asked.setWordWrap(True)
        self._why = Label(self, tone="quiet")
        self._why.setWordWrap(True)
        self._board = QWidget(self)
        self._anchor = tab_anchor(self._board)
        self._grid = QGridLayout(self._board)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._group: RovingGroup | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        for widget in (self._asked, self._board, self._why):
            column.addWidget(widget)

    def ask(self, fact: str) -> None:
        """Show the question about a fact; an empty fact means that nothing is asked any more."""
        if fact == self.fact:
            return
        had_focus = self._has_focus()
        self.fact = fact
        self._options = question(fact).options if fact else ()
        self._replace_answers()
        self.setVisible(bool(fact))
        if had_focus and fact:
            self.take_focus()
        self._tell_shown()

    def press(self, fact: str, place: int) -> None:
        """Press an answer for the newcomer, unless something else is asked by now."""
        if fact == self.fact:
            self.answers[place].click()

    def confirm(self, fact: str) -> None:
        """Confirm the marked answers for the newcomer, unless something else is asked by now."""
        if fact == self.fact and self._marked():
            self._confirm()

    def take_focus(self) -> None:
        """Move the focus to the first answer."""
        if self._group is not None:
            self._group.focus_current()

    def retranslate(self) -> None:
        """Say question, answers and reason in the language that now holds."""
        if not self.fact:
            return
        self._asked.setText(labels.question(self._words, self.fact))
        self._why.setText(
            self._words.gettext("Warum: {reason}.").format(reason=labels.why_asked(self._words, self.fact))
        )
        for option, button in zip(self._options, self.answers, strict=True):
            text = labels.answer(self._words, self.fact, option.code)
            button.setText(text)
            button.setAccessibleName(text)
            button.setAccessibleDescription(self._words.gettext("Taste {key}").format(key=button.key))
        self._arrange()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _replace_answers(self) -> None:
        old, old_group = self.answers, self._group
        self.answers = [Answer(key, self._board) for key, _ in zip(ANSWER_KEYS, self._options, strict=False)]
        for option, button in zip(self._options, self.answers, strict=True):
            button.setCheckable(question(self.fact).can_be_joined(option))
            button.show()
        for before, button in zip([self._anchor, *self.answers], self.answers, strict=False):
            self.setTabOrder(before, button)  # new widgets would be the last of the window
        self._group = RovingGroup(self)
        self._group.set_buttons(self.answers)
        self._group.pressed.connect(self._press)
        self._group.confirmed.connect(self._confirm)
        for button in old:
            button.removeEventFilter(old_group) if old_group is not None else None
            button.hide()
            self._grid.removeWidget(button)
            button.deleteLater()
        self.retranslate()

    def _press(self, index: int) -> None:
        if self.answers[index].isCheckable():
            self._tell_shown()
        else:
            self.answered.emit(self.fact, self._options[index].value)

    def _confirm(self) -> None:
        marked = self._marked()
        if marked:
            self.answered.emit(self.fact, joined(self._options[place] for place in marked))
            return
        for button in self.answers:
            if button.hasFocus():
                button.click()

    def _marked(self) -> list[int]:
        return [place for place, button in enumerate(self.answers) if button.isChecked()]

    def _tell_shown(self) -> None:
        self.shown.emit(self.fact, self._marked())

    def _arrange(self) -> None:
        """Put as many answers side by side as fit, all in one width, each row in one height."""
        widest = max((button.wished_width() for button in self.answers), default=1)
        room = self._board.width() or widest
        columns = max(1, min(_MOST_COLUMNS, (room + _GAP) // (widest + _GAP)))
        width = (room - (columns - 1) * _GAP) // columns
        if self._group is not None:
            self._group.columns = columns
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for first in range(0, len(self.answers), columns):
            row = self.answers[first : first + columns]
            height = max(button.height_at(width) for button in row)
            for column, button in enumerate(row):
                button.setFixedHeight(height)
                self._grid.addWidget(button, first // columns, column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
