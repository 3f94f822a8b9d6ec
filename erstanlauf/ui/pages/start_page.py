"""What is seen in the first blink: the name of the program, until it is known what stands before the desk.

Part of the first paint: must not touch the `Qt` namespace, whose enums take 15 ms to make.
"""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from erstanlauf.ui.widgets.fonts import heading


class StartPage(QWidget):
    """Nothing to press: the desk is locked until somebody has logged in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = QLabel("Erstanlauf", self)
        name.setFont(heading(self.font()))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(name)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
