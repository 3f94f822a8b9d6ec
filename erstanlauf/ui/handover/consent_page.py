"""Asks whether data may go, to whom and which: the short text to read out, and a block for each recipient.

Nothing is ticked beforehand. Knows no second screen and no paper; it tells what is being asked.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from erstanlauf.i18n.phrases import consent
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.handover.recipient_block import RecipientBlock
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.chips import tab_anchor
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.handover.asking import Asking

_TO_READ_OUT = (
    (consent.CONSENT_WHY,),
    (consent.CONSENT_VOLUNTARY, consent.CONSENT_NO_HARM),
    (consent.CONSENT_WITHDRAW, consent.CONSENT_FULL_TEXT),
)


class ConsentPage(OfficePage):
    """Shows an `Asking`; what the person says is told by signals and comes back with the next `show_asking`."""

    answered = Signal(str, bool)
    """A recipient, and yes or no."""
    ticked = Signal(str, object)
    """A recipient, and the field whose tick was set or taken off."""
    asked_about = Signal(str)
    """The recipient the conversation is about now."""
    finished = Signal()
    print_wanted = Signal()
    undone = Signal()

    def __init__(self, words: Wording, errands: Errands, parent: QWidget | None = None) -> None:
        super().__init__(words, errands, parent)
        self._asking: Asking | None = None
        self._shape: tuple[object, ...] = ()
        self.blocks: list[RecipientBlock] = []
        self._text = QFrame(self.content)
        self._text.setProperty("ground", "active")
        self._spoken = [Label(self._text) for _ in _TO_READ_OUT]
        self._recipients = QWidget(self.content)
        self._room = QVBoxLayout(self._recipients)
        self._anchor = tab_anchor(self._recipients)
        self.go_on = self.button(is_main=True)
        self.print_button = self.button()
        self.note = Label(self.content, tone="quiet")
        self.step = SecondStep(words, self.content)
        self.first = self.go_on
        self._lay_out()
        self.go_on.clicked.connect(self._go_on)
        self.print_button.clicked.connect(self.print_wanted)
        QApplication.instance().focusChanged.connect(self._tell_about)  # type: ignore[union-attr]  # there is one
        self.retranslate()

    def load(self) -> None:
        """Nothing: what is asked comes by `show_asking`."""

    def show_asking(self, asking: Asking) -> None:
        """Show what is asked and what was said so far."""
        self._asking = asking
        shape = (asking.visit, asking.recipients, asking.offered)  # the next person begins at the first answer
        if shape != self._shape:
            self._shape = shape
            self._make_blocks(asking)
        for block in self.blocks:
            block.show_asking(asking)
        self._name_way_on()

    def take_focus(self) -> None:
        """Move the focus to the first recipient that has no answer yet."""
        asking = self._asking
        assert asking is not None
        said = asking.refused | asking.ticks.keys()
        waiting = next((each for each in self.blocks if each.recipient.id not in said), self.blocks[0])
        waiting.take_focus()

    def forget(self) -> None:
        """Keep nothing of what was said; it belongs to the visit."""
        super().forget()
        self._asking = None

    def undo(self) -> bool:
        self.undone.emit()
        return True

    def redo(self) -> bool:
        return True

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Einwilligung"),
            words.gettext("Vorlesen oder auf dem Zweitbildschirm zeigen. Angekreuzt wird, was die Person erlaubt."),
        )
        for label, phrases in zip(self._spoken, _TO_READ_OUT, strict=True):
            label.setText(" ".join(phrases))
        self.print_button.setText(words.gettext("Einwilligung &drucken"))
        for block in self.blocks:
            block.retranslate()
        self._name_way_on()

    def _lay_out(self) -> None:
        self._title = Label(self._text, factor=1.15, bold=True)
        self._title.setText(consent.CONSENT_TITLE)
        spoken = QVBoxLayout(self._text)
        spoken.setContentsMargins(18, 14, 18, 16)
        spoken.setSpacing(7)
        for label in (self._title, *self._spoken):
            label.setWordWrap(True)
            spoken.addWidget(label)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(14)
        buttons = FlowLayout()
        buttons.add(self.go_on, self.print_button)
        self.note.setWordWrap(True)
        for widget in (self._text, self._recipients):
            self.column.addWidget(widget)
        self.column.addLayout(buttons)
        self.column.addWidget(self.note)
        self.column.addWidget(self.step)
        self.column.addStretch(1)

    def _make_blocks(self, asking: Asking) -> None:
        for old in self.blocks:
            self._room.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.blocks = [RecipientBlock(self.words, each, asking, self._recipients) for each in asking.recipients]
        for block in self.blocks:
            self._room.addWidget(block)
            block.answered.connect(self.answered)
            block.ticked.connect(self.ticked)
            block.confirmed.connect(self._go_on)
        buttons = [button for block in self.blocks for button in block.buttons]
        for before, button in zip([self._anchor, *buttons], [*buttons, self.go_on], strict=True):
            self.setTabOrder(before, button)  # new widgets would be the last of the window

    def _name_way_on(self) -> None:
        words, asking = self.words, self._asking
        if asking is None:
            return
        is_no = asking.is_refused
        text = words.gettext("Ohne &Zustimmung weiter") if is_no else words.gettext("&Zur Person")
        self.go_on.setText(text)
        self.go_on.setEnabled(is_no or bool(asking.chosen))
        self.note.setText(
            words.gettext(
                "Es wird nichts übergeben; gespeichert wird höchstens, dass es ein Nein gab. Der Zettel gilt wie "
                "vorher."
            )
            if is_no
            else words.gettext("Eingabe: weiter · Esc: zurück zur Vorsprache · Strg+Z: letztes Kreuz zurück")
        )

    def _go_on(self) -> None:
        if self.go_on.isEnabled():
            self.finished.emit()

    def _tell_about(self, _before: QWidget | None, now: QWidget | None) -> None:
        for block in self.blocks:
            if now is not None and block.isAncestorOf(now):
                self.asked_about.emit(block.recipient.id)
                self.ensureWidgetVisible(now, 0, 24)
