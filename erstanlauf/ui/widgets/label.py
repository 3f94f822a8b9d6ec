"""A label of this program: plain text, in a size relative to the clerk's. Knows no page."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from erstanlauf.ui.widgets.fonts import scaled


class Label(QLabel):
    """Plain text in a size relative to the program's, which follows when the clerk changes the text size."""

    def __init__(
        self, parent: QWidget | None = None, *, factor: float = 1.0, bold: bool = False, tone: str = "plain"
    ) -> None:
        super().__init__(parent)
        self._factor = factor
        self._weight = QFont.Weight.Bold if bold else QFont.Weight.Normal
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self._follow_text_size()

    def set_tone(self, tone: str) -> None:
        """Say it quietly ("quiet"), as usual ("plain"), as a caution or as an alarm."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._follow_text_size()

    def _follow_text_size(self) -> None:
        if self._factor != 1.0 or self._weight != QFont.Weight.Normal:
            self.setFont(scaled(QApplication.font(), self._factor, self._weight))
