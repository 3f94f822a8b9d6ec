"""The strip that says how soon the desk locks. Takes no focus and no place from other messages."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.label import Label


class Countdown(QFrame):
    """Hidden while somebody is there. Read out once, not every second."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("ground", "strip")
        self._text = Label(self, bold=True)
        self._text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.addWidget(self._text)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, empty when nothing is."""
        return "" if self.isHidden() else self._text.text()

    def show_left(self, seconds: int) -> None:
        """Show how many seconds are left; 0 hides the strip."""
        was_hidden = self.isHidden()
        self.setVisible(seconds > 0)
        if not seconds:
            return
        self._text.setText(
            self._words.ngettext(
                "Der Arbeitsplatz sperrt sich in {count} Sekunde. Jede Taste hält ihn offen.",
                "Der Arbeitsplatz sperrt sich in {count} Sekunden. Jede Taste hält ihn offen.",
                seconds,
            ).format(count=seconds)
        )
        if was_hidden:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._text.text()))
