"""Lays answers out side by side, as many as fit, all in one width and each row in one height. Knows no question."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from erstanlauf.ui.widgets.keyed_button import Answer

_GAP = 6


class AnswerGrid(QWidget):
    """`columns` is how many stand side by side now."""

    def __init__(self, parent: QWidget, *, most: int = 3) -> None:
        super().__init__(parent)
        self._most = most
        self._answers: Sequence[Answer] = ()
        self.columns = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)

    def show_answers(self, answers: Sequence[Answer]) -> None:
        """Lay these out; they have their words already."""
        self._answers = answers
        self.arrange()

    def arrange(self) -> None:
        """Lay out anew: the words or the room have changed."""
        widest = max((each.wished_width() for each in self._answers), default=1)
        room = self.width() or widest
        self.columns = columns = max(1, min(self._most, (room + _GAP) // (widest + _GAP)))
        width = (room - (columns - 1) * _GAP) // columns
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for first in range(0, len(self._answers), columns):
            row = self._answers[first : first + columns]
            height = max(each.height_at(width) for each in row)
            for column, each in enumerate(row):
                each.setFixedHeight(height)
                self._grid.addWidget(each, first // columns, column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
