"""Giving the catalogue in force away: in which form, and what is in it. Knows no file."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from erstanlauf.domain.exchange_report import Form
from erstanlauf.i18n import exchange_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.exchanging import Exchanging
from erstanlauf.ui.office.entry_form import EntryForm
from erstanlauf.ui.widgets.choice_box import ChoiceBox
from erstanlauf.ui.widgets.label import Label

_SUFFIXES = {Form.HSDS_JSON: ".json", Form.HSDS_CSV: ".zip", Form.OWN: ".json", Form.BUNDLE: ".buendel"}
_STANDARD = (Form.HSDS_JSON, Form.HSDS_CSV)


class OutgoingPart(QWidget):
    """`told` carries good news."""

    told = Signal(str)

    def __init__(self, words: Wording, exchanging: Exchanging, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._exchanging = exchanging
        self._name = ""
        self._title, self._lead = Label(self, factor=1.1, bold=True), Label(self, tone="quiet")
        self.form = ChoiceBox(self)
        for form in Form:
            self.form.addItem("", form)
        self.what_is_in_it = Label(self)
        self.write = QPushButton(self)
        self._entry = EntryForm(self)
        self._lay_out()
        self.form.currentIndexChanged.connect(lambda _: self._describe())
        self.write.clicked.connect(self._ask_for_file)
        exchanging.written.connect(self._tell_written)

    def know_version(self, city: str, number: int, today: date) -> None:
        """Name files after the version in force from now on."""
        town = "-".join("".join(each if each.isalnum() else " " for each in city.lower()).split())
        self._name = f"katalog-{town}-fassung-{number}-{today.isoformat()}"
        told = self._words.gettext("Weitergegeben wird Fassung {number}, wie sie am Tresen gilt.")
        self._lead.setText(told.format(number=number))

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self._title.setText(words.gettext("Weitergeben"))
        self._entry.name(self.form, words.gettext("&Form"))
        for at, form in enumerate(Form):
            self.form.setItemText(at, exchange_words.form_name(words, form))
        self.write.setText(words.gettext("In eine Datei &schreiben …"))
        self._describe()

    def _lay_out(self) -> None:
        self._lead.setWordWrap(True)
        self.what_is_in_it.setWordWrap(True)
        self._entry.add_lines(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addLayout(self._entry)
        column.addWidget(self.what_is_in_it)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def _form(self) -> Form:
        return Form(self.form.currentData())

    def _describe(self) -> None:
        self.what_is_in_it.setText(exchange_words.what_is_in(self._words, self._form))

    def _ask_for_file(self) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_for_file

        form, name = self._form, self._name
        if form in _STANDARD:
            name += "-hsds"

        def write(file: Path) -> None:
            self._exchanging.write(form, file)

        ask_for_file(self, self._words.gettext("Katalog weitergeben"), name + _SUFFIXES[form], write)

    def _tell_written(self, name: str) -> None:
        self.told.emit(self._words.gettext("Der Katalog liegt in {file}.").format(file=name))
