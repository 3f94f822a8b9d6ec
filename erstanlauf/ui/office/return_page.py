"""Somebody comes back with a slip: number or code, the earlier visit, and one key for what became of each referral.

Knows the use case and words; what is done with the earlier visit, the desk decides.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.visit import EarlierReferral, ReferralOutcome
from erstanlauf.i18n import labels, return_words
from erstanlauf.i18n.handover_words import state_name
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.keyed_button import ActionButton, action, name_action
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.text_table import SharedTable
from erstanlauf.usecases.returning.return_desk import Found, ReturnDesk

_Key = Qt.Key
_SHARES = (5.0, 2.0, 2.2)
_MOST_ROWS = 8
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)
_ENTER = (_Key.Key_Return, _Key.Key_Enter)


class ReturnPage(OfficePage):
    """While the field has the focus, keys are typed; then letters are outcomes and Enter takes the visit over."""

    wanted = Signal(object)
    """The earlier visit is to be gone on from; carries the `Found` with what was told."""

    def __init__(
        self,
        words: Wording,
        errands: Errands,
        desk: ReturnDesk,
        catalogue: Callable[[], Catalogue],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, errands, parent)
        self._desk, self._catalogue, self._now = desk, catalogue, now
        self._found: Found | None = None
        self._trouble: KnownTrouble | None = None
        self._is_visit_open = False
        self.typed = QLineEdit(self.content)
        self.search = action(self.content, "↵")
        self.trouble = Label(self.content, tone="alarm", bold=True)
        self._card = QFrame(self.content)
        self.number, self.day = Label(self._card, factor=1.3, bold=True), Label(self._card, tone="quiet")
        self.needs, self.under_way = Label(self._card), Label(self._card, bold=True, tone="caution")
        self.referrals = _Referrals(self._card, _SHARES, least=1, most=_MOST_ROWS)
        self.place = Label(self._card, bold=True)
        self.unknown, self.question = Label(self._card, tone="quiet"), Label(self._card, tone="quiet")
        self._outcomes: Mapping[_Key, tuple[ActionButton, ReferralOutcome | None]] = {
            _Key.Key_W: (action(self._card, "W"), ReferralOutcome.WAS_THERE),
            _Key.Key_P: (action(self._card, "P"), ReferralOutcome.NOT_SUITABLE),
            _Key.Key_Z: (action(self._card, "Z"), ReferralOutcome.NOT_RESPONSIBLE),
            _Key.Key_K: (action(self._card, "K"), ReferralOutcome.NOT_REACHED),
            _Key.Key_Backspace: (action(self._card, "⌫"), None),
        }
        self.go_on = action(self._card, "↵", emphasized=True)
        self.step = SecondStep(words, self.content)
        self.first: QWidget = self.typed
        self._lay_out()
        self._connect()
        self._show()
        self.retranslate()

    def load(self) -> None:
        """Begin with an empty field: nothing of the last person is to be seen."""
        self._begin_anew()

    def begin_typing(self, text: str) -> None:
        """Begin with what somebody has started to type or scan elsewhere."""
        self._begin_anew()
        self.typed.setText(text)
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.typed.deselect()
        self.typed.end(False)

    def show_visit_open(self, *, is_open: bool) -> None:
        """Say whether the earlier visit goes into the one in hand or begins a new one."""
        self._is_visit_open = is_open
        self._name_go_on()

    def forget(self) -> None:
        super().forget()
        self._begin_anew()

    def step_back(self) -> bool:
        if super().step_back():
            return True
        if self._found is None and self._trouble is None and not self.typed.text():
            return False
        self._begin_anew()
        self.enter(self.typed)
        return True

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Wiederkommen"),
            words.gettext(
                "Jemand bringt einen Laufzettel wieder mit: den Code scannen oder die Nummer tippen, in jeder "
                "Schreibweise. Ein Name wird nicht gebraucht."
            ),
        )
        self.typed.setPlaceholderText(words.gettext("Nummer oder Code, zum Beispiel K7-418-3"))
        self.typed.setAccessibleName(words.gettext("Nummer oder Code vom Zettel"))
        name_action(words, self.search, words.gettext("Suchen"))
        self.referrals.setAccessibleName(words.gettext("Wohin der Zettel geschickt hat"))
        self.question.setText(
            words.gettext("Was daraus wurde – nur, wenn die Person davon erzählt. Ohne Taste gilt: nicht gefragt.")
        )
        for button, outcome in self._outcomes.values():
            name_action(words, button, return_words.outcome_name(words, outcome))
        self._name_go_on()
        self._show()

    # making

    def _lay_out(self) -> None:
        self._card.setProperty("ground", "card")
        for label in (self.trouble, self.number, self.needs, self.under_way, self.place, self.unknown, self.question):
            label.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.typed, 1)
        line.addWidget(self.search)
        answers, steps = FlowLayout(), FlowLayout()
        answers.add(*(button for button, _ in self._outcomes.values()))
        steps.add(self.go_on)
        within = QVBoxLayout(self._card)
        within.setContentsMargins(22, 16, 22, 18)
        within.setSpacing(8)
        said: tuple[QWidget, ...] = (self.number, self.day, self.needs, self.under_way)
        asked: tuple[QWidget, ...] = (self.referrals, self.unknown, self.question, self.place)
        for widget in said:
            within.addWidget(widget)
        within.addSpacing(6)
        for widget in asked:
            within.addWidget(widget)
        within.addLayout(answers)
        within.addSpacing(6)
        within.addLayout(steps)
        self.column.addLayout(line)
        self.column.addWidget(self.trouble)
        self.column.addWidget(self.step)
        self.column.addWidget(self._card)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.typed.returnPressed.connect(self._search)
        self.typed.textEdited.connect(lambda _: self._show_trouble(None))
        self.search.clicked.connect(self._search)
        self.go_on.clicked.connect(self._go_on)
        self.referrals.row_moved.connect(self._name_place)
        for button, outcome in self._outcomes.values():
            button.clicked.connect(lambda _checked=False, outcome=outcome: self._tell(outcome))

    # searching

    def _search(self) -> None:
        typed = self.typed.text()
        if not typed.strip():
            self.enter(self.typed)
            return
        catalogue, now = self._catalogue(), self._now()
        self.errands.attempt(lambda: self._desk.find(typed, catalogue, now), self._take, self._refuse)

    def _take(self, found: Found) -> None:
        if not self.isVisible():  # left meanwhile; whoever opens the page next is not to find it there
            return
        self._found = found
        self.typed.clear()
        self._show_trouble(None)
        self._show()
        self.enter(self.referrals if found.earlier.referrals else self.go_on)

    def _refuse(self, trouble: KnownTrouble) -> None:
        """Say what is wrong; what was typed goes, for the next scan would be added to it."""
        self._found = None
        self.typed.clear()
        self._show()
        self._show_trouble(trouble)
        self.enter(self.typed)

    def _begin_anew(self) -> None:
        self._found = None
        self.typed.clear()
        self._show_trouble(None)
        self._show()

    # telling

    def _tell(self, outcome: ReferralOutcome | None) -> None:
        """Note what became of the current referral and go to the next one."""
        found, row = self._found, self.referrals.row
        if found is None or not 0 <= row < len(found.earlier.referrals):
            return
        told = list(found.earlier.referrals)
        told[row] = replace(told[row], outcome=outcome)
        self._found = replace(found, earlier=replace(found.earlier, referrals=tuple(told)))
        self._show(min(row + 1, len(told) - 1))
        self.referrals.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if self._found is not None:
            found, self._found = self._found, None
            self._show()
            self.wanted.emit(found)

    # what is shown

    def _show(self, row: int = 0) -> None:
        found, words = self._found, self.words
        self._card.setVisible(found is not None)
        if found is None:
            return
        earlier, days = found.earlier, self._days(found)
        self.number.setText(words.gettext("Früherer Besuch {number}").format(number=earlier.number))
        self.day.setText(f"{return_words.ago(words, days)}, {earlier.day:%d.%m.%Y}" if days else words.gettext("heute"))
        topics = " · ".join(labels.topic(words, each) for each in found.topics)
        self.needs.setText(words.gettext("Anliegen: {topics}").format(topics=topics) if topics else "")
        self.needs.setVisible(bool(topics))
        self.under_way.setText("\n".join(self._lines_under_way(found)))
        self.under_way.setVisible(bool(found.handed_over))
        headings = (words.gettext("Geschickt zu"), words.gettext("Seit"), words.gettext("Was daraus wurde"))
        rows = [self._row(each, days) for each in earlier.referrals]
        self.referrals.show_rows(headings, rows, row)
        for widget in (self.referrals, self.question, self.place, *(button for button, _ in self._outcomes.values())):
            widget.setVisible(bool(rows))
        unknown = words.ngettext(
            "{count} weitere Stelle auf dem Zettel: ein Angebot, das dieser Katalog nicht kennt.",
            "{count} weitere Stellen auf dem Zettel: Angebote, die dieser Katalog nicht kennt.",
            found.unknown,
        )
        self.unknown.setText(unknown.format(count=found.unknown) if found.unknown else "")
        self.unknown.setVisible(bool(found.unknown))

    def _row(self, referral: EarlierReferral, days: int) -> tuple[str, str, str]:
        catalogue, words = self._catalogue(), self.words
        service = catalogue.services.get(referral.kind)
        offer = catalogue.offer(referral.offer) if referral.offer else None
        name = service.name if service else referral.kind
        where = f"{name} – {offer.organization}" if offer else name
        return where, return_words.since(words, days), return_words.outcome_name(words, referral.outcome)

    def _name_place(self, row: int) -> None:
        """Say in full what the keys are about: the table may have cut it."""
        rows = self.referrals.lines.rows
        self.place.setText(rows[row][0] if 0 <= row < len(rows) else "")

    def _lines_under_way(self, found: Found) -> list[str]:
        words, today = self.words, self._now().date()
        line = words.gettext("{since} bei {place}: {state}")
        return [
            line.format(
                since=return_words.since(words, max((today - each.day).days, 0)),
                place=each.title,
                state=state_name(words, each.state),
            )
            for each in found.handed_over
        ]

    def _days(self, found: Found) -> int:
        return found.earlier.days_until(self._now().date())

    def _show_trouble(self, trouble: KnownTrouble | None) -> None:
        self._trouble = trouble
        self.trouble.setText(sentence(self.words, trouble) if trouble else "")
        self.trouble.setVisible(trouble is not None)

    def _name_go_on(self) -> None:
        words = self.words
        new, here = words.gettext("Neue Vorsprache damit beginnen"), words.gettext("In diese Vorsprache übernehmen")
        name_action(words, self.go_on, here if self._is_visit_open else new)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, focused = _Key(event.key()), QApplication.focusWidget()
        if self._found is None or focused is self.typed or event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
        elif event.isAutoRepeat():  # a key held a moment too long must not tell of the next one
            return
        elif key in _ENTER:
            focused.click() if isinstance(focused, ActionButton) else self._go_on()
        elif key in self._outcomes:
            self._tell(self._outcomes[key][1])
        elif event.text().isdecimal():  # the next slip is being scanned
            self.begin_typing(event.text())
        else:
            super().keyPressEvent(event)


class _Referrals(SharedTable):
    """Letters, digits and Enter are for the page: here they search nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalnum() or event.key() in (*_ENTER, _Key.Key_Backspace):
            event.ignore()
        else:
            super().keyPressEvent(event)
