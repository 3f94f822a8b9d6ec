"""Part of a page: how far this desk is with sending its counts, and the keys to send them now. Knows no file."""

from datetime import datetime

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.steering import collecting_words
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.figures.sending import Standing


class SendingBlock(QWidget):
    """For the administration of a desk."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._standing: Standing | None = None
        self._at: datetime | None = None
        self._title = Label(self, factor=1.1, bold=True)
        self.key, self.folder, self.sent = (Label(self, tone="quiet") for _ in range(3))
        self.now, self.elsewhere = QPushButton(self), QPushButton(self)
        self.now.setProperty("look", "main")
        keys, column = FlowLayout(), QVBoxLayout(self)
        keys.add(self.now, self.elsewhere)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        for line in (self.key, self.folder, self.sent):
            line.setWordWrap(True)
            column.addWidget(line)
        column.addLayout(keys)
        for button in (self.now, self.elsewhere):
            button.setAutoDefault(False)
        self._enable()

    @property
    def folder_set(self) -> str:
        """The folder that is set, empty where none is."""
        return self._standing.folder if self._standing else ""

    @property
    def can_send(self) -> bool:
        """Whether nothing keeps this desk from sealing its counts."""
        return self._standing is not None and self._standing.hindrance is None

    def show_standing(self, standing: Standing, now: datetime) -> None:
        """Say how far the desk is."""
        self._standing, self._at = standing, now
        self._say()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self._title.setText(words.gettext("Zahlen dieses Tresens senden"))
        self.now.setText(words.gettext("&Jetzt senden"))
        self.elsewhere.setText(words.gettext("In a&nderen Ordner senden …"))
        self._say()

    def _say(self) -> None:
        if self._standing is None or self._at is None:
            return
        words, standing = self._words, self._standing
        self.key.setText(collecting_words.key_line(words, standing))
        self.key.set_tone("quiet" if self.can_send else "caution")
        self.folder.setText(collecting_words.folder_line(words, standing))
        self.sent.setText(collecting_words.sent_line(words, standing.sent, self._at))
        self.sent.set_tone("caution" if standing.is_late else "quiet")
        self._enable()

    def _enable(self) -> None:
        """The other key is never off: the page begins there, and what is missing is said when it is pressed."""
        self.now.setEnabled(self.can_send and bool(self.folder_set))
