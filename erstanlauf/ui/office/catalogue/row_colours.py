"""Colours of a painted row: the current one stands out, and more so while its list has the keys. Knows no list."""

from typing import NamedTuple

from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem


class RowColours(NamedTuple):
    """Inks for text, for what explains it, and for what is doubtful."""

    plain: QColor
    quiet: QColor
    doubt: QColor


def ground_of(painter: QPainter, option: QStyleOptionViewItem) -> RowColours:
    """Paint the ground of a row and return the inks that can be read on it."""
    role, palette = QPalette.ColorRole, option.palette
    plain, quiet, doubt = role.Text, role.PlaceholderText, role.BrightText
    if option.state & QStyle.StateFlag.State_Selected:
        has_keys = option.widget.hasFocus()
        painter.fillRect(option.rect, palette.color(role.Highlight if has_keys else role.AlternateBase))
        plain = quiet = doubt = role.HighlightedText if has_keys else role.Text
    return RowColours(palette.color(plain), palette.color(quiet), palette.color(doubt))
