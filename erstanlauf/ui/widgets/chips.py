"""A row of small buttons that flows over as many lines as it needs: what was said, what is known. Knows texts only."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

_GAP = 6


@dataclass(frozen=True, slots=True)
class Chip:
    """`key` is what `pressed` carries; `purpose` says to a screen reader what pressing does."""

    key: str
    text: str
    purpose: str


def tab_anchor(parent: QWidget) -> QWidget:
    """Return an unseen widget that keeps a place in the Tab order for widgets that come later."""
    anchor = QWidget(parent)
    anchor.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    anchor.hide()
    return anchor


class ChipRow(QWidget):
    """Shows chips; an empty row takes no room."""

    pressed = Signal(str)

    def __init__(self, look: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[Chip, ...] = ()
        self._buttons: list[QPushButton] = []
        self._anchor = tab_anchor(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Replace the chips; when one with the focus goes, the focus stays in the row or moves to the next widget."""
        if tuple(chips) == self._shown:
            return
        self._shown = tuple(chips)
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        old, self._buttons = self._buttons, [self._button(chip) for chip in chips]
        for before, button in zip([self._anchor, *self._buttons], self._buttons, strict=False):
            self.setTabOrder(before, button)  # new widgets would be the last of the window
        self._flow(self.width(), place=True)
        self.updateGeometry()
        self.setVisible(bool(chips))
        if had_focus and self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.focusNextChild()
        for button in old:
            button.hide()
            button.setParent(None)
            button.deleteLater()

    def _button(self, chip: Chip) -> QPushButton:
        button = QPushButton(chip.text, self)
        button.setProperty("look", self._look)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{chip.text}, {chip.purpose}")
        button.setToolTip(chip.purpose)
        button.clicked.connect(lambda: self.pressed.emit(chip.key))
        button.show()
        return button

    def _flow(self, width: int, *, place: bool) -> int:
        """Return the height needed at this width; with `place` also move the buttons there."""
        x = y = line = 0
        for button in self._buttons:
            hint = button.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if x and x + hint.width() > width:
                x, y, line = 0, y + line + _GAP, 0
            if place:
                button.setGeometry(QRect(QPoint(x, y), hint))
            x, line = x + hint.width() + _GAP, max(line, hint.height())
        return y + line

    def sizeHint(self) -> QSize:
        widest = max((button.sizeHint().width() for button in self._buttons), default=0)
        return QSize(widest, self._flow(self.width(), place=False))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(width, place=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow(self.width(), place=True)
