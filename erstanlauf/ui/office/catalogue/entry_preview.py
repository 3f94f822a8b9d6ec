"""What an entry prints today, as a picture of the slip in a language to choose. Draws no slip itself.

The slip is drawn on another thread; a picture that comes after a newer one was asked for is thrown away.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from erstanlauf.i18n import labels
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets.choice_box import ChoiceBox
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label

Drawn = tuple[Sequence[QImage], Sequence[str]]
"""A picture and the text of each page."""

WIDEST = 620
_FIRST = "ar"


class EntryPreview(QWidget):
    """Shows the first page; an entry alone fits on one."""

    wanted = Signal()
    """Another language was chosen."""
    shown_anew = Signal()
    """A picture that was asked for is shown."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._picture: QImage | None = None
        self._asked = 0
        self._name = Label(self)
        self.language = ChoiceBox(self)
        self.page = QLabel(self)
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that its text can be read aloud
        self.page.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.page.setMinimumWidth(1)
        head = FlowLayout()
        head.add(self._name, self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.page)
        for each in LANGUAGES:
            self.language.addItem(each.tag, each.tag)
        self.language.setCurrentIndex(self.language.findData(_FIRST))
        self.language.activated.connect(lambda _: self.wanted.emit())

    @property
    def tag(self) -> str:
        """The language beside German; German itself prints alone."""
        return str(self.language.currentData())

    def expect(self) -> Callable[[Drawn], None]:
        """Return what is to be given the picture that was asked for just now."""
        self._asked += 1
        number = self._asked

        def show(drawn: Drawn) -> None:
            if number == self._asked:
                self._show(*drawn)

        return show

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self._name.setText(words.gettext("So druckt es heute, Deutsch und"))
        self.language.setAccessibleName(words.gettext("Zweite Sprache der Vorschau"))
        for row in range(self.language.count()):
            self.language.setItemText(row, labels.language_name(words, self.language.itemData(row)))
        self.page.setAccessibleName(words.gettext("Vorschau des Laufzettels"))

    def _show(self, pictures: Sequence[QImage], texts: Sequence[str]) -> None:
        self._picture = pictures[0] if pictures else None
        self.page.setAccessibleDescription("\n".join(texts))
        self._draw()
        self.shown_anew.emit()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        width = round(min(WIDEST, self.width()) * ratio)
        if self._picture is None or width <= 0:
            return
        scaled = self._picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        self.page.setPixmap(QPixmap.fromImage(scaled))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()
