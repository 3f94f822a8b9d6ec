"""Pictograms drawn from `resources/icons` in a colour of the palette. Knows SVG, no page.

QtSvg is imported with the first picture, which comes after the first paint of the window.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from erstanlauf import paths


def pixmap(name: str, colour: QColor, side: int, pixel_ratio: float = 1.0) -> QPixmap:
    """Return a square pictogram of `side` logical pixels."""
    return _drawn(name, colour.name(), side, pixel_ratio)


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, side: int, pixel_ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    picture = QPixmap(round(side * pixel_ratio), round(side * pixel_ratio))
    picture.setDevicePixelRatio(pixel_ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
