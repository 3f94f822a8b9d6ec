"""Whom cases may be handed to: added, changed, put to rest by the administration. Knows no folder and no key file."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.recipient_form import BLANK, RecipientForm, rows_of
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.text_table import SharedTable
from erstanlauf.usecases.handover.recipients_desk import RecipientsDesk
from erstanlauf.usecases.knowledge import Knowledge

_SHARES = (3.0, 4.0, 1.6, 1.6)
_SHARES_OF_EXAMPLE = (1.0, 2.0)

Cells = Sequence[tuple[str, str]]
"""Heading and content of each column."""


class Checks(NamedTuple):
    """What is looked at beside the store: a key with the title it belongs to, and a mapping file by its path; empty for
    the one that comes with the program. Each raises the `KnownTrouble` there is.
    """

    key: Callable[[str, str], None]
    mapping: Callable[[str], Cells]


class RecipientsPage(OfficePage):
    """A table of all; below it the fields of the current one, or of a new one. None is ever deleted: they rest."""

    def __init__(
        self,
        words: Wording,
        errands: Errands,
        recipients: RecipientsDesk,
        beside: Errands,
        checks: Checks,
        knowledge: Knowledge,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, errands, parent)
        self._recipients_desk = recipients
        self._beside = beside
        self._checks = checks
        self._knowledge = knowledge
        self._recipients: Sequence[Recipient] = ()
        self._is_new = True
        self.table = SharedTable(self.content, _SHARES, least=2, most=8)
        self.new = self.button()
        self._form_title = self.title()
        self.form = RecipientForm(words, self.content)
        self.example_title = Label(self.content, bold=True)
        self.example = SharedTable(self.content, _SHARES_OF_EXAMPLE, least=1, most=8)
        self.step = SecondStep(words, self.content)
        self.keep, self.drop = self.button(is_main=True), self.button()
        self._lay_out()
        self.first: QWidget = self.table
        self._connect()
        self.retranslate()

    def load(self) -> None:
        self.form.know_offers(self._knowledge.catalogue)
        self.errands.fetch(self._recipients_desk.all, self._show)

    def forget(self) -> None:
        super().forget()
        if self.form.is_changed:
            self.told.emit(self.words.gettext("Was geändert, aber nicht gespeichert war, ist verworfen."))
            self._show_current()
        self._put_away_example()

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Empfänger"),
            words.gettext(
                "Stellen, die Übergaben mit Daten bekommen dürfen. Name, Fristen und Ordner sind mit der Stelle "
                "vereinbart; der Schlüssel kommt von ihr. Gelöscht wird keine, sie kann ruhen."
            ),
        )
        self.table.setAccessibleName(words.gettext("Empfänger"))
        self.new.setText(words.gettext("Ne&ue Stelle"))
        self.form.retranslate()
        self.keep.setText(words.gettext("&Speichern"))
        self.drop.setText(words.gettext("Verwer&fen"))
        self.example.setAccessibleName(words.gettext("Beispielzeile"))
        self._show_rows(self._recipients)
        self._name_form()

    def _lay_out(self) -> None:
        self.example_title.setWordWrap(True)
        steps = FlowLayout()
        steps.add(self.keep, self.drop)
        self.column.addWidget(self.table)
        self.column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(6)
        self.column.addWidget(self._form_title)
        self.column.addWidget(self.form)
        self.column.addWidget(self.example_title)
        self.column.addWidget(self.example)
        self.column.addWidget(self.step)
        self.column.addLayout(steps)
        self.column.addStretch(1)
        self._put_away_example()

    def _connect(self) -> None:
        self.table.row_moved.connect(lambda _: self._show_current())
        self.new.clicked.connect(self._begin_new)
        self.form.changed.connect(self._follow_changes)
        self.form.key_typed.connect(self._look_at_key)
        self.form.plain_wanted.connect(self._ask_about_plain)
        self.form.mapping_check_wanted.connect(self._check_mapping)
        self.keep.clicked.connect(self._keep)
        self.drop.clicked.connect(self._drop)

    # what is shown

    @property
    def _current(self) -> Recipient | None:
        return self._recipients[self.table.row] if 0 <= self.table.row < len(self._recipients) else None

    def _show(self, recipients: Sequence[Recipient], wanted: RecipientId | None = None) -> None:
        before = wanted or (self._current.id if self._current else None)
        self._is_new = not recipients
        self._show_rows(recipients, before)
        self._show_current()

    def _show_rows(self, recipients: Sequence[Recipient], wanted: RecipientId | None = None) -> None:
        words = self.words
        wanted = wanted or (self._current.id if self._current else None)
        self._recipients = recipients
        here = next((at for at, each in enumerate(recipients) if each.id == wanted), 0)
        headings = (words.gettext("Stelle"), words.gettext("Ordner"), words.gettext("Pakete"), words.gettext("Stand"))
        self.table.blockSignals(True)  # the words change, not the fields below
        self.table.show_rows(headings, rows_of(words, recipients), here)
        self.table.blockSignals(False)

    def _show_current(self) -> None:
        """Show the current one as it holds."""
        current = self._current
        self._is_new = current is None
        self._show_in_form(current or BLANK)

    def _begin_new(self) -> None:
        self._is_new = True
        self._show_in_form(BLANK)
        self.enter(self.form.title)

    def _show_in_form(self, recipient: Recipient) -> None:
        self.step.withdraw()
        self._put_away_example()
        self.form.show_recipient(recipient)
        self._name_form()
        self._follow_changes()

    def _name_form(self) -> None:
        current, words = self._current, self.words
        if self._is_new or current is None:
            self._form_title.setText(words.gettext("Neue Stelle"))
        else:
            self._form_title.setText(words.gettext("{name} ändern").format(name=current.title))

    def _follow_changes(self) -> None:
        is_changed = self.form.is_changed
        self.keep.setEnabled(is_changed)
        self.drop.setEnabled(is_changed or self._is_new)

    # checks

    def _look_at_key(self) -> None:
        """Look at the key beside the window; what comes back for a key of before is passed over."""
        typed, words = self.form.typed, self.words
        if not typed.key:
            told = words.gettext("Ohne Schlüssel kann jeder die Pakete lesen, der den Ordner öffnen kann.")
            self.form.show_key_state(told, "caution")
            return

        def say(told: str, tone: str) -> None:
            if self.form.typed.key == typed.key:
                self.form.show_key_state(told, tone)

        self._beside.attempt(
            lambda: self._checks.key(typed.key, typed.title or words.gettext("diese Stelle")),
            lambda _: say(words.gettext("Der Schlüssel ist lesbar; nur diese Stelle kann die Pakete öffnen."), "quiet"),
            lambda _: say(
                words.gettext("Noch kein öffentlicher Schlüssel: eine Zeile mit 62 Zeichen, die mit age1 beginnt."),
                "caution",
            ),
        )

    def _ask_about_plain(self) -> None:
        words = self.words
        self.step.ask(
            words.gettext("Unverschlüsselte Pakete erlauben?"),
            words.gettext(
                "Namen und Angaben liegen dann offen im Ordner: Jeder, der ihn öffnen kann, kann sie lesen, auch wer "
                "ihn sichert oder verwaltet. Nur erlauben, wenn die Stelle keinen Schlüssel führen kann und die "
                "Datenschutzbeauftragten zugestimmt haben."
            ),
            words.gettext("&Ja, erlauben"),
            self.form.allow_plain,
        )

    def _check_mapping(self) -> None:
        path, words = self.form.typed.mapping, self.words
        self._put_away_example()

        def show(cells: Cells) -> None:
            told = words.gettext("Die Spaltendatei ist in Ordnung. So sähe die Zeile einer erfundenen Person aus:")
            self._show_example(told, cells)

        def refuse(trouble: KnownTrouble) -> None:
            self._show_example(sentence(words, trouble), ())

        self._beside.attempt(lambda: self._checks.mapping(path), show, refuse)

    def _show_example(self, told: str, cells: Cells) -> None:
        self.example_title.setText(told)
        self.example_title.set_tone("plain" if cells else "caution")
        self.example_title.show()
        self.example.show_rows((self.words.gettext("Spalte"), self.words.gettext("Inhalt")), cells)
        self.example.setVisible(bool(cells))
        self.bring_into_view(self.example if cells else self.example_title)

    def _put_away_example(self) -> None:
        self.example_title.hide()
        self.example.hide()

    # keeping

    def _keep(self) -> None:
        typed, is_new = self.form.typed, self._is_new
        told = self.words.gettext("{name} ist gespeichert.").format(name=typed.title)

        def keep() -> tuple[Sequence[Recipient], RecipientId]:
            desk = self._recipients_desk
            kept = replace(typed, id=desk.new_id()) if is_new else typed
            desk.put(kept)
            return desk.all(), kept.id

        def kept(now: tuple[Sequence[Recipient], RecipientId]) -> None:
            self._show(*now)
            self.told.emit(told)

        self.errands.do(keep, kept)

    def _drop(self) -> None:
        self._show_current()
        self.enter(self.table)
