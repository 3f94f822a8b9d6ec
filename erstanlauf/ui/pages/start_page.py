"""What is seen in the first blink: where today's list and the idle page will be a moment later.

Part of the first paint: must not touch the `Qt` namespace, whose enums take 15 ms to make.
"""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.fonts import heading

PANEL_LINES = 13
"""Width of the panel at the left edge, in line heights."""


class StartPage(QWidget):
    """Today's heading and the button that opens a visit, which is pressed for real as soon as the desk is there."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        panel = QFrame(self)
        panel.setProperty("ground", "panel")
        panel.setFixedWidth(PANEL_LINES * QFontMetrics(self.font()).height())
        title = QLabel(words.gettext("Heute"), panel)
        title.setFont(heading(self.font()))
        new_visit = QPushButton(words.gettext("Neue Vorsprache"), panel)
        new_visit.setProperty("look", "start")
        column = QVBoxLayout(panel)
        column.setContentsMargins(12, 16, 12, 16)
        column.addWidget(title)
        column.addStretch(1)
        column.addWidget(new_visit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addStretch(1)
