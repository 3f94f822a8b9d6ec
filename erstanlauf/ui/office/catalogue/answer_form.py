"""Where a new answer is typed during a call, with the editor of the field it is about. Knows no office."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue_fields import FIELDS, CatalogueField
from erstanlauf.i18n import call_words
from erstanlauf.i18n.catalogue_words import field_name
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.catalogue.editors import editor_for
from erstanlauf.ui.office.catalogue.field_editor import FieldEditor
from erstanlauf.ui.widgets.chips import tab_anchor
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.keyed_button import action, name_action
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.call_list import Question

_FACTS = {field.name: field for field in FIELDS if field.is_fact}


def field_of(name: str) -> CatalogueField:
    """Return the field of a fact."""
    return _FACTS[name]


class AnswerForm(QFrame):
    """Editors are made when a field first needs one. What was typed stays until it is kept or another field comes."""

    entered = Signal()
    left = Signal()

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._editors: dict[str, FieldEditor] = {}
        self._editor: FieldEditor | None = None
        self.question: Question | None = None
        self.setProperty("ground", "active")
        self._title = Label(self, bold=True)
        self._anchor = tab_anchor(self)
        self._place = QVBoxLayout()
        self._empty_means = Label(self, tone="quiet")
        self.refused = Label(self, tone="caution")
        self.keep, self.leave = action(self, "↵", emphasized=True), action(self, "Esc")
        steps = FlowLayout()
        steps.add(self.keep, self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 14, 22, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self._place)
        for label in (self._empty_means, self.refused):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addLayout(steps)
        self.keep.clicked.connect(self.entered)
        self.leave.clicked.connect(self.left)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is being typed."""
        return not self.isHidden()

    @property
    def first(self) -> QWidget:
        """What gets the focus."""
        assert self._editor is not None
        return self._editor.first

    @property
    def value(self) -> object:
        """What was typed; None where the office has none any more."""
        assert self._editor is not None
        return self._editor.value

    def open(self, question: Question, known: object) -> None:
        """Show the editor for the answer to a question, with what was typed for it before, else with what is known."""
        if question is not self.question:
            self.question = question
            self._show_editor(question.name)
            assert self._editor is not None
            self._editor.show_value(known)
        self.refuse("")
        self.retranslate()
        self.show()

    def close_up(self) -> None:
        """Hide; what was typed stays."""
        self.hide()

    def empty(self) -> None:
        """Forget what was typed: it is kept elsewhere."""
        self.question = None

    def is_ready(self) -> bool:
        """Whether there is an answer; where there is none, the form says why."""
        assert self._editor is not None
        assert self.question is not None
        fault = self._editor.fault
        if not fault and self._editor.value is None and self.question.fact is None:
            fault = self._words.gettext("Noch steht nichts da: etwas eintragen, oder Esc und dann Ü für überspringen.")
        self.refuse(fault)
        return not fault

    def refuse(self, why: str) -> None:
        """Say why an answer is not kept, with nothing take that back."""
        self.refused.setText(why)
        self.refused.setVisible(bool(why))

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        name_action(words, self.keep, words.gettext("übernehmen"))
        name_action(words, self.leave, words.gettext("zurück zur Frage"))
        if self.question is None or self._editor is None:
            return
        self._title.setText(call_words.typing_title(words, self.question.name))
        self._editor.name(field_name(words, self.question.name))
        self._empty_means.setText(words.gettext("Leer übernehmen heißt: Das gibt es dort nicht mehr."))
        self._empty_means.setVisible(self.question.fact is not None)

    def _show_editor(self, name: str) -> None:
        if self._editor is not None:
            self._editor.hide()
        editor = self._editors.get(name)
        if editor is None:
            editor = self._editors[name] = editor_for(field_of(name), self._words, self)
            self._place.addWidget(editor)
            self._put_in_tab_order(editor)
            editor.entered.connect(self.entered)
            editor.edited.connect(lambda: self.refuse(""))
        editor.show()
        self._editor = editor

    def _put_in_tab_order(self, editor: FieldEditor) -> None:
        """Let Tab come to an editor before the buttons: widgets made later would be the last of the window."""
        inside, each = list[QWidget](), editor.nextInFocusChain()
        while each is not None and editor.isAncestorOf(each):
            inside.append(each)
            each = each.nextInFocusChain()
        for before, after in pairwise((self._anchor, *inside, self.keep, self.leave)):
            QWidget.setTabOrder(before, after)
