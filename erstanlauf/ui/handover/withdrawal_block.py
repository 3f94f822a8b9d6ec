"""One hand-over that may be taken back: what becomes of it, and a box for each field. Knows no store."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from erstanlauf.domain.handover.consent import NEEDED, DataField
from erstanlauf.i18n import handover_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.tick_box import TickBox
from erstanlauf.usecases.handover.lines import Line
from erstanlauf.usecases.handover.withdrawals import WHOLE, may_have_left


class WithdrawalBlock(QFrame):
    """Everything is taken back unless somebody chooses single fields. There is no box for the name: without it nothing
    may be kept, so taking it back is taking back everything.
    """

    changed = Signal()

    def __init__(self, words: Wording, line: Line, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.line = line
        self.setProperty("ground", "card")
        self.title = Label(self, factor=1.1, bold=True)
        self.effect, self.state, self.before = Label(self), Label(self, tone="quiet"), Label(self, tone="quiet")
        self.whole = TickBox(self)
        standing = line.handover.consent.standing
        self.boxes = {field: TickBox(self) for field in DataField if field in standing and field is not NEEDED}
        for label in (self.title, self.effect, self.state, self.before):
            label.setWordWrap(True)
        self._lay_out()
        self.whole.setChecked(self.can_be_withdrawn)
        self.whole.toggled.connect(self._follow_whole)
        for box in self.boxes.values():
            box.toggled.connect(lambda _: self._say_effect())
        self._follow_whole()
        self.retranslate()

    @property
    def can_be_withdrawn(self) -> bool:
        """Whether anything of it still stands."""
        return bool(self.line.handover.consent.standing)

    @property
    def chosen(self) -> frozenset[DataField]:
        """The fields that are to be taken back."""
        if self.whole.isChecked():
            return WHOLE
        return frozenset(field for field, box in self.boxes.items() if box.isChecked())

    @property
    def tick_boxes(self) -> list[TickBox]:
        """All boxes in their order."""
        return [self.whole, *self.boxes.values()]

    def effect_text(self) -> str:
        """Return what taking back would do here, in one sentence."""
        words, fields = self._words, self.chosen
        named = handover_words.fields(words, fields)
        if not fields:
            return words.gettext("Nichts ändert sich.")
        if not may_have_left(self.line.handover):
            if fields == WHOLE:
                return words.gettext("Noch hier: Nichts geht mehr weg.")
            return words.gettext("Noch hier: Nicht mitgehen wird: {fields}.").format(fields=named)
        if self.line.handover.left_at is None:
            told = words.gettext("Vielleicht schon weg: angehalten, und die Stelle bekommt eine Mitteilung zu löschen.")
        elif fields == WHOLE:
            told = words.gettext("Schon bei der Stelle: Sie bekommt eine Mitteilung, alles zu löschen.")
        else:
            told = words.gettext("Schon bei der Stelle: Sie bekommt eine Mitteilung, das zu löschen: {fields}.")
        return told.format(fields=named)

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words, handover, title = self._words, self.line.handover, self.line.recipient.title
        self.title.setText(f"{title} · {handover.reference}")
        self.whole.setText(words.gettext("alles zurücknehmen"))
        self.whole.setAccessibleName(words.gettext("{recipient}: alles zurücknehmen").format(recipient=title))
        for field, box in self.boxes.items():
            name = handover_words.field_name(words, field)
            box.setText(name)
            box.setAccessibleName(f"{title}, {handover.reference}: {name}")
        state = handover_words.state_name(words, handover.state)
        self.state.setText(words.gettext("Stand: {state}").format(state=state))
        taken_back = handover.consent.taken_back
        told = words.gettext("Schon zurückgenommen: {fields}.")
        self.before.setText(told.format(fields=handover_words.fields(words, taken_back)))
        self.before.setVisible(bool(taken_back) and self.can_be_withdrawn)
        self._say_effect()

    def _lay_out(self) -> None:
        fields = FlowLayout()
        fields.add(*self.boxes.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 14, 22, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.state)
        column.addWidget(self.before)
        column.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(fields)
        column.addWidget(self.effect)

    def _follow_whole(self) -> None:
        is_open = self.can_be_withdrawn
        self.whole.setVisible(is_open)
        for box in self.boxes.values():
            box.setVisible(is_open and not self.whole.isChecked())
        self._say_effect()

    def _say_effect(self) -> None:
        words = self._words
        if self.can_be_withdrawn:
            self.effect.setText(self.effect_text())
        else:
            self.effect.setText(words.gettext("Schon ganz zurückgenommen; hier ist nichts mehr zu tun."))
        self.changed.emit()
