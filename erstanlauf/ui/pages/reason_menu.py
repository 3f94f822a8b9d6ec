"""Asks why the clerk decides against a rule: a menu of closed reasons, chosen by a digit. Knows words, no rules."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from erstanlauf.domain.case_management import Overruling
from erstanlauf.i18n import labels
from erstanlauf.i18n.wording import Wording


class ReasonMenu(QMenu):
    """Esc leaves everything as it was."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words

    def ask(
        self, question: str, reasons: Sequence[Overruling], beside: QWidget, then: Callable[[Overruling], None]
    ) -> None:
        """Show the reasons and call `then` with the one that was chosen."""
        self.clear()
        self.setAccessibleName(question)
        self.addSection(question)
        for number, reason in enumerate(reasons, start=1):
            action = self.addAction(f"&{number}  {labels.overruling(self._words, reason)}")
            action.triggered.connect(lambda _checked=False, reason=reason: then(reason))
        self.popup(beside.mapToGlobal(QPoint(24, 24)))
        self.setActiveAction(self.actions()[1])
