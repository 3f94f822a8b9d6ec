"""Reading a catalogue file of others, and taking it over as one step that can be taken back. Knows no file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.flow.exchanging import Exchanging
from erstanlauf.ui.flow.memory import set_aside
from erstanlauf.ui.office.catalogue.incoming_report import IncomingReport
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.catalogue_exchange import Incoming
from erstanlauf.usecases.office import Office
from erstanlauf.usecases.towns import Town

_SHOWN_AFTER_MS = 1_000
"""What is over sooner needs no bar."""
_LOOK_MS = 100
_SUFFIXES = ("json", "zip", "csv", "yaml", "yml", "buendel")


class IncomingPart(QWidget):
    """`told` carries good news; `publishing_wanted` leads to the page on which the counter gets what was taken over.

    `entered` carries what is to get the focus and what is to be seen then.
    """

    told = Signal(str)
    entered = Signal(QWidget, QWidget)
    publishing_wanted = Signal()

    def __init__(
        self, words: Wording, errands: Errands, office: Office, exchanging: Exchanging, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._errands = errands
        self._office = office
        self._exchanging = exchanging
        self._towns: Sequence[Town] = ()
        self._title, self._lead = Label(self, factor=1.1, bold=True), Label(self, tone="quiet")
        self.read_file, self.read_folder = QPushButton(self), QPushButton(self)
        self.read_file.setProperty("look", "main")
        self.waiting = QWidget(self)
        self.bar = QProgressBar(self.waiting)
        self._how_far = Label(self.waiting)
        self.cancel = QPushButton(self.waiting)
        self.report = IncomingReport(words, self)
        self.taken = Label(self, bold=True)
        self.publish = QPushButton(self)
        self._since = QElapsedTimer()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._lay_out()
        self._connect()
        self._put_away_taken()

    def know_towns(self, towns: Sequence[Town]) -> None:
        """Call those who sign by these names from now on."""
        self._towns = towns

    def forget(self) -> None:
        """What was taken over can be taken back on this page only while it is shown: other work may come after it."""
        self._put_away_taken()

    def step_back(self) -> bool:
        """Stop reading; False where nothing was being read."""
        if not self._exchanging.cancel():
            return False
        self.told.emit(self._words.gettext("Das Einlesen ist abgebrochen; geändert wurde nichts."))
        return True

    def undo(self) -> bool:
        """Take back what was taken over just now; False where that is nothing."""
        if self.taken.isHidden():
            return False

        def undone(_: object) -> None:
            self._put_away_taken()
            self.told.emit(self._words.gettext("Zurückgenommen; der Katalog ist wieder, wie er vorher war."))

        self._errands.do(self._office.catalogue.undo, undone)
        return True

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self._title.setText(words.gettext("Einlesen"))
        self._lead.setText(
            words.gettext(
                "Ein Katalog einer anderen Stelle: HSDS 3 als JSON oder CSV, ein Katalog von Erstanlauf oder ein "
                "signiertes Bündel. Zuerst sehen Sie nur, was sich ändern würde."
            )
        )
        self.read_file.setText(words.gettext("Datei &einlesen …"))
        self.read_folder.setText(words.gettext("Or&dner mit CSV-Tabellen einlesen …"))
        self.bar.setAccessibleName(words.gettext("Wie weit gelesen ist"))
        self.cancel.setText(words.gettext("Abbre&chen"))
        self.publish.setText(words.gettext("Z&um Veröffentlichen"))
        self.report.retranslate()

    def _lay_out(self) -> None:
        self._lead.setWordWrap(True)
        self.taken.setWordWrap(True)
        self.bar.setTextVisible(False)
        self.waiting.hide()
        waiting = QVBoxLayout(self.waiting)
        waiting.setContentsMargins(0, 0, 0, 0)
        waiting.addWidget(self._how_far)
        waiting.addWidget(self.bar)
        waiting.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        keys = FlowLayout()
        keys.add(self.read_file, self.read_folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addLayout(keys)
        column.addWidget(self.waiting)
        column.addWidget(self.report)
        column.addWidget(self.taken)
        column.addWidget(self.publish, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.read_file.clicked.connect(self._ask_for_file)
        self.read_folder.clicked.connect(self._ask_for_folder)
        self.cancel.clicked.connect(self.step_back)
        self.report.wanted.connect(self._take_over)
        self.report.dropped.connect(self._drop_report)
        self.publish.clicked.connect(self.publishing_wanted)
        self._look.timeout.connect(self._show_how_far)
        self._exchanging.reading_changed.connect(self._show_reading)
        self._exchanging.arrived.connect(self._show_report)

    def _ask_for_file(self) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_which_file

        ask_which_file(self, self._words.gettext("Katalog einlesen"), _SUFFIXES, self._read)

    def _ask_for_folder(self) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_which_folder

        ask_which_folder(self, self._words.gettext("Ordner mit CSV-Tabellen einlesen"), self._read)

    def _read(self, path: Path) -> None:
        self.report.withdraw()
        self._put_away_taken()
        self._exchanging.read(path)

    def _show_reading(self, is_reading: bool) -> None:
        if is_reading:
            self._since.start()
            self._look.start()
        else:
            self._look.stop()
            had_focus = self.cancel.hasFocus()
            self.waiting.hide()
            if had_focus:
                self.read_file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_how_far(self) -> None:
        if self._since.elapsed() < _SHOWN_AFTER_MS:
            return
        percent = self._exchanging.percent
        self.bar.setValue(percent)
        told = self._words.gettext("Die Datei wird gelesen: {percent} % (Esc bricht ab)")
        self._how_far.setText(told.format(percent=percent))
        self.waiting.show()

    def _show_report(self, incoming: Incoming) -> None:
        follows = self.read_file.hasFocus() or self.read_folder.hasFocus()
        self.report.show_incoming(incoming, self._towns)
        self.told.emit(self._words.gettext("Gelesen; übernommen ist noch nichts."))
        if follows:
            self.entered.emit(self.report.first, self.report.headline)

    def _take_over(self, rest_missing: bool) -> None:
        incoming = self.report.incoming
        if incoming is None:
            return

        def taken(kinds: int) -> None:
            set_aside()
            self.report.withdraw()
            words = self._words
            told = words.ngettext("Übernommen: {count} Art.", "Übernommen: {count} Arten.", kinds).format(count=kinds)
            told = words.gettext("{told} Der Tresen sieht sie nach dem Veröffentlichen.").format(told=told)
            self.told.emit(told)
            if self.isVisible():  # left meanwhile; other work may come before somebody is here again
                self.taken.setText(told)
                self.taken.show()
                self.publish.show()
                self.entered.emit(self.publish, self.taken)

        self.told.emit(self._words.gettext("Wird übernommen …"))
        self._errands.do(lambda: self._office.exchange.take_over(incoming, rest_missing=rest_missing), taken)

    def _drop_report(self) -> None:
        self.read_file.setFocus(Qt.FocusReason.OtherFocusReason)
        self.report.withdraw()

    def _put_away_taken(self) -> None:
        if self.publish.hasFocus():
            self.read_file.setFocus(Qt.FocusReason.OtherFocusReason)
        self.taken.hide()
        self.publish.hide()
