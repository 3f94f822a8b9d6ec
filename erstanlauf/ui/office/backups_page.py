"""Backups: how old the newest is, which there are, make one now, put one back. Knows what is shown, no file."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from erstanlauf.domain.backups import Backup, Loss
from erstanlauf.i18n import backup_words, time_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.backing_up import BackingUp
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.text_table import TextTable
from erstanlauf.usecases.backups import Made
from erstanlauf.usecases.office import Office
from erstanlauf.usecases.ports import StoreReport


class BackupsPage(OfficePage):
    """`put_back` carries the backup that is to take the place of the store."""

    put_back = Signal(object)

    def __init__(
        self,
        words: Wording,
        errands: Errands,
        office: Office,
        backing_up: BackingUp,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, errands, parent)
        self._office = office
        self._backing_up = backing_up
        self._now = now
        self._backups: Sequence[Backup] = ()
        self.newest = Label(self.content, bold=True)
        self.newest.setWordWrap(True)
        self.make = self.button(is_main=True)
        self.table = TextTable(self.content, least=3, most=12)
        self.step = SecondStep(words, self.content)
        self.restore, self.check = self.button(), self.button()
        self.found = Label(self.content)
        self.found.setWordWrap(True)
        self.found.hide()
        self._lay_out()
        self.first = self.table
        self.make.clicked.connect(backing_up.make)
        self.restore.clicked.connect(self._look_at_loss)
        self.check.clicked.connect(self._check)
        self.table.confirmed.connect(self._look_at_loss)
        self.table.row_moved.connect(lambda _: self.step.withdraw())
        backing_up.made.connect(self._tell_made)
        backing_up.rested.connect(self._refresh)
        self.retranslate()

    def load(self) -> None:
        self.found.hide()
        self.errands.fetch(self._office.backups.all, self._show)

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Sicherungen"),
            words.gettext(
                "Während der Arbeit wird von selbst gesichert. Jede Sicherung wird geöffnet und geprüft, bevor sie "
                "gilt; was älter ist als die Frist in den Einstellungen, wird gelöscht."
            ),
        )
        self.table.setAccessibleName(words.gettext("Sicherungen"))
        self.make.setText(words.gettext("Jetzt &sichern"))
        self.restore.setText(words.gettext("Zurü&ckholen …"))
        self.check.setText(words.gettext("Datenbestand &prüfen"))
        self._show(self._backups)

    def _lay_out(self) -> None:
        steps = FlowLayout()
        steps.add(self.restore, self.check)
        column = self.column
        column.addWidget(self.newest)
        now = FlowLayout()
        now.add(self.make)
        column.addLayout(now)
        column.addWidget(self.table)
        column.addWidget(self.step)
        column.addLayout(steps)
        column.addWidget(self.found)
        column.addStretch(1)

    def _refresh(self) -> None:
        if self.isVisible():
            self.load()

    def _show(self, backups: Sequence[Backup]) -> None:
        words, now = self.words, self._now()
        self._backups = backups
        headings = (words.gettext("Gesichert"), words.gettext("Alter"), words.gettext("Größe"))
        self.table.show_rows(headings, [self._row(each, now) for each in backups], max(self.table.row, 0))
        self.restore.setEnabled(bool(backups))
        made_at = next((each.made_at for each in backups), None)
        self.newest.setText(backup_words.newest_line(words, made_at, now))
        self.newest.set_tone(backup_words.age_of(made_at, now).value)

    def _row(self, backup: Backup, now: datetime) -> tuple[str, ...]:
        return (
            time_words.moment(self.words, backup.made_at, now),
            time_words.age(self.words, backup.made_at, now),
            backup_words.size(backup.size_bytes),
        )

    def _tell_made(self, made: Made) -> None:
        when = time_words.moment(self.words, made.backup.made_at, self._now())
        self.told.emit(self.words.gettext("Gesichert und geprüft: {when}.").format(when=when))

    def _look_at_loss(self) -> None:
        if 0 <= self.table.row < len(self._backups):
            backup = self._backups[self.table.row]
            self.errands.do(lambda: self._office.backups.loss(backup), self._ask)

    def _ask(self, loss: Loss) -> None:
        if not self.isVisible():  # left meanwhile; what would be lost is another figure by the next time
            return
        words, now = self.words, self._now()
        when = time_words.moment(words, loss.backup.made_at, now)
        self.step.ask(
            words.gettext("Den Stand von {when} zurückholen?").format(when=when),
            backup_words.loss(words, loss.visits, loss.days, now.date())
            + " "
            + words.gettext(
                "Vorher wird der jetzige Stand gesichert. Was seither gelöscht wurde, wird wieder gelöscht; offene "
                "Entwürfe, Rollen, Schlüssel und Einstellungen bleiben, wie sie jetzt sind. Danach startet der Platz "
                "neu, und Sie melden sich wieder an."
            ),
            words.gettext("&Ja, zurückholen"),
            lambda: self.put_back.emit(loss.backup),
        )

    def _check(self) -> None:
        self.errands.do(self._office.check.report, self._show_report)

    def _show_report(self, report: StoreReport) -> None:
        words = self.words
        if report.is_sound:
            text = words.gettext("Der Datenbestand ist in Ordnung, jede Seite wurde gelesen.")
        else:
            text = words.gettext(
                "Der Datenbestand ist beschädigt. Arbeiten Sie hier nicht weiter und holen Sie die neueste Sicherung "
                "zurück."
            )
        self.found.setText(text)
        self.found.set_tone("plain" if report.is_sound else "alarm")
        self.found.show()
