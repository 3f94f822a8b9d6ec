"""The call list at a quiet counter: one office at a time, one key for each answer. Knows no line of a catalogue.

Each answer is sent to the store with its key, so nothing is lost when a visitor comes in the middle of a call.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from erstanlauf.domain.catalogue import OfferId
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n.catalogue_editor_words import refusal
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.call_round import Answer, CallRound, Outcome, Said
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.catalogue.answer_form import AnswerForm, field_of
from erstanlauf.ui.office.catalogue.call_card import CallCard
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.keyed_button import ActionButton, action, name_action
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.call_list import Call, CallList, Progress

_Key = Qt.Key


class CallsPage(OfficePage):
    """Letters are answers while nothing is typed; what the keys do stands beside them."""

    def __init__(self, words: Wording, errands: Errands, calls: CallList, parent: QWidget | None = None) -> None:
        super().__init__(words, errands, parent)
        self._calls = calls
        self._round = CallRound(())
        self._at_first: Progress | None = None
        self._progress: Progress | None = None
        self._is_behind = False
        self.where, self.done = Label(self.content, bold=True), self.quiet()
        self.greeting = self.quiet()
        self.card = CallCard(words, self.content)
        self.form = AnswerForm(words, self.content)
        self.not_reached, self.gone, self.take_back = (
            action(self.content, "K"),
            action(self.content, "W"),
            action(self.content, "Z"),
        )
        self.before, self.next = action(self.content, "←"), action(self.content, "↵", emphasized=True)
        self._steps = (self.next, self.before, self.not_reached, self.gone, self.take_back)
        self.step = SecondStep(words, self.content)
        self.first: QWidget = self.card.questions
        self._keys: Mapping[_Key, Callable[[], object]] = {
            _Key.Key_J: self._say_right,
            _Key.Key_N: self._type,
            _Key.Key_Udiaeresis: self._skip,
            _Key.Key_K: self._note_not_reached,
            _Key.Key_W: self._ask_whether_gone,
            _Key.Key_Z: self._take_back,
            _Key.Key_Right: self._go_on,
            _Key.Key_Return: self._go_on,
            _Key.Key_Enter: self._go_on,
            _Key.Key_Left: self._go_back,
        }
        self._lay_out()
        self._connect()
        self.retranslate()

    def load(self) -> None:
        """Begin a new round where the last one stood; what is being typed stays where it is."""
        self._is_behind = self.form.is_open
        if self._is_behind:
            self._count()
            return
        call = self._round.call
        self._read(call.offer if call else None)

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Anrufliste"),
            words.gettext(
                "Für ruhige Zeiten: eine Stelle nach der anderen fragen, ob noch stimmt, was wir über sie wissen. Jede "
                "Antwort ist sofort gespeichert; am Tresen gilt sie, sobald jemand den Katalog veröffentlicht."
            ),
        )
        self.greeting.setText(
            words.gettext(
                "„Guten Tag, hier ist die Erstanlaufstelle. Wir schicken Menschen zu Ihnen und möchten prüfen, ob "
                "unsere Angaben noch stimmen. Haben Sie kurz Zeit?“"
            )
        )
        self.card.retranslate()
        self.form.retranslate()
        name_action(words, self.not_reached, words.gettext("niemand erreicht"))
        name_action(words, self.gone, words.gettext("gibt es nicht mehr"))
        name_action(words, self.take_back, words.gettext("zurücknehmen"))
        name_action(words, self.before, words.gettext("vorige Stelle"))
        name_action(words, self.next, words.gettext("nächste Stelle"))
        self._show()
        if self.form.is_open:
            self._take_answers(on=False)

    def forget(self) -> None:
        """Take back what was asked; what is being typed is kept for the way back."""
        super().forget()
        self.first = self.form.first if self.form.is_open else self.card.questions

    def step_back(self) -> bool:
        if super().step_back():
            return True
        if not self.form.is_open:
            return False
        self._close_form()
        return True

    def undo(self) -> bool:
        """Take the last answer back, but not from under what is being typed or asked."""
        if not self.form.is_open and self.step.isHidden():
            self._take_back()
        return True

    def _lay_out(self) -> None:
        steps = FlowLayout()
        steps.add(*self._steps)
        for widget in (self.where, self.done, self.greeting, self.card, self.form, self.step):
            self.column.addWidget(widget)
        self.column.addLayout(steps)
        self.column.addStretch(1)

    def _connect(self) -> None:
        card = self.card
        for button, do in (
            (card.right, self._say_right),
            (card.wrong, self._type),
            (card.skip, self._skip),
            (self.not_reached, self._note_not_reached),
            (self.gone, self._ask_whether_gone),
            (self.take_back, self._take_back),
            (self.before, self._go_back),
            (self.next, self._go_on),
        ):
            button.clicked.connect(lambda _checked=False, do=do: do())
        card.question_moved.connect(self._leave_question)
        self.form.entered.connect(self._keep_typed)
        self.form.left.connect(self._close_form)

    # what is shown

    def _read(self, at: OfferId | None) -> None:
        """Begin a new round, at an office where it is still to be called."""

        def read() -> tuple[Sequence[Call], Progress]:
            return self._calls.calls(), self._calls.progress()

        self.errands.fetch(read, lambda found: self._begin(at, *found))

    def _begin(self, at: OfferId | None, calls: Sequence[Call], progress: Progress) -> None:
        self._round = CallRound(calls, at)
        self._at_first = self._at_first or progress
        self._progress = progress
        self._show()

    def _show(self) -> None:
        has_call = self._round.call is not None
        if has_call:
            self.card.show_round(self._round, stays=self.form.is_open)
        for widget in (self.greeting, self.card, self.not_reached, self.gone, self.before, self.next):
            widget.setVisible(has_call and not (self.form.is_open and widget in self._steps))
        self.before.setEnabled(self._round.place > 0)
        self.next.setEnabled(not self._round.is_last)
        self._say_progress()

    def _say_progress(self) -> None:
        words, now = self.words, self._progress
        if now is None:
            return
        if self._round.call is None:
            self.where.setText(words.gettext("Zurzeit ist niemand anzurufen: alles bestätigt oder gerade versucht."))
        else:
            told = words.gettext("Stelle {place} von {count} · heute {called} angerufen")
            self.where.setText(
                told.format(place=self._round.place + 1, count=len(self._round), called=now.called_today)
            )
        assert self._at_first is not None
        share = words.gettext("Bestätigte Angaben: {now} % (am Anfang {before} %), {confirmed} von {all}.")
        said = share.format(
            now=now.share.percent,
            before=self._at_first.share.percent,
            confirmed=now.share.confirmed,
            all=now.share.all,
        )
        waiting = words.ngettext(
            "{count} Schritt wartet auf die Veröffentlichung.",
            "{count} Schritte warten auf die Veröffentlichung.",
            now.unpublished,
        )
        self.done.setText(f"{said} {waiting.format(count=now.unpublished)}" if now.unpublished else said)

    def _count(self) -> None:
        self.errands.fetch(self._calls.progress, self._show_progress)

    def _show_progress(self, progress: Progress) -> None:
        self._progress = progress
        self._say_progress()

    # answers

    def _say_right(self) -> None:
        call, question = self._round.call, self.card.question
        fact = question.fact if question else None
        if call is None or question is None or fact is None:
            return
        name, before = question.name, self._round.answers.get(question.name)
        if before is not None and before.said is Said.CHANGED:  # what was asked about is right after all
            self._send(lambda: self._calls.answer(call.offer, (), {name: fact.value}))
        else:
            self._send(lambda: self._calls.answer(call.offer, (name,), {}))
        self._note(name, Answer(Said.RIGHT))

    def _skip(self) -> None:
        if self.card.question is not None:
            self._note(self.card.question.name, Answer(Said.SKIPPED))

    def _type(self) -> None:
        question = self.card.question
        if question is not None:
            before = self._round.answers.get(question.name)
            fact_value = question.fact.value if question.fact else None
            self.form.open(question, before.value if before and before.said is Said.CHANGED else fact_value)
            self.first = self.form.first
            self._take_answers(on=False)
            self.bring_into_view(self.form)
            self.form.first.setFocus(Qt.FocusReason.TabFocusReason)  # so a line is marked and typing replaces it

    def _keep_typed(self) -> None:
        call, question = self._round.call, self.form.question
        if call is None or question is None or not self.form.is_ready():
            return
        name, value = question.name, self.form.value
        self.form.setEnabled(False)

        def keep() -> None:
            self._calls.answer(call.offer, (), {name: value})

        self.errands.attempt(keep, lambda _: self._is_kept(name, value), self._is_refused)

    def _is_kept(self, name: str, value: object) -> None:
        self.form.setEnabled(True)
        self._close_form()
        self.form.empty()
        self._note(name, Answer(Said.CHANGED, value))

    def _is_refused(self, trouble: KnownTrouble) -> None:
        self.form.setEnabled(True)
        question = self.form.question
        assert question is not None
        self.form.refuse(refusal(self.words, field_of(question.name), trouble))
        self.enter(self.form.first)

    def _note(self, name: str, answer: Answer) -> None:
        self._round.note(name, answer)
        self._show()
        self.bring_into_view(self.card.skip)
        if self._round.next_open is None:
            self._count()

    def _note_not_reached(self) -> None:
        call = self._round.call
        if call is not None:
            self._send(lambda: self._calls.not_reached(call.offer))
            self._end(Outcome.NOT_REACHED)

    def _ask_whether_gone(self) -> None:
        call = self._round.call
        if call is None:
            return
        self.step.ask(
            self.words.gettext("Gibt es dieses Angebot nicht mehr: {office}?").format(office=call.organization),
            self.words.gettext(
                "Sobald der Katalog veröffentlicht ist, wird niemand mehr hingeschickt. Gelöscht wird nichts."
            ),
            self.words.gettext("&Ja, gibt es nicht mehr"),
            lambda: self._end_for_good(call),
        )

    def _end_for_good(self, call: Call) -> None:
        self._send(lambda: self._calls.gone(call.offer))
        self._end(Outcome.GONE)

    def _end(self, outcome: Outcome) -> None:
        self._round.end(outcome)
        self._stand_at_questions()

    def _take_back(self) -> None:
        step = self._round.take_back()
        if step is None:
            self.errands.attempt(self._calls.undo, self._taken_back, self._went_wrong)
            return
        if step.is_kept:
            self._send(self._calls.undo)
        self._stand_at_questions()

    def _taken_back(self, offer: OfferId | None) -> None:
        """Go to the office whose answer of an earlier round was taken back."""
        if offer is None:
            self.told.emit(self.words.gettext("Es gibt nichts zurückzunehmen."))
        else:
            self._read(offer)

    def _send(self, work: Callable[[], object]) -> None:
        self.errands.attempt(work, lambda _: None, self._went_wrong)

    def _went_wrong(self, trouble: KnownTrouble) -> None:
        """Show what is kept: the round may have gone on before this came back."""
        self.errands.troubled.emit(trouble)
        self.load()

    # from one office to the next

    def _go_on(self) -> None:
        if self._round.go_on():
            self._stand_at_questions()

    def _go_back(self) -> None:
        if self._round.go_back():
            self._stand_at_questions()

    def _stand_at_questions(self) -> None:
        self.step.withdraw()  # it asks about another office
        self._close_form()
        self._show()
        self._count()
        self.card.questions.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bring_into_view(self.card.phone)

    def _leave_question(self) -> None:
        if self.card.question is not self.form.question:
            self._close_form()

    def _close_form(self) -> None:
        if not self.form.is_open:
            return
        self.form.close_up()
        self._take_answers(on=True)
        self.first = self.card.questions
        self.enter(self.card.questions)
        if self._is_behind:  # the catalogue may have been worked on elsewhere meanwhile
            self.load()

    def _take_answers(self, *, on: bool) -> None:
        self.card.take_answers(on=on)
        for button in self._steps:
            button.setVisible(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        do = self._keys.get(_Key(event.key()))
        focused = QApplication.focusWidget()
        if isinstance(focused, ActionButton) and event.key() in (_Key.Key_Return, _Key.Key_Enter):
            if not event.isAutoRepeat():  # somebody who has gone to a button means that button
                focused.click()
            return
        if do is None or self.form.is_open or not self.step.isHidden() or event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # a key held a moment too long must not answer the next question
            do()


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)
