"""Taking consent back: the code is typed, what it would do is shown, and only a second step does it. Knows no paper."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.handover.states import Handover, HandoverId
from erstanlauf.i18n.languages import GERMAN
from erstanlauf.i18n.phrases.both_voices import Said
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.handover.persons_words import PersonsWords
from erstanlauf.ui.handover.withdrawal_block import WithdrawalBlock
from erstanlauf.ui.office.entry_form import EntryForm
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.handover.lines import Line
from erstanlauf.usecases.handover.withdrawals import WHOLE, Withdrawals, Withdrawn

Notice = tuple[Handover, Recipient]
SayWithdrawn = Callable[[str, Collection[str], Collection[str]], Sequence[Said]]
"""Says to the person, in the language of a tag, that it is done: titles of recipients that never got it, and of those
that are told. Takes its time.
"""


class WithdrawalPage(OfficePage):
    """Nothing of the person is shown: who has the code takes back what it leads to."""

    notices_wanted = Signal(object)
    """Carries a tuple of `Notice`: what has to be put on paper for the recipients."""
    withdrawn = Signal()
    """Something was taken back: lists and what is on its way have changed."""

    def __init__(
        self,
        words: Wording,
        errands: Errands,
        withdrawals: Withdrawals,
        beside: Errands,
        say_withdrawn: SayWithdrawn,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, errands, parent)
        self._withdrawals = withdrawals
        self._beside, self._say_withdrawn = beside, say_withdrawn
        self._now = now
        self._notices: tuple[Notice, ...] = ()
        self.blocks: list[WithdrawalBlock] = []
        self.code = QLineEdit(self.content)
        self.look = self.button(is_main=True)
        self.found = Label(self.content, bold=True)
        self._room = QVBoxLayout()
        self.take_back = self.button(is_main=True)
        self.step = SecondStep(words, self.content)
        self.result, self.for_person = Label(self.content, bold=True), PersonsWords(self.content)
        self.print_again = self.button()
        self._entry = EntryForm(self.content)
        self._lay_out()
        self.first = self.code
        self.code.returnPressed.connect(self._find)
        self.look.clicked.connect(self._find)
        self.take_back.clicked.connect(self._ask)
        self.print_again.clicked.connect(lambda: self.notices_wanted.emit(self._notices))
        self._show(())
        self._put_away_result()
        self.retranslate()

    def load(self) -> None:
        """Begin with an empty line: whoever comes next has a code of their own."""
        self.forget()

    def look_up(self, typed: str) -> None:
        """Find what a code or reference leads to, as if it had been typed."""
        self.code.setText(typed)
        self._find()

    def forget(self) -> None:
        super().forget()
        self.code.clear()
        self._show(())
        self._put_away_result()

    def step_back(self) -> bool:
        if super().step_back():
            return True
        if not self.blocks and self.result.isHidden():
            return False
        self.forget()
        self.enter(self.code)
        return True

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Widerruf"),
            words.gettext(
                "Jemand nimmt sein Ja zurück. Der Code steht auf dem Zettel und auf dem Blatt mit der Unterschrift; "
                "den Zettel kann man auch scannen. Ein Grund wird nicht verlangt, und es kostet nichts."
            ),
        )
        self._entry.name(self.code, words.gettext("&Code oder Bezug"))
        self.code.setPlaceholderText("WKRT-7M3P")
        self.look.setText(words.gettext("Nach&sehen"))
        self.take_back.setText(words.gettext("&Zurücknehmen …"))
        self.print_again.setText(words.gettext("Mitteilung noch einmal &drucken"))
        for block in self.blocks:
            block.retranslate()
        self._say_found()

    def _lay_out(self) -> None:
        self._entry.add_lines(self.code)
        for label in (self.found, self.result):
            label.setWordWrap(True)
        left = Qt.AlignmentFlag.AlignLeft
        self._room.setSpacing(10)
        self.column.addLayout(self._entry)
        self.column.addWidget(self.look, 0, left)
        self.column.addWidget(self.found)
        self.column.addLayout(self._room)
        self.column.addWidget(self.take_back, 0, left)
        self.column.addWidget(self.step)
        self.column.addWidget(self.result)
        self.column.addWidget(self.for_person)
        self.column.addWidget(self.print_again, 0, left)
        self.column.addStretch(1)

    # what is found

    def _find(self) -> None:
        typed = self.code.text()
        self._put_away_result()
        self._show(())

        def not_found(trouble: KnownTrouble) -> None:
            self.found.setText(sentence(self.words, trouble))
            self.found.show()
            self.code.selectAll()

        self.errands.attempt(lambda: self._withdrawals.find(typed, self._now()), self._show_found, not_found)

    def _show_found(self, lines: Sequence[Line]) -> None:
        self._show(lines)
        notices = tuple(
            (line.handover, line.recipient)
            for line in lines
            if line.handover.left_at is not None and line.handover.consent.taken_back
        )
        self._offer_notices(notices)
        if self._can_be_withdrawn:
            self.enter(self.blocks[0].tick_boxes[0] if self.blocks else self.take_back)

    def _show(self, lines: Sequence[Line]) -> None:
        self.step.withdraw()
        for block in self.blocks:
            self._room.removeWidget(block)
            block.hide()
            block.setParent(None)
            block.deleteLater()
        self.blocks = [WithdrawalBlock(self.words, line, self.content) for line in lines]
        before: QWidget = self.look
        for block in self.blocks:
            self._room.addWidget(block)
            block.changed.connect(self._follow_ticks)
            block.show()
            for box in block.tick_boxes:
                self.setTabOrder(before, box)
                before = box
        self._say_found()
        self._follow_ticks()

    @property
    def _can_be_withdrawn(self) -> bool:
        return any(block.can_be_withdrawn for block in self.blocks)

    def _say_found(self) -> None:
        count = len(self.blocks)
        told = self.words.ngettext("{count} Übergabe gefunden.", "{count} Übergaben gefunden.", count)
        self.found.setText(told.format(count=count))
        self.found.setVisible(bool(count))

    def _follow_ticks(self) -> None:
        self.step.withdraw()  # it asks about other fields
        self.take_back.setVisible(self._can_be_withdrawn)
        self.take_back.setEnabled(bool(self._chosen))

    @property
    def _chosen(self) -> list[WithdrawalBlock]:
        """Those of which something is to be taken back."""
        return [each for each in self.blocks if each.can_be_withdrawn and each.chosen]

    # taking back

    def _ask(self) -> None:
        words, chosen = self.words, self._chosen
        if not chosen:
            return
        is_whole = all(block.chosen == WHOLE for block in chosen)
        question = words.gettext("Einwilligung zurücknehmen?") if is_whole else words.gettext("Teile zurücknehmen?")
        told = [f"{block.line.recipient.title} – {block.effect_text()}" for block in chosen]
        once = words.gettext("Rückgängig machen lässt sich das nicht; die Person kann aber neu zustimmen.")
        self.step.ask(question, "\n".join((*told, once)), words.gettext("&Ja, zurücknehmen"), self._take_back)

    def _take_back(self) -> None:
        taken_back = {block.line.handover.id: block.chosen for block in self._chosen}

        titles = {block.line.handover.id: block.line.recipient.title for block in self._chosen}

        def done(withdrawn: Withdrawn) -> None:
            self.code.clear()
            self._show(())
            self._show_result(withdrawn, titles)
            self.withdrawn.emit()

        self.errands.do(lambda: self._withdrawals.withdraw(taken_back, self._now()), done)

    def _show_result(self, withdrawn: Withdrawn, titles: Mapping[HandoverId, str]) -> None:
        words = self.words
        told = [words.gettext("Zurückgenommen.")]
        if withdrawn.stopped:
            told.append(words.gettext("Was noch hier lag, geht nicht mehr weg."))
        for _, recipient in withdrawn.to_tell:
            sent = words.gettext("Für {recipient} wird eine Mitteilung gedruckt; schicken Sie sie heute noch ab.")
            told.append(sent.format(recipient=recipient.title))
        self.result.setText("\n".join(told))
        self.result.show()
        self._tell_person(withdrawn, titles)
        self._offer_notices(withdrawn.to_tell)
        if withdrawn.to_tell:
            self.notices_wanted.emit(withdrawn.to_tell)
        self.enter(self.print_again if withdrawn.to_tell else self.code)

    def _tell_person(self, withdrawn: Withdrawn, titles: Mapping[HandoverId, str]) -> None:
        """Show what the person is told; the language of the consent is theirs."""
        told = [handover for handover, _ in withdrawn.to_tell]
        tag = next((each.consent.language for each in (*withdrawn.stopped, *told)), GERMAN.tag)
        stopped = [titles[each.id] for each in withdrawn.stopped]

        def show(said: Sequence[Said]) -> None:
            if self.result.isVisible():
                self.for_person.show_words(tag, said)

        self._beside.fetch(lambda: self._say_withdrawn(tag, stopped, [titles[each.id] for each in told]), show)

    def _offer_notices(self, notices: tuple[Notice, ...]) -> None:
        self._notices = notices
        self.print_again.setVisible(bool(notices))

    def _put_away_result(self) -> None:
        self.result.hide()
        self.for_person.hide()
        self._offer_notices(())
