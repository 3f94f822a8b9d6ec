"""What is told of the visits of the counter in the one line for it: closed, taken up again, something lost.

Knows the counter and the line; no page.
"""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.counter import Counter
from erstanlauf.ui.widgets.message_strip import MessageStrip

UNDO_CLOSE_SECONDS = 10


class VisitNews(QObject):
    """Tells, and lets closing stand once it can no more be taken back."""

    def __init__(self, strip: MessageStrip, words: Wording, counter: Counter, parent: QObject) -> None:
        super().__init__(parent)
        self._strip = strip
        self._words = words
        self._counter = counter
        self._undo_is_over = QTimer(self)
        self._undo_is_over.setSingleShot(True)
        self._undo_is_over.timeout.connect(counter.let_close_stand)

    def tell_closed(self, number: str) -> None:
        """Tell that a visit was closed, and how to take that back; a neutral one has no number."""
        words = self._words
        text = (
            words.gettext("Vorsprache {number} abgeschlossen.").format(number=number)
            if number
            else words.gettext("Abgeschlossen.")
        )
        undo = words.gettext("Rückgängig (Strg+Z)")
        self._strip.tell(text, seconds=UNDO_CLOSE_SECONDS, action=undo, do=self._counter.undo_close)
        self._undo_is_over.start(UNDO_CLOSE_SECONDS * 1000)

    def tell_recovered(self, saved_at: datetime) -> None:
        """Tell that an open visit was found and taken up."""
        text = self._words.gettext("Entwurf von {time} wiederhergestellt.").format(time=f"{saved_at:%H:%M}")
        self._strip.tell(text)
        self.tell_lost()

    def tell_lost(self) -> None:
        """Tell that something on the slip has gone: else it would be missed at best."""
        if self._counter.session is not None and self._counter.session.has_lost_a_choice:
            text = self._words.gettext(
                "Ein gewähltes Angebot gibt es im Katalog nicht mehr; es steht nicht auf dem Zettel. Alles andere ist "
                "unverändert – mit F3 ein anderes wählen."
            )
            self._strip.tell(text)
