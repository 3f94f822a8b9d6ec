"""A focus ring that is seen on every widget and in every palette (WCAG 2.4.7, 1.4.11). Knows no page.

Fusion shows nothing on default buttons and on check boxes focused by the program, and 2.4 : 1 on the others.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QListView, QWidget
from shiboken6 import isValid

WIDTH = 2
GAP = 1
_REACH = WIDTH + GAP
_MOVING = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest)


class FocusRing(QWidget):
    """Lies above the window and follows the focus, also while the page under it scrolls.

    Lists mark their current row themselves, and what has the property "ring" set to False wants none.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for each in self._watched:
            if isValid(each):  # a page may have thrown its widgets away with the focus in them
                each.removeEventFilter(self)
        self._target = new if new is not None and new.window() is self.window() else None
        self._watched = _with_ancestors(self._target)
        for each in self._watched:
            each.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible() or not _wants_ring(target):
            self.hide()
            return
        seen = QRect(_in_window(target, QPoint(0, 0)), target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        for each in self._watched[1:]:
            if isinstance(each, QAbstractScrollArea):
                seen &= QRect(_in_window(each, QPoint(0, 0)), each.size())
        self.setGeometry(seen)
        self.setVisible(not seen.isEmpty())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVING:
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._target is None or not isValid(self._target):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), WIDTH))
        corner = self.mapFromGlobal(self._target.mapToGlobal(QPoint(0, 0))) - QPoint(_REACH, _REACH)
        whole = QRect(corner, self._target.size() + QSize(2 * _REACH, 2 * _REACH))
        painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), 8, 8)


def _wants_ring(widget: QWidget) -> bool:
    return not isinstance(widget, QListView) and widget.property("ring") is not False


def _with_ancestors(widget: QWidget | None) -> list[QWidget]:
    """Return the widget and its parents up to, but without, the window."""
    found: list[QWidget] = []
    while widget is not None and not widget.isWindow():
        found.append(widget)
        widget = widget.parentWidget()
    return found


def _in_window(widget: QWidget, point: QPoint) -> QPoint:
    return widget.mapTo(widget.window(), point)
