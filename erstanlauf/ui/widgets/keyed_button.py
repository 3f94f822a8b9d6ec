"""Buttons that carry the key that presses them: tiles with a pictogram, answers, actions. Know no page.

They are check boxes or push buttons to assistive technology; what is painted here is only their look.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.widgets import fonts, icons, key_cap

_RADIUS = 7
_WRAP = Qt.TextFlag.TextWordWrap


class KeyedButton(QAbstractButton):
    """The common frame: border, ground and ink follow from checked, pressed, emphasized and enabled."""

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.emphasized = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _on_accent(self) -> bool:
        return self.isEnabled() and (self.isChecked() or self.emphasized)

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return self.palette().color(QPalette.ColorRole.PlaceholderText)
        role = QPalette.ColorRole.HighlightedText if self._on_accent else QPalette.ColorRole.ButtonText
        return self.palette().color(role)

    def _font(self) -> QFont:
        return fonts.scaled(self.font(), 1.0, QFont.Weight.Bold if self._on_accent else QFont.Weight.Normal)

    def _widest_metrics(self) -> QFontMetrics:
        """Room is measured in bold, so that nothing moves when a button is checked."""
        return QFontMetrics(fonts.scaled(self.font(), 1.0, QFont.Weight.Bold))

    def _draw_frame(self, painter: QPainter) -> None:
        role = QPalette.ColorRole
        ground = role.Highlight if self._on_accent else role.Button
        if self.isDown():
            ground = role.Shadow if self._on_accent else role.Midlight
        if not self.isEnabled():
            ground = role.Window
        border = role.Highlight if self._on_accent else (role.Dark if self.isEnabled() else role.Mid)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(border), 1))
        painter.setBrush(self.palette().color(ground))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), _RADIUS, _RADIUS)
        painter.setPen(self._ink())
        painter.setFont(self._font())


class Tile(KeyedButton):
    """A topic: pictogram and key above, the word below."""

    _MARGIN = 10

    def __init__(self, icon: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._icon = icon
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the board makes all equally wide

    def sizeHint(self) -> QSize:
        metrics = self._widest_metrics()
        width = metrics.horizontalAdvance(self.text()) + 2 * self._MARGIN
        return QSize(width, self._icon_side + metrics.height() + 2 * self._MARGIN + 4)

    @property
    def _icon_side(self) -> int:
        return round(QFontMetrics(QApplication.font()).height() * 1.35)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw_frame(painter)
        inner = self.rect().adjusted(self._MARGIN, self._MARGIN, -self._MARGIN, -self._MARGIN)
        role = QPalette.ColorRole.HighlightedText if self._on_accent else QPalette.ColorRole.Highlight
        picture = icons.pixmap(self._icon, self.palette().color(role), self._icon_side, self.devicePixelRatioF())
        painter.drawPixmap(inner.topLeft() - QPoint(2, 0), picture)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self.text())
        cap = key_cap.size(self.key)
        place = QRect(inner.topRight() - QPoint(cap.width() - 1, 0), cap)
        key_cap.draw(painter, place, self.key, self.palette(), on_accent=self._on_accent)


class Answer(KeyedButton):
    """One answer to a question: key at the left, the words beside it, over more than one line where they need it."""

    _MARGIN = 6
    _WIDEST_CHARS = 24

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the card makes all equally wide

    def wished_width(self) -> int:
        """Return the width at which short words stand on one line and long ones on two."""
        metrics = self._widest_metrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        room = max(
            longest, min(metrics.horizontalAdvance(self.text()) + 2, metrics.averageCharWidth() * self._WIDEST_CHARS)
        )
        return room + self._text_left + self._MARGIN

    def height_at(self, width: int) -> int:
        """Return the height the words need at this width."""
        room = max(1, width - self._text_left - self._MARGIN)
        text = self._widest_metrics().boundingRect(QRect(0, 0, room, 10_000), _WRAP, self.text())
        return max(text.height(), key_cap.size(self.key).height()) + 2 * self._MARGIN

    def sizeHint(self) -> QSize:
        return QSize(self.wished_width(), self.height_at(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height_at(self.width()))

    @property
    def _text_left(self) -> int:
        return self._MARGIN + key_cap.size(self.key).width() + 8

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw_frame(painter)
        cap = key_cap.size(self.key)
        place = QRect(QPoint(self._MARGIN, (self.height() - cap.height()) // 2), cap)
        key_cap.draw(painter, place, self.key, self.palette(), on_accent=self._on_accent)
        painter.drawText(
            self.rect().adjusted(self._text_left, 0, -self._MARGIN, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | _WRAP,
            self.text(),
        )


class ActionButton(KeyedButton):
    """A button of the action bar: what it does, then its key."""

    _MARGIN = 12

    def __init__(self, parent: QWidget | None = None, *, emphasized: bool = False) -> None:
        super().__init__("", parent)
        self.emphasized = emphasized
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics, cap = self._widest_metrics(), key_cap.size(self.key)
        width = metrics.horizontalAdvance(self.text()) + cap.width() + 3 * self._MARGIN
        return QSize(width, max(metrics.height(), cap.height()) + 2 * self._MARGIN - 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw_frame(painter)
        painter.setFont(fonts.scaled(self.font(), 1.0, QFont.Weight.Bold))
        inner = self.rect().adjusted(self._MARGIN, 0, -self._MARGIN, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        cap = key_cap.size(self.key)
        place = QRect(QPoint(inner.right() - cap.width() + 1, (self.height() - cap.height()) // 2), cap)
        key_cap.draw(painter, place, self.key, self.palette(), on_accent=self._on_accent)


def action(parent: QWidget, key: str, *, emphasized: bool = False) -> ActionButton:
    """Make a button that shows its key."""
    button = ActionButton(parent, emphasized=emphasized)
    button.key = key
    return button


def name_action(words: Wording, button: ActionButton, text: str) -> None:
    """Say what a button does, and to assistive technology with which key."""
    button.setText(text)
    button.setAccessibleName(text)
    button.setAccessibleDescription(words.gettext("Taste {key}").format(key=button.key))
    button.updateGeometry()
