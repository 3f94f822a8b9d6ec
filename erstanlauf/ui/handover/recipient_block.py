"""One recipient on the consent page: yes or no, and what would go. Knows fields and recipients, not what follows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from erstanlauf.domain.handover.consent import NEEDED, DataField
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.keys import TILE_KEYS
from erstanlauf.i18n import handover_words
from erstanlauf.i18n.phrases import consent
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.answer_grid import AnswerGrid
from erstanlauf.ui.widgets.keyed_button import Answer
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.roving import RovingGroup
from erstanlauf.usecases.handover.asking import Asking

YES, NO = "1", "2"
"""The keys of the two answers; those of the fields follow. The tiles of the second screen have the same."""


def keys_of(asking: Asking) -> dict[DataField, str]:
    """Return the key of each field: first what goes with a plain yes, then what needs a tick of its own."""
    asked = [each for each in (*asking.asked_for, *asking.special) if each is not NEEDED]
    return dict(zip(asked, TILE_KEYS[2:], strict=False))


class RecipientBlock(QFrame):
    """One Tab stop; each answer and each tick has a key that works while the focus is here."""

    answered = Signal(str, bool)
    ticked = Signal(str, object)
    confirmed = Signal()
    """Enter was pressed."""

    def __init__(self, words: Wording, recipient: Recipient, asking: Asking, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.recipient = recipient
        self.setProperty("ground", "card")
        self.title = Label(self, factor=1.1, bold=True)
        self.until = Label(self, tone="quiet")
        self._what = Label(self, tone="quiet")
        self._own_ticks = Label(self, tone="quiet")
        for label in (self.title, self.until, self._what, self._own_ticks):
            label.setWordWrap(True)
        self._answers, self._plain, self._special = (AnswerGrid(self, most=most) for most in (2, 3, 1))
        self.yes, self.no = Answer(YES, self._answers), Answer(NO, self._answers)
        keys = keys_of(asking)
        self.ticks = {
            field: Answer(key, self._plain if field in asking.asked_for else self._special)
            for field, key in keys.items()
        }
        self._group = RovingGroup(self)
        self.buttons = [self.yes, self.no, *self.ticks.values()]
        for each in self.buttons:
            each.setCheckable(True)
        self._group.set_buttons(self.buttons)
        self._group.pressed.connect(self._press)
        self._group.confirmed.connect(self.confirmed)
        self._lay_out(asking)
        self.retranslate()

    def take_focus(self) -> None:
        """Move the focus to the answer that had it last, at first to the yes."""
        self._group.focus_current()

    def show_asking(self, asking: Asking) -> None:
        """Show what was said so far."""
        ticked = asking.ticked(self.recipient.id)
        self.yes.setChecked(bool(ticked))
        self.no.setChecked(self.recipient.id in asking.refused)
        for field, button in self.ticks.items():
            button.setChecked(field in ticked)
        until = self.recipient.kept_until(asking.said_at.date())
        self.until.setText(consent.CONSENT_UNTIL.format(date=f"{until:%d.%m.%Y}"))

    def retranslate(self) -> None:
        """Say everything in the language that now holds; what is read aloud stays German."""
        words, title = self._words, self.recipient.title
        self.title.setText(consent.CONSENT_TO.format(recipient=title))
        self._what.setText(words.gettext("Mit dem Ja geht der Name mit und, was hier angekreuzt ist:"))
        self._own_ticks.setText(words.gettext("Jedes hiervon nur, wenn die Person es eigens erlaubt:"))
        self.yes.setText(consent.CONSENT_YES)
        self.no.setText(consent.CONSENT_NO)
        for field, button in self.ticks.items():
            is_special = field in consent.SENTENCE_OF_SPECIAL
            sentence = consent.SENTENCE_OF_SPECIAL.get(field, "").format(recipient=title)
            button.setText(sentence if is_special else handover_words.field_name(words, field))
            button.setToolTip(handover_words.field_meaning(words, field))
        for button in self.buttons:
            button.setAccessibleName(f"{button.text()} ({title})")
            button.setAccessibleDescription(words.gettext("Taste {key}").format(key=button.key))
        for grid in (self._answers, self._plain, self._special):
            grid.arrange()

    def _lay_out(self, asking: Asking) -> None:
        of_plain = [button for field, button in self.ticks.items() if field in asking.asked_for]
        of_special = [button for field, button in self.ticks.items() if field not in asking.asked_for]
        self._answers.show_answers([self.yes, self.no])
        self._plain.show_answers(of_plain)
        self._special.show_answers(of_special)
        self._own_ticks.setVisible(bool(of_special))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(9)
        for widget in (
            *(self.title, self.until, self._answers),
            *(self._what, self._plain, self._own_ticks, self._special),
        ):
            column.addWidget(widget)

    def _press(self, index: int) -> None:
        recipient = self.recipient.id
        if index < 2:
            self.answered.emit(recipient, index == 0)
        else:
            self.ticked.emit(recipient, list(self.ticks)[index - 2])
