"""The one line in which the desk speaks to the clerk: never a dialog, read out by screen readers. Knows no page."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets import icons

_ICON_SIDE = 20

Answer = tuple[str, Callable[[], object]]
"""The words of an answer with its key as mnemonic, and what to do then."""


class MessageStrip(QFrame):
    """Shows one message at a time with something to do about it at most; hidden when there is nothing to say.

    A question waits until what asks for attention has gone, gives way to whatever is said, and comes back after it.
    """

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._do: Callable[[], object] | None = None
        self._do_yes: Callable[[], object] = self._put_away
        self._question: Callable[[], None] | None = None
        self._shown_question: Callable[[], None] | None = None
        self._is_urgent = False
        self.setProperty("ground", "strip")
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._action = QPushButton(self)
        self._action.clicked.connect(self._act)
        self._yes = QPushButton(self)
        self._yes.clicked.connect(self._say_yes)
        self._dismiss = QPushButton(self)
        self._dismiss.clicked.connect(self._put_away)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.timeout.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        for widget in (self._icon, self._text, self._yes, self._action, self._dismiss):
            row.addWidget(widget)
        row.setStretch(1, 1)
        self.retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, empty when nothing is."""
        return "" if self.isHidden() else self._text.text()

    def tell(self, text: str, *, seconds: int = 0, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Show good or neutral news; with `seconds` they go by themselves."""
        self._show(text, "told", QPalette.ColorRole.Highlight, action, do)
        self._is_urgent = bool(action)
        if seconds:
            self._over.start(seconds * 1000)

    def warn(self, text: str) -> None:
        """Show trouble; stays until something else is said or the clerk puts it away."""
        self._show(text, "trouble", QPalette.ColorRole.BrightText, "", None)
        self._is_urgent = True

    def ask(self, text: str, *, seconds: int, yes: Answer, no: Answer) -> None:
        """Ask without taking the focus; the question goes by itself, which is no answer."""

        def show() -> None:
            self._show(text, "told", QPalette.ColorRole.Highlight, no[0], no[1])
            self._shown_question, self._do_yes = show, yes[1]
            self._yes.setText(yes[0])
            self._yes.show()
            self._over.start(seconds * 1000)

        self._question = show
        if self.isHidden() or not self._is_urgent:
            self._ask_now()

    def withdraw(self) -> None:
        """Say nothing any more, and ask nothing either."""
        self._question = None
        self._put_away()

    def retranslate(self) -> None:
        """Say the fixed words in the language that now holds; the message itself stays as it was told."""
        self._dismiss.setText(self._words.gettext("Schließen"))
        self._dismiss.setAccessibleName(self._words.gettext("Meldung schließen"))

    def _show(
        self, text: str, icon: str, role: QPalette.ColorRole, action: str, do: Callable[[], object] | None
    ) -> None:
        self._over.stop()
        self._question = self._question or self._shown_question
        self._shown_question = None
        self._do = do
        self._is_urgent = False
        self._yes.hide()
        self._text.setText(text)
        self._icon.setPixmap(icons.pixmap(icon, self.palette().color(role), _ICON_SIDE, self.devicePixelRatioF()))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _put_away(self) -> None:
        self._over.stop()
        self._do = self._shown_question = None
        self.hide()
        self._ask_now()

    def _ask_now(self) -> None:
        question, self._question = self._question, None
        if question is not None:
            self._shown_question = None  # an older one is overtaken
            question()

    def _say_yes(self) -> None:
        do = self._do_yes
        self._put_away()
        do()

    def _act(self) -> None:
        do = self._do
        self._put_away()
        if do is not None:
            do()
