"""Takes down who it is: only what the person has allowed, as the person writes it. Knows lines, not what follows.

Source: GOV.UK Design System, pattern "Names" (given and family name, no title, no checking of spelling).
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import NamedPerson
from erstanlauf.domain.handover.entered import (
    EARLIEST_BIRTH_YEAR,
    Removed,
    birth_year_entered,
    line_entered,
    reach_entered,
)
from erstanlauf.i18n import handover_words
from erstanlauf.i18n.wording import N_, Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.entry_form import EntryForm
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.handover.asking import Asking

_REMOVED = {
    Removed.HIDDEN: N_("Unsichtbare Zeichen wurden entfernt; der Rest steht, wie er war."),
    Removed.TOO_LONG: N_("Mehr als 300 Zeichen; der Rest wurde abgeschnitten."),
}
_WIDE_LETTERS = 52
_PAUSE_MS = 60
"""Before somebody is looked for: letters that are typed in one go are one question."""


class PersonPage(OfficePage):
    """Every letter is told; nothing is refused but a page without any name and a year that is none."""

    typed = Signal(object)
    """A `NamedPerson`, as far as the lines make sense."""
    finished = Signal()
    left = Signal()
    """Back to the consent."""
    likeness_wanted = Signal(object)
    """A `NamedPerson` that somebody may have been handed over as before."""

    def __init__(
        self, words: Wording, errands: Errands, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(words, errands, parent)
        self._now = now
        self._is_filling = False
        self.family_name, self.given_names, self.birth_year, self.reach = (QLineEdit(self.content) for _ in range(4))
        self.lines = (self.family_name, self.given_names, self.birth_year, self.reach)
        self._form = EntryForm(self.content)
        self.known = Label(self.content, tone="quiet")
        self.cleaned = Label(self.content, tone="caution")
        self.missing = Label(self.content, tone="caution")
        self.go_on = self.button(is_main=True)
        self.back = self.button()
        self.note = self.quiet()
        self.step = SecondStep(words, self.content)
        self.first = self.family_name
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(lambda: self.likeness_wanted.emit(self._person()))
        self._lay_out()
        self._connect()
        self.retranslate()

    def load(self) -> None:
        """Nothing: what is known of the person comes by `show_asking`."""

    def show_asking(self, asking: Asking) -> None:
        """Show what was typed so far, and only the lines that somebody may get."""
        person = asking.person
        self._is_filling = True
        self.family_name.setText(person.family_name)
        self.given_names.setText(person.given_names)
        self.birth_year.setText("" if person.birth_year is None else str(person.birth_year))
        self.reach.setText("" if person.reach is None else person.reach.value)
        self._is_filling = False
        self._form.show_line(self.birth_year, on=asking.is_wanted(DataField.BIRTH_YEAR))
        self._form.show_line(self.reach, on=asking.is_wanted(DataField.REACH))
        self.missing.hide()
        self.cleaned.hide()
        self.show_likeness(())
        self._name_reach()
        if asking.is_named:
            self._soon.start()

    def show_likeness(self, lines: Sequence[str]) -> None:
        """Say who may be the same person; it stands in nobody's way."""
        self.known.setText("\n".join(lines))
        self.known.setVisible(bool(lines))

    def forget(self) -> None:
        """Take what was typed off the page: it belongs to the visit."""
        super().forget()
        self._soon.stop()
        self._is_filling = True
        for line in self.lines:
            line.clear()
        self._is_filling = False
        self.show_likeness(())

    def step_back(self) -> bool:
        self.left.emit()
        return True

    def undo(self) -> bool:
        return True

    def redo(self) -> bool:
        return True

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Person"),
            words.gettext(
                "Wie die Person sich schreibt, in jeder Schrift. Ein Name genügt; das andere Feld bleibt dann leer."
            ),
        )
        self._form.name(self.family_name, words.gettext("&Familienname"))
        self._form.name(self.given_names, words.gettext("Vor&namen"))
        self._form.name(self.birth_year, words.gettext("Geburts&jahr (wenn gesagt)"))
        self._form.name(self.reach, words.gettext("&Erreichbar unter (wenn gesagt)"))
        self.reach.setPlaceholderText(words.gettext("Telefon, E-Mail oder Adresse"))
        self.go_on.setText(words.gettext("Weiter zum &Prüfen"))
        self.back.setText(words.gettext("&Zurück zur Einwilligung"))
        self.note.setText(words.gettext("Eingabe: nächste Zeile, zuletzt weiter · Esc: zurück zur Einwilligung"))
        self._name_reach()

    def _lay_out(self) -> None:
        self._form.add_lines(*self.lines)
        for line in (self.family_name, self.given_names, self.reach):
            line.setMinimumWidth(_WIDE_LETTERS * line.fontMetrics().averageCharWidth())
        for label in (self.known, self.cleaned, self.missing):
            label.setWordWrap(True)
            label.hide()
        buttons = FlowLayout()
        buttons.add(self.go_on, self.back)
        self._kind = self.quiet()
        self.column.addLayout(self._form)
        for widget in (self._kind, self.cleaned, self.missing, self.known):
            self.column.addWidget(widget)
        self.column.addLayout(buttons)
        self.column.addWidget(self.note)
        self.column.addWidget(self.step)
        self.column.addStretch(1)

    def _connect(self) -> None:
        for line in self.lines:
            line.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
            line.textChanged.connect(self._take)
            line.editingFinished.connect(lambda line=line: self._clean(line))
            line.returnPressed.connect(lambda line=line: self._next_after(line))
        self.go_on.clicked.connect(self._go_on)
        self.back.clicked.connect(self.left)

    def _take(self) -> None:
        if self._is_filling:
            return
        self.missing.hide()
        self._name_reach()
        self.typed.emit(self._person())
        self._soon.start()

    def _person(self) -> NamedPerson:
        try:
            year = birth_year_entered(self.birth_year.text(), self._now().year)
        except ValueError:
            year = None
        family, given, reach = (line_entered(each.text()).text for each in (*self.lines[:2], self.reach))
        return NamedPerson(family, given, year, reach_entered(reach))

    def _clean(self, line: QLineEdit) -> None:
        """Leave in a line what is kept of it, and say what is not."""
        entered = line_entered(line.text())
        if entered.removed:
            self.cleaned.setText(" ".join(self.words.gettext(_REMOVED[each]) for each in entered.removed))
            self.cleaned.show()
        if entered.text != line.text():
            line.setText(entered.text)

    def _name_reach(self) -> None:
        """Say as what the way to reach the person is understood."""
        reach = reach_entered(line_entered(self.reach.text()).text)
        self._kind.setVisible(reach is not None)
        if reach is not None:
            kind = handover_words.reach_name(self.words, reach.kind)
            self._kind.setText(self.words.gettext("Wird übergeben als: {kind}").format(kind=kind))

    def _next_after(self, line: QLineEdit) -> None:
        shown = [each for each in self.lines if each.isVisible()]
        after = shown[shown.index(line) + 1 :]
        if after:
            after[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._go_on()

    def _go_on(self) -> None:
        for line in self.lines:
            self._clean(line)
        trouble = self._trouble()
        if trouble is None:
            self.finished.emit()
            return
        line, text = trouble
        self.missing.setText(text)
        self.missing.show()
        self.enter(line)

    def _trouble(self) -> tuple[QLineEdit, str] | None:
        """Return the line that keeps the way from going on, and what to do about it."""
        words, year = self.words, self._now().year
        if not (self.family_name.text() or self.given_names.text()):
            return self.family_name, words.gettext("Ohne Namen kann niemand die Person rufen: einen Namen eintragen.")
        try:
            birth_year_entered(self.birth_year.text(), year)
        except ValueError:
            text = words.gettext("Das Geburtsjahr hat vier Ziffern, von {first} bis {last}. Leer lassen ist möglich.")
            return self.birth_year, text.format(first=EARLIEST_BIRTH_YEAR, last=year)
        return None
