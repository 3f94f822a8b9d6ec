"""What is open and what is overdue of the hand-overs: one minute a day, one key for each answer. Knows no file.

The list tells nothing of the person. Who it is stands in the card below once somebody asked for it, which is written
into the audit, and is gone with the next line.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.content import HandoverContent
from erstanlauf.domain.handover.states import BEFORE_IT_LEFT, OVER, WAYS, Handover, HandoverState, NoSuchWay, Why
from erstanlauf.i18n import handover_words
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.handover import follow_up_words
from erstanlauf.ui.handover.content_words import content_lines
from erstanlauf.ui.handover.follow_up_card import ANSWERS, REASONS, FollowUpCard
from erstanlauf.ui.handover.phone_of import phone_of
from erstanlauf.ui.handover.receipts_report import ReceiptsReport
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.keyed_button import ActionButton, action, name_action
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.text_table import SharedTable
from erstanlauf.usecases.handover.follow_up import FollowUp
from erstanlauf.usecases.handover.lines import Line
from erstanlauf.usecases.knowledge import Knowledge

_Key = Qt.Key
_SHARES = (2.0, 2.8, 2.8, 3.4)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)
_ENTER = (_Key.Key_Return, _Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class _Step:
    """What was answered last: the hand-over as it was before, and what it became."""

    before: Handover
    to: HandoverState


class FollowUpPage(OfficePage):
    """Letters are answers; what the keys do stands beside them."""

    withdrawal_wanted = Signal(str)
    """The code of a hand-over whose consent the person takes back."""
    sending_wanted = Signal()
    """What waits is to leave now, if it can."""
    counted = Signal(int)
    """How many are overdue."""

    def __init__(
        self,
        words: Wording,
        errands: Errands,
        follow_up: FollowUp,
        report: Callable[[QWidget], ReceiptsReport],
        knowledge: Knowledge,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, errands, parent)
        self._follow_up = follow_up
        self._knowledge = knowledge
        self._now = now
        self._lines: Sequence[Line] = ()
        self._last: _Step | None = None
        self.summary = Label(self.content, bold=True)
        self.table = _Lines(self.content, _SHARES, least=1, most=7)
        self.card = FollowUpCard(words, self.content)
        self.show_case = action(self.content, "↵", emphasized=True)
        self.release, self.withdraw, self.take_back = (action(self.content, key) for key in "FWZ")
        self.step = SecondStep(words, self.content)
        self.read_receipts, self.send = (action(self.content, key) for key in "QS")
        self.report = report(self.content)
        self.first = self.table
        self._keys: Mapping[_Key, ActionButton] = {
            **{_Key(ord(key)): button for key, button in (*self.card.answers.items(), *self.card.reasons.items())},
            _Key.Key_F: self.release,
            _Key.Key_W: self.withdraw,
            _Key.Key_Z: self.take_back,
            _Key.Key_Q: self.read_receipts,
            _Key.Key_S: self.send,
            **dict.fromkeys(_ENTER, self.show_case),
        }
        self._lay_out()
        self._connect()
        self.retranslate()

    def load(self) -> None:
        """Read everything anew, in its order."""
        self._last = None
        self.errands.fetch(lambda: self._follow_up.lines(self._now()), self._show)

    def look_again(self) -> None:
        """Show what became of what waited; nothing moves from under the keys."""
        if not self.isHidden():
            self._read_in_place()

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Offen und überfällig"),
            words.gettext(
                "Eine Minute am Tag: Was überfällig ist, steht oben. Bei der Stelle anrufen, ihre Antwort mit einer "
                "Taste festhalten. Wer die Person ist, zeigt die Eingabetaste; dieses Lesen steht im Protokoll."
            ),
        )
        self.table.setAccessibleName(words.gettext("Übergaben"))
        self.card.retranslate()
        self.report.retranslate()
        name_action(words, self.release, words.gettext("freigeben"))
        name_action(words, self.withdraw, words.gettext("Einwilligung zurücknehmen"))
        name_action(words, self.take_back, words.gettext("Antwort zurücknehmen"))
        name_action(words, self.read_receipts, words.gettext("Quittungen lesen"))
        name_action(words, self.send, words.gettext("jetzt senden"))
        self._show(self._lines)

    def forget(self) -> None:
        """Show nothing of a person any more."""
        super().forget()
        self.card.close_reasons()
        self._hide_person()

    def step_back(self) -> bool:
        if super().step_back():
            return True
        if self.card.asks_why:
            self._close_reasons()
            return True
        return self._hide_person() or self.report.put_away()

    def undo(self) -> bool:
        """Take the last answer back, but not from under what is asked."""
        if self.step.isHidden() and not self.card.asks_why:
            self._take_back()
        return True

    def _lay_out(self) -> None:
        of_case, of_all = FlowLayout(), FlowLayout()
        of_case.add(self.show_case, self.release, self.withdraw, self.take_back)
        of_all.add(self.read_receipts, self.send)
        for widget in (self.summary, self.table, self.card):
            self.column.addWidget(widget)
        self.column.addLayout(of_case)
        self.column.addWidget(self.step)
        self.column.addSpacing(6)
        self.column.addLayout(of_all)
        self.column.addWidget(self.report)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.table.row_moved.connect(lambda _: self._look())
        self.table.confirmed.connect(self._toggle_person)  # clicked twice; Enter is a key of the page
        self.card.answered.connect(lambda key: self._answer(ANSWERS[key]))
        self.card.explained.connect(lambda key: self._keep(HandoverState.REJECTED, REASONS[key]))
        for button, do in (
            (self.show_case, self._toggle_person),
            (self.release, self._ask_to_release),
            (self.withdraw, self._lead_to_withdrawal),
            (self.take_back, self._take_back),
            (self.read_receipts, self._read_receipts),
            (self.send, self.sending_wanted.emit),
        ):
            button.clicked.connect(lambda _checked=False, do=do: do())
        self.report.over.connect(self.look_again)

    # what is shown

    @property
    def line(self) -> Line | None:
        """The line whose answers the keys are."""
        return self._lines[self.table.row] if 0 <= self.table.row < len(self._lines) else None

    def _read_in_place(self) -> None:
        def show(lines: Sequence[Line]) -> None:
            places = {line.handover.id: place for place, line in enumerate(self._lines)}
            self._show(sorted(lines, key=lambda line: places.get(line.handover.id, len(places))))

        self.errands.fetch(lambda: self._follow_up.lines(self._now()), show)

    def _show(self, lines: Sequence[Line]) -> None:
        words, now, before = self.words, self._now(), self.line
        self._lines = lines
        self.summary.setText(follow_up_words.summary(words, lines))
        headings = (words.gettext("Bezug"), words.gettext("An"), words.gettext("Stand"), words.gettext("Seit wann"))
        rows = [self._row(line, now.date()) for line in lines]
        same = (at for at, line in enumerate(lines) if before and line.handover.id == before.handover.id)
        self.table.show_rows(headings, rows, next(same, 0))
        self.table.setVisible(bool(lines))
        self._look()
        self.counted.emit(sum(line.is_overdue for line in lines))

    def _row(self, line: Line, today: date) -> tuple[str, str, str, str]:
        words = self.words
        return (
            line.handover.reference,
            line.recipient.title,
            follow_up_words.standing(words, line),
            follow_up_words.since(words, line, today),
        )

    def _look(self) -> None:
        """Show the current line in the card, and what can be done with it."""
        line = self.line
        self.step.withdraw()  # it asks about another line
        self.card.setVisible(line is not None)
        for button in (self.show_case, self.release, self.withdraw):
            button.setVisible(line is not None)
        if line is not None:
            standing = ", ".join(self._row(line, self._now().date())[2:])
            self.card.show_line(line, standing, follow_up_words.what_holds(self.words, line))
            self.card.show_phone(*phone_of(self.words, line.recipient, self._knowledge.catalogue))
            self.release.setVisible(line.handover.is_held and line.handover.state in BEFORE_IT_LEFT)
            self.withdraw.setEnabled(line.handover.state is not HandoverState.WITHDRAWN)
        self.take_back.setVisible(self._last is not None)
        self._name_case()

    def _name_case(self) -> None:
        words = self.words
        told = words.gettext("wieder verbergen") if self.card.shows_person else words.gettext("wer ist das?")
        name_action(words, self.show_case, told)

    # the person

    def _toggle_person(self) -> None:
        line = self.line
        if line is None or self._hide_person():
            return

        def show(content: HandoverContent | None) -> None:
            if self.line is None or self.line.handover.id != line.handover.id or self.isHidden():
                return
            if content is None:
                self.told.emit(self.words.gettext("Die Daten der Person sind gelöscht; es bleibt nur dieser Nachweis."))
                return
            lines = content_lines(self.words, content, self._knowledge.catalogue)
            self.card.show_person((handover_words.field_name(self.words, field), text) for field, text in lines)
            self._name_case()
            self.bring_into_view(self.card)

        self.errands.fetch(lambda: self._follow_up.content(line.handover.id), show)

    def _hide_person(self) -> bool:
        if not self.card.shows_person:
            return False
        self.card.hide_person()
        self._name_case()
        return True

    # answers

    def _answer(self, state: HandoverState) -> None:
        """Keep an answer; a no has to say why, and what is over for good is asked about once more."""
        line, words = self.line, self.words
        if line is None:
            return
        if state is HandoverState.REJECTED:
            self.card.ask_why()
            self.enter(next(iter(self.card.reasons.values())))
        elif state in OVER:
            self.step.ask(
                words.gettext("{reference} abschließen?").format(reference=line.handover.reference),
                words.gettext(
                    "Dann kommt nichts mehr, und die Daten der Person werden nach der eingestellten Frist gelöscht. "
                    "Zurücknehmen lässt sich das nicht."
                ),
                words.gettext("&Ja, abschließen"),
                lambda: self._keep(state),
            )
        else:
            self._keep(state)

    def _keep(self, state: HandoverState, why: Why | None = None) -> None:
        line = self.line
        if line is None:
            return
        self._close_reasons()
        name = handover_words.state_name(self.words, state)
        told = self.words.gettext("{reference}: {state}.").format(reference=line.handover.reference, state=name)
        self._move(line.handover, state, why, told, _Step(line.handover, state))

    def _close_reasons(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.card.close_reasons()

    def _take_back(self) -> None:
        """Go back to the state before the last answer, where there is a way; else say what can be done."""
        words, last = self.words, self._last
        if last is None:
            self.told.emit(words.gettext("Es gibt nichts zurückzunehmen."))
            return
        if last.before.state not in WAYS[last.to]:
            self.told.emit(follow_up_words.why_it_stays(words, last.before.reference, last.to, ANSWERS.values()))
            return
        told = words.gettext("{reference}: zurückgenommen.").format(reference=last.before.reference)
        self._move(last.before, last.before.state, last.before.why, told, None)

    def _move(self, handover: Handover, to: HandoverState, why: Why | None, told: str, step: "_Step | None") -> None:
        def done(now: Handover | None) -> None:
            self._last = step if now else None
            self.told.emit(told if now else self._erased_meanwhile())
            self._read_in_place()

        def went_wrong(trouble: KnownTrouble) -> None:
            self.errands.troubled.emit(trouble)
            self._read_in_place()

        self.errands.attempt(lambda: self._follow_up.move(handover.id, to, why, self._now()), done, went_wrong)

    def _erased_meanwhile(self) -> str:
        return self.words.gettext("Diese Übergabe wurde inzwischen gelöscht.")

    # what waits

    def _ask_to_release(self) -> None:
        line, words = self.line, self.words
        if line is None:
            return

        def released(now: Handover | None) -> None:
            told = words.gettext("{reference} ist freigegeben und geht weg, sobald der Weg frei ist.")
            self.told.emit(told.format(reference=now.reference) if now else self._erased_meanwhile())
            self._read_in_place()
            self.sending_wanted.emit()

        self.step.ask(
            words.gettext("Person gefragt?"),
            words.gettext(
                "{reference} geht dann an {recipient}. Nur freigeben, wenn die Person gesagt hat, dass ihr Ja gilt."
            ).format(reference=line.handover.reference, recipient=line.recipient.title),
            words.gettext("&Ja, freigeben"),
            lambda: self.errands.do(lambda: self._follow_up.release(line.handover.id), released),
        )

    def _lead_to_withdrawal(self) -> None:
        if self.line is not None:
            self.withdrawal_wanted.emit(self.line.handover.reference)

    def _read_receipts(self) -> None:
        self.report.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, focused = _Key(event.key()), QApplication.focusWidget()
        button = self._keys.get(key)
        if isinstance(focused, ActionButton) and key in _ENTER:
            button = focused  # somebody who has gone to a button means that button
        if button is None or not self.step.isHidden() or event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
        elif event.isAutoRepeat() or not button.isVisible():
            return  # a key held a moment too long must not answer for the next line
        elif button.isEnabled():
            button.click()
        else:
            self._say_no_way(button.key)

    def _say_no_way(self, key: str) -> None:
        if self.line is not None and key in ANSWERS:
            handover = self.line.handover
            trouble = NoSuchWay(reference=handover.reference, now=handover.state.value, wanted=ANSWERS[key].value)
            self.told.emit(sentence(self.words, trouble))


class _Lines(SharedTable):
    """Letters and Enter are answers here: they go on to the page and search nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalnum() or event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)
