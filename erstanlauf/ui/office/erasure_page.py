"""Erasing: one visit by the number on its slip, or what is out of date. Knows figures, no visit."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from erstanlauf.domain.retention import ClockDoubtful, longest_backup_days
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.counter import Counter
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office import erasure_words
from erstanlauf.ui.office.entry_form import EntryForm
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.text_table import TextTable
from erstanlauf.usecases.erasure import ToErase
from erstanlauf.usecases.office import Office
from erstanlauf.usecases.office_ports import Due


class ErasurePage(OfficePage):
    """What is open at the counter is not erased by number, and what somebody is working on not by time."""

    erased = Signal(object)
    """The id of the visit that is gone, or None where it is what was out of date."""

    def __init__(
        self,
        words: Wording,
        errands: Errands,
        office: Office,
        counter: Counter,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, errands, parent)
        self._office = office
        self._counter = counter
        self._now = now
        self._due: Sequence[Due] = ()
        self._doubt: ClockDoubtful | None = None
        self.result = Label(self.content, bold=True)
        self.result.setWordWrap(True)
        self.result.hide()
        self._number_title = self.title()
        self.number = QLineEdit(self.content)
        self.preview = self.button(is_main=True)
        self.step = SecondStep(words, self.content)
        self._due_title = self.title()
        self._due_lead = self.quiet()
        self.table = TextTable(self.content, least=2, most=8)
        self._doubt_line = Label(self.content, tone="caution")
        self._doubt_line.setWordWrap(True)
        self.erase_due = self.button()
        self._form = EntryForm(self.content)
        self._lay_out()
        self.first = self.number
        self.number.returnPressed.connect(self._look)
        self.preview.clicked.connect(self._look)
        self.erase_due.clicked.connect(self._ask_for_due)
        self.retranslate()

    def load(self) -> None:
        self.result.hide()
        self._load_due()

    def forget(self) -> None:
        super().forget()
        self.number.clear()

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Löschen"),
            words.gettext(
                "Was hier gelöscht wird, ist sofort aus dem Datenspeicher. Aus Sicherungen lässt sich nichts "
                "herausnehmen; sie werden nach ihrer Frist gelöscht, und wer eine zurückholt, holt Gelöschtes nicht "
                "mit zurück."
            ),
        )
        self._number_title.setText(words.gettext("Eine Vorsprache"))
        self._form.name(self.number, words.gettext("Numm&er oder Code auf dem Zettel"))
        self.preview.setText(words.gettext("&Suchen und Vorschau"))
        self._due_title.setText(words.gettext("Was fällig ist"))
        self.table.setAccessibleName(words.gettext("Was fällig ist"))
        self.erase_due.setText(words.gettext("&Fälliges löschen …"))
        self._show_due(self._due, self._doubt)

    def _lay_out(self) -> None:
        self._form.add_lines(self.number)
        due = FlowLayout()
        due.add(self.erase_due)
        column = self.column
        column.addWidget(self.result)
        column.addWidget(self._number_title)
        column.addLayout(self._form)
        column.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.step)
        column.addSpacing(10)
        column.addWidget(self._due_title)
        column.addWidget(self._due_lead)
        column.addWidget(self.table)
        column.addWidget(self._doubt_line)
        column.addLayout(due)
        column.addStretch(1)

    # by number

    def _look(self) -> None:
        typed = self.number.text()
        if not typed.strip():
            self.enter(self.number)
            return

        def look() -> tuple[ToErase, str]:
            chosen = self._office.erasure.preview(typed)
            longest_days = longest_backup_days(self._office.settings.present())
            backups = self._office.backups.all()
            return chosen, erasure_words.left_in_backups(self.words, chosen, backups, longest_days)

        self.errands.do(look, lambda found: self._ask(*found))

    def _ask(self, chosen: ToErase, in_backups: str) -> None:
        if not self.isVisible():  # left meanwhile
            return
        words = self.words
        self.step.ask(
            words.gettext("Die Vorsprache {number} löschen?").format(number=chosen.number),
            " ".join(
                (
                    erasure_words.what_goes(words, chosen, self._now()),
                    in_backups,
                    words.gettext("Löschen lässt sich nicht rückgängig machen."),
                )
            ),
            words.gettext("&Ja, löschen"),
            lambda: self._erase(chosen),
        )

    def _erase(self, chosen: ToErase) -> None:
        held = self._counter.held
        self._counter.let_close_stand()  # taken back after this, its closing would bring the visit back whole

        def done(_: None) -> None:
            self.number.clear()
            self._tell(self.words.gettext("Die Vorsprache {number} ist gelöscht.").format(number=chosen.number))
            self.erased.emit(chosen.id or "")
            self._load_due()

        self.errands.do(lambda: self._office.erasure.erase(chosen, held), done)

    # what is due

    def _load_due(self) -> None:
        in_hand = self._counter.in_hand

        def look() -> tuple[Sequence[Due], ClockDoubtful | None]:
            now = self._now()
            found = self._office.erasure.preview_due(in_hand, now)
            try:
                self._office.erasure.check_clock(now)
            except ClockDoubtful as doubt:
                return found, doubt
            return found, None

        self.errands.fetch(look, lambda found: self._show_due(*found))

    def _show_due(self, due: Sequence[Due], doubt: ClockDoubtful | None) -> None:
        self._due, self._doubt, words = due, doubt, self.words
        headings = (words.gettext("Was"), words.gettext("Zahl"), words.gettext("Von wann"))
        self.table.show_rows(headings, [erasure_words.due_row(words, each) for each in due])
        self.table.setVisible(bool(due))
        self._due_lead.setText(
            words.gettext("Fälliges wird beim Start und einmal am Tag von selbst gelöscht.")
            if due
            else words.gettext("Nichts ist fällig. Fälliges wird beim Start und einmal am Tag von selbst gelöscht.")
        )
        self._doubt_line.setVisible(doubt is not None)
        self._doubt_line.setText("" if doubt is None else sentence(words, doubt))
        self.erase_due.setEnabled(bool(due))

    def _ask_for_due(self) -> None:
        words, now = self.words, self._now()
        count = sum(each.count for each in self._due)
        consequence = words.gettext("Löschen lässt sich nicht rückgängig machen.")
        if self._doubt is not None:
            clock = words.gettext(
                "Ist jetzt wirklich der {day}, {time} Uhr? Sehen Sie vorher auf einer anderen Uhr nach."
            )
            consequence = f"{clock.format(day=f'{now:%d.%m.%Y}', time=f'{now:%H:%M}')} {consequence}"
        question = words.ngettext("{count} fälligen Eintrag löschen?", "{count} fällige Einträge löschen?", count)
        yes = words.gettext("&Ja, löschen") if self._doubt is None else words.gettext("&Ja, die Uhr stimmt: löschen")
        self.step.ask(question.format(count=count), consequence, yes, self._erase_due)

    def _erase_due(self) -> None:
        in_hand, erasure, now = self._counter.in_hand, self._office.erasure, self._now()
        erase = erasure.erase_due if self._doubt is None else erasure.erase_due_by_confirmed_clock

        def done(gone: Sequence[Due]) -> None:
            self._tell(erasure_words.erased(self.words, gone))
            self.erased.emit(None)
            self._load_due()

        self.errands.do(lambda: erase(in_hand, now), done)

    def _tell(self, text: str) -> None:
        self.result.setText(text)
        self.result.show()
        self.told.emit(text)
