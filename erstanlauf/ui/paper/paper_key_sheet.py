"""The sheet with the paper key, made in memory: nothing of it may ever lie in a file. Knows its words."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from erstanlauf.i18n.wording import Wording

_DPI = 300
_POINTS = {"title": 20.0, "text": 12.0, "key": 26.0}
_GAP_MM = 6.0
_GROUPS_IN_LINE = 3


def key_in_lines(key: str) -> list[str]:
    """Return a paper key in lines of a few groups, as it is shown and printed."""
    groups = key.split("-")
    lines = [groups[at : at + _GROUPS_IN_LINE] for at in range(0, len(groups), _GROUPS_IN_LINE)]
    return [" – ".join(line) for line in lines]


def paper_key_sheet(words: Wording, key: str, families: Sequence[str]) -> bytes:
    """Return an A4 page: the key in large letters, and what to do with it."""
    paragraphs = (
        words.gettext(
            "Dieser Schlüssel öffnet den Datenspeicher des Arbeitsplatzes, wenn alle Kennwörter vergessen sind."
        ),
        words.gettext("Aufbewahren: im verschlossenen Umschlag an einem Ort, den die Leitung kennt."),
        words.gettext("Benutzen: beim Anmelden „Papier-Schlüssel benutzen …“ wählen und ihn abtippen."),
    )
    return _pdf(words.gettext("Erstanlauf: Papier-Schlüssel"), paragraphs, key_in_lines(key), families)


def _pdf(title: str, paragraphs: Sequence[str], key_lines: Sequence[str], families: Sequence[str]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(22, 25, 22, 20))
    )
    painter = QPainter(writer)
    font, top = QFont(), 0.0
    font.setFamilies(list(families))
    lines = [("title", title), *(("key", line) for line in key_lines), *(("text", each) for each in paragraphs)]
    for role, text in lines:
        font.setPointSizeF(_POINTS[role])
        font.setBold(role != "text")
        painter.setFont(font)
        top = _write(painter, writer, top, text)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def _write(painter: QPainter, writer: QPdfWriter, top: float, text: str) -> float:
    """Write a paragraph below `top`; return where the next one begins."""
    room = QRectF(0, top, writer.width(), writer.height() - top)
    wrap = Qt.TextFlag.TextWordWrap
    drawn = painter.boundingRect(room, wrap, text)
    painter.drawText(room, wrap, text)
    return drawn.bottom() + _GAP_MM * _DPI / 25.4
