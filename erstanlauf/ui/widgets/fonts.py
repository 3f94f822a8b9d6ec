"""The program's own fonts and their sizes relative to the size the clerk chose. Knows files and fonts, no page.

Part of the first paint: must not touch the `Qt` namespace, whose enums take 15 ms to make.
"""

from collections.abc import Sequence
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from erstanlauf import paths

FAMILIES = ("Noto Sans", "Noto Naskh Arabic")
NORMAL_POINTS = 10.0
HEADING_FACTOR = 1.15


def load_first() -> None:
    """Make known to Qt what the first paint needs; takes 2 ms.

    Qt makes a bold of its own until the real one is there.
    """
    _load("NotoSans-Regular")


def load_others() -> None:
    """Make the other weights and scripts known to Qt."""
    for name in ("NotoSans-Bold", "NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold"):
        _load(name)


def families(files: Sequence[str]) -> list[str]:
    """Return the families of fonts named as `i18n.languages` names them; a script is loaded when first asked for."""
    for file in files:
        _load(f"{file}-Bold")
    return [_load(f"{file}-Regular") for file in files]


def apply(app: QApplication, zoom_percent: int) -> None:
    """Use the shipped fonts everywhere at this text size."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(NORMAL_POINTS * zoom_percent / 100)
    app.setFont(font)


def scaled(base: QFont, factor: float, weight: QFont.Weight | None = None) -> QFont:
    """Return `base` in another size, and in another weight than normal where one is given."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * factor)
    font.setWeight(QFont.Weight.Normal if weight is None else weight)
    return font


def heading(base: QFont) -> QFont:
    """Return `base` as a heading is written; without the enum of weights, which takes a start 1 ms to make."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * HEADING_FACTOR)
    font.setBold(True)
    return font


@cache
def _load(name: str) -> str:
    """Make a font file known to Qt and return its family."""
    font = QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / f"{name}.ttf"))
    return QFontDatabase.applicationFontFamilies(font)[0]
