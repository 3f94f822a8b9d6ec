"""Why a service fits or does not, beside the questions. Knows words, not rules."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from erstanlauf.i18n.conditions import truth_text
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.pages.explanation_words import ExplanationWords, Line, RuleWords, effect_text, read_out
from erstanlauf.ui.widgets.key_words import spoken
from erstanlauf.ui.widgets.keyed_button import ActionButton
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.truth_mark import TruthMark

_STEP = 22
"""How far the parts of a condition stand to its right, in pixels."""


class ExplanationPage(QWidget):
    """Stands in the place of the suggestions until Esc; arrow keys scroll it."""

    left = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.back = ActionButton(self)
        self.back.clicked.connect(self.left)
        self._name = Label(self, factor=1.3, bold=True)
        self._name.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self.summary = Label(self, bold=True)
        self.summary.setWordWrap(True)
        self.summary.setContentsMargins(6, 3, 6, 3)
        self.summary.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrow keys go on to the scrolling page around it
        self._rules = QWidget(self)
        content = QWidget(self)
        self._content = QVBoxLayout(content)
        self._content.setContentsMargins(4, 4, 12, 4)
        self._content.setSpacing(12)
        self._content.addWidget(self.summary)
        self._content.addWidget(self._rules)
        self._content.addStretch(1)
        self.sheet = QScrollArea(self)
        self.sheet.setWidgetResizable(True)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.sheet, 1)
        self.retranslate()

    def show_explanation(self, explanation: ExplanationWords) -> None:
        """Replace what is shown; the focus stays."""
        words = self._words
        title = words.gettext("Warum? {name}").format(name=explanation.name)
        self._name.setText(title)
        self.summary.setText("\n".join(text for text in (explanation.verdict, explanation.reasons) if text))
        self.summary.setAccessibleName(f"{title} {self.summary.text()}")
        self.summary.setAccessibleDescription(read_out(words, explanation))
        rules = QWidget(self)
        column = QVBoxLayout(rules)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        first_idle = next((rule for rule in explanation.rules if rule.is_idle), None)
        for rule in explanation.rules:
            if rule is first_idle:
                column.addSpacing(6)
                column.addWidget(_text(rules, words.gettext("Ändert hier nichts"), bold=True))
            column.addWidget(self._rule(rule, rules))
        self._content.replaceWidget(self._rules, rules)
        self._rules.hide()  # it is deleted only when the loop comes round
        self._rules.deleteLater()
        self._rules = rules
        rules.show()

    def take_focus(self) -> None:
        """Put the focus at the top, from where arrow keys scroll."""
        self.sheet.verticalScrollBar().setValue(0)
        self.summary.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say what does not come written in the language that now holds."""
        self.back.setText(self._words.gettext("Zurück"))
        self.back.setAccessibleName(self._words.gettext("Zurück"))
        self.back.key = spoken("Esc")
        self.back.updateGeometry()

    def _rule(self, rule: RuleWords, parent: QWidget) -> QFrame:
        card = QFrame(parent)
        card.setProperty("ground", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addWidget(_text(card, rule.title, bold=True))
        if rule.occasion:
            column.addWidget(_text(card, rule.occasion, factor=0.9, tone="quiet"))
        for effect in rule.effects:
            column.addSpacing(4)
            column.addWidget(_text(card, effect_text(effect), tone="caution" if effect.is_against else "plain"))
            for line in effect.lines:
                column.addLayout(self._line(line, card))
        column.addSpacing(4)
        column.addWidget(_text(card, rule.source, factor=0.9, tone="quiet"))
        if rule.note:
            column.addWidget(_text(card, rule.note, factor=0.9, bold=True, tone="caution"))
        return card

    def _line(self, line: Line, card: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins((line.depth + 1) * _STEP - 14, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(TruthMark(line.truth, card), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_text(card, f"{line.text} – {truth_text(self._words, line.truth)}"), 1)
        return row


def _text(parent: QWidget, text: str, *, factor: float = 1.0, bold: bool = False, tone: str = "plain") -> Label:
    label = Label(parent, factor=factor, bold=bold, tone=tone)
    label.setText(text)
    label.setWordWrap(True)
    return label
