"""Sets words as large as they fit, without cutting one. Knows scripts and pixels, no board."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from erstanlauf.i18n.languages import GERMAN, Language
from erstanlauf.ui.widgets import fonts

Align = Qt.AlignmentFlag
_SCALES = {"Arab": 1.2}


@dataclass(frozen=True, slots=True)
class SetText:
    """Words broken into lines, with what they take up."""

    layout: QTextLayout
    height: float
    is_whole: bool
    """Whether every word stands in one piece within the width."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a language is written."""

    families: tuple[str, ...]
    is_rtl: bool
    scale: float
    """Arabic letters are small in their font: in this size they look as large as Latin ones."""

    def font(self, pixels: float, *, bold: bool = False) -> QFont:
        """Return the font of a size."""
        font = QFont(list(self.families))
        font.setPixelSize(max(1, round(pixels * self.scale)))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font

    def set(self, text: str, font: QFont, width: float, alignment: Align) -> SetText:
        """Break words into lines of a width; a word that is longer than a line is broken only where all else fails."""
        whole = self._set(text, font, width, alignment, QTextOption.WrapMode.WordWrap)
        if whole.is_whole:
            return whole
        return self._set(text, font, width, alignment, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def _set(self, text: str, font: QFont, width: float, alignment: Align, wrap: QTextOption.WrapMode) -> SetText:
        option = QTextOption(alignment)
        option.setWrapMode(wrap)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if self.is_rtl else Qt.LayoutDirection.LeftToRight)
        layout = QTextLayout(text, font)
        layout.setTextOption(option)
        height, widest = 0.0, 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
            widest = max(widest, line.naturalTextWidth())
        layout.endLayout()
        return SetText(layout, height, wrap is QTextOption.WrapMode.WordWrap and widest <= width)


def lettering(of: Language) -> Lettering:
    """Return how a language is written; its fonts are loaded when it is asked for first."""
    return Lettering(tuple(fonts.families(of.fonts)), of.is_rtl, _SCALES.get(of.script, 1.0))


def german() -> Lettering:
    """Return how German is written."""
    return lettering(GERMAN)
