"""One setting on the page: its name, a field of its kind, what it means and on what its limits stand.

Knows a setting and its words; what is done with the value is for the page.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from erstanlauf.domain.office_settings import MOST_LINES, Setting, SettingKind, SettingValue
from erstanlauf.i18n import setting_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.choice_box import ChoiceBox
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.number_box import NumberBox

_LETTERS = {SettingKind.TEXT: 34, SettingKind.FOLDER: 44, SettingKind.LINES: 44}
_NUMBER_LETTERS = 8
_LINE_AIR = 22


class SettingField(QWidget):
    """What is typed holds only when the page takes it over."""

    changed = Signal()

    def __init__(self, words: Wording, of: Setting, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.of = of
        self._name = Label(self, bold=True)
        self._unit = Label(self)
        self.editor = self._editor()
        self._name.setBuddy(self.editor)
        self.fixed = Label(self, tone="caution")
        self._explained = Label(self, factor=0.92, tone="quiet")
        self._explained.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.editor)
        line.addWidget(self._unit)
        line.addWidget(self.fixed)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._name)
        column.addLayout(line)
        column.addWidget(self._explained)
        self._follow_text_size()
        self.show_value(of.default, is_fixed=False)

    @property
    def value(self) -> SettingValue:
        """What the field holds now."""
        editor = self.editor
        if isinstance(editor, NumberBox):
            return editor.value()
        if isinstance(editor, QComboBox):
            return str(editor.currentData())
        if isinstance(editor, QPlainTextEdit):
            return tuple(line.strip() for line in editor.toPlainText().splitlines() if line.strip())
        assert isinstance(editor, QLineEdit)
        return editor.text().strip()

    def show_value(self, value: SettingValue, *, is_fixed: bool) -> None:
        """Show a value; one that the town's IT has fixed cannot be changed."""
        editor = self.editor
        if isinstance(editor, NumberBox) and isinstance(value, int):
            editor.setValue(value)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(value), 0))
        elif isinstance(editor, QPlainTextEdit) and isinstance(value, tuple):
            editor.setPlainText("\n".join(value))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value))
        editor.setEnabled(not is_fixed)
        self.fixed.setVisible(is_fixed)

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words, of = self._words, self.of
        name, meaning, *rest = setting_words.explained(words, of)
        self._name.setText(name)
        self.editor.setAccessibleName(name)
        self.editor.setAccessibleDescription(meaning)
        self._explained.setText("\n".join((meaning, " ".join(rest))))
        self.fixed.setText(words.gettext("von der IT vorgegeben"))
        if isinstance(self.editor, QComboBox):
            for row, choice in enumerate(of.choices):
                self.editor.setItemText(row, setting_words.value(words, of, choice))
        self._say_unit()

    def _editor(self) -> QWidget:
        of = self.of
        if of.kind.is_number:
            number = NumberBox(of.least, of.most, self)
            return self._watched(number, number.valueChanged.connect)
        if of.kind is SettingKind.CHOICE:
            box = ChoiceBox(self)
            for choice in of.choices:
                box.addItem(choice, choice)
            return self._watched(box, box.activated.connect)
        if of.kind is SettingKind.LINES:
            lines = QPlainTextEdit(self)
            lines.setTabChangesFocus(True)
            lines.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            return self._watched(lines, lines.textChanged.connect)
        line = QLineEdit(self)
        line.setMaxLength(of.most)
        return self._watched(line, line.textEdited.connect)

    def _watched(self, editor: QWidget, connect: Callable[[Callable[..., object]], object]) -> QWidget:
        connect(self._tell)
        return editor

    def _follow_text_size(self) -> None:
        metrics = self.editor.fontMetrics()
        if self.of.kind is not SettingKind.CHOICE:
            letters = _LETTERS.get(self.of.kind, _NUMBER_LETTERS)
            self.editor.setFixedWidth(letters * metrics.averageCharWidth() + _LINE_AIR)
        if self.of.kind is SettingKind.LINES:
            self.editor.setFixedHeight(MOST_LINES * metrics.lineSpacing() + _LINE_AIR)

    def _tell(self, *_: object) -> None:
        self._say_unit()
        self.changed.emit()

    def _say_unit(self) -> None:
        value = self.value
        is_number = isinstance(value, int)
        said = setting_words.value(self._words, self.of, value) if is_number else ""
        self._unit.setText(said.partition(" ")[2])
        self._unit.setVisible(is_number)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_text_size()
