"""One office to call: its number, what to ask and what it said, with a key for each answer. Knows no store."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from erstanlauf.i18n import call_words
from erstanlauf.i18n.catalogue_words import field_name, standing
from erstanlauf.i18n.return_words import hint_text
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.call_round import Answer, CallRound, Outcome, Said
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.keyed_button import action, name_action
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.text_table import SharedTable
from erstanlauf.usecases.call_list import Call, Question

_MOST_QUESTIONS = 8
_SHARES = (1.6, 5.0, 2.4)


class CallCard(QFrame):
    """The questions are a table: the arrow keys go from one to another, the answers are for the current one."""

    question_moved = Signal()

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._call: Call | None = None
        self.setProperty("ground", "card")
        self.organization = Label(self, factor=1.3, bold=True)
        self.service, self.elsewhere = Label(self, tone="quiet"), Label(self, tone="quiet")
        self.phone = Label(self, factor=2.2, bold=True)
        self.hint, self.outcome = Label(self, bold=True, tone="caution"), Label(self, bold=True, tone="caution")
        self.questions = _Questions(self, _SHARES, least=1, most=_MOST_QUESTIONS)
        self.asked = Label(self, factor=1.3, bold=True)
        self.known = Label(self, tone="quiet")
        self.right, self.wrong, self.skip = action(self, "J"), action(self, "N"), action(self, "Ü")
        lines = (self.organization, self.service, self.hint, self.elsewhere, self.phone, self.outcome, self.asked)
        for label in lines:
            label.setWordWrap(True)
        self.phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._answers = FlowLayout()
        self._answers.add(self.right, self.wrong, self.skip)
        self._lay_out()
        self.questions.row_moved.connect(self._ask)

    @property
    def question(self) -> Question | None:
        """The question whose answer the keys give."""
        row = self.questions.row
        return self._call.questions[row] if self._call and 0 <= row < len(self._call.questions) else None

    def show_round(self, now: CallRound, *, stays: bool = False) -> None:
        """Show the office that is called now, at its first question without an answer, or where it stays."""
        call = now.call
        assert call is not None
        place = self.questions.row if stays else now.next_open
        if place is None:
            place = max(self.questions.row, 0) if call is self._call else len(call.questions) - 1
        self._call = call
        self._say_office(call, now.outcome, self._all_asked(now) if now.next_open is None else "")
        headings = (self._words.gettext("Angabe"), self._words.gettext("Frage"), self._words.gettext("Antwort"))
        self.questions.show_rows(headings, [self._row(each, now.answers) for each in call.questions], place)

    def take_answers(self, *, on: bool) -> None:
        """Show the answers with their keys, or hide them while something is typed."""
        for button in (self.wrong, self.skip):
            button.setVisible(on)
        self.right.setVisible(on and self.question is not None and self.question.fact is not None)

    def retranslate(self) -> None:
        """Say everything in the language that now holds, but for what `show_round` says."""
        words = self._words
        self.questions.setAccessibleName(words.gettext("Fragen an die Stelle"))
        name_action(words, self.right, words.gettext("stimmt"))
        name_action(words, self.skip, words.gettext("überspringen"))
        self._ask(self.questions.row)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 22, 18)
        column.setSpacing(8)
        column.addWidget(self.organization)
        column.addWidget(self.service)
        for widget in (self.hint, self.phone, self.elsewhere, self.outcome, self.questions):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addWidget(self.asked)
        column.addWidget(self.known)
        column.addLayout(self._answers)

    def _say_office(self, call: Call, outcome: Outcome | None, all_asked: str) -> None:
        words = self._words
        self.organization.setText(call.organization)
        self.service.setText(call.service)
        self.hint.setText(hint_text(words, call.hint) if call.hint else "")
        self.hint.setVisible(call.hint is not None)
        self.phone.setText(call.phone or words.gettext("keine Nummer bekannt"))
        self.phone.setAccessibleName(words.gettext("Telefon {number}").format(number=call.phone) if call.phone else "")
        where = " · ".join(each for each in (call.url, call.email) if each)
        told = words.gettext("Zu finden unter {where}.") if call.phone else words.gettext("Die Nummer suchen: {where}.")
        nowhere = words.gettext("Auch sonst ist nichts bekannt; im Telefonbuch suchen.")
        self.elsewhere.setText(told.format(where=where) if where else "" if call.phone else nowhere)
        self.elsewhere.setVisible(bool(self.elsewhere.text()))
        outcomes = {
            Outcome.NOT_REACHED: words.gettext("Niemand erreicht; steht in drei Stunden wieder auf der Liste."),
            Outcome.GONE: words.gettext("Gibt es nicht mehr; ist das veröffentlicht, wird niemand mehr hingeschickt."),
        }
        self.outcome.setText(outcomes[outcome] if outcome else all_asked)
        self.outcome.setVisible(bool(self.outcome.text()))

    def _all_asked(self, now: CallRound) -> str:
        if now.is_last:
            return self._words.gettext("Alles gefragt; das war die letzte Stelle.")
        return self._words.gettext("Alles gefragt; mit der Eingabetaste zur nächsten Stelle.")

    def _row(self, question: Question, answers: Mapping[str, Answer]) -> tuple[str, str, str]:
        words, name = self._words, question.name
        return (
            field_name(words, name),
            call_words.script(words, name, question.fact),
            self._said(name, answers.get(name)),
        )

    def _said(self, name: str, answer: Answer | None) -> str:
        words = self._words
        if answer is None:
            return words.gettext("offen")
        if answer.said is Said.CHANGED:
            return words.gettext("neu: {value}").format(value=call_words.new_value(words, name, answer.value))
        return words.gettext("stimmt") if answer.said is Said.RIGHT else words.gettext("übersprungen")

    def _ask(self, _row: int) -> None:
        words, question = self._words, self.question
        fact = question.fact if question else None
        self.asked.setText(call_words.script(words, question.name, fact) if question else "")
        self.known.setText(standing(words, fact) if fact else words.gettext("bisher nicht bekannt"))
        self.right.setVisible(fact is not None)
        name_action(words, self.wrong, words.gettext("stimmt nicht") if fact else words.gettext("neu eintragen"))
        self.question_moved.emit()


class _Questions(SharedTable):
    """Letters and Enter are answers here: they go on to the page and search nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalpha() or event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)
