"""What a file would change, before anything changes: how many of each sort, line by line, and the key to take it over.

Knows the report of a reading, no file and no use case.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue_edits import Edit, edited
from erstanlauf.domain.exchange_report import Form, Report, Said
from erstanlauf.i18n import catalogue_words, exchange_words
from erstanlauf.i18n.difference_words import Between
from erstanlauf.i18n.exchange_words import Naming
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.catalogue.difference_table import DifferenceTable
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.made_rows import MadeRows
from erstanlauf.ui.widgets.text_table import SharedTable, TextTable
from erstanlauf.ui.widgets.tick_box import TickBox
from erstanlauf.usecases.catalogue_exchange import Incoming
from erstanlauf.usecases.towns import Town

_SHARES = (3.2, 6.8)
_INSIDE_EACH_OTHER = ("report", "part", "page")
"""What has to be laid out anew, from the inside out, when another table is shown."""


class IncomingReport(QWidget):
    """Two tables: the upper one has the sorts with their number, the lower one the lines of the current sort."""

    wanted = Signal(bool)
    """The step is to be taken; carries whether what the file does not hold is to be put to rest."""
    dropped = Signal()

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._incoming: Incoming | None = None
        self._towns: Sequence[Town] = ()
        self._sorts: Sequence[Said | None] = ()
        self.headline = Label(self, bold=True)
        self.origin = Label(self)
        self.sorts = TextTable(self, least=1, most=6)
        self.changes = DifferenceTable(words, self)
        self.lines = SharedTable(self, _SHARES, least=1, most=8)
        self.whole_line = Label(self)
        self.rest_missing = TickBox(self)
        self.take, self.drop = QPushButton(self), QPushButton(self)
        self.take.setProperty("look", "main")
        self._lay_out()
        self.sorts.row_moved.connect(lambda _: self._show_lines())
        self.lines.row_moved.connect(self._show_whole_line)
        self.rest_missing.toggled.connect(lambda _: self._enable())
        self.take.clicked.connect(lambda: self.wanted.emit(self.rest_missing.isChecked()))
        self.drop.clicked.connect(self.dropped)
        self.hide()

    @property
    def incoming(self) -> Incoming | None:
        """What is shown, None for nothing."""
        return self._incoming

    def show_incoming(self, incoming: Incoming, towns: Sequence[Town]) -> None:
        """Show what a file would change; `towns` are those whose signatures are known."""
        self._incoming, self._towns = incoming, towns
        self.rest_missing.setChecked(False)
        self.retranslate()
        self.show()

    @property
    def first(self) -> QWidget:
        """What is to be read first."""
        return self.drop if self.sorts.isHidden() else self.sorts

    def withdraw(self) -> None:
        """Show nothing any more, and keep nothing."""
        self._incoming = None
        self.hide()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self.sorts.setAccessibleName(words.gettext("Was die Datei bringt"))
        self.changes.retranslate(words.gettext("Angaben, die sich ändern"))
        self.lines.setAccessibleName(words.gettext("Zeilen dazu"))
        self.take.setText(words.gettext("Als einen Schritt überneh&men"))
        self.drop.setText(words.gettext("Bericht s&chließen"))
        if self._incoming is not None:
            self._show(self._incoming)

    def _lay_out(self) -> None:
        for label in (self.headline, self.origin, self.whole_line):
            label.setWordWrap(True)
        self.whole_line.setMinimumHeight(2 * self.whole_line.fontMetrics().lineSpacing())
        answers = FlowLayout()
        answers.add(self.take, self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.headline, self.origin, self.sorts, self.changes, self.lines, self.whole_line):
            column.addWidget(widget)
        column.addWidget(self.rest_missing)
        column.addLayout(answers)

    def _show(self, incoming: Incoming) -> None:
        words, report = self._words, incoming.imported.report
        self.headline.setText(_headline(words, incoming))
        origin = _origin(words, incoming, self._towns)
        self.origin.setText(origin)
        self.origin.setVisible(bool(origin))
        counts = report.counts()
        self._sorts = (*([None] if report.changes else []), *counts)
        rows = [
            (words.gettext("Angaben, die sich ändern"), str(len(report.changes)))
            if said is None
            else (exchange_words.sort_name(words, said), str(counts[said]))
            for said in self._sorts
        ]
        self.sorts.setVisible(bool(rows))
        for widget in (self.changes, self.lines, self.whole_line):
            widget.hide()  # the current sort shows one of them
        self.sorts.show_rows((words.gettext("Was die Datei bringt"), words.gettext("Zahl")), rows)
        missing = words.gettext("Was in der Datei fehlt, ruhen lassen ({count})")
        self.rest_missing.setText(missing.format(count=len(report.missing)))
        self.rest_missing.setVisible(bool(report.missing))
        self._enable()

    def _enable(self) -> None:
        assert self._incoming is not None
        self.take.setEnabled(self._incoming.imported.edit != Edit() or self.rest_missing.isChecked())

    def _show_lines(self) -> None:
        if self._incoming is None or not 0 <= self.sorts.row < len(self._sorts):
            return
        said, report, before = (
            self._sorts[self.sorts.row],
            self._incoming.imported.report,
            self._incoming.ground.catalogue,
        )
        after = edited(before, self._incoming.imported.edit)
        self.changes.show_changes(report.changes if said is None else (), Between(before, after))
        for widget in (self.lines, self.whole_line):
            widget.setVisible(said is not None)
        if said is not None:
            words, told = self._words, [line for line in report.lines if line.said is said]
            headings = (words.gettext("Wo"), words.gettext("Was dazu zu sagen ist"))
            self.lines.show_rows(headings, MadeRows(told, Naming(words, (before, after)).line))
        for _ in _INSIDE_EACH_OTHER:  # at once, or one frame shows the tables over each other
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _show_whole_line(self, at: int) -> None:
        """Say the current line in full: in the table, a narrow window cuts it."""
        rows = self.lines.lines.rows
        self.whole_line.setText(" – ".join(rows[at]) if 0 <= at < len(rows) else "")


def _headline(words: Wording, incoming: Incoming) -> str:
    report = incoming.imported.report
    read = words.ngettext("{count} Angebot gelesen", "{count} Angebote gelesen", report.read)
    return words.gettext("{file} – {form}: {read}, {changes}.").format(
        file=report.file,
        form=exchange_words.form_name(words, incoming.form),
        read=read.format(count=report.read),
        changes=_changes(words, report),
    )


def _changes(words: Wording, report: Report) -> str:
    number = len(report.changes)
    if not number:
        return words.gettext("nichts würde sich ändern")
    told = words.ngettext("{count} Angabe würde sich ändern", "{count} Angaben würden sich ändern", number)
    return told.format(count=number)


def _origin(words: Wording, incoming: Incoming, towns: Sequence[Town]) -> str:
    """Return who made a file and when, as far as it tells, and what follows from that."""
    imported, signed, said = incoming.imported, incoming.signed, []
    if signed is not None:
        town = next((each.town for each in towns if each.id == signed.key_id), signed.city)
        told = words.gettext("Signiert von {town} am {moment}, Bündel Nr. {serial}, Schlüssel {key}.")
        moment = f"{signed.issued_at.astimezone():%d.%m.%Y %H:%M}"
        said.append(told.format(town=town, moment=moment, serial=signed.serial, key=signed.key_id))
    if imported.city:
        told = words.gettext("Katalog von {city}, Stand {day}.")
        said.append(told.format(city=imported.city, day=catalogue_words.day_text(words, imported.as_of)))
    if imported.city not in ("", incoming.ground.catalogue.city) and incoming.form in (Form.OWN, Form.BUNDLE):
        said.append(words.gettext("Neue Angebote einer anderen Stadt ruhen hier, bis jemand sie aktiv stellt."))
    return " ".join(said)
