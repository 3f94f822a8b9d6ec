"""One hand-over of the daily list: whom to call, how it stands, and a key for each answer. Knows no store.

Who the person is stands here only after somebody asked for it, and goes with the next line.
"""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from erstanlauf.domain.handover.states import WAYS, HandoverState, Why
from erstanlauf.i18n import handover_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.keyed_button import action, name_action
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.handover.lines import Line

ANSWERS: Mapping[str, HandoverState] = {
    "A": HandoverState.ACCEPTED,
    "B": HandoverState.REJECTED,
    "N": HandoverState.NOT_REACHED,
    "P": HandoverState.NO_CAPACITY,
    "K": HandoverState.ARRIVED,
    "E": HandoverState.DONE,
}
"""What a recipient says on the phone, by key."""
REASONS: Mapping[str, Why] = {str(number): why for number, why in enumerate(Why, start=1)}
"""Why it does not take a case, by key."""


class FollowUpCard(QFrame):
    """`answered` carries a key of `ANSWERS`, `explained` one of `REASONS`."""

    answered = Signal(str)
    explained = Signal(str)

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._line: Line | None = None
        self.setProperty("ground", "card")
        self.recipient = Label(self, factor=1.3, bold=True)
        self.phone = Label(self, factor=2.2, bold=True)
        self.sureness = Label(self, tone="quiet")
        self.standing, self.meaning = Label(self), Label(self, tone="quiet")
        self.holds = Label(self, tone="caution")
        self.person = Label(self)
        self.why_asked = Label(self, bold=True)
        self.answers = {key: action(self, key) for key in ANSWERS}
        self.reasons = {key: action(self, key) for key in REASONS}
        self.phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in self._labels:
            label.setWordWrap(True)
        self._lay_out()
        for key, button in self.answers.items():
            button.clicked.connect(lambda _checked=False, key=key: self.answered.emit(key))
        for key, button in self.reasons.items():
            button.clicked.connect(lambda _checked=False, key=key: self.explained.emit(key))
        self.close_reasons()
        self.hide_person()

    @property
    def asks_why(self) -> bool:
        """Whether the reasons for saying no are offered now."""
        return not self.why_asked.isHidden()

    @property
    def shows_person(self) -> bool:
        """Whether it can be read who the person is."""
        return not self.person.isHidden()

    def show_line(self, line: Line, standing: str, holds: str) -> None:
        """Show another line, or how the same one stands now."""
        if self._line is None or self._line.handover.id != line.handover.id:
            self.hide_person()
        self.close_reasons()
        self._line = line
        words, state = self._words, line.handover.state
        self.recipient.setText(line.recipient.title)
        self.standing.setText(f"{line.handover.reference} · {standing}")
        self.meaning.setText("" if holds else handover_words.state_meaning(words, state))
        self.meaning.setVisible(not holds)
        self.holds.setText(holds)
        self.holds.setVisible(bool(holds))
        for key, button in self.answers.items():
            button.setEnabled(ANSWERS[key] in WAYS[state])

    def show_phone(self, number: str, sureness: str) -> None:
        """Show under which number the recipient is to be called; `sureness` also says why there is none."""
        self.phone.setText(number)
        self.phone.setAccessibleName(self._words.gettext("Telefon {number}").format(number=number))
        self.phone.setVisible(bool(number))
        self.sureness.setText(sureness)

    def show_person(self, lines: Iterable[tuple[str, str]]) -> None:
        """Show who it is, one line each."""
        self.person.setText("\n".join(f"{name}: {text}" for name, text in lines))
        self.person.show()

    def hide_person(self) -> None:
        """Show nothing of the person any more."""
        self.person.clear()
        self.person.hide()

    def ask_why(self) -> None:
        """Offer the reasons for saying no, in the place of the answers."""
        self._offer_reasons(on=True)

    def close_reasons(self) -> None:
        """Offer the answers again."""
        self._offer_reasons(on=False)

    def retranslate(self) -> None:
        """Say everything in the language that now holds, but for what is shown of a line."""
        words = self._words
        for key, button in self.answers.items():
            name_action(words, button, handover_words.state_name(words, ANSWERS[key]))
        for key, button in self.reasons.items():
            name_action(words, button, handover_words.why_name(words, REASONS[key]))
        self.why_asked.setText(words.gettext("Abgelehnt, weil …"))

    @property
    def _labels(self) -> tuple[Label, ...]:
        heads = (self.recipient, self.phone, self.sureness, self.standing, self.meaning, self.holds)
        return (*heads, self.person, self.why_asked)

    def _lay_out(self) -> None:
        answers, reasons = FlowLayout(), FlowLayout()
        answers.add(*self.answers.values())
        reasons.add(*self.reasons.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 22, 18)
        column.setSpacing(8)
        for label in self._labels[:-1]:
            column.addWidget(label)
        column.addSpacing(6)
        column.addLayout(answers)
        column.addWidget(self.why_asked)
        column.addLayout(reasons)

    def _offer_reasons(self, *, on: bool) -> None:
        self.why_asked.setVisible(on)
        for button in self.reasons.values():
            button.setVisible(on)
        for button in self.answers.values():
            button.setVisible(not on)
