"""Where slips go at once: printer, paper, copies. Knows the choice and names of printers, no printing."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.wording import N_, Wording
from erstanlauf.ui.flow.printer_choice import PrinterChoice
from erstanlauf.ui.widgets.choice_box import ChoiceBox
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.printers import COPIES

_LETTERS_OF_A_PRINTER = 40
_PAPERS = {Paper.A5: N_("A5"), Paper.A4: N_("A4"), Paper.A4_LARGE: N_("A4, große Schrift")}


class PrinterPage(QScrollArea):
    """Stands in the middle of the window until Esc. What is picked holds at once."""

    search_wanted = Signal()
    troubled = Signal(object)

    def __init__(self, words: Wording, choice: PrinterChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._choice = choice
        self._is_searching = False
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget(self)
        self._heading = Label(content, factor=1.3, bold=True)
        self.printers, self.papers, self.copies = ChoiceBox(content), ChoiceBox(content), ChoiceBox(content)
        self._names = [Label(content) for _ in range(3)]
        self._told = Label(content, tone="quiet")
        self._told.setWordWrap(True)
        self._note = Label(content, tone="quiet")
        self._note.setWordWrap(True)
        self.search = QPushButton(content)
        self.printers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.printers.setMinimumContentsLength(_LETTERS_OF_A_PRINTER)
        self._lay_out(content)
        self.setWidget(content)
        self.setFocusProxy(self.printers)
        for copies in COPIES:
            self.copies.addItem(str(copies), copies)
        self.printers.activated.connect(lambda: self._set(choice.set_printer, self.printers.currentData()))
        self.papers.activated.connect(lambda: self._set(choice.set_paper, Paper(self.papers.currentData())))
        self.copies.activated.connect(lambda: self._set(choice.set_copies, self.copies.currentData()))
        self.search.clicked.connect(self.search_wanted)
        choice.changed.connect(self._show)
        self.retranslate()

    def show_search(self, *, is_on: bool) -> None:
        """Say whether printers are being looked for."""
        self._is_searching = is_on
        self._show()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self.setAccessibleName(words.gettext("Drucker einrichten"))
        self._heading.setText(words.gettext("Wohin Strg+P druckt"))
        texts = (words.gettext("&Drucker"), words.gettext("&Papier"), words.gettext("E&xemplare"))
        for label, box, text in zip(self._names, (self.printers, self.papers, self.copies), texts, strict=True):
            label.setText(text)
            label.setBuddy(box)
            box.setAccessibleName(text.replace("&", ""))
        self.search.setText(words.gettext("Drucker neu &suchen"))
        self._note.setText(
            words.gettext(
                "Was hier gewählt wird, gilt sofort und für diesen Arbeitsplatz. Das Papier gilt für den gewählten "
                "Drucker. Strg+Umschalt+P öffnet stattdessen die Druckauswahl des Systems, Esc führt zurück."
            )
        )
        self._show()

    def _lay_out(self, content: QWidget) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for label, box in zip(self._names, (self.printers, self.papers, self.copies), strict=True):
            form.addRow(label, box)
        again = QHBoxLayout()
        again.setSpacing(14)
        again.addWidget(self.search)
        again.addWidget(self._told, 1)
        column = QVBoxLayout(content)
        column.setContentsMargins(40, 30, 40, 30)
        column.setSpacing(16)
        column.addWidget(self._heading)
        column.addLayout(form)
        column.addLayout(again)
        column.addWidget(self._note)
        column.addStretch(1)

    def _set(self, keep: Callable[..., None], value: object) -> None:
        try:
            keep(value)
        except KnownTrouble as trouble:
            self.troubled.emit(trouble)

    def _show(self) -> None:
        choice, words = self._choice, self._words
        default = next((each.name for each in choice.found if each.is_default), "")
        of_system = words.gettext("Drucker des Systems")
        entries = [(f"{of_system} ({default})" if default else of_system, "")]
        entries += [(f"{each.name} – {each.model}" if each.model else each.name, each.name) for each in choice.found]
        if choice.name and choice.printer is None:
            entries.append((words.gettext("{printer} (nicht gefunden)").format(printer=choice.name), choice.name))
        _fill(self.printers, entries, choice.name)
        _fill(self.papers, [(words.gettext(_PAPERS[paper]), paper) for paper in choice.papers], choice.paper)
        self.copies.setCurrentIndex(self.copies.findData(choice.copies))
        self._told.setText(self._telling())

    def _telling(self) -> str:
        words, found = self._words, len(self._choice.found)
        if self._is_searching:
            return words.gettext("Drucker werden gesucht …")
        if not found:
            return words.gettext("Kein Drucker gefunden. Drucker einschalten, dann neu suchen.")
        return words.ngettext("{count} Drucker gefunden.", "{count} Drucker gefunden.", found).format(count=found)


def _fill(box: QComboBox, entries: list[tuple[str, str]] | list[tuple[str, Paper]], chosen: str) -> None:
    if [(box.itemText(row), box.itemData(row)) for row in range(box.count())] != entries:  # else its list may be open
        box.clear()
        for text, value in entries:
            box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
