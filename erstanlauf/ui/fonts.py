"""The program's own fonts and their sizes relative to the size the clerk chose. Knows files and fonts, no page."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from erstanlauf import paths

FAMILIES = ("Noto Sans", "Noto Naskh Arabic")
NORMAL_POINTS = 10.0


def load() -> None:
    """Make the shipped fonts known to Qt; takes about 5 ms."""
    for name in ("NotoSans", "NotoNaskhArabic"):
        for style in ("Regular", "Bold"):
            QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / f"{name}-{style}.ttf"))


def apply(app: QApplication, zoom_percent: int) -> None:
    """Use the shipped fonts everywhere at this text size."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(NORMAL_POINTS * zoom_percent / 100)
    app.setFont(font)


def scaled(base: QFont, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return `base` in another size and weight."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * factor)
    font.setWeight(weight)
    return font


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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._follow_text_size()

    def _follow_text_size(self) -> None:
        if self._factor != 1.0 or self._weight != QFont.Weight.Normal:
            self.setFont(scaled(QApplication.font(), self._factor, self._weight))
