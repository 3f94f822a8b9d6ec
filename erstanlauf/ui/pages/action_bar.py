"""The bar at the bottom: whether the draft is saved, what the newcomer sees, what goes on the slip, and the
actions. Knows texts only.
"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets import fonts
from erstanlauf.ui.widgets.key_words import spoken
from erstanlauf.ui.widgets.keyed_button import ActionButton
from erstanlauf.ui.widgets.label import Label

Role = QPalette.ColorRole
_ROOM_FOR_STEPS = 140
_NARROWEST_LINES = 4
"""A step narrower than so many line heights says nothing: fewer are shown then, and how many there are besides."""


class ActionBar(QFrame):
    """Shown while a visit is in hand."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._saved_at: datetime | None = None
        self._leads_on = False
        self.setProperty("ground", "bar")
        self._number = Label(self, bold=True)
        self._saved = Label(self, factor=0.9, tone="quiet")
        self.second_screen = Label(self, factor=0.9, tone="quiet")
        self.second_screen.hide()
        self.steps = StepsStrip(self)
        self.hand_over = ActionButton(self)
        self.hand_over.hide()
        self.slip = ActionButton(self)
        self.print = ActionButton(self, emphasized=True)
        self.close_visit = ActionButton(self)
        self._always = (self.slip, self.print, self.close_visit)
        self._state = state = QVBoxLayout()
        state.setSpacing(0)
        state.addWidget(self._number)
        state.addWidget(self._saved)
        state.addWidget(self.second_screen)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(10)
        row.addLayout(state)
        row.addSpacing(8)
        row.addWidget(self.steps, 1)
        for button in (self.hand_over, self.slip, self.print, self.close_visit):
            row.addWidget(button)
        self.retranslate()

    def show_number(self, number: str) -> None:
        """Show the number of the visit in hand, which stands on its slip."""
        self._number.setText(number)

    def show_way_on(self, *, on: bool) -> None:
        """Show the key that leads on to the hand-over, while something is on the slip that goes with one.

        Where there is no room beside the other actions, it makes way: menu and suggestions name the key as well.
        """
        self._leads_on = on
        self._fit_way_on()

    def show_saved(self, saved_at: datetime | None) -> None:
        """Show when the store last acknowledged the draft; None while something is not saved."""
        self._saved_at = saved_at
        saved = self._words.gettext("Entwurf gesichert {time}")
        self._saved.setText(
            saved.format(time=f"{saved_at:%H:%M}") if saved_at else self._words.gettext("wird gesichert")
        )

    def show_second_screen(self, text: str) -> None:
        """Show what stands on the second screen, empty where there is none."""
        self.second_screen.setText(text)
        self.second_screen.setVisible(bool(text))

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        for button, text, key in (
            (self.hand_over, words.gettext("Übergabe"), "F8"),
            (self.slip, words.gettext("Laufzettel"), "F9"),
            (self.print, words.gettext("Drucken"), "Ctrl+P"),
            (self.close_visit, words.gettext("Abschließen"), "Ctrl+Return"),
        ):
            button.setText(text)
            button.setAccessibleName(text)
            button.key = spoken(key)
            button.updateGeometry()
        self.steps.setAccessibleName(words.gettext("Auf dem Zettel"))
        self.steps.show_empty(words.gettext("Noch nichts für den Zettel"))
        self.show_saved(self._saved_at)

    def _fit_way_on(self) -> None:
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        others = (self._state.minimumSize().width(), *(each.sizeHint().width() for each in self._always))
        needed = margins.left() + margins.right() + sum(width + gap for width in others)
        needed += self.hand_over.sizeHint().width() + _ROOM_FOR_STEPS
        self.hand_over.setVisible(self._leads_on and needed <= self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_way_on()


class StepsStrip(QWidget):
    """What the slip would hold now, numbered and cut to the room there is."""

    _GAP = 8
    _WIDEST = 270

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Sequence[str] = ()
        self._empty = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_steps(self, names: Sequence[str]) -> None:
        """Show these services."""
        self._names = names
        self.setAccessibleDescription(", ".join(names))
        self.update()

    def show_empty(self, text: str) -> None:
        """Set what stands here while the slip would be empty."""
        self._empty = text
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, QFontMetrics(self.font()).height() + 18)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetrics(self.font())
        if not self._names:
            painter.setPen(self.palette().color(Role.PlaceholderText))
            text = metrics.elidedText(self._empty, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), left, text)
            return
        boxes = max(1, min(len(self._names), self.width() // (_NARROWEST_LINES * metrics.height())))
        width = min(self._WIDEST, (self.width() - self._GAP * (boxes - 1)) // boxes)
        for place, name in enumerate(self._names[:boxes]):
            box = QRect(place * (width + self._GAP), 2, width, self.height() - 4)
            hidden = len(self._names) - boxes if place == boxes - 1 else 0
            self._paint_step(painter, box, place + 1, f"+{hidden}  {name}" if hidden else name)

    def _paint_step(self, painter: QPainter, box: QRect, number: int, name: str) -> None:
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(Role.AlternateBase))
        painter.drawRoundedRect(box, 7, 7)
        inner = box.adjusted(10, 0, -8, 0)
        painter.setFont(fonts.scaled(self.font(), 1.1, QFont.Weight.Bold))
        painter.setPen(self.palette().color(Role.Link))
        painter.drawText(inner, left, str(number))
        painter.setFont(self.font())
        painter.setPen(self.palette().color(Role.Text))
        metrics = QFontMetrics(self.font())
        room = inner.adjusted(round(metrics.height() * 0.9), 0, 0, 0)
        painter.drawText(room, left, metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width()))
