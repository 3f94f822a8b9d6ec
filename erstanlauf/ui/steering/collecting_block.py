"""Part of a page: the key that the other desks seal to, the keys to take their files, what each file brought, and how
far the counts of each desk reach. Knows no file.
"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from erstanlauf.domain.figures.counted import DeskSource
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.taking_counts import TakenFrom, TakingCounts
from erstanlauf.ui.steering import collecting_words
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.text_table import SharedTable

_REPORT_SHARES = (3.0, 5.0)
_DESK_SHARES = (1.0, 2.4, 1.8, 2.4)
_SHOWN_AFTER_MS = 1_000
"""What is over sooner needs no bar."""


class CollectingBlock(QWidget):
    """For the steering group."""

    def __init__(self, words: Wording, taking: TakingCounts, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._sources: Sequence[DeskSource] = ()
        self._at: datetime | None = None
        self._files: Sequence[TakenFrom] | None = None
        self._title, self._key_lead = Label(self, factor=1.1, bold=True), Label(self, tone="quiet")
        self.key, self.copy = QLineEdit(self), QPushButton(self)
        self.read, self.read_folder, self.read_files = (QPushButton(self) for _ in range(3))
        self.headline, self.bar = Label(self, bold=True), QProgressBar(self)
        self.report, self.in_full = SharedTable(self, _REPORT_SHARES, least=1, most=6), Label(self)
        self._desks_title, self.missing = Label(self, factor=1.1, bold=True), Label(self, tone="caution")
        self.desks = SharedTable(self, _DESK_SHARES, least=1, most=12)
        self._patience = QTimer(self, interval=_SHOWN_AFTER_MS, singleShot=True)
        self._patience.timeout.connect(self._show_how_far)
        self._done = (0, 0)
        self._lay_out()
        self.report.row_moved.connect(self._say_in_full)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.key.text()))
        taking.busy_changed.connect(self._follow_round)
        taking.progressed.connect(self._count)
        self.read.hide()

    def show_all(self, key: str, folder: str, sources: Sequence[DeskSource], now: datetime) -> None:
        """Show the public key of this desk, where files are looked for, and the desks whose counts are here."""
        self.key.setText(key)
        self.key.setCursorPosition(0)
        self._sources, self._at = sources, now
        self.read.setVisible(bool(folder))
        self._say_desks()

    def show_report(self, files: Sequence[TakenFrom]) -> None:
        """Show what became of each file."""
        self._files = files
        self._say_report()

    def put_away_report(self) -> bool:
        """Show the last report no more; False where none is shown."""
        was_shown = self._files is not None
        self._files = None
        if QApplication.focusWidget() is self.report:
            self.focusPreviousChild()
        self._say_report()
        return was_shown

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self._title.setText(words.gettext("Zahlen aller Tresen einsammeln"))
        self._key_lead.setText(
            words.gettext(
                "Diesen Schlüssel trägt jeder andere Tresen unter „Einstellungen“, „Zahlen“ ein. Er ist kein "
                "Geheimnis: Wer ihn hat, kann Zahlen hierher senden und keine lesen."
            )
        )
        self.key.setAccessibleName(words.gettext("Öffentlicher Schlüssel der Steuerung"))
        self.copy.setText(words.gettext("Schlüssel &kopieren"))
        self.read.setText(words.gettext("&Einlesen"))
        self.read_folder.setText(words.gettext("A&us anderem Ordner einlesen …"))
        self.read_files.setText(words.gettext("&Dateien einlesen …"))
        self.bar.setAccessibleName(words.gettext("Wie weit gelesen ist"))
        self.report.setAccessibleName(words.gettext("Was die Dateien brachten"))
        self._desks_title.setText(words.gettext("Tresen"))
        self.desks.setAccessibleName(words.gettext("Tresen"))
        self._say_report()
        self._say_desks()

    def _lay_out(self) -> None:
        for label in (self._key_lead, self.headline, self.in_full, self.missing):
            label.setWordWrap(True)
        self.key.setReadOnly(True)
        self.bar.setTextVisible(False)
        self.read.setProperty("look", "main")
        keys, column = FlowLayout(), QVBoxLayout(self)
        for button in (self.copy, self.read, self.read_folder, self.read_files):
            button.setAutoDefault(False)
        keys.add(self.read, self.read_folder, self.read_files)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        above: tuple[QWidget, ...] = (self._title, self._key_lead)
        told: tuple[QWidget, ...] = (self.headline, self.bar, self.report, self.in_full)
        below: tuple[QWidget, ...] = (self._desks_title, self.missing, self.desks)
        for widget in above:
            column.addWidget(widget)
        key = QHBoxLayout()
        key.addWidget(self.key, 1)
        key.addWidget(self.copy)
        column.addLayout(key)
        column.addSpacing(8)
        column.addLayout(keys)
        for widget in told:
            column.addWidget(widget)
            widget.hide()
        column.addSpacing(8)
        for widget in below:
            column.addWidget(widget)

    def _follow_round(self, is_busy: bool) -> None:
        if is_busy:
            self._done = (0, 0)
            self._patience.start()
        else:
            self._patience.stop()
            self.bar.hide()
            self.headline.setVisible(self._files is not None)

    def _count(self, done: int, count: int) -> None:
        self._done = (done, count)
        if self.bar.isVisible():
            self._show_how_far()

    def _show_how_far(self) -> None:
        done, count = self._done
        told = self._words.gettext("{done} von {count} Dateien gelesen")
        self.headline.setText(told.format(done=done, count=count))
        self.headline.show()
        self.bar.setRange(0, count)  # both nought: it is not known yet how many there are
        self.bar.setValue(done)
        self.bar.show()

    def _say_report(self) -> None:
        words, files = self._words, self._files
        if files is not None:
            self.headline.setText(collecting_words.headline(words, files))
            headings = (words.gettext("Datei"), words.gettext("Was daraus wurde"))
            self.report.show_rows(headings, collecting_words.report_rows(words, files))
        self.headline.setVisible(files is not None)
        for widget in (self.report, self.in_full):
            widget.setVisible(bool(files))

    def _say_desks(self) -> None:
        words = self._words
        if self._at is None:
            return
        headings = (
            *(words.gettext("Tresen"), words.gettext("Tage")),
            *(words.gettext("Eingelesen"), words.gettext("Stand")),
        )
        self.desks.show_rows(headings, collecting_words.source_rows(words, self._sources, self._at), self.desks.row)
        missing = collecting_words.missing_line(words, self._sources, self._at)
        self.missing.setText(missing or words.gettext("Noch sind keine Zahlen hier."))
        self.missing.set_tone("caution" if missing else "quiet")
        self.missing.setVisible(bool(missing) or not self._sources)

    def _say_in_full(self, row: int) -> None:
        """Say the current line once more in full: columns cut what is long."""
        rows = self.report.lines.rows
        self.in_full.setText(rows[row][-1] if 0 <= row < len(rows) else "")
