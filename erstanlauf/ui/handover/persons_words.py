"""What the person is told after taking consent back: in the language it was asked in, and in German. Knows no store."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from erstanlauf.i18n.languages import language
from erstanlauf.i18n.phrases import consent
from erstanlauf.i18n.phrases.both_voices import Said
from erstanlauf.i18n.phrases.voices import Voices
from erstanlauf.ui.widgets import fonts
from erstanlauf.ui.widgets.label import Label


def withdrawn_words(voices: Voices, tag: str, stopped: Collection[str], told: Collection[str]) -> Sequence[Said]:
    """Return that it is done, and what it means at each recipient: what was `stopped` never got there, who is `told`
    has to erase it. On any thread: a language may have to be compiled first.
    """
    both = voices.both(tag)
    return (
        both.say(consent.WITHDRAWN),
        *(both.say(consent.WITHDRAWN_NOTHING_LEFT, recipient=title) for title in stopped),
        *(both.say(consent.WITHDRAWN_OFFICE_TOLD, recipient=title) for title in told),
    )


class PersonsWords(QWidget):
    """Large enough to be read across the counter, in the direction and letters of the language."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.own, self.german = Label(self, factor=1.4), Label(self, tone="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for label in (self.own, self.german):
            label.setWordWrap(True)
            column.addWidget(label)
        self.hide()

    def show_words(self, tag: str, said: Sequence[Said]) -> None:
        """Show sentences in a language."""
        of = language(tag)
        own, german = [each.own for each in said], [each.german for each in said if each.german]
        font = self.own.font()
        font.setFamilies(fonts.families(of.fonts))
        self.own.setFont(font)
        self.own.setLayoutDirection(Qt.LayoutDirection.RightToLeft if of.is_rtl else Qt.LayoutDirection.LeftToRight)
        self.own.setText("\n".join(own))
        self.german.setText("\n".join(german))
        self.german.setVisible(bool(german))
        self.show()
