"""What stands in the middle of the window between two visits: the keys a clerk needs first. Part of the first paint."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import N_, Wording
from erstanlauf.ui.widgets.key_cap import KeyCap
from erstanlauf.ui.widgets.key_words import spoken
from erstanlauf.ui.widgets.label import Label

_FIRST_KEYS = (
    ("F2", N_("Neue Vorsprache beginnen")),
    ("F6", N_("Zum nächsten Bereich")),
    ("F9", N_("Laufzettel ansehen")),
    ("Ctrl+P", N_("Drucken")),
    ("Ctrl+Return", N_("Abschließen")),
    ("F1", N_("Alle Tasten")),
)


class IdlePage(QWidget):
    """Says that the desk is ready and what to press."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        card = QFrame(self)
        card.setProperty("ground", "card")
        self._title = Label(card, factor=1.5, bold=True)
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
        inner.addWidget(self._title)
        inner.addWidget(self._promise)
        inner.addSpacing(4)
        inner.addLayout(grid)
        outer = QVBoxLayout(self)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self._title.setText(self._words.gettext("Bereit für die nächste Vorsprache"))
        self._promise.setText(self._words.gettext("Jede Angabe ist freiwillig. Namen werden nicht gebraucht."))
        for cap, label, keys, text in self._lines:
            cap.setText(spoken(keys))
            cap.updateGeometry()
            label.setText(self._words.gettext(text))
