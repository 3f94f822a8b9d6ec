"""All versions of the catalogue, and what differs between any two of them. Knows heads and changes, no draft."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue_difference import Change
from erstanlauf.domain.people import PersonId
from erstanlauf.i18n import time_words
from erstanlauf.i18n.difference_words import Between
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.catalogue.difference_table import DifferenceTable
from erstanlauf.ui.widgets.choice_box import ChoiceBox
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.text_table import TextTable
from erstanlauf.usecases.catalogue_ports import VersionHead
from erstanlauf.usecases.office_sheet import OfficeSheet


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs from one version to another."""

    changes: Sequence[Change]
    between: Between


class VersionList(QWidget):
    """The current row and the one before it are compared, unless two others are chosen."""

    compare_wanted = Signal(int, int)
    """The numbers of two versions, what is compared and with what."""
    reinstate_wanted = Signal(int)

    def __init__(self, words: Wording, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._now = now
        self._heads: Sequence[VersionHead] = ()
        self._logins: Mapping[PersonId, str] = {}
        self._compared: Compared | None = None
        self._title = Label(self, factor=1.1, bold=True)
        self.table = TextTable(self, least=1, most=8)
        self.reinstate = _button(self)
        self._compare_title = Label(self, factor=1.1, bold=True)
        self._from_name, self._to_name = Label(self), Label(self)
        self.before, self.after = ChoiceBox(self), ChoiceBox(self)
        self._from_name.setBuddy(self.before)
        self._to_name.setBuddy(self.after)
        self.found = Label(self, tone="quiet")
        self.difference = DifferenceTable(words, self, most=12)
        self.print = _button(self)
        self._lay_out()
        self.table.row_moved.connect(self._choose_row)
        self.reinstate.clicked.connect(lambda: self.reinstate_wanted.emit(self._heads[self.table.row].number))
        for box in (self.before, self.after):
            box.activated.connect(lambda _: self._compare())

    def show_versions(self, heads: Sequence[VersionHead], logins: Mapping[PersonId, str]) -> None:
        """Show all versions, the newest first, and compare the newest with the one before."""
        self._heads, self._logins = heads, logins
        for box in (self.before, self.after):
            box.clear()
            for head in heads:
                box.addItem(self._said(head), head.number)
        words = self._words
        headings = (words.gettext("Nr."), words.gettext("Wann"), words.gettext("Wer"), words.gettext("Änderungen"))
        self.table.show_rows(headings, [self._row(head) for head in heads])
        for widget in (self._compare_title, self._from_name, self.before, self._to_name, self.after, self.found):
            widget.setVisible(len(heads) > 1)

    def show_difference(self, compared: Compared | None) -> None:
        """Show what differs between the two that are chosen."""
        self._compared, words = compared, self._words
        changes = compared.changes if compared else ()
        told = words.ngettext("{count} Angabe ist anders.", "{count} Angaben sind anders.", len(changes))
        self.found.setText(told.format(count=len(changes)) if changes else words.gettext("Beide sagen dasselbe."))
        self.difference.show_changes(changes, compared.between if compared else None)
        self.print.setVisible(bool(changes))

    def sheet(self) -> Callable[[], OfficeSheet]:
        """Return what makes the sheet of the difference that is shown."""
        before, after = self.before.currentData(), self.after.currentData()
        title = self._words.gettext("Katalog: Unterschied von Fassung {before} zu Fassung {after}")
        lines = (self.before.currentText(), self.after.currentText(), self.found.text())
        return self.difference.sheet(title.format(before=before, after=after), lines)

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self._title.setText(words.gettext("Fassungen"))
        self.table.setAccessibleName(words.gettext("Fassungen"))
        self._name_reinstating()
        self._compare_title.setText(words.gettext("Zwei Fassungen vergleichen"))
        self._from_name.setText(words.gettext("Von"))
        self._to_name.setText(words.gettext("zu"))
        self.print.setText(words.gettext("Unterschied &drucken"))
        self.before.setAccessibleName(words.gettext("Vergleichen: frühere Fassung"))
        self.after.setAccessibleName(words.gettext("Vergleichen: spätere Fassung"))
        self.difference.retranslate(words.gettext("Unterschied der beiden Fassungen"))
        compared = self._compared
        self.show_versions(self._heads, self._logins)
        self.show_difference(compared)

    def _lay_out(self) -> None:
        boxes, column = FlowLayout(), QVBoxLayout(self)
        boxes.add(self._from_name, self.before, self._to_name, self.after)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self.table)
        column.addLayout(_left(self.reinstate))
        column.addSpacing(8)
        column.addWidget(self._compare_title)
        column.addLayout(boxes)
        column.addWidget(self.found)
        column.addWidget(self.difference)
        column.addLayout(_left(self.print))

    def _row(self, head: VersionHead) -> tuple[str, ...]:
        at = time_words.moment(self._words, head.published_at, self._now())
        if head.shipped is not None:
            return str(head.number), at, self._words.gettext("mitgeliefert"), "–"
        return str(head.number), at, self._logins.get(head.by, head.by), str(head.changes)

    def _said(self, head: VersionHead) -> str:
        number, at, by, _ = self._row(head)
        return self._words.gettext("Fassung {number} ({at}, {by})").format(number=number, at=at, by=by)

    def _name_reinstating(self) -> None:
        row = self.table.row
        number = self._heads[row].number if 0 <= row < len(self._heads) else "–"
        self.reinstate.setText(self._words.gettext("Fassung {number} wieder in Kra&ft setzen …").format(number=number))

    def _choose_row(self, row: int) -> None:
        self._name_reinstating()
        self.reinstate.setEnabled(row > 0)
        if 0 <= row < len(self._heads):
            self.after.setCurrentIndex(row)
            self.before.setCurrentIndex(min(row + 1, len(self._heads) - 1))
            self._compare()

    def _compare(self) -> None:
        if self.before.currentData() is not None:
            self.compare_wanted.emit(self.before.currentData(), self.after.currentData())


def _button(parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setAutoDefault(False)
    return button


def _left(button: QPushButton) -> FlowLayout:
    line = FlowLayout()
    line.add(button)
    return line
