"""What stands in the middle of the window between two visits: the keys a clerk needs first."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import N_, Wording
from erstanlauf.ui.widgets.key_cap import KeyCap
from erstanlauf.ui.widgets.key_words import spoken
from erstanlauf.ui.widgets.label import Label

_FIRST_KEYS = (
    ("F2", N_("Neue Vorsprache beginnen")),
    ("Shift+F2", N_("Wiederkommen – oder gleich scannen")),
    ("F6", N_("Zum nächsten Bereich")),
    ("F9", N_("Laufzettel ansehen")),
    ("Ctrl+P", N_("Drucken")),
    ("Ctrl+Return", N_("Abschließen")),
    ("Ctrl+L", N_("Sperren")),
    ("F1", N_("Alle Tasten")),
)
_KEYS_OF_OFFICE = ("Ctrl+L", "F1")
"""What is left for somebody who serves nobody."""


_WIDTH_LINES = 23
_MOST = 1000
"""Stretch of the card against its margins: it grows to its width first."""


class IdlePage(QScrollArea):
    """Says that the desk is ready and what to press; scrolls where the text is large and the window small."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget(self)
        self._card = card = QFrame(content)
        card.setProperty("ground", "card")
        self.title = Label(card, factor=1.5, bold=True)
        self._promise = Label(card, tone="quiet")
        self._promise.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        self._lines = []
        for row, (keys, text) in enumerate(_FIRST_KEYS):
            cap, label = KeyCap(card), Label(card)
            grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label, row, 1)
            self._lines.append((cap, label, keys, text))
        grid.setColumnStretch(1, 1)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(32, 26, 40, 28)
        inner.setSpacing(14)
        inner.addWidget(self.title)
        inner.addWidget(self._promise)
        inner.addSpacing(4)
        inner.addLayout(grid)
        self.backup = Label(content, tone="quiet")
        self.backup.hide()
        outer = QVBoxLayout(content)
        outer.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, _MOST)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(1)
        outer.addWidget(self.backup, 0, Qt.AlignmentFlag.AlignCenter)
        self.setWidget(content)
        self._follow_text_size()
        self.show_for(serves=True)

    def show_backup(self, line: str, tone: str) -> None:
        """Say how old the newest backup is; the tone says whether somebody should see to it."""
        self.backup.setText(line)
        self.backup.set_tone(tone)
        self.backup.show()

    def show_for(self, *, serves: bool) -> None:
        """Say what to press to somebody who serves newcomers, or to somebody who is here for other work."""
        self._serves = serves
        # arrow keys and menus need something that has the focus
        self.title.setFocusPolicy(Qt.FocusPolicy.NoFocus if serves else Qt.FocusPolicy.StrongFocus)
        for cap, label, keys, _text in self._lines:
            is_wanted = serves or keys in _KEYS_OF_OFFICE
            cap.setVisible(is_wanted)
            label.setVisible(is_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        if self._serves:
            self.title.setText(words.gettext("Bereit für die nächste Vorsprache"))
            self._promise.setText(words.gettext("Jede Angabe ist freiwillig. Namen werden nicht gebraucht."))
        else:
            self.title.setText(words.gettext("Angemeldet"))
            self._promise.setText(
                words.gettext("Was Sie hier tun können, steht in den Menüs. Vorsprachen führt, wer am Tresen arbeitet.")
            )
        for cap, label, keys, text in self._lines:
            cap.setText(spoken(keys))
            cap.updateGeometry()
            label.setText(self._words.gettext(text))

    def _follow_text_size(self) -> None:
        self._card.setMaximumWidth(_WIDTH_LINES * QFontMetrics(self.font()).height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._follow_text_size()
