"""The slip as it will look on paper, beside the questions. Knows pictures of pages, not how they came about."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from erstanlauf.i18n.phrases.voices import Share
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.key_words import spoken
from erstanlauf.ui.widgets.keyed_button import ActionButton
from erstanlauf.ui.widgets.label import Label

WIDEST = 620
"""Pages are drawn so many logical pixels wide, and shown in less where there is less room."""

_MARGIN = 20
_ROOM_FOR_SCROLL_BAR = 20
_GAP = 16


class SlipPreview(QWidget):
    """Shows every page in the width there is; the text of the pages is there for screen readers."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._pictures: Sequence[QImage] = ()
        self._reviewed = Share(0, 0)
        self.review_note = Label(self, factor=0.9, tone="quiet")
        self.review_note.setWordWrap(True)
        self.print_button = ActionButton(self)
        self.save_button = ActionButton(self)
        head = QHBoxLayout()
        head.addStretch(1)
        head.addWidget(self.save_button)
        head.addWidget(self.print_button)
        self.pages = QScrollArea(self)
        self.pages.setWidgetResizable(True)
        self.pages.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = QLabel(self.pages)
        self._sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrow keys go on to the scrolling page around it
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.pages.setWidget(self._sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.review_note)
        column.addWidget(self.pages, 1)
        self.retranslate()

    def show_pages(self, pictures: Sequence[QImage], texts: Sequence[str], reviewed: Share) -> None:
        """Show a slip: a picture of each page, its text for those who do not see it, and how far its sentences are
        reviewed.
        """
        self._pictures = pictures
        self._reviewed = reviewed
        self._tell_reviewed()
        self._sheet.setAccessibleDescription("\n".join(texts))
        self._draw()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self._sheet.setAccessibleName(words.gettext("Laufzettel"))
        self._tell_reviewed()
        for button, text, name, key in (
            (self.print_button, words.gettext("Drucken"), words.gettext("Laufzettel drucken"), "Ctrl+P"),
            (self.save_button, words.gettext("Als PDF sichern"), words.gettext("Als PDF sichern"), "Ctrl+S"),
        ):
            button.setText(text)
            button.key = spoken(key)
            button.setAccessibleName(name)
            button.updateGeometry()

    def _tell_reviewed(self) -> None:
        """A slip in German alone has nothing to review."""
        reviewed, sentences = self._reviewed
        drafts = self._words.gettext(
            "Übersetzung: {drafts} von {sentences} Sätzen sind Entwürfe, es gilt das Deutsche."
        )
        if reviewed < sentences:
            self.review_note.setText(drafts.format(drafts=sentences - reviewed, sentences=sentences))
        else:
            self.review_note.setText(self._words.gettext("Übersetzung geprüft.") if sentences else "")

    def _draw(self) -> None:
        """Put the pages below each other, in the width there is."""
        ratio = self.devicePixelRatioF()
        width = round(min(WIDEST, self.pages.width() - _ROOM_FOR_SCROLL_BAR) * ratio)
        if width <= 0 or not self._pictures:
            return
        scaled = [each.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation) for each in self._pictures]
        self._sheet.setPixmap(_stacked(scaled, ratio))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()


def _stacked(pages: list[QImage], ratio: float) -> QPixmap:
    """Return all pages below each other; the ground shows between them."""
    gap = round(_GAP * ratio)
    height = sum(page.height() for page in pages) + gap * (len(pages) - 1)
    stack = QPixmap(pages[0].width(), height)
    stack.fill(Qt.GlobalColor.transparent)
    painter = QPainter(stack)
    top = 0
    for page in pages:
        painter.drawImage(0, top, page)
        top += page.height() + gap
    painter.end()
    stack.setDevicePixelRatio(ratio)
    return stack
