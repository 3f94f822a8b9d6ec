"""Asks once more before something that cannot be undone: on the same page, never in a dialog. Knows words."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label


class SecondStep(QFrame):
    """Hidden until it asks. The focus goes to "no", so that a key held too long does nothing."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._do: Callable[[], object] = self.withdraw
        self._came_from: QWidget | None = None
        self.setProperty("ground", "warning")
        self.question = Label(self, bold=True)
        self.question.setWordWrap(True)
        self.consequence = Label(self)
        self.consequence.setWordWrap(True)
        self.no, self.yes = QPushButton(self), QPushButton(self)
        answers = FlowLayout()
        answers.add(self.no, self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        column.addWidget(self.question)
        column.addWidget(self.consequence)
        column.addLayout(answers)
        self.no.clicked.connect(self.withdraw)
        self.yes.clicked.connect(self._go)
        self.hide()

    def ask(self, question: str, consequence: str, yes: str, do: Callable[[], object]) -> None:
        """Ask, and do it when the answer is yes."""
        self._do = do
        self._came_from = self.window().focusWidget()
        self.question.setText(question)
        self.consequence.setText(consequence)
        self.yes.setText(yes)
        self.no.setText(self._words.gettext("&Nein, nichts ändern"))
        self.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll_here()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{question} {consequence}"))

    def withdraw(self) -> bool:
        """Ask no more; False where nothing was asked. The focus goes back to where it came from."""
        if self.isHidden():
            return False
        if self._came_from is not None and self._came_from.isEnabled():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        return True

    def _go(self) -> None:
        self.withdraw()
        self._do()

    def _scroll_here(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # it has its place only then
            around.ensureWidgetVisible(self)
