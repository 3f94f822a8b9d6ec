"""A row of small buttons that flows over as many lines as it needs: what was said, what is known. Knows texts only."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget

_GAP = 6


@dataclass(frozen=True, slots=True)
class Chip:
    """`key` is what `pressed` carries; `purpose` says to a screen reader what pressing does."""

    key: str
    text: str
    purpose: str


class ChipRow(QWidget):
    """Shows chips; an empty row takes no room."""

    pressed = Signal(str)

    def __init__(self, look: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[Chip, ...] = ()
        self._flow = FlowLayout(self)
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
        old = self._flow.take_all()
        buttons = [self._button(chip) for chip in chips]
        self.setVisible(bool(chips))
        if had_focus and buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.focusNextChild()
        for button in old:
            button.setParent(None)
            button.deleteLater()

    def _button(self, chip: Chip) -> QPushButton:
        button = QPushButton(chip.text, self)
        button.setProperty("look", self._look)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{chip.text}, {chip.purpose}")
        button.setToolTip(chip.purpose)
        button.clicked.connect(lambda: self.pressed.emit(chip.key))
        self._flow.addWidget(button)
        button.show()
        return button


class FlowLayout(QLayout):
    """Places widgets side by side and begins a new line where the width ends."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def take_all(self) -> list[QWidget]:
        """Let go of all widgets and return them."""
        widgets = [widget for item in self._items if (widget := item.widget()) is not None]
        self._items.clear()
        self.invalidate()
        return widgets

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._flow(area, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _flow(self, area: QRect, *, place: bool) -> int:
        """Return the height needed; with `place` also move the widgets."""
        x, y, line = area.x(), area.y(), 0
        for item in self._items:
            hint = item.sizeHint()
            if x > area.x() and x + hint.width() > area.right() + 1:
                x, y, line = area.x(), y + line + _GAP, 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x, line = x + hint.width() + _GAP, max(line, hint.height())
        return y + line - area.y()
