"""Shows what goes to whom before it goes, line by line, each with the way back to where it was said. Sends nothing.

Source: GOV.UK Design System, pattern "Check answers".
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import HandoverContent
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.i18n import handover_words, labels
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.handover.content_words import content_lines
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.handover.asking import Asking

Leaving = Sequence[tuple[Recipient, HandoverContent]]


class Place(StrEnum):
    """Where a line was said."""

    CONSENT = "consent"
    PERSON = "person"
    VISIT = "visit"


_SAID_AT = {
    DataField.NAME: Place.PERSON,
    DataField.BIRTH_YEAR: Place.PERSON,
    DataField.REACH: Place.PERSON,
}


class CheckPage(OfficePage):
    """The one button that cannot be taken back says what it does; a key that is held does not press it."""

    change_wanted = Signal(object)
    """The `Place` to go back to."""
    send_wanted = Signal()

    def __init__(self, words: Wording, errands: Errands, parent: QWidget | None = None) -> None:
        super().__init__(words, errands, parent)
        self._catalogue: Catalogue | None = None
        self._asking: Asking | None = None
        self._leaving: Leaving = ()
        self._language = ""
        self.cards: list[QFrame] = []
        self._room = QVBoxLayout()
        self._room.setSpacing(14)
        self.send = FinalButton(self.content)
        self.send.setProperty("look", "main")
        self.back = self.button()
        self.note = self.quiet()
        self.step = SecondStep(words, self.content)
        self.first = self.send
        buttons = FlowLayout()
        buttons.add(self.send, self.back)
        self.column.addLayout(self._room)
        self.column.addLayout(buttons)
        for widget in (self.note, self.step):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.send.clicked.connect(self.send_wanted)
        self.back.clicked.connect(lambda: self.change_wanted.emit(Place.PERSON))
        self.retranslate()

    def load(self) -> None:
        """Nothing: what leaves comes by `show_leaving`."""

    def show_leaving(self, asking: Asking, leaving: Leaving, language: str, catalogue: Catalogue) -> None:
        """Show exactly what leaves; `language` is the tag of the one in which the person was asked."""
        self._asking, self._leaving, self._language, self._catalogue = asking, leaving, language, catalogue
        self.retranslate()

    def forget(self) -> None:
        """Take everything about the person off the page."""
        super().forget()
        self._asking, self._leaving = None, ()
        self._clear()

    def step_back(self) -> bool:
        self.change_wanted.emit(Place.PERSON)
        return True

    def undo(self) -> bool:
        return True

    def redo(self) -> bool:
        return True

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Prüfen"),
            words.gettext("Genau das geht weg, sonst nichts. Mit der Person durchgehen, dann übergeben."),
        )
        self.back.setText(words.gettext("&Zurück zur Person"))
        self.note.setText(words.gettext("Eingabe: übergeben · Esc: zurück zur Person"))
        self._clear()
        for recipient, content in self._leaving:
            card = self._card(recipient, content)
            self.cards.append(card)
            self._room.addWidget(card)
        if len(self._leaving) > 1:
            text = words.gettext("An {count} Stellen übergebe&n").format(count=len(self._leaving))
        else:
            title = next((recipient.title for recipient, _ in self._leaving), "")
            text = words.gettext("An {recipient} übergebe&n").format(recipient=title.replace("&", "&&"))
        self.send.setText(text)
        self.send.setEnabled(bool(self._leaving))

    def _clear(self) -> None:
        for card in self.cards:
            self._room.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []

    def _card(self, recipient: Recipient, content: HandoverContent) -> QFrame:
        assert self._catalogue is not None
        words = self.words
        card = QFrame(self.content)
        card.setProperty("ground", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(18, 14, 18, 16)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        title = Label(card, factor=1.1, bold=True)
        title.setWordWrap(True)
        title.setText(words.gettext("An {recipient}").format(recipient=recipient.title))
        grid.addWidget(title, 0, 0, 1, 3)
        lines = [(words.gettext("Einwilligung"), self._consent(recipient), Place.CONSENT)]
        lines += [
            (handover_words.field_name(words, field), value, _SAID_AT.get(field, Place.VISIT))
            for field, value in content_lines(words, content, self._catalogue)
        ]
        for row, (name, value, place) in enumerate(lines, start=1):
            self._add_line(grid, row, name, value, place)
        return card

    def _consent(self, recipient: Recipient) -> str:
        assert self._asking is not None
        fields = handover_words.fields(self.words, self._asking.ticked(recipient.id))
        until = recipient.kept_until(self._asking.said_at.date())
        return self.words.gettext(
            "{fields}; gesagt um {time} Uhr, gefragt auf {language}. Die Stelle löscht bis {day}."
        ).format(
            fields=fields,
            time=f"{self._asking.said_at:%H:%M}",
            language=labels.language_name(self.words, self._language),
            day=f"{until:%d.%m.%Y}",
        )

    def _add_line(self, grid: QGridLayout, row: int, name: str, value: str, place: Place) -> None:
        card = grid.parentWidget()
        names, values = Label(card, tone="quiet"), Label(card)
        names.setText(name)
        values.setText(value)
        values.setWordWrap(True)
        change = QPushButton(card)
        change.setProperty("look", "chip")
        change.setText(self.words.gettext("Ändern"))
        change.setAccessibleName(self.words.gettext("{line} ändern").format(line=name))
        change.clicked.connect(partial(self.change_wanted.emit, place))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(names, row, 0, top)
        grid.addWidget(values, row, 1, top)
        grid.addWidget(change, row, 2, top | Qt.AlignmentFlag.AlignRight)


class FinalButton(QPushButton):
    """Pressed by Enter or space, but not by a key that is held down since the page before."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
