"""The common form of a page before the desk: one card in the middle, a heading, a few fields, what went wrong below."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.label import Label

_WIDTH_LINES = 30
_MOST = 1000
"""Stretch of the card against its margins: it grows to its width first."""


class CardPage(QScrollArea):
    """A subclass fills `column`, says its words in `retranslate`, and names in `first` what is to have the focus.

    What was refused is told by `refuse` and stands above the buttons until something else is tried.
    """

    def __init__(self, words: Wording, parent: QWidget | None = None, *, lead_tone: str = "quiet") -> None:
        super().__init__(parent)
        self.words = words
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget(self)
        self.card = QFrame(content)
        self.card.setProperty("ground", "card")
        self.heading = Label(self.card, factor=1.5, bold=True)
        self.heading.setWordWrap(True)
        self.lead = Label(self.card, tone=lead_tone)
        self.lead.setWordWrap(True)
        self.told = Label(self.card, tone="caution")
        self.told.setWordWrap(True)
        self.told.hide()
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(10)
        self.buttons: list[QPushButton] = []
        self.first: QWidget = self.card
        self._lay_out(content)
        self.setWidget(content)
        self._follow_text_size()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keep_in_sight)

    def refuse(self, text: str) -> None:
        """Tell what does not do, also to a screen reader; an empty text takes it back."""
        self.told.setText(text)
        self.told.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.told, text))

    def rest(self, *, is_on: bool) -> None:
        """Let nothing be pressed while the gatekeeper works."""
        for button in self.buttons:
            button.setEnabled(not is_on)

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        raise NotImplementedError

    def step_back(self) -> None:
        """Go back to what was there before, where there is anything."""

    def _button(self, look: str = "") -> QPushButton:
        """Make a button of the foot; the one with a look is what the page is for."""
        button = QPushButton(self.card)
        if look:
            button.setProperty("look", look)
        self.buttons.append(button)
        return button

    def _lay_out(self, content: QWidget) -> None:
        inner = QVBoxLayout(self.card)
        inner.setContentsMargins(34, 28, 34, 30)
        inner.setSpacing(14)
        inner.addWidget(self.heading)
        inner.addWidget(self.lead)
        inner.addLayout(self.column)
        inner.addWidget(self.told)
        inner.addLayout(self.foot)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card, _MOST)
        row.addStretch(1)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(20, 20, 20, 20)
        outer.addStretch(2)
        outer.addLayout(row)
        outer.addStretch(3)

    def _follow_text_size(self) -> None:
        self.card.setMaximumWidth(_WIDTH_LINES * QFontMetrics(self.font()).height())

    def _keep_in_sight(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Scroll to what the program itself has given the focus; Qt scrolls for Tab alone."""
        if new is not None and self.isAncestorOf(new):
            self.ensureWidgetVisible(new)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._follow_text_size()
